/** The figures that reports may say: each by one name, in both languages, and unknown where nobody knows. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { ReportFigures } from '../../src/contract/reports.ts'
import { FIELD } from '../../src/domain/report/report.ts'
import { saidAs } from '../../src/domain/report/filled-report.ts'
import { anEvent, aFund, aProblem, aTender, aWork } from '../ledger-entries.ts'
import { aCheck, aTarget } from '../make.ts'
import { aService, type Caller, told } from '../http/service.ts'

const VILLAGE = '510723100211'
const SQUARE = { code: 'square', name: '文化广场', minimum: 200, unit: '㎡' }
const CENTRES = aTarget({ code: 'centres', indicator: 'manual', unit: '个', checklist: [SQUARE] })
let manager: Caller
const figures = async (language = 'zh', asOf = '2017-06-30'): Promise<ReportFigures> =>
  told(await manager('GET', `/api/report-figures?asOf=${asOf}`, undefined, { 'accept-language': language }))
const said = async (name: string, asOf?: string) =>
  (await figures('zh', asOf)).figures.find((figure) => figure.name === name)

beforeAll(async () => {
  manager = await (await aService()).callerAs('manager')
  await manager('PUT', '/api/targets/screenings-county', aTarget({ nameEn: 'Film shows' }))
  await manager('PUT', '/api/targets/centres', { ...CENTRES, nameEn: 'Centres' })
  const check = aCheck({ villageCode: VILLAGE, item: 'square', value: 90, state: 'planned' })
  await manager('POST', '/api/targets/centres/checks', check)
  await manager('PUT', '/api/duties/target.centres', { leader: '赵局长' })
  for (const [path, entry] of [
    ['events', anEvent({ kind: 'books', copies: 2000, atLeast: ['copies'] })],
    ['works', aWork({ villageCode: VILLAGE })],
    ['funds', aFund()],
    ['tenders', aTender()],
    ['problems', aProblem()],
  ] as const) {
    await manager('POST', `/api/${path}`, entry)
  }
})

describe('figures', () => {
  test('have one name each, which a text can hold, and say what their usual wording makes of them', async () => {
    const all = (await figures()).figures
    const names = all.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(names.filter((name) => `{{${name}}}`.match(FIELD)?.[0] !== `{{${name}}}`)).toEqual([])
    const odd = all.filter((one) => one.value !== null && one.said !== saidAs(one, one.wordings[0] ?? 'plain'))
    expect(odd).toEqual([])
  })

  test('are told in the reader’s language, and said in the report’s', async () => {
    const [zh, en] = [await figures('zh'), await figures('en')]
    const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text)
    // what the office itself called something is called so in both
    const ours = en.figures.filter(({ name, group }) => group !== 'Checklists' && !/\.[0-9a-f]{8}-/.test(name))
    expect(ours.filter(({ label, group }) => isHan(label) || isHan(group)).map(({ name }) => name)).toEqual([])
    expect(zh.figures.filter(({ label, basis }) => !isHan(label) || !isHan(basis)).map(({ name }) => name)).toEqual([])
    expect(en.figures.map((one) => one.said)).toEqual(zh.figures.map((one) => one.said))
  })

  test('that nobody knows are a gap, never 0', async () => {
    for (const name of ['tv.households', 'broadcast.rate', 'events.performance.times', 'screenings-county.chance']) {
      expect(await said(name)).toMatchObject({ value: null, said: '＿＿' })
    }
    expect(await said('funds.applied')).toMatchObject({ value: null })
    expect(await said('screenings-county.done')).toMatchObject({ value: 0, said: '0' })
  })

  test('of the ledger and of checks are those of their day', async () => {
    expect(await said('events.books.copies')).toMatchObject({ said: '2000余', atLeast: true })
    expect(await said('funds.execution')).toMatchObject({ said: '29.04%' })
    expect(await said('funds.paid', '2017-06-22')).toMatchObject({ value: null })
    expect(await said('funds.received', '2017-06-22')).toMatchObject({ said: '100', unit: '万元' })
    expect(await said('works.broadcast.stage')).toMatchObject({ said: '招标' })
    expect(await said('works.broadcast.stage', '2017-05-24')).toMatchObject({ said: '方案' })
    expect(await said('works.broadcast.completion.planned-on')).toMatchObject({ said: '9月底' })
    expect(await said('centres.square.planned-names')).toMatchObject({ said: '云溪三清村' })
    expect(await said('centres.square.short')).toMatchObject({ value: 1 })
    expect(await said('centres.leader')).toMatchObject({ said: '赵局长' })
    expect(await said('screenings-county.gap')).toMatchObject({ said: '慢54.19个百分点' })
    expect(await said('screenings-county.months-left')).toMatchObject({ said: '7、8、9、10' })
  })
})
