import { oneOf, UsageError } from '../asked.ts'
import { json, line } from '../base/escape.ts'
import { count, ended, list } from '../base/words.ts'
import { workingTree } from '../evidence/files.ts'
import { findManifests } from '../evidence/manifest/find.ts'
import { ruleIds } from '../gate.ts'
import { gather } from '../gather.ts'
import type { Evidence, Problem } from '../model/evidence.ts'
import type { Plan, PlanParts } from '../model/plan.ts'
import { approval } from '../report/votes.ts'
import type { Request } from '../request.ts'
import { openWorld } from '../world.ts'
import { commitAt } from './commit.ts'
import { parse } from './options.ts'
import type { Terminal } from './terminal.ts'

/** `rollcall digest`: what an approval of a plan approves, and the sentence that approves it. */
export async function digest(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, operands } = parse(args, {
    policy: { type: 'string' },
    inventory: { type: 'string', multiple: true },
    touches: { type: 'string' },
    base: { type: 'string' },
    commit: { type: 'string' },
    format: { type: 'string' },
  })
  const format = oneOf('--format', values.format ?? 'text', ['text', 'json'])
  const plans = await readPlans({
    root: terminal.root,
    manifests: operands,
    moment: 'plan',
    policy: values.policy,
    inventories: values.inventory,
    touches: values.touches,
    observed: undefined,
    deadline: undefined,
    base: values.base,
    commit: await commitAt('--commit', values.commit, terminal.root),
    now: terminal.clock(),
    replay: false,
  })
  if (!plans.known) {
    // What all manifests share is told once.
    terminal.stderr([...new Set(plans.because.map(problemLine))].join(''))
    return 2
  }
  terminal.stdout(format === 'json' ? object(plans.value) : text(plans.value))
  return 0
}

interface Named {
  readonly manifest: string
  readonly plan: Plan
}

/** The plan of every manifest, or why there is one without. */
async function readPlans(request: Request): Promise<Evidence<readonly Named[]>> {
  const manifests = await findManifests(request.manifests, workingTree(request.root))
  if (!manifests.known) return manifests
  if (request.touches !== undefined && manifests.value.length > 1) {
    throw new UsageError('--touches says what one rollout touches; name one manifest')
  }
  const world = await openWorld(request)
  if (!world.known) return world
  const plans: Named[] = []
  const because: Problem[] = []
  for (const manifest of manifests.value) {
    const plan = await gather(manifest, request, ruleIds, world.value).readers.plan()
    if (plan.known) plans.push({ manifest, plan: plan.value })
    else because.push(...plan.because)
  }
  return because.length > 0 ? { known: false, because } : { known: true, value: plans }
}

function text(plans: readonly Named[]): string {
  return plans.map(({ manifest, plan }) => section(manifest, plan)).join('\n')
}

function section(manifest: string, { digest, parts }: Plan): string {
  const rows = [
    ['digest', digest],
    ['commit', parts.commit ?? 'not given'],
    ['says', says(parts.manifest)],
    ['hosts', hosts(parts.hosts)],
    ['waves', waves(parts.hosts)],
    ['flags', flags(parts.flags)],
    ['policy', parts.policy ?? 'no policy file'],
  ] as const
  const lines = rows.map(([name, value]) => `  ${name.padEnd(6)}  ${line(value)}\n`)
  return `${line(manifest)}\n${lines.join('')}\n${parts.commit === null ? NO_COMMIT : toApprove(digest)}`
}

const NO_COMMIT = 'No approval of a release can quote this: give the commit with --commit.\n'

function toApprove(digest: string): string {
  return `It was not judged here; rollcall check does that. To approve it, paste:\n  ${approval(digest)}\n`
}

function says({ operation, service, release, environment, hosts }: PlanParts['manifest']): string {
  const what = release ? `${service} ${release.version}` : service
  return `${operation} ${what} to ${hosts.select} in ${environment}`
}

function hosts({ touched, strangers, excepted, rollback }: PlanParts['hosts']): string {
  return [
    `${count(touched.length, 'host')} touched${touched.length > 0 ? ` (${list(touched, 20)})` : ''}`,
    ...(strangers.length > 0
      ? [`${count(strangers.length, 'name')} that the inventory does not know`]
      : []),
    `${count(excepted.length, 'host')} excepted`,
    rollback ? `a way back for ${count(rollback.length, 'host')}` : 'no way back',
  ].join(', ')
}

function waves({ waves }: PlanParts['hosts']): string {
  const each = waves.map(({ name, hosts }) => `${name} (${count(hosts.length, 'host')})`)
  return list(each) || 'none'
}

function flags({ activates, retires }: PlanParts['flags']): string {
  const each = [
    ...activates.map((flag) => `activates ${flag}`),
    ...retires.map((flag) => `retires ${flag}`),
  ]
  return list(each) || 'none'
}

function object(plans: readonly Named[]): string {
  return `${json({
    plans: plans.map(({ manifest, plan: { digest, parts } }) => ({
      manifest,
      digest,
      plan: parts,
      approval: parts.commit === null ? null : approval(digest),
    })),
  })}\n`
}

function problemLine({ place, what, next }: Problem): string {
  return `${line(place.file)}:${place.line}:${place.column}  ${line(what)}.\n  → ${ended(line(next))}\n`
}
