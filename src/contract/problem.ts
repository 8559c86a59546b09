/** Problems as RFC 9457, as they are told. */
import * as z from 'zod'
import type { ErrorCode } from '../domain/errors.ts'

export const STATUS = {
  invalid: 422,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  too_large: 413,
  unsupported_media_type: 415,
  too_many: 429,
  unavailable: 503,
  internal: 500,
} as const satisfies Record<ErrorCode, number>

export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(Object.keys(STATUS) as [ErrorCode, ...ErrorCode[]]),
    detail: z.string(),
    issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457; `detail` in the language of Accept-Language (zh by default, en)' })
export type Problem = z.infer<typeof Problem>
