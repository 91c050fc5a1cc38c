import { expect, test } from '@jest/globals'
import complete from '../../../src/rules/inventory/complete.ts'
import { ruleTable } from '../tester.ts'
import { EIGHT, manifest, world } from '../world.ts'

const policy = (limits: string) =>
  `version: 1\nenvironments:\n  production:\n    inventory: ${limits}\n`
const made = (at: string) =>
  `version: 1\ngenerated: ${at}\nhosts:\n  smars-[01:08]: {}\ngroups:\n  smars: ["smars-[01:08]"]\n`

ruleTable(complete, {
  blocks: [
    {
      name: 'a child that is nowhere defined',
      manifest: manifest(),
      inventory: `${EIGHT}[site:children]\nsmars\nnosuch\n`,
      finds: [{ at: 'hosts.ini:5:1' }],
    },
    {
      name: 'groups in a circle',
      manifest: manifest(),
      inventory: `${EIGHT}[a:children]\nb\n[b:children]\na\n`,
      finds: [{ at: 'hosts.ini:6:1' }],
    },
    {
      name: 'a cloud that says it has more',
      manifest: manifest(),
      inventoryFile: 'hosts.json',
      inventory: '{\n  "smars": { "hosts": ["smars-01"] },\n  "NextToken": "x"\n}\n',
      finds: [{ at: 'hosts.json:3:3' }],
    },
    {
      name: 'a group that is written twice',
      manifest: manifest(),
      inventoryFile: 'hosts.yml',
      inventory: 'smars:\n  hosts:\n    smars-01:\nsmars:\n  hosts:\n    smars-02:\n',
      finds: [{ at: 'hosts.yml:4:1' }],
    },
    {
      name: 'a range that ends with a leading zero is worth a warning',
      manifest: manifest(),
      inventory: '[smars]\nsmars-[1:010]\n',
      finds: [{ at: 'hosts.ini:2:7', effect: 'warn' }],
    },
    {
      name: 'one host less than the policy asks for',
      manifest: manifest(),
      policy: policy('{ atLeast: 9 }'),
      finds: [{ at: 'hosts.ini:1:1', because: 'rollcall.yml:4:27' }],
    },
    {
      name: 'no date where the policy asks for one',
      manifest: manifest(),
      policy: policy('{ fresh: 1d }'),
      finds: [{ at: 'hosts.ini:1:1', because: 'rollcall.yml:4:25' }],
    },
    {
      name: 'older than the policy allows',
      manifest: manifest(),
      inventoryFile: 'hosts.yml',
      inventory: made('2012-07-31T13:29:59Z'),
      policy: policy('{ fresh: 1d }'),
      finds: [{ at: 'hosts.yml:1:1', because: 'rollcall.yml:4:25' }],
    },
    {
      name: 'made in the future',
      manifest: manifest(),
      inventoryFile: 'hosts.yml',
      inventory: made('2012-08-01T14:00:00Z'),
      policy: policy('{ fresh: 1d }'),
      finds: [{ at: 'hosts.yml:1:1' }],
    },
    {
      name: 'too few and too old',
      manifest: manifest(),
      inventoryFile: 'hosts.yml',
      inventory: made('2012-07-01T00:00:00Z'),
      policy: policy('{ fresh: 1d, atLeast: 9 }'),
      finds: [{ at: 'hosts.yml:1:1' }, { at: 'hosts.yml:1:1' }],
    },
  ],
  passes: [
    { name: 'whole, and nothing asked', manifest: manifest() },
    {
      name: 'as many as the policy asks for',
      manifest: manifest(),
      policy: policy('{ atLeast: 8 }'),
    },
    {
      name: 'just as old as the policy allows',
      manifest: manifest(),
      inventoryFile: 'hosts.yml',
      inventory: made('2012-07-31T13:30:00Z'),
      policy: policy('{ fresh: 1d }'),
    },
    {
      name: 'a clock a little ahead',
      manifest: manifest(),
      inventoryFile: 'hosts.yml',
      inventory: made('2012-08-01T13:35:00Z'),
      policy: policy('{ fresh: 1d }'),
    },
    {
      name: 'dated, and nobody asks how old',
      manifest: manifest(),
      inventoryFile: 'hosts.yml',
      inventory: made('2001-01-01T00:00:00Z'),
    },
    {
      name: 'a group that is declared and empty',
      manifest: manifest(),
      inventory: `${EIGHT}[empty]\n`,
    },
  ],
})

test.each([
  ['smars-01\n', '1 host, read whole'],
  [EIGHT, '8 hosts in 1 group, read whole'],
  [`other\n${EIGHT}[site:children]\nsmars\n`, '9 hosts in 2 groups, read whole'],
  ['[all]\nsmars-01\n[ungrouped]\nother\n', '2 hosts, read whole'],
])('counts the groups that %j writes', async (inventory, shown) => {
  const facts = await world({ manifest: manifest({ select: 'all' }), inventory }, complete.needs)
  expect(complete.shows(facts)).toContain(shown)
})
