import type { Evidence } from '../../../model/evidence.ts'
import type { Flag } from '../../../model/flags.ts'
import type { TextFile } from '../../files.ts'
import { known, unknown, wholeFile } from '../../problem.ts'
import type { RegistryPart } from './importer.ts'

const KEY = '{key}'

/**
 * A registry that is code: each line that the template describes, such as `| '{key}'`, defines a
 * flag. Blanks before it and all that follows it are free, and every other line says nothing.
 */
export function readLines({ file, text }: TextFile, template: string): Evidence<RegistryPart> {
  const pattern = patternOf(template)
  const flags: Flag[] = []
  const seen = new Set<string>()
  for (const [i, line] of text.split('\n').entries()) {
    const found = pattern.exec(line)
    const [, before = '', key = ''] = found ?? []
    // Code may name a flag on many lines, as a type and as its default.
    if (!found || seen.has(key)) continue
    seen.add(key)
    flags.push(flagAt(key, { file, line: i + 1, column: before.length + 1 }))
  }
  if (flags.length > 0) return known({ flags, retired: [], fields: [], reserved: [] })
  return unknown({
    what: `No line of ${file} looks like ${template}, so it would define no flag at all`,
    next: 'Mend the template in the policy, or name another file',
    place: wholeFile(file),
  })
}

/** `{key}` once, where the first one stands; the rest is taken by the letter. */
function patternOf(template: string): RegExp {
  const at = template.indexOf(KEY)
  const before = literal(template.slice(0, at).trimStart())
  const after = literal(template.slice(at + KEY.length).trimEnd())
  return new RegExp(`^(\\s*${before})([\\w.$-]+)${after}`)
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
}

function flagAt(key: string, place: Flag['place']): Flag {
  return {
    key,
    aliases: [],
    slots: [],
    owner: undefined,
    description: undefined,
    type: undefined,
    id: undefined,
    created: undefined,
    expires: undefined,
    place,
  }
}
