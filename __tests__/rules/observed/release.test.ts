import release from '../../../src/rules/observed/release.ts'
import { ruleTable } from '../tester.ts'
import { manifest } from '../world.ts'
import { eight, LATELY, reports } from './reports.ts'

const good = `sha256:${'a'.repeat(64)}`
const other = `sha256:${'b'.repeat(64)}`
const withDigest = manifest({ release: `{ version: r2, artifact: "${good}" }` })
const at = 'deploy.yml:5:21'
const flag = 'flags: { activates: [rlp] }\n'
const nobody = manifest({
  operation: 'activate',
  select: '"smars:!smars"',
  expect: 0,
  more: '  allowEmpty: nothing to copy\n',
})

ruleTable(release, {
  blocks: [
    {
      name: 'Knight: seven report the new release and one the old',
      manifest: manifest(),
      observed: reports(...eight({ 8: { version: 'r1' } })),
      finds: [{ at, because: 'observed.json:9:1', hosts: ['smars-08'] }],
    },
    {
      name: 'none has it',
      manifest: manifest({ expect: 1 }),
      inventory: '[smars]\nsmars-01\n',
      observed: reports({ host: 'smars-01', version: 'r1', at: LATELY }),
      finds: [{ at, hosts: ['smars-01'] }],
    },
    {
      name: 'all of them with a leading v',
      manifest: manifest({ release: '{ version: 2012.8.1 }' }),
      observed: reports(...eight().map((row) => ({ ...row, version: 'v2012.8.1' }))),
      finds: [{ at, hosts: Array.from({ length: 8 }, (_, i) => `smars-0${i + 1}`) }],
    },
    {
      name: 'several answers, some of them the same',
      manifest: manifest(),
      observed: reports(
        ...eight({ 1: { version: 'r1' }, 2: { version: undefined }, 3: { version: 'r1' } }),
      ),
      finds: [{ at, hosts: ['smars-01', 'smars-02', 'smars-03'] }],
    },
    {
      name: 'a version that only looks alike',
      manifest: manifest(),
      observed: reports(...eight({ 2: { version: 'R2' }, 3: { version: 'r2 ' } })),
      finds: [{ at, hosts: ['smars-02', 'smars-03'] }],
    },
    {
      name: 'the version is right and the artifact is another',
      manifest: withDigest,
      observed: reports(...eight({ 4: { digest: other }, 5: { digest: good } })),
      finds: [{ at, because: 'observed.json:5:1', hosts: ['smars-04'] }],
    },
    {
      name: 'the artifact is right and the version is another',
      manifest: withDigest,
      observed: reports(...eight({ 4: { digest: good, version: 'r1' } })),
      finds: [{ at, hosts: ['smars-04'] }],
    },
    {
      name: 'neither version nor digest',
      manifest: manifest(),
      observed: reports(...eight({ 6: { version: undefined } })),
      finds: [{ at, hosts: ['smars-06'] }],
    },
    {
      name: 'a digest where the manifest names no artifact',
      manifest: manifest(),
      observed: reports(...eight({ 6: { version: undefined, digest: good } })),
      finds: [{ at, hosts: ['smars-06'] }],
    },
    ...[
      { spelling: 'SMARS-08', policy: 'version: 1\n' },
      { spelling: 'smars-08.', policy: 'version: 1\n' },
      { spelling: 'smars-08:22', policy: 'version: 1\n' },
      { spelling: 'smars-08.example.com', policy: 'version: 1\ndomains: [example.com]\n' },
    ].map(({ spelling, policy }) => ({
      name: `a machine that also reports the old release as ${spelling}`,
      manifest: manifest(),
      policy,
      observed: reports(...eight(), { host: spelling, version: 'r1', at: LATELY, warnings: 97 }),
      finds: [{ at: 'observed.json:10:1', because: 'observed.json:9:1', hosts: ['smars-08'] }],
    })),
    {
      name: 'a machine that also reports under its address, and says nothing there',
      manifest: manifest({ select: 'smars-01', expect: 1, more: '  scope: [smars]\n' }),
      inventory: '[smars]\nsmars-01 ansible_host=10.0.0.1\n',
      observed: reports(eight()[0] ?? {}, { host: '10.0.0.1', at: LATELY }),
      finds: [{ at: 'observed.json:3:1', because: 'observed.json:2:1', hosts: ['smars-01'] }],
    },
    {
      name: 'an excepted machine under three names',
      manifest: manifest({
        more: '  except:\n    - { host: smars-08, reason: RMA, owner: kim, until: 2012-08-03 }\n',
      }),
      observed: reports(
        ...eight({ 8: { version: 'r1' } }),
        { host: 'SMARS-08', version: 'r1', at: LATELY },
        { host: 'smars-08.', version: 'r0', at: LATELY },
      ),
      finds: [{ at: 'observed.json:10:1', because: 'observed.json:9:1', hosts: ['smars-08'] }],
    },
    ...['configure', 'restart', 'remove', 'rollback'].map((operation) => ({
      name: `Knight: a flag goes on with a ${operation}, and one host runs the old release`,
      manifest: manifest({ operation, more: flag }),
      observed: reports(...eight({ 8: { version: 'r1' } })),
      finds: [{ at, because: 'observed.json:9:1', hosts: ['smars-08'] }],
    })),
    {
      name: 'Knight: a flag goes on and no host is asked',
      manifest: nobody,
      observed: '[]',
      finds: [{ at: 'deploy.yml:7:11' }],
    },
    {
      name: 'a rollback asks it too',
      manifest: manifest({ operation: 'rollback' }),
      observed: reports(...eight({ 1: { version: 'r3' } })),
      finds: [{ at, hosts: ['smars-01'] }],
    },
  ],
  passes: [
    { name: 'eight of eight', manifest: manifest(), observed: reports(...eight()) },
    {
      name: 'some by digest, some by version, some by both',
      manifest: withDigest,
      observed: reports(...eight({ 1: { digest: good }, 2: { digest: good, version: undefined } })),
    },
    {
      name: 'who is silent is what observed/answered asks',
      manifest: manifest(),
      observed: reports(...eight().slice(0, 7)),
    },
    {
      name: 'a full name under a domain that nobody declared is another machine',
      manifest: manifest(),
      observed: reports(...eight(), { host: 'smars-08.example.com', version: 'r1', at: LATELY }),
    },
    {
      name: 'a machine of which only another name reports is what observed/answered asks',
      manifest: manifest(),
      observed: reports(...eight({ 8: { host: 'SMARS-08', version: 'r1' } })),
    },
    {
      name: 'an excepted host may keep the old one',
      manifest: manifest({
        more: '  except:\n    - { host: smars-08, reason: RMA, owner: kim, until: 2012-08-03 }\n',
      }),
      observed: reports(...eight({ 8: { version: 'r1' } })),
    },
  ],
  idle: [
    {
      name: 'a restart that names no release',
      manifest: manifest({ operation: 'restart', release: '' }),
      observed: reports(...eight()),
    },
    {
      name: 'a removal',
      manifest: manifest({ operation: 'remove' }),
      observed: reports(...eight()),
    },
  ],
})
