import { expect, test } from '@jest/globals'
import selector from '../../../src/rules/hosts/selector.ts'
import { ruleTable } from '../tester.ts'
import { EIGHT, manifest, world } from '../world.ts'

const inventory = '[smars]\nsmars-[01:08]\n[empty]\n[other]\nweb-1\n'
const scope = '  scope: [smars]\n'
const scoped = (term: string) => manifest({ more: `  scope: ["${term}"]\n` })
const east = `${EIGHT}[east]\nsmars-01\nother-01\n`

ruleTable(selector, {
  blocks: [
    {
      name: 'an empty pattern, which Joyent’s tool and Diskerase took for everything',
      manifest: manifest({ select: '""', more: scope }),
      finds: [{ at: 'deploy.yml:7:12' }],
    },
    {
      name: 'a pattern of commas',
      manifest: manifest({ select: '","', more: scope }),
      finds: [{ at: 'deploy.yml:7:12' }],
    },
    {
      name: 'a lone exclusion',
      manifest: manifest({ select: '"!smars-08"', more: scope }),
      finds: [{ at: 'deploy.yml:7:12' }],
    },
    {
      name: 'an exclusion of nobody',
      manifest: manifest({ select: 'smars:!nosuch' }),
      finds: [{ at: 'deploy.yml:7:17' }],
    },
    {
      name: 'an unknown name beside a known one',
      manifest: manifest({ select: 'smars:nosuch' }),
      finds: [{ at: 'deploy.yml:7:17' }],
    },
    {
      name: 'an intersection with nobody, which is said once',
      manifest: manifest({ select: 'smars:&nosuch' }),
      finds: [{ at: 'deploy.yml:7:17' }],
    },
    {
      name: 'a name without its domain',
      manifest: manifest({ select: 'smars-01', more: scope }),
      inventory: '[smars]\nsmars-01.example.com\n',
      finds: [{ at: 'deploy.yml:7:11' }],
    },
    {
      name: 'a name in other capitals',
      manifest: manifest({ select: 'Smars', more: scope }),
      finds: [{ at: 'deploy.yml:7:11' }],
    },
    {
      name: 'a glob that matches nothing',
      manifest: manifest({ select: 'smars-9*', more: scope }),
      finds: [{ at: 'deploy.yml:7:11' }],
    },
    {
      name: 'a regular expression that matches nothing',
      manifest: manifest({ select: '~web9.*', more: scope }),
      finds: [{ at: 'deploy.yml:7:11' }],
    },
    {
      name: 'every unknown name, not only the first',
      manifest: manifest({ select: 'nosuch,smars,!nobody' }),
      finds: [{ at: 'deploy.yml:7:11' }, { at: 'deploy.yml:7:24' }],
    },
    {
      name: 'a group that is declared and empty',
      manifest: manifest({ select: 'smars:empty' }),
      inventory,
      finds: [{ at: 'deploy.yml:7:17' }],
    },
    {
      name: 'a selection of nobody',
      manifest: manifest({ select: 'smars:&other' }),
      inventory,
      finds: [{ at: 'deploy.yml:7:11' }],
    },
    {
      name: 'a selector that Ansible does not read that way',
      manifest: manifest({ select: 'smars-0{1,2}', more: scope }),
      finds: [{ at: 'deploy.yml:7:11' }, { at: 'deploy.yml:7:21' }],
    },
    {
      name: 'a range that Ansible reads as a slice',
      manifest: manifest({ select: 'smars-0[1-4]', more: scope }),
      finds: [{ at: 'deploy.yml:7:11' }],
    },
    {
      name: 'a scope without a host of its group',
      manifest: scoped('smars:!smars-08'),
      finds: [{ at: 'deploy.yml:9:18' }],
    },
    {
      name: 'a scope of what two groups share',
      manifest: scoped('smars:&east'),
      inventory: east,
      finds: [{ at: 'deploy.yml:9:18' }],
    },
    {
      name: 'a scope of a single host of a group',
      manifest: scoped('smars-01'),
      finds: [{ at: 'deploy.yml:9:12' }],
    },
    {
      name: 'a scope of a glob that names hosts of a group',
      manifest: scoped('smars-0?'),
      finds: [{ at: 'deploy.yml:9:12' }],
    },
    {
      name: 'a scope of a glob that names a group and a host of another',
      manifest: scoped('*a*st*'),
      inventory: `${east}[west]\nlast-01\n`,
      finds: [{ at: 'deploy.yml:9:12' }],
    },
    {
      name: 'a scope of a regular expression that names hosts of a group',
      manifest: scoped('~smars-0[1-7]$'),
      finds: [{ at: 'deploy.yml:9:12' }],
    },
    {
      name: 'a scope of a slice',
      manifest: scoped('smars[0:6]'),
      finds: [{ at: 'deploy.yml:9:12' }],
    },
    {
      name: 'a scope of a slice of all',
      manifest: scoped('all[0]'),
      inventory: 'a\nb\n',
      finds: [{ at: 'deploy.yml:7:11' }, { at: 'deploy.yml:9:12' }],
    },
    {
      name: 'a scope that takes out nobody is said once',
      manifest: scoped('smars:!nosuch'),
      finds: [{ at: 'deploy.yml:9:18' }],
    },
    {
      name: 'hosts by name and no scope',
      manifest: manifest({ select: 'smars-01', expect: 1 }),
      finds: [{ at: 'deploy.yml:7:3', because: 'deploy.yml:7:11' }],
    },
    {
      name: 'an unknown name in the scope, in a wave and in the way back',
      manifest: manifest({
        more: `  scope: [smars, smarz]
waves:
  - { name: canary, select: smars-1 }
  - { name: rest, select: smars }
recovery:
  rollback: { version: r1, hosts: smart }
`,
      }),
      finds: [{ at: 'deploy.yml:9:18' }, { at: 'deploy.yml:11:29' }, { at: 'deploy.yml:14:35' }],
    },
    {
      name: 'a way back for nobody',
      manifest: manifest({
        more: 'recovery:\n  rollback: { version: r1, hosts: "smars:&other" }\n',
      }),
      inventory,
      finds: [{ at: 'deploy.yml:10:36' }],
    },
    {
      name: 'a service of the policy on hosts that nobody knows',
      manifest: manifest(),
      policy: 'version: 1\nservices:\n  index: { hosts: indexes }\n',
      finds: [{ at: 'rollcall.yml:3:19' }],
    },
    {
      name: 'a reason for nobody excuses no misspelling',
      manifest: manifest({ select: 'smarz', more: `${scope}  allowEmpty: drained\n` }),
      finds: [{ at: 'deploy.yml:7:11' }],
    },
    {
      name: 'a reason for nobody excuses the selector only',
      manifest: manifest({
        select: 'smars:&other',
        expect: 0,
        more: '  scope: [empty]\n  allowEmpty: drained\n',
      }),
      inventory,
      finds: [{ at: 'deploy.yml:9:11' }],
    },
  ],
  passes: [
    { name: 'a group', manifest: manifest() },
    { name: 'all', manifest: manifest({ select: 'all' }) },
    { name: 'a group without a host of it', manifest: manifest({ select: 'smars:!smars-08' }) },
    {
      name: 'nobody, with the reason',
      manifest: manifest({ select: 'smars:&other', expect: 0, more: '  allowEmpty: drained\n' }),
      inventory,
    },
    {
      name: 'an empty group, with the reason',
      manifest: manifest({ select: 'empty', expect: 0, more: '  allowEmpty: drained\n' }),
      inventory,
    },
    {
      name: 'an empty wave is what waves/partition asks about',
      manifest: manifest({
        more: 'waves:\n  - { name: canary, select: "smars:&other" }\n  - { name: rest, select: smars }\n',
      }),
      inventory,
    },
    { name: 'a scope of a group', manifest: scoped('smars') },
    { name: 'a scope of everything', manifest: scoped('*'), inventory: east },
    { name: 'a scope of groups and of hosts in them', manifest: scoped('s*'), inventory: EIGHT },
    {
      name: 'a scope of hosts and globs where no host has a group',
      manifest: manifest({ select: 'all', more: '  scope: [lone, "smars-*", ~web.*]\n' }),
      inventory: 'lone\nsmars-01\nweb-1\n',
    },
    {
      name: 'a scope of a host without a group beside groups',
      manifest: scoped('smars,lone'),
      inventory: `lone\n${EIGHT}`,
    },
    { name: 'hosts by name with a scope', manifest: manifest({ select: 'smars-0*', more: scope }) },
  ],
})

test.each([
  ['smars-0[1-4]', true],
  ['smars-0[1:4]', true],
  ['smars:!smars-0[1-4]', true],
  ['smarz[0:2]', false],
  ['nosuch[0]', false],
  ['smars-9[ab]', false],
  ['smars:!~smars-9[1-4]', false],
])('that %s reads as a slice is said: %s', async (select, told) => {
  const facts = await world({ manifest: manifest({ select, more: scope }) }, selector.needs)
  const nexts = selector.check(facts).map(({ next }) => next)
  expect(nexts).toHaveLength(1)
  expect(nexts.some((next) => next.includes('as a slice of smars-0,'))).toBe(told)
})
