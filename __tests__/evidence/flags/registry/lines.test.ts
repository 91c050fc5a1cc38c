import { describe, expect, test } from '@jest/globals'
import { readRegistry } from '../../../../src/evidence/flags/registry/index.ts'
import { memoryFiles, reasons } from '../../memory.ts'
import { registryOf, source } from './sources.ts'

const read = async (text: string, line: string) => {
  const { flags } = await registryOf({ 'f.ts': text }, [source('f.ts', { line })])
  return flags.map(({ key, place }) => `${key} ${place.line}:${place.column}`)
}

describe('a registry that is code', () => {
  test.each<readonly [name: string, template: string, text: string, found: readonly string[]]>([
    [
      'a union of texts',
      "| '{key}'",
      "export type FlagKey =\n    | 'rlp'\n    | 'power_peg'; // the last\n",
      ['rlp 2:8', 'power_peg 3:8'],
    ],
    [
      'the keys of a map, each once',
      '{key}:',
      'const flags = {\n  a.b: 1,\n  c-d: parse(x),\n  a.b: 2,\n}\n',
      ['a.b 2:3', 'c-d 3:3'],
    ],
    [
      'constants of Go',
      '{key} featuregate.Feature = "',
      'const (\n\t// owner: @kim\n\tAnyVolume featuregate.Feature = "AnyVolume"\n)\n',
      ['AnyVolume 3:2'],
    ],
    ['letters that a pattern would read', '*.[{key}](x)', '*.[a](x)\nb.[c](x)\n', ['a 1:4']],
    ['line ends of Windows', '{key}', 'a\r\n\r\nb\r\n', ['a 1:1', 'b 3:1']],
  ])('is read by its template: %s', async (_name, template, text, found) => {
    expect(await read(text, template)).toEqual(found)
  })

  test('may be named by its format too', async () => {
    const asked = [source('f.ts', { format: 'lines', line: "'{key}'" })]
    const { flags, sources } = await registryOf({ 'f.ts': "'a'\n" }, asked)
    expect([flags[0]?.key, sources[0]?.format]).toEqual(['a', 'lines of code'])
  })

  test('is unknown where no line defines a flag', async () => {
    const files = memoryFiles({ 'f.ts': 'const a = 1\n' })
    const asked = [source('f.ts', { line: "| '{key}'" })]
    expect(reasons(await readRegistry(asked, '.', files))).toEqual([
      "f.ts:1:1 No line of f.ts looks like | '{key}', so it would define no flag at all",
    ])
  })

  test('takes no longer for a line of a megabyte', async () => {
    const text = `${' '.repeat(500_000)}${'a'.repeat(500_000)}\n'a'\n`
    expect(await read(text, "'{key}'")).toEqual(['a 2:2'])
  })
})
