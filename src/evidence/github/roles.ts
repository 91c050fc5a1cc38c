import * as z from 'zod/mini'
import type { Person, Role } from '../../model/change.ts'
import type { Evidence } from '../../model/evidence.ts'
import { all, known, unknown, wholeFile } from '../problem.ts'
import type { Client } from './client.ts'
import { distinct } from './people.ts'
import { ownerAndName } from './query.ts'

const permissionShape = z.object({
  permission: z.string(),
  role_name: z.string(),
  user: z.nullable(z.object({ id: z.int() })),
})

/** The base role that GitHub still tells beside each role. */
const BASES: ReadonlyMap<string, string> = new Map<Role, string>([
  ['none', 'none'],
  ['read', 'read'],
  ['triage', 'read'],
  ['write', 'write'],
  ['maintain', 'write'],
  ['admin', 'admin'],
])

/**
 * What people may do in the repository now, by their ids. Bots are not asked about, since whatever
 * they may do, they never count. A role of the organization's own counts as the base it stands on.
 * https://docs.github.com/en/rest/collaborators/collaborators#get-repository-permissions-for-a-user
 */
export async function readRoles(
  repository: string,
  people: readonly Person[],
  client: Client,
): Promise<Evidence<ReadonlyMap<number, Role>>> {
  const humans = distinct(people).filter(({ kind }) => kind === 'human')
  const roles = all(
    await Promise.all(
      humans.map(async (person): Promise<Evidence<readonly [number, Role]>> => {
        const role = await readRole(repository, person, client)
        return role.known ? known([person.id, role.value]) : role
      }),
    ),
  )
  return roles.known ? known(new Map(roles.value)) : roles
}

async function readRole(
  repository: string,
  { id, login }: Person,
  client: Client,
): Promise<Evidence<Role>> {
  const { owner, name: repo } = ownerAndName(repository)
  const answer = await client.get(
    'GET /repos/{owner}/{repo}/collaborators/{username}/permission',
    { owner, repo, username: login },
    permissionShape,
  )
  const place = wholeFile(repository)
  if (!answer.known) {
    // Who may do nothing is answered with the role `none`; not found is the account, or the repository.
    if (!answer.because.every(({ absent }) => absent)) return answer
    return unknown({
      what: `GitHub knows no account ${login} any more, or hides ${repository} from this token, so nobody can tell what ${login} may do`,
      next: 'Run it again, with a token that may read the repository',
      place,
    })
  }
  const { user, role_name, permission } = answer.value
  if (user?.id !== id) {
    return unknown({
      what: `The login ${login} belongs to another account than the one that answered, so nobody can tell what that one may do`,
      next: 'Run it again; where it stays, dismiss that review',
      place,
    })
  }
  const role = [role_name, permission].find((each): each is Role => BASES.get(each) === permission)
  if (role) return known(role)
  return unknown({
    what: `GitHub calls what ${login} may do in ${repository} ${permission}, which is no role that Rollcall knows`,
    next: 'Report it as a fault of Rollcall',
    place,
  })
}
