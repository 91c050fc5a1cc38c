import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { canonicalAddress, canonicalName, identities } from '../../src/rules/machine.ts'

describe('canonicalAddress', () => {
  test.each([
    ['1.2.3.4', '1.2.3.4'],
    ['0.0.0.0', '0.0.0.0'],
    ['255.255.255.255', '255.255.255.255'],
    ['::ffff:1.2.3.4', '1.2.3.4'],
    ['::FFFF:0102:0304', '1.2.3.4'],
    ['0:0:0:0:0:ffff:1.2.3.4', '1.2.3.4'],
    ['::', '::'],
    ['::1', '::1'],
    ['1::', '1::'],
    ['[2001:DB8::1]', '2001:db8::1'],
    ['2001:0db8:0000:0000:0001:0000:0000:0001', '2001:db8::1:0:0:1'],
    ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
    ['2001:db8::1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
    ['64:ff9b::192.0.2.33', '64:ff9b::c000:221'],
    ['fe80::1%eth0', 'fe80::1%eth0'],
    ['[FE80:0::1%eth0]', 'fe80::1%eth0'],
  ])('%s is %s', (text, canonical) => {
    expect(canonicalAddress(text)).toBe(canonical)
  })

  test.each([
    '',
    'smars-01',
    '10.100.xx.xx',
    '1.2.3',
    '1.2.3.4.5',
    '1.2.3.256',
    '01.2.3.4',
    '1.2.3.4:22',
    ':',
    ':::',
    '1:2',
    '1::2::3',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4:5:6:7::8:9',
    '::12345',
    '::g',
    '1.2.3.4::',
    '::1.2.3.4:1',
    'fe80::1%',
    '::ffff:1.2.3.4%eth0',
    '1.2.3.4%eth0',
    '0x0a000001',
    '[::1',
  ])('%j is no address', (text) => {
    expect(canonicalAddress(text)).toBeUndefined()
  })

  test('spells every IPv6 address as a URL does', () => {
    fc.assert(
      fc.property(fc.ipV6(), (text) => {
        const [, spelled] = /^\[(.*)\]$/.exec(new URL(`http://[${text}]/`).hostname) ?? []
        const mapped = spelled?.startsWith('::ffff:')
        expect(canonicalAddress(text)).toBe(
          mapped ? canonicalAddress(`::ffff:${spelled?.slice(7)}`) : spelled,
        )
      }),
    )
  })

  test('is its own canonical form, and takes any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6(), fc.string()), (text) => {
        const canonical = canonicalAddress(text)
        if (canonical !== undefined) expect(canonicalAddress(canonical)).toBe(canonical)
      }),
    )
  })
})

describe('identities', () => {
  test.each([
    ['smars-01', undefined, [], ['smars-01']],
    ['SMARS-01.', undefined, [], ['smars-01']],
    ['a', '10.0.0.1', [], ['a', 0x0a000001]],
    ['a', 'A.Internal.', [], ['a', 'a.internal']],
    ['a', 'b', ['x.com'], ['a', 'a.x.com', 'b', 'b.x.com']],
    ['a', 'a.x.com', ['x.com'], ['a', 'a.x.com']],
    ['a', '1.pool.ntp.org', [], ['a', '1.pool.ntp.org']],
    ...[
      '10.100.xx.xx',
      '10.100.yy.zz',
      '10.0.0.010',
      '0x0a000001',
      'xxx',
      '{{ inventory_hostname }}',
      'a_b',
      '-a',
      '',
    ].map((address) => ['a', address, [], ['a']] as const),
    ['10.0.0.1', '::ffff:10.0.0.1', [], [0x0a000001]],
    ['10.0.0.1.', undefined, [], [0x0a000001]],
    ['a', '255.255.255.254', [], ['a', -2]],
    ['a', '2001:DB8::1', [], ['a', '2001:db8::1']],
    ['::1', undefined, ['example.com'], ['::1']],
    ['10.0.0.1', undefined, ['example.com'], [0x0a000001]],
    ['a', undefined, ['x.com', 'y.com'], ['a', 'a.x.com', 'a.y.com']],
    ['a.x.com', undefined, ['x.com', 'y.com'], ['a.x.com']],
  ])('%s at %s under %j', (name, address, domains, keys) => {
    expect(identities(name, address, domains)).toEqual(keys)
  })

  test('tells any two IPv4 addresses apart', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.ipV4(), (one, other) => {
        const [first, second] = [one, other].map((address) => identities(address, undefined, []))
        expect(first?.[0] === second?.[0]).toBe(one === other)
      }),
    )
  })

  test('a name keeps all but its last dot', () => {
    expect(canonicalName('A.B..')).toBe('a.b.')
  })
})
