import type { Evidence } from '../../../model/evidence.ts'
import { both, known } from '../../problem.ts'
import type { BlobFile } from '../../repository/blobs.ts'
import type { Attributes } from './attributes.ts'
import { EXCLUSIONS, exclusionOf } from './exclusions.ts'
import { type Globs, readGlobs, type Written } from './globs.ts'

/** What decides which files of a commit are code. */
export interface Scope {
  /** From the top of the repository, '' for all of it. */
  readonly folder: string
  /** Globs of the policy; none: all. */
  readonly include: readonly Written[]
  readonly exclude: readonly Written[]
  /** The folder with the records of releases, from `folder`. */
  readonly releases: string
  /** From the top of the repository. */
  readonly registries: readonly string[]
}

/** Why a file is not scanned, as a part of a sentence; undefined where it is code. */
export type Excluded = (
  file: Pick<BlobFile, 'path' | 'kind'>,
  attributes: Attributes,
) => string | undefined

export async function excludedOf(scope: Scope): Promise<Evidence<Excluded>> {
  const globs = both(await readGlobs(scope.include), await readGlobs(scope.exclude))
  if (!globs.known) return globs
  const [include, exclude] = globs.value
  return known(decider(scope, include, exclude))
}

function decider(scope: Scope, include: Globs, exclude: Globs): Excluded {
  const registries = new Set(scope.registries)
  const above = scope.folder === '' ? 0 : scope.folder.length + 1
  return ({ path, kind }, attributes) => {
    if (kind === 'link') return 'symbolic links'
    if (kind === 'submodule') return 'submodules'
    if (registries.has(path)) return 'registries of flags'
    const below = path.slice(above)
    if (isRecord(below, scope.releases)) return 'records of releases'
    if (exclude(below).length > 0) return 'files that the policy excludes'
    const included = include(below)
    if (scope.include.length > 0 && included.length === 0) {
      return 'files that the policy does not include'
    }
    return byPath(below, path, included, attributes) ?? byAttribute(path, attributes)
  }
}

function isRecord(path: string, folder: string): boolean {
  const before = `${folder.replace(/^(?:\.?\/+)+/, '').replace(/\/+$/, '')}/`
  return path.startsWith(before) && /^[^/]+\.json$/.test(path.slice(before.length))
}

/** Whoever includes `tests/harness/**` by name, or denies by an attribute, wants it scanned. */
function byPath(
  below: string,
  path: string,
  included: readonly string[],
  attributes: Attributes,
): string | undefined {
  const told = exclusionOf(below)
  if (!told) return undefined
  if (told.attribute && attributes.of(path, told.attribute) === false) return undefined
  if (included.some((glob) => exclusionOf(glob)?.because === told.because)) return undefined
  return told.because
}

/**
 * `-text` alone says how lines end, and whole repositories of code have it: only what git is told to
 * be binary is taken for that.
 */
function byAttribute(path: string, attributes: Attributes): string | undefined {
  if (attributes.of(path, 'binary')) return 'binary files'
  return EXCLUSIONS.find(({ attribute }) => attribute && attributes.of(path, attribute))?.because
}
