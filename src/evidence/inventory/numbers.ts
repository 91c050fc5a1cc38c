/** Whole numbers that grow in place, four bytes each. */
export class Numbers {
  private values = EMPTY
  private used = 0

  get length(): number {
    return this.used
  }

  push(value: number): void {
    if (this.used === this.values.length) this.grow(this.used + 1)
    this.values[this.used++] = value
  }

  at(index: number): number {
    return this.values[index] as number
  }

  /** Sets the number at an index that may lie behind the last; those between are 0. */
  set(index: number, value: number): void {
    if (index >= this.values.length) this.grow(index + 1)
    if (index >= this.used) this.used = index + 1
    this.values[index] = value
  }

  /** All of them, until the next change. */
  all(): Uint32Array {
    return this.values.subarray(0, this.used)
  }

  private grow(least: number): void {
    const longer = new Uint32Array(Math.max(least, this.values.length * 4, 16))
    longer.set(this.values)
    this.values = longer
  }
}

const EMPTY = new Uint32Array(0)

/** Of ascending numbers that begin with 0, the index of the last that is not above `value`. */
export function lastUpTo(ascending: ArrayLike<number>, value: number): number {
  let low = 0
  let high = ascending.length - 1
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if ((ascending[middle] as number) <= value) low = middle
    else high = middle - 1
  }
  return low
}
