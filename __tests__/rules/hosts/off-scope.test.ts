import offScope from '../../../src/rules/hosts/off-scope.ts'
import { ruleTable } from '../tester.ts'
import { manifest } from '../world.ts'

const inventory = `[billing]
b-[1:3]
b-4 ansible_host=10.0.0.4
[index]
i-1
b-3
[placement]
b-4
p-1
[us_east:children]
billing
index
[debian]
b-1
i-1
`
const policy = `version: 1
services:
  billing: { hosts: billing }
  index: { hosts: index }
  placing: { hosts: placement }
`
const removal = (select: string, expect: number, more = '') =>
  manifest({ service: 'billing', operation: 'remove', release: '', select, expect, more })

ruleTable(offScope, {
  blocks: [
    {
      name: 'a removal of billing that reaches index and placement',
      manifest: removal('billing', 4),
      inventory,
      policy,
      finds: [
        { at: 'deploy.yml:7:11', because: 'rollcall.yml:4:3', hosts: ['b-3'] },
        { at: 'deploy.yml:7:11', because: 'rollcall.yml:5:3', hosts: ['b-4'] },
      ],
    },
    {
      name: 'the scope that is given is where to widen it',
      manifest: removal('i-1', 1, '  scope: [billing, debian]\n'),
      inventory,
      policy,
      finds: [{ at: 'deploy.yml:9:10', hosts: ['i-1'] }],
    },
    {
      name: 'a region holds a service and does not name it',
      manifest: removal('us_east', 5, '  scope: [us_east, placement]\n'),
      inventory,
      policy,
      finds: [{ at: 'deploy.yml:9:10', hosts: ['b-3', 'i-1'] }],
    },
    {
      name: 'a group that the scope excludes is not named by it',
      manifest: removal('billing', 4, '  scope: ["us_east:!index", placement]\n'),
      inventory,
      policy,
      finds: [{ at: 'deploy.yml:9:10', hosts: ['b-3'] }],
    },
    {
      name: 'the service of another manifest',
      manifest: manifest({
        service: 'index',
        select: 'b-1',
        expect: 1,
        more: '  scope: [debian]\n',
      }),
      inventory,
      policy,
      finds: [{ at: 'deploy.yml:9:10', hosts: ['b-1'] }],
    },
  ],
  passes: [
    {
      name: 'a host in many plain groups',
      manifest: removal('b-1', 1, '  scope: [billing]\n'),
      inventory,
      policy,
    },
    {
      name: 'services that the scope names, by name or by selector',
      manifest: removal('billing', 4, '  scope: [index, placement]\n'),
      inventory,
      policy,
    },
    {
      name: 'the service of the manifest is always in scope',
      manifest: removal('b-1', 1, '  scope: [debian]\n'),
      inventory,
      policy,
    },
    {
      name: 'hosts that carry nothing',
      manifest: manifest({
        service: 'x',
        select: 'p-1',
        expect: 1,
        more: '  scope: [placement]\n',
      }),
      inventory,
      policy: 'version: 1\nservices: { billing: { hosts: billing } }\n',
    },
  ],
  idle: [
    { name: 'no services are declared', manifest: removal('billing', 4), inventory },
    {
      name: 'an empty list of services',
      manifest: removal('billing', 4),
      inventory,
      policy: 'version: 1\nservices: {}\n',
    },
    {
      name: 'nobody is touched',
      manifest: removal('"billing:!billing"', 0),
      inventory,
      policy: 'version: 1\nservices: { billing: { hosts: billing } }\n',
    },
  ],
})
