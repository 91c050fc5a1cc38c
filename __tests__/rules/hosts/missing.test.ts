import missing from '../../../src/rules/hosts/missing.ts'
import { ruleTable } from '../tester.ts'
import { manifest } from '../world.ts'

const all = Array.from({ length: 8 }, (_, i) => `smars-0${i + 1}`)
const except = (until: string) =>
  `  except:\n    - { host: smars-08, reason: RMA-12, owner: kim, until: ${until} }\n`

const exceptAll = `  except:\n${all
  .map((host) => `    - { host: ${host}, reason: RMA-12, owner: kim, until: 2012-08-03 }\n`)
  .join('')}`
const flag = 'flags: { activates: [rlp] }\n'
const nested = '[smars:children]\neast\nwest\n[east]\nsmars-[01:04]\n[west]\nsmars-[05:08]\n'
const warnsOf = (rule: string) =>
  `version: 1\nenvironments:\n  production:\n    rules: { ${rule}: warn }\n`

ruleTable(missing, {
  blocks: [
    {
      name: 'declared 8, matched 7: the one is named',
      manifest: manifest({ select: 'smars:!smars-08' }),
      finds: [{ at: 'deploy.yml:8:11', because: 'hosts.ini:1:2', hosts: ['smars-08'] }],
    },
    {
      name: 'declared 7 and matched 7 with a group of 8: the eighth is named',
      manifest: manifest({ select: 'smars:!smars-08', expect: 7 }),
      finds: [{ at: 'deploy.yml:7:11', because: 'hosts.ini:1:2', hosts: ['smars-08'] }],
    },
    {
      name: 'the same with hosts written one by one in a given scope',
      manifest: manifest({
        select: 'smars-01,smars-02',
        expect: 2,
        more: '  scope: [smars]\n',
      }),
      finds: [{ at: 'deploy.yml:7:11', hosts: all.slice(2) }],
    },
    {
      name: 'a member of a group below the scope',
      manifest: manifest({ select: 'east', expect: 1, more: '  scope: [smars]\n' }),
      inventory: '[smars:children]\neast\nwest\n[east]\na\n[west]\nb\n',
      finds: [{ at: 'deploy.yml:7:11', because: 'hosts.ini:1:2', hosts: ['b'] }],
    },
    {
      name: 'the group shrank, and nothing shows which host it was',
      manifest: manifest(),
      inventory: '[smars]\nsmars-[01:07]\n',
      finds: [{ at: 'deploy.yml:8:11', because: 'deploy.yml:7:11' }],
    },
    {
      name: 'the group shrank and one more is left out',
      manifest: manifest({ select: 'smars:!smars-02' }),
      inventory: '[smars]\nsmars-[01:07]\n',
      finds: [{ at: 'deploy.yml:8:11', hosts: ['smars-02'] }],
    },
    {
      name: 'all of a selector that is no single group',
      manifest: manifest({ select: 'smars:!smars-08', expect: 'all' }),
      finds: [{ at: 'deploy.yml:8:11', because: 'deploy.yml:7:11' }],
    },
    {
      name: 'all of a glob',
      manifest: manifest({ select: 'sm*', expect: 'all', more: '  scope: [smars]\n' }),
      finds: [{ at: 'deploy.yml:8:11' }],
    },
    {
      name: 'all of a slice',
      manifest: manifest({ select: 'smars[0:7]', expect: 'all' }),
      finds: [{ at: 'deploy.yml:8:11' }],
    },
    {
      name: 'a slip in hosts.select that the policy only warns of',
      manifest: manifest({ select: 'smarz' }),
      policy: warnsOf('hosts/selector'),
      finds: [{ at: 'deploy.yml:8:11' }],
    },
    {
      name: 'a nested slice that the policy passes over',
      manifest: manifest({ select: 'smars[0:7]' }),
      inventory: nested,
      policy: warnsOf('hosts/ambiguous'),
      finds: [{ at: 'deploy.yml:8:11', hosts: all }],
    },
    {
      name: 'a slip beside a name that is known',
      manifest: manifest({ select: 'smars-01,smarz', more: '  scope: [smars]\n' }),
      finds: [{ at: 'deploy.yml:8:11', hosts: all.slice(1) }],
    },
    {
      name: 'a slip in hosts.select, where the tool says what it touches',
      manifest: manifest({ select: 'smarz', more: '  scope: [smars]\n' }),
      touches: all.slice(1).join('\n'),
      finds: [{ at: 'deploy.yml:8:11', hosts: ['smars-01'] }],
    },
    {
      name: 'a group that is declared and empty may have lost its hosts',
      manifest: manifest(),
      inventory: '[smars]\n[other]\nweb-1\n',
      finds: [{ at: 'deploy.yml:8:11' }],
    },
    {
      name: 'an exception that has ended leaves nobody out, and one more is missing',
      manifest: manifest({ select: 'smars:!smars-07', more: except('2012-07-31') }),
      finds: [{ at: 'deploy.yml:8:11', hosts: ['smars-07'] }],
    },
    {
      name: 'an exception of a host that the selector does not reach does not count',
      manifest: manifest({ select: 'smars:!smars-08', more: except('2012-08-03') }),
      finds: [{ at: 'deploy.yml:8:11' }],
    },
    {
      name: 'the tool leaves one out',
      manifest: manifest(),
      touches: all.slice(0, 7).join('\n'),
      finds: [{ at: 'deploy.yml:8:11', because: 'touches.txt:1:1', hosts: ['smars-08'] }],
    },
    {
      name: 'the tool restarts another host of the scope than the one selected',
      manifest: manifest({
        operation: 'restart',
        select: 'smars-01',
        expect: 1,
        more: '  scope: [smars]\n',
      }),
      touches: 'smars-02\n',
      finds: [{ at: 'deploy.yml:7:11', because: 'touches.txt:1:1', hosts: ['smars-01'] }],
    },
    {
      name: 'the tool prints its list as Ansible does',
      manifest: manifest(),
      touches: `\n  hosts (7):\n${all
        .slice(1)
        .map((name) => `    ${name}\n`)
        .join('')}`,
      finds: [{ at: 'deploy.yml:8:11', hosts: ['smars-01'] }],
    },
    {
      name: 'a removal of fewer than declared',
      manifest: manifest({
        operation: 'remove',
        release: '',
        select: 'smars-01',
        expect: 2,
        more: '  scope: [smars]\n',
      }),
      finds: [{ at: 'deploy.yml:8:11' }],
    },
    {
      name: 'a selector that yields nobody while eight are declared',
      manifest: manifest({ select: 'smars:&none', more: '  scope: [smars]\n' }),
      inventory: '[smars]\nsmars-[01:08]\n[none]\nother\n',
      finds: [{ at: 'deploy.yml:8:11', hosts: all }],
    },
    {
      name: 'everything is excepted, so nobody would be asked',
      manifest: manifest({ more: exceptAll }),
      finds: [{ at: 'deploy.yml:7:11', because: 'deploy.yml:10:5' }],
    },
    {
      name: 'everything is excepted for a reason that nobody can read',
      manifest: manifest({ more: `${exceptAll}  allowEmpty: "\u2800"\n` }),
      finds: [{ at: 'deploy.yml:7:11' }],
    },
    {
      name: 'everything is excepted, and the tool touches nothing',
      manifest: manifest({ more: exceptAll }),
      touches: '  hosts (0):\n',
      finds: [{ at: 'deploy.yml:7:11' }],
    },
    {
      name: 'a flag goes on while everything is excepted, for whatever reason',
      manifest: manifest({ more: `${exceptAll}  allowEmpty: all drained\n${flag}` }),
      finds: [{ at: 'deploy.yml:7:11' }],
    },
    {
      name: 'Knight: a flag goes on with a restart of one, and another keeps its release',
      manifest: manifest({
        operation: 'restart',
        select: 'web-1',
        expect: 1,
        more: `  scope: [web]\n${flag}`,
      }),
      inventory: '[web]\nweb-1\nweb-2\n',
      finds: [{ at: 'deploy.yml:7:11', because: 'hosts.ini:1:2', hosts: ['web-2'] }],
    },
    {
      name: 'Knight: a flag goes on with a selection that is empty on purpose',
      manifest: manifest({
        operation: 'activate',
        select: '"smars:!smars"',
        expect: 0,
        more: '  allowEmpty: nothing to copy\n',
      }),
      finds: [{ at: 'deploy.yml:7:11', hosts: all }],
    },
    {
      name: 'Knight: a flag goes on for a group that is empty',
      manifest: manifest({
        operation: 'configure',
        select: 'none',
        expect: 0,
        more: `  allowEmpty: nothing to copy\n${flag}`,
      }),
      inventory: '[smars]\nsmars-[01:08]\n[none]\n',
      finds: [{ at: 'deploy.yml:7:11' }],
    },
    ...['configure', 'activate', 'rollback'].map((operation) => ({
      name: `${operation} leaves no member of the scope out`,
      manifest: manifest({ operation, select: 'smars:!smars-08', expect: 7 }),
      finds: [{ at: 'deploy.yml:7:11', hosts: ['smars-08'] }],
    })),
  ],
  passes: [
    { name: 'eight of eight', manifest: manifest() },
    { name: 'all of one group', manifest: manifest({ expect: 'all' }) },
    { name: 'all of all', manifest: manifest({ select: 'all', expect: 'all' }) },
    {
      name: 'one of one',
      manifest: manifest({ expect: 1 }),
      inventory: '[smars]\nsmars-01\n',
    },
    { name: 'seven touched and one excepted', manifest: manifest({ more: except('2012-08-03') }) },
    {
      name: 'all with one excepted',
      manifest: manifest({ expect: 'all', more: except('2012-08-03') }),
    },
    {
      name: 'an exception holds to the last moment of its day',
      manifest: manifest({ more: except('2012-08-01') }),
      now: '2012-08-01T23:59:59Z',
    },
    {
      name: 'a restart of a part of the scope',
      manifest: manifest({ operation: 'restart', select: 'smars:!smars-08', expect: 7 }),
    },
    {
      name: 'a removal of a part of the scope',
      manifest: manifest({
        operation: 'remove',
        release: '',
        select: 'smars-01,smars-02',
        expect: 2,
        more: '  scope: [smars]\n',
      }),
    },
    {
      name: 'more than declared is not what this rule asks about',
      manifest: manifest({ expect: 4 }),
    },
    {
      name: 'nobody on purpose',
      manifest: manifest({
        select: 'smars:&none',
        expect: 0,
        more: '  allowEmpty: the green side is drained\n',
      }),
      inventory: '[smars]\nsmars-[01:08]\n[none]\nother\n',
    },
    {
      name: 'everything is excepted on purpose',
      manifest: manifest({ more: `${exceptAll}  allowEmpty: the green side is drained\n` }),
    },
    {
      name: 'a host named twice counts once',
      manifest: manifest({ select: 'smars:smars-01', expect: 8 }),
    },
    { name: 'the tool touches all of them', manifest: manifest(), touches: all.join('\n') },
  ],
  idle: [
    { name: 'a group that nobody knows', manifest: manifest({ select: 'smarz' }) },
    { name: 'all of it', manifest: manifest({ select: 'smarz', expect: 'all' }) },
    {
      name: 'the same with a scope that is known',
      manifest: manifest({ select: 'smarz', more: '  scope: [smars]\n' }),
    },
    {
      name: 'a slice that Ansible orders anew in every run',
      manifest: manifest({ select: 'smars[0:7]' }),
      inventory: nested,
    },
  ],
})
