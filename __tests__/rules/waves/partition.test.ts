import partition from '../../../src/rules/waves/partition.ts'
import { ruleTable } from '../tester.ts'
import { manifest } from '../world.ts'

const waves = (...waves: readonly string[]) =>
  `waves:\n${waves.map((wave) => `  - { ${wave} }\n`).join('')}`
const canary = 'name: canary, select: smars-01'
const rest = 'name: rest, select: "smars:!smars-01"'
const all = Array.from({ length: 8 }, (_, i) => `smars-0${i + 1}`)
const others = '[smars]\nsmars-[01:08]\n[other]\nweb-1\n'

ruleTable(partition, {
  blocks: [
    {
      name: 'a host in two waves',
      manifest: manifest({ more: waves(canary, 'name: rest, select: smars') }),
      finds: [{ at: 'deploy.yml:11:27', because: 'deploy.yml:10:29', hosts: ['smars-01'] }],
    },
    {
      name: 'a host in none',
      manifest: manifest({
        more: waves(
          canary,
          'name: rest, select: "smars-02,smars-03,smars-04,smars-05,smars-06,smars-07"',
        ),
      }),
      finds: [{ at: 'deploy.yml:9:1', because: 'deploy.yml:7:11', hosts: ['smars-08'] }],
    },
    {
      name: 'a host in two and another in none, though the sizes add up',
      manifest: manifest({
        more: waves(
          canary,
          'name: rest, select: "smars-01,smars-02,smars-03,smars-04,smars-05,smars-06,smars-07"',
        ),
      }),
      finds: [
        { at: 'deploy.yml:11:28', hosts: ['smars-01'] },
        { at: 'deploy.yml:9:1', hosts: ['smars-08'] },
      ],
    },
    {
      name: 'the same wave three times',
      manifest: manifest({
        expect: 1,
        select: 'smars-01',
        more: waves(
          'name: a, select: smars-01',
          'name: b, select: smars-01',
          'name: c, select: smars-01',
        ),
      }),
      finds: [{ at: 'deploy.yml:11:24', because: 'deploy.yml:10:24', hosts: ['smars-01'] }],
    },
    {
      name: 'a thousand waves of the same hosts are one finding, and name each once',
      manifest: manifest({
        more: waves(...Array.from({ length: 1000 }, (_, i) => `name: w${i}, select: smars`)),
      }),
      finds: [{ at: 'deploy.yml:11:25', because: 'deploy.yml:10:25', hosts: all }],
    },
    {
      name: 'waves beyond what is touched are one finding, and name each host once',
      manifest: manifest({
        select: 'smars-01',
        expect: 1,
        more: waves(canary, 'name: rest, select: "smars:!smars-01"', 'name: web, select: other'),
      }),
      inventory: others,
      finds: [
        { at: 'deploy.yml:11:28', because: 'deploy.yml:7:11', hosts: [...all.slice(1), 'web-1'] },
      ],
    },
    {
      name: 'a wave of nobody',
      manifest: manifest({
        more: waves('name: canary, select: "smars:&other"', 'name: rest, select: smars'),
      }),
      inventory: others,
      finds: [{ at: 'deploy.yml:10:30' }],
    },
    {
      name: 'a wave of an excepted host',
      manifest: manifest({
        more: `  except:\n    - { host: smars-01, reason: RMA, owner: kim, until: 2012-08-03 }\n${waves(canary, rest)}`,
      }),
      finds: [{ at: 'deploy.yml:12:29' }],
    },
    {
      name: 'a wave beyond what is touched',
      manifest: manifest({ more: waves(canary, 'name: rest, select: "all:!smars-01"') }),
      inventory: others,
      finds: [{ at: 'deploy.yml:11:28', because: 'deploy.yml:7:11', hosts: ['web-1'] }],
    },
    {
      name: 'two waves of one name',
      manifest: manifest({ more: waves(canary, 'name: canary, select: "smars:!smars-01"') }),
      finds: [{ at: 'deploy.yml:11:5' }],
    },
    {
      name: 'a wave that may work on none at once',
      manifest: manifest({ more: waves(canary, `${rest}, max: 0`) }),
      finds: [{ at: 'deploy.yml:11:51' }],
    },
    {
      name: 'a percentage of less than one host is not bumped to one',
      manifest: manifest({ more: waves(canary, `${rest}, max: 14%`) }),
      finds: [{ at: 'deploy.yml:11:51' }],
    },
    {
      name: 'the tool touches less than the waves hold',
      manifest: manifest({ more: waves(canary, rest) }),
      touches: 'smars-01\nsmars-02\n',
      finds: [
        {
          at: 'deploy.yml:11:28',
          hosts: ['smars-03', 'smars-04', 'smars-05', 'smars-06', 'smars-07', 'smars-08'],
        },
      ],
    },
    {
      name: 'a slip in hosts.select that the policy only warns of',
      manifest: manifest({ select: 'smarz', more: waves(canary) }),
      policy: 'version: 1\nenvironments:\n  production:\n    rules: { hosts/selector: warn }\n',
      finds: [{ at: 'deploy.yml:10:29', hosts: ['smars-01'] }],
    },
    {
      name: 'a slip in hosts.select hides no fault of the waves among themselves',
      manifest: manifest({ select: 'smarz', more: waves(canary, 'name: rest, select: smars') }),
      finds: [{ at: 'deploy.yml:11:27', hosts: ['smars-01'] }],
    },
  ],
  passes: [
    { name: 'a canary and the rest', manifest: manifest({ more: waves(canary, rest) }) },
    { name: 'one wave of all', manifest: manifest({ more: waves('name: all, select: smars') }) },
    {
      name: 'the excepted host belongs to no wave',
      manifest: manifest({
        more: `  except:\n    - { host: smars-08, reason: RMA, owner: kim, until: 2012-08-03 }\n${waves(canary, rest)}`,
      }),
    },
    {
      name: 'a percentage of just one host',
      manifest: manifest({ more: waves(canary, `${rest}, max: 15%`) }),
    },
  ],
  idle: [
    { name: 'no waves', manifest: manifest() },
    {
      name: 'a slip in hosts.select',
      manifest: manifest({ select: 'smarz', more: waves(canary, rest) }),
    },
    { name: 'an empty list of waves', manifest: manifest({ more: 'waves: []\n' }) },
  ],
})
