import { contains } from '../../base/hosts.ts'
import { list } from '../../base/words.ts'
import type { Fleet, Host } from '../../model/fleet.ts'
import type { Place } from '../../model/place.ts'
import type { Rollout } from '../../model/rollout.ts'

/** The scope as a message names it. */
export function scopeText({ scope }: Rollout): string {
  return list(scope.map(({ text }) => text))
}

/** Where the inventory says that the host belongs to the scope, or else that it exists. */
export function whyInScope({ scope }: Rollout, fleet: Fleet, host: Host): Place {
  const groups = scope.flatMap(({ atoms }) => atoms.flatMap(({ groups }) => groups))
  const holding = groups
    .map((name) => fleet.groups.get(name))
    .find((group) => group && contains(group.hosts, host))
  return holding?.place ?? fleet.place(host)
}
