import { constants } from 'node:buffer'
import { spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  decode,
  type FileTree,
  LARGEST,
  LARGEST_BY_HAND,
  openText,
  workingTree,
} from '../../src/evidence/files.ts'
import { reasons, textFile } from './memory.ts'

let root: string
let tree: FileTree

beforeAll(() => {
  root = mkdtempSync(join(realpathSync(tmpdir()), 'rollcall-files-'))
  // Others must reach it too, for the file that they may not read.
  chmodSync(root, 0o755)
  tree = workingTree(root)
  mkdirSync(join(root, 'repository/inner'), { recursive: true })
  mkdirSync(join(root, 'folder'))
  writeFileSync(join(root, 'folder/b'), 'b')
  writeFileSync(join(root, 'folder/a'), 'a')
  writeFileSync(join(root, 'plain'), 'web-1\n')
  writeFileSync(join(root, 'repository/inner/plain'), 'web-2\n')
  symlinkSync('round', join(root, 'round'))
  symlinkSync('plain', join(root, 'link'))
  symlinkSync('../plain', join(root, 'repository/out'))
  symlinkSync('inner/plain', join(root, 'repository/in'))
  symlinkSync('..', join(root, 'repository/up'))
})

afterAll(() => rmSync(root, { recursive: true, force: true }))

const written = (name: string, content: string | Buffer): string => {
  writeFileSync(join(root, name), content)
  return name
}

const bytes = (...parts: readonly (string | number)[]): Buffer =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'number' ? Buffer.of(part) : Buffer.from(part))),
  )

const read = (file: string, within?: string) => openText(tree, file, LARGEST_BY_HAND, within)

const all = (evidence: ReturnType<typeof read>) =>
  evidence.known ? [] : evidence.because.map(({ what, next, absent }) => ({ what, next, absent }))

describe('a file that can be read', () => {
  test.each<readonly [name: string, content: string | Buffer, text: string]>([
    ['text', 'a: 1\n', 'a: 1\n'],
    ['no line end', 'a', 'a'],
    ['CRLF, as it is', 'a\r\nb\r\n', 'a\r\nb\r\n'],
    ['a byte order mark, which goes', bytes(0xef, 0xbb, 0xbf, 'é\n'), 'é\n'],
    ['characters of four bytes', '𝒳\n', '𝒳\n'],
    ['as much as is allowed', 'x'.repeat(LARGEST_BY_HAND), 'x'.repeat(LARGEST_BY_HAND)],
  ])('%s', (_name, content, text) => {
    const file = read(written('read', content))
    expect(file.known && file.value.text).toBe(text)
  })

  test('keeps the name as it was given, the bytes, and whether it may be executed', () => {
    writeFileSync(join(root, 'script'), '#!/bin/sh\n', { mode: 0o755 })
    expect(tree.open('./script')).toEqual({
      known: true,
      value: {
        kind: 'file',
        file: './script',
        bytes: Buffer.from('#!/bin/sh\n'),
        executable: true,
        from: undefined,
      },
    })
    const plain = tree.open('plain')
    expect(plain.known && plain.value.kind === 'file' && plain.value.executable).toBe(false)
  })

  test('through a link, an absolute name, or a link that stays in the repository', () => {
    expect(read('link').known).toBe(true)
    expect(read(join(root, 'plain')).known).toBe(true)
    expect(read('repository/in', 'repository').known).toBe(true)
    expect(read('repository/inner/../in', 'repository').known).toBe(true)
  })

  test('any string that is text comes back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        fc.pre(text.trim() !== '' && !text.includes('\0') && !text.startsWith('\uFEFF'))
        expect(textFile('f', text).text).toBe(text)
      }),
    )
  })

  test('what the largest input holds fits in one string', () => {
    expect(LARGEST).toBeLessThan(constants.MAX_STRING_LENGTH)
  })
})

describe('a file that cannot be read', () => {
  test.each<readonly [name: string, file: () => string, what: string, next: string]>([
    [
      'a missing file',
      () => 'nope',
      'nope does not exist',
      'Check the name, and that the step that writes it ran before this one',
    ],
    [
      'a file below a file',
      () => 'plain/x',
      'plain/x does not exist',
      'Check the name: a part of it is a file, not a directory',
    ],
    [
      'a name without end',
      () => 'x'.repeat(300),
      `${'x'.repeat(300)} has a name that is too long`,
      'Check the name',
    ],
    [
      'a name with a NUL',
      () => 'a\0b',
      'a\0b cannot be read (ERR_INVALID_ARG_VALUE)',
      'Check that it is a readable file',
    ],
    ['a directory', () => 'folder', 'folder is a directory', 'Name a file in it'],
    [
      'an empty file',
      () => written('empty', ''),
      'empty is empty',
      'Check that the step that writes it succeeded, or fill it in',
    ],
    [
      'nothing but blanks',
      () => written('blank', ' \r\n\t\n'),
      'blank is empty',
      'Check that the step that writes it succeeded, or fill it in',
    ],
    [
      'nothing but a byte order mark',
      () => written('mark', bytes(0xef, 0xbb, 0xbf)),
      'mark is empty',
      'Check that the step that writes it succeeded, or fill it in',
    ],
    [
      'more than is written by hand',
      () => written('large', 'x'.repeat(2 * 1024 * 1024)),
      'large has 2 MiB, and at most 1 are read',
      'Check that it is the file that was meant',
    ],
    [
      'more than is read of anything',
      () => {
        const file = openSync(join(root, 'sparse'), 'w')
        ftruncateSync(file, 600 * 1024 * 1024)
        return 'sparse'
      },
      'sparse has 600 MiB, and at most 500 are read',
      'Check that it is the file that was meant',
    ],
    [
      'UTF-16, little end first',
      () => written('le', bytes(0xff, 0xfe, 'a\0')),
      'le is UTF-16',
      'Save it as UTF-8',
    ],
    [
      'UTF-16, big end first',
      () => written('be', bytes(0xfe, 0xff, '\0a')),
      'be is UTF-16',
      'Save it as UTF-8',
    ],
    [
      'a loop of links',
      () => 'round',
      'round is a symbolic link that leads round in a circle',
      'Mend the link',
    ],
    [
      'a device that never ends',
      () => '/dev/zero',
      '/dev/zero is neither a file nor a directory',
      'Name a regular file',
    ],
  ])('%s', (_name, file, what, next) => {
    const absent = what.endsWith('does not exist') ? true : undefined
    expect(all(read(file()))).toEqual([{ what, next, absent }])
  })

  test('a file without read permission', () => {
    const file = written('secret', 'x')
    chmodSync(join(root, file), 0)
    expect(all(asNobody(() => read(file)))).toEqual([
      {
        what: 'secret may not be read',
        next: 'Give the user who runs this read permission',
        absent: undefined,
      },
    ])
  })

  test.each<readonly [name: string, content: Buffer, reason: string]>([
    ['a NUL byte', bytes('a\nb', 0, 'c'), 'bad:2:2 bad is not a text file: it holds a NUL byte'],
    [
      'a byte that is never UTF-8',
      bytes('ab\ncd', 0xff, 'efghij\n'),
      'bad:2:3 bad is not a text file: it holds bytes that are not UTF-8',
    ],
    [
      'a byte that is never UTF-8 behind letters of several bytes',
      bytes('𝒳é', 0xc0, 'x'),
      'bad:1:4 bad is not a text file: it holds bytes that are not UTF-8',
    ],
    [
      'a character that was cut at the end',
      bytes('a\n', 0xe2, 0x82),
      'bad:2:1 bad is not a text file: it holds bytes that are not UTF-8',
    ],
    [
      'a surrogate',
      bytes('a\n', 0xed, 0xa0, 0x80),
      'bad:2:1 bad is not a text file: it holds bytes that are not UTF-8',
    ],
    [
      'Latin-1 at the very start',
      bytes(0xe9),
      'bad:1:1 bad is not a text file: it holds bytes that are not UTF-8',
    ],
  ])('%s has its place', (_name, content, reason) => {
    expect(reasons(read(written('bad', content)))).toEqual([reason])
  })

  test('the place of the first bad byte is found whatever stands around it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.uint8Array({ maxLength: 9 }),
        (good, rest) => {
          const content = Buffer.concat([Buffer.from(`a${good}`), Buffer.of(0xff), rest])
          fc.pre(!good.includes('\0') && !content.includes(0))
          const lines = `a${good}`.split('\n')
          const place = { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 }
          const entry = { kind: 'file', file: 'f', bytes: content, executable: false } as const
          const decoded = decode({ ...entry, from: undefined }, LARGEST)
          expect(decoded).toMatchObject({ known: false, because: [{ place }] })
        },
      ),
    )
  })
})

describe('with a folder to stay in', () => {
  test.each([
    ['repository/../plain'],
    ['repository/out'],
    ['repository/up/plain'],
    ['plain'],
    ['/etc/passwd'],
  ])('%s leads out', (file) => {
    expect(all(read(file, 'repository'))).toEqual([
      {
        what: `${file} leads out of the repository`,
        next: 'Name a file inside it',
        absent: undefined,
      },
    ])
  })

  test('a name that only begins like the way out is inside', () => {
    written('repository/..plain', 'x')
    expect(read('repository/..plain', 'repository').known).toBe(true)
  })

  test('standard input is no file of the repository', () => {
    expect(reasons(read('-', '.'))).toEqual(['-:1:1 - does not exist'])
  })
})

describe('a named pipe', () => {
  test('is read to its end', () => {
    expect(spawnSync('mkfifo', [join(root, 'pipe')]).status).toBe(0)
    const writer = spawn('sh', ['-c', `printf 'web-1\\nweb-2\\n' > "$1"`, 'sh', join(root, 'pipe')])
    const file = read('pipe')
    writer.unref()
    expect(file).toMatchObject({
      known: true,
      value: { text: 'web-1\nweb-2\n', executable: false },
    })
  })
})

describe('a folder', () => {
  test('has its names in byte order', () => {
    expect(tree.open('folder')).toEqual({
      known: true,
      value: { kind: 'directory', file: 'folder', entries: ['a', 'b'] },
    })
  })

  test('is listed without following links', () => {
    expect(tree.list('repository')).toEqual(
      expect.arrayContaining([
        { name: 'in', directory: false },
        { name: 'inner', directory: true },
        { name: 'up', directory: false },
      ]),
    )
    expect(tree.list('nope')).toEqual([])
  })
})

/** Root reads everything, so root becomes somebody else for a moment. */
function asNobody<T>(act: () => T): T {
  if (process.geteuid?.() !== 0) return act()
  process.seteuid?.(65_534)
  try {
    return act()
  } finally {
    process.seteuid?.(0)
  }
}
