import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { selectors } from '../../../src/evidence/selector/index.ts'
import type { Fleet } from '../../../src/model/fleet.ts'
import type { Selection } from '../../../src/model/selection.ts'
import { fleetOf } from './fleet.ts'
import { fnmatch } from './reference.ts'

const place = { file: 'deploy.yml', line: 7, column: 11 }

const fleet = fleetOf(
  {
    web: { hosts: ['web2', 'web1', 'web10'] },
    db: { hosts: ['db1', 'db2', 'web1'] },
    site: { children: ['web', 'db'] },
    alias: { children: ['web'] },
    spare: {},
    twin: { hosts: ['db2'] },
    'eu.west': { hosts: ['db1'] },
  },
  ['eu.east', 'twin', '2001:db8::1', 'Lone'],
)

async function select(text: string, within: Fleet = fleet): Promise<Selection> {
  return (await selectors([text]))(text, place, within)
}

function names(hosts: Iterable<number>, within: Fleet = fleet): string[] {
  return Array.from(hosts, (host) => within.name(host)).sort()
}

const everybody = names(Array.from({ length: fleet.size }, (_, host) => host))
const without = (...left: string[]) => everybody.filter((name) => !left.includes(name))

describe('a selector without a trap', () => {
  test.each([
    ['all', everybody],
    ['*', everybody],
    ['web', ['web1', 'web10', 'web2']],
    ['site', ['db1', 'db2', 'web1', 'web10', 'web2']],
    ['web1', ['web1']],
    ['web,Lone', ['Lone', 'web1', 'web10', 'web2']],
    ['web:db', ['db1', 'db2', 'web1', 'web10', 'web2']],
    ['web:&db', ['web1']],
    ['web:!db', ['web10', 'web2']],
    ['site:&web:!web1', ['web10', 'web2']],
    ['all:!web', ['2001:db8::1', 'Lone', 'db1', 'db2', 'eu.east', 'twin']],
    ['web?', ['web1', 'web2']],
    ['w[a-e]b?', ['web1', 'web2']],
    ['web[!a]*', ['web1', 'web10', 'web2']],
    ['*1', ['2001:db8::1', 'db1', 'web1']],
    ['eu.*', ['db1', 'eu.east']],
    ['eu.west', ['db1']],
    ['2001:db8::1', ['2001:db8::1']],
    ['~web\\d$', ['web1', 'web2']],
    ['~web.*', ['web1', 'web10', 'web2']],
    ['~(web|db)1$', ['db1', 'web1']],
    ['web[0]', ['web2']],
    ['web[-1]', ['web10']],
    ['web[0:1]', ['web1', 'web2']],
    ['web[1:]', ['web1', 'web10']],
    ['web[0:0]', ['web2']],
    ['alias[0]', ['web2']],
    ['web1[0]', ['web1']],
    ['web1*[0]', ['web1']],
    ['site:!web[0]', ['db1', 'db2', 'web1', 'web10']],
  ])('%s', async (text, expected) => {
    const { hosts, traps } = await select(text)
    expect(traps).toEqual([])
    expect(names(hosts)).toEqual(expected)
  })
})

describe('a trap', () => {
  test.each<[string, object, readonly string[]]>([
    ['', { kind: 'empty-pattern' }, everybody],
    [' , ', { kind: 'empty-pattern' }, everybody],
    ['!web', { kind: 'lone-exclusion', atom: '!web' }, without('web1', 'web2', 'web10')],
    ['&all:!web1', { kind: 'lone-exclusion', atom: '!web1' }, without('web1')],
    ['web,dbb', { kind: 'unmatched', atom: 'dbb', nearest: 'db' }, ['web1', 'web10', 'web2']],
    ['web:!lone', { kind: 'unmatched', nearest: 'Lone' }, ['web1', 'web10', 'web2']],
    ['web:!nobody', { kind: 'unmatched', nearest: undefined }, ['web1', 'web10', 'web2']],
    ['web:x*', { kind: 'unmatched', atom: 'x*' }, ['web1', 'web10', 'web2']],
    ['web:nobody[3]', { kind: 'unmatched', atom: 'nobody[3]' }, ['web1', 'web10', 'web2']],
    ['web:spare', { kind: 'empty-group', group: 'spare' }, ['web1', 'web10', 'web2']],
    ['web:spare[0]', { kind: 'empty-group', group: 'spare' }, ['web1', 'web10', 'web2']],
    ['web:!web', { kind: 'empty-result' }, []],
    ['site[0]', { kind: 'slice-nested', atom: 'site[0]', group: 'site' }, []],
    ['web[9]', { kind: 'slice-range', atom: 'web[9]', length: 3 }, []],
    ['web[-4]', { kind: 'slice-range', length: 3 }, []],
    ['web[2:3]', { kind: 'slice-range', length: 3 }, ['web10']],
    ['db:web[3:]', { kind: 'slice-range', length: 3 }, ['db1', 'db2', 'web1']],
    ['twin', { kind: 'host-and-group', name: 'twin' }, ['twin']],
    ['all:!twin', { kind: 'host-and-group', name: 'twin' }, without('db2')],
    ['all:&twin', { kind: 'host-and-group', name: 'twin' }, ['db2']],
    ['twin[0]', { kind: 'host-and-group', name: 'twin' }, ['db2']],
    ['~web1', { kind: 'regex-reach', atom: '~web1' }, ['web1', 'web10']],
    ['db:!web:web', { kind: 'order' }, ['db1', 'db2']],
    ['!web:db', { kind: 'order' }, ['db1', 'db2']],
    ['db:&web:Lone', { kind: 'order' }, ['web1']],
  ])('%s', async (text, trap, expected) => {
    const { hosts, traps } = await select(text)
    expect(traps).toContainEqual(expect.objectContaining(trap))
    expect(names(hosts)).toEqual(expected)
  })

  test.each([
    ['~web1', 'regex-reach', ['web10']],
    ['~web', 'regex-reach', []],
    ['~(web|db)', 'regex-reach', []],
    ['~web1:!~db1', 'regex-reach', ['web10']],
    ['!web:db', 'order', ['web1']],
  ])('%s: the hosts of %s', async (text, kind, expected) => {
    const { traps } = await select(text)
    const found = traps.find((trap) => trap.kind === kind)
    const hosts =
      found?.kind === 'regex-reach' ? found.beyond : found?.kind === 'order' ? found.differs : []
    expect(names(hosts)).toEqual(expected)
  })
})

describe('unsupported, with the hosts where Ansible has an answer', () => {
  const web = ['web1', 'web10', 'web2']

  test.each([
    ['web:!', '!', 'a sign stands without a name', []],
    ['web,db{1', 'db{1', /^host patterns have no braces/, web],
    ['web,~(?=a)', '~(?=a)', /^the regular expression holds \(\?=/, []],
    ['web,~(a', '~(a', 'the regular expression opens a parenthesis that is not closed', []],
    ['web,*[b-a]', '*[b-a]', 'the range b-a in brackets ends before it begins', []],
    ['web:80', 'web:80', /^Ansible reads what follows the colon as a port/, []],
    ['web:db,Lone', 'web:db', /^where there is a comma, colons and spaces no longer/, ['Lone']],
    ['web,db[', 'db[', 'a bracket has no partner', web],
    ['web]', 'web]', 'a bracket has no partner, and Ansible drops it', web],
    ['&web', '&web', /^it has nothing to intersect with/, web],
    ['web[1-2]', 'web[1-2]', /^Ansible reads \[1-2\] at the end of a name/, ['web1', 'web10']],
    ['web[2:1]', 'web[2:1]', '[2:1] ends before it begins, so it takes no host', []],
    ['web[2:0]', 'web[2:0]', 'Ansible reads [2:0] as [2]', ['web10']],
    ['*[0]', '*[0]', /^it matches groups and hosts/, []],
    ['w*[0]', 'w*[0]', /^it matches groups and hosts/, []],
    ['web\u0007', 'web\u0007', 'it holds a control character', []],
  ])('%j', async (text, atom, why, expected) => {
    const { hosts, traps } = await select(text)
    const sentence = typeof why === 'string' ? why : expect.stringMatching(why)
    expect(traps).toContainEqual(
      expect.objectContaining({ kind: 'unsupported', atom, why: sentence }),
    )
    expect(names(hosts)).toEqual(expected)
  })

  test.each([
    ['it has 1,001 terms and the limit is 1,000; a group', 'web,', 1001],
    ['it has 51 globs and regular expressions and the limit is 50', 'w*,', 51],
    ['it has more than 1,024 characters', '*?', 600],
    ['it has more than 65,536 characters', 'a', 70_000],
  ])('%s', async (why, part, times) => {
    const { hosts, traps } = await select(part.repeat(times))
    expect(traps).toMatchObject([
      { kind: 'unsupported', atom: expect.stringMatching(/^.{79}…$/), why: expect.any(String) },
    ])
    expect(traps[0]).toHaveProperty('why', expect.stringContaining(why))
    expect(hosts).toHaveLength(0)
  })
})

describe('an atom', () => {
  test.each([
    ['all', 'all', ['all']],
    ['*', 'all', ['all']],
    ['web', 'group', ['web']],
    ['web1', 'host', []],
    ['twin', 'host', []],
    ['!twin', 'group', ['twin']],
    ['nobody', 'host', []],
    ['w*', 'glob', ['web']],
    ['~(web|db)', 'regex', ['web', 'db']],
    ['web[0]', 'group', ['web']],
    ['eu.west', 'group', ['eu.west']],
  ])('%s is of kind %s', async (text, kind, groups) => {
    expect((await select(text)).atoms).toMatchObject([{ text, kind, groups }])
  })

  test('stands where it is written', async () => {
    const { atoms, traps } = await select('web: !nobody')
    expect(atoms.map(({ place }) => place)).toEqual([place, { ...place, column: 16 }])
    expect(traps).toMatchObject([{ kind: 'unmatched', place: { line: 7, column: 16 } }])
  })

  test('of several lines stands where the selector begins', async () => {
    const { atoms } = await select('web,\n!web1')
    expect(atoms.map((atom) => atom.place)).toEqual([place, place])
  })
})

describe('an unknown name is taken for', () => {
  const hosts = fleetOf(
    { hub: { hosts: ['main1.example.com', 'MAIN2', 'main2.example.com'] }, Eu: {}, 'eu.west': {} },
    ['main', 'main1x'],
  )
  test.each([
    ['main1', 'main1.example.com'],
    ['Main1', 'main1.example.com'],
    ['main2', 'main2.example.com'],
    ['main1.example', 'main1.example.com'],
    ['EU', 'eu.west'],
    ['hub:!HUB', 'hub'],
    ['mian', 'main'],
    ['main1.', 'main1x'],
    ['zzzz', undefined],
  ])('%s: %s', async (text, nearest) => {
    const { traps } = await select(text, hosts)
    expect(traps[0]).toMatchObject({ kind: 'unmatched', nearest })
  })
})

test('only the first names get a guess, so that a wrong selector costs no more', async () => {
  const { traps } = await select('weg,'.repeat(12))
  const guesses = traps.map((trap) => trap.kind === 'unmatched' && trap.nearest)
  expect(guesses.slice(0, 12)).toEqual([...Array(10).fill('web'), undefined, undefined])
})

test('one compiled selector resolves against any fleet, also one it was not told of', async () => {
  const choose = await selectors([])
  const other = fleetOf({ web: { hosts: ['w1', 'w2'] } })
  expect(names(choose('w?', place, other).hosts, other)).toEqual(['w1', 'w2'])
  expect(names(choose('web?', place, fleet).hosts)).toEqual(['web1', 'web2'])
  expect(names(choose('w?', place, fleet).hosts)).toEqual([])
})

describe('what takes too long is refused, and nothing of it is answered', () => {
  const many = fleetOf({
    web: { hosts: Array.from({ length: 1000 }, (_, i) => `${'a'.repeat(56)}${1000 + i}`) },
  })
  const slow = `~(${Array(20).fill('a*'.repeat(20)).join('|')})`
  const why =
    'it takes too long to match, together with the other selectors; write plainer patterns, or a group in the inventory'

  test.each([
    ['fifty regular expressions', Array.from({ length: 50 }, (_, i) => `${slow}x${i}`).join()],
    ['a class of many characters', `~([${'ab'.repeat(400)}]*)*x`],
    ['globs', Array.from({ length: 50 }, (_, i) => `*${'[abc]'.repeat(100)}${i}*`).join()],
    [
      'repetitions',
      Array.from({ length: 50 }, (_, i) => `~a{1900}${i}`)
        .join()
        .repeat(20),
    ],
  ])('%s', async (_name, text) => {
    const choose = await selectors([text])
    let selection = choose(text, place, many)
    // The budget is one for all, so sooner or later each of these passes it.
    for (let i = 0; i < 50 && selection.traps[0]?.kind !== 'unsupported'; i++) {
      selection = choose(`${text},x${i}`, place, many)
    }
    expect(selection).toMatchObject({ atoms: [], traps: [{ kind: 'unsupported' }] })
    expect(selection.hosts).toHaveLength(0)
  })

  test('a hundred waves of them share one budget, which then is spent for all', async () => {
    const waves = Array.from({ length: 100 }, (_, i) => `~${'a*'.repeat(20)}x${i}`)
    const choose = await selectors(waves)
    const refused = waves.map((wave) => choose(wave, place, many).traps[0])
    expect(refused.at(-1)).toMatchObject({ kind: 'unsupported', why })
    expect(refused[0]).toMatchObject({ kind: 'unmatched' })
    expect(choose('~web$', place, many)).toMatchObject({ atoms: [], traps: [{ why }] })
    expect((await selectors([]))('~web$', place, many).hosts).toHaveLength(1000)
  })

  test('joining every host a thousand times, again and again', async () => {
    const choose = await selectors([])
    const all = 'all,'.repeat(1000)
    const traps = Array.from({ length: 100 }, (_, i) => choose(`${all}x${i}`, place, many).traps)
    expect(traps.at(-1)).toMatchObject([{ kind: 'unsupported', why: expect.any(String) }])
  })

  test('but not honest patterns on many hosts', async () => {
    const hosts = Array.from({ length: 50_000 }, (_, i) => `web-${i}.prod.example.com`)
    const fleet = {
      ...fleetOf({}, []),
      size: hosts.length,
      name: (i: number) => hosts[i] as string,
    }
    const choose = await selectors(['web-[0-9]*'])
    for (const text of [
      'web-*',
      'db-*',
      '*.example.com',
      '~web-\\d+\\.',
      'web-[0-9]*',
      '*-?.prod.*',
    ]) {
      for (let i = 0; i < 3; i++) {
        const { traps } = choose(text, place, fleet)
        expect(traps.filter(({ kind }) => kind === 'unsupported')).toEqual([])
      }
    }
  })
})

describe('property', () => {
  const hostNames = ['a1', 'a2', 'b1', 'b2', 'c', 'ab']
  const groupNames = ['a', 'b', 'g', 'h']
  const fleets = fc
    .record({
      a: fc.subarray(hostNames),
      b: fc.subarray(hostNames),
      g: fc.subarray(hostNames),
      below: fc.subarray(['a', 'b', 'g']),
    })
    .map(({ a, b, g, below }) => ({
      fleet: fleetOf(
        { a: { hosts: a }, b: { hosts: b }, g: { hosts: g }, h: { children: below } },
        hostNames,
      ),
      groups: new Map([
        ['a', a],
        ['b', b],
        ['g', g],
        ['h', below.flatMap((name) => ({ a, b, g })[name] ?? [])],
        ['all', hostNames],
        ['ungrouped', hostNames],
      ]),
    }))
  type World = typeof fleets extends fc.Arbitrary<infer T> ? T : never
  const term = fc.constantFrom(
    ...hostNames,
    ...groupNames,
    'all',
    'x',
    'a*',
    '?1',
    '[ab]2',
    '*[!1]',
  )
  const atom = fc.tuple(fc.constantFrom('', '', '&', '!'), term)
  const atoms = fc.array(atom, { minLength: 1, maxLength: 5 })
  const textOf = (terms: readonly (readonly [string, string])[]) =>
    terms.map((parts) => parts.join('')).join(',')

  /** Whether a term holds a host: as its name, as a group of it, or as a glob of either. */
  function holds(name: string, host: string, { groups }: World): boolean {
    const group = groups.get(name)
    if (group) return group.includes(host)
    if (fnmatch(name, host)) return true
    return [...groups].some(([other, hosts]) => fnmatch(name, other) && hosts.includes(host))
  }

  function reference(terms: readonly (readonly [string, string])[], world: World): string[] {
    const withSign = (wanted: string) => terms.filter(([sign]) => sign === wanted)
    const unions = withSign('')
    return hostNames
      .filter(
        (host) =>
          (unions.length === 0 || unions.some(([, name]) => holds(name, host, world))) &&
          withSign('&').every(([, name]) => holds(name, host, world)) &&
          !withSign('!').some(([, name]) => holds(name, host, world)),
      )
      .sort()
  }

  const hostsOf = async (text: string, { fleet }: World) =>
    names((await select(text, fleet)).hosts, fleet)

  test('it selects what is in a union, in every intersection and in no exclusion', async () => {
    await fc.assert(
      fc.asyncProperty(fleets, atoms, async (world, terms) => {
        expect(await hostsOf(textOf(terms), world)).toEqual(reference(terms, world))
      }),
      { numRuns: 500 },
    )
  })

  test('neither order nor repetition changes the hosts', async () => {
    await fc.assert(
      fc.asyncProperty(fleets, atoms, async (world, terms) => {
        const hosts = await hostsOf(textOf(terms), world)
        expect(await hostsOf(textOf([...terms].reverse()), world)).toEqual(hosts)
        expect(await hostsOf(textOf([...terms, ...terms]), world)).toEqual(hosts)
      }),
    )
  })

  test('an intersection is within what it is made from, and an exclusion has the last word', async () => {
    await fc.assert(
      fc.asyncProperty(fleets, term, term, async (world, one, other) => {
        const inOne = await hostsOf(one, world)
        const inOther = await hostsOf(other, world)
        const both = await hostsOf(`${one},&${other}`, world)
        expect(both).toEqual(inOne.filter((host) => inOther.includes(host)))
        expect(await hostsOf(`!${other},${one},${other}`, world)).toEqual(
          inOne.filter((host) => !inOther.includes(host)),
        )
      }),
    )
  })

  test('the trap of the order is there exactly where reading from the left differs', async () => {
    await fc.assert(
      fc.asyncProperty(fleets, atoms, async (world, terms) => {
        const fromLeft = terms.reduce<string[]>((hosts, [sign, name]) => {
          const held = hostNames.filter((host) => holds(name, host, world))
          if (sign === '!') return hosts.filter((host) => !held.includes(host))
          if (sign === '&') return hosts.filter((host) => held.includes(host))
          return hosts.concat(held)
        }, [])
        const differs =
          terms.some(([sign]) => sign === '') &&
          [...new Set(fromLeft)].sort().join() !== reference(terms, world).join()
        const { traps } = await select(textOf(terms), world.fleet)
        expect(traps.some(({ kind }) => kind === 'order')).toBe(differs)
      }),
      { numRuns: 500 },
    )
  })

  test('no text makes it throw, and every host is one of the fleet', async () => {
    const text = fc.string({ unit: fc.constantFrom(...'ab12:,!&~*?[]()-+.{}\\ \n'), maxLength: 15 })
    await fc.assert(
      fc.asyncProperty(fleets, text, async (world, selector) => {
        const selection = await select(selector, world.fleet)
        for (const host of selection.hosts) expect(host).toBeLessThan(world.fleet.size)
      }),
      { numRuns: 500 },
    )
  })
})
