/** Every sentence of the desk in both languages, and `t`, which says one. The programme's own (errors, findings, flags) are in domain/words.ts. */
import { accessWords } from './shell/words.ts'
import { broadcastWords } from './broadcast/words.ts'
import { columnWords } from '../../domain/words-columns.ts'
import { doorWords } from '../shared/words-door.ts'
import { faultWords } from './faults/words.ts'
import { figureWords } from './kit/words-figures.ts'
import { flagWords } from './flags/words.ts'
import { homeWords } from './home/words.ts'
import { logWords } from './logs/words.ts'
import { audienceWords } from '../../domain/words-audience.ts'
import { markWords } from '../../domain/words-marks.ts'
import { missedWords } from './missed/words.ts'
import { planWords } from '../../domain/words-plans.ts'
import { reviewWords } from './review/words.ts'
import { searchWords } from './search/words.ts'
import { sayerOf, sharedWords, type Words } from '../shared/words.ts'
import { taskWords } from './tasks/words.ts'

export const words = {
  ...sharedWords,
  ...doorWords,
  ...markWords,
  ...columnWords,
  ...accessWords,
  ...figureWords,
  ...homeWords,
  ...logWords,
  ...audienceWords,
  ...missedWords,
  ...taskWords,
  ...flagWords,
  ...broadcastWords,
  ...faultWords,
  ...reviewWords,
  ...planWords,
  ...searchWords,
} satisfies Words

export type Key = keyof typeof words
/** A sentence that needs no facts. */
export type PlainKey = { [K in Key]: (typeof words)[K][0] extends `${string}{${string}` ? never : K }[Key]
export const t = sayerOf(words)
