import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, test } from '@jest/globals'

// Who may import whom, by folder or file under src. Imports point down and inward.
const MAY: Readonly<Record<string, readonly string[]>> = {
  model: ['model'],
  base: ['base', 'model'],
  evidence: ['evidence', 'base', 'model'],
  rules: ['rules', 'base', 'model'],
  report: ['report', 'base', 'model'],
  'plan.ts': ['base', 'model'],
  'moments.ts': ['model'],
  'exit-code.ts': ['model'],
  'write.ts': ['evidence', 'model'],
  'asked.ts': ['base'],
  'version.ts': [],
  'event.ts': ['evidence', 'model'],
  'request.ts': ['evidence', 'model'],
  'world.ts': ['request.ts', 'evidence', 'base', 'model'],
  flags: ['flags', 'request.ts', 'world.ts', 'evidence', 'base', 'model'],
  'gather.ts': [
    'request.ts',
    'world.ts',
    'flags',
    'moments.ts',
    'plan.ts',
    'evidence',
    'base',
    'model',
  ],
  'gate.ts': ['request.ts', 'world.ts', 'gather.ts', 'moments.ts', 'evidence', 'rules', 'model'],
  replay: ['replay', 'evidence', 'rules', 'base', 'model'],
  'runner.ts': ['report'],
  commands: [
    'commands',
    'asked.ts',
    'gate.ts',
    'request.ts',
    'world.ts',
    'gather.ts',
    'moments.ts',
    'exit-code.ts',
    'version.ts',
    'write.ts',
    'replay',
    'evidence',
    'rules',
    'report',
    'base',
    'model',
  ],
  'cli.ts': ['commands'],
  'action.ts': [
    'asked.ts',
    'gate.ts',
    'request.ts',
    'world.ts',
    'gather.ts',
    'moments.ts',
    'exit-code.ts',
    'version.ts',
    'write.ts',
    'event.ts',
    'runner.ts',
    'report',
    'base',
    'model',
  ],
}

/** What each part may take from outside src; everything else is refused. */
const OUTSIDE: Readonly<Record<string, readonly string[]>> = {
  evidence: [
    'node:fs',
    'node:path',
    'node:buffer',
    'yaml',
    'zod/mini',
    'minimatch',
    '@actions/github',
    'protobufjs',
  ],
  flags: ['node:fs', 'node:path', 'minimatch'],
  'gather.ts': ['node:path'],
  'event.ts': ['node:fs', 'zod/mini'],
  'write.ts': ['node:fs', 'node:path'],
  base: ['@noble/hashes/sha2.js', '@noble/hashes/utils.js'],
  'cli.ts': ['node:fs'],
  'version.ts': ['../package.json'],
  'runner.ts': ['@actions/core'],
  commands: ['node:fs', 'node:path', 'node:util'],
}

interface Import {
  readonly from: string
  readonly to: string
}

function importsOf(file: string, source: string): readonly Import[] {
  const found = source.matchAll(/(?:^[^'\n]*\bfrom |\bimport\(|^import )'([^'\n]+)'/gm)
  return Array.from(found, ([, to]) => ({ from: file, to: to as string }))
}

/** The part of src a file belongs to: its folder, or itself. */
function partOf(file: string): string {
  return relative('src', file).split('/')[0] as string
}

function isAllowed({ from, to }: Import): boolean {
  const part = partOf(from)
  if (!to.startsWith('.') || to.endsWith('.json')) return OUTSIDE[part]?.includes(to) ?? false
  return MAY[part]?.includes(partOf(join(dirname(from), to))) ?? false
}

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join('src', name))

describe('imports point down and inward', () => {
  test.each(files)('%s', (file) => {
    const imports = importsOf(file, readFileSync(file, 'utf8'))
    expect(imports.filter((each) => !isAllowed(each))).toEqual([])
  })

  test.each([
    ['src/rules/hosts/x.ts', '../../evidence/files.ts'],
    ['src/rules/hosts/x.ts', 'node:fs'],
    ['src/rules/hosts/x.ts', '@actions/core'],
    ['src/report/x.ts', '../rules/index.ts'],
    ['src/evidence/x.ts', '../rules/index.ts'],
    ['src/evidence/x.ts', 'node:child_process'],
    ['src/model/x.ts', '../base/words.ts'],
    ['src/base/x.ts', '../evidence/files.ts'],
    ['src/gate.ts', './commands/check.ts'],
  ])('%s may not import %s', (from, to) => {
    expect(isAllowed({ from, to })).toBe(false)
  })

  test('the clock is read at the doors alone', () => {
    const readers = files.filter((file) =>
      /\bDate\.now\b|new Date\(\)/.test(readFileSync(file, 'utf8')),
    )
    expect(readers).toEqual(['src/action.ts', 'src/cli.ts'])
  })

  test('model holds no logic', () => {
    const modules = files.filter((file) => partOf(file) === 'model')
    for (const file of modules) {
      expect(readFileSync(resolve(file), 'utf8')).not.toMatch(
        /^export (?:default|const|let|function|class)/m,
      )
    }
    expect(modules.length).toBeGreaterThan(5)
  })
})
