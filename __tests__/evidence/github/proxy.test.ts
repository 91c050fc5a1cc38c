import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import * as z from 'zod/mini'
import { openClient } from '../../../src/evidence/github/client.ts'

const NAMES = ['https_proxy', 'HTTPS_PROXY', 'no_proxy', 'NO_PROXY', 'GITHUB_API_URL']
const before = new Map(NAMES.map((name) => [name, process.env[name]]))
const asked: (string | undefined)[] = []
const proxy = createServer().on('connect', (request, socket) => {
  asked.push(request.url)
  socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
})

beforeAll(async () => {
  await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done))
  for (const name of NAMES) delete process.env[name]
  process.env['https_proxy'] = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`
})

afterAll(() => {
  for (const [name, value] of before) {
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
  }
  proxy.closeAllConnections()
  proxy.close()
})

test('every request takes the proxy of the run', async () => {
  const client = await openClient({
    apiUrl: 'https://api.github.com',
    graphqlUrl: 'https://api.github.com/graphql',
    token: 'ghs_1234567890abcdefghij',
    clock: () => 0,
    sleep: async () => undefined,
  })
  for (const evidence of [
    await client.get('GET /x', {}, z.unknown()),
    await client.query('{ x }', {}, z.unknown()),
  ]) {
    expect(evidence).toMatchObject({
      known: false,
      because: [{ what: expect.stringContaining('GitHub did not answer') }],
    })
  }
  expect(asked).toEqual(Array(8).fill('api.github.com:443'))
})
