import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { moveToRetired } from '../../../../src/evidence/flags/registry/retire.ts'
import { reasons } from '../../memory.ts'
import { registryOf } from './sources.ts'

const STANZA = '- { key: rlp, retired: 2013-01-01, reason: done }'

const moved = async (text: string) => {
  const result = await moveToRetired(text, 'rlp', STANZA, 'flags.yml')
  if (!result.known) throw new Error(reasons(result).join('\n'))
  return result.value
}

describe('a flag moves to the tombstones', () => {
  test.each<readonly [name: string, before: string, after: string]>([
    [
      'behind those that are there, and comments stay',
      `# Flags of the router
flags:
  # Retail liquidity
  - { key: rlp, owner: etg } # until spring
  - key: other   # stays
    owner: kim

# The dead
retired:
    - key: power_peg
      retired: 2003-06-30
      reason: old # really

# The end
`,
      `# Flags of the router
flags:
  # Retail liquidity
  - key: other   # stays
    owner: kim

# The dead
retired:
    - key: power_peg
      retired: 2003-06-30
      reason: old # really
    ${STANZA}

# The end
`,
    ],
    [
      'from the middle of entries over several lines',
      `flags:
- key: a
- key: RLP
  slots:
    - { schema: order, bit: 1 }

- key: b
retired:
- { key: z, retired: 2003-06-30, reason: old }
`,
      `flags:
- key: a

- key: b
retired:
- { key: z, retired: 2003-06-30, reason: old }
${STANZA}
`,
    ],
    [
      'where nothing was retired yet',
      'flags:\n  - key: a\n  - key: rlp\n',
      `flags:\n  - key: a\nretired:\n  ${STANZA}\n`,
    ],
    [
      'where the list of the retired is empty',
      'retired: [] # nothing yet\nflags:\n  - key: a\n  - key: rlp\n',
      `retired: # nothing yet\n  ${STANZA}\nflags:\n  - key: a\n`,
    ],
    [
      'though it is the last that lives',
      'version: 1\nflags: # all\n  - { key: rlp }\n',
      `version: 1\nflags: [] # all\nretired:\n  ${STANZA}\n`,
    ],
    [
      'without a line end at the end',
      'retired:\n  - { key: z, retired: 2003-06-30, reason: old }\nflags:\n  - key: a\n  - key: rlp',
      `retired:\n  - { key: z, retired: 2003-06-30, reason: old }\n  ${STANZA}\nflags:\n  - key: a\n`,
    ],
    [
      'with the tombstones at the very end',
      'flags:\n  - key: rlp\n  - key: a\nretired:\n  - { key: z, retired: 2003-06-30, reason: old }',
      `flags:\n  - key: a\nretired:\n  - { key: z, retired: 2003-06-30, reason: old }\n  ${STANZA}\n`,
    ],
    [
      'with the line ends of Windows',
      'flags:\r\n  - key: rlp\r\n  - key: a\r\n',
      `flags:\r\n  - key: a\r\nretired:\r\n  ${STANZA}\r\n`,
    ],
  ])('%s', async (_name, before, after) => {
    expect(await moved(before)).toBe(after)
  })

  test.each<readonly [name: string, text: string, reason: string]>([
    [
      'in a list on one line',
      'flags: [{ key: rlp }, { key: a }]\n',
      'flags.yml:1:16 The entry stands here in a way that cannot be moved without a change to what is around it',
    ],
    [
      'in JSON',
      '{ "flags": [{ "key": "rlp" }] }\n',
      'flags.yml:1:22 The entry stands here in a way that cannot be moved without a change to what is around it',
    ],
    [
      'with an anchor before it',
      'flags:\n  - &one { key: rlp }\n  - key: a\n',
      'flags.yml:2:17 The entry stands here in a way that cannot be moved without a change to what is around it',
    ],
    [
      'where tombstones stand on one line',
      'flags:\n  - key: rlp\nretired: [{ key: z, retired: 2003-06-30, reason: old }]\n',
      'flags.yml:2:10 The entry stands here in a way that cannot be moved without a change to what is around it',
    ],
    [
      'where it is dead already',
      'flags:\n  - key: a\n',
      'flags.yml:1:1 flags.yml has no live flag "rlp"',
    ],
    [
      'in a registry that cannot be read',
      'flags:\n  - kye: rlp\n',
      'flags.yml:2:5 "kye" is not a key of flags[0]; the keys are key, owner, description, type, id, created, expires, aliases and slots',
    ],
  ])('and is left to a person %s', async (_name, text, reason) => {
    expect(reasons(await moveToRetired(text, 'rlp', STANZA, 'flags.yml'))).toContain(reason)
  })

  test('and leaves every other line as it was', async () => {
    const other = fc.constantFrom(
      '- { key: KEY, owner: kim } # note',
      '- key: KEY\n    slots:\n      - { schema: order, bit: 3 }',
      '-   key: "KEY"\n      # inside\n      owner: kim',
      "- key: 'KEY'\n    aliases: [ KEY-old,   KEY-older ]",
    )
    const list = fc.array(fc.tuple(other, fc.constantFrom('', '  # above\n', '\n')), {
      minLength: 1,
      maxLength: 5,
    })
    await fc.assert(
      fc.asyncProperty(list, fc.nat(), fc.boolean(), async (others, at, first) => {
        const entries = others.map(
          ([entry, above], i) => `${above}  ${entry.replaceAll('KEY', `flag${i}`)}\n`,
        )
        const flag = '  - key: rlp\n    owner: etg\n'
        const index = at % (entries.length + 1)
        const dead = 'retired:\n  - { key: z, retired: 2003-06-30, reason: old }\n'
        const text = (flags: readonly string[], tombstones: string) =>
          first
            ? `${tombstones}flags:\n${flags.join('')}`
            : `flags:\n${flags.join('')}${tombstones}`
        const before = text(entries.toSpliced(index, 0, flag), dead)
        const after = await moved(before)
        expect(after).toBe(text(entries, `${dead}  ${STANZA}\n`))
        const { flags, retired } = await registryOf({ 'flags.yml': after })
        expect([flags.length, retired.length]).toEqual([entries.length, 2])
      }),
    )
  })
})
