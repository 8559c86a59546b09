/** The sentences of pages that are opened now and then, beside all of the desk's; loaded with those pages. */
import { accountWords } from './account/words.ts'
import { auditWords } from './audit/words.ts'
import { callbackPageWords } from './callbacks/words.ts'
import { bulletinWords } from './bulletins/words.ts'
import { deedWords } from '../../domain/words-deeds.ts'
import { tableWords } from '../../domain/words-tables.ts'
import { dutyWords } from './duties/words.ts'
import { ledgerDeskWords } from './ledger/words.ts'
import { leaderWords } from './leader/words.ts'
import { noticeWords } from './notices/words.ts'
import { receiptWords } from './receipts/words.ts'
import { supervisionWords } from './supervision/words.ts'
import { peopleWords } from './kit/words-people.ts'
import { printedWords } from './kit/words-printed.ts'
import { mapWords } from './map/words.ts'
import { ownSessionWords } from '../shared/words-sessions.ts'
import { jobWords } from '../../domain/words-jobs.ts'
import { operationWords } from './operations/words.ts'
import { drillWords } from './operations/words-drill.ts'
import { channelWords } from './messages/words-channels.ts'
import { messageWords } from './messages/words.ts'
import { planPageWords } from './plan/words.ts'
import { phoneWords } from './phones/words.ts'
import { reportCheckWords } from './report-check/words.ts'
import { reportWords } from './reports/words.ts'
import { registerWords } from './register/words.ts'
import { settlementWords } from './settlements/words.ts'
import { settingWords } from './settings/words.ts'
import { statisticWords } from './statistics/words.ts'
import { startWords } from './first-run/words.ts'
import { suspicionPageWords } from './suspicions/words.ts'
import { wallWords } from './wall/words.ts'
import { verifyWords } from './verify/words.ts'
import { taskPageWords } from './tasks/words-task.ts'
import { teamWords } from './teams/words.ts'
import { whatIfWords } from './what-if/words.ts'
import { sheetImportWords } from './sheet-import/words.ts'
import { sayerOf, type Words } from '../shared/words.ts'
import { villageWords } from './village/words.ts'
import { words as deskWords } from './words.ts'

export const words = {
  ...deskWords,
  ...villageWords,
  ...phoneWords,
  ...planPageWords,
  ...registerWords,
  ...mapWords,
  ...bulletinWords,
  ...callbackPageWords,
  ...reportWords,
  ...reportCheckWords,
  ...settlementWords,
  ...settingWords,
  ...auditWords,
  ...deedWords,
  ...tableWords,
  ...jobWords,
  ...operationWords,
  ...drillWords,
  ...channelWords,
  ...messageWords,
  ...verifyWords,
  ...startWords,
  ...statisticWords,
  ...suspicionPageWords,
  ...teamWords,
  ...accountWords,
  ...ownSessionWords,
  ...whatIfWords,
  ...leaderWords,
  ...ledgerDeskWords,
  ...dutyWords,
  ...wallWords,
  ...printedWords,
  ...peopleWords,
  ...noticeWords,
  ...receiptWords,
  ...supervisionWords,
  ...taskPageWords,
  ...sheetImportWords,
} satisfies Words

export type Key = keyof typeof words
export const t = sayerOf(words)
