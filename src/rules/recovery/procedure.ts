import { defineRule } from '../define.ts'
import { procedureText, unreadable } from './document.ts'

export default defineRule({
  id: 'recovery/procedure',
  question: 'Is there a written procedure at this revision?',
  from: 'plan',
  severity: 'warn',
  needs: ['rollout', 'policy', 'documents'],
  idle({ policy }) {
    return policy.protected ? undefined : 'the environment is not protected'
  },
  check({ rollout: { manifest }, documents }) {
    if (manifest.value.recovery?.procedure !== undefined) return unreadable(documents, 'procedure')
    return [
      {
        what: 'No written procedure is named, so the steps live in somebody’s memory',
        next: 'Write recovery.procedure with the file that describes the steps',
        place: manifest.at('recovery', 'procedure'),
      },
    ]
  },
  shows({ documents }) {
    return `The procedure is ${procedureText(documents, 'procedure')}`
  },
})
