export type Operation = 'deploy' | 'restart' | 'remove' | 'configure' | 'activate' | 'rollback'

/** A share: a count of hosts, or a percentage as written, `12` or `50%`. */
export type Share = number | `${number}%`

/** `deploy/*.yml`: what the author says the rollout is. Shapes are checked before anyone sees it. */
export interface Manifest {
  readonly version: 1
  readonly service: string
  readonly environment: string
  readonly operation: Operation
  readonly release?: Release | undefined
  readonly hosts: {
    readonly select: string
    /** Hosts the rollout answers for, touched or excepted; `all` is the size of the one group selected. */
    readonly expect: number | 'all'
    /** Groups that may be touched. */
    readonly scope?: readonly string[] | undefined
    readonly except?: readonly Exception[] | undefined
    /** `name` counts two names of one machine twice. Default `machine`. */
    readonly countBy?: 'machine' | 'name' | undefined
    /** Why it is right that the selector yields no host. */
    readonly allowEmpty?: string | undefined
  }
  readonly waves?: readonly WavePlan[] | undefined
  readonly flags?:
    | {
        readonly activates?: readonly string[] | undefined
        readonly retires?: readonly string[] | undefined
      }
    | undefined
  readonly recovery?:
    | {
        readonly rollback?:
          | {
              readonly version: string
              /** What that version was built from. */
              readonly commit?: string | undefined
              readonly hosts: string
              /** Flags the way back turns off again. */
              readonly flags?: readonly string[] | undefined
              readonly rehearsed?: string | undefined
            }
          | undefined
        readonly killSwitch?:
          | {
              readonly procedure: string
              readonly drilled?: string | undefined
              readonly mayPull?: readonly string[] | undefined
            }
          | undefined
        readonly procedure?: string | undefined
        readonly alerts?: { readonly pages: string } | undefined
      }
    | undefined
  /** When the rollout may start; outside it `recovery/window` blocks. */
  readonly window?: { readonly from: string; readonly until: string } | undefined
  /** A file with what the deploying tool says it will touch. */
  readonly touches?: string | undefined
}

export interface Release {
  readonly version: string
  /** `sha256:` and 64 hexadecimal digits. */
  readonly artifact?: string | undefined
  readonly commit?: string | undefined
}

export interface Exception {
  readonly host: string
  readonly reason?: string | undefined
  readonly owner?: string | undefined
  /** ISO 8601: a date counts to its last moment in UTC. */
  readonly until?: string | undefined
}

export interface WavePlan {
  readonly name: string
  readonly select: string
  /** How long it is watched before the next wave, as written: `30m`, `1h30m`, `2d`. */
  readonly bake?: string | undefined
  /** How many of the wave's hosts are worked on at once. Default: all of them. */
  readonly max?: Share | undefined
}
