/** A word of the code by its bytes. */
export interface Word {
  readonly from: number
  readonly to: number
  /** What it is called on: `client` of `client.isEnabled`. */
  readonly on: Word | undefined
  /** The word right before it, as `function` or `new`. */
  readonly before: Word | undefined
}

/** What an open bracket holds. */
export interface Frame {
  /** Zero for the file itself. */
  readonly opened: number
  /** What stands before the bracket: the function that is called, the object that is indexed. */
  callee: Word | undefined
  /** The label or attribute that the bracket is the value of. */
  readonly label: Word | undefined
  readonly outer: Frame | undefined
  readonly depth: number
  /** How many commas were passed. */
  position: number
  /** Whether a text was passed. */
  texts: boolean
  /** The element that is open in it. */
  element: Word | undefined
  /** Uses that a pattern would take out of an object of flags. */
  taken: number[] | undefined
}

export function frameOf(
  opened: number,
  callee: Word | undefined,
  label: Word | undefined,
  outer: Frame | undefined,
): Frame {
  return {
    opened,
    callee,
    label,
    outer,
    depth: outer ? outer.depth + 1 : 0,
    position: 0,
    texts: false,
    element: undefined,
    taken: undefined,
  }
}
