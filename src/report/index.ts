import { github } from './github.ts'
import { json } from './json.ts'
import type { Format } from './options.ts'
import { text } from './text.ts'

/** What `--format` may be. */
export const formats = { text, json, github } satisfies Record<string, Format>

export { type Annotation, annotations } from './annotations.ts'
export { decision } from './decision.ts'
export type { Format, ReportOptions } from './options.ts'
export { summary } from './summary.ts'
