/** What lists are asked for, in the words of a query: yes or no, a number, days, some letters. */
import * as z from 'zod'
import { Day } from './period.ts'

/** `true|false`, also as 1|0. */
export const Flag01 = z
  .enum(['true', 'false', '1', '0'])
  .transform((text) => text === 'true' || text === '1')
  .meta({ description: 'true or false' })

export const dayRange = { from: Day.optional(), to: Day.optional() }
export const Search = z.string().trim().min(1).max(60).optional()

/** A number in an address: digits and nothing else, described as the number it is. */
export const digits = (minimum: number, maximum: number) =>
  z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number)
    .pipe(z.int().min(minimum).max(maximum))
    .meta({ type: 'integer', minimum, maximum })

/** As letters are compared: full-width forms, capitals, spaces and the brackets of titles make no difference. */
export const typed = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s《》〈〉“”"‘’'·\u200B-\u200D\uFEFF]+/g, '')
