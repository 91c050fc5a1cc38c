import { oneOf, timeOf } from '../asked.ts'
import { exitCode } from '../exit-code.ts'
import { gate } from '../gate.ts'
import { MOMENTS } from '../moments.ts'
import { decision as decisionFile, formats } from '../report/index.ts'
import { version } from '../version.ts'
import { writeDecision, writeEvidence } from '../write.ts'
import { commitAt } from './commit.ts'
import { githubFrom } from './github.ts'
import { parse } from './options.ts'
import { type Terminal, wantsColour } from './terminal.ts'

/** `rollcall check`: judges manifests; the exit code is the verdict. */
export async function check(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, operands } = parse(args, {
    moment: { type: 'string' },
    policy: { type: 'string' },
    inventory: { type: 'string', multiple: true },
    flags: { type: 'string', multiple: true },
    touches: { type: 'string' },
    observed: { type: 'string' },
    deadline: { type: 'string' },
    base: { type: 'string' },
    commit: { type: 'string' },
    pull: { type: 'string' },
    repository: { type: 'string' },
    environment: { type: 'string' },
    'require-review': { type: 'boolean' },
    earlier: { type: 'string' },
    incident: { type: 'string' },
    'github-evidence': { type: 'string' },
    record: { type: 'string' },
    'as-of': { type: 'string' },
    decision: { type: 'string' },
    format: { type: 'string' },
    quiet: { type: 'boolean' },
  })
  const asOf = timeOf('--as-of', values['as-of'])
  const format = oneOf('--format', values.format ?? 'text', ['text', 'json', 'github'])
  const commit = await commitAt('--commit', values.commit, terminal.root)
  const github = await githubFrom({ ...values, commit }, terminal)
  const decision = await gate({
    root: terminal.root,
    manifests: operands,
    moment: oneOf('--moment', values.moment ?? 'plan', MOMENTS),
    policy: values.policy,
    inventories: values.inventory,
    flags: values.flags,
    touches: values.touches,
    observed: values.observed,
    deadline: timeOf('--deadline', values.deadline),
    base: values.base,
    commit: github?.subject.commit ?? commit,
    environment: values.environment,
    requireReview: values['require-review'],
    earlier: values.earlier,
    incident: values.incident,
    github,
    recorded: values['github-evidence'],
    now: asOf ?? terminal.clock(),
    replay: asOf !== undefined || values['github-evidence'] !== undefined,
  })
  terminal.stdout(
    formats[format](decision, { version, colour: wantsColour(terminal), quiet: values.quiet }),
  )
  if (values.decision !== undefined) {
    const text = decisionFile(decision, { version })
    writeDecision(terminal.root, values.decision, decision, text)
  }
  if (values.record !== undefined) await writeEvidence(terminal.root, values.record, decision)
  return exitCode(decision.verdict)
}
