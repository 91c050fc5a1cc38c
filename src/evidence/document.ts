import type { Evidence } from '../model/evidence.ts'
import { parsePlainYaml } from './plain-yaml.ts'
import { known } from './problem.ts'
import type { Tree } from './tree.ts'

/**
 * One YAML or JSON document as a tree. What is plain is read by a reader of our own; everything
 * else, and everything that is wrong, by the `yaml` package, which takes as long to load as all
 * the rest together.
 */
export async function readDocument(
  file: string,
  text: string,
  version: '1.1' | '1.2',
): Promise<Evidence<Tree>> {
  const plain = parsePlainYaml(file, text, version)
  if (plain) return known(plain)
  const { parseYaml } = await import('./yaml.ts')
  return parseYaml(file, text, { version })
}
