import { describe, expect, test } from '@jest/globals'
import { readInventory } from '../../../src/evidence/inventory/index.ts'
import { readManifest } from '../../../src/evidence/manifest/index.ts'
import {
  environmentProblem,
  inventoriesOf,
  policyFor,
  readPolicy,
  servicesOf,
} from '../../../src/evidence/policy/index.ts'
import { selectors } from '../../../src/evidence/selector/index.ts'
import { memoryFiles, reasons, textFile } from '../memory.ts'

const RULES = ['hosts/missing', 'waves/canary', 'flags/*']

const read = (text: string) => readPolicy(textFile('p.yml', text), RULES)

async function value(text: string) {
  const policy = await read(text)
  if (!policy.known) throw new Error(reasons(policy).join())
  return policy.value
}

describe('a policy', () => {
  test.each<readonly [name: string, text: string, reasons: readonly string[]]>([
    ['no format version', 'rules: {}\n', ['p.yml:1:1 version is missing; a policy needs it']],
    [
      'a rule that does not exist',
      'version: 1\nrules: { hosts/mising: warn }\n',
      [
        'p.yml:2:10 "hosts/mising" is no rule; the rules are hosts/missing, waves/canary and flags/*',
      ],
    ],
    [
      'the same in an environment',
      'version: 1\nenvironments:\n  live:\n    rules:\n      hosts/x: off\n',
      ['p.yml:5:7 "hosts/x" is no rule; the rules are hosts/missing, waves/canary and flags/*'],
    ],
    [
      'a severity that does not exist',
      'version: 1\nrules: { hosts/missing: error }\n',
      ['p.yml:2:25 rules.hosts/missing is "error", one of block, warn or off belongs here'],
    ],
    [
      'a floor without a unit',
      'version: 1\nservices: { web: { hosts: web, floor: most } }\n',
      [
        'p.yml:2:39 services.web.floor is "most", a count of hosts or a percentage from 0% to 100% belongs here',
      ],
    ],
    [
      'a setting that does not exist',
      'version: 1\nenvironments: { live: { waves: { canari: 1 } } }\n',
      [
        'p.yml:2:34 "canari" is not a key of environments.live.waves; the keys are canary, max and bake',
      ],
    ],
    [
      'a freeze that ends before it begins',
      'version: 1\nenvironments:\n  live:\n    freezes:\n      - { from: 2026-12-24T00:00:00Z, until: 2026-12-20T00:00:00Z, reason: holidays }\n',
      [
        'p.yml:5:46 The freeze ends at 2026-12-20T00:00:00Z, before it begins at 2026-12-24T00:00:00Z, so it would never hold',
      ],
    ],
    [
      'an inventory that is no name',
      'version: 1\ninventory: []\n',
      ['p.yml:2:12 inventory is a list, it may not be empty'],
    ],
  ])('is refused with a sentence: %s', async (_name, text, expected) => {
    expect(reasons(await read(text))).toEqual(expected)
  })

  test.each<readonly [name: string, review: string, reason: RegExp]>([
    [
      'no approval',
      '{ approvals: 0 }',
      /approvals is 0, a number of people from 1 on belongs here$/,
    ],
    [
      'one approval of what a stranger wrote',
      '{ untrusted: 1 }',
      /untrusted is 1, a number of people from 2 on belongs here: one of them could be the author$/,
    ],
    ['no owner', '{ owners: [] }', /owners is a list, it may not be empty$/],
    ['no team', '{ teams: {} }', /teams is a map, at least one team belongs here$/],
    ['no machine', '{ machines: [] }', /machines is a list, it may not be empty$/],
    ['no guarded file', '{ guarded: [] }', /guarded is a list, it may not be empty$/],
    ['no path', '{ guarded: [{ paths: [] }] }', /paths is a list, it may not be empty$/],
    [
      'no approver of a release',
      '{ release: { approvers: [] } }',
      /approvers is a list, it may not be empty$/,
    ],
    [
      'no environment of a release',
      '{ release: { environments: [] } }',
      /environments is a list, it may not be empty$/,
    ],
    [
      'an owner by login',
      '{ owners: [ada] }',
      /owners\[0\] is "ada", a team \(organization\/team\) or the number of an account belongs here; gh api users\/LOGIN --jq \.id tells it$/,
    ],
    [
      'a machine by login',
      '{ machines: [robot] }',
      /machines\[0\] is "robot", the number of an account belongs here, without quotes$/,
    ],
    [
      'a team without an organization',
      '{ teams: { sre: 1 } }',
      /teams\.sre is no key that belongs here: a team belongs here, as organization\/team$/,
    ],
    ['an unknown key', '{ aprovals: 1 }', /"aprovals" is not a key of review; the keys are .*$/],
    [
      'a short commit',
      '{ since: 4f2c1d0 }',
      /since is "4f2c1d0", a full commit of 40 hexadecimal digits belongs here$/,
    ],
  ])('is refused with a sentence for its review: %s', async (_name, review, reason) => {
    const found = reasons(await read(`version: 1\nreview: ${review}\n`))
    expect(found).toEqual([expect.stringMatching(reason)])
    expect(found).toEqual([expect.stringMatching(/^p\.yml:2:\d+ /)])
  })

  test('asks one independent person who may write, where its review says nothing', async () => {
    const { review } = policyFor(await value('version: 1\nreview: {}\n'), 'live', [])
    expect(review).toEqual({
      approvals: 1,
      untrusted: 2,
      role: 'write',
      teams: [],
      machines: [],
      coAuthors: 'involved',
      unlinked: 'block',
      comments: 'ignore',
      dismissals: 'final',
      owners: [],
      guarded: [],
      codeOwners: false,
      branch: undefined,
      since: undefined,
      release: undefined,
      breakGlass: false,
    })
    const asking = await value('version: 1\nreview: { release: {} }\n')
    expect(policyFor(asking, 'live', []).review?.release).toEqual({
      approvals: 1,
      environments: ['live'],
      approvers: [],
      quotesPlan: false,
    })
  })

  test.each([
    ['{ approvals: 2 }', 3],
    ['{ approvals: 3, untrusted: 2 }', 4],
    ['{ approvals: 2, untrusted: 5 }', 5],
  ])('asks one more than usual for what a stranger wrote: %s', async (review, untrusted) => {
    const policy = policyFor(await value(`version: 1\nreview: ${review}\n`), 'live', [])
    expect(policy.review).toMatchObject({ untrusted })
  })

  test('names one inventory or several', async () => {
    expect(inventoriesOf((await value('version: 1\n')).value)).toEqual([])
    expect(inventoriesOf((await value('version: 1\ninventory: a\n')).value)).toEqual(['a'])
    expect(inventoriesOf((await value('version: 1\ninventory: [a, b]\n')).value)).toEqual([
      'a',
      'b',
    ])
  })

  test('is strict where it says nothing, and where there is none', async () => {
    const strict = {
      protected: true,
      waves: { canary: '25%', max: '50%', bake: 600 },
      exceptions: { longest: 1_209_600 },
      inventory: { fresh: undefined, atLeast: undefined },
      observed: { fresh: 900 },
      recovery: { rehearsed: 7_776_000, drilled: 15_552_000 },
      freezes: [],
      domains: [],
    }
    expect(policyFor(undefined, 'live', [])).toMatchObject({ ...strict, file: undefined })
    expect(policyFor(await value('version: 1\n'), 'live', [])).toMatchObject({
      ...strict,
      file: 'p.yml',
    })
  })

  test('lets an environment say more than the whole', async () => {
    const policy = policyFor(
      await value(`version: 1
domains: [.Example.com.]
rules: { hosts/missing: warn, waves/canary: off }
environments:
  live:
    protected: false
    rules: { waves/canary: block }
    waves: { canary: 2, bake: 1h30m }
    inventory: { fresh: 1d, atLeast: 5 }
`),
      'live',
      [],
    )
    expect(policy).toMatchObject({
      protected: false,
      waves: { canary: 2, max: '50%', bake: 5400 },
      inventory: { fresh: 86_400, atLeast: 5 },
      domains: ['example.com'],
    })
    expect([...policy.rules]).toEqual([
      ['hosts/missing', 'warn'],
      ['waves/canary', 'block'],
    ])
    expect(policy.at('waves', 'canary')).toEqual({ file: 'p.yml', line: 8, column: 22 })
    expect(policy.at('observed', 'fresh')).toEqual({ file: 'p.yml', line: 6, column: 5 })
  })

  test('resolves services, the environment’s before the common ones', async () => {
    const policy = await value(`version: 1
services:
  web: { hosts: web, floor: 50% }
  db: { hosts: db }
environments:
  live:
    services:
      web: { hosts: web, floor: 2, perZone: true }
`)
    const fleet = await readInventory(['i'], memoryFiles({ i: '[web]\nweb-[1:3]\n[db]\ndb-1\n' }))
    if (!fleet.known) throw new Error('unknown')
    const select = await selectors([])
    const services = servicesOf(policy, 'live', fleet.value, select)
    expect(
      services.map(({ name, floor, perZone, place, hosts }) => ({
        name,
        floor,
        perZone,
        line: place.line,
        size: hosts.hosts.length,
      })),
    ).toEqual([
      { name: 'web', floor: 2, perZone: true, line: 8, size: 3 },
      { name: 'db', floor: undefined, perZone: false, line: 4, size: 1 },
    ])
  })

  test('knows its environments', async () => {
    const manifest = await readManifest(
      textFile(
        'm.yml',
        'version: 1\nservice: a\nenvironment: prodution\noperation: restart\nhosts: { select: a, expect: 1 }\n',
      ),
    )
    if (!manifest.known) throw new Error('unknown')
    const production = await value('version: 1\nenvironments: { production: {} }\n')
    expect(environmentProblem(production, manifest.value)).toEqual({
      what: 'The environment "prodution" is not in the policy p.yml, which knows production; nothing says how it is to be judged',
      next: 'Did you mean production?',
      place: { file: 'm.yml', line: 3, column: 14 },
    })
    expect(environmentProblem(await value('version: 1\n'), manifest.value)).toBeUndefined()
    expect(environmentProblem(undefined, manifest.value)).toBeUndefined()
  })
})
