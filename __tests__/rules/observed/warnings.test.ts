import warnings from '../../../src/rules/observed/warnings.ts'
import { ruleTable } from '../tester.ts'
import { manifest } from '../world.ts'
import { eight, LATELY, reports } from './reports.ts'

const inventory = '[smars]\nsmars-[01:08]\n[web]\nweb-1\n'
const at = 'deploy.yml:7:11'
const web = { host: 'web-1', version: 'r9', at: LATELY, warnings: 3 }

ruleTable(warnings, {
  blocks: [
    {
      name: 'Knight: 97 messages before the market opened',
      manifest: manifest(),
      observed: reports(...eight({ 8: { warnings: Array(97).fill('Power Peg disabled') } })),
      finds: [{ at, because: 'observed.json:9:1', hosts: ['smars-08'] }],
    },
    {
      name: 'several hosts, the worst first',
      manifest: manifest(),
      observed: reports(
        ...eight({ 1: { warnings: 1 }, 2: { warnings: ['a', 'b', 'c'] }, 3: { warnings: 2 } }),
      ),
      finds: [{ at, because: 'observed.json:3:1', hosts: ['smars-02', 'smars-03', 'smars-01'] }],
    },
    {
      name: 'a machine warns under another spelling of its name',
      manifest: manifest(),
      observed: reports(...eight(), { ...web, host: 'SMARS-08', warnings: 97 }),
      finds: [{ at, because: 'observed.json:10:1', hosts: ['SMARS-08'] }],
    },
    {
      name: 'an excepted host warns',
      manifest: manifest({
        more: '  except:\n    - { host: smars-08, reason: RMA, owner: kim, until: 2012-08-03 }\n',
      }),
      observed: reports(...eight({ 8: { warnings: 1 } })),
      finds: [{ at, hosts: ['smars-08'] }],
    },
    {
      name: 'a host of the scope that is not touched warns',
      manifest: manifest({ operation: 'restart', select: 'smars:!smars-08', expect: 7 }),
      observed: reports(...eight({ 8: { warnings: 1 } })),
      finds: [{ at, hosts: ['smars-08'] }],
    },
  ],
  passes: [
    { name: 'nobody warns', manifest: manifest(), observed: reports(...eight()) },
    {
      name: 'no warnings, counted and listed',
      manifest: manifest(),
      observed: reports(...eight({ 1: { warnings: 0 }, 2: { warnings: [] } })),
    },
    {
      name: 'a host that has nothing to do with it',
      manifest: manifest(),
      inventory,
      observed: reports(...eight(), web),
    },
    { name: 'nobody reported', manifest: manifest(), observed: '[]' },
  ],
  idle: [
    {
      name: 'a removal',
      manifest: manifest({ operation: 'remove', release: '' }),
      observed: reports(...eight({ 1: { warnings: 1 } })),
    },
  ],
})
