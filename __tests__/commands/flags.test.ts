import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { flags } from '../../src/commands/flags.ts'
import { run } from '../../src/commands/index.ts'
import { makeRepository, type Repository } from '../evidence/repository/repository.ts'
import { PEG, REGISTRY, registry, START } from '../flags/scene.ts'

let repository: Repository

beforeAll(() => {
  repository = makeRepository()
  const head = repository.commit({
    ...START,
    'src/old.ts': "client.isEnabled('power_peg')\nclient.isEnabled('chekout')\n",
  })
  repository.branch('main', head)
  repository.checkout('main')
})

afterAll(() => repository.remove())

async function ran(...args: readonly string[]) {
  const out = { code: 0, stdout: '', stderr: '' }
  const command = args[0] === 'flags' ? run : flags
  out.code = await command(args, {
    stdout: (text) => {
      out.stdout += text
    },
    stderr: (text) => {
      out.stderr += text
    },
    colour: false,
    root: repository.root,
    environment: {},
    clock: () => Date.UTC(2012, 7, 2),
  })
  return out
}

describe('the list', () => {
  test('shows what lives, what is retired, and what nobody registered', async () => {
    const { code, stdout } = await ran('flags')
    expect(code).toBe(0)
    expect(stdout).toContain('2 live flags, 1 retired, from flags.yml')
    expect(stdout).toContain('read at src/page.ts:2')
    expect(stdout).toContain('still read at src/old.ts:1')
    expect(stdout).toContain('replaced by the router')
    expect(stdout).toMatch(/in no registry\n {2}chekout {2}src\/old\.ts:2\n/)
  })

  test('shows the same to programs', async () => {
    const { stdout } = await ran('flags', '--format', 'json')
    const { flags, retired, undeclared } = JSON.parse(stdout)
    expect(flags.map(({ key }: { key: string }) => key)).toEqual(['banner', 'checkout'])
    expect(flags[0].reads).toEqual([
      { kind: 'call', text: 'banner', file: 'src/page.ts', line: 2, column: 25 },
    ])
    expect(retired[0]).toMatchObject({
      key: 'power_peg',
      retired: '2003-06-30',
      replacedBy: null,
      unretired: null,
    })
    expect(undeclared).toEqual([{ key: 'chekout', file: 'src/old.ts', line: 2, column: 19 }])
  })

  test('tells what is overdue as of a time', async () => {
    repository.git('status')
    const late = 'version: 1\nflags: [{ key: banner, expires: 2012-07-31 }]\nretired: []\n'
    const head = repository.commit({ 'late.yml': late })
    repository.git('reset', '--quiet', '--hard', head)
    const told = (at: string) => ran('flags', '--flags', 'late.yml', '--as-of', at)
    expect((await told('2012-08-02')).stdout).toContain('overdue since 2012-07-31 (1d)')
    expect((await told('2012-07-30')).stdout).toContain('expires 2012-07-31')
  })

  test('is an error without a registry', async () => {
    const { code, stderr } = await ran('flags', '--flags', 'none.yml')
    expect(code).toBe(2)
    expect(stderr).toContain('none.yml')
  })
})

describe('retire', () => {
  test('prints the tombstone', async () => {
    const { code, stdout } = await ran('flags', 'retire', 'Banner', '--reason', 'everybody has it')
    expect(code).toBe(0)
    expect(stdout).toBe(
      '- { key: banner, slots: [{ schema: order, field: flags, bit: 3 }], retired: 2012-08-02, reason: everybody has it }\n',
    )
  })

  test('leaves the export of a provider alone', async () => {
    const flag = { key: 'peg_2', kind: 'boolean', creationDate: 1, archived: false }
    const ld = JSON.stringify({ items: [flag], totalCount: 1 })
    const head = repository.commit({ 'ld.json': ld })
    repository.git('reset', '--quiet', '--hard', head)
    const args = ['flags', 'retire', 'peg_2', '--flags', 'ld.json', '--reason', 'done', '--write']
    const { code, stderr } = await ran(...args)
    expect(code).toBe(2)
    expect(stderr).toContain('ld.json, which is LaunchDarkly and holds no tombstones')
    expect(readFileSync(join(repository.root, 'ld.json'), 'utf8')).toBe(ld)
  })

  test('moves the entry and leaves the rest as it is', async () => {
    const { code } = await ran('flags', 'retire', 'checkout', '--reason', 'done', '--write')
    expect(code).toBe(0)
    const text = readFileSync(join(repository.root, 'flags.yml'), 'utf8')
    const [kept, retired] = text.split('retired:\n')
    expect(kept).toBe(REGISTRY.split('retired:\n')[0]?.replace(/ {2}- \{ key: checkout.*\n/, ''))
    expect(retired).toContain('key: checkout, retired: 2012-08-02, reason: done')
    repository.git('checkout', '--', 'flags.yml')
  })

  test('says what to do with a flag that was brought back', async () => {
    const revived = registry(
      ['{ key: power_peg }'],
      [PEG.replace(/ }$/, ', unretired: { by: kim, reason: needed, at: 2012-08-01 } }')],
    )
    writeFileSync(join(repository.root, 'revived.yml'), revived)
    const { code, stderr } = await ran(
      ...['flags', 'retire', 'power_peg', '--reason', 'x', '--flags', 'revived.yml'],
    )
    expect(code).toBe(2)
    expect(stderr).toMatch(/has its tombstone, at revived\.yml:5:\d+; delete the live entry/)
  })

  const refused: readonly (readonly [what: string, args: readonly string[], why: RegExp])[] = [
    ['no key', [], /takes one key/],
    ['two keys', ['a', 'b', '--reason', 'x'], /takes one key/],
    ['no reason', ['banner'], /--reason/],
    ['a reason that says nothing', ['banner', '--reason', ' '], /--reason/],
    ['a flag that is retired', ['power_peg', '--reason', 'x'], /retired already, at flags\.yml:6/],
    ['a flag that is not there', ['baner', '--reason', 'x'], /did you mean banner/],
    ['a date that is none', ['banner', '--reason', 'x', '--date', '2012-02-30'], /--date/],
  ]

  test.each(refused)('refuses %s', async (_what, args, why) => {
    const { code, stderr } = await ran('flags', 'retire', ...args)
    expect(code).toBe(2)
    expect(stderr).toMatch(why)
  })
})

describe('a key that is a command to the runner', () => {
  const KEY = '##[error]gone\u202e'

  test.each([
    ['retire', ['retire', KEY, '--reason', '::error::##[add-mask]x']],
    ['record', ['record', '--release', '##[group]2']],
  ])('is no command in what %s prints', async (_command, args) => {
    const head = repository.commit({
      'hostile.json': JSON.stringify({ flags: [{ key: KEY }], retired: [] }),
      'src/hostile.ts': `client.isEnabled('${KEY}')\n`,
    })
    repository.git('reset', '--quiet', '--hard', head)
    const { code, stdout } = await ran('flags', ...args, '--flags', 'hostile.json')
    expect(code).toBe(0)
    expect(stdout).not.toMatch(/##\[|^\s*::|\u202e/m)
    expect(stdout).toContain('gone')
  })
})

describe('record', () => {
  test('writes what this release reads', async () => {
    const { code } = await ran('flags', 'record', '--release', '2', '--output', 'releases/2.json')
    expect(code).toBe(0)
    const text = readFileSync(join(repository.root, 'releases/2.json'), 'utf8')
    expect(JSON.parse(text)).toMatchObject({
      version: 1,
      release: '2',
      reads: {
        keys: ['banner', 'checkout', 'power_peg'],
        slots: [
          { schema: 'order', field: 'flags', bit: 11, key: 'power_peg' },
          { schema: 'order', field: 'flags', bit: 3, key: 'banner' },
        ],
      },
    })
    const again = await ran('flags', 'record', '--release', '2')
    expect(again.stdout).toBe(text)
  })

  test.each([[[]], [['--release', '']]])('needs the version: %j', async (args) => {
    const { code, stderr } = await ran('flags', 'record', ...args)
    expect(code).toBe(2)
    expect(stderr).toContain('--release VERSION')
  })

  test('is never written over the registry', async () => {
    const before = readFileSync(join(repository.root, 'flags.yml'), 'utf8')
    const args = ['flags', 'record', '--release', '2', '--output', './flags.yml']
    const { code, stderr } = await ran(...args)
    expect(code).toBe(2)
    expect(stderr).toContain('would be written over')
    expect(readFileSync(join(repository.root, 'flags.yml'), 'utf8')).toBe(before)
  })
})
