import fc from 'fast-check'
import type { PlanParts } from '../../src/model/plan.ts'

// Few different names, so that two plans have some of them in common.
const name = fc.constantFrom('a', 'b', 'c', 'web-10', 'web-9', 'é', '\ufb33', '\u{1f600}')

const names = fc.uniqueArray(name, { maxLength: 5 }).map((all) => all.toSorted())

const few = <T>(...values: readonly T[]) => fc.constantFrom(...values)

/** Plans that differ in a part now and then, and often in none. */
export const anyPlan: fc.Arbitrary<PlanParts> = fc.record({
  commit: few(null, 'a'.repeat(40), `${'a'.repeat(39)}b`),
  manifest: fc.record(
    {
      version: few(1 as const),
      service: few('web', 'not given'),
      environment: few('production', '8'),
      operation: few('deploy' as const, 'restart' as const),
      hosts: fc.record(
        {
          select: few('web', `${'web:'.repeat(50)}a`, `${'web:'.repeat(50)}b`),
          expect: few<number | 'all'>(8, 9, 'all'),
          scope: few(['web'], ['web', 'db']),
          except: few([], [{ host: 'a' }], [{ host: 'a' }, { host: 'b', owner: 'kim' }]),
        },
        { requiredKeys: ['select', 'expect'] },
      ),
    },
    { noNullPrototype: true },
  ),
  hosts: fc.record({
    touched: names,
    strangers: names,
    excepted: names,
    waves: fc.array(fc.record({ name: few('canary', 'rest'), hosts: names }), { maxLength: 3 }),
    rollback: fc.option(names),
  }),
  flags: fc.record({ activates: names, retires: names }),
  policy: few(null, `sha256:${'0'.repeat(64)}`, `sha256:${'1'.repeat(64)}`),
})
