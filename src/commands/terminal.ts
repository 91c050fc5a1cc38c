/** What a command may touch of the world outside its evidence. */
export interface Terminal {
  /** Results. */
  readonly stdout: (text: string) => void
  /** Everything else. */
  readonly stderr: (text: string) => void
  /** Whether standard output is a terminal. */
  readonly colour: boolean
  /** The folder that names are relative to. */
  readonly root: string
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Milliseconds since 1970. */
  readonly clock: () => number
}

/** Colour where a person looks, unless they asked for none (no-color.org, force-color.org). */
export function wantsColour({ colour, environment }: Terminal): boolean {
  if (environment['NO_COLOR']) return false
  return colour || Boolean(environment['FORCE_COLOR'])
}
