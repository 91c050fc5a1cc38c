import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Bare repositories whose files the tree is made of; made-up text where they are missing. */
const MIRRORS = ['babel+babel', 'Unleash+unleash', 'temporalio+api']
const FILES = 30_000
const BYTES = 200e6

export interface Tree {
  readonly files: number
  readonly bytes: number
  /** Words that stand in few places of it. */
  readonly words: readonly string[]
}

/** Makes a git repository of at least 30,000 files and 200 MB of text in an empty folder. */
export function makeTree(folder: string, mirrors: string): Tree {
  for (const name of MIRRORS) copyMirror(join(mirrors, name, 'repo'), join(folder, name))
  let files = textsBelow(folder)
  if (files.length < FILES) {
    makeUp(folder, FILES - files.length)
    files = textsBelow(folder)
  }
  let bytes = files.reduce((sum, { size }) => sum + size, 0)
  const large = files.filter(({ size }) => size > 2000 && size < 500_000)
  for (let round = 1; bytes < BYTES; round++) {
    for (const { path } of large) {
      if (bytes >= BYTES) break
      const other = changed(readFileSync(join(folder, path), 'utf8'), round)
      const target = join(folder, `copy-${round}`, path)
      mkdirSync(dirname(target), { recursive: true })
      writeFileSync(target, other)
      bytes += Buffer.byteLength(other)
    }
  }
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, stdio: 'ignore' })
  git('init', '-q')
  git('config', 'gc.auto', '0')
  git('config', 'core.autocrlf', 'false')
  writeFileSync(join(folder, '.git/info/attributes'), '* -text -filter -ident\n')
  git('add', '-A', '-f')
  git('-c', 'user.name=bench', '-c', 'user.email=bench@example.com', 'commit', '-q', '-m', 'tree')
  git('repack', '-a', '-d', '-q')
  const all = textsBelow(folder)
  return {
    files: all.length,
    bytes: all.reduce((sum, { size }) => sum + size, 0),
    words: rareWords(folder, large),
  }
}

function copyMirror(repository: string, folder: string): void {
  if (!existsSync(repository)) return
  mkdirSync(folder, { recursive: true })
  const pipe = 'git --git-dir="$0" archive HEAD | tar -x -C "$1"'
  const { status } = spawnSync('sh', ['-c', pipe, repository, folder])
  if (status !== 0) throw new Error(`${repository} cannot be copied`)
}

function makeUp(folder: string, count: number): void {
  for (let i = 0; i < count; i++) {
    const lines = Array.from({ length: 120 }, (_, n) => {
      const word = `made${((i * 131 + n * 17) % 50_021).toString(36)}Value`
      return `  const ${word} = service.read('${word}', options.${word}Default)\n`
    })
    const path = join(folder, 'made-up', String(i % 300), `${i}.js`)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, lines.join(''))
  }
}

interface Text {
  readonly path: string
  readonly size: number
}

/** Plain files without a zero byte, links not followed. */
function textsBelow(folder: string): readonly Text[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true, encoding: 'utf8' })
    .filter((entry) => entry.isFile() && !`${entry.parentPath}/`.includes('/.git/'))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: path.slice(folder.length + 1), size: statSync(path).size }))
}

/** The same text with other words, so that no two files are alike. */
function changed(text: string, round: number): string {
  return text.replace(/\b[a-z]{3,}[A-Z]\w*/g, (word) => `${word}${round}`)
}

function rareWords(folder: string, files: readonly Text[]): readonly string[] {
  const counts = new Map<string, number>()
  for (let i = 0; i < files.length; i += 7) {
    const text = readFileSync(join(folder, (files[i] as Text).path), 'utf8')
    for (const [word] of text.matchAll(/(?<![\w$.-])[a-z]+(?:[A-Z][a-z]+)+(?![\w$.-])/g)) {
      counts.set(word, (counts.get(word) ?? 0) + 1)
    }
  }
  return [...counts]
    .filter(([word, count]) => count <= 5 && word.length >= 8 && word.length <= 30)
    .map(([word]) => word)
    .sort()
}
