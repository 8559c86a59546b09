/** The sentences of the views that are fetched when they are opened, with those of the first one. */
import { doorWords } from '../shared/words-door.ts'
import { markWords } from '../../domain/words-marks.ts'
import { ownSessionWords } from '../shared/words-sessions.ts'
import { sayerOf, type Words } from '../shared/words.ts'
import { broadcastFieldWords } from './broadcast/words-broadcast.ts'
import { eventWords } from '../../domain/words-events.ts'
import { eventFieldWords } from './events/words-events.ts'
import { monthWords } from './month/words-month.ts'
import { villageListWords } from './home/words-villages.ts'
import { dictationWords } from './kit/words-dictation.ts'
import { logFormWords } from './log/words-log.ts'
import { meWords } from './me/words-me.ts'
import { outboxViewWords } from './outbox/words-outbox.ts'
import { receiptViewWords } from './receipt/words-receipt.ts'
import { showWords } from './show/words-show.ts'
import { planWords } from '../../domain/words-plans.ts'
import { planFieldWords } from './plan/words-plan.ts'
import { welcomeWords } from './welcome/words-welcome.ts'
import { words as firstWords } from './words.ts'

export const words = {
  ...firstWords,
  ...doorWords,
  ...markWords,
  ...broadcastFieldWords,
  ...eventWords,
  ...eventFieldWords,
  ...dictationWords,
  ...meWords,
  ...logFormWords,
  ...monthWords,
  ...outboxViewWords,
  ...villageListWords,
  ...receiptViewWords,
  ...planWords,
  ...planFieldWords,
  ...ownSessionWords,
  ...showWords,
  ...welcomeWords,
} satisfies Words

export type Key = keyof typeof words
export const t = sayerOf(words)
