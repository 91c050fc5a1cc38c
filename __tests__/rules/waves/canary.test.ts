import canary from '../../../src/rules/waves/canary.ts'
import { ruleTable } from '../tester.ts'
import { manifest } from '../world.ts'

const waves = (...waves: readonly string[]) =>
  `waves:\n${waves.map((wave) => `  - { ${wave} }\n`).join('')}`
const first = 'name: canary, select: smars-01, bake: 10m'
const rest = 'name: rest, select: "smars:!smars-01", max: 50%'
const policy = (settings: string) => `version: 1\nenvironments:\n  production:\n    ${settings}\n`
const all = Array.from({ length: 8 }, (_, i) => `smars-0${i + 1}`)

/** 25 sites, of which one carries half of the traffic: 4 % of the hosts, 50 % of the weight. */
const sites = `[smars]\nsmars-01 rollcall_weight=24\nsmars-[02:25] rollcall_weight=1\n`

ruleTable(canary, {
  blocks: [
    {
      name: 'no waves: everything at once',
      manifest: manifest(),
      finds: [{ at: 'deploy.yml:1:1', hosts: all }],
    },
    {
      name: 'no waves, and caps that allow no host',
      manifest: manifest({ expect: 3 }),
      inventory: '[smars]\nsmars-[01:03]\n',
      policy: policy('waves: { canary: 25%, max: 30% }'),
      finds: [{ at: 'deploy.yml:1:1', because: 'rollcall.yml:4:22', hosts: all.slice(0, 3) }],
    },
    {
      name: 'CrowdStrike: one wave of everything',
      manifest: manifest({ more: waves('name: all, select: smars, max: 1') }),
      finds: [{ at: 'deploy.yml:10:5', hosts: all }],
    },
    {
      name: 'one host too many in the first wave',
      manifest: manifest({
        more: waves(
          'name: canary, select: "smars-01,smars-02,smars-03", bake: 10m',
          'name: rest, select: "smars-04,smars-05,smars-06,smars-07,smars-08", max: 50%',
        ),
      }),
      finds: [{ at: 'deploy.yml:10:5', hosts: all.slice(0, 3) }],
    },
    {
      name: 'Cloudflare 2022: 4% of the hosts, 50% of the weight',
      manifest: manifest({ expect: 25, more: waves(first, rest) }),
      inventory: sites,
      policy: policy('waves: { canary: 5% }'),
      finds: [{ at: 'deploy.yml:10:5', because: 'rollcall.yml:4:22', hosts: ['smars-01'] }],
    },
    {
      name: 'a host without a weight where others have one',
      manifest: manifest({ expect: 5, more: waves(first, rest) }),
      inventory: '[smars]\nsmars-[01:04] rollcall_weight=1\nsmars-05\n',
      finds: [{ at: 'deploy.yml:10:5', because: 'hosts.ini:3:1', hosts: ['smars-05'] }],
    },
    ...['heavy', '-1', 'Infinity', 'NaN'].map((weight) => ({
      name: `a weight of ${weight}`,
      manifest: manifest({ expect: 5, more: waves(first, rest) }),
      inventory: `[smars]\nsmars-[01:04] rollcall_weight=1\nsmars-05 rollcall_weight=${weight}\n`,
      finds: [{ at: 'deploy.yml:10:5', hosts: ['smars-05'] }],
    })),
    {
      name: 'a cap of less than one host is not bumped to one',
      manifest: manifest({ expect: 3, more: waves(first, `${rest.replace('50%', '1')}`) }),
      inventory: '[smars]\nsmars-[01:03]\n',
      finds: [{ at: 'deploy.yml:10:5' }],
    },
    {
      name: 'a cap of no host in later waves is said once',
      manifest: manifest({
        more: waves(
          first,
          'name: a, select: smars-02, bake: 10m',
          'name: b, select: "smars-03,smars-04,smars-05,smars-06,smars-07,smars-08"',
        ),
      }),
      policy: policy('waves: { max: 0 }'),
      finds: [{ at: 'deploy.yml:11:5', because: 'rollcall.yml:4:19' }],
    },
    {
      name: 'a later wave with all of its hosts at once',
      manifest: manifest({ more: waves(first, 'name: rest, select: "smars:!smars-01"') }),
      finds: [{ at: 'deploy.yml:11:5', hosts: all.slice(1) }],
    },
    {
      name: 'a later wave with one too many at once',
      manifest: manifest({ more: waves(first, 'name: rest, select: "smars:!smars-01", max: 5') }),
      finds: [{ at: 'deploy.yml:11:51', hosts: all.slice(1) }],
    },
    {
      name: 'a first wave that nobody watches',
      manifest: manifest({ more: waves('name: canary, select: smars-01', rest) }),
      finds: [{ at: 'deploy.yml:10:5' }],
    },
    {
      name: 'a first wave watched a second too short',
      manifest: manifest({ more: waves('name: canary, select: smars-01, bake: 9m59s', rest) }),
      finds: [{ at: 'deploy.yml:10:45' }],
    },
    {
      name: 'a wave in the middle that nobody watches',
      manifest: manifest({
        more: waves(
          first,
          'name: more, select: smars-02',
          'name: rest, select: "smars-03,smars-04,smars-05,smars-06,smars-07,smars-08", max: 50%',
        ),
      }),
      finds: [{ at: 'deploy.yml:11:5' }],
    },
    {
      name: 'turning a flag on everywhere at once',
      manifest: manifest({ operation: 'activate' }),
      finds: [{ at: 'deploy.yml:1:1', hosts: all }],
    },
  ],
  passes: [
    { name: 'a canary and the rest by halves', manifest: manifest({ more: waves(first, rest) }) },
    {
      name: 'just a quarter first, then just half of all at once',
      manifest: manifest({
        more: waves(
          'name: canary, select: "smars-01,smars-02", bake: 10m',
          'name: rest, select: "smars-03,smars-04,smars-05,smars-06,smars-07,smars-08", max: 4',
        ),
      }),
    },
    {
      name: 'the last wave needs no watch',
      manifest: manifest({ more: waves(first, `${rest}, bake: 0s`) }),
    },
    {
      name: 'a site that carries little goes first',
      manifest: manifest({
        expect: 25,
        more: waves(
          'name: canary, select: smars-02, bake: 10m',
          'name: rest, select: "smars:!smars-02", max: 50%',
        ),
      }),
      inventory: sites,
      policy: policy('waves: { canary: 5% }'),
    },
    {
      name: 'a cap in hosts is a number of hosts, whatever they weigh',
      manifest: manifest({ expect: 25, more: waves(first, rest) }),
      inventory: sites,
      policy: policy('waves: { canary: 1 }'),
    },
    {
      name: 'a policy that asks for no watch',
      manifest: manifest({ more: waves('name: canary, select: smars-01', rest) }),
      policy: policy('waves: { bake: 0s }'),
    },
    {
      name: 'decimals add up',
      manifest: manifest({ expect: 10, more: waves(first, rest) }),
      inventory: '[smars]\nsmars-[01:10] rollcall_weight=0.1\n',
      policy: policy('waves: { canary: 10% }'),
    },
  ],
  idle: [
    {
      name: 'an environment that is not protected',
      manifest: manifest(),
      policy: policy('protected: false'),
    },
    { name: 'one host', manifest: manifest({ expect: 1 }), inventory: '[smars]\nsmars-01\n' },
    {
      name: 'no host',
      manifest: manifest({ select: 'smars:&other', expect: 0 }),
      inventory: '[smars]\nsmars-01\n[other]\nweb-1\n',
    },
  ],
})
