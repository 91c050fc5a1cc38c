import alerts from '../../../src/rules/recovery/alerts.ts'
import { ruleTable } from '../tester.ts'
import { manifest } from '../world.ts'

ruleTable(alerts, {
  blocks: [
    { name: 'none', manifest: manifest(), finds: [{ at: 'deploy.yml:1:1' }] },
    {
      name: 'none beside other things',
      manifest: manifest({ more: 'recovery: { procedure: run.md }\n' }),
      finds: [{ at: 'deploy.yml:9:11' }],
    },
    {
      name: 'a name that nobody can read',
      manifest: manifest({ more: 'recovery: { alerts: { pages: "\\u2800" } }\n' }),
      finds: [{ at: 'deploy.yml:9:21' }],
    },
    {
      name: 'a name of blanks',
      manifest: manifest({ more: 'recovery: { alerts: { pages: " " } }\n' }),
      finds: [{ at: 'deploy.yml:9:21' }],
    },
  ],
  passes: [
    {
      name: 'somebody by name',
      manifest: manifest({ more: 'recovery: { alerts: { pages: etg-on-call } }\n' }),
    },
  ],
  idle: [
    {
      name: 'an environment that is not protected',
      manifest: manifest(),
      policy: 'version: 1\nenvironments:\n  production: { protected: false }\n',
    },
  ],
})
