/** What zod found wrong, as sentences that say what to do. */
import type * as z from 'zod'
import { AppError, type Issue } from './errors.ts'
import { type Sentence, type WordKey, wordKeys } from './language.ts'

type ZodIssue = z.core.$ZodIssue

const keys = new Set<string>(wordKeys)
const word = (key: string, otherwise: WordKey): WordKey => (keys.has(key) ? (key as WordKey) : otherwise)

const EXPECTED_FORMATS: Record<string, WordKey> = {
  uuid: 'expects_uuid',
}
/** Patterns of our own schemas, told apart by what they say of themselves. */
const PATTERN_WORDS: [pattern: RegExp, key: WordKey][] = [
  [/T\\d/, 'expects_datetime'],
  [/\\d\{2\}-\\d\{2\}/, 'expects_day'],
  [/0-9a-f/, 'expects_hash'],
  [/\\w-/, 'expects_code'],
]

export function invalidFrom(error: { issues: readonly ZodIssue[] }): AppError {
  return new AppError('invalid', { key: 'error_invalid' }, { issues: issuesOf(error) })
}

export const issuesOf = (error: { issues: readonly ZodIssue[] }): Issue[] =>
  error.issues.map((issue) => ({ path: issue.path.join('.'), sentence: sentenceOf(issue) }))

/** One issue as a sentence; a value that is not there is missing, not of a wrong type. */
export function sentenceOf(issue: ZodIssue): Sentence {
  switch (issue.code) {
    case 'invalid_type':
      // zod keeps what it was given to itself, and says so only in its message
      return /received undefined/.test(issue.message)
        ? { key: 'field_missing' }
        : { key: 'field_type', facts: { expected: { key: word(`expects_${issue.expected}`, 'expects_string') } } }
    case 'unrecognized_keys':
      return { key: 'field_unknown', facts: { keys: issue.keys.join(', ') } }
    case 'invalid_value':
      return { key: 'field_choice', facts: { values: issue.values.map(String).join(', ') } }
    case 'invalid_union':
      return { key: 'field_wrong' }
    case 'too_small':
      return sizeSentence(issue.origin, issue.inclusive !== false, Number(issue.minimum), true)
    case 'too_big':
      return sizeSentence(issue.origin, true, Number(issue.maximum), false)
    case 'invalid_format':
      return formatSentence(issue)
    case 'custom': {
      const name: unknown = issue.params?.['sentence']
      const facts = issue.params?.['facts'] as Sentence['facts']
      return { key: word(String(name), 'field_wrong'), ...(facts && { facts }) }
    }
    default:
      return { key: 'field_wrong' }
  }
}

function sizeSentence(origin: string, inclusive: boolean, bound: number, isMinimum: boolean): Sentence {
  const facts: Record<string, number> = { [isMinimum ? 'minimum' : 'maximum']: bound }
  if (origin === 'string') return { key: isMinimum ? 'field_too_short' : 'field_too_long', facts }
  if (origin === 'array') return { key: isMinimum ? 'field_too_few' : 'field_too_many', facts }
  if (isMinimum) return { key: inclusive ? 'field_too_small' : 'field_not_positive', facts }
  return { key: 'field_too_big', facts }
}

function formatSentence(issue: z.core.$ZodIssueInvalidStringFormat): Sentence {
  if (issue.message === 'control characters') return { key: 'control_characters' }
  const pattern = 'pattern' in issue ? String(issue.pattern) : ''
  const key = EXPECTED_FORMATS[issue.format] ?? PATTERN_WORDS.find(([known]) => known.test(pattern))?.[1]
  return key ? { key: 'field_format', facts: { expected: { key } } } : { key: 'field_wrong' }
}
