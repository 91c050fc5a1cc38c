import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import * as z from 'zod/mini'
import { openClient } from '../../../src/evidence/github/client.ts'

const before = process.env['GITHUB_EVENT_PATH']
let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-'))
  process.env['GITHUB_EVENT_PATH'] = join(folder, 'event.json')
  writeFileSync(join(folder, 'event.json'), '{')
})

afterAll(() => {
  if (before === undefined) delete process.env['GITHUB_EVENT_PATH']
  else process.env['GITHUB_EVENT_PATH'] = before
  rmSync(folder, { recursive: true })
})

test('where the event of the run is broken, the client says so', async () => {
  const client = await openClient({
    apiUrl: 'https://api.github.com',
    graphqlUrl: 'https://api.github.com/graphql',
    token: 'ghs_1234567890abcdefghij',
    clock: () => 0,
  })
  const shape = z.unknown()
  for (const evidence of [
    await client.get('GET /x', {}, shape),
    await client.pages('GET /x', {}, shape),
    await client.query('{ x }', {}, shape),
  ]) {
    expect(evidence).toEqual({
      known: false,
      because: [
        {
          what: expect.stringMatching(/^GitHub's client does not start here: "SyntaxError/),
          next: expect.stringContaining('GITHUB_EVENT_PATH'),
          place: { file: 'api.github.com', line: 1, column: 1 },
        },
      ],
    })
  }
})
