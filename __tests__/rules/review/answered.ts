import type { EnvironmentApproval, Person } from '../../../src/model/change.ts'

/** An approval in production by somebody with write, without a comment. */
export function answered(
  person: Person | undefined,
  more: Partial<EnvironmentApproval> = {},
): EnvironmentApproval {
  return {
    person,
    state: 'approved',
    comment: '',
    environments: ['production'],
    role: 'write',
    ...more,
  }
}
