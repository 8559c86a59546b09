/** Does a value fit a published schema? As much of JSON Schema as the contract uses; a word it does not know is an error. */
import { isDeepStrictEqual } from 'node:util'

export interface Schema {
  $ref?: string
  type?: string | string[]
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: boolean | Schema
  items?: Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  enum?: unknown[]
  const?: unknown
  pattern?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
  minItems?: number
  maxItems?: number
}
export type Schemas = Record<string, Schema>

const SAID_ONLY = ['description', 'example', 'examples', 'default', 'format', 'title']

/** What does not fit, as `path: why`; nothing when all of it does. */
export function misfits(value: unknown, schema: Schema, schemas: Schemas, path = ''): string[] {
  const at = (key: string | number): string => `${path}/${key}`
  return Object.entries(schema).flatMap(([word, asked]): string[] => {
    if (asked === undefined || SAID_ONLY.includes(word)) return []
    const judge = WORDS[word]
    if (!judge) throw new Error(`${path}: this reader knows no ${word}`)
    return judge({ value, asked: asked as never, schema, schemas, at, path })
  })
}

interface Judged {
  value: unknown
  asked: never
  schema: Schema
  schemas: Schemas
  at: (key: string | number) => string
  path: string
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const short = (value: unknown): string => JSON.stringify(value ?? null).slice(0, 60)

const TYPES: Record<string, (value: unknown) => boolean> = {
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: (value) => Number.isInteger(value),
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
  array: Array.isArray,
  object: isObject,
}

/** A rule that speaks of values of one kind, and of others says nothing. */
const rule =
  <T>(is: (value: unknown) => value is T, holds: (value: T, asked: never) => boolean, why: string) =>
  ({ value, asked, path }: Judged): string[] =>
    is(value) && !holds(value, asked) ? [`${path}: ${short(value)} is not ${why} ${String(asked)}`] : []
const isText = (value: unknown): value is string => typeof value === 'string'
const isNumber = (value: unknown): value is number => typeof value === 'number'
const isList = (value: unknown): value is unknown[] => Array.isArray(value)
const characters = (text: string): number => Array.from(text).length

const fitsOf = ({ value, asked, schemas, path }: Judged): number =>
  (asked as Schema[]).filter((one) => misfits(value, one, schemas, path).length === 0).length

const WORDS: Record<string, (judged: Judged) => string[]> = {
  $ref: ({ value, asked, schemas, path }) => {
    const name = String(asked).split('/').at(-1) ?? ''
    const named = schemas[name]
    return named ? misfits(value, named, schemas, path) : [`${path}: there is no schema ${name}`]
  },
  type: ({ value, asked, path }) =>
    [asked as string | string[]].flat().some((type) => TYPES[type]?.(value))
      ? []
      : [`${path}: ${short(value)} is no ${String(asked)}`],
  enum: ({ value, asked, path }) =>
    (asked as unknown[]).some((one) => isDeepStrictEqual(one, value))
      ? []
      : [`${path}: ${short(value)} is not one of them`],
  const: ({ value, asked, path }) => (isDeepStrictEqual(asked, value) ? [] : [`${path}: ${short(value)} is not it`]),
  anyOf: (judged) => (fitsOf(judged) > 0 ? [] : [`${judged.path}: ${short(judged.value)} fits none`]),
  oneOf: (judged) => (fitsOf(judged) === 1 ? [] : [`${judged.path}: ${short(judged.value)} fits none or several`]),
  allOf: ({ value, asked, schemas, path }) => (asked as Schema[]).flatMap((one) => misfits(value, one, schemas, path)),
  required: ({ value, asked, at }) =>
    isObject(value) ? (asked as string[]).filter((key) => !(key in value)).map((key) => `${at(key)}: missing`) : [],
  properties: ({ value, asked, schemas, at }) =>
    isObject(value)
      ? Object.entries(asked as Schemas).flatMap(([key, one]) =>
          key in value ? misfits(value[key], one, schemas, at(key)) : [],
        )
      : [],
  additionalProperties: ({ value, asked, schema, schemas, at }) => {
    if (!isObject(value) || asked === true) return []
    const others = Object.keys(value).filter((key) => !(key in (schema.properties ?? {})))
    return others.flatMap((key) =>
      asked === false ? [`${at(key)}: unknown`] : misfits(value[key], asked, schemas, at(key)),
    )
  },
  items: ({ value, asked, schemas, at }) =>
    isList(value) ? value.flatMap((one, i) => misfits(one, asked, schemas, at(i))) : [],
  // as JSON Schema says, every pattern is read with the flag u
  pattern: rule(isText, (text, pattern) => new RegExp(pattern, 'u').test(text), 'like'),
  minLength: rule(isText, (text, least) => characters(text) >= least, 'at least as long as'),
  maxLength: rule(isText, (text, most) => characters(text) <= most, 'at most as long as'),
  minimum: rule(isNumber, (number, least) => number >= least, 'at least'),
  maximum: rule(isNumber, (number, most) => number <= most, 'at most'),
  exclusiveMinimum: rule(isNumber, (number, least) => number > least, 'more than'),
  minItems: rule(isList, (list, least) => list.length >= least, 'at least as long as'),
  maxItems: rule(isList, (list, most) => list.length <= most, 'at most as long as'),
}
