import * as z from 'zod/mini'
import { once } from '../../base/once.ts'
import type { Membership, Person } from '../../model/change.ts'
import type { Evidence } from '../../model/evidence.ts'
import { all, known, unknown, wholeFile } from '../problem.ts'
import type { Client } from './client.ts'
import { distinct } from './people.ts'

const membershipShape = z.object({ state: z.enum(['active', 'pending']) })
const teamShape = z.object({ slug: z.string() })

/**
 * Which of these people are in each team, directly or through a team below it. An invitation that
 * was not accepted counts for nothing, and bots are not asked about.
 * https://docs.github.com/en/rest/teams/members#get-team-membership-for-a-user
 */
export async function readMemberships(
  teams: readonly string[],
  people: readonly Person[],
  client: Client,
): Promise<Evidence<readonly Membership[]>> {
  const humans = distinct(people).filter(({ kind }) => kind === 'human')
  const names = [...new Set(teams)]
  return all(await Promise.all(names.map((team) => readMembership(team, humans, client))))
}

async function readMembership(
  team: string,
  people: readonly Person[],
  client: Client,
): Promise<Evidence<Membership>> {
  const [org, slug, ...rest] = team.split('/')
  if (!org || !slug || rest.length > 0) return unknown(misnamed(team))
  const shown = once(() => isShown(team, { org, team_slug: slug }, client))
  const members = all(
    await Promise.all(
      people.map(async ({ id, login }): Promise<Evidence<readonly number[]>> => {
        const answer = await client.get(
          'GET /orgs/{org}/teams/{team_slug}/memberships/{username}',
          { org, team_slug: slug, username: login },
          membershipShape,
        )
        if (answer.known) return known(answer.value.state === 'active' ? [id] : [])
        if (!answer.because.every(({ absent }) => absent)) return answer
        // A team that the token may not see is not found either.
        const seen = await shown()
        return seen.known ? known([]) : seen
      }),
    ),
  )
  // The reason that a team is hidden is the same for each of its people.
  if (!members.known) return unknown(...new Set(members.because))
  return known({ team, members: members.value.flat() })
}

async function isShown(
  team: string,
  parameters: { readonly org: string; readonly team_slug: string },
  client: Client,
): Promise<Evidence<unknown>> {
  const answer = await client.get('GET /orgs/{org}/teams/{team_slug}', parameters, teamShape)
  if (answer.known || !answer.because.every(({ absent }) => absent)) return answer
  return unknown({
    what: `GitHub shows no team ${team} to this token, so nobody can tell who is in it`,
    next: 'Give the token of a GitHub App that may read members (Members: read), which GITHUB_TOKEN never may, or correct the name of the team in the policy',
    place: wholeFile(team),
  })
}

function misnamed(team: string) {
  return {
    what: `${team} names no team`,
    next: 'Write it as organization/team, with the name that its address has',
    place: wholeFile(team),
  }
}
