import { slotText } from '../../base/slots.ts'
import type { Reads } from '../../model/flags.ts'

/** A slot that a release reads for something else, as a part of a sentence. */
export function takenFor({ slot, key }: Reads['slots'][number]): string {
  return key === undefined
    ? `reads ${slotText(slot)}, nobody knows what for`
    : `reads ${slotText(slot)} as ${key}`
}
