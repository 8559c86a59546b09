/** Every kind of sheet that can be brought in. */
import type { ImportKind } from '../domain/import-corrections.ts'
import { COVERAGE, TESTS } from './broadcast-imports.ts'
import { CHECKS, checksNow } from './check-import.ts'
import { DUTIES } from './duty-import.ts'
import { EVENTS } from './event-import.ts'
import type { ImportNoun } from './import-noun.ts'
import type { ImportResult } from './import-result.ts'
import { checkedWorkbook, type ImportOptions, importSheet } from './import-sheet.ts'
import { type Form, importForm } from './import-form.ts'
import type { Language } from '../domain/sentence.ts'
import { FUNDS, PROBLEMS, TENDERS, WORKS } from './ledger-sheets.ts'
import { LOGS } from './log-import.ts'
import { PLANS, plansNow } from './plan-import.ts'
import type { Source } from './sheet.ts'
import { SPEAKERS } from './speaker-import.ts'

interface Kind {
  bringIn: (source: Source, options: ImportOptions) => Promise<ImportResult>
  /** The sheet as it came, with what is wrong in it. */
  checked: (source: Source, options: ImportOptions) => Promise<ReadableStream<Uint8Array<ArrayBuffer>>>
  form: (language: Language) => Promise<Form>
}
/** `now` is what it is by what the office has set. */
const kind = <F extends string, T>(
  noun: ImportNoun<F, T>,
  now: (options: ImportOptions) => Promise<ImportNoun<F, T>> = async () => noun,
): Kind => ({
  bringIn: async (source, options) => importSheet(await now(options), source, options),
  checked: async (source, options) => checkedWorkbook(await now(options), source, options),
  form: (language) => importForm(noun, language),
})

export const IMPORTS: Record<ImportKind, Kind> = {
  screenings: kind(LOGS),
  plans: kind(PLANS, plansNow),
  'audibility-reports': kind(TESTS),
  'tv-coverage': kind(COVERAGE),
  checklists: kind(CHECKS, checksNow),
  speakers: kind(SPEAKERS),
  events: kind(EVENTS),
  works: kind(WORKS),
  funds: kind(FUNDS),
  tenders: kind(TENDERS),
  problems: kind(PROBLEMS),
  duties: kind(DUTIES),
}
