import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { type Blobs, openBlobs } from '../../../src/evidence/repository/blobs.ts'
import { openObjects } from '../../../src/evidence/repository/git.ts'
import type { Evidence } from '../../../src/model/evidence.ts'
import { reasons } from '../memory.ts'
import { makeRepository, type Repository } from './repository.ts'

const SUBMODULE = '1'.repeat(40)
const FILES = {
  'src/app.ts': 'on("rlp")\n',
  'src/deep/er.ts': 'deeper\n',
  'srcs/other.ts': 'other\n',
  'empty.txt': '',
  'naïve name.txt': 'ï\n',
  tool: { executable: '#!/bin/sh\n' },
  link: { link: '/etc/passwd' },
  vendor: { submodule: SUBMODULE },
}

let repository: Repository
let head: string
let blobs: Blobs

beforeEach(() => {
  repository = makeRepository()
  head = repository.commit(FILES)
  repository.branch('main')
  repository.checkout('main')
  blobs = value(openBlobs(repository.root))
})

afterEach(() => {
  blobs.close()
  repository.remove()
})

function value<T>(evidence: Evidence<T>): T {
  if (!evidence.known) throw new Error(reasons(evidence).join())
  return evidence.value
}

/** What is handed over for each file below a folder of a commit. */
async function read(commit = head, folder = ''): Promise<Record<string, string>> {
  const files = value(await blobs.list(commit, folder))
  const found: Record<string, string> = {}
  value(
    await blobs.read(files, ({ path }, bytes, length) => {
      found[path] = bytes.toString('utf8', 0, length)
    }),
  )
  return found
}

const WHOLE = {
  'src/app.ts': 'on("rlp")\n',
  'src/deep/er.ts': 'deeper\n',
  'srcs/other.ts': 'other\n',
  'empty.txt': '',
  'naïve name.txt': 'ï\n',
  tool: '#!/bin/sh\n',
  link: '/etc/passwd',
}

const at = (file: string) => join(repository.root, file)

describe('files are listed', () => {
  test('as the commit has them, links and submodules told apart', async () => {
    const files = value(await blobs.list(head, ''))
    expect(files.map(({ path, kind }) => [path, kind])).toEqual([
      ['empty.txt', 'file'],
      ['link', 'link'],
      ['naïve name.txt', 'file'],
      ['src/app.ts', 'file'],
      ['src/deep/er.ts', 'file'],
      ['srcs/other.ts', 'file'],
      ['tool', 'file'],
      ['vendor', 'submodule'],
    ])
    expect(files.at(-1)?.id).toBe(SUBMODULE)
  })

  test.each(['src', 'src/'])('below %s alone', async (folder) => {
    const files = value(await blobs.list(head, folder))
    expect(files.map(({ path }) => path)).toEqual(['src/app.ts', 'src/deep/er.ts'])
  })

  test('and none below a folder that is not there', async () => {
    expect(value(await blobs.list(head, 'nowhere'))).toEqual([])
  })

  test('not of a commit that is not there', async () => {
    const files = await blobs.list('0'.repeat(40), '')
    expect(reasons(files)).toEqual([
      expect.stringContaining('The files of 0000000 cannot be listed'),
    ])
  })
})

describe('a commit is named', () => {
  test('in full', () => {
    expect(value(blobs.commit('main'))).toBe(head)
  })

  test.each(['nowhere', '--help', '^main'])('not by %s', (revision) => {
    expect(reasons(blobs.commit(revision))).toEqual([
      `${revision}:1:1 The commit ${revision} is not in this checkout, so its code cannot be read`,
    ])
  })
})

describe('what is read is the commit', () => {
  test.each<[what: string, spoil: () => void]>([
    ['the working tree is clean', () => {}],
    ['a file is edited to the same length', () => writeFileSync(at('src/app.ts'), 'on("xyz")\n')],
    ['a file has other line ends', () => writeFileSync(at('src/app.ts'), 'on("rlp")\r\n')],
    ['a file is deleted', () => rmSync(at('src/app.ts'))],
    ['a folder is deleted', () => rmSync(at('src'), { recursive: true })],
    ['a file is empty', () => writeFileSync(at('src/app.ts'), '')],
    [
      'a file is a folder',
      () => {
        rmSync(at('src/app.ts'))
        mkdirSync(at('src/app.ts'))
      },
    ],
    [
      'a file is a pipe that nobody writes to',
      () => {
        rmSync(at('src/app.ts'))
        execFileSync('mkfifo', [at('src/app.ts')])
      },
    ],
    [
      'a file is a link',
      () => {
        rmSync(at('src/app.ts'))
        symlinkSync('/dev/zero', at('src/app.ts'))
      },
    ],
    [
      'a folder is a link out of the tree',
      () => {
        rmSync(at('src'), { recursive: true })
        symlinkSync('/dev', at('src'))
      },
    ],
    ['a large file is in its place', () => writeFileSync(at('tool'), 'x'.repeat(3_000_000))],
    ['a file may not be read', () => chmodSync(at('src/app.ts'), 0)],
    [
      'attributes would convert it',
      () =>
        writeFileSync(at('.gitattributes'), '* text eol=crlf ident working-tree-encoding=UTF-16\n'),
    ],
    [
      'an object is replaced',
      () => {
        const id = repository.git('rev-parse', 'HEAD:src/app.ts')
        repository.git('replace', id, repository.git('rev-parse', 'HEAD:tool'))
        rmSync(at('src/app.ts'))
      },
    ],
  ])('where %s', async (_, spoil) => {
    spoil()
    expect(await read()).toEqual(WHOLE)
  })

  test('also of a commit that is not checked out', async () => {
    const other = repository.commit({ 'src/app.ts': 'new\n', 'empty.txt': null })
    const { 'empty.txt': _, ...rest } = WHOLE
    expect(await read(other)).toEqual({ ...rest, 'src/app.ts': 'new\n' })
    expect(await read(other, 'src')).toEqual({
      'src/app.ts': 'new\n',
      'src/deep/er.ts': 'deeper\n',
    })
  })

  test.each(['checked out', 'in git alone'])('of large files %s', async (where) => {
    const sizes = [1_048_575, 1_048_576, 1_048_577, 3_000_000, 65_535, 65_536, 0, 1]
    const files = Object.fromEntries(
      sizes.map((size) => [`f${size}`, String.fromCharCode(65 + (size % 26)).repeat(size)]),
    )
    const large = repository.commit(files)
    repository.branch('large')
    if (where === 'checked out') {
      repository.checkout('large')
      blobs.close()
      blobs = value(openBlobs(repository.root))
    }
    const found = await read(large)
    for (const [path, text] of Object.entries(files)) expect(found[path] === text).toBe(true)
  })

  test('in a repository of SHA-256', async () => {
    const root = mkdtempSync(join(tmpdir(), 'rollcall-sha256-'))
    const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8' })
    git('init', '-q', '--object-format=sha256')
    writeFileSync(join(root, 'a.txt'), 'a\n')
    writeFileSync(join(root, 'b.txt'), 'b\n')
    git('add', '.')
    git('-c', 'user.name=R', '-c', 'user.email=r@example.com', 'commit', '-q', '-m', 'one')
    writeFileSync(join(root, 'b.txt'), 'dirty\n')
    blobs.close()
    blobs = value(openBlobs(root))
    expect(await read(value(blobs.commit('HEAD')))).toEqual({ 'a.txt': 'a\n', 'b.txt': 'b\n' })
    rmSync(root, { recursive: true })
  })
})

describe('it is unknown', () => {
  test('where the content of a file is missing', async () => {
    const id = repository.git('rev-parse', 'HEAD:src/app.ts')
    const files = value(await blobs.list(head, ''))
    rmSync(at('src/app.ts'))
    rmSync(at(`.git/objects/${id.slice(0, 2)}/${id.slice(2)}`), { force: true })
    const found = await blobs.read(files, () => {})
    expect(reasons(found)).toEqual([
      'src/app.ts:1:1 src/app.ts is in the commit, but its content is not in this checkout, so nothing can be said about it',
    ])
  })

  test('where an object is no file', async () => {
    const found = await blobs.read([{ path: 'x', id: head, kind: 'file' }], () => {})
    expect(reasons(found)).toEqual([expect.stringContaining('x cannot be read from git')])
  })

  test('where git dies', async () => {
    const files = value(await blobs.list(head, ''))
    blobs.close()
    const found = await blobs.read(
      files.map((file) => ({ ...file, kind: 'link' })),
      () => {},
    )
    expect(reasons(found)).toEqual([
      expect.stringContaining('The files of the commit cannot be read to their end'),
    ])
  })

  test('where there is no repository', () => {
    const root = mkdtempSync(join(tmpdir(), 'rollcall-none-'))
    expect(reasons(openBlobs(root))).toEqual([
      expect.stringContaining('and the code of a commit is read from it'),
    ])
    rmSync(root, { recursive: true })
  })
})

test('a fault of who takes the content is thrown, and nothing goes on behind it', async () => {
  const files = value(await blobs.list(head, ''))
  for (const kind of ['file', 'link'] as const) {
    let calls = 0
    const all = files.filter((file) => file.kind === 'file').map((file) => ({ ...file, kind }))
    const reading = blobs.read(all, () => {
      calls++
      throw new Error('mine')
    })
    await expect(reading).rejects.toThrow('mine')
    expect(calls).toBe(1)
  }
})

test('what it put into the folder for temporary files goes with it', () => {
  const found = value(openObjects(repository.root))
  const room = value(found.openRoom())
  expect(existsSync(join(room.folder, 'objects/info/alternates'))).toBe(true)
  room.close()
  expect(existsSync(room.folder)).toBe(false)
})
