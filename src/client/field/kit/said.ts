/** Sentences of the domain, said in the reader's language. */
import type { Issue } from '../../../domain/errors.ts'
import { say, type Sentence } from '../../../domain/language.ts'
import { language } from '../../shared/words.ts'
import { type Key, t } from '../later-words.ts'

export interface Said {
  path: string
  message: string
}
/** Sentences of the domain that say no more than that nothing stands there. */
const NOTHING_THERE: readonly Sentence['key'][] = ['field_missing', 'field_too_few', 'field_too_short', 'field_choice']
const ASKED = {
  ...{ villageCode: 'asked_village', filmCodes: 'asked_films', startedAt: 'asked_start', endedAt: 'asked_end' },
  ...{ venue: 'asked_venue', attendance: 'asked_attendance', 'witness.name': 'asked_witness' },
  ...{ category: 'asked_category', severity: 'asked_severity', description: 'asked_description' },
} as const satisfies Record<string, Key>
type Asked = (typeof ASKED)[keyof typeof ASKED]

/** What is missing is asked for by its name. */
export function saidIssue({ path, sentence }: Issue): Said {
  const asked = NOTHING_THERE.includes(sentence.key) ? (ASKED as Record<string, Asked>)[path] : undefined
  return { path, message: asked === undefined ? say(language(), sentence) : t(asked) }
}
export const saidSentence = (sentence: Sentence): string => say(language(), sentence)
