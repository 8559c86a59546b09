/** Sentences of the domain, said in the reader's language. */
import type { Issue } from '../../domain/errors.ts'
import { say, type Sentence } from '../../domain/words.ts'
import { language } from '../shared/words.ts'

export interface Said {
  path: string
  message: string
}
export const saidIssue = ({ path, sentence }: Issue): Said => ({ path, message: say(language(), sentence) })
export const saidSentence = (sentence: Sentence): string => say(language(), sentence)
