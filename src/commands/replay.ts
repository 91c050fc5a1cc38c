import { realpathSync } from 'node:fs'
import { oneOf, UsageError } from '../asked.ts'
import { line } from '../base/escape.ts'
import { ended } from '../base/words.ts'
import { workingTree } from '../evidence/files.ts'
import { findPolicy } from '../evidence/policy/find.ts'
import { policyFor, readPolicy } from '../evidence/policy/index.ts'
import { both, known } from '../evidence/problem.ts'
import { pathIn } from '../evidence/repository/base.ts'
import { topOf } from '../evidence/repository/git.ts'
import { ruleIds } from '../gate.ts'
import type { Evidence, Problem } from '../model/evidence.ts'
import type { FlagSource } from '../model/flags.ts'
import { type ReplayQuestion, replay as replayRange } from '../replay/index.ts'
import { object, text } from '../replay/tell.ts'
import { commitAt } from './commit.ts'
import { parse } from './options.ts'
import type { Terminal } from './terminal.ts'

/** `rollcall replay --range A..B`: what the rules of flags would have said of each commit. */
export async function replay(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, operands } = parse(args, {
    range: { type: 'string' },
    flags: { type: 'string', multiple: true },
    policy: { type: 'string' },
    environment: { type: 'string' },
    strict: { type: 'boolean' },
    format: { type: 'string' },
  })
  const format = oneOf('--format', values.format ?? 'text', ['text', 'json'])
  if (operands.length > 0)
    throw new UsageError('replay takes no file; name the commits with --range')
  if (values.range === undefined)
    throw new UsageError('replay needs --range, as --range v1.0..main')
  const judged = await judgedBy(
    values.policy,
    values.environment ?? 'production',
    values.flags,
    terminal.root,
  )
  if (!judged.known) return told(judged.because, terminal)
  const range = await rangeAt(values.range, terminal.root)
  const read = await replayRange({
    ...judged.value,
    root: terminal.root,
    range,
    strict: values.strict,
  })
  if (!read.known) return told(read.because, terminal)
  terminal.stdout(format === 'json' ? object(read.value) : text(read.value))
  return 0
}

function told(because: readonly Problem[], terminal: Terminal): number {
  terminal.stderr(because.map(problemLine).join(''))
  return 2
}

/** Where a policy would be looked for: beside the manifests of this folder. */
const MANIFEST = 'deploy.yml'

async function judgedBy(
  named: string | undefined,
  environment: string,
  flags: readonly string[],
  root: string,
): Promise<Evidence<Pick<ReplayQuestion, 'policy' | 'sources' | 'folder'>>> {
  const opened = both(findPolicy(MANIFEST, named, root, workingTree(root)), topOf(root))
  if (!opened.known) return opened
  const [found, top] = opened.value
  const read = found.text === undefined ? known(undefined) : await readPolicy(found.text, ruleIds)
  if (!read.known) return read
  const policy = policyFor(read.value, environment, [])
  const home = realpathSync(root)
  const given = flags.map((file) => plain(pathIn(top, home, file) ?? file))
  const folder = pathIn(top, home, found.root) ?? ''
  if (given.length > 0) return known({ policy, sources: given, folder: '' })
  const { registry } = policy.flags
  return known({ policy, sources: registry.length > 0 ? registry : [plain('flags.yml')], folder })
}

function plain(file: string): FlagSource {
  return { file, format: undefined, line: undefined, place: { file, line: 1, column: 1 } }
}

/** Both ends in full, so that a branch that moves meanwhile changes nothing. */
async function rangeAt(range: string, root: string): Promise<string> {
  const ends = range.split('..')
  if (ends.length > 2 || ends.some((end) => end === '' || end.startsWith('.'))) {
    throw new UsageError(
      `--range is ${JSON.stringify(range)}; two commits belong there, as v1.0..main`,
    )
  }
  const ids = await Promise.all(ends.map((end) => commitAt('--range', end, root)))
  return ids.join('..')
}

function problemLine({ place, what, next }: Problem): string {
  return `${line(place.file)}:${place.line}:${place.column}  ${line(what)}.\n  → ${ended(line(next))}\n`
}
