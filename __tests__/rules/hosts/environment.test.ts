import environment from '../../../src/rules/hosts/environment.ts'
import { ruleTable } from '../tester.ts'
import { EIGHT, manifest } from '../world.ts'

const staged = (...hosts: readonly string[]) =>
  `[smars]\n${hosts.join('\n')}\n[smars:vars]\nrollcall_environment=production\n`

ruleTable(environment, {
  blocks: [
    {
      name: 'hosts of production in a manifest for the validation ring, as at Azure AD',
      manifest: manifest().replace('environment: production', 'environment: validation'),
      inventory: staged('smars-[01:02]', 'ring-01 rollcall_environment=validation'),
      finds: [
        {
          at: 'deploy.yml:3:14',
          because: 'hosts.ini:2:1',
          hosts: ['smars-01', 'smars-02'],
        },
      ],
    },
    {
      name: 'one host of another environment among eight',
      manifest: manifest(),
      inventory: staged('smars-[01:07]', 'smars-08 rollcall_environment=staging'),
      finds: [{ at: 'deploy.yml:3:14', because: 'hosts.ini:3:1', hosts: ['smars-08'] }],
    },
    {
      name: 'several other environments are one finding, in the order of the inventory',
      manifest: manifest(),
      inventory: staged(
        'a rollcall_environment=test',
        'b rollcall_environment=staging',
        'c rollcall_environment=test',
        'd',
      ),
      finds: [{ at: 'deploy.yml:3:14', because: 'hosts.ini:2:1', hosts: ['a', 'b', 'c'] }],
    },
    {
      name: 'other capitals',
      manifest: manifest(),
      inventory: staged('a rollcall_environment=Production', 'b', 'c rollcall_environment=test'),
      finds: [
        { at: 'deploy.yml:3:14', hosts: ['c'] },
        { at: 'deploy.yml:3:14', because: 'hosts.ini:2:1', hosts: ['a'] },
      ],
    },
    {
      name: 'a host without an environment is worth a warning where others have one',
      manifest: manifest(),
      inventory: 'lone\n[smars]\na rollcall_environment=production\nb\nc rollcall_environment=""\n',
      finds: [
        { at: 'deploy.yml:3:14', because: 'hosts.ini:4:1', hosts: ['b', 'c'], effect: 'warn' },
      ],
    },
    {
      name: 'a host that only the tool would touch',
      manifest: manifest({ expect: 1 }),
      inventory: `${staged('smars-01')}[rest]\nother rollcall_environment=staging\n`,
      touches: 'smars-01\nother\n',
      finds: [{ at: 'deploy.yml:3:14', hosts: ['other'] }],
    },
  ],
  passes: [
    { name: 'all of it', manifest: manifest(), inventory: staged('smars-[01:08]') },
    {
      name: 'the host’s own environment before that of its group',
      manifest: manifest().replace('environment: production', 'environment: staging'),
      inventory: staged('smars-01 rollcall_environment=staging'),
    },
    {
      name: 'another environment that is not touched',
      manifest: manifest(),
      inventory: `${staged('smars-01')}[rest]\nother rollcall_environment=staging\nplain\n`,
    },
    {
      name: 'an excepted host',
      manifest: manifest({
        more: '  except:\n    - { host: b, reason: moved, owner: kim, until: 2012-08-03 }\n',
      }),
      inventory: staged('a', 'b rollcall_environment=staging'),
    },
  ],
  idle: [
    { name: 'an inventory without environments', manifest: manifest(), inventory: EIGHT },
    {
      name: 'nobody is touched',
      manifest: manifest({ select: '"smars:!smars"', expect: 0 }),
      inventory: staged('smars-01'),
    },
  ],
})
