/** What every schema of browser-zod.ts can: read a value, look at it by its checks, be left out, go on into another. */

export type Key = string | number
export interface Issue {
  code: string
  path: Key[]
  input?: unknown
  message?: string | undefined
  /** Later checks look all the same; `false` stops even those of a length. */
  continue?: boolean
}
export interface Payload {
  value: unknown
  issues: Issue[]
  isAborted?: boolean
}
export interface Params {
  error?: string | undefined
  abort?: boolean | undefined
  path?: Key[]
  params?: Record<string, unknown>
  when?: Check['when']
}
interface Check {
  /** Whether it looks although something is wrong already; else only where nothing is. */
  when?: ((payload: Payload) => boolean) | undefined
  look: (payload: Payload) => void
}
type Read = (payload: Payload) => Payload
type Tell = (issue: { code: string; input: unknown }) => string | undefined

let customError: Tell | undefined
export const config = (set: { customError?: Tell }): void => {
  customError = set.customError ?? customError
}

export function tell(payload: Payload, code: string, more: object): Payload {
  payload.issues.push({ code, path: [], input: payload.value, ...more })
  return payload
}
export const wrongType = (payload: Payload, expected: string): Payload => tell(payload, 'invalid_type', { expected })
export const within = (key: Key, issues: Issue[]): Issue[] => {
  for (const issue of issues) issue.path = [key, ...issue.path]
  return issues
}
const finished = ({ input, continue: _, ...issue }: Issue) => ({
  ...issue,
  message: issue.message ?? customError?.({ code: issue.code, input }) ?? 'Invalid input',
})
export const isOver = (payload: Payload, from = 0): boolean =>
  payload.isAborted === true || payload.issues.slice(from).some((issue) => issue.continue !== true)
const isStopped = (payload: Payload): boolean =>
  payload.isAborted === true || payload.issues.some((issue) => issue.continue === false)

/** In characters, as zod counts them: one outside the basic plane is one. */
export const lengthOf = (value: unknown): number | undefined =>
  typeof value === 'string' ? Array.from(value).length : (value as { length?: number } | null | undefined)?.length

interface Traits {
  /** It may be left out, and whether something is put in its place then. */
  optin?: 'optional' | 'defaulted' | undefined
  optout?: 'optional' | undefined
  /** All that it takes, where that is a list. */
  values?: ReadonlySet<unknown> | undefined
}

export class ZodType implements Traits {
  declare optin: Traits['optin']
  declare optout: Traits['optout']
  declare values: Traits['values']
  declare private read: Read
  declare private checks: Check[]

  constructor(read: Read, { optin, optout, values }: Traits = {}) {
    Object.assign(this, { read, optin, optout, values, checks: [] })
  }
  run(value: unknown, issues: Issue[] = []): Payload {
    const payload = this.read({ value, issues })
    let isAborted = isOver(payload)
    for (const { look, when } of this.checks) {
      if (when ? isStopped(payload) || !when(payload) : isAborted) continue
      const before = payload.issues.length
      look(payload)
      isAborted ||= isOver(payload, before)
    }
    return payload
  }
  safeParse(input: unknown) {
    const { value, issues } = this.run(input)
    if (issues.length === 0) return { success: true, data: value }
    return { success: false, error: { issues: issues.map(finished) } }
  }
  parse(input: unknown): unknown {
    const { success, data, error } = this.safeParse(input)
    if (!success) throw Object.assign(new Error(JSON.stringify(error?.issues)), error)
    return data
  }
  protected checkedAs(other: ZodType): this {
    this.checks = other.checks
    return this
  }
  /** The same with one check more. */
  also(look: Check['look'], when?: Check['when']): this {
    const other = Object.assign(Object.create(Object.getPrototypeOf(this) as object) as this, this)
    other.checks = [...this.checks, { look, when }]
    return other
  }
  meta(): this {
    return this
  }
  optional(): ZodOptional {
    return new ZodOptional(this)
  }
  nullable(): ZodNullable {
    return new ZodNullable(this)
  }
  default(value: unknown): ZodDefault {
    return new ZodDefault(this, value)
  }
  catch(value: unknown): ZodType {
    const read: Read = (payload) => {
      const inside = this.run(payload.value)
      payload.value = inside.issues.length > 0 ? value : inside.value
      return payload
    }
    return new ZodType(read, { optin: this.optin ?? 'optional', optout: this.optout, values: this.values })
  }
  pipe(next: ZodType): ZodType {
    const read: Read = ({ value, issues }) => {
      const left = this.run(value, issues)
      if (left.issues.every(({ code }) => code === 'unrecognized_keys')) return next.run(left.value, left.issues)
      return { ...left, isAborted: true }
    }
    return new ZodType(read, { optin: this.optin, optout: next.optout, values: this.values })
  }
  transform(change: (value: never) => unknown): ZodType {
    return this.pipe(new ZodType(({ value, issues }) => ({ value: change(value as never), issues })))
  }
  overwrite(change: (value: never) => unknown): this {
    return this.also((payload) => void (payload.value = change(payload.value as never)))
  }
  refine(holds: (value: never) => unknown, { path = [], params, error, abort, when }: Params = {}): this {
    return this.also((payload) => {
      if (holds(payload.value as never)) return
      tell(payload, 'custom', { path, continue: !abort, message: error, ...(params && { params }) })
    }, when)
  }
  superRefine(look: (value: never, context: { addIssue: (issue: object) => void }) => void): this {
    return this.also((payload) => {
      const addIssue = (issue: object) => void tell(payload, 'custom', { continue: true, ...issue })
      look(payload.value as never, { addIssue })
    })
  }
}

class Around extends ZodType {
  declare private inside: ZodType
  constructor(inside: ZodType, read: Read, traits: Traits) {
    super(read, traits)
    this.inside = inside
  }
  unwrap(): ZodType {
    return this.inside
  }
}
const withValue = ({ values }: ZodType, one: unknown) => values && new Set([...values, one])

export class ZodOptional extends Around {
  constructor(inside: ZodType) {
    const isDefaulted = inside.optin === 'defaulted'
    const read: Read = (payload) => {
      if (payload.value !== undefined) return inside.run(payload.value, payload.issues)
      if (!isDefaulted) return payload
      const { value, issues } = inside.run(undefined)
      return { ...payload, value: issues.length > 0 ? undefined : value }
    }
    const optin = isDefaulted ? 'defaulted' : 'optional'
    super(inside, read, { optin, optout: 'optional', values: withValue(inside, undefined) })
  }
}
export class ZodNullable extends Around {
  constructor(inside: ZodType) {
    const read: Read = (payload) => (payload.value === null ? payload : inside.run(payload.value, payload.issues))
    super(inside, read, { optin: inside.optin, optout: inside.optout, values: withValue(inside, null) })
  }
}
export class ZodDefault extends Around {
  constructor(inside: ZodType, value: unknown) {
    const fresh = (): unknown => (typeof value === 'object' ? structuredCopy(value) : value)
    const read: Read = (payload) => {
      if (payload.value === undefined) return { ...payload, value: fresh() }
      const result = inside.run(payload.value, payload.issues)
      return result.value === undefined ? { ...result, value: fresh() } : result
    }
    super(inside, read, { optin: 'defaulted', values: inside.values })
  }
}
/** As deep as zod copies a default. */
const structuredCopy = (value: object | null): unknown =>
  Array.isArray(value) ? [...(value as unknown[])] : value && { ...value }

const originOf = (value: unknown): string =>
  Array.isArray(value) ? 'array' : typeof value === 'string' ? 'string' : 'unknown'

const tooSmall = (minimum: number) => ({ code: 'too_small', minimum })
const tooBig = (maximum: number) => ({ code: 'too_big', maximum })
const hasLength = ({ value }: Payload): boolean => lengthOf(value) !== undefined

/** How long texts and lists may be. */
export class WithLength extends ZodType {
  declare maxLength: number | null
  constructor(read: Read) {
    super(read)
    this.maxLength = null
  }

  min(minimum: number): this {
    return this.sized(
      (length) => length >= minimum,
      () => tooSmall(minimum),
    )
  }
  max(maximum: number): this {
    return this.sized(
      (length) => length <= maximum,
      () => tooBig(maximum),
    ).cappedAt(maximum)
  }
  length(exact: number): this {
    return this.sized(
      (length) => length === exact,
      (length) => (length > exact ? tooBig(exact) : tooSmall(exact)),
    ).cappedAt(exact)
  }
  private cappedAt(maximum: number): this {
    this.maxLength = Math.min(maximum, this.maxLength ?? maximum)
    return this
  }
  private sized(fits: (length: number) => boolean, bound: (length: number) => { code: string }): this {
    return this.also((payload) => {
      const length = lengthOf(payload.value) ?? 0
      if (fits(length)) return
      const wrong = bound(length)
      tell(payload, wrong.code, { origin: originOf(payload.value), ...wrong, inclusive: true, continue: true })
    }, hasLength)
  }
}
