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

/** What every variable that is looked at begins with. */
export const PREFIXES: readonly string[] = ['ansible_', 'rollcall_']

export const VARIABLE_NAMES: readonly string[] = [...VARIABLES.keys()]

export function factOf(variable: string): Fact | undefined {
  return VARIABLES.get(variable)
}
