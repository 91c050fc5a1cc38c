import { type Ask, LIVE } from '../review/scene.ts'

/** What the example workflows say beside: a policy may be that of a commit that somebody chose. */
export function asWorkflow(ask: Ask = {}): Ask {
  return { ...ask, request: { requireReview: true, environment: LIVE, ...ask.request } }
}
