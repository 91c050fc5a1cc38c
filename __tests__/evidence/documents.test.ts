import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readDocuments } from '../../src/evidence/documents.ts'
import { workingTree } from '../../src/evidence/files.ts'
import { readManifest } from '../../src/evidence/manifest/index.ts'
import { reasons, textFile } from './memory.ts'

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(realpathSync(tmpdir()), 'rollcall-documents-'))
  mkdirSync(join(folder, 'repository/runbooks'), { recursive: true })
  const put = (name: string, text: string | Buffer) => writeFileSync(join(folder, name), text)
  put('outside.md', 'outside')
  put('repository/runbooks/stop.md', 'Pull the plug\n')
  put('repository/runbooks/empty.md', ' \n\n')
  put('repository/runbooks/picture.md', Buffer.of(0xff, 0, 1))
  put('repository/http:', 'a file with an odd name')
  symlinkSync('../outside.md', join(folder, 'repository/out.md'))
  symlinkSync('runbooks/stop.md', join(folder, 'repository/in.md'))
  symlinkSync('nowhere', join(folder, 'repository/dangling.md'))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function documents(recovery: object, root = 'repository') {
  const manifest = await readManifest(
    textFile(
      'm.yml',
      `version: 1\nservice: a\nenvironment: a\noperation: restart\nhosts: { select: a, expect: 1 }\nrecovery: ${JSON.stringify(recovery)}\n`,
    ),
  )
  if (!manifest.known) throw new Error(reasons(manifest).join())
  return readDocuments(manifest.value, root, workingTree(folder)).named
}

describe('a procedure', () => {
  test.each([
    ['runbooks/stop.md', 'present'],
    ['./runbooks/../runbooks/stop.md', 'present'],
    ['in.md', 'present'],
    ['runbooks/picture.md', 'present'],
    ['http:', 'present'],
    ['runbooks/empty.md', 'empty'],
    ['runbooks/nowhere.md', 'missing'],
    ['runbooks', 'missing'],
    ['dangling.md', 'missing'],
    // A link that leads out is not followed, so nothing is found at its end.
    ['out.md', 'missing'],
    ['.', 'missing'],
    ['-', 'missing'],
    ['../outside.md', 'outside'],
    ['runbooks/../../outside.md', 'outside'],
    ['/etc/passwd', 'outside'],
    ['https://example.com/stop', 'elsewhere'],
    ['HTTP://example.com/stop', 'elsewhere'],
  ])('%s is %s', async (procedure, state) => {
    expect(await documents({ procedure })).toEqual([
      {
        role: 'procedure',
        path: procedure,
        place: { file: 'm.yml', line: 6, column: 24 },
        state,
        digest:
          state === 'present' || state === 'empty'
            ? expect.stringMatching(/^sha256:[0-9a-f]{64}$/)
            : undefined,
      },
    ])
  })
})

test('the kill switch has one of its own, and both are looked for', async () => {
  const killSwitch = { procedure: 'runbooks/empty.md' }
  expect(await documents({ procedure: 'runbooks/stop.md', killSwitch })).toMatchObject([
    { role: 'procedure', state: 'present' },
    { role: 'kill-switch', path: 'runbooks/empty.md', state: 'empty' },
  ])
  expect(await documents({})).toEqual([])
})

test('names are relative to what the policy governs', async () => {
  expect((await documents({ procedure: 'stop.md' }, 'repository/runbooks'))[0]?.state).toBe(
    'present',
  )
  expect((await documents({ procedure: '../in.md' }, 'repository/runbooks'))[0]?.state).toBe(
    'outside',
  )
})
