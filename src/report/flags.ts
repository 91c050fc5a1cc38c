import { short, thousands } from '../base/words.ts'
import type { Code, FlagStory } from '../model/flags.ts'

const UNTOLD = 'nothing tells'

/** What a flag means in each place, with a heading for it. The text is not escaped. */
export function chapters(story: FlagStory): readonly (readonly [heading: string, text: string])[] {
  return [
    ['before', story.base ?? UNTOLD],
    ['now', story.head],
    ['left behind', story.behind ?? UNTOLD],
    ['way back', story.rollback ?? UNTOLD],
  ]
}

const KILOBYTE = 1000

/** `1,204 files (5.2 MB) of 4f2c1d0 were scanned for flags; left out: 12 tests, 3 binary`. The text is not escaped. */
export function scanOf({ files, bytes, commit, skipped }: Code): string {
  const left = skipped
    .filter(({ files }) => files > 0)
    .map(({ because, files }) => `${thousands(files)} ${because}`)
  const [noun, verb] = files === 1 ? ['file', 'was'] : ['files', 'were']
  const scanned = `${thousands(files)} ${noun} (${size(bytes)}) of ${short(commit)} ${verb} scanned for flags`
  return left.length > 0 ? `${scanned}; left out: ${left.join(', ')}` : scanned
}

function size(bytes: number): string {
  if (bytes < KILOBYTE) return `${bytes} B`
  if (bytes < KILOBYTE ** 2) return `${Math.round(bytes / KILOBYTE)} kB`
  return `${(bytes / KILOBYTE ** 2).toFixed(1)} MB`
}
