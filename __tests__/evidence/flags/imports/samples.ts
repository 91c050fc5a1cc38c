import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { importers } from '../../../../src/evidence/flags/imports/index.ts'
import type { Importer, RegistryPart } from '../../../../src/evidence/flags/registry/importer.ts'
import { parseJson } from '../../../../src/evidence/json.ts'
import { locate, type Tree } from '../../../../src/evidence/tree.ts'
import { parseYaml } from '../../../../src/evidence/yaml.ts'
import type { Evidence } from '../../../../src/model/evidence.ts'
import type { Located } from '../../../../src/model/place.ts'

const FOLDER = '__tests__/evidence/flags/imports/samples'

/** Which importer each sample is for; those that end in a word after a dash may be refused. */
export const SAMPLES: Readonly<Record<string, string>> = {
  'configcat.json': 'configcat',
  'configcat-answer.json': 'configcat',
  'flagd.json': 'flagd',
  'flagd-list.yaml': 'flagd',
  'flagsmith.json': 'flagsmith',
  'flagsmith-file.json': 'flagsmith',
  'flipt.yaml': 'flipt',
  'go-feature-flag.yaml': 'go-feature-flag',
  'growthbook.json': 'growthbook',
  'growthbook-payload.json': 'growthbook',
  'launchdarkly.json': 'launchdarkly',
  'openfeature.json': 'openfeature',
  'posthog.json': 'posthog',
  'statsig.json': 'statsig',
  'unleash.json': 'unleash',
  'unleash-export.json': 'unleash',
}

export const sampleNames = (): readonly string[] => readdirSync(FOLDER).sort()

export function sample(name: string): string {
  return readFileSync(join(FOLDER, name), 'utf8')
}

export function importer(format: string): Importer {
  const found = importers.find((each) => each.format === format)
  if (!found) throw new Error(`no importer is called ${format}`)
  return found
}

/** A text as the registry hands it to an importer; undefined where it is neither JSON nor YAML. */
export function documentOf(name: string, text: string): Located<unknown> | undefined {
  const tree: Evidence<Tree> = name.endsWith('.json')
    ? parseJson(name, text)
    : parseYaml(name, text, { version: '1.2' })
  return tree.known ? locate(tree.value) : undefined
}

/** A value as JSON with two blanks of indentation, so that each field has a line. */
export function written(value: unknown): Located<unknown> {
  const document = documentOf('export.json', JSON.stringify(value, undefined, 2))
  if (!document) throw new Error('no JSON')
  return document
}

export function read(format: string, value: unknown): Evidence<RegistryPart> {
  return importer(format).read(written(value))
}

/** The formats that take a value for their own. */
export function recognizing(value: unknown): readonly string[] {
  return importers.filter((each) => each.recognizes(value)).map(({ format }) => format)
}
