import * as z from 'zod/mini'
import { registrySchema } from '../src/evidence/flags/registry/schema.ts'
import { recordSchema as releaseSchema } from '../src/evidence/flags/releases/schema.ts'
import { recordSchema } from '../src/evidence/github/record.ts'
import { FACTS } from '../src/evidence/inventory/facts.ts'
import { manifestSchema } from '../src/evidence/manifest/schema.ts'
import { observedSchema } from '../src/evidence/observed/index.ts'
import { policySchema } from '../src/evidence/policy/schema.ts'

/** The published schemas by name, in the draft that yaml-language-server reads. */
export const schemas = {
  manifest: publish('A Rollcall manifest: what a rollout is declared to be', manifestSchema),
  policy: publish('A Rollcall policy: what is allowed', policySchema),
  flags: publish(
    'A Rollcall registry of flags: those that live, and those that are retired',
    registrySchema,
  ),
  release: publish(
    'What a release of yours reads of flags, for hosts that stay on it',
    releaseSchema,
  ),
  observed: publish('What hosts report, one row a host', observedSchema),
  'github-evidence': publish('What GitHub said of changes, to be judged again', recordSchema),
  inventory: publish('A Rollcall inventory: all hosts and groups', inventorySchema()),
}

/** The reader walks the tree itself, to keep places; this says the same for editors. */
function inventorySchema() {
  const facts = z.strictObject(
    Object.fromEntries(FACTS.map((fact) => [fact, z.optional(z.union([z.string(), z.number()]))])),
  )
  const names = z.array(z.string())
  const group = z.strictObject({ hosts: z.optional(names), children: z.optional(names) })
  return z.strictObject({
    version: z.literal(1),
    generated: z.optional(z.string()),
    hosts: z.record(z.string(), z.nullable(facts)),
    groups: z.optional(z.record(z.string(), z.nullable(z.union([names, group])))),
  })
}

function publish(title: string, schema: z.core.$ZodType): unknown {
  const { $schema, ...rest } = z.toJSONSchema(schema, { target: 'draft-7', io: 'input' })
  return { $schema, title, ...rest }
}
