import expired from '../../../src/rules/flags/expired.ts'
import { DAY, flag, flagTable, NOW, tombstone } from './world.ts'

const due = (key: string, days: number, owner?: string) =>
  flag(key, { expires: NOW + days * DAY, owner })

flagTable(expired, {
  finds: [
    {
      name: 'R13: a flag is past its date',
      head: { flags: [due('rlp', 1), due('smars', -31, 'etg')] },
      found: [{ at: 'flags.yml:2:5', says: ['smars', '2012-07-01', 'etg owns it'] }],
    },
    {
      name: 'R13: nobody owns it',
      head: { flags: [flag('rlp', { expires: NOW - 1 })] },
      found: [{ at: 'flags.yml:1:5', says: ['nobody owns it'] }],
    },
  ],
  passes: [
    { name: 'the date is still to come', head: { flags: [due('rlp', 1), flag('smars')] } },
    { name: 'it is the last moment', head: { flags: [due('rlp', 0)] } },
  ],
  idle: [
    { name: 'no flag has a date', head: { flags: [flag('rlp')] } },
    { name: 'only a tombstone is there', head: { retired: [tombstone('power_peg')] } },
  ],
})
