import { describe, expect, test } from '@jest/globals'
import { readRoles } from '../../../src/evidence/github/roles.ts'
import type { Person } from '../../../src/model/change.ts'
import { type Answers, reasons, stub, valueIn } from './stub.ts'

const ben: Person = { id: 2, login: 'ben', kind: 'human' }
const cleo: Person = { id: 3, login: 'cleo', kind: 'human' }
const helper: Person = { id: 9, login: 'helper', kind: 'bot' }

function route(login: string): string {
  return `GET /repos/acme/shop/collaborators/${login}/permission`
}

function answer(id: number | null, permission: string, role_name = permission) {
  return { permission, role_name, user: id === null ? null : { id } }
}

function read(people: readonly Person[], rest: Answers) {
  return readRoles('acme/shop', people, stub({ rest }))
}

describe('what people may do', () => {
  test.each([
    ['none', 'none', 'none'],
    ['read', 'read', 'read'],
    ['read', 'triage', 'triage'],
    ['write', 'write', 'write'],
    ['write', 'maintain', 'maintain'],
    ['admin', 'admin', 'admin'],
    // A role of the organization's own stands on a base.
    ['write', 'release-captain', 'write'],
    ['read', 'auditor', 'read'],
    ['admin', 'constructor', 'admin'],
    // What is told twice and differs is what the base says.
    ['read', 'admin', 'read'],
    ['none', 'maintain', 'none'],
  ])('permission %s and role %s: %s (26, 27, 28)', async (permission, role, told) => {
    const roles = valueIn(await read([ben], { [route('ben')]: answer(2, permission, role) }))
    expect([...roles]).toEqual([[2, told]])
  })

  test('each is asked about once, and bots are not (20, 22)', async () => {
    const client = stub({
      rest: { [route('ben')]: answer(2, 'write'), [route('cleo')]: answer(3, 'read') },
    })
    const people = [ben, helper, cleo, { ...ben, login: 'benjamin' }]
    const roles = valueIn(await readRoles('acme/shop', people, client))
    expect([...roles]).toEqual([
      [2, 'write'],
      [3, 'read'],
    ])
    expect(client.asked).toEqual([route('ben'), route('cleo')])
  })

  test.each<readonly [name: string, given: unknown, why: string]>([
    [
      'the login belongs to another now',
      answer(7, 'admin'),
      'The login ben belongs to another account than the one that answered, so nobody can tell what that one may do',
    ],
    [
      'the login belongs to nobody now (32)',
      answer(null, 'none'),
      'The login ben belongs to another account than the one that answered, so nobody can tell what that one may do',
    ],
    [
      'the account is not found',
      404,
      'GitHub knows no account ben any more, or hides acme/shop from this token, so nobody can tell what ben may do',
    ],
    [
      'the permission is none that is known',
      answer(2, 'superuser'),
      'GitHub calls what ben may do in acme/shop superuser, which is no role that Rollcall knows',
    ],
    [
      'the permission is a word of the language',
      answer(2, 'toString'),
      'GitHub calls what ben may do in acme/shop toString, which is no role that Rollcall knows',
    ],
    ['it is refused (52)', 403, 'GitHub refused: 403'],
  ])('unknown: %s', async (_name, given, why) => {
    expect(reasons(await read([ben], { [route('ben')]: given }))).toEqual([why])
  })

  test('every reason is told', async () => {
    expect(reasons(await read([ben, cleo], {}))).toHaveLength(2)
  })

  test('of nobody there is nothing to ask', async () => {
    expect([...valueIn(await read([], {}))]).toEqual([])
  })
})
