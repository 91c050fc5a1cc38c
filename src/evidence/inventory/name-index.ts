/**
 * Names and their ordinals: a hash table with open addressing, which takes half the time and a
 * third of the memory of a Map from names to numbers. The hash begins with a random number, so that
 * no file can be written whose names all fall into one place.
 */
export class NameIndex {
  readonly names: string[] = []
  private readonly seed = (Math.random() * 2 ** 32) | 0
  private hashes = new Int32Array(32)
  /** Ordinals counted from 1, at most half full, so that a search ends soon at a 0. */
  private slots = new Int32Array(64)

  find(name: string): number | undefined {
    const ordinal = this.slots[this.slotOf(name, this.hash(name))] as number
    return ordinal === 0 ? undefined : ordinal - 1
  }

  /** The ordinal of the name, which is the number of names before it if it is new. */
  add(name: string): number {
    const hash = this.hash(name)
    const slot = this.slotOf(name, hash)
    const known = this.slots[slot] as number
    if (known > 0) return known - 1
    const ordinal = this.names.length
    this.names.push(name)
    this.hashes[ordinal] = hash
    this.slots[slot] = ordinal + 1
    if (this.names.length === this.hashes.length) this.grow()
    return ordinal
  }

  /** Where the name is, or where it belongs. */
  private slotOf(name: string, hash: number): number {
    const { slots, hashes, names } = this
    const mask = slots.length - 1
    let slot = hash & mask
    for (;;) {
      const ordinal = (slots[slot] as number) - 1
      if (ordinal < 0 || (hashes[ordinal] === hash && names[ordinal] === name)) return slot
      slot = (slot + 1) & mask
    }
  }

  private hash(name: string): number {
    let hash = this.seed
    for (let i = 0; i < name.length; i++) {
      hash = Math.imul(hash ^ name.charCodeAt(i), 0x5bd1e995)
      hash ^= hash >>> 15
    }
    return hash
  }

  private grow(): void {
    const hashes = new Int32Array(this.hashes.length * 2)
    hashes.set(this.hashes)
    this.hashes = hashes
    this.slots = new Int32Array(hashes.length * 2)
    const mask = this.slots.length - 1
    for (let ordinal = 0; ordinal < this.names.length; ordinal++) {
      let slot = (hashes[ordinal] as number) & mask
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask
      this.slots[slot] = ordinal + 1
    }
  }
}
