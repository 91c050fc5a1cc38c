import type { Evidence } from '../model/evidence.ts'
import { LARGEST_BY_HAND } from './files.ts'
import { parsePlainYaml } from './plain-yaml.ts'
import { known, unknown, wholeFile } from './problem.ts'
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
  if (text.length > LARGEST_BY_HAND) {
    return unknown({
      what: `YAML is read up to ${LARGEST_BY_HAND / 1024 / 1024} MiB unless it is plain, and this is larger`,
      next: 'Write it without anchors, block texts and values that go on on the next line, or as JSON',
      place: wholeFile(file),
    })
  }
  const { parseYaml } = await import('./yaml.ts')
  return parseYaml(file, text, { version })
}
