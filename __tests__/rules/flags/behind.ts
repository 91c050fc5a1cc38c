import { folded } from '../../../src/base/flag-names.ts'
import { setOf } from '../../../src/base/hosts.ts'
import type { Behind, KeptRelease, Slot } from '../../../src/model/flags.ts'
import type { Facts } from '../../../src/model/rule.ts'
import { type Texts, world } from '../world.ts'
import { type Parts, registryOf } from './world.ts'

/** A release that stays, of which only what is given is told. */
export interface Kept {
  readonly name: string
  /** Ordinals of the hosts that keep it. */
  readonly hosts?: readonly number[]
  readonly rollback?: boolean
  /** Flags it reads, in `NAME/router.ts` from line 1 on. */
  readonly keys?: readonly string[]
  readonly slots?: readonly (readonly [slot: Slot, key: string | undefined])[]
}

export function kept({ name, hosts = [], rollback = false, keys = [], slots = [] }: Kept) {
  const file = `${name}/router.ts`
  return {
    name,
    hosts: setOf(hosts),
    rollback,
    reads: {
      from: 'commit',
      keys: new Map(keys.map((key, i) => [folded(key), { file, line: i + 1, column: 5 }])),
      slots: slots.map(([slot, key]) => ({ slot, key })),
    },
  } satisfies KeptRelease
}

export interface BehindWorld extends Texts {
  readonly head: Parts
  /** Undefined where nothing says what was before. */
  readonly base?: Parts
  readonly releases?: readonly Kept[]
  readonly untold?: number
}

/** The facts of the rules about what stays behind; their manifest and hosts are read for real. */
export async function behindFacts(given: BehindWorld): Promise<Facts> {
  const { head, base, releases = [], untold = 0, ...texts } = given
  const needs = ['rollout', 'fleet', ...(texts.observed ? (['observed'] as const) : [])] as const
  const behind: Behind = { releases: releases.map(kept), untold }
  const registry = {
    head: registryOf(head),
    base: base && registryOf(base, 'before/flags.yml'),
  }
  return { ...(await world(texts, needs)), registry, behind }
}
