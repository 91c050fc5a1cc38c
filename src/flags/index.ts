import { sha256 } from '../base/digest.ts'
import { once } from '../base/once.ts'
import { short } from '../base/words.ts'
import { both, known } from '../evidence/problem.ts'
import type { Evidence } from '../model/evidence.ts'
import type { Facts } from '../model/rule.ts'
import { behindOf } from './behind.ts'
import type { Given } from './given.ts'
import { historyOf } from './history.ts'
import { type Question, questionOf } from './question.ts'
import { readRegistries } from './registries.ts'
import { sourcesOf } from './sources.ts'
import { startOf } from './start.ts'

export { USUAL_REGISTRIES } from './sources.ts'

type FlagFact = 'registry' | 'code' | 'history' | 'behind'
export type FlagReaders = {
  readonly [Name in FlagFact]: () => Promise<Evidence<Facts[Name]>>
}

/** What is known of flags: where they are registered, read, were removed, and are still running. */
export function flagReaders(given: Given): FlagReaders {
  const start = once(() => startOf(given))

  const sources = once(async () => {
    const began = await start()
    return began.known ? sourcesOf(given, began.value) : began
  })

  const registry = once(async (): Promise<Evidence<Facts['registry']>> => {
    const read = both(await sources(), await start())
    return read.known ? readRegistries(given, ...read.value) : read
  })

  const question = once(async (): Promise<Evidence<Question | undefined>> => {
    const read = both(await registry(), await start())
    if (!read.known) return read
    const [registries, began] = read.value
    return registries ? questionOf(given, registries, began) : known(undefined)
  })

  const code = once(async (): Promise<Evidence<Facts['code']>> => {
    const ready = await question()
    if (!ready.known || !ready.value) return ready.known ? known(undefined) : ready
    const { asked, code } = ready.value
    const read = await code.read(asked)
    const format = `commit ${short(asked.commit)}`
    const digest = sha256(asked.commit)
    if (read.known) given.sources.push({ role: 'code', file: asked.folder || '.', format, digest })
    return read
  })

  const history = once(async (): Promise<Evidence<Facts['history']>> => {
    const read = both(
      both(await registry(), await question()),
      both(await sources(), await start()),
    )
    if (!read.known) return read
    const [[registries, ready], [named, began]] = read.value
    return registries && ready
      ? historyOf(given, registries, ready, named, began)
      : known(undefined)
  })

  const behind = once(async (): Promise<Evidence<Facts['behind']>> => {
    const read = both(await registry(), await sources())
    if (!read.known) return read
    const [registries, named] = read.value
    return registries ? behindOf(given, registries, named, question) : known(undefined)
  })

  return { registry, code, history, behind }
}
