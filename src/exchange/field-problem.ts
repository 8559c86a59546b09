/** What a schema found wrong with a cell: as anywhere else, but that an empty cell is missing and yes is written 1. */
import type * as z from 'zod'
import { sentenceOf } from '../domain/issues.ts'
import type { Sentence } from '../domain/language.ts'

/** `isEmpty`: nothing stands in the cell; the issue itself does not say. */
export function problemOf(issue: z.core.$ZodIssue, isEmpty: boolean): Sentence {
  const isNothing = issue.code === 'too_small' && (issue.origin === 'string' || issue.origin === 'array')
  if (isNothing || (isEmpty && issue.code === 'invalid_type')) return { key: 'field_missing' }
  if (issue.code === 'invalid_type' && issue.expected === 'boolean') {
    return { key: 'field_format', facts: { expected: { key: 'expects_zero_or_one' } } }
  }
  return sentenceOf(issue)
}
