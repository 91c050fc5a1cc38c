import outside from '../../../src/rules/observed/outside.ts'
import { ruleTable } from '../tester.ts'
import { manifest } from '../world.ts'
import { eight, LATELY, reports } from './reports.ts'

const inventory = '[smars]\nsmars-[01:08]\n[web]\nweb-[1:2]\n'
const excepted = manifest({
  more: '  except:\n    - { host: smars-08, reason: RMA, owner: kim, until: 2012-08-03 }\n',
})
const web = (version: string, host = 'web-1') => ({ host, version, at: LATELY })
const good = `sha256:${'a'.repeat(64)}`
const other = `sha256:${'b'.repeat(64)}`
const at = 'deploy.yml:5:21'

ruleTable(outside, {
  blocks: [
    {
      name: 'a host of another group has it',
      manifest: manifest(),
      inventory,
      observed: reports(...eight(), web('r2')),
      finds: [{ at, because: 'observed.json:10:1', hosts: ['web-1'] }],
    },
    {
      name: 'an excepted host has it',
      manifest: excepted,
      observed: reports(...eight()),
      finds: [{ at, hosts: ['smars-08'] }],
    },
    {
      name: 'a name that the inventory does not know has it',
      manifest: manifest(),
      observed: reports(...eight(), web('r2', 'SMARS-01')),
      finds: [{ at, because: 'observed.json:10:1', hosts: ['SMARS-01'] }],
    },
    {
      name: 'hosts that report under other names than the inventory gives them',
      manifest: manifest(),
      observed: reports(
        ...eight().map(({ host, ...row }) => ({ ...row, host: `${host}.example.com` })),
      ),
      finds: [
        {
          at,
          because: 'observed.json:2:1',
          hosts: Array.from({ length: 8 }, (_, i) => `smars-0${i + 1}.example.com`),
        },
      ],
    },
    {
      name: 'another group, an excepted host and a stranger are three findings',
      manifest: excepted,
      inventory,
      observed: reports(...eight(), web('r2', 'nobody'), web('r2')),
      finds: [
        { at, because: 'observed.json:11:1', hosts: ['web-1'] },
        { at, because: 'observed.json:9:1', hosts: ['smars-08'] },
        { at, because: 'observed.json:10:1', hosts: ['nobody'] },
      ],
    },
    {
      name: 'both, and by digest alone',
      manifest: manifest({ release: `{ version: r2, artifact: "${good}" }` }),
      inventory,
      observed: reports(
        { host: 'nobody', digest: good, at: LATELY },
        { host: 'web-2', digest: good, at: LATELY },
      ),
      finds: [
        { at, because: 'observed.json:3:1', hosts: ['web-2'] },
        { at, because: 'observed.json:2:1', hosts: ['nobody'] },
      ],
    },
    {
      name: 'an excepted host has the version in another build',
      manifest: manifest({
        release: `{ version: r2, artifact: "${good}" }`,
        more: '  except:\n    - { host: smars-08, reason: RMA, owner: kim, until: 2012-08-03 }\n',
      }),
      observed: reports(...eight({ 8: { digest: other } })),
      finds: [{ at, because: 'observed.json:9:1', hosts: ['smars-08'] }],
    },
    {
      name: 'a host of the scope that is not touched has the version in another build',
      manifest: manifest({
        release: `{ version: r2, artifact: "${good}" }`,
        select: 'smars:!smars-08',
        expect: 7,
      }),
      observed: reports(...eight({ 8: { digest: other } })),
      finds: [{ at, because: 'observed.json:9:1', hosts: ['smars-08'] }],
    },
    {
      name: 'turning a flag on asks it too',
      manifest: manifest({ operation: 'activate' }),
      inventory,
      observed: reports(...eight(), web('r2')),
      finds: [{ at, hosts: ['web-1'] }],
    },
  ],
  passes: [
    { name: 'nobody else reports', manifest: manifest(), inventory, observed: reports(...eight()) },
    {
      name: 'others run something else',
      manifest: excepted,
      inventory,
      observed: reports(...eight({ 8: { version: 'r1' } }), web('r1'), web('r1', 'nobody')),
    },
    {
      name: 'another service with the same version and another artifact',
      manifest: manifest({ release: `{ version: r2, artifact: "${good}" }` }),
      inventory,
      observed: reports({ ...web('r2'), digest: other }),
    },
  ],
  idle: [
    ...['rollback', 'restart', 'configure', 'remove'].map((operation) => ({
      name: `a ${operation} brings no new release`,
      manifest: manifest({ operation }),
      observed: reports(...eight()),
    })),
    {
      name: 'no release is declared',
      manifest: manifest({ operation: 'restart', release: '' }),
      observed: reports(...eight()),
    },
  ],
})
