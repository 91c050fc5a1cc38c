import type { Release } from '../../model/manifest.ts'
import type { Observed, Report } from '../../model/observed.ts'
import type { Place } from '../../model/place.ts'
import type { Rollout } from '../../model/rollout.ts'
import { wholeFile } from '../places.ts'

/** Why no host can be asked about this rollout, whatever the rule. */
export function nobodyToAsk({ manifest, touched }: Rollout): string | undefined {
  if (manifest.value.operation === 'remove') return 'a removed host has nothing left to report'
  return touched.length === 0 ? 'no host is touched' : undefined
}

/**
 * Whether a report is of the release: undefined if it says nothing that can be compared. What it
 * says of both version and digest must agree.
 */
export function runs(report: Report, release: Release): boolean | undefined {
  const answers = [
    report.version === undefined ? undefined : report.version === release.version,
    report.digest === undefined || release.artifact === undefined
      ? undefined
      : report.digest === release.artifact.toLowerCase(),
  ].filter((answer) => answer !== undefined)
  return answers.length === 0 ? undefined : answers.every(Boolean)
}

/** What a report says it runs, for a message. */
export function running({ version, digest }: Report): string {
  return [version, digest]
    .filter((part) => part !== undefined)
    .map(quoted)
    .join(' with ')
}

/** A version as it is, in quotes where blanks would go unseen. */
export function quoted(version: string): string {
  return /^\S+$/.test(version) ? version : JSON.stringify(version)
}

/** The release by all its names. */
export function releaseText({ version, artifact }: Release): string {
  return artifact === undefined ? version : `${version} with ${artifact}`
}

/** The row of a report, or the file in which a row is not found. */
export function rowPlace(observed: Observed, report: Report | undefined): Place {
  return report?.place ?? wholeFile(observed.source.file)
}
