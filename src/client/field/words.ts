/** Every sentence of the field app in both languages, and `t`, which says one. */
import { doorWords } from '../shared/words-door.ts'
import { markWords } from '../shared/words-marks.ts'
import { sharedWords } from '../shared/words-shared.ts'
import { sayerOf, type Words } from '../shared/words.ts'
import { fieldWords } from './words-field.ts'
import { logFormWords } from './words-log.ts'
import { meWords } from './words-me.ts'
import { outboxViewWords } from './words-outbox.ts'

export const words = {
  ...sharedWords,
  ...doorWords,
  ...markWords,
  ...fieldWords,
  ...meWords,
  ...logFormWords,
  ...outboxViewWords,
} satisfies Words

export type Key = keyof typeof words
export const t = sayerOf(words)
