import { CLI, compare, NODE, print } from './measure.ts'

// How long the smallest check takes from nothing, against a node that does nothing.
const check = ['check', 'examples/quick-start/deploy.yml', '--format', 'json']
const rounds = Number(process.argv[2] ?? 31)

process.stdout.write(`${NODE} ${process.version}\n`)
print(
  'Cold start, whole process',
  compare(
    [
      { name: 'node -e 0', args: ['-e', '0'] },
      { name: 'rollcall --version', args: [CLI, '--version'] },
      { name: 'rollcall check, quick start', args: [CLI, ...check] },
    ],
    rounds,
  ),
)
