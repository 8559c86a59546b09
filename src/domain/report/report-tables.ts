/** The tables that a report may have: in Chinese, as it is printed; what is not known is an empty cell. */
import { fundOn } from '../ledger/fund.ts'
import { problemOn } from '../ledger/problem.ts'
import { workOn } from '../ledger/work.ts'
import { wholeScreenings } from '../register/film.ts'
import { dayInWords } from '../sentence.ts'
import { percentOf } from '../target/pace.ts'
import { tableWords } from '../words-tables.ts'
import type { ReportTable, ReportTableRows } from './report.ts'
import { type ReportFacts, spokenPlace, yearStart } from './report-facts.ts'

type Cell = string | number | null | undefined
interface Column<T> {
  head: string
  value: (row: T, at: number) => Cell
  isNumeric?: boolean
}
const text = <T>(head: string, value: Column<T>['value']): Column<T> => ({ head, value })
const number = <T>(head: string, value: Column<T>['value']): Column<T> => ({ head, value, isNumeric: true })

const tableOf = <T>(rows: readonly T[], columns: Column<T>[]): ReportTableRows => ({
  head: columns.map(({ head }) => head),
  rows: rows.map((row, at) => columns.map(({ value }) => String(value(row, at) ?? ''))),
  numeric: columns.map(({ isNumeric = false }) => isNumeric),
})
const order = <T>(): Column<T> => number('序号', (_, at) => at + 1)
const percent = (value: number | null | undefined): Cell => (value == null ? null : `${value}%`)
const dayOf = (day: string | undefined): Cell => day && dayInWords(day, 'zh')
const wan = (fen: number): Cell => (fen === 0 ? null : fen / 1_000_000)

/** What is owed to villages and shown in them, by township in the order of their codes. */
function townshipRows({ villages, villageYears }: ReportFacts) {
  const years = new Map(villageYears.map((year) => [year.code, year]))
  const groups = Map.groupBy(villages, ({ townshipName }) => townshipName)
  return [...groups].map(([name, ofTownship]) => {
    const known = ofTownship.flatMap(({ code }) => years.get(code) ?? [])
    const sum = (of: (year: (typeof known)[number]) => number): number => known.reduce((so, year) => so + of(year), 0)
    const [quota, done] = [sum((year) => year.quota), wholeScreenings(sum((year) => year.credit))]
    return { name, villages: ofTownship.length, quota, done, share: quota === 0 ? null : percentOf(done, quota) }
  })
}

const isOfYear = ({ on }: { on: string }, asOf: string): boolean => on >= yearStart(asOf) && on <= asOf

const targetTable = (targets: ReportFacts['overview']['targets']): ReportTableRows =>
  tableOf(targets, [
    order(),
    text('目标任务', ({ name }) => name),
    number('目标数', ({ amount, unit }) => `${amount}${unit}`),
    number('已完成', ({ done, doneAtLeast, unit }) => `${done}${doneAtLeast ? '余' : ''}${unit}`),
    number('完成率', ({ completionPercent }) => percent(completionPercent)),
    number('序时进度', ({ bases }) => percent(bases[0]?.timeProgressPercent)),
    text('完成期限', ({ bases }) => dayOf(bases[0]?.deadline)),
  ])

export function reportTables(facts: ReportFacts): Record<ReportTable, ReportTableRows> {
  const { asOf, overview, ledger } = facts
  return {
    targets: targetTable(overview.targets),
    townships: tableOf(townshipRows(facts), [
      order(),
      text('乡镇', ({ name }) => name),
      number('行政村数', ({ villages }) => villages),
      number('全年计划', ({ quota }) => quota),
      number('已放映', ({ done }) => done),
      number('完成率', ({ share }) => percent(share)),
    ]),
    teams: tableOf(overview.teams, [
      order(),
      text('放映队', ({ name }) => name),
      number('全年计划', ({ quota }) => quota),
      number('已放映', ({ done }) => done),
      number('完成率', ({ completionPercent }) => percent(completionPercent)),
    ]),
    works: tableOf(
      ledger.work.filter(({ on }) => on <= asOf).map((work) => ({ work, ...workOn(work, asOf) })),
      [
        order(),
        text('项目', ({ work }) => work.title),
        text('地点', ({ work }) => spokenPlace(work)),
        text('进展', ({ stage }) => tableWords[`stage_${stage}`][0]),
        text('下一步', ({ nextStage }) => nextStage && tableWords[`stage_${nextStage}`][0]),
        text('计划日期', ({ nextOn }) => dayOf(nextOn)),
      ],
    ),
    ...moneyAndProblems(facts),
  }
}

const moneyAndProblems = ({ asOf, ledger }: ReportFacts): Record<'funds' | 'problems', ReportTableRows> => ({
  funds: tableOf(
    ledger.fund.filter((fund) => isOfYear(fund, asOf)).map((fund) => ({ fund, ...fundOn(fund, asOf) })),
    [
      order(),
      text('资金', ({ fund }) => fund.title),
      text('文号', ({ fund }) => fund.document),
      number('下达（万元）', ({ allottedFen }) => wan(allottedFen)),
      number('到位（万元）', ({ receivedFen }) => wan(receivedFen)),
      number('支付（万元）', ({ paidFen }) => wan(paidFen)),
      number('执行率', ({ executionPercent }) => percent(executionPercent)),
    ],
  ),
  problems: tableOf(
    ledger.problem.filter((problem) => problem.on <= asOf && problemOn(problem, asOf).state !== 'solved'),
    [
      order(),
      text('问题', ({ title }) => title),
      text('责任单位', ({ unit }) => unit),
      text('措施', ({ measure }) => measure),
      text('限期', ({ dueOn }) => dayOf(dueOn)),
    ],
  ),
})
