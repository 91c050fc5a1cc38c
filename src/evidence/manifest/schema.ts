import * as z from 'zod/mini'
import type { Manifest } from '../../model/manifest.ts'
import { date, digest, line, period, selector, share, time, versionOne } from '../fields.ts'

const words = (error: string) => ({ error })

const EXPECT = words(
  'a whole number of hosts, or all, belongs here; a percentage of an unknown number would hide the missing host',
)

const expect = z.union([z.int().check(z.minimum(0, EXPECT)), z.literal('all')], EXPECT)

const commit = z
  .string()
  .check(
    z.regex(
      /^[0-9a-f]{7,64}$/,
      words('a commit of 7 to 64 lower-case hexadecimal digits belongs here'),
    ),
  )

const release = z.strictObject({
  version: line,
  artifact: z.optional(digest),
  commit: z.optional(commit),
})

const exception = z.strictObject({
  host: line,
  reason: z.optional(line),
  owner: z.optional(line),
  until: z.optional(date),
})

const hosts = z.strictObject({
  select: selector,
  expect,
  scope: z.optional(
    z
      .array(line)
      .check(
        z.minLength(1),
        z.maxLength(
          1000,
          words('at most 1,000 groups belong here; one that holds them takes fewer'),
        ),
      ),
  ),
  except: z.optional(
    z
      .array(exception)
      .check(
        z.maxLength(
          10_000,
          words('at most 10,000 exceptions belong here; select fewer hosts, or roll out in parts'),
        ),
      ),
  ),
  countBy: z.optional(z.enum(['machine', 'name'])),
  allowEmpty: z.optional(line),
})

const wave = z.strictObject({
  name: line,
  select: selector,
  bake: z.optional(period),
  max: z.optional(share),
})

const recovery = z.strictObject({
  rollback: z.optional(
    z.strictObject({
      version: line,
      commit: z.optional(commit),
      hosts: selector,
      flags: z.optional(z.array(line)),
      rehearsed: z.optional(date),
    }),
  ),
  killSwitch: z.optional(
    z.strictObject({
      procedure: line,
      drilled: z.optional(date),
      mayPull: z.optional(z.array(line)),
    }),
  ),
  procedure: z.optional(line),
  alerts: z.optional(z.strictObject({ pages: line })),
})

/** The shape of a manifest; `schema/manifest.schema.json` is made from it. */
export const manifestSchema: z.core.$ZodType<Manifest> = z.strictObject({
  version: versionOne,
  service: line,
  environment: line,
  operation: z.enum(['deploy', 'restart', 'remove', 'configure', 'activate', 'rollback']),
  release: z.optional(release),
  hosts,
  waves: z.optional(
    z
      .array(wave)
      .check(z.maxLength(1000, words('at most 1,000 waves belong here; make them larger'))),
  ),
  flags: z.optional(
    z.strictObject({
      activates: z.optional(z.array(line)),
      retires: z.optional(z.array(line)),
    }),
  ),
  recovery: z.optional(recovery),
  window: z.optional(z.strictObject({ from: time, until: time })),
  touches: z.optional(line),
})
