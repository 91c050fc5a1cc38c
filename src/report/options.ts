import type { Decision } from '../model/verdict.ts'

/** What a report is told besides the decision. */
export interface ReportOptions {
  /** Of Rollcall itself. */
  readonly version: string
  /** Terminal colours. */
  readonly colour?: boolean
  /** Leaves out what was in order, and the sources. */
  readonly quiet?: boolean
}

/** A report is the whole text, with a line end at its end. */
export type Format = (decision: Decision, options: ReportOptions) => string
