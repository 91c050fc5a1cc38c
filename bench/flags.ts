import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { rolldown } from 'rolldown'
import { makeTree } from './flags-tree.ts'
import { type Arm, compare, NODE, print } from './measure.ts'

// The search for flags in a large commit, against what else searches: node scripts/run.js bench/flags.ts
// MIRRORS is a folder of bare repositories, RIPGREP a program; both may be missing.
const mirrors = process.env['MIRRORS'] ?? 'mirrors'
const rg = process.env['RIPGREP'] ?? 'rg'
const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [10, 1000, 5000]
const ROUNDS = 5

const folder = mkdtempSync(join(tmpdir(), 'rollcall-bench-'))
const tree = join(folder, 'tree')
const scan = join(folder, 'flags-scan.cjs')
const code = join(folder, 'flags-code.cjs')

try {
  execFileSync('mkdir', [tree])
  const { files, bytes, words } = makeTree(tree, mirrors)
  for (const file of [scan, code]) {
    const input = join('bench', basename(file, '.cjs').concat('.ts'))
    const bundle = await rolldown({ input, platform: 'node', logLevel: 'silent' })
    await bundle.write({ file, format: 'cjs', codeSplitting: false })
  }
  write(`${NODE}, ${version('git')}, ${version('grep')}, ${version(rg)}`)
  write(`${files} files, ${(bytes / 1e6).toFixed(0)} MB, ${words.length} rare words`)

  for (const size of sizes) writeFileSync(listOf(size), flagsOf(size, words))
  for (const size of sizes) {
    print(`${size} flags, whole process`, compare(armsOf(size), ROUNDS))
    for (const arm of armsOf(size)) write(`${arm.name}: ${cpuOf(arm)} s of both cores`)
    for (const entry of [scan, code]) {
      const { stderr } = run(entry, size)
      write(`${basename(entry)}: peak memory, files and bytes: ${stderr.trim()}`)
    }
    if (version(rg) !== '') agree(size)
  }
  const flat = sizes.map((size) => ours(size))
  print('The same scan, by the number of flags', compare(flat, ROUNDS))
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function armsOf(size: number): readonly Arm[] {
  const list = listOf(size)
  return [
    { name: 'read the same files in Node', args: ['-e', bareRead()] },
    ours(size),
    { name: `rollcall, all that a gate asks, ${size} flags`, args: [code, tree, listOf(size)] },
    // Beyond some hundred names git grep -F takes minutes.
    ...(size > 100
      ? []
      : [
          shell('git grep -n -I -F -f, working tree', `git grep -n -I -F -f ${list}`),
          shell('git grep -n -I -F -f, commit', `git grep -n -I -F -f ${list} HEAD`),
        ]),
    ...(version(rg) === '' ? [] : [shell('rg -n -F -w -f', ripgrep(size))]),
    shell('grep -rnIFw -f', `LC_ALL=C grep -rnIFw --exclude-dir=.git -f ${list} .`),
  ]
}

function ours(size: number): Arm {
  return { name: `rollcall, ${size} flags`, args: [scan, tree, listOf(size)] }
}

function ripgrep(size: number): string {
  return `${rg} --no-ignore --hidden -g '!.git' -n -F -w -f ${listOf(size)} .`
}

function run(entry: string, size: number): { readonly stdout: string; readonly stderr: string } {
  return spawnSync(NODE, [entry, tree, listOf(size)], { encoding: 'utf8', maxBuffer: 1e9 })
}

/** Seconds of processor time, its children's too. */
function cpuOf({ program = NODE, args }: Arm): string {
  const script = '"$@" > /dev/null 2>&1; times'
  const { stdout } = spawnSync('sh', ['-c', script, 'sh', program, ...args], { encoding: 'utf8' })
  const [, children = ''] = stdout.split('\n')
  const seconds = [...children.matchAll(/(\d+)m([\d.]+)s/g)].map(
    ([, m, s]) => 60 * Number(m) + Number(s),
  )
  return seconds.reduce((sum, each) => sum + each, 0).toFixed(2)
}

/**
 * Holds our lines against ripgrep's. It may have more where a flag is a part of a longer name, as in
 * `rlp.v2`, and we may where case or separators differ; any other difference is a fault.
 */
function agree(size: number): void {
  const names = readFileSync(listOf(size), 'utf8').trim().split('\n')
  const alone = new RegExp(
    `(?<![\\w$.\\-\\u0080-\\uffff])[-.]*(?:${names.join('|')})[-.]*(?![\\w$.\\-\\u0080-\\uffff])`,
  )
  const own = new Set(linesOf(run(scan, size).stdout).map(({ at }) => at))
  const { stdout } = spawnSync('sh', ['-c', `cd ${tree} && ${ripgrep(size)}`], {
    encoding: 'utf8',
    maxBuffer: 1e9,
  })
  const theirs = linesOf(stdout)
  const both = theirs.filter(({ at }) => own.has(at)).length
  const missed = theirs.filter(({ at, text }) => !own.has(at) && alone.test(text))
  write(`lines: ${own.size} ours, ${theirs.length} of ripgrep, ${both} of both`)
  for (const { at, text } of missed) write(`  missed by us: ${at}: ${text}`)
}

function linesOf(output: string): readonly { readonly at: string; readonly text: string }[] {
  return output.split('\n').flatMap((line) => {
    const [, path, number, text] = /^(?:\.\/)?(.*?):(\d+):(.*)$/.exec(line) ?? []
    return path === undefined ? [] : [{ at: `${path}:${number}`, text: text as string }]
  })
}

function shell(name: string, command: string): Arm {
  return { name, program: 'sh', args: ['-c', `cd ${tree} && ${command}`] }
}

function bareRead(): string {
  return `const fs=require('fs'),cp=require('child_process');process.chdir(${JSON.stringify(tree)});
const list=cp.execFileSync('git',['ls-files','-z'],{maxBuffer:1e9}).toString().split('\\0');list.pop();
let b=Buffer.allocUnsafe(1<<20),n=0;
for(const f of list){let d;try{d=fs.openSync(f,fs.constants.O_NOFOLLOW)}catch{continue}
for(let at=0;;){const k=fs.readSync(d,b,0,b.length,at);n+=k;at+=k;if(k<b.length)break}fs.closeSync(d)}`
}

function listOf(size: number): string {
  return join(folder, `flags-${size}`)
}

/** A tenth stands in the tree, the rest nowhere. */
function flagsOf(size: number, words: readonly string[]): string {
  const every = Math.max(1, Math.floor(words.length / (size / 10)))
  return Array.from({ length: size }, (_, i) =>
    i % 10 === 0
      ? words[((i / 10) * every) % words.length]
      : `absent${(i * 7919).toString(36)}Rollout`,
  ).join('\n')
}

function version(program: string): string {
  const { stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' })
  return stdout?.split('\n')[0] ?? ''
}

function write(line: string): void {
  process.stdout.write(`${line}\n`)
}
