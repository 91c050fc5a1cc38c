import { join } from 'node:path'

/** The file or folder that git is asked about for a pattern: what stands before its first wildcard. */
export function literalPath(folder: string, pattern: string): string {
  const parts = join(folder, pattern).split('/')
  const magic = parts.findIndex((part) => /[*?[{]/.test(part))
  return (magic < 0 ? parts : parts.slice(0, magic)).join('/')
}

/** Where code stands that is scanned, from the top of the repository; empty: everywhere. */
export function codePaths(folder: string, include: readonly string[]): readonly string[] {
  const paths = include.length > 0 ? include.map((glob) => literalPath(folder, glob)) : [folder]
  return paths.includes('') ? [] : [...new Set(paths)]
}
