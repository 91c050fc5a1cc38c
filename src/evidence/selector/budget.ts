/** For each host, of the largest fleet that is asked about. */
const STEPS_PER_HOST = 500

/** Whatever the fleet; some quarter of a second. */
const STEPS = 20_000_000

/** Leaves the work on a selector; never leaves this folder. */
export class Exhausted extends Error {}

/**
 * The work that all selectors of a request may take together. A step is what a regular expression
 * does for one of its parts at one character, some ten to thirty nanoseconds; other work is counted
 * in as many as take the same time.
 */
export class Budget {
  private hosts = 0
  private left = STEPS

  /** Makes room for a fleet of this size. */
  allow(hosts: number): void {
    if (hosts <= this.hosts) return
    this.left += (hosts - this.hosts) * STEPS_PER_HOST
    this.hosts = hosts
  }

  /** @throws {Exhausted} once there is none left, from then on always */
  spend(steps: number): void {
    this.left -= steps
    if (this.left < 0) throw new Exhausted()
  }
}
