import { posix } from 'node:path'
import * as z from 'zod/mini'
import { sha256 } from '../base/digest.ts'
import { planDigest } from '../base/plan-digest.ts'
import { instant } from '../base/time.ts'
import { list } from '../base/words.ts'
import type { Earlier } from '../model/earlier.ts'
import type { Evidence } from '../model/evidence.ts'
import type { Located } from '../model/place.ts'
import type { PlanParts } from '../model/plan.ts'
import type { Verdict } from '../model/verdict.ts'
import { digest, time, versionOne } from './fields.ts'
import type { TextFile } from './files.ts'
import { parseJson } from './json.ts'
import { manifestSchema } from './manifest/schema.ts'
import { known, unknown, wholeFile } from './problem.ts'
import { conform } from './schema.ts'

const words = (error: string) => ({ error })

const NAMES = words('names in code unit order, each once, belong here')

// Two lists of the same names would otherwise have two digests.
const names = z
  .array(z.string())
  .check(z.refine((all) => all.every((name, i) => i === 0 || (all[i - 1] as string) < name), NAMES))

const COMMIT = words('a commit of 40 or 64 lower-case hexadecimal digits, or null, belongs here')

const plan: z.core.$ZodType<PlanParts> = z.strictObject({
  commit: z.nullable(z.string(COMMIT).check(z.regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, COMMIT))),
  manifest: manifestSchema,
  hosts: z.strictObject({
    touched: names,
    strangers: names,
    excepted: names,
    waves: z.array(z.strictObject({ name: z.string(), hosts: names })),
    rollback: z.nullable(names),
  }),
  flags: z.strictObject({ activates: names, retires: names }),
  policy: z.nullable(digest),
})

const verdict = z.enum(['block', 'error', 'wait', 'pass'])

// What else stands in a decision is for people; the digest of a plan covers the whole of the plan.
const decision = z.object({
  version: versionOne,
  tool: z.object({ name: z.literal('rollcall') }),
  verdict,
  moment: z.enum(['plan', 'deploy', 'activate']),
  at: time,
  replay: z.boolean(),
  rollouts: z.array(
    z.object({
      manifest: z.string(),
      verdict,
      planDigest: z.nullable(digest),
      plan: z.nullable(plan),
    }),
  ),
})

type Decision = z.infer<typeof decision>

/**
 * What a decision file, as `schema/decision.schema.json` has it, says of one manifest. Unknown
 * where the file is torn, where its plan is not the one its digest is of, and where it says nothing
 * of the manifest. Nothing tells who wrote it.
 */
export function readEarlier(text: TextFile, manifest: string): Evidence<Earlier> {
  const tree = parseJson(text.file, text.text)
  if (!tree.known) return tree
  const read = conform(decision, tree.value, 'decision')
  if (!read.known) return read
  const index = indexOf(read.value, manifest)
  if (!index.known) return index
  return earlierOf(read.value, index.value, text)
}

/** Which of the rollouts is that of a manifest. */
function indexOf({ file, value, at }: Located<Decision>, manifest: string): Evidence<number> {
  const all = value.rollouts.map((rollout) => rollout.manifest)
  const found = all.flatMap((name, i) =>
    posix.normalize(name) === posix.normalize(manifest) ? [i] : [],
  )
  const [first, second] = found
  if (first === undefined) {
    return unknown({
      what: `${file} is the decision about ${list(all) || 'no manifest'}, and says nothing of ${manifest}`,
      next: `Give the decision that was made about ${manifest}, by the same name`,
      place: all.length === 0 ? wholeFile(file) : at('rollouts'),
    })
  }
  if (second === undefined) return known(first)
  return unknown({
    what: `${manifest} is decided here again, and nothing says which of the two holds`,
    next: 'Give the decision as it was written, which has each manifest once',
    place: at('rollouts', second, 'manifest'),
  })
}

function earlierOf(
  { file, value, at }: Located<Decision>,
  index: number,
  { bytes }: TextFile,
): Evidence<Earlier> {
  const { moment, replay } = value
  const rollout = value.rollouts[index] as Decision['rollouts'][number]
  const { plan: parts, planDigest: recorded } = rollout
  if (parts === null || recorded === null) {
    return unknown({
      what: `The decision of ${moment} has no plan of ${rollout.manifest}, since its evidence could not be read then, so nothing can be compared with it`,
      next: `Ask at ${moment} again until it can judge, and give the decision that it writes then`,
      place: at('rollouts', index, parts === null ? 'plan' : 'planDigest'),
    })
  }
  const made = planDigest(parts)
  if (made !== recorded) {
    return unknown({
      what: `The plan that stands here has the digest ${made} and not ${recorded}, as the decision says, so one of the two was torn or edited`,
      next: 'Give the decision as it was written, by the same version of Rollcall',
      place: at('rollouts', index, 'planDigest'),
    })
  }
  return known({
    source: { role: 'decision', file, format: `decision of ${moment}`, digest: sha256(bytes) },
    moment,
    verdict: worse(value.verdict, rollout.verdict),
    at: instant(value.at) as number,
    replay,
    plan: { digest: recorded, parts },
  })
}

/** A decision may fail for what belongs to no manifest, and then none of them passed. */
function worse(a: Verdict, b: Verdict): Verdict {
  return verdict.options.find((each) => each === a || each === b) as Verdict
}
