import window from '../../../src/rules/recovery/window.ts'
import { ruleTable } from '../tester.ts'
import { manifest } from '../world.ts'

const open = (from: string, until: string) =>
  manifest({ more: `window: { from: "${from}", until: "${until}" }\n` })
const night = open('2012-08-01T00:00:00-04:00', '2012-08-01T06:00:00-04:00')
const freeze = (from: string, until: string) =>
  `version: 1\nenvironments:\n  production:\n    freezes:\n      - { from: "${from}", until: "${until}", reason: market hours }\n`
const market = freeze('2012-08-01T09:30:00-04:00', '2012-08-01T16:00:00-04:00')

ruleTable(window, {
  blocks: [
    {
      name: 'Knight’s market opens: frozen from its first moment',
      manifest: manifest(),
      policy: market,
      finds: [{ at: 'deploy.yml:3:14', because: 'rollcall.yml:5:9' }],
    },
    {
      name: 'frozen to its last moment',
      manifest: manifest(),
      policy: market,
      now: '2012-08-01T20:00:00Z',
      finds: [{ at: 'deploy.yml:3:14' }],
    },
    {
      name: 'after the window',
      manifest: night,
      finds: [{ at: 'deploy.yml:9:9' }],
    },
    {
      name: 'before the window',
      manifest: night,
      now: '2012-08-01T03:59:59Z',
      finds: [{ at: 'deploy.yml:9:9' }],
    },
    {
      name: 'outside the window and frozen',
      manifest: night,
      policy: market,
      finds: [{ at: 'deploy.yml:3:14' }, { at: 'deploy.yml:9:9' }],
    },
  ],
  passes: [
    {
      name: 'in the window, up to its last moment',
      manifest: open('2012-08-01T13:00:00Z', '2012-08-01T13:30:00Z'),
    },
    {
      name: 'in the window, from its first moment',
      manifest: open('2012-08-01T09:30:00-04:00', '2012-08-01T14:00:00Z'),
    },
    {
      name: 'a moment before the freeze',
      manifest: manifest(),
      policy: market,
      now: '2012-08-01T13:29:59Z',
    },
  ],
  idle: [{ name: 'neither window nor freeze', manifest: manifest() }],
})
