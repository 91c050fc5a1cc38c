import { defineRule } from '../define.ts'
import { alteredTombstones } from './altered.ts'
import { forgottenFlags, untoldRetirements } from './forgotten.ts'
import { NO_REGISTRY, sizeOf } from './names.ts'
import { unreserved } from './unreserved.ts'
import { unretiredAlone } from './unretired.ts'

export default defineRule({
  id: 'flags/tombstone',
  question: 'Does every flag that goes leave its tombstone, and does every tombstone stay?',
  from: 'plan',
  severity: 'block',
  needs: ['rollout', 'registry', 'policy', 'now'],
  idle({ registry }) {
    return registry ? undefined : NO_REGISTRY
  },
  check({ rollout, registry, policy, now }) {
    if (!registry) return []
    const { head, base } = registry
    return [
      ...untoldRetirements(rollout, registry, now),
      ...(base
        ? [
            ...forgottenFlags(head, base, now),
            ...alteredTombstones(head, base),
            ...unreserved(head, base),
            ...unretiredAlone(head, base, policy),
          ]
        : []),
    ]
  },
  shows({ registry }) {
    if (!registry) return NO_REGISTRY
    const { head, base } = registry
    return base
      ? `Before ${sizeOf(base)}, now ${sizeOf(head)}, and nothing of before is forgotten`
      : `${sizeOf(head)}; nothing says what was there before, so only what the manifest retires was judged`
  },
})
