import { folded } from '../../base/flag-names.ts'
import { span } from '../../base/time.ts'
import { count, short } from '../../base/words.ts'
import type { FlagHistory, Former, Registries } from '../../model/flags.ts'
import type { Draft, Facts } from '../../model/rule.ts'
import { bounded } from '../bounded.ts'
import { defineRule } from '../define.ts'
import { byName, day, NO_REGISTRY } from './names.ts'

type Given = Pick<Facts, 'registry' | 'history' | 'policy' | 'now'>

export default defineRule({
  id: 'flags/resurrected',
  question: 'Is every flag that is added a new one?',
  from: 'plan',
  severity: 'block',
  needs: ['registry', 'history', 'policy', 'now'],
  idle({ registry, history }) {
    if (!registry) return NO_REGISTRY
    if (!history)
      return 'nothing says what was there before the change, so no flag is told to be new'
    return history.added > 0 ? undefined : 'the change adds no flag'
  },
  check(given) {
    const { registry, history } = given
    if (!registry || !history) return []
    const flags = byName(registry.head.flags)
    return bounded(worstFirst(history, registry, given), (former) => ({
      what: `${whatWas(former)}, and ${short(former.removed.commit)} removed it on ${day(former.removed.at)} (${former.removed.title}): what was built before may still take it for the old one`,
      ...judged(former, given),
      place: flags.get(folded(former.key))?.place ?? former.was,
      because: former.was,
    }))
  },
  shows({ history }) {
    const { added, commits } = history ?? { added: 0, commits: 0 }
    return `${count(added, 'added flag')}, and none was ever there before in ${count(commits, 'commit')} of history`
  },
})

/** A flag whose tombstone says why it is alive again is no surprise. */
function formerOnes({ former }: FlagHistory, { head }: Registries): readonly Former[] {
  const explained = byName(head.retired.filter(({ unretired }) => unretired))
  return former.filter(({ key }) => !explained.has(folded(key)))
}

function worstFirst(history: FlagHistory, registry: Registries, given: Given): readonly Former[] {
  const found = formerOnes(history, registry)
  const isMild = (former: Former) => judged(former, given).severity === 'warn'
  return [...found.filter((former) => !isMild(former)), ...found.filter(isMild)]
}

function whatWas({ key, how }: Former): string {
  return how === 'defined'
    ? `${key} is added as a new flag and was defined before`
    : `${key} is added as a new flag and code asked for it before`
}

function judged(former: Former, given: Given): Pick<Draft, 'next' | 'severity'> {
  const { revertedBy } = former
  if (revertedBy !== undefined) {
    return {
      next: `${short(revertedBy)} says that it reverts the removal; make sure that the flag means what it meant`,
      severity: 'warn',
    }
  }
  if (isFresh(former, given)) {
    return {
      next: `It was gone for less than the ${span(given.policy.flags.grace)} that the policy allows; make sure that it means what it meant`,
      severity: 'warn',
    }
  }
  return {
    next: 'Give the new flag a name that nothing had before; if it is the old one, revert the commit that removed it, or add its tombstone with unretired (by, reason and at)',
  }
}

function isFresh({ removed }: Former, { policy, now }: Given): boolean {
  const age = now - removed.at
  return age >= 0 && age <= policy.flags.grace * 1000
}
