/** Every kind of sheet, on both engines: checked, stored, brought again, refused where a post would be. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { XLSX } from '../../src/contract/imports.ts'
import type { Task } from '../../src/contract/targets.ts'
import { type Cells, csvOf, sheetsOf, tableOf } from '../exchange/county.ts'
import { type Call, engines, type Running } from '../engines.ts'
import { aScreening, aTarget } from '../make.ts'
import { inParts } from '../exchange/sheets.ts'
import { openSheets } from '../../src/exchange/sheet.ts'

const DAY = '2017-06-28'
/** Of the log of team-01 in 三清村 on 12 June, as sheets made it before. */
const OLD_ID = 'd0edfc8b-1e9e-8cb3-8d61-a10a5fb22f54'
const TOMORROW = '2017-07-01'
const CSV = { 'content-type': 'text/csv', 'accept-language': 'zh' }
type Table = (day: string, ...changes: Cells[]) => string[][]
const logs: Table = (day, ...changes) =>
  tableOf(...(changes.length > 0 ? changes : [{}]).map((one) => ({ 放映日期: day, 放映队: 'team-01', ...one })))

/** A cell that a post would be refused for, and what is said of it. */
const KINDS: [kind: string, table: Table, wrong: Cells, message: RegExp, list: string][] = [
  ['screenings', logs, { 观众人次: '-1' }, /不能小于 0/, '/api/screenings'],
  ['plans', sheetsOf.plans, { 影片: '太行山下' }, /太行山下/, '/api/plans'],
  ['audibility-reports', sheetsOf.tests, { 响数: '25' }, /≤ 检测数 ≤ 安装数/, '/api/audibility-reports'],
  ['tv-coverage', sheetsOf.coverage, { 登记户数: '71' }, /比登记的 71 户少/, '/api/tv-coverage'],
  ['checklists', sheetsOf.checks, { 检查项: '球场' }, /没有找到检查项“球场”/, '/api/targets/centres'],
  ['events', sheetsOf.events, { 种类: '赶集' }, /演出、送书/, '/api/events'],
  ['works', sheetsOf.works, { '预算（元）': '五万' }, /金额，如 50000/, '/api/works'],
  ['funds', sheetsOf.funds, { 下达日期: '' }, /./, '/api/funds'],
  ['tenders', sheetsOf.tenders, { 开标日期: '2017-01-01' }, /2017-01-01/, '/api/tenders'],
  ['problems', sheetsOf.problems, { 解决日期: '下月' }, /日期，如/, '/api/problems'],
  ['duties', sheetsOf.duties, { 村: '三清寺村' }, /三清/, '/api/duties/village.510723100211'],
  ['speakers', sheetsOf.speakers, { 喇叭种类: '大喇叭' }, /高音喇叭/, '/api/villages/510723100211/speakers'],
]

describe.each(engines)('sheets on $name', ({ name, start }) => {
  let running: Running
  let manager: Call
  const told = async <T = Record<string, unknown>>(answer: Promise<Response>): Promise<[number, T]> => {
    const given = await answer
    return [given.status, (await given.json()) as T]
  }
  const bring = (kind: string, table: string[][], query = '') =>
    told(manager('POST', `/api/imports/${kind}${query}`, csvOf(table), CSV))

  beforeAll(async () => {
    running = await start()
    manager = await running.as('manager')
    const checklist = [{ code: 'square', name: '文化广场', minimum: 200, unit: '㎡' }]
    await manager('PUT', '/api/targets/centres', aTarget({ code: 'centres', indicator: 'manual', checklist }))
  }, 60_000)
  afterAll(() => running.stop())

  test.each(KINDS)('%s: a wrong cell is named, and nothing is stored', async (kind, table, wrong, message) => {
    const [, answer] = await bring(kind, table(DAY, wrong))
    const [heading] = Object.keys(wrong)
    expect(answer).toMatchObject({ stored: 0, errorsTotal: 1, groups: [{ column: heading, count: 1 }] })
    expect(JSON.stringify(answer['errors'])).toMatch(message)
  })

  test('logs of sheets that came when their ids had no time in them are the same logs', async () => {
    const [startedAt, endedAt] = ['2017-06-12T20:50:00+08:00', '2017-06-12T22:30:00+08:00']
    await manager('POST', '/api/screenings', aScreening({ id: OLD_ID, startedAt, endedAt, recordedAt: endedAt }))
    const both = logs('', { 放映日期: '2017-06-12' }, { 放映日期: '2017-06-13' })
    expect(await bring('screenings', both)).toMatchObject([200, { stored: 1, unchanged: 1, errorsTotal: 0 }])
    expect(await bring('screenings', both)).toMatchObject([200, { stored: 0, unchanged: 2 }])
    const other = logs('2017-06-12', { 观众人次: '86' })
    expect(await bring('screenings', other)).toMatchObject([200, { stored: 0, errors: [{ value: OLD_ID }] }])
  })

  test('of an event, more than two thousand books are at least two thousand, and a village is not needed', async () => {
    const other = { 村: '', 内容: '全县培训', 种类: '培训', '册（件）': '' }
    const more = { '班（次）': '3', 人次: '约135人' }
    await bring('events', sheetsOf.events('2017-06-20', { '班（次）': '', 人次: '' }, Object.assign({}, other, more)))
    const [, { items }] = await told<{ items: object[] }>(manager('GET', '/api/events?from=2017-06-20&to=2017-06-20'))
    expect(items).toHaveLength(2)
    expect(items).toContainEqual(expect.objectContaining({ copies: 2000, atLeast: ['copies'], villageName: '三清村' }))
  })

  test('a work’s stages, a fund’s moves and a village’s people stand in columns, each with its day', async () => {
    const of = async (path: string) => (await told<{ items: object[] }>(manager('GET', `/api/${path}`)))[1].items[0]
    await bring('works', sheetsOf.works('2017-06-11'))
    expect(await of('works?from=2017-06-11&to=2017-06-11')).toMatchObject({
      kind: 'broadcast',
      villageName: '三清村',
      budgetFen: 5_000_000,
      stages: [
        { stage: 'plan', plannedOn: '2017-04-01', doneOn: '2017-04-10' },
        { stage: 'tender', doneOn: '2017-05-25' },
        { stage: 'completion', plannedOn: '2017-09-30' },
      ],
    })
    await bring(
      'funds',
      sheetsOf.funds('2017-06-11', {
        支付金额: '50万元',
        支付日期: '2017-06-20',
        到位金额: '60万',
        到位日期: '2017-06-18',
      }),
    )
    expect(await of('funds?from=2017-06-11&to=2017-06-11')).toMatchObject({
      allottedFen: 172_120_000,
      receivedFen: 60_000_000,
      paidFen: 50_000_000,
    })
    await bring('duties', sheetsOf.duties('2017-06-11', { 目标: '', 责任人: '钱师傅' }))
    const [, duty] = await told(manager('GET', '/api/duties/village.510723100211'))
    expect(duty).toMatchObject({ leader: '张局', responsible: '钱师傅', effectiveOn: '2017-06-11' })
  })

  test('a work whose stages are out of order, and more paid than arrived, are named at their cells', async () => {
    const [, work] = await bring('works', sheetsOf.works(DAY, { 招标完成: '2017-04-05' }))
    expect(work).toMatchObject({ stored: 0, errors: [{ row: 2, column: '招标完成' }] })
    const [, fund] = await bring('funds', sheetsOf.funds(DAY, { 支付金额: '1', 支付日期: '2017-06-20' }))
    expect(fund).toMatchObject({ stored: 0, errorsTotal: 1 })
  })

  test('a 核查表 has a row a village and a column an item, and says what is there, built or planned', async () => {
    const head = ['村', '目标', '文化广场 ≥ 200 ㎡', '文化活动室', '篮球场', '检查日期', '说明']
    const row = (village: string, ...cells: string[]) => [village, '贫困村综合文化服务中心', ...cells, DAY, '现场查看']
    const table = [head, row('三清村', '120㎡（规划扩建）', '在建', '有'), row('石牌村', '规划', '', '无')]
    expect(await bring('checklists', table)).toMatchObject([200, { rows: 2, stored: 2, errors: [] }])
    expect(await bring('checklists', table)).toMatchObject([200, { stored: 0, unchanged: 2 }])
    const [, task] = await told<Task>(manager('GET', '/api/targets/culture-centres'))
    const of = (village: string) =>
      task.checklist?.villages
        .find(({ name: one }) => one === village)
        ?.checks.slice(0, 4)
        .map(({ value, state = '' }) => `${value} ${state}`.trim())
    expect(of('三清村')).toEqual(['120 planned', '0 building', 'null', '1'])
    expect(of('石牌村')).toEqual(['0 planned', 'null', 'null', '0'])
    const [, wrong] = await bring('checklists', [head, row('安定村', '有', '', '')])
    expect(wrong).toMatchObject({ stored: 0, errorsTotal: 1, groups: [{ column: '文化广场 ≥ 200 ㎡' }] })
  })

  test.each(KINDS)(
    '%s: a check stores nothing, the sheet does, and again it changes nothing',
    async (kind, table, ...more) => {
      const list = more[2]
      const before = await (await manager('GET', list)).text()
      const [, checked] = await bring(kind, table(DAY), '?dryRun=true')
      expect(checked).toMatchObject({ dryRun: true, rows: 1, stored: 1, errors: [] })
      expect(await (await manager('GET', list)).text()).toBe(before)
      const [status, stored] = await bring(kind, table(DAY), `?fileHash=${String(checked['fileHash'])}`)
      expect([status, stored]).toMatchObject([200, { dryRun: false, stored: 1, unchanged: 0 }])
      expect(await (await manager('GET', list)).text()).not.toBe(before)
      expect(await bring(kind, table(DAY))).toMatchObject([200, { stored: 0, unchanged: 1, errors: [] }])
    },
  )

  test.each(KINDS.filter(([kind]) => !['screenings', 'plans', 'speakers', 'duties'].includes(kind)))(
    '%s: nothing is of tomorrow, and other content of the same day is a question',
    async (kind, table) => {
      expect(await bring(kind, table(TOMORROW))).toMatchObject([200, { stored: 0, errorsTotal: 1 }])
      const other: Cells = {
        audibility: { 响数: '20' },
        tv: { 已核实户数: '40' },
        check: { 数值: '150' },
        events: { '册（件）': '3000' },
        works: { 招标完成: '2017-05-26' },
        funds: { 下达金额: '1721201' },
        tenders: { 中标价: '9万元' },
        prob: { 解决日期: '2017-06-29' },
      }[kind.split(/[-l]/, 1)[0]?.slice(0, 10) ?? ''] ?? { 响数: '20' }
      const [, answer] = await bring(kind, table(DAY, other))
      expect(answer).toMatchObject({
        stored: 0,
        errors: [{ row: 2, message: expect.stringContaining('内容不同') as string }],
      })
    },
  )

  test('all rows of a village are its speakers, and none may be there twice', async () => {
    const [one, other] = [{ 村: '510723101201' }, { 村: '510723101201', 喇叭种类: '音柱', 数量: '4' }]
    expect(await bring('speakers', sheetsOf.speakers('', one, other))).toMatchObject([200, { rows: 2, stored: 2 }])
    expect(await bring('speakers', sheetsOf.speakers('', other, one))).toMatchObject([200, { stored: 0, unchanged: 2 }])
    expect(await bring('speakers', sheetsOf.speakers('', one, one))).toMatchObject([200, { stored: 0, errorsTotal: 1 }])
  })

  test('what a sheet does not say at all may be said for all its rows', async () => {
    const table = sheetsOf.checks('2017-06-26').map((cells) => cells.slice(1))
    const [, answer] = await bring('checklists', table, '?dryRun=true')
    const named = expect.arrayContaining(['全县农村公益电影放映']) as string[]
    expect(answer).toMatchObject({ groups: [{ column: '目标', value: '', suggestions: named }] })
    const values = [{ column: '目标', value: '', means: 'centres' }]
    const { body, headers } = await inParts(csvOf(table), { values })
    const [, given] = await told(manager('POST', '/api/imports/checklists?dryRun=true', body, headers))
    expect(given).toMatchObject({ stored: 1, errors: [] })
  })

  test('how far it is stored can be asked until it is', async () => {
    const days = Array.from({ length: 300 }, (_, n) => ({
      放映日期: new Date(Date.UTC(2016, 0, 1 + n)).toISOString().slice(0, 10),
    }))
    const table = logs(DAY, ...days)
    const [, { fileHash }] = await bring('screenings', table, '?dryRun=true')
    const howFar = async () => (await told(manager('GET', `/api/import-progress/${String(fileHash)}`)))[1]['progress']
    expect(await howFar()).toBeNull()
    const storing = bring('screenings', table, `?fileHash=${String(fileHash)}`)
    const over = storing.then(() => 'over')
    const seen: unknown[] = []
    for (let so = await howFar(); so !== 'over'; so = await Promise.race([over, howFar()])) seen.push(so)
    expect((await storing)[1]).toMatchObject({ stored: 300 })
    const said = seen.filter((one) => one !== null) as { checked: number; stored: number }[]
    const isSeen = said.some(({ checked, stored }) => checked === 300 && stored > 0)
    // two requests of a Worker may be in two places, and the one does not know of the other
    expect(isSeen || name === 'D1').toBe(true)
    expect(await howFar()).toBeNull()
  }, 60_000)

  test.each(KINDS)('%s: its form is read again, and brings nothing by itself', async (kind) => {
    for (const language of ['zh', 'en']) {
      const form = await manager('GET', `/api/imports/${kind}/form.xlsx?language=${language}`)
      expect(form.status).toBe(200)
      const bytes = new Uint8Array(await form.arrayBuffer())
      const [, answer] = await told(
        manager('POST', `/api/imports/${kind}?dryRun=true`, bytes, { 'content-type': XLSX }),
      )
      expect(answer).toMatchObject({ rows: 0, stored: 0, errors: [], understood: { skipped: { examples: 1 } } })
    }
  })

  test('what is wrong comes back as a workbook, which is understood again once it is mended', async () => {
    const table = logs('2017-06-27', { 村: '三青村' }, { 村: '华龙村' }, { 村: '三清村' })
    const answer = await manager('POST', '/api/imports/screenings?as=errors', csvOf(table), CSV)
    expect(answer.headers.get('content-type')).toBe(XLSX)
    const bytes = new Uint8Array(await answer.arrayBuffer())
    const rows = await rowsIn(bytes)
    expect(rows.map((cells) => cells[8] ?? '')).toEqual([
      '检查出的问题',
      expect.stringMatching(/^村：没有找到村“三青村”/) as string,
      '',
      '',
    ])
    expect(rows.map((cells) => cells.slice(0, 8))).toEqual(table)
    const again = await told(manager('POST', '/api/imports/screenings?dryRun=true', bytes, { 'content-type': XLSX }))
    expect(again).toMatchObject([200, { rows: 3, errorsTotal: 1, errors: [{ row: 2, column: '村' }] }])
  })
})

async function rowsIn(bytes: Uint8Array): Promise<string[][]> {
  const [sheet] = await openSheets(async function* once() {
    yield bytes
  }, 'xlsx')
  const rows: string[][] = []
  if (sheet) for await (const { cells } of sheet.rows()) rows.push(cells)
  return rows
}
