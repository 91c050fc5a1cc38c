import alias from '../../../src/rules/hosts/alias.ts'
import { ruleTable } from '../tester.ts'
import { manifest } from '../world.ts'

const group = (...hosts: readonly string[]) => `[smars]\n${hosts.join('\n')}\n`
const domains = 'version: 1\ndomains: [example.com]\n'
const byName = '  countBy: name\n'

ruleTable(alias, {
  blocks: [
    {
      name: 'one name in two cases',
      manifest: manifest(),
      inventory: group('smars-01', 'SMARS-01'),
      finds: [{ at: 'deploy.yml:7:11', because: 'hosts.ini:3:1', hosts: ['smars-01', 'SMARS-01'] }],
    },
    {
      name: 'one name with and without its final dot',
      manifest: manifest(),
      inventory: group('a.example.com', 'a.example.com.'),
      finds: [{ at: 'deploy.yml:7:11', hosts: ['a.example.com', 'a.example.com.'] }],
    },
    {
      name: 'one address',
      manifest: manifest(),
      inventory: group('a ansible_host=10.0.0.1', 'b ansible_host=10.0.0.1'),
      finds: [{ at: 'deploy.yml:7:11', hosts: ['a', 'b'] }],
    },
    {
      name: 'one address in IPv4 and mapped into IPv6',
      manifest: manifest(),
      inventory: group('a ansible_host=1.2.3.4', 'b ansible_host=::ffff:1.2.3.4'),
      finds: [{ at: 'deploy.yml:7:11', hosts: ['a', 'b'] }],
    },
    {
      name: 'one IPv6 address in three spellings',
      manifest: manifest(),
      inventory: group(
        'a ansible_host=2001:db8::1',
        'b ansible_host=2001:DB8:0:0:0:0:0:1',
        'c ansible_host=2001:0db8::0001',
      ),
      finds: [{ at: 'deploy.yml:7:11', hosts: ['a', 'b', 'c'] }],
    },
    {
      name: 'a host that is called by the address of another',
      manifest: manifest(),
      inventory: group('10.0.0.1', 'b ansible_host=10.0.0.1'),
      finds: [{ at: 'deploy.yml:7:11', hosts: ['10.0.0.1', 'b'] }],
    },
    {
      name: 'one address at two ports',
      manifest: manifest(),
      inventory: group(
        'a ansible_host=10.9.9.9 ansible_port=2201',
        'b ansible_host=10.9.9.9 ansible_port=2202',
      ),
      finds: [{ at: 'deploy.yml:7:11', hosts: ['a', 'b'] }],
    },
    {
      name: 'a host whose address is the name of another',
      manifest: manifest(),
      inventory: group('web-1 ansible_host=web-2', 'web-2'),
      finds: [{ at: 'deploy.yml:7:11', hosts: ['web-1', 'web-2'] }],
    },
    {
      name: 'the same in capitals, and the other first',
      manifest: manifest(),
      inventory: group('WEB-2', 'web-1 ansible_host=web-2.'),
      finds: [{ at: 'deploy.yml:7:11', hosts: ['WEB-2', 'web-1'] }],
    },
    {
      name: 'one DNS name as the address of two hosts',
      manifest: manifest(),
      inventory: group('a ansible_host=n.example.com', 'b ansible_host=N.example.com.'),
      finds: [{ at: 'deploy.yml:7:11', hosts: ['a', 'b'] }],
    },
    {
      name: 'one link-local address in the same zone',
      manifest: manifest(),
      inventory: group('a ansible_host=fe80::1%eth0', 'b ansible_host=fe80:0::1%eth0'),
      finds: [{ at: 'deploy.yml:7:11', hosts: ['a', 'b'] }],
    },
    {
      name: 'a short name and its full name under a declared domain',
      manifest: manifest(),
      inventory: group('a', 'a.example.com'),
      policy: domains,
      finds: [{ at: 'deploy.yml:7:11', hosts: ['a', 'a.example.com'] }],
    },
    {
      name: 'the full name first',
      manifest: manifest(),
      inventory: group('A.Example.com.', 'a'),
      policy: domains,
      finds: [{ at: 'deploy.yml:7:11', hosts: ['A.Example.com.', 'a'] }],
    },
    {
      name: 'two machines, each under two names',
      manifest: manifest(),
      inventory: group('a', 'b', 'A', 'B'),
      finds: [
        { at: 'deploy.yml:7:11', hosts: ['a', 'A'] },
        { at: 'deploy.yml:7:11', hosts: ['b', 'B'] },
      ],
    },
    {
      name: 'an excepted host that is touched under another name',
      manifest: manifest({
        more: '  except:\n    - { host: A, reason: RMA-12, owner: kim, until: 2012-08-03 }\n',
      }),
      inventory: group('a', 'A'),
      finds: [{ at: 'deploy.yml:10:7', because: 'hosts.ini:2:1', hosts: ['a', 'A'] }],
    },
    {
      name: 'a touched host that carries a service under another name',
      manifest: manifest(),
      inventory: `${group('a ansible_host=10.0.0.1')}[index]\ni ansible_host=10.0.0.1\n`,
      policy: 'version: 1\nservices: { index: { hosts: index } }\n',
      finds: [{ at: 'deploy.yml:7:11', because: 'hosts.ini:4:1', hosts: ['a', 'i'] }],
    },
    {
      name: 'a touched host with another name that the rollout leaves out',
      manifest: manifest({ select: 'a', more: '  scope: [smars]\n' }),
      inventory: group('a', 'A'),
      finds: [{ at: 'deploy.yml:7:11', because: 'hosts.ini:3:1', hosts: ['a', 'A'] }],
    },
    {
      name: 'the same in a group of another environment',
      manifest: manifest(),
      inventory: `${group('a ansible_host=10.0.0.1')}[legacy]\nold ansible_host=10.0.0.1\n`,
      finds: [{ at: 'deploy.yml:7:11', because: 'hosts.ini:4:1', hosts: ['a', 'old'] }],
    },
    {
      name: 'counting by name hides no service',
      manifest: manifest({ more: byName }),
      inventory: `${group('a ansible_host=10.0.0.1')}[index]\ni ansible_host=10.0.0.1\n`,
      policy: 'version: 1\nservices: { index: { hosts: index } }\n',
      finds: [{ at: 'deploy.yml:7:11', hosts: ['a', 'i'] }],
    },
  ],
  passes: [
    {
      name: 'the same where names are counted on purpose',
      manifest: manifest({ more: byName }),
      inventory: `${group('a ansible_host=10.0.0.1')}[legacy]\nold ansible_host=10.0.0.1\n`,
    },
    { name: 'eight names without addresses', manifest: manifest() },
    {
      name: 'eight addresses',
      manifest: manifest(),
      inventory: group('a ansible_host=10.0.0.1', 'b ansible_host=10.0.0.11', 'c ansible_host=::1'),
    },
    {
      name: 'an address that is none makes nothing the same',
      manifest: manifest(),
      inventory: group('a ansible_host=10.100.xx.xx', 'b ansible_host=10.100.xx.xx'),
    },
    {
      name: 'a number that some readers take for an address makes nothing the same',
      manifest: manifest(),
      inventory: group('a ansible_host=0x0a000001', 'b ansible_host=0x0a000001'),
    },
    {
      name: 'a template makes nothing the same',
      manifest: manifest(),
      inventory: group('a ansible_host="{{ name }}"', 'b ansible_host="{{ name }}"'),
    },
    {
      name: 'a host whose address is its own full name',
      manifest: manifest(),
      inventory: group('a ansible_host=a.example.com', 'b ansible_host=b.example.com'),
      policy: domains,
    },
    {
      name: 'an octet with a leading zero is no address',
      manifest: manifest(),
      inventory: group('a ansible_host=10.0.0.010', 'b ansible_host=10.0.0.010'),
    },
    {
      name: 'a short and a full name under a domain that nobody declared',
      manifest: manifest(),
      inventory: group('a', 'a.example.org'),
      policy: domains,
    },
    {
      name: 'one short name under two full names',
      manifest: manifest(),
      inventory: group('a.example.com', 'a.example.org'),
      policy: 'version: 1\ndomains: [example.com, example.org]\n',
    },
    {
      name: 'one machine on purpose, counted by name',
      manifest: manifest({ more: byName }),
      inventory: group('a ansible_host=127.0.0.1', 'b ansible_host=127.0.0.1'),
    },
  ],
  idle: [
    {
      name: 'nobody is touched',
      manifest: manifest({ select: 'smars:&other', expect: 0 }),
      inventory: '[smars]\nsmars-01\n[other]\nweb-1\n',
    },
  ],
})
