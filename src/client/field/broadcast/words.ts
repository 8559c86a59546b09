/** What is said to technicians only; fetched with their views. */
import { sayerOf, type Words } from '../../shared/words.ts'
import { markWords } from '../../shared/words-marks.ts'
import { broadcastFieldWords } from './words-broadcast.ts'

export const words = { ...markWords, ...broadcastFieldWords } satisfies Words

export type Key = keyof typeof words
export const t = sayerOf(words)
