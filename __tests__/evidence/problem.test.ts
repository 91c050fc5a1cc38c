import { expect, test } from '@jest/globals'
import { all, unknown } from '../../src/evidence/problem.ts'

test('what is unknown without a reason is unknown all the same, and says so', () => {
  expect(unknown().because).toEqual([expect.objectContaining({ what: expect.any(String) })])
  expect(all([unknown()]).known).toBe(false)
})
