/** The ledger as sheets: what its tables say, and behind that what stands in an entry. */
import { type Measure, MEASURES, type Stage, STAGES } from '../domain/ledger/kinds.ts'
import { type EntryFile, standing } from '../domain/ledger/entry-file.ts'
import type { Duty } from '../domain/ledger/duty.ts'
import { type LedgerEvent } from '../domain/ledger/event.ts'
import type { Fund } from '../domain/ledger/fund.ts'
import type { Problem } from '../domain/ledger/problem.ts'
import type { Tender } from '../domain/ledger/tender.ts'
import { type Work } from '../domain/ledger/work.ts'
import { duties } from './duties.ts'
import { events, funds, problems, tenders, works } from './ledger.ts'
import { columnsOf, joined, type Say, type SheetColumn, sheetOf, type SheetWord } from './sheet.ts'

/** As much as all entries have. */
export interface InLedger {
  id: string
  on: string
  title: string
  villageName?: string | undefined
  townshipName?: string | undefined
  responsible?: string | undefined
  note?: string | undefined
  files?: EntryFile[] | undefined
}
const column = <T>(
  head: SheetWord,
  value: SheetColumn<T>['value'],
  more: Omit<SheetColumn<T>, 'head' | 'value'> = {},
): SheetColumn<T> => ({ head, value, ...more })

const first = {
  day: column<InLedger>('day', ({ on }) => on, { kind: 'day' }),
  title: column<InLedger>('ledger_title', ({ title }) => title, { width: 36 }),
  village: column<InLedger>('village', ({ villageName }) => villageName, { width: 16 }),
  township: column<InLedger>('township', ({ townshipName }) => townshipName, { width: 14, isWithin: true }),
}
const last = {
  responsible: column<InLedger>('in_responsible', ({ responsible }) => responsible, { width: 14 }),
  files: column<InLedger>('files_count', ({ files }) => standing(files) || undefined, { kind: 'count', width: 10 }),
  note: column<InLedger>('note', ({ note }) => note, { width: 30, isWithin: true }),
  id: column<InLedger>('log_number', ({ id }) => id, { width: 38, isWithin: true }),
}

const counted = (measure: Measure): SheetColumn<LedgerEvent> =>
  column(`in_${measure}`, (event) => event[measure], {
    kind: measure === 'hours' ? 'exact' : 'count',
    isWithin: true,
  })
/** 2000余册（件）、300人次: what is at least so much says so. */
const amountsSaid = (event: LedgerEvent, say: Say): string =>
  joined(
    MEASURES.flatMap((measure) => {
      const amount = event[measure]
      if (amount === undefined) return []
      const isLeast = event.atLeast?.includes(measure)
      return `${amount}${isLeast ? say('ledger_and_more') : ''} ${say(`in_${measure}`)}`
    }),
    say,
  )
export const EVENT_COLUMNS = columnsOf<LedgerEvent>()({
  ...first,
  kind: column('flag_kind', ({ kind }, say) => say(`event_${kind}`)),
  unit: column('ledger_unit', ({ unit }) => unit, { width: 16 }),
  amounts: column('amount', amountsSaid, { width: 24 }),
  times: counted('times'),
  people: counted('people'),
  copies: counted('copies'),
  classes: counted('classes'),
  hours: counted('hours'),
  ...last,
})
export const EVENT_SHEET = sheetOf(events.list, { title: 'events_title', columns: EVENT_COLUMNS })

const doneOn = (name: Stage): SheetColumn<Work> =>
  column(`stage_${name}`, ({ stages }) => stages.find(({ stage }) => stage === name)?.doneOn, {
    kind: 'day',
    isWithin: true,
  })
export const WORK_COLUMNS = columnsOf<Work>()({
  ...first,
  kind: column('flag_kind', ({ kind }, say) => say(`work_${kind}`)),
  stage: column('in_stage', ({ stage }, say) => say(`stage_${stage}`)),
  next: column('work_next', ({ nextStage }, say) => nextStage && say(`stage_${nextStage}`)),
  nextOn: column('work_next_on', ({ nextOn }) => nextOn, { kind: 'day', isWithin: true }),
  ...(Object.fromEntries(STAGES.map((name) => [name, doneOn(name)])) as Record<Stage, SheetColumn<Work>>),
  contractor: column('in_contractor', ({ contractor }) => contractor, { width: 20 }),
  budget: column('in_budgetFen', ({ budgetFen }) => yuanIn(budgetFen), { kind: 'exact' }),
  ...last,
})
export const WORK_SHEET = sheetOf(works.list, { title: 'works_title', columns: WORK_COLUMNS })

const yuanIn = (fen: number | undefined): number | undefined => fen && fen / 100
const money = (head: SheetWord, fen: (fund: Fund) => number): SheetColumn<Fund> =>
  column(head, (fund) => fen(fund) / 100, { kind: 'exact', width: 14 })
export const FUND_COLUMNS = columnsOf<Fund>()({
  ...first,
  source: column('fund_source', ({ source }) => source, { width: 20 }),
  document: column('fund_document', ({ document }) => document, { width: 24 }),
  rules: column('in_rulesNo', ({ rulesNo }) => rulesNo, { width: 24, isWithin: true }),
  allotted: money('move_allotted', ({ allottedFen }) => allottedFen),
  applied: money('move_applied', ({ appliedFen }) => appliedFen),
  received: money('move_received', ({ receivedFen }) => receivedFen),
  paid: money('move_paid', ({ paidFen }) => paidFen),
  execution: column('fund_execution', ({ executionPercent }) => executionPercent, { kind: 'share' }),
  ...last,
})
export const FUND_SHEET = sheetOf(funds.list, { title: 'funds_title', columns: FUND_COLUMNS })

export const TENDER_COLUMNS = columnsOf<Tender>()({
  ...first,
  number: column('in_number', ({ number }) => number, { width: 20 }),
  state: column('status', ({ state }, say) => say(`tender_${state}`)),
  opens: column('in_opensOn', ({ opensOn }) => opensOn, { kind: 'day' }),
  winner: column('in_winner', ({ winner }) => winner, { width: 24 }),
  price: column('in_priceFen', ({ priceFen }) => yuanIn(priceFen), { kind: 'exact' }),
  contract: column('in_contract', ({ contract }) => contract, { width: 20, isWithin: true }),
  contractOn: column('in_contractOn', ({ contractOn }) => contractOn, { kind: 'day' }),
  ...last,
})
export const TENDER_SHEET = sheetOf(tenders.list, { title: 'tenders_title', columns: TENDER_COLUMNS })

export const PROBLEM_COLUMNS = columnsOf<Problem>()({
  ...first,
  state: column('status', ({ state }, say) => say(`problem_${state}`)),
  unit: column('problem_unit', ({ unit }) => unit, { width: 16 }),
  measure: column('in_measure', ({ measure }) => measure, { width: 36 }),
  due: column('problem_due', ({ dueOn }) => dueOn, { kind: 'day' }),
  solved: column('in_solvedOn', ({ solvedOn }) => solvedOn, { kind: 'day' }),
  ...last,
})
export const PROBLEM_SHEET = sheetOf(problems.list, { title: 'problems_title', columns: PROBLEM_COLUMNS })

export const DUTY_COLUMNS = columnsOf<Duty>()({
  kind: column('flag_kind', ({ kind }, say) => say(`duty_${kind}`)),
  name: column('duty_for', ({ name, villageName }) => (villageName === undefined ? name : `${villageName} ${name}`), {
    width: 30,
  }),
  township: column('township', ({ townshipName }) => townshipName, { width: 14, isWithin: true }),
  leader: column('in_leader', ({ leader }) => leader, { width: 14 }),
  responsible: column('in_responsible', ({ responsible }) => responsible, { width: 14 }),
  since: column('duty_since', ({ effectiveOn }) => effectiveOn, { kind: 'day' }),
  inherited: column('duty_inherited_from', ({ inheritedFrom }) => inheritedFrom, { width: 16, isWithin: true }),
  code: column('field_code', ({ code }) => code, { width: 38, isWithin: true }),
})
export const DUTY_SHEET = sheetOf(duties.list, { title: 'duties_title', columns: DUTY_COLUMNS })
