/** Entries of the ledger, valid as they are: one of each noun, by the end of its address. */
import type { NewEvent } from '../src/domain/ledger/event.ts'
import type { NewFund } from '../src/domain/ledger/fund.ts'
import type { NewProblem } from '../src/domain/ledger/problem.ts'
import type { NewTender } from '../src/domain/ledger/tender.ts'
import type { NewWork } from '../src/domain/ledger/work.ts'

const base = (title: string, on: string) => ({ id: crypto.randomUUID(), title, on })

export const anEvent = (more: Partial<NewEvent> = {}): NewEvent => ({
  ...base('送文艺演出到折弓乡', '2017-05-10'),
  kind: 'performance',
  times: 1,
  people: 300,
  ...more,
})
export const aWork = (more: Partial<NewWork> = {}): NewWork => ({
  ...base('广播村村响整改提升', '2017-03-01'),
  kind: 'broadcast',
  stages: [
    { stage: 'plan', doneOn: '2017-04-10' },
    { stage: 'tender', plannedOn: '2017-05-20', doneOn: '2017-05-25' },
    { stage: 'completion', plannedOn: '2017-09-30' },
  ],
  ...more,
})
export const aFund = (more: Partial<NewFund> = {}): NewFund => ({
  ...base('公共文化服务体系建设专项资金', '2017-06-05'),
  document: '川财教〔2017〕137号',
  moves: [
    { move: 'allotted', on: '2017-06-05', amountFen: 172_120_000, moneyFrom: 'central' },
    { move: 'received', on: '2017-06-20', amountFen: 100_000_000 },
    { move: 'paid', on: '2017-06-25', amountFen: 50_000_000, moneyFrom: 'central' },
  ],
  ...more,
})
export const aTender = (more: Partial<NewTender> = {}): NewTender => ({
  ...base('综合文化服务中心设备采购', '2017-06-10'),
  opensOn: '2017-07-10',
  ...more,
})
export const aProblem = (more: Partial<NewProblem> = {}): NewProblem => ({
  ...base('贫困户没有电视机', '2017-04-01'),
  unit: '各乡镇',
  dueOn: '2017-06-20',
  ...more,
})

export const LEDGER = {
  events: anEvent,
  works: aWork,
  funds: aFund,
  tenders: aTender,
  problems: aProblem,
}
export const LEDGER_ADDRESSES = Object.keys(LEDGER) as (keyof typeof LEDGER)[]
