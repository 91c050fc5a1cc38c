import * as z from 'zod/mini'
import { line, period, selector, share, time, versionOne } from '../fields.ts'
import { flagsSchema } from './flags.ts'
import { decisionSchema, reviewSchema } from './review.ts'

const rules = z.record(z.string(), z.enum(['block', 'warn', 'off']))

const service = z.strictObject({
  hosts: selector,
  floor: z.optional(share),
  perZone: z.optional(z.boolean()),
})

const services = z.record(line, service)

const environment = z.strictObject({
  protected: z.optional(z.boolean()),
  rules: z.optional(rules),
  services: z.optional(services),
  waves: z.optional(
    z.strictObject({
      canary: z.optional(share),
      max: z.optional(share),
      bake: z.optional(period),
    }),
  ),
  exceptions: z.optional(z.strictObject({ longest: z.optional(period) })),
  inventory: z.optional(
    z.strictObject({
      fresh: z.optional(period),
      atLeast: z.optional(z.int().check(z.minimum(1))),
    }),
  ),
  observed: z.optional(z.strictObject({ fresh: z.optional(period) })),
  recovery: z.optional(
    z.strictObject({ rehearsed: z.optional(period), drilled: z.optional(period) }),
  ),
  freezes: z.optional(z.array(z.strictObject({ from: time, until: time, reason: line }))),
  review: z.optional(reviewSchema),
  decision: z.optional(decisionSchema),
})

/** The shape of a policy; `schema/policy.schema.json` is made from it. */
export const policySchema = z.strictObject({
  version: versionOne,
  inventory: z.optional(z.union([line, z.array(line).check(z.minLength(1))])),
  domains: z.optional(
    z.array(line).check(z.maxLength(100, { error: 'at most 100 domains belong here' })),
  ),
  rules: z.optional(rules),
  services: z.optional(services),
  flags: z.optional(flagsSchema),
  review: z.optional(reviewSchema),
  environments: z.optional(z.record(line, environment)),
})

export type PolicyFile = z.infer<typeof policySchema>
export type Environment = z.infer<typeof environment>
