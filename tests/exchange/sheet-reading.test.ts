/** Sheets as offices really keep them, read as logs. */
import { describe, expect, test } from 'vitest'
import { type CellValue, writeXlsx } from 'hucre/xlsx'
import { statement } from '../../src/store/engine/sql.ts'
import { findScreenings } from '../../src/store/screening/screening-list.ts'
import { aLineOf } from '../store/places.ts'
import { aCounty, csvOf, imported, tableOf } from './county.ts'

const HEAD = ['序号', '放映日期', '开始时间', '放映队', '村', '影片', '观众人次', '放映方式']
const row = (no: CellValue, day: CellValue, more: Partial<Record<string, CellValue>> = {}): CellValue[] => [
  no,
  day,
  ...HEAD.slice(2).map((name) => more[name] ?? USUAL[name] ?? ''),
]
const USUAL: Record<string, string> = {
  开始时间: '19点半',
  放映队: '放映一队',
  村: '三清村',
  影片: '《太行山上》（故事片）',
  观众人次: '约60人',
  放映方式: '室外',
}
const asCsv = (rows: CellValue[][]): string => csvOf(rows.map((cells) => cells.map(String)))
const dry = { dryRun: true }
const daysOf = async (sql: Awaited<ReturnType<typeof aCounty>>) =>
  (await findScreenings(sql, {}, 10)).items.map(({ screenedOn }) => screenedOn).toSorted()

describe('a sheet as an office keeps it', () => {
  const sheet = asCsv([
    ['盐亭县2017年6月农村公益电影放映登记表'],
    ['单位：放映一队'],
    HEAD,
    row(1, '6月28日'),
    row(2, '6月29日', { 村: '和平村', 乡镇: '云溪镇' }),
    HEAD,
    row(3, '2017年6月30日'),
    ['', '合计', '', '', '', '', '180'],
    ['4'],
    ['填表人：王师傅', '', '', '审核：'],
  ])

  test('is understood: title, numbers, sums, headings once more, signatures', async () => {
    const { understood, ...told } = await imported(await aCounty(), sheet.replace('和平村', '华龙村'), dry)
    expect(told).toMatchObject({ rows: 3, stored: 3, errors: [] })
    expect(understood).toMatchObject({
      sheet: '',
      headingRow: 3,
      skipped: { totals: 1, numbers: 1, headings: 1, notes: 1, examples: 0, empty: 0 },
      assumed: { ends: 3, about: 3 },
      year: 2017,
      yearFrom: 'title',
      yearless: 2,
    })
    expect(understood.columns.slice(0, 2)).toEqual([
      { heading: '序号', field: null, sure: true, by: 'name', example: '1' },
      { heading: '放映日期', field: 'date', sure: true, by: 'name', example: '6月28日' },
    ])
  })

  test('is stored with the year of its title, and the film’s minutes as its end', async () => {
    const sql = await aCounty()
    await imported(sql, sheet.replace('和平村', '华龙村'))
    expect(await daysOf(sql)).toEqual(['2017-06-28', '2017-06-29', '2017-06-30'])
    const { items } = await findScreenings(sql, {}, 1)
    expect(items[0]).toMatchObject({
      startedAt: '2017-06-30T11:30:00.000Z',
      endedAt: '2017-06-30T13:05:00.000Z',
      attendance: 60,
      filmCodes: ['film-001'],
    })
  })
})

test('a title above the headings hides no tabs between the columns', async () => {
  const table = [['2017年放映登记表'], HEAD, row(1, '6月28日')]
  const text = table.map((cells) => cells.map(String).join('\t')).join('\r\n')
  expect(await imported(await aCounty(), text, dry)).toMatchObject({ stored: 1, errors: [] })
})

describe('days without a year', () => {
  const untitled = (...days: string[]): string => asCsv([HEAD, ...days.map((day, i) => row(i + 1, day))])

  test('are of the year that the other rows say, also when those come later', async () => {
    const { understood, errorsTotal } = await imported(await aCounty(), untitled('6月28日', '2017-06-29'), dry)
    expect([errorsTotal, understood.year, understood.yearFrom]).toEqual([0, 2017, 'rows'])
  })

  test('are asked about, in one group, where nothing or too much is said', async () => {
    for (const other of ['6月29日', '2016-06-29']) {
      const days = other.startsWith('2') ? [other, '2017-06-30'] : [other]
      const { groups, understood } = await imported(await aCounty(), untitled('6月28日', ...days), dry)
      expect(understood.year).toBeNull()
      expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(understood.yearless)
      expect(groups[0]?.message).toMatch(/Choose the year/)
    }
  })

  test('are of the year that their reader chooses', async () => {
    const corrections = { columns: {}, values: [], year: 2016 }
    const { understood, errorsTotal } = await imported(await aCounty(), untitled('6月28日'), { ...dry, corrections })
    expect([errorsTotal, understood.year, understood.yearFrom]).toEqual([0, 2016, 'hand'])
  })
})

describe('a workbook', () => {
  const notes = { name: '说明', rows: [['请逐行填写'], ['日期写全']] }
  const logs = { name: '记录', rows: [HEAD, row(1, '2017-06-28')] }
  const asXlsx = { kind: 'xlsx', ...dry } as const

  test('is read where its headings are known best', async () => {
    const result = await imported(await aCounty(), await writeXlsx({ sheets: [notes, logs] }), asXlsx)
    expect(result).toMatchObject({ stored: 1, understood: { sheet: '记录' } })
  })

  test('of which only one of two alike is filled in is read there', async () => {
    const sheets = [
      { name: '一月', rows: [HEAD] },
      { ...logs, name: '二月' },
    ]
    expect(await imported(await aCounty(), await writeXlsx({ sheets }), asXlsx)).toMatchObject({
      stored: 1,
      understood: { sheet: '二月' },
    })
  })

  test('hands a merged cell’s value down', async () => {
    const rows = [HEAD, row(1, '2017-06-28'), row(2, '', { 村: '华龙村', 开始时间: '22:00' }), row(3, '2017-06-30')]
    const merges = [{ startRow: 1, endRow: 2, startCol: 1, endCol: 1 }]
    const sql = await aCounty()
    const bytes = await writeXlsx({ sheets: [{ name: '记录', rows, merges }] })
    expect(await imported(sql, bytes, { kind: 'xlsx' })).toMatchObject({ stored: 3, errors: [] })
    expect(await daysOf(sql)).toEqual(['2017-06-28', '2017-06-28', '2017-06-30'])
  })
})

describe('what is said by hand', () => {
  test('of a column is remembered for the next sheet, once it was stored', async () => {
    const sql = await aCounty()
    const strange = (day: string): string => csvOf(tableOf({ 放映日期: day })).replace('"村"', '"去了哪里"')
    const corrections = { columns: { 去了哪里: 'village' }, values: [] }
    await imported(sql, strange('2017-06-28'), { corrections, dryRun: true })
    expect(await imported(sql, strange('2017-06-28'))).toMatchObject({ stored: 0 })
    expect(await imported(sql, strange('2017-06-28'), { corrections })).toMatchObject({ stored: 1 })
    const next = await imported(sql, strange('2017-06-29'))
    expect(next.stored).toBe(1)
    expect(next.understood.columns.find(({ heading }) => heading === '去了哪里')).toMatchObject({ by: 'office' })
  })

  test('leaves a column out, and stands for one that is missing', async () => {
    const [header = [], cells = []] = tableOf({ 天气: '晴' })
    const at = header.indexOf('放映方式')
    const sheet = csvOf([header, cells].map((all) => all.filter((_, i) => i !== at)))
    expect(await imported(await aCounty(), sheet, dry)).toMatchObject({ stored: 0, errorsTotal: 2 })
    const values = [{ column: '放映方式', value: '', means: '室外' }]
    const corrections = { columns: { 天气: '' }, values }
    expect(await imported(await aCounty(), sheet, { ...dry, corrections })).toMatchObject({ stored: 1, errors: [] })
  })
})

test('a column that only looks like one is asked about, and nothing is stored until it is said', async () => {
  const sql = await aCounty()
  const sheet = csvOf(tableOf({ 回执单编号: 'R1' })).replace('回执单编号', '回执单编好')
  const unsure = await imported(sql, sheet, { partial: true })
  expect(unsure).toMatchObject({ rows: 1, stored: 0, errors: [{ row: 1, suggestions: ['receipt'] }] })
  const corrections = { columns: { 回执单编好: 'receipt' }, values: [] }
  expect(await imported(sql, sheet, { corrections })).toMatchObject({ stored: 1 })
})

test('what ended before the day of a show is named before anything is stored', async () => {
  const sql = await aCounty()
  await sql.run("UPDATE teams SET ends_on = '2017-06-29' WHERE code = 'team-01'")
  await sql.batch([
    statement("UPDATE teams SET ends_on = '2017-06-29' WHERE code = 'team-01'"),
    aLineOf('team', 'team-01'),
  ])
  const { errors, stored } = await imported(sql, csvOf(tableOf({}, { 放映日期: '2017-06-29' })), { partial: true })
  expect([stored, errors]).toMatchObject([1, [{ row: 2, column: '放映队' }]])
})
