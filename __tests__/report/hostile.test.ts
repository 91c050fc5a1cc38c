import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { annotations } from '../../src/report/annotations.ts'
import { decision, formats, summary } from '../../src/report/index.ts'
import { linesOf, parseCommand } from '../runner/commands.ts'
import { HOSTILE, hostileDecision } from './decision.ts'

const version = '1.2.3'

function commandsIn(text: string): readonly string[] {
  return linesOf(text).flatMap((line) => parseCommand(line)?.name ?? [])
}

/** What may never reach a log as it is: controls but line ends, bidi controls, lone surrogates. */
const RAW = /(?!\n)\p{Cc}|[\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u

/** Also half a megabyte of all of them. */
const TEXTS = [...HOSTILE, HOSTILE.join(' ').repeat(1000)]

const all = { ...formats, summary, decision }

describe.each(TEXTS.map((text) => [JSON.stringify(text).slice(0, 60), text.length, text]))(
  '%s, %d long, in every field',
  (_, __, text) => {
    const given = hostileDecision(text as string)
    test.each(Object.entries(all))('as %s', (format, print) => {
      const printed = print(given, { version })
      expect(commandsIn(printed)).toEqual(
        format === 'github' ? ['error', 'error', 'error', 'warning', 'warning'] : [],
      )
      expect(RAW.test(printed)).toBe(false)
    })
  },
)

test('whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const given = hostileDecision(text)
      for (const print of [formats.text, formats.json, summary, decision]) {
        const printed = print(given, { version })
        expect(commandsIn(printed)).toEqual([])
        expect(RAW.test(printed)).toBe(false)
      }
    }),
  )
})

describe.each(HOSTILE.map((text) => [JSON.stringify(text), text]))('%s', (_, text) => {
  test('makes no markup in the summary', () => {
    const printed = summary(hostileDecision(text as string), { version })
    const tags = printed.match(/<[^>]*>/g) ?? []
    const ours = ['<code>', '</code>', '<br>', '<!-- -->', '<details>', '</details>']
    expect(tags.filter((tag) => ![...ours, '<summary>', '</summary>'].includes(tag))).toEqual([])
    expect(printed).not.toMatch(/@\w|[^&]#\d|https:\/\/|www\.|\]\(|`/)
    const columns = printed.split('\n').filter((line) => line.startsWith('|'))
    for (const row of columns) expect([5, 6, 7]).toContain(row.split('|').length - 1)
  })

  test('makes annotations that the toolkit can print', () => {
    for (const { message, file, title } of annotations(hostileDecision(text as string))) {
      expect(linesOf(message)).toHaveLength(2)
      expect(RAW.test(message + file + title)).toBe(false)
      for (const part of linesOf(message)) expect(parseCommand(part)).toBeUndefined()
    }
  })
})
