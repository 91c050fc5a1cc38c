import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type RunOptions, runAction } from './runner.ts'

const DEFINITION = `
name: fixture
inputs:
  plain: { default: from action.yml }
  with-dash: {}
  with space: { default: 7 }
  required: { required: true }
runs: { using: node24, main: main.mjs }
`

/** Runs the script that it is given, so that each test can show what its action does. */
const MAIN = `
import { appendFileSync, rmSync } from 'node:fs'
const { env } = process
const append = (name, text) => appendFileSync(env['GITHUB_' + name], text)
const log = (...lines) => console.log(lines.join('\\n'))
await (async () => { SCRIPT })()
`

let root: string
let actions = 0
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'runner-test-'))
  mkdirSync(join(root, 'workspace'))
})
afterAll(() => rmSync(root, { recursive: true }))

/** Runs an action that does this. */
function run(script: string, options: Partial<RunOptions> = {}) {
  const action = join(root, `action-${actions++}`)
  mkdirSync(action)
  writeFileSync(join(action, 'action.yml'), DEFINITION)
  writeFileSync(
    join(action, 'main.mjs'),
    MAIN.replace('SCRIPT', () => script),
  )
  return runAction({
    workspace: join(root, 'workspace'),
    action,
    ...options,
  })
}

describe('what the action is given', () => {
  test('inputs with defaults, dashes kept and spaces as underscores', async () => {
    const script = `log(JSON.stringify(Object.entries(env).filter(([k]) => k.startsWith('INPUT_')).sort()))`
    const given = await run(script, { with: { 'With-Dash': 'yes', 'with space': '' } })
    expect(JSON.parse(given.log)).toEqual([
      ['INPUT_PLAIN', 'from action.yml'],
      ['INPUT_REQUIRED', ''],
      ['INPUT_WITH-DASH', 'yes'],
      ['INPUT_WITH_SPACE', ''],
    ])
    expect(given.unexpectedInputs).toEqual([])
  })

  test('an unknown input is a warning', async () => {
    const given = await run('', { with: { plane: 'x' } })
    expect(given.result).toBe('success')
    expect(given.unexpectedInputs).toEqual(['plane'])
    expect(given.annotations.warning).toEqual([
      {
        message: `Unexpected input(s) 'plane', valid inputs are ['plain', 'with-dash', 'with space', 'required']`,
      },
    ])
  })

  test('the workspace, the event and an environment of its own', async () => {
    process.env['NOT_FOR_ACTIONS'] = 'secret'
    const script = `
      const { readFileSync } = await import('node:fs')
      log(process.cwd() === env.GITHUB_WORKSPACE, env.NOT_FOR_ACTIONS, env.GITHUB_EVENT_NAME, env.GITHUB_REF, env.EXTRA)
      log(readFileSync(env.GITHUB_EVENT_PATH, 'utf8'))`
    const given = await run(script, {
      event: { name: 'pull_request', payload: { number: 7 } },
      env: { EXTRA: 'more', GITHUB_REF: 'refs/pull/7/merge' },
    })
    delete process.env['NOT_FOR_ACTIONS']
    expect(given.log.split('\n')).toEqual([
      'true',
      '',
      'pull_request',
      'refs/pull/7/merge',
      'more',
      '{"number":7}',
    ])
  })
})

describe('the result', () => {
  test.each([
    ['', 0, 'success'],
    ['process.exitCode = 3', 3, 'failure'],
    ['throw new Error("boom")', 1, 'failure'],
    ['throw "not an Error"', 1, 'failure'],
    ['log("::error::only words")', 0, 'success'],
    ['log("::set-env name=A::b")', 0, 'failure'],
    ['append("OUTPUT", "nonsense\\n")', 0, 'failure'],
  ] as const)('of %s is exit code %d, %s', async (script, exitCode, result) => {
    expect(await run(script)).toMatchObject({ exitCode, result })
  })

  test('what was written before a crash counts', async () => {
    const given = await run(`
      append('OUTPUT', 'verdict=pass\\n'); append('STEP_SUMMARY', '# Half'); throw 1`)
    expect(given).toMatchObject({
      result: 'failure',
      outputs: { verdict: 'pass' },
      summary: '# Half',
    })
  })

  test('a signal ends it with no exit code', async () => {
    const given = await run(`process.kill(process.pid, 'SIGKILL'); await new Promise(() => {})`)
    expect(given).toMatchObject({ exitCode: null, signal: 'SIGKILL', result: 'failure' })
  })
})

describe('cancelling', () => {
  const wait = 'log("ready"); await new Promise((done) => setTimeout(done, 60_000))'
  const cancelAt = 'ready'

  test('sends SIGINT first, and reads what the action still writes', async () => {
    const given = await run(
      `process.on('SIGINT', () => { append('OUTPUT', 'verdict=error\\n'); process.exit(130) }); ${wait}`,
      { cancelAt },
    )
    expect(given).toMatchObject({
      result: 'cancelled',
      exitCode: 130,
      outputs: { verdict: 'error' },
    })
  })

  test.each([
    ['SIGINT', [60_000, 60_000], ''],
    ['SIGTERM', [50, 60_000], `process.on('SIGINT', () => {});`],
    ['SIGKILL', [50, 50], `process.on('SIGINT', () => {}); process.on('SIGTERM', () => {});`],
  ] as const)('ends with %s', async (signal, patience, deaf) => {
    const given = await run(deaf + wait, { cancelAt, patience })
    expect(given).toMatchObject({ result: 'cancelled', exitCode: null, signal })
  })

  test('comes by itself when the time is up', async () => {
    const given = await run('await new Promise((done) => setTimeout(done, 60_000))', {
      timeout: 500,
    })
    expect(given.result).toBe('cancelled')
  })
})

describe('files', () => {
  test('are read in both forms', async () => {
    const given = await run(`
      append('OUTPUT', 'a=1\\n\\nb<<EOF\\nx\\n\\ny=z\\nEOF\\nc=d<<e\\nempty=')
      append('ENV', 'A=1\\nNODE_OPTIONS=--inspect\\n')
      append('PATH', '/one\\n\\n/two\\n')
      append('STATE', 's=1\\n')`)
    expect(given).toMatchObject({
      outputs: { a: '1', b: 'x\n\ny=z', c: 'd<<e', empty: '' },
      environment: { A: '1' },
      path: ['/one', '/two'],
      state: { s: '1' },
    })
    expect(given.annotations.error).toHaveLength(1)
  })

  test.each([
    ['b<<EOF\nx\n', "Invalid value. Matching delimiter not found 'EOF'"],
    ['nonsense', "Invalid format 'nonsense'"],
    ['b<<\nx\n', "Invalid format 'b<<'. Name must not be empty and delimiter must not be empty"],
  ])('%j fails the step', async (text, message) => {
    const given = await run(`append('OUTPUT', ${JSON.stringify(text)})`)
    expect(given.result).toBe('failure')
    expect(given.annotations.error).toEqual([
      { message: "Unable to process file command 'OUTPUT' successfully." },
      { message },
    ])
  })

  test('that are removed are empty', async () => {
    expect(await run('rmSync(env.GITHUB_OUTPUT)')).toMatchObject({ result: 'success', outputs: {} })
  })

  test.each([
    [1024 * 1024, 1024 * 1024, 0],
    [1024 * 1024 + 1, 0, 1],
  ])('a summary of %d bytes leaves %d and %d errors', async (size, kept, errors) => {
    const given = await run(`append('STEP_SUMMARY', 'x'.repeat(${size}))`)
    expect(given.result).toBe('success')
    expect(given.summary).toHaveLength(kept)
    expect(given.annotations.error).toHaveLength(errors)
  })
})

describe('commands in the output', () => {
  test('annotate, with properties and escapes', async () => {
    const given = await run(
      `log('  ::Error file=a%3Ab.yml,line=3,col=4,title=x%2Cy,empty=::one%0Atwo %250A', '##[warning file=b]old', '::nonsense::x')`,
    )
    expect(given.annotations).toEqual({
      error: [{ message: 'one\ntwo %0A', file: 'a:b.yml', line: '3', col: '4', title: 'x,y' }],
      warning: [{ message: 'old', file: 'b' }],
      notice: [],
    })
    expect(given.log).toContain('::nonsense::x')
  })

  test('are heeded on both streams, old ones anywhere in a line, and files win', async () => {
    const given = await run(`
      console.error('::set-output name=a::1')
      log('harmless ##[set-output name=b;]2', ' ::set-output name=c::3', 'x ::set-output name=d::4')
      append('OUTPUT', 'c=from the file\\n')`)
    expect(given.outputs).toEqual({ a: '1', b: '2', c: 'from the file' })
  })

  test('a carriage return ends a line too', async () => {
    const given = await run(
      `process.stdout.write('a\\r::set-output name=a::1\\r\\nx\\u2028::debug::no')`,
    )
    expect(given.outputs).toEqual({ a: '1' })
    expect(given.debug).toEqual([])
  })

  test('ten annotations of each level are kept, and the rest counted', async () => {
    const given = await run(`
      for (let i = 0; i < 25; i++) log('::error::e' + i)
      for (let i = 0; i < 10; i++) log('::notice::n' + i)
      log('::warning::' + 'x'.repeat(5000))`)
    expect(given.annotations.error.map(({ message }) => message)).toEqual(
      Array.from({ length: 10 }, (_, i) => `e${i}`),
    )
    expect(given.annotations.notice).toHaveLength(10)
    expect(given.annotations.warning[0]?.message).toHaveLength(4096)
    expect(given.dropped).toEqual({ error: 15, warning: 0, notice: 0 })
  })

  test('masks hide a secret and its encodings, in the log and in the summary', async () => {
    const given = await run(
      `log('::add-mask::p w"d', 'p w"d', 'p%20w%22d', JSON.stringify('p w"d'), Buffer.from('p w"d').toString('base64'), 'given')
       append('STEP_SUMMARY', 'the p w"d')`,
      { secrets: ['given'] },
    )
    expect(given.log.split('\n')).toEqual(['***', '***', '"***"', '***', '***'])
    expect(given.summary).toBe('the ***')
    expect(given.masks).toEqual(['given', 'p w"d'])
  })

  test('stop and start again at the token', async () => {
    const given = await run(
      `log('::stop-commands::Token', '::set-output name=a::1', '::stop-commands::x', '::token::', '::set-output name=b::2')`,
    )
    expect(given.outputs).toEqual({ b: '2' })
    expect(given.log.split('\n')).toEqual([
      '::stop-commands::Token',
      '::set-output name=a::1',
      '::stop-commands::x',
      '::token::',
    ])
  })
})

describe('an action it cannot run', () => {
  test.each([
    ['runs: { using: composite, main: main.mjs }', 'runs node24 actions, not composite'],
    ['runs: { using: node24, main: main.mjs, post: p.mjs }', 'without pre and post'],
    ['runs: { using: node24, main: gone.mjs }', 'File not found'],
  ])('%s', async (definition, message) => {
    const action = mkdtempSync(join(root, 'bad-'))
    writeFileSync(join(action, 'action.yml'), definition)
    writeFileSync(join(action, 'main.mjs'), '')
    await expect(runAction({ workspace: root, action })).rejects.toThrow(message)
  })

  test('a node that is not there', async () => {
    await expect(run('', { node: '/nowhere/node' })).rejects.toThrow('ENOENT')
  })
})
