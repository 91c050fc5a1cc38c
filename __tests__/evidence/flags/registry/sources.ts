import type { Files } from '../../../../src/evidence/files.ts'
import { readRegistry } from '../../../../src/evidence/flags/registry/index.ts'
import type { FlagSource, Registry } from '../../../../src/model/flags.ts'
import { memoryFiles, reasons } from '../../memory.ts'

/** A source as the policy names it, on its third line. */
export function source(file: string, more: Partial<FlagSource> = {}): FlagSource {
  const place = { file: 'policy.yml', line: 3, column: 5 }
  return { file, format: undefined, line: undefined, place, ...more }
}

/** What the sources say, or fails with the reasons why nobody knows. */
export async function registryOf(
  contents: Readonly<Record<string, string>>,
  sources: readonly FlagSource[] = Object.keys(contents).map((file) => source(file)),
  files: Files = memoryFiles(contents),
): Promise<Registry> {
  const read = await readRegistry(sources, '.', files)
  if (!read.known) throw new Error(reasons(read).join('\n'))
  return read.value
}
