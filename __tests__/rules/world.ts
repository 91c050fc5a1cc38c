import { readInventory } from '../../src/evidence/inventory/index.ts'
import { known, unknown, wholeFile } from '../../src/evidence/problem.ts'
import { gather } from '../../src/gather.ts'
import type { Change } from '../../src/model/change.ts'
import type { Facts } from '../../src/model/rule.ts'
import type { Request } from '../../src/request.ts'
import { rules } from '../../src/rules/index.ts'
import { memoryFiles, reasons } from '../evidence/memory.ts'

/** The inputs of a judgement, as the texts of their files. */
export interface Texts {
  /** `deploy.yml` */
  readonly manifest: string
  readonly inventory?: string
  /** What the inventory is called, which tells its form; by default `hosts.ini`. */
  readonly inventoryFile?: string
  /** `rollcall.yml`; without it the strict defaults judge. */
  readonly policy?: string
  /** `observed.json` */
  readonly observed?: string
  /** `touches.txt` */
  readonly touches?: string
  /** Procedures, by their paths. */
  readonly files?: Readonly<Record<string, string>>
  /** What GitHub says, where the policy asks for a review. */
  readonly change?: Change
  /** The commit that is judged, for the plan. */
  readonly commit?: string
  /** `earlier.json`: the decision of an earlier moment. */
  readonly earlier?: string
  /** ISO 8601; by default half past nine on the morning of 1 August 2012, in New York. */
  readonly now?: string
  /** ISO 8601: until when a silent host may still answer. */
  readonly deadline?: string
}

/** Eight hosts in one group: the least that can be seven of eight. */
export const EIGHT = '[smars]\nsmars-[01:08]\n'

/**
 * A manifest with known lines: operation 4, release 5, `hosts.select` 7:11, `hosts.expect` 8:11,
 * and from line 9 on what else is given, as it is written.
 */
export function manifest({
  service = 'smars',
  operation = 'deploy',
  release = '{ version: r2 }',
  select = 'smars',
  expect = 8 as number | 'all',
  more = '',
} = {}): string {
  return `version: 1
service: ${service}
environment: production
operation: ${operation}
${release === '' ? '# no release' : `release: ${release}`}
hosts:
  select: ${select}
  expect: ${expect}
${more}`
}

/** `smars-02,smars-03` for 2 and 3. */
export function smars(from: number, to: number): string {
  const names = Array.from({ length: to - from + 1 }, (_, i) => `smars-0${from + i}`)
  return names.join(',')
}

const NOW = '2012-08-01T09:30:00-04:00'

/** What the real readers make of some texts, so that places are real; no more than `needs`. */
export async function world(texts: Texts, needs: readonly (keyof Facts)[]): Promise<Facts> {
  const files = memoryFiles({
    'deploy.yml': texts.manifest,
    [texts.inventoryFile ?? 'hosts.ini']: texts.inventory ?? EIGHT,
    ...(texts.policy === undefined ? {} : { 'rollcall.yml': texts.policy }),
    ...(texts.observed === undefined ? {} : { 'observed.json': texts.observed }),
    ...(texts.touches === undefined ? {} : { 'touches.txt': texts.touches }),
    ...(texts.earlier === undefined ? {} : { 'earlier.json': texts.earlier }),
    ...texts.files,
  })
  const { readers } = gather(
    'deploy.yml',
    request(texts),
    rules.map(({ id }) => id),
    {
      head: { ...files, list: () => [] },
      judging: files,
      inventory: (paths) => readInventory(paths, files),
      change: async () =>
        texts.change
          ? known(texts.change)
          : unknown({ what: 'no change', next: 'give one', place: wholeFile('github') }),
      code: async () => unknown({ what: 'no code', next: 'give some', place: wholeFile('.git') }),
      close: async () => {},
      note: () => {},
      notes: () => [],
    },
  )
  const facts: Record<string, unknown> = {}
  for (const need of needs) {
    const read = await readers[need]()
    if (!read.known) throw new Error(reasons(read).join('\n'))
    facts[need] = read.value
  }
  return facts as unknown as Facts
}

function request({
  inventoryFile = 'hosts.ini',
  policy,
  observed,
  touches,
  now = NOW,
  deadline,
  commit,
  earlier,
}: Texts): Request {
  return {
    root: '.',
    manifests: [],
    moment: 'activate',
    policy: policy === undefined ? undefined : 'rollcall.yml',
    inventories: [inventoryFile],
    touches: touches === undefined ? undefined : 'touches.txt',
    observed: observed === undefined ? undefined : 'observed.json',
    deadline: deadline === undefined ? undefined : Date.parse(deadline),
    base: undefined,
    commit,
    earlier: earlier === undefined ? undefined : 'earlier.json',
    now: Date.parse(now),
    replay: true,
  }
}
