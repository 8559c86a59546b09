/** The sentences of the field app's frame and first view in both languages, and `t`, which says one; later-words.ts has all others. */
import { sharedWords } from '../shared/words-shared.ts'
import { sayerOf, type Words } from '../shared/words.ts'
import { fieldWords } from './words-field.ts'

export const words = { ...sharedWords, ...fieldWords } satisfies Words

export type Key = keyof typeof words
export const t = sayerOf(words)
