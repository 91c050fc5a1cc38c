import { describe, expect, test } from '@jest/globals'
import { readMemberships } from '../../../src/evidence/github/teams.ts'
import type { Person } from '../../../src/model/change.ts'
import { reasons, stub, valueIn } from './stub.ts'

const ben: Person = { id: 2, login: 'ben', kind: 'human' }
const cleo: Person = { id: 3, login: 'cleo', kind: 'human' }
const helper: Person = { id: 9, login: 'helper', kind: 'bot' }

const TEAM = 'GET /orgs/acme/teams/release'
const BEN = `${TEAM}/memberships/ben`
const CLEO = `${TEAM}/memberships/cleo`

const ACTIVE = { url: 'https://api.github.com', role: 'member', state: 'active' }
const PENDING = { ...ACTIVE, state: 'pending' }
const SEEN = { slug: 'release' }

const HIDDEN = 'GitHub shows no team acme/release to this token, so nobody can tell who is in it'

describe('who is in a team', () => {
  test.each([
    ['members, also of a team below it (30)', { [BEN]: ACTIVE, [CLEO]: ACTIVE }, [2, 3]],
    ['not whoever was only invited (30)', { [BEN]: ACTIVE, [CLEO]: PENDING }, [2]],
    ['not whoever is not in a team that is seen (29)', { [BEN]: ACTIVE, [TEAM]: SEEN }, [2]],
    ['nobody (27)', { [TEAM]: SEEN }, []],
  ])('%s', async (_name, rest, members) => {
    const got = await readMemberships(['acme/release'], [ben, cleo], stub({ rest }))
    expect(valueIn(got)).toEqual([{ team: 'acme/release', members }])
  })

  test('each team and person is asked about once, and bots are not (20, 22)', async () => {
    const client = stub({ rest: { [BEN]: ACTIVE } })
    await readMemberships(['acme/release', 'acme/release'], [ben, helper, ben], client)
    expect(client.asked).toEqual([BEN])
  })

  test('a team is looked for once, however many are not in it (29)', async () => {
    const client = stub({ rest: { [TEAM]: SEEN } })
    await readMemberships(['acme/release'], [ben, cleo], client)
    expect(client.asked.filter((each) => each === TEAM)).toHaveLength(1)
  })

  test.each<readonly [name: string, rest: Readonly<Record<string, unknown>>, why: string]>([
    ['the team is secret, or the token sees none (29)', {}, HIDDEN],
    ['whoever is in it is seen, and the team is not (29)', { [CLEO]: ACTIVE }, HIDDEN],
    ['the team is refused (52)', { [TEAM]: 403 }, 'GitHub refused: 403'],
    ['a member is refused (52)', { [BEN]: 403, [CLEO]: ACTIVE }, 'GitHub refused: 403'],
  ])('unknown: %s', async (_name, rest, why) => {
    const got = await readMemberships(['acme/release'], [ben, cleo], stub({ rest }))
    expect(reasons(got)).toEqual([why])
  })

  test('a hidden team says which token shows it (29)', async () => {
    const got = await readMemberships(['acme/release'], [ben], stub({}))
    expect(got.known ? [] : got.because.map(({ next }) => next)).toEqual([
      'Give the token of a GitHub App that may read members (Members: read), which GITHUB_TOKEN never may, or correct the name of the team in the policy',
    ])
  })

  test.each(['release', 'acme/', '/release', 'acme/release/night', ''])(
    '%j names no team',
    async (team) => {
      const client = stub({})
      expect(reasons(await readMemberships([team], [ben], client))).toEqual([
        `${team} names no team`,
      ])
      expect(client.asked).toEqual([])
    },
  )

  test('every team that is unknown is told', async () => {
    expect(reasons(await readMemberships(['acme/a', 'acme/b', 'c'], [ben], stub({})))).toHaveLength(
      3,
    )
  })
})
