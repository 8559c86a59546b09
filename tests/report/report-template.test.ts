/** Templates: the office's sections, whose sentences say figures and hold none themselves. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Report } from '../../src/contract/reports.ts'
import type { ReportBlock } from '../../src/domain/report/report.ts'
import { ReportKind } from '../../src/domain/report/report-kind.ts'
import { anEvent, aProblem, aWork } from '../ledger-entries.ts'
import { aService, type Caller, told } from '../http/service.ts'
import { aTarget } from '../make.ts'

let manager: Caller
const template = async (kind: string) =>
  told<{ title: string; blocks: ReportBlock[] }>(await manager('GET', `/api/report-templates/${kind}`))
const written = async (kind: string): Promise<{ report: Report; text: string }> => {
  const draft = { id: crypto.randomUUID(), kind, asOf: '2017-06-30', ...(await template(kind)) }
  const report = await told<Report>(await manager('POST', '/api/reports', draft))
  return { report, text: await (await manager('GET', `/api/reports/${draft.id}.txt`)).text() }
}

beforeAll(async () => {
  manager = await (await aService()).callerAs('manager')
  await manager('PUT', '/api/targets/screenings-county', aTarget())
  await manager('POST', '/api/works', aWork({ villageCode: '510723100211' }))
  await manager('POST', '/api/problems', aProblem({ measure: '请各乡镇给予支持' }))
})

describe('a template', () => {
  test.each(ReportKind.options)(
    'of the kind %s has sentences without a digit, and no figure that is unknown',
    async (kind) => {
      const { report, text } = await written(kind)
      const texts = report.blocks.map((block) => (block.kind === 'table' ? '' : block.text))
      // a list numbers what is in it
      const bare = texts.map((one) => one.replace(/\{\{[^}]*\}\}/g, '').replace(/^\d+\./, ''))
      expect(bare.filter((one) => /\d/.test(one))).toEqual([])
      expect([report.unknown, report.figures.filter(({ value }) => value === null)]).toEqual([[], []])
      expect(text).not.toContain('＿＿')
    },
  )

  test('of the half-year has the office’s five sections, what was done, what is in the way and what comes next', async () => {
    const { report, text } = await written('half_year')
    const sections = report.blocks.flatMap((block) => (block.kind === 'heading' && block.level === 1 ? block.text : []))
    expect(sections).toEqual(['一、任务目标', '二、工作举措', '三、工作开展情况', '四、存在的问题', '五、下一步打算'])
    expect(text).toContain('已到“招标”阶段，下一步“中标”')
    expect(text).toContain('贫困户没有电视机。由各乡镇负责。请各乡镇给予支持。')
    expect(text).not.toContain('文艺演出')
  })

  test('has a sentence more as soon as there is something to say', async () => {
    await manager('POST', '/api/events', anEvent({ townshipCode: '510723100', times: 2 }))
    expect((await written('half_year')).text).toContain('面向云溪镇开展文艺演出2场。')
  })
})
