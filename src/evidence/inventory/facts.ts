import type { Fact } from '../../model/fleet.ts'

export const FACTS: readonly Fact[] = [
  'address',
  'state',
  'zone',
  'environment',
  'release',
  'commit',
  'weight',
]

/** The Ansible variables that say a fact, and the fact. */
const VARIABLES: ReadonlyMap<string, Fact> = new Map<string, Fact>([
  ['ansible_host', 'address'],
  // The name before Ansible 2.0, which it still reads.
  ['ansible_ssh_host', 'address'],
  ...FACTS.slice(1).map((fact) => [`rollcall_${fact}`, fact] as const),
])

export const VARIABLE_NAMES: readonly string[] = [...VARIABLES.keys()]

export function factOf(variable: string): Fact | undefined {
  return VARIABLES.get(variable)
}

/** Whether the variable whose name stands in a text at `at` begins like those that are looked at. */
export function mayBeFact(text: string, at: number): boolean {
  return begins(text, at, 'ansible_') || begins(text, at, 'rollcall_')
}

/** `startsWith` takes longer where the first characters already differ, as they mostly do. */
function begins(text: string, at: number, prefix: string): boolean {
  for (let i = 0; i < prefix.length; i++) {
    if (text.charCodeAt(at + i) !== prefix.charCodeAt(i)) return false
  }
  return true
}
