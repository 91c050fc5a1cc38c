import { duration, instant } from '../../base/time.ts'
import { list, nearest } from '../../base/words.ts'
import type { Evidence, Problem } from '../../model/evidence.ts'
import type { Fleet } from '../../model/fleet.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Located } from '../../model/place.ts'
import type { Freeze, Policy, Service, Severity } from '../../model/policy.ts'
import { readDocument } from '../document.ts'
import type { TextFile } from '../files.ts'
import { unknown } from '../problem.ts'
import { conform } from '../schema.ts'
import type { Select } from '../selector/index.ts'
import { flagsOf } from './flags.ts'
import { reviewOf } from './review.ts'
import { type Environment, type PolicyFile, policySchema } from './schema.ts'

const MINUTE = 60
const DAY = 24 * 60 * MINUTE

/** What holds where a policy says nothing, and everywhere when there is no policy. */
export const DEFAULTS = {
  protected: true,
  waves: { canary: '25%', max: '50%', bake: 10 * MINUTE },
  exceptions: { longest: 14 * DAY },
  observed: { fresh: 15 * MINUTE },
  recovery: { rehearsed: 90 * DAY, drilled: 180 * DAY },
  decision: { fresh: 7 * DAY },
} as const

/** A policy file, or everything that is wrong with it. `ruleIds` are the rules it may set. */
export async function readPolicy(
  { file, text }: TextFile,
  ruleIds: readonly string[],
): Promise<Evidence<Located<PolicyFile>>> {
  const tree = await readDocument(file, text, '1.2')
  if (!tree.known) return tree
  const policy = conform(policySchema, tree.value, 'policy')
  if (!policy.known) return policy
  const wrong = [...unknownRules(policy.value, ruleIds), ...backwardFreezes(policy.value)]
  return wrong.length > 0 ? unknown(...wrong) : policy
}

function unknownRules(policy: Located<PolicyFile>, ruleIds: readonly string[]): Problem[] {
  const { value } = policy
  const paths: (string | number)[][] = [
    ['rules'],
    ...Object.keys(value.environments ?? {}).map((name) => ['environments', name, 'rules']),
  ]
  return paths.flatMap((path) => {
    const rules = path.length === 1 ? value.rules : value.environments?.[String(path[1])]?.rules
    return Object.keys(rules ?? {})
      .filter((id) => !ruleIds.includes(id))
      .map((id) => {
        const near = nearest(id, ruleIds)
        return {
          what: `${JSON.stringify(id)} is no rule; the rules are ${list(ruleIds, 60)}`,
          next: near ? `Did you mean ${near}?` : 'Remove it, or name a rule that exists',
          place: policy.keyAt(...path, id),
        }
      })
  })
}

function backwardFreezes(policy: Located<PolicyFile>): Problem[] {
  return Object.entries(policy.value.environments ?? {}).flatMap(([name, environment]) =>
    (environment.freezes ?? []).flatMap(({ from, until }, i) =>
      (instant(from) as number) <= (instant(until) as number)
        ? []
        : [
            {
              what: `The freeze ends at ${until}, before it begins at ${from}, so it would never hold`,
              next: 'Swap the two, or mend the date',
              place: policy.at('environments', name, 'freezes', i, 'until'),
            },
          ],
    ),
  )
}

/** The inventory files a policy names, as they are written. */
export function inventoriesOf(policy: PolicyFile): readonly string[] {
  if (policy.inventory === undefined) return []
  return typeof policy.inventory === 'string' ? [policy.inventory] : policy.inventory
}

/** Whether the policy, if there is one, knows the environment a manifest is for. */
export function environmentProblem(
  policy: Located<PolicyFile> | undefined,
  manifest: Located<Manifest>,
): Problem | undefined {
  const environments = Object.keys(policy?.value.environments ?? {})
  const { environment } = manifest.value
  if (environments.length === 0 || environments.includes(environment)) return undefined
  const near = nearest(environment, environments)
  return {
    what: `The environment ${JSON.stringify(environment)} is not in the policy ${policy?.file}, which knows ${list(environments)}; nothing says how it is to be judged`,
    next: near ? `Did you mean ${near}?` : 'Name one of them, or add it to the policy first',
    place: manifest.at('environment'),
  }
}

/** Whether a manifest is for another environment than the run says. */
export function otherEnvironment(
  { environment }: { readonly environment?: string | undefined },
  manifest: Located<Manifest>,
): Problem | undefined {
  if (environment === undefined || manifest.value.environment === environment) return undefined
  return {
    what: `The manifest is for ${JSON.stringify(manifest.value.environment)}, and this run is for ${JSON.stringify(environment)}: another environment is judged by other rules`,
    next: 'Judge a manifest that is for the environment of the run',
    place: manifest.at('environment'),
  }
}

/** Rules without which nobody has to have looked. */
const OF_REVIEW = [
  'review/second-person',
  'review/objection',
  'review/range',
  'review/settled',
  'review/guarded-files',
]

/** Why a policy lets a change go live that nobody else has looked at. */
export function reviewProblems({ review, rules, at }: Policy): readonly Problem[] {
  if (!review) {
    return [
      {
        what: 'The policy asks for no second reviewer, and this run requires one',
        next: 'Let its owners add a review to the environment (review: {})',
        place: at('review'),
      },
    ]
  }
  const weak = OF_REVIEW.filter((id) => (rules.get(id) ?? 'block') !== 'block')
  return weak.map((id) => ({
    what: `The policy sets ${id} to ${rules.get(id)}, and this run requires a second reviewer`,
    next: 'Leave the rule at block',
    place: at('rules', id),
  }))
}

/** The policy that judges one environment. */
export function policyFor(
  policy: Located<PolicyFile> | undefined,
  name: string,
  services: readonly Service[],
): Policy {
  const file = policy?.value
  const own: Environment = file?.environments?.[name] ?? {}
  const seconds = (text: string | undefined): number | undefined =>
    text === undefined ? undefined : duration(text)
  const review = own.review ?? file?.review
  const above: readonly string[] = own.review || !review ? ['environments', name] : []
  const at: Policy['at'] = (...path) =>
    policy?.at(...(path[0] === 'review' ? above : ['environments', name]), ...path) ?? {
      file: '(no policy file)',
      line: 1,
      column: 1,
    }
  return {
    file: policy?.file,
    at,
    protected: own.protected ?? DEFAULTS.protected,
    rules: new Map<string, Severity>([
      ...Object.entries(file?.rules ?? {}),
      ...Object.entries(own.rules ?? {}),
    ]),
    services,
    domains: (file?.domains ?? []).map((domain) => domain.replace(/^\.|\.$/g, '').toLowerCase()),
    waves: {
      canary: own.waves?.canary ?? DEFAULTS.waves.canary,
      max: own.waves?.max ?? DEFAULTS.waves.max,
      bake: seconds(own.waves?.bake) ?? DEFAULTS.waves.bake,
    },
    exceptions: { longest: seconds(own.exceptions?.longest) ?? DEFAULTS.exceptions.longest },
    inventory: { fresh: seconds(own.inventory?.fresh), atLeast: own.inventory?.atLeast },
    observed: { fresh: seconds(own.observed?.fresh) ?? DEFAULTS.observed.fresh },
    recovery: {
      rehearsed: seconds(own.recovery?.rehearsed) ?? DEFAULTS.recovery.rehearsed,
      drilled: seconds(own.recovery?.drilled) ?? DEFAULTS.recovery.drilled,
    },
    freezes: freezes(policy, name),
    flags: flagsOf(policy),
    review: review && reviewOf(review, name, (...path) => at('review', ...path)),
    decision: own.decision && {
      fresh: seconds(own.decision.fresh) ?? DEFAULTS.decision.fresh,
    },
  }
}

/** Every selector of a policy. */
export function selectorsIn(policy: Located<PolicyFile> | undefined): readonly string[] {
  const { services, environments } = policy?.value ?? {}
  return [{ services }, ...Object.values(environments ?? {})].flatMap(({ services }) =>
    Object.values(services ?? {}).map(({ hosts }) => hosts),
  )
}

/** The services of the whole policy, each replaced by the environment's own of the same name. */
export function servicesOf(
  policy: Located<PolicyFile> | undefined,
  environment: string,
  fleet: Fleet,
  select: Select,
): readonly Service[] {
  if (!policy) return []
  const { services, environments } = policy.value
  const found = new Map<string, Service>()
  const add = (held: typeof services, ...path: readonly string[]) => {
    for (const [name, { hosts, floor, perZone = false }] of Object.entries(held ?? {})) {
      found.set(name, {
        name,
        place: policy.keyAt(...path, name),
        hosts: select(hosts, policy.textAt(...path, name, 'hosts'), fleet),
        floor,
        perZone,
      })
    }
  }
  add(services, 'services')
  add(environments?.[environment]?.services, 'environments', environment, 'services')
  return [...found.values()]
}

function freezes(policy: Located<PolicyFile> | undefined, name: string): readonly Freeze[] {
  return (policy?.value.environments?.[name]?.freezes ?? []).map((freeze, i) => ({
    from: instant(freeze.from) as number,
    until: instant(freeze.until) as number,
    reason: freeze.reason,
    place: (policy as Located<PolicyFile>).at('environments', name, 'freezes', i),
  }))
}
