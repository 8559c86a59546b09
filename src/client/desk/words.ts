/** Every sentence of the desk in both languages, and `t`, which says one. The programme's own (errors, findings, flags) are in domain/words.ts. */
import { accessWords } from '../shared/words-access.ts'
import { auditWords } from '../shared/words-audit.ts'
import { broadcastWords } from '../shared/words-broadcast.ts'
import { doorWords } from '../shared/words-door.ts'
import { faultWords } from '../shared/words-faults.ts'
import { figureWords } from '../shared/words-figures.ts'
import { flagWords } from '../shared/words-flags.ts'
import { homeWords } from '../shared/words-home.ts'
import { logWords } from '../shared/words-logs.ts'
import { markWords } from '../shared/words-marks.ts'
import { missedWords } from '../shared/words-missed.ts'
import { phoneWords } from '../shared/words-phones.ts'
import { registerWords } from '../shared/words-register.ts'
import { settingWords } from '../shared/words-settings.ts'
import { sharedWords } from '../shared/words-shared.ts'
import { startWords } from '../shared/words-start.ts'
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
  ...logWords,
  ...missedWords,
  ...taskWords,
  ...flagWords,
  ...broadcastWords,
  ...faultWords,
  ...villageWords,
  ...phoneWords,
  ...registerWords,
  ...settingWords,
  ...auditWords,
  ...startWords,
} satisfies Words

export type Key = keyof typeof words
export const t = sayerOf(words)
