/** Of browser-zod.ts what is made of values or of other schemas: choices, objects, records, lists. */
import { isOver, type Payload, tell, within, WithLength, wrongType, ZodType } from './browser-zod-type.ts'

const oneOf = (values: readonly unknown[]) => {
  const known = new Set(values)
  const read = (payload: Payload) => (known.has(payload.value) ? payload : tell(payload, 'invalid_value', { values }))
  return [read, { values: known }] as const
}
export const literal = (value: unknown): ZodType => new ZodType(...oneOf([value]))

export class ZodEnum extends ZodType {
  declare options: readonly string[]
  constructor(given: readonly string[]) {
    // an object's keys, as zod has them: numbers come first
    const options = Object.keys(Object.fromEntries(given.map((option) => [option, true])))
    super(...oneOf(options))
    this.options = options
  }
  exclude(some: readonly string[]): ZodEnum {
    return new ZodEnum(this.options.filter((option) => !some.includes(option)))
  }
}
export const enumOf = (options: readonly string[]): ZodEnum => new ZodEnum(options)

type Shape = Record<string, ZodType>
type Known = Record<string, unknown>
const isObject = (value: unknown): value is Known =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export class ZodObject extends ZodType {
  declare shape: Shape
  declare private isStrict: boolean
  constructor(shape: Shape, isStrict: boolean) {
    super((payload) => readObject(payload, shape, isStrict))
    this.shape = shape
    this.isStrict = isStrict
  }
  /** With the checks that are there, as zod does; ours have none where a part of the fields is taken. */
  extend(more: Shape): ZodObject {
    return this.like(Object.assign({}, this.shape, more))
  }
  /** In the order of what is picked. */
  pick(mask: Known): ZodObject {
    return this.like(Object.fromEntries(Object.keys(mask).map((name) => [name, this.shape[name] as ZodType])))
  }
  omit(mask: Known): ZodObject {
    return this.like(Object.fromEntries(Object.entries(this.shape).filter(([name]) => !(name in mask))))
  }
  partial(mask: Known = this.shape): ZodObject {
    return this.like(
      Object.fromEntries(Object.entries(this.shape).map(([name, of]) => [name, name in mask ? of.optional() : of])),
    )
  }
  keyof(): ZodEnum {
    return new ZodEnum(Object.keys(this.shape))
  }
  private like(shape: Shape): ZodObject {
    return new ZodObject(shape, this.isStrict).checkedAs(this)
  }
}
export const object = (shape: Shape): ZodObject => new ZodObject(shape, false)
export const strictObject = (shape: Shape): ZodObject => new ZodObject(shape, true)

function readObject(payload: Payload, shape: Shape, isStrict: boolean): Payload {
  const { value: input, issues } = payload
  if (!isObject(input)) return wrongType(payload, 'object')
  const value: Known = {}
  for (const [name, field] of Object.entries(shape)) readField(field, name, input, { value, issues })
  const keys = isStrict ? foreign(input, new Set(Object.keys(shape))) : []
  if (keys.length > 0) tell(payload, 'unrecognized_keys', { keys, continue: true })
  return { ...payload, value }
}
/** Inherited ones, too, as zod looks. */
function foreign(input: Known, known: ReadonlySet<unknown>): string[] {
  const keys: string[] = []
  for (const key in input) if (!known.has(key)) keys.push(key)
  return keys
}

/** What is left out stays out, unless something is put in its place. */
function readField(
  field: ZodType,
  name: string,
  input: Known,
  into: { value: Known; issues: Payload['issues'] },
): void {
  const isThere = name in input
  const { optin, optout } = field
  if (!isThere && optout && optin === 'optional') return
  const result = field.run(input[name])
  if (result.issues.length > 0) {
    if (!isThere && optin && optout) return
    into.issues.push(...within(name, result.issues))
  }
  if (!isThere && !optin) {
    if (result.issues.length === 0) {
      into.issues.push({ code: 'invalid_type', path: [name], ...{ expected: 'nonoptional' } })
    }
    return
  }
  if (result.value !== undefined || isThere || (optin === 'defaulted' && !optout)) into.value[name] = result.value
}

/** Every key of a list is asked for, unless it is `isPartial`; else each that is there must fit. */
function recordOf(keyType: ZodType, valueType: ZodType, isPartial: boolean): ZodType {
  return new ZodType((payload) => {
    const { value: input, issues } = payload
    if (!isObject(input)) return wrongType(payload, 'record')
    const value: Known = {}
    const { values } = keyType
    const unknownKeys = values ? foreign(input, values) : []
    for (const key of values && !isPartial ? (values as ReadonlySet<string>) : Object.keys(input)) {
      if (unknownKeys.includes(key)) continue
      if (keyType.run(key).issues.length > 0) {
        tell(payload, 'invalid_key', { origin: 'record', path: [key] })
        continue
      }
      const result = valueType.run(input[key])
      issues.push(...within(key, result.issues))
      value[key] = result.value
    }
    if (unknownKeys.length > 0) tell(payload, 'unrecognized_keys', { keys: unknownKeys, continue: true })
    return { ...payload, value }
  })
}
export const record = (keyType: ZodType, valueType: ZodType): ZodType => recordOf(keyType, valueType, false)
export const partialRecord = (keyType: ZodType, valueType: ZodType): ZodType => recordOf(keyType, valueType, true)

export class ZodArray extends WithLength {
  declare element: ZodType
  constructor(element: ZodType) {
    super((payload) => {
      const { value: items, issues } = payload
      if (!Array.isArray(items)) return wrongType(payload, 'array')
      const value = Array.from(items, (item: unknown, index) => {
        const result = element.run(item)
        issues.push(...within(index, result.issues))
        return result.value
      })
      return { ...payload, value }
    })
    this.element = element
  }
  /** One that is too long is not read any further. */
  override run(value: unknown, issues: Payload['issues'] = []): Payload {
    const maximum = this.maxLength
    if (!Array.isArray(value) || maximum === null || value.length <= maximum) return super.run(value, issues)
    return tell({ value, issues }, 'too_big', { origin: 'array', maximum, inclusive: true, continue: false })
  }
}

export function union(options: ZodType[]): ZodType {
  const optins = options.map(({ optin }) => optin)
  return new ZodType(
    (payload) => {
      const results: Payload[] = []
      for (const option of options) {
        const result = option.run(payload.value)
        if (result.issues.length === 0) return result
        results.push(result)
      }
      const [near, ...others] = results.filter((result) => !isOver(result))
      if (near && others.length === 0) return near
      return tell(payload, 'invalid_union', {})
    },
    {
      optin: optins.includes('defaulted') ? 'defaulted' : optins.find(Boolean),
      optout: options.some(({ optout }) => optout) ? 'optional' : undefined,
      values: options.every(({ values }) => values)
        ? new Set(options.flatMap(({ values = [] }) => [...values]))
        : undefined,
    },
  )
}
export const array = (element: ZodType): ZodArray => new ZodArray(element)

/** By the value of one field, which says what the others are. */
export const discriminatedUnion = (name: string, options: ZodObject[]): ZodType =>
  new ZodType((payload) => {
    const { value, issues } = payload
    if (!isObject(value)) return wrongType(payload, 'object')
    const option = options.find(({ shape }) => shape[name]?.values?.has(value[name]))
    return option?.run(value, issues) ?? tell(payload, 'invalid_union', { path: [name] })
  })
