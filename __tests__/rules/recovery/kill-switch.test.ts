import killSwitch from '../../../src/rules/recovery/kill-switch.ts'
import { ruleTable } from '../tester.ts'
import { manifest } from '../world.ts'

const stop = (fields: string) => `recovery:\n  killSwitch: { ${fields} }\n`
const good = 'procedure: stop.md, drilled: 2012-07-01, mayPull: [on-call]'
const flag = 'flags: { activates: [rlp] }\n'
const files = { 'stop.md': '# Stop\n' }
const unprotected = 'version: 1\nenvironments:\n  production: { protected: false }\n'

ruleTable(killSwitch, {
  blocks: [
    {
      name: 'a flag is activated and nothing stops it',
      manifest: manifest({ more: flag }),
      finds: [{ at: 'deploy.yml:1:1' }],
    },
    {
      name: 'the same where nothing is protected',
      manifest: manifest({ more: flag }),
      policy: unprotected,
      finds: [{ at: 'deploy.yml:1:1' }],
    },
    {
      name: 'the same as an operation',
      manifest: manifest({ operation: 'activate' }),
      finds: [{ at: 'deploy.yml:1:1' }],
    },
    {
      name: 'without a flag it is a warning',
      manifest: manifest(),
      finds: [{ at: 'deploy.yml:1:1', effect: 'warn' }],
    },
    {
      name: 'the procedure is missing',
      manifest: manifest({ more: flag + stop(good) }),
      finds: [{ at: 'deploy.yml:11:28' }],
    },
    {
      name: 'the procedure is empty',
      manifest: manifest({ more: flag + stop(good) }),
      files: { 'stop.md': ' \n' },
      finds: [{ at: 'deploy.yml:11:28' }],
    },
    {
      name: 'the procedure is outside the repository',
      manifest: manifest({ more: flag + stop(good.replace('stop.md', '../stop.md')) }),
      files: { '../stop.md': '# Stop\n' },
      finds: [{ at: 'deploy.yml:11:28' }],
    },
    {
      name: 'never drilled',
      manifest: manifest({ more: flag + stop('procedure: stop.md, mayPull: [on-call]') }),
      files,
      finds: [{ at: 'deploy.yml:11:15' }],
    },
    {
      name: 'drilled too long ago',
      manifest: manifest({ more: flag + stop(good.replace('2012-07-01', '2012-02-01')) }),
      files,
      finds: [{ at: 'deploy.yml:11:46' }],
    },
    {
      name: 'drilled in the future',
      manifest: manifest({ more: flag + stop(good.replace('2012-07-01', '2021-07-01')) }),
      files,
      finds: [{ at: 'deploy.yml:11:46' }],
    },
    {
      name: 'nobody may pull it',
      manifest: manifest({ more: flag + stop('procedure: stop.md, drilled: 2012-07-01') }),
      files,
      finds: [{ at: 'deploy.yml:11:15' }],
    },
    ...[' ', '\\u2800'].map((unseen) => ({
      name: `nobody with a name that can be read may pull it: "${unseen}"`,
      manifest: manifest({ more: flag + stop(good.replace('on-call', `"${unseen}"`)) }),
      files,
      finds: [{ at: 'deploy.yml:11:67' }],
    })),
    {
      name: 'the procedure is a web address without a host',
      manifest: manifest({ more: flag + stop(good.replace('stop.md', '"https://"')) }),
      finds: [{ at: 'deploy.yml:11:28' }],
    },
    {
      name: 'an empty list may pull it, and more is wrong, all of it warnings',
      manifest: manifest({ more: stop('procedure: stop.md, mayPull: []') }),
      finds: [
        { at: 'deploy.yml:10:28', effect: 'warn' },
        { at: 'deploy.yml:10:15', effect: 'warn' },
        { at: 'deploy.yml:10:46', effect: 'warn' },
      ],
    },
  ],
  passes: [
    {
      name: 'drilled, and on-call may pull it',
      manifest: manifest({ more: flag + stop(good) }),
      files,
    },
    {
      name: 'a procedure on the web is not opened',
      manifest: manifest({
        more: flag + stop(good.replace('stop.md', 'https://wiki.example.com/stop')),
      }),
    },
  ],
  idle: [
    { name: 'nothing protected and no flag', manifest: manifest(), policy: unprotected },
    {
      name: 'a flag that is only retired',
      manifest: manifest({ more: 'flags: { retires: [power_peg] }\n' }),
      policy: unprotected,
    },
  ],
})
