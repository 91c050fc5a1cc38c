import exception from '../../../src/rules/hosts/exception.ts'
import { ruleTable } from '../tester.ts'
import { EIGHT, manifest } from '../world.ts'

const entry = (fields: string) => `    - { ${fields} }\n`
const except = (...entries: readonly string[]) => `  except:\n${entries.map(entry).join('')}`
const kim = 'reason: RMA-12, owner: kim, until: 2012-08-03'
const one = except(`host: smars-08, ${kim}`)
const flag = 'flags: { activates: [rlp] }\n'
const inState = (state: string) => `[smars]\nsmars-[01:07]\nsmars-08 rollcall_state=${state}\n`

ruleTable(exception, {
  blocks: [
    {
      name: 'a drained host that serves on under another name while a flag is activated',
      manifest: manifest({ more: one + flag }),
      inventory:
        '[smars]\nsmars-[01:07]\nsmars-08 rollcall_state=drained ansible_host=10.0.0.8\n[pool]\nlb-8 ansible_host=10.0.0.8 rollcall_state=up\n',
      finds: [{ at: 'deploy.yml:10:7', hosts: ['smars-08'] }],
    },
    {
      name: 'no reason',
      manifest: manifest({ more: except('host: smars-08, owner: kim, until: 2012-08-03') }),
      finds: [{ at: 'deploy.yml:10:7', hosts: ['smars-08'] }],
    },
    {
      name: 'no owner',
      manifest: manifest({ more: except('host: smars-08, reason: RMA-12, until: 2012-08-03') }),
      finds: [{ at: 'deploy.yml:10:7', hosts: ['smars-08'] }],
    },
    {
      name: 'no end',
      manifest: manifest({ more: except('host: smars-08, reason: RMA-12, owner: kim') }),
      finds: [{ at: 'deploy.yml:10:7', hosts: ['smars-08'] }],
    },
    {
      name: 'nothing but a name, in one finding',
      manifest: manifest({ more: except('host: smars-08') }),
      finds: [{ at: 'deploy.yml:10:7', hosts: ['smars-08'] }],
    },
    {
      name: 'a reason of blanks',
      manifest: manifest({
        more: except('host: smars-08, reason: "  ", owner: kim, until: 2012-08-03'),
      }),
      finds: [{ at: 'deploy.yml:10:7', hosts: ['smars-08'] }],
    },
    ...['\\u2800', '\\u200b', '\\u3164'].flatMap((unseen) => [
      {
        name: `a reason of ${unseen}, which nobody can read`,
        manifest: manifest({
          more: except(`host: smars-08, reason: "${unseen}", owner: kim, until: 2012-08-03`),
        }),
        finds: [{ at: 'deploy.yml:10:7', hosts: ['smars-08'] }],
      },
      {
        name: `an owner of ${unseen}, which nobody can read`,
        manifest: manifest({
          more: except(`host: smars-08, reason: x, owner: "${unseen}", until: 2012-08-03`),
        }),
        finds: [{ at: 'deploy.yml:10:7', hosts: ['smars-08'] }],
      },
    ]),
    {
      name: 'ended yesterday',
      manifest: manifest({
        more: except('host: smars-08, reason: RMA-12, owner: kim, until: 2012-07-31'),
      }),
      finds: [{ at: 'deploy.yml:10:7', hosts: ['smars-08'] }],
    },
    {
      name: 'longer than the policy allows',
      manifest: manifest({
        more: except('host: smars-08, reason: RMA-12, owner: kim, until: 2012-08-03'),
      }),
      policy: 'version: 1\nenvironments:\n  production:\n    exceptions: { longest: 1d }\n',
      finds: [{ at: 'deploy.yml:10:7', because: 'rollcall.yml:4:28', hosts: ['smars-08'] }],
    },
    {
      name: 'longer than fourteen days without a policy',
      manifest: manifest({
        more: except('host: smars-08, reason: RMA-12, owner: kim, until: 2012-08-15'),
      }),
      finds: [{ at: 'deploy.yml:10:7', hosts: ['smars-08'] }],
    },
    {
      name: 'longer than a policy that allows no whole day',
      manifest: manifest({ more: one }),
      policy: 'version: 1\nenvironments:\n  production:\n    exceptions: { longest: 6h }\n',
      finds: [{ at: 'deploy.yml:10:7', hosts: ['smars-08'] }],
    },
    {
      name: 'a host whose domain is forgotten',
      manifest: manifest({ more: except(`host: smars-01, ${kim}`) }),
      inventory: '[smars]\nsmars-02\nsmars-01.example.com\n',
      finds: [{ at: 'deploy.yml:10:7', hosts: ['smars-01'] }],
    },
    {
      name: 'a host that nobody knows',
      manifest: manifest({ more: except(`host: smars-8, ${kim}`) }),
      finds: [{ at: 'deploy.yml:10:7', hosts: ['smars-8'] }],
    },
    {
      name: 'a host that the selector does not yield',
      manifest: manifest({ select: 'smars:!smars-08', more: one }),
      finds: [{ at: 'deploy.yml:10:7', because: 'deploy.yml:7:11', hosts: ['smars-08'] }],
    },
    {
      name: 'the same host twice',
      manifest: manifest({ more: except(`host: smars-08, ${kim}`, `host: smars-08, ${kim}`) }),
      finds: [{ at: 'deploy.yml:11:7', hosts: ['smars-08'] }],
    },
    {
      name: 'the tool touches it all the same',
      manifest: manifest({ more: one }),
      touches: 'smars-07\nsmars-08\n',
      finds: [{ at: 'deploy.yml:10:7', hosts: ['smars-08'] }],
    },
    {
      name: 'Knight: a flag is activated while one host keeps its old release',
      manifest: manifest({ more: one + flag }),
      finds: [{ at: 'deploy.yml:10:7', because: 'deploy.yml:11:21', hosts: ['smars-08'] }],
    },
    {
      name: 'Knight: the same as an operation',
      manifest: manifest({ operation: 'activate', more: one }),
      finds: [{ at: 'deploy.yml:10:7', hosts: ['smars-08'] }],
    },
    ...['up', 'active', 'draining', 'spare', 'Drained?'].map((state) => ({
      name: `Knight: a host that is ${state} is not known to be out of rotation`,
      manifest: manifest({ more: one + flag }),
      inventory: inState(state),
      finds: [{ at: 'deploy.yml:10:7', hosts: ['smars-08'] }],
    })),
    {
      name: 'two things wrong with one, one with another',
      manifest: manifest({
        more: except('host: nobody, reason: x', `host: smars-08, ${kim}`) + flag,
      }),
      finds: [
        { at: 'deploy.yml:10:7', hosts: ['nobody'] },
        { at: 'deploy.yml:10:7', hosts: ['nobody'] },
        { at: 'deploy.yml:11:7', hosts: ['smars-08'] },
      ],
    },
  ],
  passes: [
    { name: 'complete, live and short', manifest: manifest({ more: one }) },
    {
      name: 'to the last moment of its day',
      manifest: manifest({ more: one }),
      now: '2012-08-03T23:59:59.999Z',
    },
    {
      name: 'as long as the policy allows',
      manifest: manifest({
        more: except('host: smars-08, reason: x, owner: kim, until: 2012-08-02T13:30:00Z'),
      }),
      policy: 'version: 1\nenvironments:\n  production:\n    exceptions: { longest: 1d }\n',
    },
    {
      name: 'the tool leaves it out too',
      manifest: manifest({ more: one }),
      touches: 'smars-07\n',
    },
    ...['drained', 'Down', 'out_of_rotation', 'removed'].map((state) => ({
      name: `a flag is activated and the host is ${state}`,
      manifest: manifest({ more: one + flag }),
      inventory: inState(state),
    })),
    {
      name: 'a flag that is retired is not activated',
      manifest: manifest({ more: `${one}flags: { retires: [power_peg], activates: [] }\n` }),
    },
  ],
  idle: [
    { name: 'no exceptions', manifest: manifest(), inventory: EIGHT },
    { name: 'an empty list of them', manifest: manifest({ more: '  except: []\n' }) },
  ],
})
