/** What a schema found wrong with a cell, as a sentence. Cells are few kinds of things; http/issues.ts speaks of all. */
import type * as z from 'zod'
import { type Sentence, type WordKey, wordKeys } from '../domain/words.ts'

type ZodIssue = z.core.$ZodIssue

/** What a cell should hold; a yes or no is written 1 or 0. */
const TYPES: Record<string, WordKey> = { number: 'expects_number', int: 'expects_int', boolean: 'expects_zero_or_one' }

export function problemOf(issue: ZodIssue): Sentence {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? { key: 'field_missing' } : expected(TYPES[issue.expected] ?? 'expects_string')
    case 'invalid_value':
      return { key: 'field_choice', facts: { values: issue.values.map(String).join(', ') } }
    case 'too_small':
      return issue.origin === 'string' && issue.minimum === 1
        ? { key: 'field_missing' }
        : {
            key: issue.inclusive === false ? 'field_not_positive' : 'field_too_small',
            facts: { minimum: Number(issue.minimum) },
          }
    case 'too_big':
      return { key: sizeWord(issue.origin), facts: { maximum: Number(issue.maximum) } }
    case 'invalid_format':
      return formatSentence(issue)
    case 'custom':
      return { key: wordKeys.find((key) => key === issue.params?.['sentence']) ?? 'field_wrong' }
    default:
      return { key: 'field_wrong' }
  }
}

const expected = (key: WordKey): Sentence => ({ key: 'field_format', facts: { expected: { key } } })

const sizeWord = (origin: string): WordKey =>
  origin === 'string' ? 'field_too_long' : origin === 'array' ? 'field_too_many' : 'field_too_big'

function formatSentence(issue: z.core.$ZodIssueInvalidStringFormat): Sentence {
  if (issue.message === 'control characters') return { key: 'control_characters' }
  if (issue.format === 'uuid') return expected('expects_uuid')
  const pattern = 'pattern' in issue ? String(issue.pattern) : ''
  if (pattern.includes('\\d{2}-\\d{2}')) return expected('expects_day')
  return pattern.includes('\\w-') ? expected('expects_code') : { key: 'field_wrong' }
}
