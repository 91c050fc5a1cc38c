import procedure from '../../../src/rules/recovery/procedure.ts'
import { ruleTable } from '../tester.ts'
import { manifest } from '../world.ts'

const named = (path: string) => manifest({ more: `recovery:\n  procedure: ${path}\n` })

ruleTable(procedure, {
  blocks: [
    { name: 'none', manifest: manifest(), finds: [{ at: 'deploy.yml:1:1' }] },
    {
      name: 'none beside other things',
      manifest: manifest({ more: 'recovery: { alerts: { pages: kim } }\n' }),
      finds: [{ at: 'deploy.yml:9:11' }],
    },
    { name: 'missing', manifest: named('run.md'), finds: [{ at: 'deploy.yml:10:14' }] },
    ...['"https://"', '"http:///run"', '"https://kim@"', '"https://?run"'].map((path) => ({
      name: `a web address without a host: ${path}`,
      manifest: named(path),
      finds: [{ at: 'deploy.yml:10:14' }],
    })),
    {
      name: 'empty',
      manifest: named('run.md'),
      files: { 'run.md': '\n\n' },
      finds: [{ at: 'deploy.yml:10:14' }],
    },
    {
      name: 'outside the repository',
      manifest: named('/etc/run.md'),
      files: { '/etc/run.md': '# Run\n' },
      finds: [{ at: 'deploy.yml:10:14' }],
    },
  ],
  passes: [
    { name: 'present', manifest: named('docs/run.md'), files: { 'docs/run.md': '# Run\n' } },
    { name: 'on the web', manifest: named('https://wiki.example.com/run') },
    { name: 'on the web by address', manifest: named('"https://[::1]:8080/run"') },
  ],
  idle: [
    {
      name: 'an environment that is not protected',
      manifest: manifest(),
      policy: 'version: 1\nenvironments:\n  production: { protected: false }\n',
    },
  ],
})
