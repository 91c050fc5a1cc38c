import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { planned, rules } from '../../src/rules/index.ts'

const root = new URL('../../', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, root), 'utf8')
const exists = (path: string) => existsSync(new URL(path, root))
const sources = readdirSync(new URL('src/rules/', root), { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts'))

const ids = rules.map(({ id }) => id)

describe('the list of rules', () => {
  test('names each rule once, and plans none that it has', () => {
    expect(new Set(ids).size).toBe(ids.length)
    expect(planned.map(({ rule }) => rule).filter((rule) => ids.includes(rule))).toEqual([])
  })

  test('keeps families together', () => {
    const families = ids.map((id) => id.split('/')[0])
    const changes = families.filter((family, i) => family !== families[i - 1])
    expect(changes).toEqual([...new Set(families)])
  })

  test('holds every file that defines a rule', () => {
    const defined = sources.filter((path) =>
      /^export default defineRule\(/m.test(read(`src/rules/${path}`)),
    )
    expect(defined.map((path) => path.replace(/\.ts$/, '')).sort()).toEqual([...ids].sort())
  })

  test('has its row in the index of pages', () => {
    const listed = [...read('docs/rules/README.md').matchAll(/\]\(([\w/-]+)\.md\)/g)]
    expect(listed.map(([, id]) => id)).toEqual(ids)
  })

  test.each(planned)('says why $rule is not judged', ({ because }) => {
    expect(because).toMatch(/[^.\s]$/)
  })
})

describe.each(rules)('$id', ({ id, question, from, severity, needs }) => {
  test('is defined in the file of its name', () => {
    expect(read(`src/rules/${id}.ts`)).toContain(`id: '${id}'`)
  })

  test('asks a question, of evidence it names once', () => {
    expect(question).toMatch(/^[A-Z].*\?$/)
    expect(new Set(needs).size).toBe(needs.length)
  })

  test('has a table of cases', () => {
    expect(exists(`__tests__/rules/${id}.test.ts`)).toBe(true)
  })

  test('has a page with its question, its facts and its examples', () => {
    const page = read(`docs/rules/${id}.md`)
    expect(page.split('\n')[0]).toBe(`# ${id}`)
    expect(page).toContain(question)
    expect(page).toContain(`| ${severity === 'block' ? 'Block' : 'Warn'} |`)
    expect(page).toContain(`| ${from} |`)
    const sections = [...page.matchAll(/^## (.*)$/gm)].map(([, title]) => title)
    expect(sections).toEqual([
      'What it catches',
      'Why it matters',
      'Blocked',
      'Passes',
      'What to do',
    ])
  })
})

describe('rules import the model, the base and their own family only', () => {
  test.each(sources)('%s', (path) => {
    const family = path.includes('/') ? path.split('/')[0] : undefined
    const allowed = family
      ? /^(?:\.\/[\w-]+\.ts|\.\.\/[\w-]+\.ts|\.\.\/\.\.\/(?:model|base)\/[\w-]+\.ts)$/
      : /^(?:\.\/[\w-]+(?:\/[\w-]+)?\.ts|\.\.\/(?:model|base)\/[\w-]+\.ts)$/
    const text = read(`src/rules/${path}`)
    const imports = [
      ...text.matchAll(/^(?:import|export|\})[^'\n]* from '([^'\n]+)'$/gm),
      ...text.matchAll(/\bimport\s*\(?\s*['"`]([^'"`\n]+)/g),
    ].map(([, name]) => name as string)
    expect(imports.filter((name) => !allowed.test(name))).toEqual([])
  })
})
