import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'

/** What GitHub's own language service, actionlint and we say of some files; none says nothing. */
function lint(files: Readonly<Record<string, string>>): readonly string[] {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['scripts/run.js', 'scripts/lint-workflows.ts'],
    { input: JSON.stringify(files), encoding: 'utf8', timeout: 120_000 },
  )
  if (status !== 0) throw new Error(stderr)
  return stdout.split('\n').filter(Boolean)
}

const examples = readdirSync('examples/workflows').map((name) => `examples/workflows/${name}`)

/** Whole workflows in the documentation. */
const documented = readdirSync('docs', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .flatMap((name) => {
    const text = readFileSync(`docs/${name}`, 'utf8')
    const blocks = text.matchAll(/```yaml\n(# \.github\/workflows\/[\s\S]*?)```/g)
    return [...blocks].map(({ 1: block = '' }, i) => [`docs/${name}.${i}.yml`, block] as const)
  })

describe('workflows', () => {
  test('of the examples and the documentation are sound, and so is the action', () => {
    const files = Object.fromEntries([
      ...[...examples, 'action.yml'].map((file) => [file, readFileSync(file, 'utf8')] as const),
      ...documented,
    ])
    expect(Object.keys(files).length).toBeGreaterThan(8)
    expect(lint(files)).toEqual([])
  })

  test('with mistakes are not', () => {
    const sound = readFileSync('examples/workflows/release.yml', 'utf8')
    const slips = {
      input: ['moment: deploy', 'momentum: deploy', "Invalid action input 'momentum'"],
      output: ['outputs.verdict', 'outputs.verdikt', 'steps.gate.outputs.verdikt is no output'],
      permission: ['actions: read', 'action: read', 'action'],
      event: ['push:', 'pushed:', 'pushed'],
      injection: [
        'gh auth setup-git',
        `echo "$${'{{ github.event.head_commit.message }}'}"`,
        'github.event.head_commit.message',
      ],
    } as const
    const found = lint(
      Object.fromEntries(
        Object.entries(slips).map(([name, [right, wrong]]) => [
          `${name}.yml`,
          sound.replace(right, wrong),
        ]),
      ),
    )
    for (const [name, [, , says]] of Object.entries(slips)) {
      const said = found.filter((line) => line.startsWith(`${name}.yml:`)).join('\n')
      expect(said).toContain(says)
    }
  })

  test('ask for no more than they say why', () => {
    for (const file of examples) {
      const text = readFileSync(file, 'utf8')
      expect(text).toContain('\npermissions: {}\n')
      expect(text).not.toMatch(/: write\b/)
      const scopes = text.match(/^ +(?:contents|pull-requests|actions|deployments): \w+.*$/gm) ?? []
      expect(scopes.filter((line) => !/: read # to /.test(line))).toEqual([])
    }
  })
})
