import type { Documents, NamedDocument } from '../../model/documents.ts'
import type { Draft } from '../../model/rule.ts'

/** What is wrong with each state a procedure can be in; nothing where a person can read it. */
const FAULTS: Record<NamedDocument['state'], string | undefined> = {
  present: undefined,
  elsewhere: undefined,
  missing: 'does not exist in this revision',
  empty: 'is empty',
  outside: 'leads out of the repository',
}

/** The procedures of one role that nobody could follow. */
export function unreadable({ named }: Documents, role: NamedDocument['role']): readonly Draft[] {
  return named.flatMap(({ role: of, path, place, state }) => {
    const fault = FAULTS[state]
    if (of !== role || !fault) return []
    return [
      {
        what: `The procedure ${path} ${fault}, so nobody could follow it`,
        next: 'Commit it with the change, or name the one that is meant',
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
