import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readAttributes } from '../../../../src/evidence/flags/code/attributes.ts'

const GENERATED = 'linguist-generated'

async function told(
  files: Readonly<Record<string, string>>,
  path: string,
  attribute = GENERATED,
): Promise<boolean | undefined> {
  const listed = Object.entries(files).map(([name, text]) => ({ path: name, text }))
  return (await readAttributes(listed)).of(path, attribute)
}

describe('the lines of .gitattributes', () => {
  test.each<[line: string, path: string, state: boolean | undefined]>([
    ['*.ts linguist-generated', 'src/a.ts', true],
    ['*.ts linguist-generated', 'src/a.tsx', undefined],
    ['*.ts linguist-generated=true', 'a.ts', true],
    ['*.ts linguist-generated=false', 'a.ts', false],
    ['*.ts -linguist-generated', 'a.ts', false],
    ['*.ts !linguist-generated', 'a.ts', undefined],
    ['*.ts linguist-generated=maybe', 'a.ts', undefined],
    ['*.ts text linguist-vendored linguist-generated\r', 'a.ts', true],
    ['*.ts\tlinguist-generated', 'a.ts', true],
    ['  *.ts   linguist-generated', 'a.ts', true],
    ['*.ts linguist-generated-not', 'a.ts', undefined],
    ['*.ts', 'a.ts', undefined],
    ['# *.ts linguist-generated', 'a.ts', undefined],
    ['\ufeff*.ts linguist-generated', 'a.ts', true],
    // A pattern with a slash stands where it stands, and one without it everywhere.
    ['gen/*.ts linguist-generated', 'gen/a.ts', true],
    ['gen/*.ts linguist-generated', 'src/gen/a.ts', undefined],
    ['gen/*.ts linguist-generated', 'gen/b/a.ts', undefined],
    ['/a.ts linguist-generated', 'a.ts', true],
    ['/a.ts linguist-generated', 'src/a.ts', undefined],
    ['gen/** linguist-generated', 'gen/b/.a', true],
    ['**/gen/*.ts linguist-generated', 'src/x/gen/a.ts', true],
    // A folder is not what is in it.
    ['gen linguist-generated', 'gen/a.ts', undefined],
    ['gen/ linguist-generated', 'gen/a.ts', undefined],
    // Neither braces nor other signs of a shell.
    ['*.{ts,js} linguist-generated', 'a.ts', undefined],
    ['+(a).ts linguist-generated', 'a.ts', undefined],
    ['[ab].ts linguist-generated', 'b.ts', true],
    ['"a b.ts" linguist-generated', 'a b.ts', true],
    ['!a.ts linguist-generated', 'b.ts', undefined],
    ['[attr]made linguist-generated\n*.ts made', 'a.ts', undefined],
    // The last line has the last word.
    ['*.ts linguist-generated\na.ts -linguist-generated', 'a.ts', false],
    ['a.ts -linguist-generated\n*.ts linguist-generated', 'a.ts', true],
    ['*.ts linguist-generated\na.ts !linguist-generated', 'a.ts', undefined],
    ['*.ts linguist-generated\na.ts linguist-vendored', 'a.ts', true],
    [`${'x'.repeat(3000)} linguist-generated`, 'x'.repeat(3000), undefined],
  ])('%j for %s', async (text, path, state) => {
    expect(await told({ '.gitattributes': text }, path)).toBe(state)
  })

  test('a nearer file has the last word, and speaks of what is below it alone', async () => {
    const files = {
      '.gitattributes': '*.ts linguist-generated\n',
      'src/.gitattributes': '*.ts -linguist-generated\n/x.js linguist-generated\n',
    }
    expect(await told(files, 'a.ts')).toBe(true)
    expect(await told(files, 'src/a.ts')).toBe(false)
    expect(await told(files, 'src/deep/a.ts')).toBe(false)
    expect(await told(files, 'src/x.js')).toBe(true)
    expect(await told(files, 'x.js')).toBeUndefined()
    expect(await told(files, 'src2/a.ts')).toBe(true)
  })

  test('no file says nothing', async () => {
    expect(await told({}, 'a.ts')).toBeUndefined()
  })

  test('any text is read', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: fc.constantFrom(...'*?[]!\\/"ab \t\n-={}()'.split('')) }),
        async (text) => {
          const state = await told({ '.gitattributes': `${text} linguist-generated` }, 'a/b')
          expect([true, false, undefined]).toContain(state)
        },
      ),
    )
  })
})
