import { oneOf, UsageError } from '../asked.ts'
import { line } from '../base/escape.ts'
import { ended } from '../base/words.ts'
import { selectors } from '../evidence/selector/index.ts'
import { ruleIds } from '../gate.ts'
import { gather } from '../gather.ts'
import type { Problem } from '../model/evidence.ts'
import { names, object, table } from '../report/hosts.ts'
import { trapDrafts } from '../rules/hosts/traps.ts'
import { openWorld } from '../world.ts'
import { parse } from './options.ts'
import type { Terminal } from './terminal.ts'

/** What stands where a finding would name its file. */
const SELECTOR = 'SELECTOR'

/** `rollcall hosts SELECTOR`: what a selector yields, and why each host is in or out. */
export async function hosts(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, operands } = parse(args, {
    inventory: { type: 'string', multiple: true },
    policy: { type: 'string' },
    all: { type: 'boolean' },
    format: { type: 'string' },
  })
  const [text, ...more] = operands
  if (text === undefined || more.length > 0) {
    throw new UsageError('hosts takes one selector, in quotes: rollcall hosts "web:!web-3"')
  }
  const format = oneOf('--format', values.format ?? 'text', ['text', 'json', 'names'])
  const fleet = await readFleet(values.inventory, values.policy, terminal)
  if (!fleet.known) {
    terminal.stderr(fleet.because.map(problemLine).join(''))
    return 2
  }
  for (const defect of fleet.value.defects) terminal.stderr(problemLine(defect))
  const select = await selectors([text])
  const selection = select(text, { file: SELECTOR, line: 1, column: 1 }, fleet.value)
  const doubts = trapDrafts(selection, fleet.value)
  const resolution = { selection, fleet: fleet.value, doubts }
  const formats = {
    text: () => table(resolution, values.all),
    json: () => object(resolution),
    names: () => names(resolution),
  }
  terminal.stdout(formats[format]())
  return doubts.length > 0 || fleet.value.defects.length > 0 ? 1 : 0
}

async function readFleet(
  inventories: readonly string[],
  policy: string | undefined,
  { root, clock }: Terminal,
) {
  const request = {
    root,
    manifests: [],
    moment: 'plan',
    policy,
    inventories,
    touches: undefined,
    observed: undefined,
    deadline: undefined,
    base: undefined,
    now: clock(),
    replay: false,
  } as const
  const world = await openWorld(request)
  // The selector stands for a manifest in this folder: its policy is the one looked for.
  return world.known ? gather(SELECTOR, request, ruleIds, world.value).readers.fleet() : world
}

function problemLine({ place, what, next }: Problem): string {
  return `${line(place.file)}:${place.line}:${place.column}  ${line(what)}.\n  → ${ended(line(next))}\n`
}
