import { describe, expect, test } from '@jest/globals'
import { addedTo, checkout, type Files } from './reader.ts'

const CALL = 'isEnabled("power_peg")'
const LONG = Array.from({ length: 40 }, (_, i) => `const line${i} = ${i}`).join('\n')

describe('what a change adds to real repositories', () => {
  test.each<[title: string, before: Files, after: Files, added: readonly string[]]>([
    ['a new file', { 'a.ts': 'x' }, { 'b.ts': `${CALL}\n` }, ['call power_peg b.ts:1']],
    ['a new line', { 'a.ts': 'x\n' }, { 'a.ts': `x\n${CALL}\n` }, ['call power_peg a.ts:2']],
    ['an edited line', { 'a.ts': `${CALL}\n` }, { 'a.ts': `if (${CALL}) go()\n` }, []],
    [
      'a reformatted file',
      { 'a.ts': `if (${CALL}) go()\n` },
      { 'a.ts': 'if (\n  isEnabled(\n    "power_peg",\n  )\n) {\n  go()\n}\n' },
      [],
    ],
    ['other line ends', { 'a.ts': `x\n${CALL}\n` }, { 'a.ts': `x\r\n${CALL}\r\n` }, []],
    ['a line moved in its file', { 'a.ts': `${CALL}\nx\ny\n` }, { 'a.ts': `x\ny\n${CALL}\n` }, []],
    [
      'a line moved to another file',
      { 'a.ts': `x\n${CALL}\n`, 'b.ts': 'y\n' },
      { 'a.ts': 'x\n', 'b.ts': `y\n  ${CALL}\n` },
      [],
    ],
    [
      'a line copied to another file',
      { 'a.ts': `x\n${CALL}\n`, 'b.ts': 'y\n' },
      { 'b.ts': `y\n${CALL}\n` },
      ['call power_peg b.ts:2'],
    ],
    ['a renamed file', { 'a.ts': `${CALL}\n` }, { 'a.ts': null, 'src/b.ts': `${CALL}\n` }, []],
    [
      'a renamed file with the line edited',
      { 'a.ts': `${LONG}\n${CALL}\n` },
      { 'a.ts': null, 'b.ts': `${LONG}\nif (${CALL}) go()\n` },
      [],
    ],
    [
      'a renamed file with one use more',
      { 'a.ts': `${LONG}\n${CALL}\n` },
      { 'a.ts': null, 'b.ts': `${LONG}\n${CALL}\n!${CALL}\n` },
      ['call power_peg b.ts:42'],
    ],
    ['a copied file', { 'a.ts': `${CALL}\n` }, { 'b.ts': `${CALL}\n` }, ['call power_peg b.ts:1']],
    [
      'deleted here, and added there in another spelling',
      { 'a.ts': `${CALL}\n`, 'b.ts': 'x\n' },
      { 'a.ts': null, 'b.ts': 'x\nisEnabled("PowerPeg")\n' },
      ['call PowerPeg b.ts:2'],
    ],
    [
      'a literal that becomes a call',
      { 'a.ts': 'const PEG = "power_peg"\n' },
      { 'a.ts': `${CALL}\n` },
      ['call power_peg a.ts:1'],
    ],
    [
      'a comment that becomes code',
      { 'a.ts': `// ${CALL}\n` },
      { 'a.ts': `${CALL}\n` },
      ['call power_peg a.ts:1'],
    ],
    [
      'a new comment and a new word',
      { 'a.ts': 'x\n' },
      { 'a.ts': '// power_peg\npower_peg\n' },
      [],
    ],
    [
      'a call of a flag that no registry knows',
      { 'a.ts': 'x\n' },
      { 'a.ts': 'x\nisEnabled("unheard")\n' },
      ['call unheard a.ts:2'],
    ],
    [
      'a call of a known flag that another one was',
      { 'a.ts': 'isEnabled("rlp")\n' },
      { 'a.ts': `${CALL}\n` },
      ['call power_peg a.ts:1'],
    ],
    [
      'a file that leaves the tests',
      { 'test/a.ts': `${CALL}\n` },
      { 'test/a.ts': null, 'src/a.ts': `${CALL}\n` },
      ['call power_peg src/a.ts:1'],
    ],
    [
      'a file that goes to the tests',
      { 'src/a.ts': CALL },
      { 'src/a.ts': null, 'test/a.ts': CALL },
      [],
    ],
    ['a new test', { 'a.ts': 'x' }, { 'test/a.ts': CALL }, []],
    ['a binary file', { 'a.ts': 'x' }, { 'b.dat': `\0${CALL}` }, []],
    [
      'a binary file that becomes text',
      { 'a.dat': `\0${CALL}` },
      { 'a.dat': CALL },
      ['call power_peg a.dat:1'],
    ],
    [
      'a link that becomes a file',
      { 'b.ts': CALL, 'a.ts': { link: 'b.ts' } },
      { 'a.ts': CALL },
      ['call power_peg a.ts:1'],
    ],
    [
      'a file that becomes a link',
      { 'b.ts': CALL, 'a.ts': CALL },
      { 'a.ts': { link: 'b.ts' } },
      [],
    ],
    [
      'an attribute of the same change hides nothing',
      { 'a.ts': 'x' },
      { '.gitattributes': '*.ts linguist-generated\n', 'b.ts': CALL },
      ['call power_peg b.ts:1'],
    ],
    [
      'an attribute from before the change',
      { '.gitattributes': '*.ts linguist-generated\n', 'a.ts': 'x' },
      { '.gitattributes': null, 'b.ts': CALL },
      [],
    ],
    [
      'an attribute of a folder from before the change',
      { 'gen/.gitattributes': '*.ts linguist-generated\n' },
      { 'gen/deep/a.ts': CALL, 'src/a.ts': `!${CALL}` },
      ['call power_peg src/a.ts:1'],
    ],
    ['a mode alone', { 'a.sh': CALL }, { 'a.sh': { executable: CALL } }, []],
    [
      'a path with blanks and signs',
      { 'a.ts': 'x' },
      { 'ü "b"\t.ts': CALL },
      ['call power_peg ü "b"\t.ts:1'],
    ],
    ['nothing', { 'a.ts': CALL }, {}, []],
  ])('%s', async (_, before, after, added) => {
    const at = checkout(before, after)
    try {
      expect(await addedTo(at)).toEqual(added)
    } finally {
      at.close()
    }
  })

  test('a merge, by what its first parent had', async () => {
    const at = checkout({ 'a.ts': 'x\n' }, { 'b.ts': 'isEnabled("rlp")\n' })
    try {
      const [first = '', main = ''] = at.commits
      const branch = at.repository.commit({ 'c.ts': CALL }, { parents: [first] })
      const merge = at.repository.merge(main, branch)
      const question = () => ({ ...at.question(), base: main, commit: merge })
      expect(await addedTo({ ...at, question })).toEqual(['call power_peg c.ts:1'])
    } finally {
      at.close()
    }
  })

  test('nothing is told where there is no commit before', async () => {
    const at = checkout({ 'a.ts': CALL })
    try {
      const read = await at.reader.read(at.question())
      expect(read).toMatchObject({ known: true, value: { added: undefined } })
    } finally {
      at.close()
    }
  })
})
