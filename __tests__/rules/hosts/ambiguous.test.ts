import ambiguous from '../../../src/rules/hosts/ambiguous.ts'
import { ruleTable } from '../tester.ts'
import { manifest } from '../world.ts'

const inventory = `[smars]
smars-[01:08]
[web]
web1
web10
web11
[billing]
b-1
[index]
b-1
i-1
[site:children]
smars
web
[twin]
other
[machines]
twin
`
const scope = '  scope: [site]\n'

ruleTable(ambiguous, {
  blocks: [
    {
      name: 'a slice that begins inside and ends outside',
      manifest: manifest({ select: 'smars[6:20]' }),
      inventory,
      finds: [{ at: 'deploy.yml:7:11' }],
    },
    {
      name: 'a slice that lies outside',
      manifest: manifest({ select: 'smars[9:20]' }),
      inventory,
      finds: [{ at: 'deploy.yml:7:11' }],
    },
    {
      name: 'a slice of a group with groups below it',
      manifest: manifest({ select: 'site[0:1]' }),
      inventory,
      finds: [{ at: 'deploy.yml:7:11' }],
    },
    {
      name: 'a slice of a nested group under an exclusion',
      manifest: manifest({ select: 'smars:!site[0]' }),
      inventory,
      finds: [{ at: 'deploy.yml:7:17' }],
    },
    {
      name: 'a name that is a host and a group',
      manifest: manifest({ select: 'twin' }),
      inventory,
      finds: [{ at: 'deploy.yml:7:11' }],
    },
    {
      name: 'a regular expression without its end',
      manifest: manifest({ select: '~web1', more: scope }),
      inventory,
      finds: [{ at: 'deploy.yml:7:11', hosts: ['web10', 'web11'] }],
    },
    {
      name: 'an exclusion before what is joined again',
      manifest: manifest({ select: 'billing:!index:index' }),
      inventory,
      finds: [{ at: 'deploy.yml:7:11', hosts: ['b-1', 'i-1'] }],
    },
    {
      name: 'an intersection before a union',
      manifest: manifest({ select: 'billing:&index:smars' }),
      inventory,
      finds: [
        {
          at: 'deploy.yml:7:11',
          hosts: Array.from({ length: 8 }, (_, i) => `smars-0${i + 1}`),
        },
      ],
    },
    {
      name: 'a name that is a host and a group, behind a sign',
      manifest: manifest({ select: 'smars:!twin' }),
      inventory,
      finds: [{ at: 'deploy.yml:7:17' }],
    },
    {
      name: 'a glob that also fits the group all',
      manifest: manifest({ select: '"a*"', more: scope }),
      inventory,
      finds: [{ at: 'deploy.yml:7:12' }],
    },
    {
      name: 'a regular expression that also fits the group all',
      manifest: manifest({ select: '~(web|al).*', more: scope }),
      inventory,
      finds: [{ at: 'deploy.yml:7:11' }],
    },
    {
      name: 'an exclusion that also fits the group all',
      manifest: manifest({ select: 'smars:!?l?' }),
      inventory,
      finds: [{ at: 'deploy.yml:7:17' }],
    },
    {
      name: 'a glob that also fits ungrouped, where a host is',
      manifest: manifest({ select: 'smars:u*' }),
      inventory: `lone\n${inventory}`,
      finds: [{ at: 'deploy.yml:7:17' }],
    },
    {
      name: 'a scope that also fits the group all',
      manifest: manifest({ more: '  scope: ["a*"]\n' }),
      inventory,
      finds: [{ at: 'deploy.yml:9:12' }],
    },
    {
      name: 'traps in the scope, in a wave, in the way back and in a service',
      manifest: manifest({
        more: `  scope: [smars, twin]
waves:
  - { name: canary, select: 'site[0]' }
  - { name: rest, select: smars }
recovery:
  rollback: { version: r1, hosts: ~web1 }
`,
      }),
      inventory,
      policy: 'version: 1\nservices:\n  edge: { hosts: "web[0:9]" }\n',
      finds: [
        { at: 'deploy.yml:9:18' },
        { at: 'deploy.yml:11:30' },
        { at: 'deploy.yml:14:35', hosts: ['web10', 'web11'] },
        { at: 'rollcall.yml:3:19' },
      ],
    },
  ],
  passes: [
    { name: 'a group', manifest: manifest(), inventory },
    {
      name: 'a slice within a group of hosts',
      manifest: manifest({ select: 'smars[0:7]' }),
      inventory,
    },
    { name: 'the last of a group', manifest: manifest({ select: 'smars[-1]' }), inventory },
    {
      name: 'a regular expression with its end',
      manifest: manifest({ select: '~web1$', more: scope }),
      inventory,
    },
    {
      name: 'a regular expression that says it goes on',
      manifest: manifest({ select: '~web1.*', more: scope }),
      inventory,
    },
    {
      name: 'names, then an intersection, then an exclusion',
      manifest: manifest({ select: 'billing:index:&index:!i-1' }),
      inventory,
    },
    {
      name: 'a host and a group of one name that nobody selects',
      manifest: manifest({ select: 'smars' }),
      inventory,
    },
    { name: 'everything', manifest: manifest({ select: '"*"' }), inventory },
    {
      name: 'a glob that fits ungrouped, where no host is',
      manifest: manifest({ select: 'u*', more: scope }),
      inventory: `${inventory}[upper]\nu-1\n`,
    },
    {
      name: 'a glob that fits groups somebody wrote',
      manifest: manifest({ select: '"s*"' }),
      inventory,
    },
    {
      name: 'an order that makes no difference',
      manifest: manifest({ select: 'smars:!index:web' }),
      inventory,
    },
  ],
})
