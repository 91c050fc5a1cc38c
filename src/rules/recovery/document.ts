import type { Documents, NamedDocument } from '../../model/documents.ts'
import type { Draft } from '../../model/rule.ts'

/** What is wrong with each state a procedure can be in; nothing where a person can read it. */
const FAULTS: Record<NamedDocument['state'], Pick<Draft, 'what' | 'next'> | undefined> = {
  present: undefined,
  elsewhere: undefined,
  missing: {
    what: 'does not exist in this revision',
    next: 'Commit it with the change, or name the one that is meant',
  },
  empty: { what: 'is empty', next: 'Write the steps into it, or name the one that is meant' },
  outside: {
    what: 'leads out of the repository',
    next: 'Name a file of the repository, or a web address',
  },
}

/** A web address that names a host, after a user name if there is one. */
const HOST = /^https?:\/\/(?:[^\s/?#@]*@)?[^\s/?#@!-,.;-@\\^-`{-~-][^\s/?#@]*(?:[/?#]|$)/i

const NOWHERE = {
  what: 'is a web address without a host',
  next: 'Write the whole address, or name a file of the repository',
}

/** The procedures of one role that nobody could follow. */
export function unreadable({ named }: Documents, role: NamedDocument['role']): readonly Draft[] {
  return named.flatMap(({ role: of, path, place, state }) => {
    const fault = state === 'elsewhere' && !HOST.test(path) ? NOWHERE : FAULTS[state]
    if (of !== role || !fault) return []
    return [
      {
        what: `The procedure ${path} ${fault.what}, so nobody could follow it`,
        next: fault.next,
        place,
      },
    ]
  })
}

/** A procedure as evidence: a web address is shown, never opened. */
export function procedureText({ named }: Documents, role: NamedDocument['role']): string {
  const found = named.find((document) => document.role === role)
  return found?.state === 'elsewhere' ? `${found.path} (not opened)` : `${found?.path}`
}
