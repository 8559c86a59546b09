/** What zod found wrong, as sentences that say what to do. A schema says its own by the key of a word as its `error`. */
import * as z from 'zod'
import { AppError, type Issue } from './errors.ts'
import { type Sentence, type WordKey, wordKeys } from './language.ts'

type ZodIssue = z.core.$ZodIssue
const keys = new Set<string>(wordKeys)
const word = (key: string, otherwise: WordKey): WordKey => (keys.has(key) ? (key as WordKey) : otherwise)

// an issue does not tell what was given: that nothing was is said where it is found
z.config({
  customError: ({ code, input }) => (code === 'invalid_type' && input === undefined ? 'field_missing' : undefined),
})

export function invalidFrom(error: { issues: readonly ZodIssue[] }): AppError {
  return new AppError('invalid', { key: 'error_invalid' }, { issues: issuesOf(error) })
}

export const issuesOf = (error: { issues: readonly ZodIssue[] }): Issue[] =>
  error.issues.map((issue) => ({ path: issue.path.join('.'), sentence: sentenceOf(issue) }))

/** One issue as a sentence; a value that is not there is missing, not of a wrong type. */
export function sentenceOf(issue: ZodIssue): Sentence {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message === 'field_missing'
        ? { key: 'field_missing' }
        : { key: 'field_format', facts: { expected: { key: word(`expects_${issue.expected}`, 'expects_string') } } }
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

/** What a text should be, or what is wrong with it. */
function formatSentence(issue: z.core.$ZodIssueInvalidStringFormat): Sentence {
  const key = issue.format === 'uuid' ? 'expects_uuid' : word(issue.message, 'field_wrong')
  return key.startsWith('expects_') ? { key: 'field_format', facts: { expected: { key } } } : { key }
}
