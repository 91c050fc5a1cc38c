import type { Release } from '../../model/manifest.ts'
import type { Observed, Report } from '../../model/observed.ts'
import type { Place } from '../../model/place.ts'
import type { Rollout } from '../../model/rollout.ts'
import type { Draft } from '../../model/rule.ts'
import { activatesFlag } from '../flags.ts'
import { wholeFile } from '../places.ts'
import { nobodyTouched } from '../untold.ts'

/**
 * Why no host can be asked about this rollout, whatever the rule. Nothing excuses from asking where
 * a flag is turned on.
 */
export function nobodyToAsk(rollout: Rollout): string | undefined {
  const { value } = rollout.manifest
  if (activatesFlag(value)) return undefined
  if (value.operation === 'remove') return 'a removed host has nothing left to report'
  return nobodyTouched(rollout)
}

/** The finding where a flag is turned on and no host is there to ask. */
export function nobodyAsked({ manifest, touched }: Rollout): readonly Draft[] {
  if (touched.length > 0) return []
  return [
    {
      what: 'A flag is activated and no host is touched, so no host is asked what it runs',
      next: 'Reach the hosts that the flag is for, and ask each of them',
      place: manifest.at('hosts', 'select'),
      because: manifest.at('flags', 'activates'),
    },
  ]
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
