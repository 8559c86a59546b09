/** The sentences of pages that are opened now and then, beside all of the desk's; loaded with those pages. */
import { accountWords } from '../shared/words-account.ts'
import { auditWords } from '../shared/words-audit.ts'
import { mapWords } from '../shared/words-map.ts'
import { ownSessionWords } from '../shared/words-sessions.ts'
import { phoneWords } from '../shared/words-phones.ts'
import { registerWords } from '../shared/words-register.ts'
import { settingWords } from '../shared/words-settings.ts'
import { startWords } from '../shared/words-start.ts'
import { teamWords } from '../shared/words-team.ts'
import { sayerOf, type Words } from '../shared/words.ts'
import { words as deskWords } from './words.ts'

export const words = {
  ...deskWords,
  ...phoneWords,
  ...registerWords,
  ...mapWords,
  ...settingWords,
  ...auditWords,
  ...startWords,
  ...teamWords,
  ...accountWords,
  ...ownSessionWords,
} satisfies Words

export type Key = keyof typeof words
export const t = sayerOf(words)
