import { gate } from '../../src/gate.ts'
import type { Decision, Finding, Judgement } from '../../src/model/verdict.ts'
import type { Request } from '../../src/request.ts'
import {
  type FileContent,
  makeRepository,
  type Repository,
} from '../evidence/repository/repository.ts'

export type Files = Readonly<Record<string, FileContent>>

export const POLICY =
  'version: 1\ninventory: hosts.yml\nenvironments: { live: { protected: false } }\n'

export const HOSTS = `version: 1
hosts:
  web-1: { release: "1" }
  web-2: { release: "1" }
  old-1: { release: "0" }
groups:
  web: { hosts: [web-1, web-2] }
  old: { hosts: [old-1] }
`

export const MANIFEST = `version: 1
service: web
environment: live
operation: deploy
release: { version: "2" }
hosts: { select: web, expect: 2 }
recovery:
  rollback: { version: "1", hosts: web, flags: [checkout, banner], rehearsed: 2012-07-20 }
  killSwitch: { procedure: stop.md, drilled: 2012-07-20, mayPull: [kim] }
  procedure: stop.md
  alerts: { pages: kim }
`

/** The manifest with what the rollout does to flags. */
export function rollout(flags: string): string {
  return `${MANIFEST}flags: ${flags}\n`
}

export const REGISTRY = `version: 1
flags:
  - { key: banner, owner: web, slots: [{ schema: order, field: flags, bit: 3 }] }
  - { key: checkout, owner: web, type: boolean, id: "17" }
retired:
  - key: power_peg
    aliases: [PegOrders]
    slots: [{ schema: order, field: flags, bit: 11 }]
    retired: 2003-06-30
    reason: replaced by the router
`

/** The registry with other flags and other tombstones than those of `REGISTRY`. */
export function registry(flags: readonly string[], retired: readonly string[] = [PEG]): string {
  const entries = (title: string, each: readonly string[]) =>
    each.length === 0
      ? `${title}: []\n`
      : `${title}:\n${each.map((one) => `  - ${one}\n`).join('')}`
  return `version: 1\n${entries('flags', flags)}${entries('retired', retired)}`
}

export const BANNER =
  '{ key: banner, owner: web, slots: [{ schema: order, field: flags, bit: 3 }] }'
export const CHECKOUT = '{ key: checkout, owner: web, type: boolean, id: "17" }'
export const PEG =
  '{ key: power_peg, aliases: [PegOrders], slots: [{ schema: order, field: flags, bit: 11 }], retired: 2003-06-30, reason: replaced by the router }'

export const CODE = `export function page(client) {
  if (client.isEnabled('banner')) show()
  return client.isEnabled('checkout')
}
`

const record = (release: string, keys: readonly string[], slots: readonly object[] = []) =>
  JSON.stringify({ version: 1, release, reads: { keys, slots } })

export { record }

export const START: Files = {
  '.github/rollcall.yml': POLICY,
  'hosts.yml': HOSTS,
  'deploy/web.yml': MANIFEST,
  'stop.md': '# Stop\n',
  'flags.yml': REGISTRY,
  'src/page.ts': CODE,
  'releases/0.json': record('0', []),
  'releases/1.json': record('1', ['banner', 'checkout']),
}

export interface Asked {
  /** Commits before the base, oldest first. */
  readonly past?: readonly (Files & { readonly message?: never })[]
  /** What the base has beside `START`. */
  readonly base?: Files
  /** What the change does. */
  readonly change?: Files
  readonly message?: string
  readonly request?: Partial<Request>
}

/** A repository with a base and a change that is checked out, and what the gate says of it. */
export async function judged({ past = [], base = {}, change = {}, message, request }: Asked) {
  const repository = makeRepository()
  try {
    for (const files of past) repository.commit(files)
    const before = repository.commit({ ...START, ...base })
    const head = repository.commit(change, message === undefined ? {} : { message })
    repository.branch('main', head)
    repository.checkout('main')
    return told(await ask(repository, { base: before, ...request }))
  } finally {
    repository.remove()
  }
}

export function ask(repository: Repository, more: Partial<Request> = {}): Promise<Decision> {
  return gate({
    root: repository.root,
    manifests: [],
    moment: 'plan',
    policy: undefined,
    inventories: [],
    touches: undefined,
    observed: undefined,
    deadline: undefined,
    base: undefined,
    now: Date.UTC(2012, 7, 2),
    replay: true,
    ...more,
  })
}

export interface Told {
  readonly decision: Decision
  readonly judgement: Judgement
  /** Of the rules of flags: `block flags/slot flags.yml:3:5`. */
  readonly findings: readonly string[]
  readonly unknown: readonly string[]
}

export function told(decision: Decision): Told {
  const [judgement] = decision.judgements
  if (!judgement) throw new Error(decision.unknown.map(({ what }) => what).join('\n'))
  return {
    decision,
    judgement,
    findings: judgement.findings.filter(({ rule }) => rule.startsWith('flags/')).map(shown),
    unknown: [...judgement.unknown, ...decision.unknown].map(({ what }) => what),
  }
}

function shown({ effect, rule, place: { file, line, column } }: Finding): string {
  return `${effect} ${rule} ${file}:${line}:${column}`
}
