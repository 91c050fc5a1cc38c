import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { stricter } from '../../../src/evidence/policy/stricter.ts'
import type { ReviewPolicy } from '../../../src/model/policy.ts'
import { reviewPolicy } from '../../rules/review/change.ts'

const LEAST = reviewPolicy({
  coAuthors: 'suggestions',
  unlinked: 'allow',
  dismissals: 'revive',
  breakGlass: true,
})

const place = { file: 'p.yml', line: 1, column: 1 }
const owner = { kind: 'person', id: 7 } as const
const guard = { because: 'x', paths: ['db/**'], owners: [owner], place }
const release = { approvals: 1, environments: ['live'], approvers: [], quotesPlan: false }

describe('what a release and what is live ask of reviewers', () => {
  test.each<readonly [name: string, one: Partial<ReviewPolicy>]>([
    ['more approvals', { approvals: 3 }],
    ['more where the author is not trusted', { untrusted: 4 }],
    ['a higher role', { role: 'admin' }],
    ['a team', { teams: [{ team: 'acme/sre', approvals: 1 }] }],
    ['a machine', { machines: [9] }],
    ['co-authors are involved', { coAuthors: 'involved' }],
    ['no names without an account', { unlinked: 'block' }],
    ['comments withdraw', { comments: 'withdraw' }],
    ['dismissals are final', { dismissals: 'final' }],
    ['owners', { owners: [owner] }],
    ['guarded files', { guarded: [guard] }],
    ['code owners', { codeOwners: true }],
    ['an approval of the release', { release }],
    ['no breaking of the glass', { breakGlass: false }],
  ])('holds where only one of them asks for it: %s', (_name, one) => {
    const strict = { ...LEAST, ...one }
    expect(stricter(strict, LEAST)).toEqual(strict)
    expect(stricter(LEAST, strict)).toEqual(strict)
  })

  test('both ask of one team, and of one release', () => {
    const ask = (approvals: number, more: object) => ({
      ...LEAST,
      teams: [{ team: 'acme/sre', approvals }],
      release: { ...release, ...more },
    })
    const both = stricter(
      ask(2, { quotesPlan: true, approvers: [owner] }),
      ask(1, { approvals: 2, environments: ['two'] }),
    )
    expect(both.teams).toEqual([{ team: 'acme/sre', approvals: 2 }])
    expect(both.release).toEqual({
      approvals: 2,
      environments: ['two', 'live'],
      approvers: [owner],
      quotesPlan: true,
    })
  })

  test('the branch is that of what is live, and the beginning that of the release', () => {
    const [main, mine] = [
      { ...LEAST, branch: 'main', since: 'a' },
      { ...LEAST, branch: 'mine', since: 'b' },
    ]
    expect(stricter(main, mine)).toMatchObject({ branch: 'main', since: 'b' })
    expect(stricter(LEAST, mine).branch).toBeUndefined()
  })

  test('the same twice is the same', () => {
    const count = fc.integer({ min: 1, max: 9 })
    fc.assert(
      fc.property(count, count, fc.boolean(), (approvals, more, codeOwners) => {
        const one = {
          ...LEAST,
          approvals,
          untrusted: approvals + more,
          codeOwners,
          guarded: [guard],
        }
        expect(stricter(one, one)).toEqual(one)
      }),
    )
  })
})
