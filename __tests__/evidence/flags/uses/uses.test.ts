import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { folded } from '../../../../src/base/flag-names.ts'
import { callsOf, usesIn } from '../../../../src/evidence/flags/uses/index.ts'
import { CALLS, callsWith, kinds, place, read, spansOf } from './read.ts'

describe('a call', () => {
  test.each([
    ['a.ts', `unleash.isEnabled('power-peg')`],
    ['a.ts', `client\n  .boolVariation(\n    "powerPeg",\n false)`],
    ['a.ts', 'isEnabled(`power_peg`)'],
    ['a.ts', `client?.isEnabled?.('power_peg')`],
    ['a.ts', `client.variation<boolean>('power_peg', false)`],
    ['a.ts', `client.checkGate(userOf(id), 'power_peg')`],
    ['a.ts', `flags['power_peg']`],
    ['a.ts', `if (flags.powerPeg) go()`],
    ['a.ts', `const { powerPeg } = useFlags()`],
    ['a.ts', `const { powerPeg: on } = await this.client.allFlags(user)`],
    ['a.ts', `isEnabled(POWER_PEG)`],
    ['a.ts', `isEnabled(Names.PowerPeg, user)`],
    ['a.ts', `client.evaluateBoolean({ entityId: 'x', flagKey: 'power_peg' })`],
    ['a.tsx', `<IfFeatureEnabled feature="power_peg"><p>Don't</p></IfFeatureEnabled>`],
    ['a.tsx', `<Feature wide name={'power_peg'}>`],
    ['a.tsx', `const s = \`a \${isEnabled('power_peg')} b\``],
    ['a.py', `client.is_enabled("power_peg")`],
    ['a.py', `x = f"a {client.get_boolean_value('power_peg', False)}"`],
    ['a.py', `evaluate(flag_key="power_peg")`],
    ['a.rb', `Flipper.enabled?(:power_peg)`],
    ['a.rb', `Flipper.enabled? :power_peg, user`],
    ['A.java', `if (unleash.isEnabled("power_peg")) {}`],
    ['A.cs', `await client.GetValueAsync("power_peg", false)`],
    ['a.go', 'client.BooleanValue(ctx, "power_peg", false, evalCtx)'],
    ['a.rs', `client.is_enabled("power_peg", &'a ctx)`],
    ['a.php', `$client->isEnabled('power_peg')`],
    ['a.lua', `client:isEnabled("power_peg")`],
    ['a.clj', `(bool-variation client "power_peg" user)`],
    ['a.hs', `on <- boolVariation client "power_peg" user False`],
    ['a.ex', `FunWithFlags.enabled?(:power_peg)`],
    ['a.kt', `client.getBooleanValue("power_peg", false)`],
    ['a.swift', `client.getValue(for: "power_peg", defaultValue: false)`],
    ['a.vue', `<p v-if="unleash.isEnabled('power_peg')">`],
  ])('%s: %s', (path, code) => expect(kinds(path, code)).toEqual(['call']))
})

describe('no call', () => {
  test.each([
    ['a.ts', `log('power_peg')`, 'literal'],
    ['a.ts', `isEnabled('other', 'power_peg')`, 'literal'],
    ['a.ts', `isEnabled(wrap('power_peg'))`, 'literal'],
    ['a.ts', `isEnabled('x'); show('power_peg')`, 'literal'],
    ['a.ts', `isEnabled('no power_peg here')`, 'word'],
    ['a.ts', `log('the power_peg flag')`, 'word'],
    ['a.ts', `map.enabled('power_peg')`, 'literal'],
    ['a.ts', `function isEnabled(powerPeg) {}`, 'word'],
    ['a.ts', `isEnabled(powerPeg: string): boolean`, 'word'],
    ['a.ts', `const { powerPeg } = parts()`, 'word'],
    ['a.ts', `flags.powerPeg = true`, 'word'],
    ['a.ts', `// isEnabled('power_peg')`, 'comment'],
    ['a.ts', `/* isEnabled(\n'power_peg') */`, 'comment'],
    ['a.ts', `const r = /['"]/; // power_peg`, 'comment'],
    ['a.ts', `const url = 'http://a'; x('power_peg')`, 'literal'],
    ['a.py', `def f():\n    """power_peg"""\n`, 'comment'],
    ['a.py', `x = """power_peg"""`, 'literal'],
    ['a.py', `# power_peg`, 'comment'],
    ['a.rs', `/* a /* b */ power_peg */`, 'comment'],
    ['a.rs', `let s = r#"a " power_peg"#;`, 'word'],
    ['a.sql', `-- power_peg`, 'comment'],
    ['a.html', `<!-- power_peg -->`, 'comment'],
    ['a.yml', `power_peg: true`, 'literal'],
    ['a.yml', `note: the power_peg flag`, 'word'],
    ['a.yml', `a: 1 # power_peg`, 'comment'],
    ['a.json', `{"flagKey": "power_peg"}`, 'literal'],
    ['a.sh', `echo "power_peg"`, 'literal'],
    ['a.unknown', `"power_peg"`, 'literal'],
  ])('%s: %s is a %s', (path, code, kind) => expect(kinds(path, code)).toEqual([kind]))
})

describe('a flag that no registry knows', () => {
  test.each([
    [`unleash.isEnabled('new-checkout')`, ['new-checkout']],
    [`client.checkGate(user, "rlp")`, ['rlp']],
    [`isEnabled('power_peg')`, []],
    [`isEnabled(\`x\${y}\`)`, []],
    [`isEnabled('a sentence of words')`, []],
    [`isEnabled('#button')`, []],
    [`log('rlp')`, []],
  ])('%s', (code, found) => {
    expect(read('a.ts', code).undeclared.map(({ text }) => text)).toEqual(found)
  })
})

test('a place counts lines from 1 and columns in UTF-16 units', () => {
  const { uses } = read('a.ts', `\n  é😀 'power_peg'`)
  expect(uses).toEqual([
    { text: 'power_peg', kind: 'literal', place: { file: 'a.ts', line: 2, column: 8 } },
  ])
})

describe("a policy's own pattern", () => {
  test.each([
    ['hasFlag({key})', `hasFlag('power_peg')`, 'call'],
    ['hasFlag(user, {key})', `hasFlag('power_peg', 'x')`, 'literal'],
    ['hasFlag(user, {key})', `hasFlag('x', 'power_peg')`, 'call'],
    ['gates.ask({key})', `gates.ask('power_peg')`, 'call'],
    ['gates.ask({key})', `user.ask('power_peg')`, 'literal'],
    ['<Gate of="{key}">', `<Gate of="power_peg">`, 'call'],
    ['knobs[{key}]', `knobs['power_peg']`, 'call'],
  ])('%s: %s is a %s', (pattern, code, kind) => {
    expect(read('a.tsx', code, callsWith(pattern)).uses.map((use) => use.kind)).toEqual([kind])
  })

  test.each(['{key}', '({key})', 'a b c {key}'])('%s is not understood', (pattern) => {
    const calls = callsOf([{ pattern, place }])
    expect(calls).toMatchObject({ known: false, because: [{ place }] })
  })
})

test('names are pairwise different after folding', () => {
  expect(new Set(CALLS.names.map(folded)).size).toBe(CALLS.names.length)
})

const EXTENSIONS =
  'ts py rb rs go cs kt swift lua sql php html yml clj hs ex sh c tf erb vue xml json ps1 ml nix'.split(
    ' ',
  )

test('no bytes make it fail or lose a span', () => {
  const piece = fc.constantFrom(
    ...'\'"`/\\#-:(){}[]<>=,.\n$@'.split(''),
    ...['${', '/*', '*/', '"""', '<<A', 'r#"', 'power_peg', 'isEnabled', ' ', 'é', '\uffff'],
  )
  const path = fc.constantFrom(...EXTENSIONS)
  const code = fc.array(piece, { maxLength: 60 })
  fc.assert(
    fc.property(path, code, fc.nat({ max: 3 }), (extension, pieces, cut) => {
      const bytes = Buffer.from(pieces.join(''))
      const length = Math.max(0, bytes.length - cut)
      const text = bytes.toString('latin1', 0, length)
      const spans = [...text.matchAll(/power_peg/g)].map(({ index: from }) => ({
        from,
        to: from + 9,
      }))
      const { uses } = usesIn(
        `a.${extension}`,
        bytes,
        length,
        spans,
        spansOf(text, ['isEnabled']),
        CALLS,
      )
      expect(uses.map((use) => use.text)).toEqual(spans.map(() => 'power_peg'))
    }),
    { numRuns: 2000 },
  )
})

test('no bytes at all make it fail or lose a span', () => {
  const name = Buffer.from('power_peg')
  const path = fc.constantFrom(...EXTENSIONS)
  const bytes = fc.uint8Array({ maxLength: 40 })
  fc.assert(
    fc.property(path, fc.array(bytes, { minLength: 1, maxLength: 4 }), (extension, parts) => {
      const pieces = parts.flatMap((part) => [Buffer.from(part), name])
      const spans = pieces.flatMap((piece, i) => {
        const from = Buffer.concat(pieces.slice(0, i)).length
        return piece === name ? [{ from, to: from + name.length }] : []
      })
      const file = Buffer.concat(pieces)
      const { uses } = usesIn(`a.${extension}`, file, file.length, spans, [], CALLS)
      expect(uses.map((use) => use.text)).toEqual(spans.map(() => 'power_peg'))
    }),
    { numRuns: 2000 },
  )
})

test('what is far behind the last name is not read', () => {
  const code = `${'isEnabled'}(${'x, '.repeat(1000)}'rlp')`
  expect(read('a.ts', code).undeclared).toEqual([])
})
