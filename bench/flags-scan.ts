import { readFileSync, writeFileSync } from 'node:fs'
import { scannerOf } from '../src/evidence/flags/scan/scanner.ts'
import { openBlobs } from '../src/evidence/repository/blobs.ts'

// What a gate does to find flags: names the file, line and flag of each in the commit checked out.
// flags.ts makes a bundle of it: node flags-scan.cjs REPOSITORY FILE-OF-FLAGS [REVISION]

async function main(): Promise<void> {
  const [root = '.', flags = '', revision = 'HEAD'] = process.argv.slice(2)
  const names = readFileSync(flags, 'utf8').trim().split('\n')
  const scanner = scannerOf(names)
  const blobs = openBlobs(root)
  if (!blobs.known) throw new Error(blobs.because[0]?.what)
  const { commit, list, read, close } = blobs.value
  const id = commit(revision)
  if (!id.known) throw new Error(id.because[0]?.what)
  const files = await list(id.value, '')
  if (!files.known) throw new Error(files.because[0]?.what)

  const lines: string[] = []
  const done = await read(files.value, ({ path }, bytes, length) => {
    let line = 1
    let counted = 0
    scanner.scan(bytes, length, (name, from) => {
      for (
        let at = bytes.indexOf(10, counted);
        at >= 0 && at < from;
        at = bytes.indexOf(10, at + 1)
      ) {
        line++
        counted = at + 1
      }
      lines.push(`${path}:${line}:${names[name]}\n`)
    })
  })
  close()
  if (!done.known) throw new Error(done.because[0]?.what)
  writeFileSync(1, lines.join(''))
  // In KiB; flags.ts reads it.
  process.stderr.write(`${process.resourceUsage().maxRSS}\n`)
}

main().catch((error) => {
  process.stderr.write(`${error}\n`)
  process.exitCode = 1
})
