import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { openPatches } from '../../../../src/evidence/flags/history/patches.ts'
import { scannerOf } from '../../../../src/evidence/flags/scan/scanner.ts'

const NONE = '0'.repeat(40)
const A = 'a'.repeat(40)
const B = 'b'.repeat(40)

const commit = (id: string, title: string) => `${[`commit ${id}`, NONE, 100, title].join('\0')}\n\n`
const file = (path: string, ...more: readonly string[]) =>
  `diff --git a/${path} b/${path}\n${more.map((line) => `${line}\n`).join('')}index ${A}..${B} 100644\n--- a/${path}\n+++ b/${path}\n`

/** What `git log --patch --unified=0` prints, with names in all the places that do not count. */
const LOG = [
  commit(A, 'rlp in a title'),
  file('src/rlp.ts'),
  '@@ -4,2 +4 @@ function rlp() {\n<first\n<use(rlp)\n>rlp = 2\n',
  '@@ -20 +19,0 @@\n<-- a/rlp\n',
  file('empty.ts'),
  `diff --git "a/t\\tb.ts" "b/t\\tb.ts"\nindex ${A}..${NONE} 100644\n--- "a/t\\tb.ts"\n+++ /dev/null\n`,
  '@@ -1,3 +0,0 @@\n<one\n<\n<"rlp" rlp\n\\ No newline at end of file\n',
  `diff --git a/link b/link\nindex ${A}..${B} 120000\n--- a/link\n+++ b/link\n@@ -1 +1 @@\n<rlp\n>rlp\n`,
  '\n',
  commit(B, 'second'),
  file('b.ts', 'old mode 100644', 'new mode 100755'),
  '@@ -1,0 +8,2 @@\n>x\n>RLP\n',
].join('')

const EXPECTED = [
  `${A} src/rlp.ts removed 5`,
  `${A} src/rlp.ts added 4`,
  `${A} src/rlp.ts removed 20`,
  `${A} t\tb.ts removed 3`,
  `${A} t\tb.ts removed 3`,
  `${B} b.ts added 9`,
]

/** Reads a log in pieces of these sizes, and the rest at once, as the walk does. */
async function hitsIn(log: string, sizes: readonly number[]) {
  const hits: string[] = []
  const patches = openPatches(scannerOf(['rlp']), {
    hit({ commit: { id }, file: { path }, how, line }) {
      hits.push(`${id} ${path} ${how} ${line}`)
      return true
    },
  })
  let left: Buffer = Buffer.from('\n')
  const bytes = Buffer.from(log)
  let at = 0
  for (const size of [...sizes, bytes.length]) {
    left = Buffer.concat([left, bytes.subarray(at, at + size)])
    at += size
    const last = at >= bytes.length
    const end = last ? left.lastIndexOf(10) : patches.cut(left, left.length)
    if (end > 0) await patches.read(left, end)
    left = left.subarray(end)
    if (last) break
  }
  return { hits, commits: patches.commits(), tooLarge: patches.tooLarge() }
}

describe('lines of a log with names', () => {
  test('each with its commit, its file and its line', async () => {
    expect(await hitsIn(LOG, [])).toEqual({ hits: EXPECTED, commits: 2, tooLarge: undefined })
  })

  test('are the same wherever the log is cut', async () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 90 }), { maxLength: 60 })
    await fc.assert(
      fc.asyncProperty(sizes, async (cuts) => {
        expect((await hitsIn(LOG, cuts)).hits).toEqual(EXPECTED)
      }),
    )
  })

  test('are not there where git takes a file for too large', async () => {
    const log = `${commit(A, 'x')}${file('big.ts')}Binary files a/big.ts and b/big.ts differ\n`
    expect((await hitsIn(log, [])).tooLarge).toEqual({ path: 'big.ts', commit: A })
  })
})
