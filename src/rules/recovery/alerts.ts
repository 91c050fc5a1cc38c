import { isReadable } from '../../base/readable.ts'
import { defineRule } from '../define.ts'

export default defineRule({
  id: 'recovery/alerts',
  question: 'Does somebody by name get paged when it goes wrong?',
  from: 'plan',
  severity: 'warn',
  needs: ['rollout', 'policy'],
  idle({ policy }) {
    return policy.protected ? undefined : 'the environment is not protected'
  },
  check({ rollout: { manifest } }) {
    if (isReadable(manifest.value.recovery?.alerts?.pages)) return []
    return [
      {
        what: 'Nothing says whom an alert pages, and a warning that reaches nobody stops nothing',
        next: 'Write recovery.alerts.pages with the rota or the person on call',
        place: manifest.at('recovery', 'alerts'),
      },
    ]
  },
  shows({ rollout }) {
    return `Alerts page ${rollout.manifest.value.recovery?.alerts?.pages}`
  },
})
