import { difference, none, setOf, union } from '../base/hosts.ts'
import { isReadable } from '../base/readable.ts'
import { duration, lastInstant } from '../base/time.ts'
import type { Fleet } from '../model/fleet.ts'
import type { Manifest } from '../model/manifest.ts'
import type { Located } from '../model/place.ts'
import type { ResolvedException, Rollout, Touches, Wave } from '../model/rollout.ts'
import type { Selection } from '../model/selection.ts'
import type { Select } from './selector/index.ts'

/** Every selector of a manifest. */
export function selectorsOf({ hosts, waves, recovery }: Manifest): readonly string[] {
  return [
    hosts.select,
    ...(hosts.scope ?? []),
    ...(waves ?? []).map(({ select }) => select),
    ...(recovery?.rollback ? [recovery.rollback.hosts] : []),
  ]
}

/** A manifest with every selector in it resolved against the fleet, as of `now`. */
export function resolveRollout(
  manifest: Located<Manifest>,
  fleet: Fleet,
  touches: Touches | undefined,
  select: Select,
  now: number,
): Rollout {
  const { hosts, recovery } = manifest.value
  const declared = select(hosts.select, manifest.textAt('hosts', 'select'), fleet)
  const exceptions = resolveExceptions(manifest, fleet)
  const excepted = setOf(
    exceptions.flatMap((exception) =>
      exception.host !== undefined && isLive(exception, now) ? [exception.host] : [],
    ),
  )
  const scope = resolveScope(manifest, fleet, declared, select)
  return {
    manifest,
    declared,
    touched: touches?.hosts ?? difference(declared.hosts, excepted),
    touches,
    scope,
    scopeGiven: hosts.scope !== undefined,
    inScope: scope.map((selection) => selection.hosts).reduce(union, none),
    exceptions,
    excepted,
    waves: resolveWaves(manifest, fleet, excepted, select),
    rollback: recovery?.rollback
      ? select(recovery.rollback.hosts, manifest.textAt('recovery', 'rollback', 'hosts'), fleet)
      : undefined,
  }
}

function resolveExceptions(
  manifest: Located<Manifest>,
  fleet: Fleet,
): readonly ResolvedException[] {
  return (manifest.value.hosts.except ?? []).map(({ host, reason, owner, until }, i) => ({
    name: host,
    host: fleet.find(host),
    reason,
    owner,
    until: until === undefined ? undefined : lastInstant(until),
    place: manifest.at('hosts', 'except', i),
  }))
}

/** An exception that nobody answers for, or whose time is over, leaves no host out. */
function isLive({ reason, owner, until }: ResolvedException, now: number): boolean {
  return isReadable(reason) && isReadable(owner) && until !== undefined && until >= now
}

function resolveScope(
  manifest: Located<Manifest>,
  fleet: Fleet,
  declared: Selection,
  select: Select,
): readonly Selection[] {
  const { scope } = manifest.value.hosts
  if (scope)
    return scope.map((text, i) => select(text, manifest.textAt('hosts', 'scope', i), fleet))
  const groups = declared.atoms
    .filter(({ role, kind }) => role === 'union' && (kind === 'group' || kind === 'all'))
    .flatMap(({ groups, place }) => groups.map((name) => ({ name, place })))
  return groups.map(({ name, place }) => select(name, place, fleet))
}

function resolveWaves(
  manifest: Located<Manifest>,
  fleet: Fleet,
  excepted: Uint32Array,
  select: Select,
): readonly Wave[] {
  return (manifest.value.waves ?? []).map(({ name, select: text, bake, max }, i) => {
    const selection = select(text, manifest.textAt('waves', i, 'select'), fleet)
    return {
      name,
      place: manifest.at('waves', i),
      selection,
      hosts: difference(selection.hosts, excepted),
      bake: bake === undefined ? undefined : duration(bake),
      max,
    }
  })
}
