import type { PageFault } from './paging.ts'

// Everything that goes wrong between a client and GitHub, one kind at a time.

export const FAULTS = [
  'status-401',
  'status-403',
  'status-404',
  'status-429',
  'status-500',
  'status-502',
  'status-503',
  'html-502',
  'html-200',
  'hang',
  'delay',
  'reset',
  'truncate-length',
  'truncate-chunked',
  'empty-200',
  'empty-204',
  'json-null',
  'wrong-type',
  'wrong-field',
  'missing-field',
  'primary-limit',
  'secondary-limit',
  'sso',
  'no-permission',
  'redirect',
  'clock-skew',
  'cursor-stuck',
  'page-repeated',
  'page-dropped',
  'graphql-partial',
  'graphql-errors',
] as const

export type FaultKind = (typeof FAULTS)[number]

const PAGE_FAULTS: readonly FaultKind[] = ['cursor-stuck', 'page-repeated', 'page-dropped']

/** They take time or tell a wrong time, and the answer is right all the same. */
export const HARMLESS: readonly FaultKind[] = ['delay', 'clock-skew']

const PAGED: readonly string[] = [
  'pulls/list-commits',
  'pulls/list-reviews',
  'repos/compare-commits-with-basehead',
  'repos/list-activities',
  'repos/list-deployment-statuses',
  'repos/list-deployments',
  'repos/list-pull-requests-associated-with-commit',
]

/** Ids of the REST API have a slash, names of GraphQL operations cannot. */
export function isRest(operation: string): boolean {
  return operation.includes('/')
}

/** The kinds that can befall an operation: a list without pages has no page to lose. */
export function faultsOf(operation: string): readonly FaultKind[] {
  return FAULTS.filter((kind) => {
    if (kind.startsWith('graphql-')) return !isRest(operation)
    if (PAGE_FAULTS.includes(kind)) return !isRest(operation) || PAGED.includes(operation)
    return true
  })
}

export interface FaultOptions {
  /** How many requests it befalls; all, unless given. */
  readonly times?: number
  /** How many requests go well before. */
  readonly after?: number
  /** Of a delay, 200 unless given; of a skewed clock, an hour ahead unless given. */
  readonly ms?: number
  /** Until a limit is over, in seconds: 60, unless given. */
  readonly seconds?: number
  /** Keys and indexes to the field that is missing, wrong or null: `0.user.id`. */
  readonly path?: string
}

export interface Fault extends FaultOptions {
  readonly kind: FaultKind
}

export function pageFaultOf(kind: FaultKind): PageFault | undefined {
  return PAGE_FAULTS.includes(kind) ? (kind as PageFault) : undefined
}
