/** Every sentence of the field app in both languages, and `t`, which says one. */
import { sharedWords } from '../shared/words-shared.ts'
import { sayerOf, type Words } from '../shared/words.ts'

export const words = { ...sharedWords } satisfies Words

export type Key = keyof typeof words
export const t = sayerOf(words)
