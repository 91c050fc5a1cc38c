import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'

// Cuts GitHub's description of its REST API to the operations that the tests' GitHub answers.
// The description is generated/api.github.com.json of the package @octokit/openapi 23.0.2 (MIT
// License, Copyright (c) 2020 Octokit contributors), which is 400 MB and so not installed here:
//   npm install --prefix /tmp/openapi @octokit/openapi@23.0.2
//   node scripts/run.js scripts/cut-openapi.ts /tmp/openapi/node_modules/@octokit/openapi/generated/api.github.com.json

const TARGET = '__tests__/github/openapi.json'

const OPERATIONS = new Set([
  'actions/get-pending-deployments-for-run',
  'actions/get-reviews-for-run',
  'actions/get-workflow-run',
  'actions/get-workflow-run-attempt',
  'git/get-ref',
  'pulls/get',
  'pulls/list-commits',
  'pulls/list-reviews',
  'rate-limit/get',
  'repos/compare-commits-with-basehead',
  'repos/get',
  'repos/get-collaborator-permission-level',
  'repos/get-environment',
  'repos/list-activities',
  'repos/list-deployment-statuses',
  'repos/list-deployments',
  'repos/list-pull-requests-associated-with-commit',
  'teams/get-by-name',
  'teams/get-membership-for-user-in-org',
])

/** What no check reads: texts for people, and GitHub's notes to its own tools. */
const FOR_PEOPLE = new Set(['description', 'summary', 'title', 'example', 'tags', 'externalDocs'])
const ALWAYS_CUT = new Set(['examples', 'x-github', 'x-github-breaking-changes'])

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }
type Tree = { readonly [key: string]: Json }

/** Below `properties` keys are names of fields, and a field may well be called `description`. */
function withoutTexts(node: Json, namesFields = false): Json {
  if (Array.isArray(node)) return node.map((each) => withoutTexts(each))
  if (typeof node !== 'object' || node === null) return node
  const kept = Object.entries(node)
    .filter(([key]) => namesFields || !(FOR_PEOPLE.has(key) || ALWAYS_CUT.has(key)))
    .map(([key, value]) => [key, withoutTexts(value, !namesFields && key === 'properties')])
  return Object.fromEntries(kept)
}

function referencesIn(node: Json): readonly string[] {
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, value]) =>
    key === '$ref' && typeof value === 'string' ? [value] : referencesIn(value),
  )
}

function at(root: Tree, path: readonly string[]): Json {
  let node: Json = root
  for (const key of path) {
    const next: Json | undefined = (node as Tree)[key]
    if (next === undefined) throw new Error(`the description has no ${path.join('/')}`)
    node = next
  }
  return node
}

function usedPaths(whole: Tree): Tree {
  const missing = new Set(OPERATIONS)
  const paths: Record<string, Json> = {}
  for (const [path, methods] of Object.entries(whole['paths'] as Tree)) {
    const used = Object.entries(methods as Tree).filter(([, operation]) =>
      missing.delete(String((operation as Tree)['operationId'])),
    )
    if (used.length > 0) paths[path] = withoutTexts(Object.fromEntries(used))
  }
  if (missing.size > 0) throw new Error(`the description lacks ${[...missing].join(', ')}`)
  return paths
}

/** Every component that is referred to, directly or through another. */
function usedComponents(whole: Tree, paths: Tree): Tree {
  const components: Record<string, Record<string, Json>> = {}
  const seen = new Set<string>()
  const open = [...referencesIn(paths)]
  for (let reference = open.pop(); reference !== undefined; reference = open.pop()) {
    if (seen.has(reference)) continue
    seen.add(reference)
    const [, , kind = '', name = ''] = reference.split('/')
    const component = withoutTexts(at(whole, ['components', kind, name]))
    components[kind] = { ...components[kind], [name]: component }
    open.push(...referencesIn(component))
  }
  return components
}

const [source] = process.argv.slice(2)
if (source === undefined) throw new Error('say where api.github.com.json is')
const whole = JSON.parse(readFileSync(source, 'utf8')) as Tree
const paths = usedPaths(whole)
const cut = {
  openapi: whole['openapi'],
  info: whole['info'],
  paths,
  components: usedComponents(whole, paths),
}
writeFileSync(TARGET, JSON.stringify(cut))
execFileSync('node_modules/.bin/biome', ['format', '--write', TARGET])
