import { moment, span } from '../../base/time.ts'
import type { Earlier } from '../../model/earlier.ts'
import type { Plan } from '../../model/plan.ts'
import type { Policy } from '../../model/policy.ts'
import type { Draft, Facts } from '../../model/rule.ts'
import { defineRule } from '../define.ts'
import { inPolicy, wholeFile } from '../places.ts'
import { planDifferences, whatMoved } from '../plan.ts'

/** How far clocks may differ, in milliseconds. */
const SKEW = 5 * 60 * 1000

type Given = Pick<Facts, 'plan' | 'earlier' | 'policy' | 'now'>

export default defineRule({
  id: 'gate/decision',
  question: 'Did an earlier moment pass this very plan, and lately?',
  from: 'deploy',
  severity: 'block',
  needs: ['plan', 'earlier', 'policy', 'now'],
  idle({ earlier, policy }) {
    return earlier || policy.decision
      ? undefined
      : 'the policy demands no decision of an earlier moment, and none was given'
  },
  check({ plan, earlier, policy, now }) {
    if (!earlier) return [missing(policy)]
    const wrong = [
      ...order(earlier),
      ...failed(earlier),
      ...(policy.decision ? untimely(earlier, policy.decision.fresh, now) : []),
      ...otherPlan(earlier, plan),
    ]
    return wrong.map((each) => ({
      ...each,
      place: wholeFile(earlier.source.file),
      because: inPolicy(policy, 'decision'),
    }))
  },
  shows({ earlier, now }: Given) {
    return earlier
      ? `This very plan passed at ${earlier.moment}, ${span((now - earlier.at) / 1000)} ago`
      : 'No decision is demanded'
  },
})

type Words = Pick<Draft, 'what' | 'next'>

function missing(policy: Policy): Draft {
  return {
    what: 'The policy demands the decision of an earlier moment, and none was given, so nothing shows that this plan was judged before',
    next: 'Judge at plan, keep the decision file that it writes (--decision), and give it to this moment (--earlier)',
    place: policy.at('decision'),
  }
}

function order({ moment: asked }: Earlier): readonly Words[] {
  if (asked !== 'activate') return []
  return [
    {
      what: 'The decision is of activate, after which no moment comes, so it is no decision of an earlier one',
      next: 'Give the decision of plan or of deploy',
    },
  ]
}

function failed({ moment: asked, verdict }: Earlier): readonly Words[] {
  if (verdict === 'pass') return []
  return [
    {
      what: `The verdict at ${asked} was ${verdict}, and only a plan that passed may go on`,
      next: `Mend what its decision reports, and ask at ${asked} again`,
    },
  ]
}

function untimely(earlier: Earlier, fresh: number, now: number): readonly Words[] {
  const { moment: asked, at, replay } = earlier
  const again = `Ask at ${asked} again`
  // Its time was given, so that its age tells nothing.
  if (replay) {
    return [
      {
        what: `The decision of ${asked} is a replay, judged as of ${moment(at)}, and shows nothing about today`,
        next: `${again}, without a time of its own`,
      },
    ]
  }
  const age = now - at
  if (age < -SKEW) {
    return [
      {
        what: `The decision of ${asked} was made at ${moment(at)}, which is still to come`,
        next: `Set the clock of the machine that made it, and ask at ${asked} again`,
      },
    ]
  }
  if (age <= fresh * 1000) return []
  return [
    {
      what: `The decision of ${asked} is ${span(age / 1000)} old, and the policy asks for one of the last ${span(fresh)}; the world may have moved since`,
      next: again,
    },
  ]
}

function otherPlan({ moment: asked, plan: before }: Earlier, plan: Plan): readonly Words[] {
  if (before.digest === plan.digest) return []
  const moved = whatMoved(planDifferences(before.parts, plan.parts))
  return [
    {
      what: `The decision of ${asked} is of another plan: ${moved}; the digest was ${before.digest} and is ${plan.digest}`,
      next: `If this is what is meant, ask at ${asked} again and have the new plan approved; else bring back what moved`,
    },
  ]
}
