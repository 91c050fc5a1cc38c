/**
 * A flag's name without what people and languages write differently: `PowerPeg`, `power-peg`,
 * `POWER_PEG` and `power.peg` are one flag.
 */
export function folded(name: string): string {
  return name.toLowerCase().replace(/[-_.]/g, '')
}
