/** A reform of the county from one sheet: townships and villages that change on a day, all of it or nothing. */
import { describe, expect, test } from 'vitest'
import { writeXlsx } from 'hucre/xlsx'
import type { ReformResult } from '../../src/contract/register-changes.ts'
import type { Township, Village } from '../../src/domain/register/place.ts'
import { engines, managed } from '../engines.ts'

const told = async <T>(answer: Promise<Response>): Promise<T> => (await (await answer).json()) as T
const HEAD = 'kind,from,to_code,to_name,to_township,on,document,reason'
const sheet = (...rows: string[]) => ({ name: 'reform.csv', csv: [HEAD, ...rows].join('\n') })

describe.each(engines)('on $name', ({ start }) => {
  const { manager } = managed(start)
  const reform = (body: object, dryRun = false) =>
    told<ReformResult>(manager('POST', `/api/register/changes/sheet?dryRun=${dryRun}`, body))
  const townships = async () =>
    (await told<{ items: Township[] }>(manager('GET', '/api/townships?limit=500'))).items.filter((one) => !one.endsOn)
  const villages = async () => (await told<{ items: Village[] }>(manager('GET', '/api/villages?limit=500'))).items

  test('36 townships become 18: told first, then done in one go, and every village has gone along', async () => {
    const before = await townships()
    const half = Math.floor(before.length / 2)
    const pairs = before.slice(0, half).map((heir, i) => [heir, before[half + i] as Township] as const)
    const rows = pairs.flatMap(([heir, going]) =>
      [heir.name, going.code].map((from) => `merge,${from},${heir.code},${heir.name}新,,2017-06-30,川民〔2017〕1号,`),
    )
    const dry = await reform(sheet(...rows), true)
    expect(dry).toMatchObject({ dryRun: true, done: false, changes: half, problems: [] })
    expect(dry.told?.townships.filter(({ becomes }) => becomes === 'ended').length).toBe(half)
    expect((await townships()).length).toBe(before.length)
    const done = await reform(sheet(...rows))
    expect(done).toMatchObject({ done: true, changes: half, told: { ...dry.told, dryRun: false } })
    expect((await townships()).length).toBe(before.length - half)
    const gone = new Set(pairs.map(([, going]) => going.code))
    const all = await villages()
    expect(all.length).toBe(453)
    expect(all.filter(({ townshipCode }) => gone.has(townshipCode))).toEqual([])
    const trail = await told<{ items: unknown[] }>(manager('GET', '/api/audit?action=merge&limit=100'))
    expect(trail.items.length).toBeGreaterThan(half)
  })

  test('one row that is wrong, and nothing of it is done; each is told by row and column', async () => {
    const [one, two, three] = await villages()
    const rows = [
      `rename,${one?.code},,好名村,,2017-06-30,,`,
      `rename,${two?.code},,,,2017-06-30,,`,
      `move,无此村,,,${three?.townshipCode},2017-06-30,,`,
      `split,${three?.code},,半村,,2017-06-30,,`,
    ]
    const { done, told: nothing, problems } = await reform(sheet(...rows))
    expect([done, nothing]).toEqual([false, null])
    expect(problems.map(({ row, column }) => [row, column])).toEqual([
      [5, 'to_code'],
      [3, 'to_name'],
      [4, 'from'],
    ])
    const past = await reform(sheet(`rename,${one?.code},,好名村,,2017-06-01,,`, `move,${two?.code},,,x,2017-06-30,,`))
    expect(past.problems.map(({ row, column }) => [row, column])).toEqual([[3, 'on']])
    const why = await reform(sheet(`rename,${one?.code},,好名村,,2017-06-01,,`))
    expect(why.problems.map(({ row, column }) => [row, column])).toEqual([[2, 'reason']])
    expect((await villages())[0]?.name).toBe(one?.name)
  })

  test('a workbook in Chinese: what a row made is there for the next, and the township may be called by its name', async () => {
    const all = await villages()
    const [one, two, three] = all
    const other = all.find(({ townshipCode }) => townshipCode !== one?.townshipCode)
    const rows = [
      ['变更方式', '原村镇', '新编号', '新名称', '新乡镇', '执行日期', '依据文件'],
      ['合并', one?.code ?? '', 'union', '合心社区', '', '2017/6/30', '盐民〔2017〕3号'],
      ['合并', two?.code ?? '', 'union', '', '', '2017/6/30', ''],
      ['调整乡镇', 'union', '', '', other?.townshipName ?? '', '2017/6/30', ''],
      ['拆分', three?.code ?? '', three?.code ?? '', '', '', '2017/6/30', ''],
      ['拆分', three?.code ?? '', 'half', '半村', '', '2017/6/30', ''],
    ]
    const base64 = Buffer.from(await writeXlsx({ sheets: [{ name: '改革', rows }] })).toString('base64')
    const { done, changes, told: what, problems } = await reform({ name: '改革.xlsx', base64 })
    expect(problems).toEqual([])
    expect([done, changes]).toEqual([true, 3])
    expect(what?.villages.map(({ code, becomes }) => [code, becomes])).toEqual([
      ['union', 'new'],
      [one?.code, 'ended'],
      [two?.code, 'ended'],
      [three?.code, 'changed'],
      ['half', 'new'],
    ])
    expect(what?.count).toEqual({ from: 453, to: 453 })
    expect(await told(manager('GET', '/api/villages/union'))).toMatchObject({
      name: '合心社区',
      townshipCode: other?.townshipCode,
    })
  })
})
