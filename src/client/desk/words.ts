/** Every sentence of the desk in both languages, and `t`, which says one. The programme's own (errors, findings, flags) are in domain/words.ts. */
import { accessWords } from '../shared/words-access.ts'
import { broadcastWords } from '../shared/words-broadcast.ts'
import { chartWords } from '../shared/words-charts.ts'
import { doorWords } from '../shared/words-door.ts'
import { faultWords } from '../shared/words-faults.ts'
import { figureWords } from '../shared/words-figures.ts'
import { flagWords } from '../shared/words-flags.ts'
import { gridWords } from '../shared/words-grid.ts'
import { homeWords } from '../shared/words-home.ts'
import { logWords } from '../shared/words-logs.ts'
import { markWords } from '../shared/words-marks.ts'
import { missedWords } from '../shared/words-missed.ts'
import { reviewWords } from '../shared/words-review.ts'
import { searchWords } from '../shared/words-search.ts'
import { sharedWords } from '../shared/words-shared.ts'
import { steerWords } from '../shared/words-steer.ts'
import { taskWords } from '../shared/words-tasks.ts'
import { villageWords } from '../shared/words-village.ts'
import { sayerOf, type Words } from '../shared/words.ts'

export const words = {
  ...sharedWords,
  ...doorWords,
  ...markWords,
  ...accessWords,
  ...figureWords,
  ...homeWords,
  ...chartWords,
  ...logWords,
  ...missedWords,
  ...steerWords,
  ...taskWords,
  ...flagWords,
  ...broadcastWords,
  ...faultWords,
  ...villageWords,
  ...reviewWords,
  ...searchWords,
  ...gridWords,
} satisfies Words

export type Key = keyof typeof words
export const t = sayerOf(words)
