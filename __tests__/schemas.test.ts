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

  const examples = readdirSync('examples', { recursive: true, encoding: 'utf8' })
    .map((name) => join('examples', name))
    .filter((name) => /\.(?:ya?ml|json)$/.test(name) && !name.includes('/workflows/'))

  test.each(examples)('%s names its schema and follows it', (file) => {
    const text = readFileSync(file, 'utf8')
    const [, named] = /\$schema=(\S+)/.exec(text) ?? []
    const name = file.endsWith('.json')
      ? file.includes('/github/')
        ? 'github-evidence'
        : 'observed'
      : (named?.match(/(\w+)\.schema\.json$/)?.[1] ?? '')
    if (named) expect(join(file, '..', named)).toBe(`schema/${name}.schema.json`)
    const ajv = new Ajv({ strict: false, allErrors: true })
    const validate = ajv.compile(published(name))
    expect(validate(parse(text)) ? [] : validate.errors).toEqual([])
  })
})
