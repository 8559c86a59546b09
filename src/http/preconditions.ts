/** What a sender found before changing a thing, as HTTP says it: ETag, If-Match, If-None-Match. Saying nothing is allowed. */
import type { Context } from 'hono'
import * as z from 'zod'
import type { Expected } from '../store/people/revisions.ts'
import type { Env } from './deps.ts'

export const Preconditions = z.object({
  'if-match': z
    .string()
    // a proxy that compresses makes a strong tag weak
    .regex(/^(?:W\/)?"\d{1,15}"$/)
    .optional()
    .meta({ description: 'The ETag it was read with: somebody else’s change since then answers 409' }),
  'if-none-match': z
    .literal('*')
    .optional()
    .meta({ description: '`*`: only if there is no such thing yet, otherwise 409' }),
})

export function expectedBy(given: z.infer<typeof Preconditions>): Expected | undefined {
  if (given['if-none-match'] !== undefined) return { isNew: true }
  const tag = /\d+/.exec(given['if-match'] ?? '')
  return tag ? { revision: Number(tag[0]) } : undefined
}

export const tagged = (c: Context<Env>, revision: number): void => c.header('etag', `"${revision}"`)
