import { execFileSync, spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, normalize, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { schemas } from '../scripts/schemas.ts'
import { commandHelp } from '../src/commands/help.ts'
import { readInventory } from '../src/evidence/inventory/index.ts'
import { readManifest } from '../src/evidence/manifest/index.ts'
import { readObserved } from '../src/evidence/observed/index.ts'
import { readPolicy } from '../src/evidence/policy/index.ts'
import { ruleIds } from '../src/gate.ts'
import { memoryFiles, reasons, textFile } from './evidence/memory.ts'

const ROOT = resolve(import.meta.dirname, '..')

const pages = ['README.md', ...below('docs'), ...below('examples')].filter(
  (file) => file.endsWith('.md') && existsSync(join(ROOT, file)),
)

function below(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .sort()
}

function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8')
}

interface Block {
  readonly page: string
  readonly line: number
  readonly language: string
  readonly text: string
}

const FENCE = /^( *)```(\w*)\n([\s\S]*?)^\1```$/gm

/** The fenced blocks of a page. */
function blocksOf(page: string): readonly Block[] {
  const text = read(page)
  return [...text.matchAll(FENCE)].map(({ index, 2: language = '', 3: content = '' }) => ({
    page,
    line: text.slice(0, index).split('\n').length,
    language,
    text: content,
  }))
}

const blocks = pages.flatMap(blocksOf)

/** A whole file stands in a block whose first line is a comment with its path. */
function filesAt(path: RegExp): readonly (readonly [where: string, block: Block])[] {
  return blocks
    .filter(({ language, text }) => language === 'yaml' && path.test(text.split('\n')[0] ?? ''))
    .map((block) => [`${block.page}:${block.line}`, block])
}

const MANIFEST = /^# deploy\/\S+\.ya?ml$/
const POLICY = /^# \.github\/rollcall\.yml$/
const WORKFLOW = /^# \.github\/workflows\/\S+\.yml$/

describe('links', () => {
  const links = pages.flatMap((page) =>
    [
      ...read(page)
        .replace(FENCE, '')
        .matchAll(/\]\(([^)\s]+)\)/g),
    ]
      .map(({ 1: target = '' }) => target)
      .filter((target, i, all) => !/^[a-z]+:/.test(target) && all.indexOf(target) === i)
      .map((target) => [page, target] as const),
  )

  test.each(links)('%s leads to %s', (page, target) => {
    const [path = '', heading] = target.split('#')
    const file = path === '' ? page : normalize(join(dirname(page), path))
    expect(existsSync(join(ROOT, file))).toBe(true)
    if (heading !== undefined) expect(anchorsOf(file)).toContain(heading)
  })

  test('every page of docs is in the index or in the list of rules', () => {
    const listed = ['docs/README.md', 'docs/rules/README.md']
    const targets = new Set(
      links
        .filter(([page]) => listed.includes(page))
        .map(([page, target]) => normalize(join(dirname(page), target.split('#')[0] as string))),
    )
    const lost = pages.filter(
      (page) => page.startsWith('docs/') && page !== 'docs/README.md' && !targets.has(page),
    )
    expect(lost).toEqual([])
  })
})

/** The anchors that GitHub gives to the headings of a page. */
function anchorsOf(file: string): readonly string[] {
  return [
    ...read(file)
      .replace(FENCE, '')
      .matchAll(/^#+ (.+)$/gm),
  ].map(({ 1: heading = '' }) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

describe('files shown', () => {
  test.each(filesAt(MANIFEST))('%s is a manifest', async (_where, { page, text }) => {
    expect(reasons(await readManifest(textFile(page, text)))).toEqual([])
  })

  test.each(filesAt(POLICY))('%s is a policy', async (_where, { page, text }) => {
    expect(reasons(await readPolicy(textFile(page, text), ruleIds))).toEqual([])
  })

  test.each(filesAt(WORKFLOW))('%s gives the action inputs that it has', (_where, { text }) => {
    const { jobs } = parse(text) as Workflow
    const steps = Object.values(jobs)
      .flatMap(({ steps }) => steps)
      .filter(({ uses }) => uses?.includes('/rollcall@'))
    expect(steps).not.toEqual([])
    const given = steps.flatMap(({ with: inputs }) => Object.keys(inputs ?? {}))
    expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(given))
  })

  const reports = blocks
    .filter(({ page, language }) => page === 'docs/observed.md' && /json|csv/.test(language))
    .map((block) => [block.language, block] as const)

  test.each(reports)('observed.md shows %s that is read', async (_language, { page, text }) => {
    const fleet = await readInventory(['hosts'], memoryFiles({ hosts: 'web-1\nweb-2\n' }))
    if (!fleet.known) throw new Error('no fleet')
    expect(reasons(readObserved(textFile(page, text), fleet.value, undefined))).toEqual([])
  })

  test('there is at least one of each', () => {
    expect(filesAt(MANIFEST)).not.toEqual([])
    expect(filesAt(POLICY)).not.toEqual([])
    expect(filesAt(WORKFLOW)).not.toEqual([])
    expect(reports.map(([language]) => language).sort()).toEqual(['csv', 'json', 'ndjson'])
  })
})

interface Workflow {
  readonly jobs: Readonly<
    Record<
      string,
      { readonly steps: readonly { readonly uses?: string; readonly with?: object }[] }
    >
  >
}

const action = parse(read('action.yml')) as Record<'inputs' | 'outputs', Record<string, unknown>>

/** The names in the first column of every table below a heading, or with such a head. */
function firstColumn(page: string, head: string): readonly string[] {
  const tables = read(page).matchAll(/^\| (.+?) \|.*\n\| ---.*\n((?:\|.*\n)+)/gm)
  return [...tables]
    .filter(({ 1: name }) => name === head)
    .flatMap(({ 2: rows = '' }) => [...rows.matchAll(/^\| `([^`]+)` \|/gm)])
    .map(({ 1: name = '' }) => name)
}

describe('keys', () => {
  test.each([
    ['manifest', 'docs/manifest.md', schemas.manifest],
    ['policy', 'docs/policy.md', schemas.policy],
    ['observed', 'docs/observed.md', (schemas.observed as Schema).items],
  ])('those of the %s schema are those of %s', (_name, page, schema) => {
    const known = leaves(schema as Schema)
    const shown = firstColumn(page, 'Key').map(plain)
    const isShown = (path: string) => shown.includes(path) || shown.includes(within(path))
    const holds = (key: string) => (path: string) => `${path}.`.startsWith(`${key}.`)
    expect(known.filter((path) => !isShown(path))).toEqual([])
    const all = [...known, ...known.map(within)]
    expect(shown.filter((key) => !all.some(holds(key)))).toEqual([])
  })
})

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: Schema | boolean
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
}

/** The paths that end in a value, as in `waves.max`. */
function leaves(schema: Schema, path = ''): readonly string[] {
  const { properties, additionalProperties, items, anyOf } = schema
  const inside = [
    ...Object.entries(properties ?? {}).map(([key, held]) => [`${path}.${key}`, held] as const),
    ...(typeof additionalProperties === 'object' ? [[path, additionalProperties] as const] : []),
    ...(items ? [[path, items] as const] : []),
    ...(anyOf ?? []).map((option) => [path, option] as const),
  ]
  if (inside.length === 0) return [plain(path.slice(1))]
  return [...new Set(inside.flatMap(([at, held]) => leaves(held, at)))]
}

/** A path without the signs for lists and for names that are the reader's own. */
function plain(path: string): string {
  return path.replace(/\[\]|\.<\w+>/g, '')
}

/** A key of an environment, as the table of environments has it. */
function within(path: string): string {
  return path.replace(/^environments\./, '')
}

describe('doors', () => {
  test.each([
    ['inputs', 'Input'],
    ['outputs', 'Output'],
  ] as const)('the %s of the action are those of its page', (kind, head) => {
    expect(firstColumn('docs/action.md', head)).toEqual(Object.keys(action[kind]))
  })

  test.each(['check', 'digest', 'hosts'])('the options of %s are those of its section', (name) => {
    const section = read('docs/cli.md')
      .split(/^## /m)
      .find((text) => text.startsWith(`${name}\n`))
    const shown = [...(section ?? '').matchAll(/^\| `(--[a-z-]+)/gm)].map(({ 1: option }) => option)
    const known = [...commandHelp(name).matchAll(/^ {2}(--[a-z-]+)/gm)].map(
      ({ 1: option }) => option,
    )
    expect(shown.toSorted()).toEqual(known.toSorted())
    expect(known).not.toEqual([])
  })
})

describe('commands', () => {
  let folder: string
  // What a command writes stays out of the repository.
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'docs-test-'))
    for (const name of ['dist', 'docs', 'examples']) {
      cpSync(join(ROOT, name), join(folder, name), { recursive: true })
    }
    // Code is scanned at a commit.
    const git = (...args: readonly string[]) =>
      execFileSync('git', ['-C', folder, '-c', 'user.name=kim', '-c', 'user.email=kim@x', ...args])
    git('init', '--quiet')
    git('add', 'examples')
    git('commit', '--quiet', '--message=examples')
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  const run = (command: string) =>
    spawnSync('sh', ['-c', command], { cwd: folder, encoding: 'utf8' })

  const COMMAND = /^(?:\s*(?:\$ )?|.*`)((?:[^`|\n]*\| )?node dist\/cli\.js [^`\n]+)/gm
  const lines = pages.flatMap((page) =>
    [
      ...read(page)
        .replaceAll(/\\\n\s*/g, '')
        .matchAll(COMMAND),
    ].map(({ 1: line = '' }) => line),
  )
  const commands = [...new Set(lines)].filter((line) => !line.includes('…')).sort()

  test.each(commands)('%s is judged', (command) => {
    const { status, stderr } = run(command)
    expect(stderr).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m)
    expect([0, 1, 3]).toContain(status)
  })

  const OUTPUT = /^ {4}(node dist\/cli\.js .+)\n\n```text\n([\s\S]*?)^```$/gm
  const outputs = pages.flatMap((page) =>
    [...read(page).matchAll(OUTPUT)].map(({ 1: command = '', 2: shown = '' }) => [
      page,
      command,
      shown,
    ]),
  ) as [page: string, command: string, shown: string][]

  test.each(outputs)('%s shows what %s prints', (_page, command, shown) => {
    const printed = run(command).stdout.split('\n')
    const lines = shown.split('\n')
    // An ellipsis on a line of its own stands for the rest.
    const end = lines.at(-2) === '…' ? lines.length - 2 : undefined
    expect(printed.slice(0, end)).toEqual(lines.slice(0, end))
  })
})

describe('docs/start.md', () => {
  const ROLLCALL = `rollcall() { node '${join(ROOT, 'dist/cli.js')}' "$@"; }`
  const all = blocksOf('docs/start.md')

  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'docs-start-'))
    for (const { text } of all) {
      const [, path] = /^(?:#|<!--) (\S+\.\w+)(?: -->)?\n/.exec(text) ?? []
      if (path === undefined) continue
      mkdirSync(join(folder, dirname(path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  const steps = all.flatMap((block, i) => {
    const after = all[i + 1]
    const shown = after?.language === 'text' ? after.text : undefined
    return block.language === 'sh' ? [[block.line, block.text, shown] as const] : []
  })

  test.each(steps)('line %i: its files pass what it asks', (_line, script, shown) => {
    const { status, stdout, stderr } = spawnSync('sh', ['-ec', `${ROLLCALL}\n${script}`], {
      cwd: folder,
      encoding: 'utf8',
    })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    if (shown !== undefined) expect(stdout.startsWith(shown.replace(/…\n$/, ''))).toBe(true)
  })

  test('there are steps', () => {
    expect(steps.length).toBeGreaterThan(3)
  })
})
