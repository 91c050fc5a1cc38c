import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { code, command, commandProperty, json, line, markdown } from '../../src/base/escape.ts'
import { cut } from '../../src/base/words.ts'
import { HOSTILE } from '../report/decision.ts'
import { linesOf, parseCommand } from '../runner/commands.ts'

/** Text with a good chance of holding what each escape is there for. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(...HOSTILE, '#', '##', '[', '##[', ':', '::', 'error', ']', ' ', '\n', '\\'),
      fc.string({ unit: 'binary' }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''))

function commandsIn(text: string) {
  return linesOf(text).flatMap((each) => parseCommand(each) ?? [])
}

describe('line', () => {
  test.each([
    ['smars-01.example.org', 'smars-01.example.org'],
    ['größer 日本 🚀', 'größer 日本 🚀'],
    ['a\tb\r\nc', 'a\\u{9}b\\u{d}\\u{a}c'],
    ['\u001b[31mred', '\\u{1b}[31mred'],
    ['a\u202eb\u2066\u200f\u061c', 'a\\u{202e}b\\u{2066}\\u{200f}\\u{61c}'],
    ['a\u200bb\ufeff\u3164', 'a\\u{200b}b\\u{feff}\\u{3164}'],
    ['\u{e0041}', '\\u{e0041}'],
    ['\ud800', '\\u{d800}'],
    ['x ##[add-mask]y', 'x ##\\[add-mask]y'],
    ['###[a]', '###\\[a]'],
    ['::error::x', '\\::error::x'],
    [' \u00a0::error::x', ' \u00a0\\::error::x'],
    ['a ::error::x', 'a ::error::x'],
    ['fe80::1', 'fe80::1'],
    ['', ''],
  ])('%j', (text, expected) => expect(line(text)).toBe(expected))

  test('is one line without a command, a control or a lone surrogate', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const safe = line(text)
        expect(commandsIn(safe)).toEqual([])
        expect(safe).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)
      }),
    )
  })

  test('escapes once', () => {
    fc.assert(fc.property(hostile, (text) => expect(line(line(text))).toBe(line(text))))
  })
})

describe('markdown', () => {
  test.each([
    ['8 of 8 declared, all in smars-01.', '8 of 8 declared, all in smars-01.'],
    ['a\n\tb', 'a b'],
    ['  a  ', 'a'],
    ['<b>&amp;', '&#60;b&#62;&#38;amp;'],
    ['a|b`c`', 'a&#124;b&#96;c&#96;'],
    ['*a* _b_ ~c~ $d$', '&#42;a&#42; &#95;b&#95; &#126;c&#126; &#36;d&#36;'],
    ['![a](b)', '!&#91;a&#93;(b)'],
    ['@everyone', '&#64;<!-- -->everyone'],
    ['#123', '&#35;<!-- -->123'],
    ['https://example.org', 'https:<!-- -->//example.org'],
    ['WWW.example.org', 'WWW<!-- -->.example.org'],
    ['- a', '&#45; a'],
    ['12) a', '&#49;2) a'],
    ['12 a', '12 a'],
    ['\u001b\u202e', '&#92;u{1b}&#92;u{202e}'],
    ['', ''],
  ])('%j', (text, expected) => expect(markdown(text)).toBe(expected))

  test('leaves no character that Markdown or HTML acts on', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const bare = markdown(text)
          .replaceAll('<!-- -->', '')
          .replaceAll(/&#\d+;/g, '')
        expect(bare).not.toMatch(/[<>&|`*_~[\]\\#@$'"\r\n]/)
      }),
    )
  })

  test('reads as the text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = markdown(text)
          .replaceAll('<!-- -->', '')
          .replaceAll(/&#(\d+);/g, (_, n) => String.fromCharCode(Number(n)))
        expect(read).toBe(text.replaceAll(/ +/g, ' ').trim())
      }),
    )
  })

  test('code', () => expect(code('`a|b`')).toBe('<code>&#96;a&#124;b&#96;</code>'))
})

describe('command', () => {
  test.each([
    ['100%', '100%25'],
    ['a\r\nb', 'a%0D%0Ab'],
    ['a: b, c', 'a: b, c'],
    ['##[error]', '##\\[error]'],
  ])('%j', (text, expected) => expect(command(text)).toBe(expected))

  test('property', () => expect(commandProperty('a:b,c%\n')).toBe('a%3Ab%2Cc%25%0A'))

  test('the runner finds the one command that is meant, with the text as it was', () => {
    const unseparated = hostile.filter((text) => !text.includes('##['))
    fc.assert(
      fc.property(unseparated, unseparated, (file, message) => {
        const printed = `::error file=${commandProperty(file)},line=1::${command(message)}`
        const properties = new Map([...(file ? [['file', file] as const] : []), ['line', '1']])
        expect(commandsIn(printed)).toEqual([{ name: 'error', properties, data: message }])
      }),
    )
  })

  test('holds no command while commands are stopped', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const printed = `::error file=${commandProperty(text)}::${command(text)}`
        expect(parseCommand(printed, new Set(['add-mask', 'set-output']))).toBeUndefined()
      }),
    )
  })
})

describe('json', () => {
  test('cannot be taken for a command and shows what is unseen', () => {
    expect(json({ a: '##[x]', b: ['\u202e\u007f\u001b\u{e0041}', '\ud800'] })).toBe(
      [
        '{',
        '  "a": "##\\u005bx]",',
        '  "b": [',
        '    "\\u202e\\u007f\\u001b\\udb40\\udc41",',
        '    "\\ud800"',
        '  ]',
        '}',
      ].join('\n'),
    )
  })

  test('gives the value back and holds no command', () => {
    fc.assert(
      fc.property(fc.dictionary(hostile, fc.array(hostile)), (value) => {
        const printed = json(value)
        expect(JSON.parse(printed)).toEqual(JSON.parse(JSON.stringify(value)))
        expect(commandsIn(printed)).toEqual([])
        expect(printed.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)
      }),
    )
  })
})

test.each([
  ['abcd', 4, 'abcd'],
  ['abcde', 4, 'abc…'],
  ['ab🚀cd', 4, 'ab…'],
])('cut %j to %d', (text, most, expected) => expect(cut(text, most)).toBe(expected))
