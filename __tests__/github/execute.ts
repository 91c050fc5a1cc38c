import { readFileSync } from 'node:fs'
import {
  buildSchema,
  type DocumentNode,
  execute,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  GraphQLScalarType,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
  validate,
  valueFromASTUntyped,
} from 'graphql'
import type { Sight } from './connection.ts'
import type { Json } from './description.ts'
import { queryRoot } from './graph.ts'

// Executes queries against GitHub's own schema, so that an answer has the shape it describes.

const SCHEMA = 'node_modules/@octokit/graphql-schema/schema.graphql'
const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/

/** Scalars that the schema only names. */
const TEXTS: Readonly<Record<string, RegExp>> = {
  DateTime: DATE,
  GitTimestamp: DATE,
  GitObjectID: /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/,
  BigInt: /^-?\d+$/,
  URI: /^https?:\/\//,
}

function scalarOf(name: string, pattern: RegExp) {
  return (value: unknown): string => {
    if (typeof value === 'string' && pattern.test(value)) return value
    throw new TypeError(`${JSON.stringify(value)} is no ${name}`)
  }
}

let cached: GraphQLSchema | undefined

function schema(): GraphQLSchema {
  if (cached !== undefined) return cached
  cached = buildSchema(readFileSync(SCHEMA, 'utf8'), { assumeValid: true })
  for (const [name, pattern] of Object.entries(TEXTS)) {
    const type = cached.getType(name)
    if (!(type instanceof GraphQLScalarType)) throw new Error(`the schema has no scalar ${name}`)
    type.serialize = scalarOf(name, pattern)
    type.parseValue = scalarOf(name, pattern)
    type.parseLiteral = (node, variables) => type.parseValue(valueFromASTUntyped(node, variables))
  }
  return cached
}

export interface Asked {
  readonly query: string
  readonly operationName: string | undefined
  readonly variables: Readonly<Record<string, unknown>>
}

export interface Executed {
  readonly body: Json
  /** What of it GitHub refuses, or what is not modelled here. */
  readonly problems: readonly string[]
}

/** As GitHub tells an error: its kind beside the message. */
function told(error: GraphQLError): Json {
  const { message, path, locations, extensions } = error
  const { type, ...more } = extensions as { readonly type?: string }
  const told = {
    ...(type === undefined ? {} : { type }),
    ...(path === undefined ? {} : { path: [...path] }),
    ...(Object.keys(more).length > 0 ? { extensions: more } : {}),
    locations: (locations ?? []).map(({ line, column }) => ({ line, column })),
    message,
  }
  return told as Json
}

function refused(errors: readonly GraphQLError[]): Executed {
  return { body: { errors: errors.map(told) }, problems: errors.map(({ message }) => message) }
}

const documents = new Map<string, DocumentNode | readonly GraphQLError[]>()

/** Queries are few and asked often. */
function documentOf(query: string): DocumentNode | readonly GraphQLError[] {
  const known = documents.get(query)
  if (known !== undefined) return known
  const made = parsed(query)
  documents.set(query, made)
  return made
}

function parsed(query: string): DocumentNode | readonly GraphQLError[] {
  try {
    const document = parse(query)
    const errors = validate(schema(), document)
    return errors.length > 0 ? errors : document
  } catch (error) {
    return [error as GraphQLError]
  }
}

function operationsOf(document: DocumentNode): readonly OperationDefinitionNode[] {
  return document.definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION)
}

/** The name of the operation that a request asks for. */
export function operationNameOf({ query, operationName }: Asked): string {
  if (operationName !== undefined) return operationName
  const document = documentOf(query)
  const [first] = 'kind' in document ? operationsOf(document) : []
  return first?.name?.value ?? 'anonymous'
}

/** https://docs.github.com/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api#node-limit */
const MOST_NODES = 500_000

/** The most nodes that a query can give, which GitHub counts before it looks. */
function nodesOf(document: DocumentNode, asked: Asked): number {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const each of document.definitions) {
    if (each.kind === Kind.FRAGMENT_DEFINITION) fragments.set(each.name.value, each)
  }
  const sizeOf = (field: FieldNode): number | undefined => {
    const bound = field.arguments?.find(({ name }) => ['first', 'last'].includes(name.value))?.value
    if (bound?.kind === Kind.INT) return Number(bound.value)
    if (bound?.kind === Kind.VARIABLE) return Number(asked.variables[bound.name.value] ?? 0)
    return undefined
  }
  const within = (set: SelectionSetNode | undefined, times: number): number => {
    let sum = 0
    for (const each of set?.selections ?? []) {
      if (each.kind === Kind.FRAGMENT_SPREAD) {
        sum += within(fragments.get(each.name.value)?.selectionSet, times)
      } else if (each.kind === Kind.INLINE_FRAGMENT) {
        sum += within(each.selectionSet, times)
      } else {
        const size = sizeOf(each)
        const nodes = size === undefined ? 0 : times * size
        sum += nodes + within(each.selectionSet, size === undefined ? times : nodes)
      }
    }
    return sum
  }
  const operation = operationsOf(document).find(
    ({ name }) => asked.operationName === undefined || name?.value === asked.operationName,
  )
  return within(operation?.selectionSet, 1)
}

function tooMany(nodes: number): Executed {
  const count = (n: number) => n.toLocaleString('en-US')
  const message = `This query requests up to ${count(nodes)} possible nodes which exceeds the maximum limit of ${count(MOST_NODES)}.`
  return { body: { errors: [{ type: 'MAX_NODE_LIMIT_EXCEEDED', message }] }, problems: [message] }
}

/** A field that is not modelled is an error, and not null: null would look like an answer. */
function fieldOf(source: unknown, args: unknown, _: unknown, { fieldName, parentType }: Field) {
  const value = (source as Readonly<Record<string, unknown>>)[fieldName]
  if (value === undefined && !(fieldName in (source as object))) {
    throw new Error(`${parentType.name}.${fieldName} is not modelled`)
  }
  return typeof value === 'function' ? value(args) : value
}

interface Field {
  readonly fieldName: string
  readonly parentType: { readonly name: string }
}

export function executed(asked: Asked, sight: Sight): Executed {
  const document = documentOf(asked.query)
  if (!('kind' in document)) return refused(document)
  const nodes = nodesOf(document, asked)
  if (nodes > MOST_NODES) return tooMany(nodes)
  const result = execute({
    schema: schema(),
    document,
    rootValue: queryRoot(sight),
    variableValues: asked.variables,
    operationName: asked.operationName ?? null,
    fieldResolver: fieldOf,
  })
  if (result instanceof Promise) throw new Error('no field takes its time')
  const { data, errors = [] } = result
  if (data === undefined) return refused(errors)
  const wrong = errors.filter(({ extensions }) => extensions['type'] !== 'NOT_FOUND')
  const body = { data, ...(errors.length > 0 ? { errors: errors.map(told) } : {}) }
  // Executed objects have no prototype.
  return { body: JSON.parse(JSON.stringify(body)), problems: wrong.map(({ message }) => message) }
}
