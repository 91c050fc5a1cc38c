import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { folded } from '../../../../src/base/flag-names.ts'
import { HOLDERS } from '../../../../src/evidence/flags/scan/holders.ts'
import { scannerOf } from '../../../../src/evidence/flags/scan/scanner.ts'

/** Each name that is found, as it is written there, with its offset. */
function scanned(names: readonly string[], text: string | Buffer, end?: number) {
  const bytes = Buffer.from(text as string)
  const found: [name: string | undefined, text: string, from: number][] = []
  scannerOf(names).scan(bytes, end ?? bytes.length, (name, from, to) =>
    found.push([names[name], bytes.toString('utf8', from, to), from]),
  )
  return found
}

const texts = (names: readonly string[], text: string) =>
  scanned(names, text).map(([, written]) => written)

describe('a name stands where whole words are it', () => {
  test.each([
    ['rlp', 'rlp'],
    ['call(rlp)', 'rlp'],
    ['"rlp"', 'rlp'],
    ['over with rlp.', 'rlp'],
    ['--rlp', 'rlp'],
    ['rlp-', 'rlp'],
    ['...rlp...', 'rlp'],
    ['flags->rlp', 'rlp'],
    ['a/rlp/b', 'rlp'],
    ['RLP', 'RLP'],
    ['R_L-P', 'R_L-P'],
    ['_rlp_', '_rlp_'],
  ])('%s', (text, written) => {
    expect(texts(['rlp'], text)).toEqual([written])
  })

  test.each([
    'rlp-v2',
    'rlp.v2',
    'rlp_v2',
    'xrlp',
    'rlpx',
    'rlp2',
    '$rlp',
    'rlp$',
    'érlp',
    'rlpé',
    'v2.rlp',
    'rl p',
    'rl',
    '',
  ])('not in %j', (text) => {
    expect(texts(['rlp'], text)).toEqual([])
  })

  test.each(['powerPeg', 'PowerPeg', 'power-peg', 'power_peg', 'POWER_PEG', 'power.peg'])(
    'power_peg is written as %s too',
    (written) => {
      expect(texts(['power_peg'], `if (on('${written}')) {}`)).toEqual([written])
      expect(texts([written], 'power_peg')).toEqual(['power_peg'])
    },
  )

  test('the first and the last byte count, and none behind the end', () => {
    expect(scanned(['first', 'last'], 'first last')).toEqual([
      ['first', 'first', 0],
      ['last', 'last', 6],
    ])
    expect(scanned(['last'], 'first last', 9)).toEqual([])
    expect(scanned(['las'], 'first last', 9)).toEqual([['las', 'las', 6]])
  })

  test('names that are prefixes of each other are told apart', () => {
    const names = ['embed', 'embedProxy', 'embedProxyFrontend']
    expect(texts(names, 'embedProxyFrontend embed embed-proxy embedProxyF')).toEqual([
      'embedProxyFrontend',
      'embed',
      'embed-proxy',
    ])
  })

  test('no names and names without a word are never found', () => {
    expect(texts([], 'anything')).toEqual([])
    expect(texts(['', '/', '-_-'], 'a / b -_- c')).toEqual([])
  })

  test('short names are found between long ones, in order', () => {
    expect(scanned(['checkout', 'a', 'xy'], 'a checkout xy a').map(([name]) => name)).toEqual([
      'a',
      'checkout',
      'xy',
      'a',
    ])
  })
})

describe('behind a holder of flags the last segment is a name', () => {
  test.each([
    'flags.newCheckout',
    'this.props.flags.newCheckout',
    'ldFlags.newCheckout',
    'feature_flags.newCheckout',
    'FEATURES.newCheckout',
    'See flags.newCheckout.',
    'flags?.newCheckout',
  ])('%s', (text) => {
    expect(texts(['new-checkout'], text)).toEqual(['newCheckout'])
  })

  test.each(['page.newCheckout', 'flags.newCheckout.on', 'xflags.newCheckout', '.x.newCheckout'])(
    'not in %s',
    (text) => {
      expect(texts(['new-checkout'], text)).toEqual([])
    },
  )

  test('a name with the holder in it is the longer one', () => {
    expect(texts(['flags.newCheckout', 'newCheckout'], 'flags.newCheckout')).toEqual([
      'flags.newCheckout',
    ])
  })
})

describe('names of any character', () => {
  test.each([
    ['team/new checkout', 'on("team/new checkout")', 'team/new checkout'],
    ['team/new checkout', 'on("Team/NEW CHECKOUT")', 'Team/NEW CHECKOUT'],
    ['a/b', 'x a/b y', 'a/b'],
    ['@org/checkout', "'@org/checkout'", '@org/checkout'],
    ['billing:v2', 'billing:v2.', 'billing:v2'],
    ['über-Flag', 'ÜBER_FLAG', 'ÜBER_FLAG'],
    ['新功能', '("新功能")', '新功能'],
    ['team/ÄÖ', 'team/äö', 'team/äö'],
    ['😀 go', '😀 go', '😀 go'],
  ])('%s in %s', (name, text, written) => {
    expect(texts([name], text)).toEqual([written])
  })

  test.each([
    ['team/checkout', 'team/checkout2'],
    ['team/checkout', 'team/check'],
    ['team/checkout', 'team checkout'],
    ['team/checkout', 'ateam/checkout'],
    ['@org/checkout', 'me@org/checkout'],
    ['über', 'uber'],
    ['ber', 'über'],
    ['新功能', '新功能一'],
    ['新功能', '新功'],
  ])('%s is not in %s', (name, text) => {
    expect(texts([name], text)).toEqual([])
  })

  test('the longest name wins, and nothing is found inside of it', () => {
    const names = ['team', 'team/a', 'team/a/check', 'check', 'a']
    expect(texts(names, 'team/a/check team/a team a check')).toEqual([
      'team/a/check',
      'team/a',
      'team',
      'a',
      'check',
    ])
  })

  test('bytes that are not UTF-8 are no boundary and no harm', () => {
    const bytes = Buffer.from([0xff, 0x72, 0x6c, 0x70, 0x20, 0x72, 0x6c, 0x70, 0x20, 0xf0, 0x9f])
    expect(scanned(['rlp', 'über'], bytes)).toEqual([['rlp', 'rlp', 5]])
  })
})

test('one line of 20 MB is read to its end', () => {
  const bytes = Buffer.alloc(20_000_000, 'minified();')
  bytes.write(' power-peg ', bytes.length - 11)
  const found: number[] = []
  scannerOf(['power_peg']).scan(bytes, bytes.length, (_, from) => found.push(from))
  expect(found).toEqual([bytes.length - 10])
})

/** The same for ASCII words, slowly: every word is cut out, folded and looked for. */
function reference(names: readonly string[], text: string) {
  const indexes = new Map(names.map((name) => [folded(name), name]))
  const found: [name: string | undefined, text: string, from: number][] = []
  for (const { 0: run, index } of text.matchAll(/[A-Za-z0-9_$.\-\u0080-\u{10ffff}]+/gu)) {
    const from = index + (run.length - run.replace(/^[.-]+/, '').length)
    const word = run.replace(/^[.-]+|[.-]+$/g, '')
    const segments = word.split('.')
    const whole = indexes.get(folded(word))
    if (whole !== undefined) {
      found.push([whole, word, from])
      continue
    }
    const last = segments.at(-1) ?? ''
    const name = indexes.get(folded(last))
    if (name === undefined || !HOLDERS.has(folded(segments.at(-2) ?? ''))) continue
    const trimmed = last.replace(/^-+/, '')
    found.push([name, trimmed, from + word.length - trimmed.length])
  }
  return found
}

test('finds what a slow and obvious reader finds', () => {
  const word = fc.stringMatching(/^[abA][-_.abAB1$]{0,6}$/)
  const names = fc.uniqueArray(fc.oneof(word, fc.constantFrom('ab-ab', 'abab.abab', 'power_peg')), {
    selector: folded,
    maxLength: 12,
  })
  const piece = fc.oneof(
    word,
    fc.constantFrom(
      'flags.',
      'features.',
      'flag',
      '.',
      '-',
      '_',
      ' ',
      '(',
      '"',
      '\n',
      '$',
      'power_peg',
    ),
  )
  const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''))
  fc.assert(
    fc.property(names, text, (some, bytes) => {
      expect(scanned(some, bytes)).toEqual(reference(some, bytes))
    }),
    { numRuns: 1000 },
  )
})
