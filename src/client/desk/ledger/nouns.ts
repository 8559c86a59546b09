/** The five nouns of the ledger as the desk has them: their routes, their columns, and which fields are typed. */
import { EventKind, MEASURES, WorkKind } from '../../../domain/ledger/kinds.ts'
import type * as z from 'zod'
import { events, funds, problems, tenders, works } from '../../../contract/ledger.ts'
import {
  EVENT_COLUMNS,
  EVENT_SHEET,
  FUND_COLUMNS,
  FUND_SHEET,
  type InLedger,
  PROBLEM_COLUMNS,
  PROBLEM_SHEET,
  TENDER_COLUMNS,
  TENDER_SHEET,
  WORK_COLUMNS,
  WORK_SHEET,
} from '../../../contract/sheets-ledger.ts'
import type { Sheet, SheetColumns } from '../../../contract/sheet.ts'
import { NewEvent } from '../../../domain/ledger/event.ts'
import { NewFund } from '../../../domain/ledger/fund.ts'
import type { LedgerNoun } from '../../../domain/ledger/ledger.ts'
import { NewProblem } from '../../../domain/ledger/problem.ts'
import { NewTender } from '../../../domain/ledger/tender.ts'
import { NewWork } from '../../../domain/ledger/work.ts'
import { t } from '../later-words.ts'
import { NAMES_FIELD } from '../kit/entry-form.tsx'
import type { FieldRule } from '../kit/form-draft.ts'

/** As its page knows it: what all nouns have, and the rest by name. */
export interface Entry extends InLedger {
  revision: number
  villageCode?: string | undefined
  townshipCode?: string | undefined
  withdrawn?: string | undefined
  [field: string]: unknown
}

interface Noun {
  noun: LedgerNoun
  /** Alike in all that the pages use of them. */
  routes: typeof events
  schema: z.ZodObject
  sheet: Pick<Sheet<never>, 'xlsx' | 'csv'>
  columns: SheetColumns<Entry>
  kinds?: readonly string[]
  /** Rows of the form, after what it is and where. */
  rows: readonly (readonly string[])[]
}
const noun = (name: LedgerNoun, own: { [K in Exclude<keyof Noun, 'noun'>]: unknown }) =>
  ({ noun: name, ...own }) as unknown as Noun

export const NOUNS = {
  events: noun('event', {
    routes: events,
    schema: NewEvent,
    sheet: EVENT_SHEET,
    columns: EVENT_COLUMNS,
    kinds: EventKind.options,
    rows: [['unit', 'responsible'], [...MEASURES], ['atLeast']],
  }),
  works: noun('work', {
    routes: works,
    schema: NewWork,
    sheet: WORK_SHEET,
    columns: WORK_COLUMNS,
    kinds: WorkKind.options,
    rows: [['responsible', 'contractor', 'budgetFen']],
  }),
  funds: noun('fund', {
    routes: funds,
    schema: NewFund,
    sheet: FUND_SHEET,
    columns: FUND_COLUMNS,
    kinds: undefined,
    rows: [
      ['source', 'document'],
      ['rulesNo', 'responsible'],
    ],
  }),
  tenders: noun('tender', {
    routes: tenders,
    schema: NewTender,
    sheet: TENDER_SHEET,
    columns: TENDER_COLUMNS,
    kinds: undefined,
    rows: [
      ['number', 'responsible', 'opensOn'],
      ['winner', 'priceFen', 'contract', 'contractOn'],
    ],
  }),
  problems: noun('problem', {
    routes: problems,
    schema: NewProblem,
    sheet: PROBLEM_SHEET,
    columns: PROBLEM_COLUMNS,
    kinds: undefined,
    rows: [['unit', 'responsible'], ['measure'], ['dueOn', 'solvedOn']],
  }),
} as const
export type Name = keyof typeof NOUNS
export const NAMES = Object.keys(NOUNS) as Name[]
export const isName = (name: string): name is Name => Object.hasOwn(NOUNS, name)

export const ledgerPath = (name: Name): string => (name === 'events' ? '/ledger' : `/ledger?part=${name}`)

/** Yuan in a field, fen in what is sent. */
export const MONEY_FIELD = {
  print: (fen: unknown): string => (typeof fen === 'number' ? (fen / 100).toFixed(2).replace(/\.00$/, '') : ''),
  read: (text: string): number | undefined => {
    const yuan = Number(text.replace(/[,，\s]/g, ''))
    // what is no amount is refused by the schema
    return text === '' ? undefined : Math.round(yuan * 100)
  },
}

const LABELS: Record<string, () => string> = {
  unit: () => t('ledger_unit'),
  document: () => t('fund_document'),
  source: () => t('fund_source'),
  dueOn: () => t('problem_due'),
}
/** Measures by the words that stand before their fields. */
const measureOf = (word: string): string | undefined =>
  MEASURES.find((measure) => measure === word || t(`in_${measure}`) === word)
const labelOf = (name: string): string => LABELS[name]?.() ?? t(`in_${name}` as 'in_times')
export function fieldOf(name: string): FieldRule {
  const label = labelOf(name)
  if (name.endsWith('Fen')) return { label: t('in_yuan', { what: label }), inputMode: 'numeric', ...MONEY_FIELD }
  if (name !== 'atLeast') return { label }
  return {
    label,
    hint: t('ledger_at_least_hint'),
    options: MEASURES.map((measure) => t(`in_${measure}`)),
    print: (some) => NAMES_FIELD.print(Array.isArray(some) ? some.map((one: string) => labelOf(one)) : []),
    read: (text) => NAMES_FIELD.read(text)?.map((word) => measureOf(word) ?? word),
  }
}

/** What of an entry is sent back: the fields of its schema. */
export const contentOf = (name: Name, entry: Entry): Record<string, unknown> =>
  Object.fromEntries(
    Object.keys(NOUNS[name].schema.shape).flatMap((field) => (field in entry ? [[field, entry[field]]] : [])),
  )
