import * as z from 'zod/mini'
import { duration } from '../../base/time.ts'
import type { FlagPolicy, FlagSource } from '../../model/flags.ts'
import type { Located } from '../../model/place.ts'
import { line, period } from '../fields.ts'
import type { PolicyFile } from './schema.ts'

const words = (error: string) => ({ error })

const TEMPLATE = words('a text with {key} where the name of the flag stands belongs here')
const template = z.string(TEMPLATE).check(z.regex(/^[^\n\r]*\{key\}[^\n\r]*$/, TEMPLATE))

const source = z.union(
  [
    line,
    z.strictObject({
      file: line,
      format: z.optional(line),
      line: z.optional(template),
    }),
  ],
  words('a file, or a map with file, format and line, belongs here'),
)

const globs = z.array(line).check(z.minLength(1))

/** Where flags are registered and read. */
export const flagsSchema = z.strictObject({
  registry: z.optional(z.union([source, z.array(source).check(z.minLength(1))])),
  include: z.optional(globs),
  exclude: z.optional(globs),
  calls: z.optional(z.array(template).check(z.minLength(1))),
  releases: z.optional(line),
  grace: z.optional(period),
})

const DAY = 86_400

/** What holds where a policy does not speak of flags. */
export const FLAG_DEFAULTS = { releases: 'releases', grace: 14 * DAY } as const

/** What a policy says of flags, which is the same for every environment. */
export function flagsOf(policy: Located<PolicyFile> | undefined): FlagPolicy {
  const own = policy?.value.flags
  return {
    registry: policy ? sourcesOf(policy) : [],
    include: own?.include ?? [],
    exclude: own?.exclude ?? [],
    calls: own?.calls ?? [],
    releases: own?.releases ?? FLAG_DEFAULTS.releases,
    grace: own?.grace === undefined ? FLAG_DEFAULTS.grace : (duration(own.grace) as number),
  }
}

const UNSAID = { format: undefined, line: undefined }

function sourcesOf(policy: Located<PolicyFile>): readonly FlagSource[] {
  const registry = policy.value.flags?.registry
  if (registry === undefined) return []
  const many = Array.isArray(registry)
  return (many ? registry : [registry]).map((each, i) => ({
    ...(typeof each === 'string' ? { file: each, ...UNSAID } : { ...UNSAID, ...each }),
    place: many ? policy.at('flags', 'registry', i) : policy.at('flags', 'registry'),
  }))
}
