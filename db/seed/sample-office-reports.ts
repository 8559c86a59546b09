/**
 * The sample's reports (示例): that of the half-year as the office wrote it, bound to the day's last bulletin and confirmed;
 * and a draft about May out of the template, for whoever tries it out.
 */
import type { Actor } from '../../src/domain/people/account.ts'
import type { NewReport } from '../../src/domain/report/report.ts'
import type { NewVillage } from '../../src/domain/register/place.ts'
import type { Issuing } from '../../src/http/bulletins.ts'
import { factsOf } from '../../src/http/report-figures.ts'
import { confirmReportFor, writeFor } from '../../src/http/reports.ts'
import { reportTemplate } from '../../src/report/report-template.ts'
import { findVillages } from '../../src/store/register/villages.ts'
import { step, type Step } from './in-time.ts'
import { randomFrom } from './random.ts'
import { sampleLedger } from './sample-ledger.ts'
import { halfYearBlocks, type NamedEntries } from './sample-report-text.ts'

const WRITTEN = '2017-06-30T20:59:50+08:00'
const CONFIRMED = '2017-06-30T20:59:55+08:00'
const [ABOUT_MAY, HALF_YEAR] = ['2017-1', '2017-3']

function namedEntries(villages: NewVillage[]): NamedEntries {
  const entries = sampleLedger(villages)
  const idOf = (words: string): string => {
    const found = entries.find(({ content: { title } }) => title.includes(words))
    if (!found) throw new Error(`the sample's ledger has no ${words}`)
    return found.content.id
  }
  return {
    cultureFund: idOf('公共文化服务体系'),
    tourismFund: idOf('旅游专项'),
    noSetProblem: idOf('没有电视机'),
    squareProblem: idOf('文化广场'),
  }
}

export function reportSteps(deps: Omit<Issuing, 'now'>, [maker, confirmer]: readonly [Actor, Actor]): Step[] {
  const random = randomFrom(9704)
  const at = (instant: string): Issuing => ({ ...deps, now: () => new Date(instant) })
  const id = random.uuid()
  const ofMay = random.uuid()
  const write = async (report: Omit<NewReport, 'id'>, own: string) =>
    writeFor(at(WRITTEN), { ...report, id: own }, maker)
  return [
    step(WRITTEN, async () => {
      const { items: villages } = await findVillages(deps.sql, {}, 1000)
      const blocks = halfYearBlocks(namedEntries(villages))
      const title = '上半年文化广电旅游脱贫攻坚工作总结'
      const bound = { asOf: '2017-06-30', bulletin: HALF_YEAR, to: '市脱贫办', on: '2017-06-30' }
      await write({ kind: 'half_year', title, blocks, ...bound }, id)
      const may = reportTemplate('month', await factsOf(at(WRITTEN), { bulletin: ABOUT_MAY }))
      await write({ kind: 'month', ...may, asOf: '2017-05-31', bulletin: ABOUT_MAY }, ofMay)
    }),
    step(CONFIRMED, () => confirmReportFor(at(CONFIRMED), id, 1, confirmer)),
  ]
}
