import { describe, expect, test } from 'vitest'
import { historyOf } from '../../src/store/people/audit.ts'
import { findScreenings } from '../../src/store/screening/screening-list.ts'
import { takeIn } from '../../src/store/screening/screening-intake.ts'
import { aScreening } from '../make.ts'
import { aCounty, type Cells, countLogs, csvOf, desk, imported, tableOf } from './county.ts'
import { xlsxOf } from './sheets.ts'

const evening = (day: number): Cells => ({ 放映日期: `2017-06-${String(day).padStart(2, '0')}` })
const onlyLog = async (sql: Awaited<ReturnType<typeof aCounty>>) => {
  const { items } = await findScreenings(sql, {}, 10)
  expect(items).toHaveLength(1)
  return items[0]
}

describe('a row becomes a log', () => {
  test('with everything the sheet says, as a phone would have sent it', async () => {
    const sql = await aCounty()
    const row = {
      乡镇: '金安',
      村: '龙华村',
      影片: '《地道战》、生猪养殖技术',
      放映方式: '室内固定',
      回执单编号: 'NO.12',
      放映员: '王师傅😀',
      见证人: '李村长',
      见证人电话: '13800000000',
      备注: '雨后\n改到室内',
    }
    expect(await imported(sql, csvOf(tableOf(row)))).toMatchObject({ rows: 1, stored: 1, errors: [] })
    expect(await onlyLog(sql)).toMatchObject({
      teamCode: 'team-01',
      villageCode: '510723206203',
      venue: 'indoor',
      attendance: 85,
      startedAt: '2017-06-30T12:50:00.000Z',
      endedAt: '2017-06-30T14:30:00.000Z',
      recordedAt: '2017-06-30T14:30:00.000Z',
      filmCodes: ['film-002', 'film-008'],
      operatorName: '王师傅😀',
      receiptNo: 'NO.12',
      note: '雨后\n改到室内',
      witness: { name: '李村长', phone: '13800000000' },
    })
  })

  test('and its history says that it came with a sheet', async () => {
    const sql = await aCounty()
    await imported(sql, csvOf(tableOf({})))
    const log = await onlyLog(sql)
    expect(await historyOf(sql, 'screening', log?.id ?? '')).toMatchObject([
      { action: 'submit', after: { status: 'submitted', source: 'sheet' } },
    ])
  })

  test('that ends after midnight ends the next day', async () => {
    const sql = await aCounty()
    await imported(sql, csvOf(tableOf({ 开始时间: '22:40', 结束时间: '0:20' })))
    expect(await onlyLog(sql)).toMatchObject({ endedAt: '2017-06-30T16:20:00.000Z', screenedOn: '2017-06-30' })
  })

  test('under the id that the sheet gives', async () => {
    const sql = await aCounty()
    const id = '0b9f7d3e-58a1-4c1e-9d6a-0d4b6a1c2e3f'
    await imported(sql, csvOf(tableOf({ 编号: id.toUpperCase() })))
    expect(await onlyLog(sql)).toMatchObject({ id })
  })

  test('with text that looks like a formula kept as it was typed', async () => {
    const sql = await aCounty()
    await imported(sql, csvOf(tableOf({ 备注: '=HYPERLINK("http://x")', 放映员: '@王' })))
    expect(await onlyLog(sql)).toMatchObject({ note: '=HYPERLINK("http://x")', operatorName: '@王' })
  })

  test('with its findings, like any other log', async () => {
    const sql = await aCounty()
    const overlapping = { 村: '华龙村', 影片: '地道战' }
    expect(await imported(sql, csvOf(tableOf({}, overlapping)))).toMatchObject({ stored: 2 })
    const { items } = await findScreenings(sql, { village: '510723206203' }, 10)
    expect(items).toMatchObject([{ status: 'held', findings: [{ code: 'overlap' }] }])
  })
})

describe('a file brought twice', () => {
  test('changes nothing, whether as CSV or as xlsx', async () => {
    const sql = await aCounty()
    const table = tableOf(evening(28), evening(29), { ...evening(30), 备注: '好' })
    expect(await imported(sql, csvOf(table))).toMatchObject({ rows: 3, stored: 3, unchanged: 0 })
    expect(await imported(sql, csvOf(table))).toMatchObject({ rows: 3, stored: 0, unchanged: 3, errors: [] })
    expect(await imported(sql, await xlsxOf(table), { kind: 'xlsx' })).toMatchObject({ stored: 0, unchanged: 3 })
    expect(await countLogs(sql)).toBe(3)
  })

  test('is the same with its rows, columns and films in another order and its days in another style', async () => {
    const sql = await aCounty()
    await imported(sql, csvOf(tableOf(evening(29), { 备注: '好' })))
    const [header = [], first = [], second = []] = tableOf(evening(29), { 备注: '好', 放映日期: '2017年6月30日' })
    const turned = [header, second, first].map((row) => row.toReversed())
    expect(await imported(sql, csvOf(turned))).toMatchObject({ stored: 0, unchanged: 2, errors: [] })
  })

  test('with one attendance corrected is told to correct that log instead', async () => {
    const sql = await aCounty()
    await imported(sql, csvOf(tableOf({})))
    const log = await onlyLog(sql)
    const result = await imported(sql, csvOf(tableOf({ 观众人次: '86' })))
    expect(result).toMatchObject({ rows: 1, stored: 0, unchanged: 0, errorsTotal: 1 })
    expect(result.errors[0]).toMatchObject({ row: 2, column: '', value: log?.id, suggestions: [] })
    expect(result.errors[0]?.message).toMatch(new RegExp(`stored already \\(id ${log?.id}\\).*Correct it there`))
    expect(await onlyLog(sql)).toMatchObject({ attendance: 85, revision: 1 })
  })

  test('after a manager corrected the log is refused only where it differs', async () => {
    const sql = await aCounty()
    const entry = aScreening({ startedAt: '2017-06-30T20:50:00+08:00', recordedAt: '2017-06-30T22:30:00+08:00' })
    await takeIn(sql, [entry], desk)
    expect(await imported(sql, csvOf(tableOf({ 编号: entry.id })))).toMatchObject({ unchanged: 1, errors: [] })
  })
})

describe('rows that are the same show', () => {
  test('and say the same are one log', async () => {
    const sql = await aCounty()
    expect(await imported(sql, csvOf(tableOf({}, {}, {})))).toMatchObject({ rows: 3, stored: 1, unchanged: 2 })
    expect(await countLogs(sql)).toBe(1)
  })

  test('and say different things are a question', async () => {
    const sql = await aCounty()
    const { errors } = await imported(sql, csvOf(tableOf({}, { 观众人次: '90' })))
    expect(errors.map(({ row, message }) => [row, message])).toEqual([
      [3, 'This is the same as row 2, with other content. Keep the row that is right.'],
    ])
    expect(await countLogs(sql)).toBe(0)
  })
})

describe('with errors', () => {
  const mixed = csvOf(tableOf(evening(27), { ...evening(28), 村: '三青村' }, evening(29)))

  test('nothing is stored', async () => {
    const sql = await aCounty()
    expect(await imported(sql, mixed)).toMatchObject({ rows: 3, stored: 0, unchanged: 0, errorsTotal: 1 })
    expect(await countLogs(sql)).toBe(0)
  })

  test('the good rows are stored when that is asked for, and the rest on the next day', async () => {
    const sql = await aCounty()
    expect(await imported(sql, mixed, { partial: true })).toMatchObject({ rows: 3, stored: 2, errorsTotal: 1 })
    const mended = mixed.replace('三青村', '三清村')
    expect(await imported(sql, mended)).toMatchObject({ rows: 3, stored: 1, unchanged: 2, errorsTotal: 0 })
    expect(await countLogs(sql)).toBe(3)
  })

  test('of the header only those are told, for nothing below it can be understood', async () => {
    const sql = await aCounty()
    const result = await imported(sql, csvOf(tableOf({}).map((row) => row.slice(1))), { partial: true })
    expect(result).toMatchObject({ rows: 0, stored: 0, errorsTotal: 1 })
    expect(result.errors[0]).toMatchObject({ row: 1, column: 'date' })
  })

  test('beyond a thousand the first thousand are listed and all are counted', async () => {
    const sql = await aCounty()
    const rows = Array.from({ length: 1500 }, () => ({ 村: '三青村' }))
    const { errors, errorsTotal } = await imported(sql, csvOf(tableOf(...rows)))
    expect([errors.length, errorsTotal, errors.at(-1)?.row]).toEqual([1000, 1500, 1001])
  })
})

describe('a dry run', () => {
  test('stores nothing and says what would be', async () => {
    const sql = await aCounty()
    await imported(sql, csvOf(tableOf(evening(28))))
    const more = csvOf(tableOf(evening(28), evening(29), evening(30)))
    expect(await imported(sql, more, { dryRun: true })).toMatchObject({ dryRun: true, stored: 2, unchanged: 1 })
    expect(await countLogs(sql)).toBe(1)
  })

  test('with errors says that nothing would be, unless good rows are to be stored anyway', async () => {
    const sql = await aCounty()
    const mixed = csvOf(tableOf(evening(28), { 村: '三青村' }))
    expect(await imported(sql, mixed, { dryRun: true })).toMatchObject({ stored: 0, errorsTotal: 1 })
    expect(await imported(sql, mixed, { dryRun: true, partial: true })).toMatchObject({ stored: 1, errorsTotal: 1 })
    expect(await countLogs(sql)).toBe(0)
  })
})

test('a sheet of a header alone brings nothing and is no error', async () => {
  const sql = await aCounty()
  expect(await imported(sql, csvOf(tableOf()))).toMatchObject({ rows: 0, stored: 0, errors: [] })
})

test('a file that breaks off in the middle stores nothing of its beginning', async () => {
  const sql = await aCounty()
  const whole = csvOf(tableOf(evening(28), evening(29)))
  await expect(imported(sql, whole.slice(0, -1), { partial: true })).rejects.toThrow('error_sheet')
  expect(await countLogs(sql)).toBe(0)
})

test('Excel’s own days and times are understood', async () => {
  const sql = await aCounty()
  const [header = [], row = []] = tableOf({})
  const [day, ended] = [new Date('2017-06-30T00:00Z'), new Date('2017-06-30T22:30Z')]
  const sheet = await xlsxOf([header, [day, 0.868_055_555_6, ended, ...row.slice(3, 6), 85, '室外']])
  expect(await imported(sql, sheet, { kind: 'xlsx' })).toMatchObject({ stored: 1, errors: [] })
  expect(await onlyLog(sql)).toMatchObject({
    startedAt: '2017-06-30T12:50:00.000Z',
    endedAt: '2017-06-30T14:30:00.000Z',
  })
})

test('progress is told for both passes', async () => {
  const sql = await aCounty()
  const seen: string[] = []
  const rows = Array.from({ length: 450 }, (_, i) => ({
    放映日期: `2016-${String(1 + (i % 12)).padStart(2, '0')}-${String(1 + (i % 28)).padStart(2, '0')}`,
    开始时间: `${String(Math.floor(i / 60)).padStart(2, '0')}:${String(i % 60).padStart(2, '0')}`,
    结束时间: '10:00',
  }))
  const result = await imported(sql, csvOf(tableOf(...rows)), { onProgress: (n, pass) => seen.push(`${pass}:${n}`) })
  expect(result).toMatchObject({ stored: 450, errorsTotal: 0 })
  expect(seen.slice(0, 2)).toEqual(['1:250', '1:450'])
  expect([seen[2], seen.at(-1)]).toEqual(['2:100', '2:450'])
})
