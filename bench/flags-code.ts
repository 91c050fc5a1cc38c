import { readFileSync, writeFileSync } from 'node:fs'
import { openCode } from '../src/evidence/flags/code/index.ts'
import { openBlobs } from '../src/evidence/repository/blobs.ts'

// What a gate does to judge flags: tells calls, literals, words and comments apart in the commit that
// is checked out, without what is no code. flags.ts makes a bundle of it:
// node flags-code.cjs REPOSITORY FILE-OF-FLAGS

async function main(): Promise<void> {
  const [root = '.', flags = ''] = process.argv.slice(2)
  const names = readFileSync(flags, 'utf8').trim().split('\n')
  const blobs = openBlobs(root)
  if (!blobs.known) throw new Error(blobs.because[0]?.what)
  const commit = blobs.value.commit('HEAD')
  blobs.value.close()
  const code = openCode(root)
  if (!commit.known) throw new Error(commit.because[0]?.what)
  if (!code.known) throw new Error(code.because[0]?.what)
  const answer = await code.value.read({
    commit: commit.value,
    base: undefined,
    folder: '',
    names,
    registries: [],
    policy: {
      registry: [],
      include: [],
      exclude: [],
      calls: [],
      releases: 'releases',
      grace: 0,
    },
  })
  code.value.close()
  if (!answer.known) throw new Error(answer.because[0]?.what)
  const { uses, undeclared, files, bytes } = answer.value
  const lines = [...uses, ...undeclared].map(
    ({ place: { file, line }, kind, text }) => `${file}:${line}:${kind}:${text}\n`,
  )
  writeFileSync(1, lines.join(''))
  process.stderr.write(`${process.resourceUsage().maxRSS} ${files} ${bytes}\n`)
}

main().catch((error) => {
  process.stderr.write(`${error}\n`)
  process.exitCode = 1
})
