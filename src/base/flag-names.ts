/** What sources call the format of a `flags.yml`, of which rules and commands ask more than of an export. */
export const OWN_FORMAT = 'flag registry'

/**
 * A flag's name without what people and languages write differently: `PowerPeg`, `power-peg`,
 * `POWER_PEG` and `power.peg` are one flag.
 */
export function folded(name: string): string {
  // By itself, the last letter of a Greek word has another small form than the scan gives it.
  return name.replace(/Σ/g, 'σ').toLowerCase().replace(/[-_.]/g, '')
}
