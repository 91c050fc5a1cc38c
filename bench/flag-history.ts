import { spawnSync } from 'node:child_process'
import { walkLog } from '../src/evidence/flags/history/log.ts'
import { scannerOf } from '../src/evidence/flags/scan/scanner.ts'
import { openObjects } from '../src/evidence/repository/git.ts'

// One pass over all of a history for 5,000 flags at once, against one `git log -S` for one flag:
// node scripts/run.js bench/flag-history.ts REPOSITORY [PATH…]

const [root, ...paths] = process.argv.slice(2)
if (!root) throw new Error('usage: bench/flag-history.ts REPOSITORY [PATH…]')

/** A tenth stands in the code of today, the rest stands nowhere. */
function namesFrom(code: string): readonly string[] {
  const words = new Set(code.match(/\b[a-z]+[A-Z][A-Za-z]{6,30}\b/g))
  const there = [...new Map([...words].map((word) => [word.toLowerCase(), word])).values()]
  const absent = Array.from({ length: 4500 }, (_, i) => `absent_flag_${i}_of_nobody`)
  return [...there.sort().slice(0, 500), ...absent]
}

function git(...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync('git', ['-C', root as string, ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 29,
  })
  if (status !== 0) throw new Error(`git ${args[0]} ended with ${status}: ${stderr}`)
  return stdout
}

async function timed(name: string, run: () => unknown): Promise<number> {
  const start = process.hrtime.bigint()
  const seen = await run()
  const seconds = Number(process.hrtime.bigint() - start) / 1e9
  process.stdout.write(`${name}: ${seconds.toFixed(1)} s, ${seen}\n`)
  return seconds
}

const commit = git('rev-parse', 'HEAD').trim()
const names = namesFrom(git('grep', '-I', '-h', '-E', '[a-z][A-Z]', commit, '--', ...paths))
const [name] = names
const objects = openObjects(root)
if (!objects.known) throw new Error(objects.because[0]?.what)
const room = objects.value.openRoom()
if (!room.known) throw new Error(room.because[0]?.what)

const search =
  (...how: readonly string[]) =>
  () =>
    `${git('log', '--oneline', ...how, '-S', name as string, commit, '--', ...paths).split('\n').length - 1} commits`

async function pass(): Promise<string> {
  if (!room.known) return ''
  const found = new Set<number>()
  let hits = 0
  const walked = await walkLog(
    { room: room.value, range: commit, order: 'newest first', paths, scanner: scannerOf(names) },
    {
      hit({ name }) {
        found.add(name)
        hits++
        return true
      },
    },
  )
  if (!walked.known) throw new Error(walked.because[0]?.what)
  return `${found.size} of ${names.length} names in ${hits} lines of ${walked.value} commits`
}

try {
  const peer = await timed('git log -S', search())
  const first = await timed('git log -S --first-parent -m', search('--first-parent', '-m'))
  const own = await timed('our pass', pass)
  process.stdout.write(
    `ratio ${(own / peer).toFixed(2)} to git log -S, ${(own / first).toFixed(2)} to the same by first parents; peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB\n`,
  )
} finally {
  room.value.close()
}
