import { readFileSync } from 'node:fs'
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import formats from 'ajv-formats'

// GitHub's own description of its REST API, cut by scripts/cut-openapi.ts to what is answered here.

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
type Schema = { readonly [key: string]: Json }

interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required?: boolean
  readonly schema: Schema
  /** It may hold slashes. */
  readonly 'x-multi-segment'?: boolean
}

export interface Operation {
  readonly id: string
  readonly pattern: RegExp
  readonly parameters: readonly Parameter[]
  /** By status; undefined where the answer has no JSON body. */
  readonly answers: ReadonlyMap<number, Schema | undefined>
}

export interface Found {
  readonly operation: Operation
  readonly path: Readonly<Record<string, string>>
}

const SPECIFICATION = new URL('openapi.json', import.meta.url)

const specification = JSON.parse(readFileSync(SPECIFICATION, 'utf8')) as {
  readonly paths: Record<string, Record<string, Schema>>
  readonly components: Record<string, Record<string, Schema>>
}

function resolved(node: Schema): Schema {
  const reference = node['$ref']
  if (typeof reference !== 'string') return node
  const [, , kind = '', name = ''] = reference.split('/')
  const found = specification.components[kind]?.[name]
  if (found === undefined) throw new Error(`openapi.json has no ${reference}`)
  return resolved(found)
}

/** OpenAPI 3.0 says `nullable` where JSON Schema has a type of its own. */
function toJsonSchema(node: Json): Json {
  if (Array.isArray(node)) return node.map(toJsonSchema)
  if (typeof node !== 'object' || node === null) return node
  const { nullable, ...rest } = node
  const schema = Object.fromEntries(
    Object.entries(rest).map(([key, value]) => [
      key,
      key === 'enum' || key === 'default' ? value : toJsonSchema(value),
    ]),
  ) as Schema
  return nullable === true ? { anyOf: [schema, { type: 'null' }] } : schema
}

const ajv = new Ajv({ allErrors: true, strict: false })
// The package is CommonJS: Node gives its function itself, TypeScript takes it for a module.
const addFormats = formats as unknown as typeof formats.default
addFormats(ajv, ['date-time', 'email', 'uri'])
ajv.addFormat('int64', true)
ajv.addFormat('timestamp', true)
ajv.addSchema({ $id: 'github', components: toJsonSchema(specification.components as Json) })
const loose = new Ajv({ strict: false, coerceTypes: true })

function local(schema: Schema): Schema {
  return JSON.parse(
    JSON.stringify(toJsonSchema(schema)).replaceAll('"#/components/', '"github#/components/'),
  )
}

const compiled = new Map<Schema, ValidateFunction>()

function validatorOf(schema: Schema): ValidateFunction {
  const known = compiled.get(schema)
  if (known !== undefined) return known
  const made = ajv.compile(local(schema))
  compiled.set(schema, made)
  return made
}

function inWords(errors: readonly ErrorObject[] | null | undefined): readonly string[] {
  return (errors ?? []).map(
    ({ instancePath, message }) => `${instancePath || 'the whole'} ${message ?? 'is wrong'}`,
  )
}

function patternOf(path: string, parameters: readonly Parameter[]): RegExp {
  const escaped = path.replace(/[.*+?^$()|[\]\\]/g, '\\$&')
  const source = escaped.replace(/\{(\w+)\}/g, (_, name: string) => {
    const long = parameters.some((each) => each.name === name && each['x-multi-segment'])
    return `(?<${name}>${long ? '.+' : '[^/]+'})`
  })
  return new RegExp(`^${source}$`)
}

function operationOf(path: string, described: Schema): Operation {
  const parameters = ((described['parameters'] ?? []) as Schema[]).map(
    (each) => resolved(each) as unknown as Parameter,
  )
  const answers = Object.entries(described['responses'] as Record<string, Schema>).map(
    ([status, answer]) => {
      const content = resolved(answer)['content'] as Record<string, Schema> | undefined
      return [Number(status), content?.['application/json']?.['schema'] as Schema | undefined]
    },
  )
  return {
    id: String(described['operationId']),
    pattern: patternOf(path, parameters),
    parameters,
    answers: new Map(answers as [number, Schema | undefined][]),
  }
}

/** Those with the fewest parameters first, so that the most exact one answers. */
const operations: readonly Operation[] = Object.entries(specification.paths)
  .sort(([a], [b]) => a.split('{').length - b.split('{').length)
  .map(([path, methods]) => operationOf(path, methods['get'] as Schema))

/** Ids of all operations of the REST API that are answered. */
export const OPERATIONS: readonly string[] = operations.map(({ id }) => id).sort()

export function find(path: string): Found | undefined {
  for (const operation of operations) {
    const match = operation.pattern.exec(path)
    if (match === null) continue
    const decoded = Object.entries(match.groups ?? {}).map(([key, value]) => [
      key,
      decodeURIComponent(value),
    ])
    return { operation, path: Object.fromEntries(decoded) }
  }
  return undefined
}

// Made once for each, since ajv keeps all that it ever made.
const parameters = new Map<Parameter, ValidateFunction>()

function compiledFor(parameter: Parameter): ValidateFunction {
  const { name, schema } = parameter
  const validate = loose.compile({ type: 'object', properties: { [name]: schema } })
  parameters.set(parameter, validate)
  return validate
}

function parameterProblems(parameter: Parameter, value: string | null | undefined) {
  const { name } = parameter
  if (value === null || value === undefined) {
    return parameter.required ? [`the parameter ${name} is missing`] : []
  }
  const validate = parameters.get(parameter) ?? compiledFor(parameter)
  return validate({ [name]: value }) ? [] : inWords(validate.errors)
}

/** What of a request GitHub would not understand, or would pass over. */
export function requestProblems({ operation, path }: Found, query: URLSearchParams): string[] {
  const known = operation.parameters.filter((each) => each.in === 'query').map(({ name }) => name)
  const problems = operation.parameters.flatMap((each) =>
    parameterProblems(each, each.in === 'path' ? path[each.name] : query.get(each.name)),
  )
  const unknown = [...query.keys()].filter((name) => !known.includes(name))
  const perPage = Number(query.get('per_page') ?? 30)
  return [
    ...problems,
    ...unknown.map((name) => `${operation.id} has no parameter ${name}`),
    ...(perPage < 1 || perPage > 100 ? [`per_page is ${perPage}, and not 1 to 100`] : []),
  ]
}

/** Where an answer is not as GitHub describes it. */
export function answerProblems(operation: Operation, status: number, body: Json): string[] {
  const schema = operation.answers.get(status)
  if (schema === undefined) return [`${operation.id} does not answer ${status} with JSON`]
  const validate = validatorOf(schema)
  return validate(body) ? [] : [...inWords(validate.errors)]
}

function isRecord(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function variantFor(variants: readonly Schema[], value: Json | undefined): Schema {
  const fitting = variants.find((variant) => {
    const required = (resolved(variant)['required'] ?? []) as string[]
    return isRecord(value) && required.every((key) => key in value)
  })
  return fitting ?? variants[0] ?? {}
}

function emptyOf(schema: Schema): Json {
  if (schema['nullable'] === true) return null
  const [first] = (schema['enum'] ?? []) as Json[]
  if (first !== undefined) return first
  switch (schema['type']) {
    case 'array':
      return []
    case 'integer':
    case 'number':
      return 0
    case 'boolean':
      return false
    case 'string':
      if (schema['format'] === 'date-time') return '2026-01-01T00:00:00Z'
      return schema['format'] === 'uri' ? 'https://api.github.com/untold' : ''
    default:
      return complete(schema, {})
  }
}

/** The value, with something of the right shape in every place that the schema asks for and it leaves out. */
function complete(node: Schema, value: Json): Json {
  const schema = resolved(node)
  const variants = (schema['oneOf'] ?? schema['anyOf']) as Schema[] | undefined
  if (variants !== undefined) return complete(variantFor(variants, value), value)
  if (Array.isArray(value)) {
    return value.map((each) => complete((schema['items'] ?? {}) as Schema, each))
  }
  if (!isRecord(value)) return value
  const properties = (schema['properties'] ?? {}) as Record<string, Schema>
  const whole: Record<string, Json> = {}
  for (const [key, each] of Object.entries(value)) {
    whole[key] = complete(properties[key] ?? {}, each)
  }
  for (const key of (schema['required'] ?? []) as string[]) {
    const property = resolved(properties[key] ?? {})
    if (!(key in whole)) whole[key] = emptyOf(property)
  }
  return whole
}

/** A value of a schema by its name. Fields that GitHub always has, and no story here is about, are filled in. */
export function filled(name: string, value: Json): Json {
  return complete({ $ref: `#/components/schemas/${name}` }, value)
}
