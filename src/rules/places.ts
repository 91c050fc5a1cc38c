import type { Place } from '../model/place.ts'
import type { Policy } from '../model/policy.ts'

/** Where the policy sets something, if there is a policy file to point at. */
export function inPolicy(policy: Policy, ...path: readonly (string | number)[]): Place | undefined {
  return policy.file === undefined ? undefined : policy.at(...path)
}

/** The whole file, where no line of it is at fault. */
export function wholeFile(file: string): Place {
  return { file, line: 1, column: 1 }
}
