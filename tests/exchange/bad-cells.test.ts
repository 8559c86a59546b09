import { describe, expect, test } from 'vitest'
import { aCounty, type Cells, countLogs, csvOf, imported, tableOf } from './county.ts'

const good: Cells = { 放映日期: '2017-06-29' }

describe('a bad cell is named by row, header and value:', () => {
  test.each<[string, Cells, string, RegExp, string[]?]>([
    ['a homophone', { 村: '三青村', 乡镇: '云溪镇' }, '村', /no “三青村” in 云溪镇/, ['三清村']],
    ['a village of two townships', { 村: '和平村' }, '村', /Several villages/, ['云溪镇和平村', '金安乡和平村']],
    ['an unknown township', { 乡镇: '云西镇' }, '乡镇', /no township “云西镇”/, ['云溪镇']],
    ['a day that is none', { 放映日期: '2017-02-29' }, '放映日期', /no such day/],
    ['31 June', { 放映日期: '2017年6月31日' }, '放映日期', /no such day/],
    ['no start', { 开始时间: '' }, '开始时间', /is missing/],
    ['no time at all', { 开始时间: '天黑' }, '开始时间', /time of day, such as 20:30/],
    ['an end at the start', { 结束时间: '20:50' }, '结束时间', /must be after the start/],
    ['a show of 23 hours', { 结束时间: '20:00' }, '结束时间', /more than 12 hours/],
    [
      'another day beside the time',
      { 开始时间: '2017-06-29 20:50' },
      '开始时间',
      /not the one in the column “放映日期”/,
    ],
    ['an unknown team', { 放映队: '放映三队' }, '放映队', /no team/, ['放映一队', '放映二队']],
    ['a film nobody has', { 影片: '太行山上、地到战' }, '影片', /no film “地到战”/, ['地道战']],
    ['a film twice', { 影片: '太行山上、太行山上' }, '影片', /named twice/],
    ['nothing but commas for films', { 影片: '、、' }, '影片', /Choose the film/],
    ['fewer than no people', { 观众人次: '-5' }, '观众人次', /less than 0/],
    ['some people', { 观众人次: '若干' }, '观众人次', /whole number/],
    ['a venue of its own', { 放映方式: '坝坝' }, '放映方式', /choose one of/, ['室内', '室外']],
    ['a control character', { 放映员: '王\u0007师傅' }, '放映员', /control characters/],
    ['one in a name that is looked up', { 村: '三清\u0001村' }, '村', /control characters/],
    ['a name with a blank of no width', { 放映员: '王\u200b师傅' }, '放映员', /cannot be seen/],
    ['a village written from right to left', { 村: '\u202e村清三' }, '村', /cannot be seen/],
    ['a name without end', { 放映员: '王'.repeat(61) }, '放映员', /at most 60 characters/],
    ['a telephone of nobody', { 见证人电话: '138' }, '见证人电话', /is missing/],
    ['an id that is none', { 编号: '17' }, '编号', /UUID/],
    ['a year long ago', { 放映日期: '1917-06-30' }, '放映日期', /between 1970 and 2099/],
  ])('%s', async (_, change, column, message, suggestions = []) => {
    const sql = await aCounty()
    const { errors, errorsTotal } = await imported(sql, csvOf(tableOf(good, change)))
    expect(errorsTotal).toBe(1)
    expect(errors[0]).toMatchObject({ row: 3, column, suggestions })
    expect(errors[0]?.message).toMatch(message)
    expect(change[column] ?? '').toContain(errors[0]?.value)
    expect(await countLogs(sql)).toBe(0)
  })

  test('the message is in the reader’s language, the column as the sheet writes it', async () => {
    const sql = await aCounty()
    const text = csvOf(tableOf({ 村: '三青村' })).replace('"村"', '"行政村*"')
    const { errors } = await imported(sql, text, { language: 'zh' })
    expect(errors).toEqual([
      {
        row: 2,
        column: '行政村*',
        value: '三青村',
        message: '没有找到村“三青村”，请核对。',
        suggestions: ['云溪镇三清村'],
      },
    ])
  })

  test('every bad cell of a row is told at once', async () => {
    const sql = await aCounty()
    const { errors } = await imported(sql, csvOf(tableOf({ 村: '三青村', 放映日期: '2017-06-31', 结束时间: '晚' })))
    expect(errors.map(({ column }) => column)).toEqual(['村', '放映日期', '结束时间'])
  })

  test('and so is a value under no header', async () => {
    const sql = await aCounty()
    const [header = [], row = []] = tableOf({})
    const { errors } = await imported(sql, csvOf([header, [...row, '', '多出来的']]))
    expect(errors).toMatchObject([{ row: 2, column: '', value: '多出来的' }])
  })
})
