import floor from '../../../src/rules/capacity/floor.ts'
import { ruleTable } from '../tester.ts'
import { manifest, smars } from '../world.ts'

const waves = (...waves: readonly string[]) =>
  `waves:\n${waves.map((wave) => `  - { ${wave} }\n`).join('')}`
const canary = 'name: canary, select: smars-01'
const rest = 'name: rest, select: "smars:!smars-01"'
const policy = (...services: readonly string[]) =>
  `version: 1\nservices:\n${services.map((service) => `  ${service}\n`).join('')}`
const atLeast = (share: string) => policy(`smars: { hosts: smars, floor: ${share} }`)
const removal = (select: string, expect: number, more = '') =>
  manifest({ operation: 'remove', release: '', select, expect, more: `  scope: [smars]\n${more}` })
const all = Array.from({ length: 8 }, (_, i) => `smars-0${i + 1}`)
const inState = (state: string, from = 7) =>
  `[smars]\nsmars-[01:0${from - 1}]\nsmars-[0${from}:08] rollcall_state=${state}\n`
const zones = '[smars]\nsmars-[01:04] rollcall_zone=a\nsmars-[05:08] rollcall_zone=b\n'
const perZone = policy('smars: { hosts: smars, floor: 2, perZone: true }')

ruleTable(floor, {
  blocks: [
    {
      name: 'all at once',
      manifest: manifest(),
      policy: atLeast('1'),
      finds: [{ at: 'deploy.yml:7:11', because: 'rollcall.yml:3:3', hosts: all }],
    },
    {
      name: 'the rest at once',
      manifest: manifest({ more: waves(canary, rest) }),
      policy: atLeast('2'),
      finds: [{ at: 'deploy.yml:11:5', hosts: all.slice(1) }],
    },
    {
      name: 'one too many at once',
      manifest: manifest({ more: waves(canary, `${rest}, max: 4`) }),
      policy: atLeast('5'),
      finds: [{ at: 'deploy.yml:11:5', hosts: all.slice(1) }],
    },
    {
      name: 'a percentage rounds up: 51% of 8 are 5',
      manifest: manifest({ more: waves(canary, `${rest}, max: 4`) }),
      policy: atLeast('51%'),
      finds: [{ at: 'deploy.yml:11:5', hosts: all.slice(1) }],
    },
    {
      name: 'a canary where none can be spared',
      manifest: manifest({ more: waves(canary, rest) }),
      policy: atLeast('100%'),
      finds: [{ at: 'deploy.yml:10:5', hosts: ['smars-01'] }],
    },
    ...['down', 'drained', 'unknown', 'draining'].map((state) => ({
      name: `hosts that are ${state} are not in service`,
      manifest: manifest({ more: waves(canary, `${rest}, max: 1`) }),
      inventory: inState(state),
      policy: atLeast('6'),
      finds: [{ at: 'deploy.yml:10:5', hosts: ['smars-01'] }],
    })),
    {
      name: 'zero capacity is no reason to go on',
      manifest: manifest({ more: waves(canary, `${rest}, max: 1`) }),
      inventory: '[smars]\nsmars-[01:08] rollcall_state=down\n',
      policy: atLeast('0'),
      finds: [{ at: 'deploy.yml:10:5' }],
    },
    {
      name: 'under its floor before anything is touched',
      manifest: manifest({ select: 'smars-08', expect: 1, more: '  scope: [smars]\n' }),
      inventory: inState('down'),
      policy: atLeast('7'),
      finds: [{ at: 'deploy.yml:7:11' }],
    },
    ...['9', '75', '101'].map((share) => ({
      name: `a floor of ${share} is more than all the hosts of the service`,
      manifest: manifest({ more: waves(canary, `${rest}, max: 1`) }),
      policy: atLeast(share),
      finds: [{ at: 'deploy.yml:10:5', because: 'rollcall.yml:3:3', hosts: ['smars-01'] }],
    })),
    {
      name: 'a removal adds up over its waves',
      manifest: removal(
        smars(1, 4),
        4,
        waves(canary, 'name: b, select: "smars-02,smars-03"', 'name: c, select: smars-04'),
      ),
      policy: atLeast('6'),
      finds: [{ at: 'deploy.yml:12:5', hosts: ['smars-01', 'smars-02', 'smars-03'] }],
    },
    {
      name: 'a removal adds up though its waves go one by one',
      manifest: removal(
        smars(1, 4),
        4,
        waves(canary, 'name: b, select: "smars-02,smars-03,smars-04", max: 1'),
      ),
      policy: atLeast('5'),
      finds: [{ at: 'deploy.yml:12:5', hosts: all.slice(0, 4) }],
    },
    {
      name: 'S3: a removal of billing that takes index with it',
      manifest: manifest({
        service: 'billing',
        operation: 'remove',
        release: '',
        select: 'billing:index',
        expect: 4,
      }),
      inventory: '[billing]\nb-[1:4]\n[index]\ni-[1:4]\n',
      policy: policy(
        'billing: { hosts: billing, floor: 0 }',
        'index: { hosts: index, floor: 90% }',
      ),
      finds: [
        { at: 'deploy.yml:7:11', because: 'rollcall.yml:4:3', hosts: ['i-1', 'i-2', 'i-3', 'i-4'] },
      ],
    },
    {
      name: 'a removal where nobody declared a service',
      manifest: removal('smars-01', 1),
      finds: [{ at: 'deploy.yml:4:12' }],
    },
    {
      name: 'one zone falls though the other stands',
      manifest: manifest({
        more: waves(
          'name: a, select: "smars-01,smars-02,smars-03"',
          'name: rest, select: "smars-04,smars-05,smars-06,smars-07,smars-08", max: 1',
        ),
      }),
      inventory: zones,
      policy: perZone,
      finds: [{ at: 'deploy.yml:10:5', hosts: ['smars-01', 'smars-02', 'smars-03'] }],
    },
    {
      name: 'as many zones as hosts are no zones',
      manifest: manifest({ expect: 1001 }),
      inventory: `[smars]\n${Array.from({ length: 1001 }, (_, i) => `h${i} rollcall_zone=z${i}\n`).join('')}`,
      policy: perZone,
      finds: [{ at: 'deploy.yml:7:11', because: 'rollcall.yml:3:3' }],
    },
    {
      name: 'a host without a zone where the floor is for each zone',
      manifest: manifest({ more: waves(canary, `${rest}, max: 1`) }),
      inventory: '[smars]\nsmars-[01:07] rollcall_zone=a\nsmars-08\n',
      policy: perZone,
      finds: [{ at: 'deploy.yml:7:11', because: 'rollcall.yml:3:3', hosts: ['smars-08'] }],
    },
  ],
  passes: [
    {
      name: 'half at once leaves half',
      manifest: manifest({ more: waves(canary, `${rest}, max: 4`) }),
      policy: atLeast('50%'),
    },
    {
      name: 'a canary of a host that is out of service lowers nothing',
      manifest: manifest({ select: 'smars-07,smars-08', expect: 2, more: '  scope: [smars]\n' }),
      inventory: inState('drained'),
      policy: atLeast('6'),
    },
    ...['up', 'Active', 'in_service', 'primary', 'secondary'].map((state) => ({
      name: `hosts that are ${state} are in service`,
      manifest: manifest({ more: waves(canary, `${rest}, max: 1`) }),
      inventory: inState(state),
      policy: atLeast('7'),
    })),
    {
      name: 'a removal down to the floor',
      manifest: removal(smars(1, 4), 4),
      policy: atLeast('50%'),
    },
    {
      name: 'a removal of hosts that are out of service',
      manifest: removal(smars(7, 8), 2),
      inventory: inState('drained'),
      policy: atLeast('6'),
    },
    {
      name: 'a service that no touched host carries',
      manifest: manifest(),
      inventory: '[smars]\nsmars-[01:08]\n[index]\ni-1 rollcall_state=down\n',
      policy: policy('index: { hosts: index, floor: 1 }'),
    },
    {
      name: 'each zone keeps its floor',
      manifest: manifest({ more: waves(canary, `${rest}, max: 2`) }),
      inventory: zones,
      policy: perZone,
    },
    {
      name: 'a percentage of each zone',
      manifest: manifest({
        select: 'smars-01,smars-02,smars-05,smars-06',
        expect: 4,
        more: '  scope: [smars]\n',
      }),
      inventory: zones,
      policy: policy('smars: { hosts: smars, floor: 50%, perZone: true }'),
    },
    {
      name: '1.1% of 3,000 are 33',
      manifest: removal('smars:!keep', 2967),
      inventory: '[smars]\nh[0001:3000]\n[keep]\nh[0001:0033]\n',
      policy: atLeast('1.1%'),
    },
  ],
  idle: [
    { name: 'no policy', manifest: manifest() },
    {
      name: 'services without a floor',
      manifest: manifest(),
      policy: policy('smars: { hosts: smars }'),
    },
    {
      name: 'a removal where services have no floor',
      manifest: removal('smars-01', 1),
      policy: policy('smars: { hosts: smars }'),
    },
    {
      name: 'turning a flag on',
      manifest: manifest({ operation: 'activate' }),
      policy: atLeast('8'),
    },
  ],
})
