/**
 * What our schemas need of zod, in a seventh of its weight: the build puts this in zod's place for the browsers
 * (vite.config.ts). The schemas stay the one source; tests/client/browser-zod.test.ts holds it to zod's own answers.
 */
import * as parts from './browser-zod-parts.ts'
import * as type from './browser-zod-type.ts'

export const {
  array,
  discriminatedUnion,

  enumOf: enum_,
  literal,
  object,
  partialRecord,
  record,
  strictObject,
  union,
} = parts
export const { config, ZodDefault, ZodNullable, ZodOptional } = type
export { enum_ as enum }

type Params = type.Params
const { tell, wrongType } = type

export class ZodString extends type.WithLength {
  constructor() {
    super((payload) => (typeof payload.value === 'string' ? payload : wrongType(payload, 'string')))
  }
  trim(): this {
    return this.overwrite((text: string) => text.trim())
  }
  regex(pattern: RegExp, params?: Params): this {
    return this.formatted('regex', (text) => text.search(pattern) >= 0, params)
  }
  formatted(format: string, fits: (text: string) => boolean, { error, abort }: Params = {}): this {
    return this.also((payload) => {
      if (fits(payload.value as string)) return
      tell(payload, 'invalid_format', { format, continue: !abort, message: error })
    })
  }
}
export const string = (): ZodString => new ZodString()

const UUID =
  /^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-8][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}|00000000-0000-0000-0000-000000000000|ffffffff-ffff-ffff-ffff-ffffffffffff)$/
export const uuid = (): ZodString => string().formatted('uuid', (text) => UUID.test(text))
export const base64 = (): ZodString => string().formatted('base64', isBase64)

/** Trimmed, without line breaks, as a browser reads it; `http:x` is none. */
export const url = ({ protocol }: { protocol: RegExp }): ZodString =>
  string()
    .formatted('url', (text) => /^\s*https?:\/\//i.test(text) && protocol.test(protocolOf(text)))
    .overwrite((text: string) => text.trim().replace(/[\t\n\r]/g, ''))

function protocolOf(text: string): string {
  try {
    return new URL(text.trim()).protocol.slice(0, -1)
  } catch {
    return ''
  }
}

function isBase64(text: string): boolean {
  if (/\s/.test(text) || text.length % 4 !== 0) return false
  try {
    atob(text)
    return true
  } catch {
    return false
  }
}

export class ZodNumber extends type.ZodType {
  min(minimum: number): this {
    return this.bounded((number) => number >= minimum, 'too_small', { minimum, inclusive: true })
  }
  max(maximum: number): this {
    return this.bounded((number) => number <= maximum, 'too_big', { maximum, inclusive: true })
  }
  positive(): this {
    return this.bounded((number) => number > 0, 'too_small', { minimum: 0, inclusive: false })
  }
  int(): this {
    return this.also((payload) => {
      const whole = payload.value as number
      if (Number.isSafeInteger(whole)) return
      if (!Number.isInteger(whole)) return void tell(payload, 'invalid_type', { expected: 'int', continue: false })
      const bound =
        whole > 0
          ? { code: 'too_big', maximum: Number.MAX_SAFE_INTEGER }
          : { code: 'too_small', minimum: Number.MIN_SAFE_INTEGER }
      tell(payload, bound.code, { ...bound, origin: 'int', inclusive: true, continue: true })
    })
  }
  multipleOf(divisor: number): this {
    return this.also((payload) => {
      const times = (payload.value as number) / divisor
      if (Math.abs(times - Math.round(times)) < 4 * Number.EPSILON * Math.max(Math.abs(times), 1)) return
      tell(payload, 'not_multiple_of', { origin: 'number', divisor, continue: true })
    })
  }
  private bounded(fits: (number: number) => boolean, code: string, bound: object): this {
    return this.also((payload) => {
      if (fits(payload.value as number)) return
      const origin = typeof payload.value === 'number' ? 'number' : 'unknown'
      tell(payload, code, { origin, ...bound, continue: true })
    })
  }
}
export const number = (): ZodNumber =>
  new ZodNumber((payload) => (Number.isFinite(payload.value) ? payload : wrongType(payload, 'number')))
export const int = (): ZodNumber => number().int()

export class ZodBoolean extends type.ZodType {}
export const boolean = (): ZodBoolean =>
  new ZodBoolean((payload) => (typeof payload.value === 'boolean' ? payload : wrongType(payload, 'boolean')))
export const unknown = (): type.ZodType => new type.ZodType((payload) => payload)
const none = (): type.ZodType =>
  new type.ZodType((payload) => (payload.value === null ? payload : wrongType(payload, 'null')), {
    values: new Set([null]),
  })
export { none as null }
