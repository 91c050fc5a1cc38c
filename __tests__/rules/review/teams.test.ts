import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Membership } from '../../../src/model/change.ts'
import type { TeamQuota } from '../../../src/model/policy.ts'
import { lackingTeams } from '../../../src/rules/review/teams.ts'
import { BOB, CAROL, DAVE, human } from './change.ts'

const quotas = (...teams: readonly [string, number][]): readonly TeamQuota[] =>
  teams.map(([team, approvals]) => ({ team, approvals }))
const members = (of: Readonly<Record<string, readonly number[]>>): readonly Membership[] =>
  Object.entries(of).map(([team, ids]) => ({ team, members: ids }))

describe('31: places for teams', () => {
  test.each([
    ['no team', quotas(), [BOB], members({}), []],
    ['a member', quotas(['o/a', 1]), [BOB], members({ 'o/a': [2] }), []],
    ['in any case', quotas(['O/A', 1]), [BOB], members({ 'o/a': [2] }), []],
    ['nobody of the team', quotas(['o/a', 1]), [BOB], members({ 'o/a': [3] }), ['o/a 0/1']],
    ['29, 30: nobody is known to be in it', quotas(['o/a', 1]), [BOB], members({}), ['o/a 0/1']],
    [
      'one person for two teams',
      quotas(['o/a', 1], ['o/b', 1]),
      [BOB],
      members({ 'o/a': [2], 'o/b': [2] }),
      ['o/b 0/1'],
    ],
    [
      'whoever is in both goes where the other cannot',
      quotas(['o/a', 1], ['o/b', 1]),
      [BOB, CAROL],
      members({ 'o/a': [2, 3], 'o/b': [2] }),
      [],
    ],
    [
      'three move over by one',
      quotas(['o/a', 1], ['o/b', 1], ['o/c', 1]),
      [BOB, CAROL, DAVE],
      members({ 'o/a': [2, 3, 4], 'o/b': [2, 3], 'o/c': [2] }),
      [],
    ],
    [
      'a team that is asked for twice takes two',
      quotas(['o/a', 1], ['o/a', 1]),
      [BOB],
      members({ 'o/a': [2] }),
      ['o/a 0/1'],
    ],
    ['one of two', quotas(['o/a', 2]), [BOB, CAROL], members({ 'o/a': [2] }), ['o/a 1/2']],
  ])('%s', (_, teams, people, memberships, expected) => {
    const lacks = lackingTeams(teams, people, memberships)
    expect(lacks.map(({ team, approvals, filled }) => `${team} ${filled}/${approvals}`)).toEqual(
      expected,
    )
  })

  test('says who could answer for the team that lacks, and answers for another', () => {
    const [lack] = lackingTeams(
      quotas(['o/a', 1], ['o/b', 1]),
      [CAROL, BOB],
      members({ 'o/a': [2], 'o/b': [2] }),
    )
    expect(lack).toMatchObject({ team: 'o/b', elsewhere: [BOB] })
  })

  test('does not say so of who answers for it already', () => {
    const [lack] = lackingTeams(quotas(['o/a', 2]), [BOB], members({ 'o/a': [2] }))
    expect(lack).toMatchObject({ team: 'o/a', elsewhere: [] })
  })
})

/** The most places that any way of sharing people out can fill. */
function most(
  places: readonly string[],
  ids: readonly number[],
  of: ReadonlyMap<string, readonly number[]>,
): number {
  const [first, ...rest] = places
  if (first === undefined) return 0
  const without = most(rest, ids, of)
  const fits = ids.filter((id) => of.get(first)?.includes(id))
  return Math.max(
    without,
    ...fits.map(
      (id) =>
        1 +
        most(
          rest,
          ids.filter((other) => other !== id),
          of,
        ),
    ),
  )
}

test('31: no way of sharing people out fills more places', () => {
  const ids = fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { maxLength: 5 })
  const team = fc.record({ approvals: fc.integer({ min: 1, max: 2 }), members: ids })
  fc.assert(
    fc.property(ids, fc.array(team, { maxLength: 4 }), (approvers, teams) => {
      const names = teams.map((_, i) => `o/${i}`)
      const of = new Map(teams.map((each, i) => [`o/${i}`, each.members]))
      const places = teams.flatMap(({ approvals }, i) =>
        Array.from({ length: approvals }, () => `o/${i}`),
      )
      const lacks = lackingTeams(
        teams.map(({ approvals }, i) => ({ team: names[i] as string, approvals })),
        approvers.map((id) => human(id)),
        teams.map((each, i) => ({ team: names[i] as string, members: each.members })),
      )
      const lacking = lacks.reduce((sum, { approvals, filled }) => sum + approvals - filled, 0)
      expect(places.length - lacking).toBe(most(places, approvers, of))
    }),
  )
})
