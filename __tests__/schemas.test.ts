import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { Ajv } from 'ajv'
import { parse } from 'yaml'
import { schemas } from '../scripts/schemas.ts'

const published = (name: string) =>
  JSON.parse(readFileSync(`schema/${name}.schema.json`, 'utf8')) as object

describe('the published schemas', () => {
  test.each(Object.entries(schemas))('%s is current (npm run schema)', (name, schema) => {
    expect(published(name)).toEqual(JSON.parse(JSON.stringify(schema)))
  })

  // JSON has no comment that could name its schema.
  const NAMELESS: Readonly<Record<string, string>> = {
    github: 'github-evidence',
    releases: 'release',
  }
  const examples = readdirSync('examples', { recursive: true, encoding: 'utf8' })
    .map((name) => join('examples', name))
    .filter((name) => /\.(?:ya?ml|json)$/.test(name) && !name.includes('/workflows/'))

  test.each(examples)('%s names its schema and follows it', (file) => {
    const text = readFileSync(file, 'utf8')
    const [, named] = /\$schema=(\S+)/.exec(text) ?? []
    const [, folder] = /\/(github|releases)\//.exec(file) ?? []
    const name = file.endsWith('.json')
      ? (NAMELESS[folder ?? ''] ?? 'observed')
      : (named?.match(/(\w+)\.schema\.json$/)?.[1] ?? '')
    if (named) expect(join(file, '..', named)).toBe(`schema/${name}.schema.json`)
    const ajv = new Ajv({ strict: false, allErrors: true })
    const validate = ajv.compile(published(name))
    expect(validate(parse(text)) ? [] : validate.errors).toEqual([])
  })

  describe('flags', () => {
    const guide = readFileSync('docs/registry.md', 'utf8')
    const [, shown = ''] = /^```yaml\n# flags\.yml\n([\s\S]*?)^```$/m.exec(guide) ?? []
    const validate = new Ajv({ strict: false }).compile(published('flags'))

    test('describe the registry that the guide shows', () => {
      expect(validate(parse(shown)) ? [] : validate.errors).toEqual([])
    })

    test.each([
      ['a tombstone without a reason', 'retired: [{ key: a, retired: 2003-06-30 }]'],
      ['a bit that no word has', 'flags: [{ key: a, slots: [{ schema: order, bit: 64 }] }]'],
      ['an unknown key', 'flags: [{ key: a, onwer: kim }]'],
    ])('refuse %s', (_name, text) => {
      expect(validate(parse(text))).toBe(false)
    })

    test('have no key that the guide leaves out', () => {
      const names = [...JSON.stringify(published('flags')).matchAll(/"(\w+)":\{"(?:type|anyOf)"/g)]
      const keys = names.map(([, key]) => key).filter((key) => key !== 'items')
      expect(keys.length).toBeGreaterThan(20)
      expect(keys.filter((key) => !new RegExp(`[\`.\\]]${key}[\`.[]`).test(guide))).toEqual([])
    })
  })
})
