import answered from '../../../src/rules/observed/answered.ts'
import { ruleTable } from '../tester.ts'
import { manifest } from '../world.ts'
import { eight, reports } from './reports.ts'

const all = Array.from({ length: 8 }, (_, i) => `smars-0${i + 1}`)
const seven = reports(...eight().slice(0, 7))
const at = 'deploy.yml:7:11'
const fresh = 'version: 1\nenvironments:\n  production:\n    observed: { fresh: 1m }\n'

ruleTable(answered, {
  blocks: [
    {
      name: 'one of eight is silent',
      manifest: manifest(),
      observed: seven,
      finds: [{ at, because: 'observed.json:1:1', hosts: ['smars-08'] }],
    },
    {
      name: 'one is silent and may still answer',
      manifest: manifest(),
      observed: seven,
      deadline: '2012-08-01T13:30:00Z',
      finds: [{ at, hosts: ['smars-08'], effect: 'wait' }],
    },
    {
      name: 'the deadline has passed',
      manifest: manifest(),
      observed: seven,
      deadline: '2012-08-01T13:29:59Z',
      finds: [{ at, hosts: ['smars-08'] }],
    },
    {
      name: 'nobody reported',
      manifest: manifest(),
      observed: '[]',
      finds: [{ at, hosts: all }],
    },
    {
      name: 'a report of the day before',
      manifest: manifest(),
      observed: reports(...eight({ 3: { at: '2012-07-31T13:30:00Z' } })),
      finds: [{ at, because: 'observed.json:4:1', hosts: ['smars-03'] }],
    },
    {
      name: 'a second older than the policy allows',
      manifest: manifest(),
      observed: reports(...eight({ 3: { at: '2012-08-01T13:28:59Z' } })),
      policy: fresh,
      finds: [{ at, hosts: ['smars-03'] }],
    },
    {
      name: 'a report that is still to come',
      manifest: manifest(),
      observed: reports(...eight({ 3: { at: '2012-08-01T13:35:01Z' } })),
      finds: [{ at, because: 'observed.json:4:1', hosts: ['smars-03'] }],
    },
    {
      name: 'a host that answers under its full name',
      manifest: manifest(),
      observed: reports(...eight({ 8: { host: 'smars-08.example.com' } })),
      finds: [{ at, hosts: ['smars-08'] }],
    },
    {
      name: 'Knight: a flag goes on and no host is asked',
      manifest: manifest({
        operation: 'activate',
        select: '"smars:!smars"',
        expect: 0,
        more: '  allowEmpty: nothing to copy\n',
      }),
      observed: '[]',
      finds: [{ at }],
    },
    {
      name: 'a flag goes on with a removal, and a removed host is silent',
      manifest: manifest({ operation: 'remove', more: 'flags: { activates: [rlp] }\n' }),
      observed: seven,
      finds: [{ at, hosts: ['smars-08'] }],
    },
    {
      name: 'silent, old and still to come are three findings, and all may wait',
      manifest: manifest(),
      observed: reports(
        ...eight({
          1: { at: '2012-08-01T13:00:00Z' },
          2: { at: '2012-08-02T00:00:00Z' },
          8: { host: 'SMARS-08' },
        }),
      ),
      deadline: '2012-08-01T14:00:00Z',
      finds: [
        { at, hosts: ['smars-08'], effect: 'wait' },
        { at, hosts: ['smars-01'], effect: 'wait' },
        { at, hosts: ['smars-02'], effect: 'wait' },
      ],
    },
  ],
  passes: [
    { name: 'eight of eight', manifest: manifest(), observed: reports(...eight()) },
    {
      name: 'just as old as the policy allows',
      manifest: manifest(),
      observed: reports(...eight()),
      policy: fresh,
    },
    {
      name: 'a clock a little ahead',
      manifest: manifest(),
      observed: reports(...eight({ 3: { at: '2012-08-01T13:35:00Z' } })),
    },
    {
      name: 'an excepted host need not answer',
      manifest: manifest({
        more: '  except:\n    - { host: smars-08, reason: RMA, owner: kim, until: 2012-08-03 }\n',
      }),
      observed: seven,
    },
    {
      name: 'the old release is an answer',
      manifest: manifest(),
      observed: reports(...eight({ 8: { version: 'r1' } })),
    },
  ],
  idle: [
    {
      name: 'a removal',
      manifest: manifest({ operation: 'remove', release: '' }),
      observed: '[]',
    },
    {
      name: 'nobody is touched',
      manifest: manifest({ select: 'smars:&other', expect: 0 }),
      inventory: '[smars]\nsmars-01\n[other]\nweb-1\n',
      observed: '[]',
    },
  ],
})
