import * as z from 'zod/mini'
import { line, versionOne } from '../../fields.ts'
import { slotSchema } from '../registry/schema.ts'

const COMMIT = { error: 'a commit of 40 or 64 lower-case hexadecimal digits belongs here' }

/** A slot, and what the release takes it for. */
const slot = z.safeExtend(slotSchema, { key: z.optional(line) })

export type RecordedSlot = z.infer<typeof slot>

/** What a release reads, as its build found out; `schema/release.schema.json` is made from it. */
export const recordSchema = z.strictObject({
  version: versionOne,
  release: line,
  commit: z.optional(z.string(COMMIT).check(z.regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, COMMIT))),
  reads: z.strictObject({ keys: z.array(line), slots: z.array(slot) }),
})
