import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CLI, compare, NODE, print } from './measure.ts'

// The whole gate over a large inventory, against a bare JSON.parse of the same hosts as JSON.
const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [10_000, 100_000]

const ROLES = ['web', 'api', 'db', 'cache', 'queue', 'batch', 'edge', 'mon']
const REGIONS = ['us-east-1', 'us-west-2', 'eu-west-1', 'ap-south-1']

/** A group for each role in each region, its hosts numbered, each with two variables. */
function inventoryOf(size: number) {
  const groups = ROLES.flatMap((role) => REGIONS.map((region) => ({ role, region })))
  const each = groups.map(({ role, region }, i) => {
    const from = Math.floor((i * size) / groups.length)
    const to = Math.floor(((i + 1) * size) / groups.length)
    const hosts = Array.from(
      { length: to - from },
      (_, n) => `${role}-${String(n).padStart(6, '0')}.${region}.prod.example.com`,
    )
    return { group: `${role}_${region.replaceAll('-', '_')}`, hosts }
  })
  const hosts = each.flatMap((one) => one.hosts)
  return {
    json: JSON.stringify({
      _meta: {
        hostvars: Object.fromEntries(
          hosts.map((host, i) => [host, { rack: `r${i % 97}`, wave: i % 5 }]),
        ),
      },
      all: { children: each.map(({ group }) => group) },
      ...Object.fromEntries(each.map((one) => [one.group, { hosts: one.hosts }])),
    }),
    ini: each
      .map(
        (one) =>
          `[${one.group}]\n${one.hosts.map((host, i) => `${host} rack=r${i % 97} wave=${i % 5}\n`).join('')}`,
      )
      .join(''),
    list: hosts.map((host) => `${host}\n`).join(''),
  }
}

process.stdout.write(`${NODE} ${process.version}\n`)
const folder = mkdtempSync(join(tmpdir(), 'rollcall-bench-'))
try {
  for (const size of sizes) {
    const inventory = inventoryOf(size)
    const at = (file: string) => join(folder, file)
    writeFileSync(at('hosts.json'), inventory.json)
    writeFileSync(at('hosts.ini'), inventory.ini)
    writeFileSync(at('hosts.txt'), inventory.list)
    writeFileSync(at('policy.yml'), 'version: 1\nenvironments: { bench: { protected: false } }\n')
    writeFileSync(
      at('deploy.yml'),
      `version: 1\nservice: all\nenvironment: bench\noperation: configure\nhosts: { select: all, expect: ${size} }\n`,
    )
    const check = (file: string) => ({
      name: `rollcall check, ${file}`,
      args: [
        CLI,
        'check',
        at('deploy.yml'),
        '--policy',
        at('policy.yml'),
        '--inventory',
        at(file),
        '--format',
        'json',
      ],
    })
    const read = `JSON.parse(require('fs').readFileSync(${JSON.stringify(at('hosts.json'))}, 'utf8'))`
    print(
      `${size} hosts, whole process`,
      compare(
        [
          { name: 'node -e JSON.parse', args: ['-e', read] },
          check('hosts.json'),
          check('hosts.ini'),
          check('hosts.txt'),
        ],
        size > 50_000 ? 9 : 15,
      ),
    )
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
