import { commitOf, oneOf, timeOf, yesOrNo } from './asked.ts'
import { line } from './base/escape.ts'
import { readEvent } from './event.ts'
import { exitCode } from './exit-code.ts'
import { gate } from './gate.ts'
import type { Decision } from './model/verdict.ts'
import { MOMENTS } from './moments.ts'
import { annotations, decision as decisionFile, formats, summary } from './report/index.ts'
import type { Request } from './request.ts'
import { actionsRunner, type Runner } from './runner.ts'
import { version } from './version.ts'
import { writeDecision, writeEvidence } from './write.ts'

void judge(actionsRunner())

async function judge(runner: Runner): Promise<void> {
  try {
    // Whatever happens from here on, the output says error until the verdict stands.
    runner.output('verdict', 'error')
    const decision = await gate(requestFrom(runner))
    await tell(decision, runner)
    process.exitCode = exitCode(decision.verdict)
    runner.output('verdict', decision.verdict)
  } catch (error) {
    process.exitCode = 2
    const reason = error instanceof Error ? error.message : String(error)
    runner.fail(`Rollcall could not judge: ${line(reason)}`)
  }
}

/** Every input, read once and here. */
function requestFrom({ input, inputs }: Runner): Request {
  const base = input('base')
  const event = readEvent(process.env, base)
  const commit = commitOf('commit', input('commit')) ?? event.subject?.commit
  const asOf = timeOf('as-of', input('as-of'))
  return {
    root: process.cwd(),
    manifests: inputs('manifest'),
    moment: oneOf('moment', input('moment') ?? event.moment, MOMENTS),
    policy: input('policy'),
    inventories: inputs('inventory'),
    flags: inputs('flags'),
    touches: input('touches'),
    observed: input('observed'),
    deadline: timeOf('deadline', input('deadline')),
    base: base ?? event.base,
    head: event.head && commit,
    commit,
    environment: input('environment'),
    requireReview: yesOrNo('require-review', input('require-review')),
    earlier: input('earlier'),
    incident: input('incident'),
    github: event.subject && {
      apiUrl: process.env['GITHUB_API_URL'] ?? 'https://api.github.com',
      graphqlUrl: process.env['GITHUB_GRAPHQL_URL'] ?? 'https://api.github.com/graphql',
      token: input('github-token'),
      subject: { ...event.subject, commit: commit ?? event.subject.commit },
      clock: Date.now,
    },
    now: asOf ?? Date.now(),
    replay: asOf !== undefined,
  }
}

async function tell(decision: Decision, { output, print, annotate, summarise, input }: Runner) {
  const all = annotations(decision)
  print(formats.text(decision, { version }))
  for (const annotation of all) annotate(annotation)
  await summarise(summary(decision, { version }))
  const file = input('decision') ?? 'rollcall-decision.json'
  writeDecision(process.cwd(), file, decision, decisionFile(decision, { version }))
  const record = input('record')
  if (record !== undefined) await writeEvidence(process.cwd(), record, decision)
  const findings = decision.judgements.flatMap(({ findings }) => findings)
  output('decision', file)
  output('plan-digest', decision.judgements.map(({ plan }) => plan?.digest ?? '').join('\n'))
  output('blocking', findings.filter(({ effect }) => effect !== 'warn').length)
  output('warnings', findings.filter(({ effect }) => effect === 'warn').length)
}
