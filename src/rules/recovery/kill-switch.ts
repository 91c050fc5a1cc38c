import { isReadable } from '../../base/readable.ts'
import { list } from '../../base/words.ts'
import type { Draft, Facts } from '../../model/rule.ts'
import { defineRule } from '../define.ts'
import { activatesFlag } from '../flags.ts'
import { inPolicy } from '../places.ts'
import { notLately } from './dates.ts'
import { procedureText, unreadable } from './document.ts'

type Given = Pick<Facts, 'rollout' | 'policy' | 'documents' | 'now'>

export default defineRule({
  id: 'recovery/kill-switch',
  question: 'Is there a drilled stop that is not a redeploy, and may somebody pull it?',
  from: 'plan',
  severity: 'block',
  needs: ['rollout', 'policy', 'documents', 'now'],
  idle({ rollout, policy }) {
    return policy.protected || activatesFlag(rollout.manifest.value)
      ? undefined
      : 'no flag is activated and the environment is not protected'
  },
  check(given) {
    const drafts = faults(given)
    return activatesFlag(given.rollout.manifest.value)
      ? drafts
      : drafts.map((draft) => ({ ...draft, severity: 'warn' as const }))
  },
  shows({ rollout, documents }) {
    const { drilled, mayPull = [] } = rollout.manifest.value.recovery?.killSwitch ?? {}
    return `${list(mayPull.filter(isReadable))} may pull it as ${procedureText(documents, 'kill-switch')} says, drilled on ${drilled}`
  },
})

function faults({ rollout, policy, documents, now }: Given): readonly Draft[] {
  const { manifest } = rollout
  const killSwitch = manifest.value.recovery?.killSwitch
  if (!killSwitch) {
    return [
      {
        what: 'No kill switch is named, so whoever sees a fault has first to work out how to stop it',
        next: 'Write recovery.killSwitch with its procedure (a file), drilled (the day it was tried) and mayPull (who may pull it)',
        place: manifest.at('recovery', 'killSwitch'),
      },
    ]
  }
  const when = notLately('drilled', killSwitch.drilled, policy.recovery.drilled, now)
  return [
    ...unreadable(documents, 'kill-switch'),
    ...(when === undefined
      ? []
      : [
          {
            what: `The kill switch ${when}`,
            next: 'Drill it, and write the day into recovery.killSwitch.drilled',
            place: manifest.at('recovery', 'killSwitch', 'drilled'),
            because: inPolicy(policy, 'recovery', 'drilled'),
          },
        ]),
    ...(killSwitch.mayPull?.some(isReadable)
      ? []
      : [
          {
            what: 'Nobody may pull the kill switch, so whoever sees the fault first has to ask',
            next: 'Write recovery.killSwitch.mayPull with those on call',
            place: manifest.at('recovery', 'killSwitch', 'mayPull'),
          },
        ]),
  ]
}
