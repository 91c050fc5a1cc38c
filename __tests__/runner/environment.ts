import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { FILE_COMMANDS, type FileCommand } from './step.ts'

export interface WorkflowEvent {
  readonly name: string
  readonly payload: object
}

/** The files that an action writes, by the name of their variable without `GITHUB_`. */
export type CommandFiles = Readonly<Record<FileCommand, string>>

export function makeCommandFiles(temp: string): CommandFiles {
  const directory = join(temp, '_runner_file_commands')
  mkdirSync(directory, { recursive: true })
  const files = FILE_COMMANDS.map((name) => [name, join(directory, name.toLowerCase())] as const)
  for (const [, file] of files) writeFileSync(file, '')
  return Object.fromEntries(files) as CommandFiles
}

/** What is in a command file; nothing, where the action removed it. */
export function readCommandFile(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

const SHA = 'a'.repeat(40)
const REPOSITORY = 'acme/shop'
const REF = 'refs/heads/main'

/** Every variable that the runner gives a step, and none of this process but the search path. */
export function environmentOf(
  workspace: string,
  temp: string,
  event: WorkflowEvent,
  files: CommandFiles,
): Record<string, string> {
  const eventPath = join(temp, 'event.json')
  writeFileSync(eventPath, JSON.stringify(event.payload))
  return {
    CI: 'true',
    HOME: temp,
    LANG: 'C.UTF-8',
    PATH: process.env['PATH'] ?? '',
    GITHUB_ACTION: '__self',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTOR: 'author',
    GITHUB_ACTOR_ID: '1',
    GITHUB_API_URL: 'https://api.github.com',
    GITHUB_BASE_REF: '',
    GITHUB_ENV: files.ENV,
    GITHUB_EVENT_NAME: event.name,
    GITHUB_EVENT_PATH: eventPath,
    GITHUB_GRAPHQL_URL: 'https://api.github.com/graphql',
    GITHUB_HEAD_REF: '',
    GITHUB_JOB: 'gate',
    GITHUB_OUTPUT: files.OUTPUT,
    GITHUB_PATH: files.PATH,
    GITHUB_REF: REF,
    GITHUB_REF_NAME: 'main',
    GITHUB_REF_PROTECTED: 'false',
    GITHUB_REF_TYPE: 'branch',
    GITHUB_REPOSITORY: REPOSITORY,
    GITHUB_REPOSITORY_ID: '1',
    GITHUB_REPOSITORY_OWNER: 'acme',
    GITHUB_REPOSITORY_OWNER_ID: '2',
    GITHUB_RETENTION_DAYS: '90',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_RUN_ID: '42',
    GITHUB_RUN_NUMBER: '1',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_SHA: SHA,
    GITHUB_STATE: files.STATE,
    GITHUB_STEP_SUMMARY: files.STEP_SUMMARY,
    GITHUB_TRIGGERING_ACTOR: 'author',
    GITHUB_WORKFLOW: 'deploy',
    GITHUB_WORKFLOW_REF: `${REPOSITORY}/.github/workflows/deploy.yml@${REF}`,
    GITHUB_WORKFLOW_SHA: SHA,
    GITHUB_WORKSPACE: workspace,
    RUNNER_ARCH: 'X64',
    RUNNER_ENVIRONMENT: 'github-hosted',
    RUNNER_NAME: 'test',
    RUNNER_OS: 'Linux',
    RUNNER_TEMP: temp,
    RUNNER_TOOL_CACHE: join(temp, '_tool'),
    RUNNER_WORKSPACE: join(workspace, '..'),
  }
}
