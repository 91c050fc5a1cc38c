import rollback from '../../../src/rules/recovery/rollback.ts'
import { ruleTable } from '../tester.ts'
import { manifest } from '../world.ts'

const back = (fields: string) => `recovery:\n  rollback: { ${fields} }\n`
const good = 'version: r1, hosts: smars, rehearsed: 2012-07-20'
const nobody = (operation: string) => manifest({ operation, select: '"smars:!smars"', expect: 0 })
const policy = (settings: string) => `version: 1\nenvironments:\n  production: { ${settings} }\n`

ruleTable(rollback, {
  blocks: [
    {
      name: 'no way back',
      manifest: manifest(),
      finds: [{ at: 'deploy.yml:1:1' }],
    },
    {
      name: 'no way back from a removal',
      manifest: manifest({ operation: 'remove', release: '' }),
      finds: [{ at: 'deploy.yml:1:1' }],
    },
    ...['restart', 'rollback', 'configure'].map((operation) => ({
      name: `no way back from a flag that goes on with a ${operation}`,
      manifest: manifest({ operation, more: 'flags: { activates: [rlp] }\n' }),
      finds: [{ at: 'deploy.yml:1:1' }],
    })),
    {
      name: 'no way back from a flag that goes on while no host is touched',
      manifest: nobody('activate'),
      finds: [{ at: 'deploy.yml:1:1' }],
    },
    {
      name: 'a recovery without a way back',
      manifest: manifest({ more: 'recovery: { procedure: run.md }\n' }),
      finds: [{ at: 'deploy.yml:9:11' }],
    },
    {
      name: 'it leads to the release itself',
      manifest: manifest({ more: back(good.replace('r1', 'r2')) }),
      finds: [{ at: 'deploy.yml:10:24', because: 'deploy.yml:5:21' }],
    },
    {
      name: 'it leaves one host out',
      manifest: manifest({ more: back(good.replace('smars,', '"smars:!smars-08",')) }),
      finds: [{ at: 'deploy.yml:10:36', because: 'deploy.yml:7:11', hosts: ['smars-08'] }],
    },
    {
      name: 'it covers an excepted host and not a touched one',
      manifest: manifest({
        more: `  except:\n    - { host: smars-08, reason: RMA, owner: kim, until: 2012-08-03 }\n${back(good.replace('smars,', '"smars:!smars-01",'))}`,
      }),
      finds: [{ at: 'deploy.yml:12:36', hosts: ['smars-01'] }],
    },
    {
      name: 'Knight: it takes the code back and leaves the flag on',
      manifest: manifest({ more: `flags: { activates: [rlp] }\n${back(good)}` }),
      finds: [{ at: 'deploy.yml:11:13', because: 'deploy.yml:9:21' }],
    },
    {
      name: 'it turns off another flag',
      manifest: manifest({
        more: `flags: { activates: [rlp] }\n${back(`${good}, flags: [power_peg]`)}`,
      }),
      finds: [{ at: 'deploy.yml:11:72' }],
    },
    {
      name: 'never rehearsed',
      manifest: manifest({ more: back('version: r1, hosts: smars') }),
      finds: [{ at: 'deploy.yml:10:13' }],
    },
    {
      name: 'rehearsed too long ago',
      manifest: manifest({ more: back(good) }),
      policy: policy('recovery: { rehearsed: 7d }'),
      finds: [{ at: 'deploy.yml:10:53', because: 'rollcall.yml:3:40' }],
    },
    {
      name: 'rehearsed tomorrow',
      manifest: manifest({ more: back(good.replace('2012-07-20', '2012-08-02')) }),
      finds: [{ at: 'deploy.yml:10:53' }],
    },
    {
      name: 'everything at once',
      manifest: manifest({
        more: `flags: { activates: [rlp] }\n${back('version: r2, hosts: smars-01')}`,
      }),
      finds: [
        { at: 'deploy.yml:11:24' },
        {
          at: 'deploy.yml:11:35',
          hosts: [
            'smars-02',
            'smars-03',
            'smars-04',
            'smars-05',
            'smars-06',
            'smars-07',
            'smars-08',
          ],
        },
        { at: 'deploy.yml:11:13' },
        { at: 'deploy.yml:11:13' },
      ],
    },
  ],
  passes: [
    { name: 'rehearsed, for every host', manifest: manifest({ more: back(good) }) },
    {
      name: 'for every flag, and one more',
      manifest: manifest({
        more: `flags: { activates: [rlp] }\n${back(`${good}, flags: [beta, rlp]`)}`,
      }),
    },
    {
      name: 'for more hosts than are touched',
      manifest: manifest({ more: back(good.replace('smars,', 'all,')) }),
    },
    {
      name: 'rehearsed today',
      manifest: manifest({ more: back(good.replace('2012-07-20', '2012-08-01')) }),
    },
    {
      name: 'a removal that names no release',
      manifest: manifest({ operation: 'remove', release: '', more: back(good) }),
    },
  ],
  idle: [
    {
      name: 'an environment that is not protected',
      manifest: manifest(),
      policy: policy('protected: false'),
    },
    { name: 'nobody is touched', manifest: nobody('deploy') },
    { name: 'a rollback', manifest: manifest({ operation: 'rollback' }) },
    { name: 'a restart', manifest: manifest({ operation: 'restart', release: '' }) },
  ],
})
