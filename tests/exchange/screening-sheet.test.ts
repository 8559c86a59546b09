import { describe, expect, test } from 'vitest'
import { LOG_COLUMNS } from '../../src/contract/sheets-logs.ts'
import { columnWords } from '../../src/domain/words-columns.ts'
import { markWords } from '../../src/domain/words-marks.ts'
import { tableWords } from '../../src/domain/words-tables.ts'
import { say } from '../../src/domain/language.ts'
import type { Language } from '../../src/domain/sentence.ts'
import { LOGS } from '../../src/exchange/log-import.ts'
import type { LogColumn } from '../../src/exchange/screening-sheet.ts'
import { Matcher, type SheetHead } from '../../src/exchange/sheet-head.ts'

const NEEDED = ['放映日期', '放映队', '村', '影片', '观众人次', '放映方式']
interface Said {
  byHand?: Record<string, string>
  ofOffice?: Record<string, string>
  given?: string[]
}
const headOf = (cells: string[], { byHand = {}, ofOffice = {}, given = [] }: Said = {}, language: Language = 'zh') => {
  const choices = { byHand: new Map(Object.entries(byHand)), ofOffice: new Map(Object.entries(ofOffice)) }
  return new Matcher(LOGS, { ...choices, given: new Set(given) }, language).head({ row: 1, cells })
}
const saidOf = ({ problems }: SheetHead<LogColumn>, language: Language = 'zh') =>
  problems.map(({ column, sentence }) => [column, say(language, sentence)])
const problemsOf = (cells: string[], said?: Said) => saidOf(headOf(cells, said))

test('the needed columns are enough, in any order', () => {
  expect(problemsOf(NEEDED)).toEqual([])
  expect(problemsOf(NEEDED.toReversed())).toEqual([])
})

describe('a column may be called', () => {
  test.each<[LogColumn, string[]]>([
    ['date', ['放映日期', 'date', 'Date', '日期', '放映日期*', '放映日期（必填）', '放映时间']],
    ['started', ['开始时间', 'started', '放映开始时间']],
    ['ended', ['结束时间', 'ended']],
    ['team', ['放映队', 'team', '放映单位']],
    ['township', ['乡镇', 'township']],
    ['village', ['村', '行政村', '放映地点', 'village', '村（社区）']],
    ['film', ['影片', '片名', '影片名称', 'film']],
    ['attendance', ['观众人次', '观众人数', 'attendance', '观众人次(人)', '观影人数（人）']],
    ['venue', ['室内/室外', '室内／室外', '放映方式', '场地', 'venue']],
    ['receipt', ['回执单编号', 'receipt']],
    ['operator', ['放映员', 'operator']],
    ['witness', ['村级证明人', '见证人', 'witness']],
    ['phone', ['见证人电话', 'phone']],
    ['note', ['备注', 'note', ' 备 注 ', 'ＮＯＴＥ']],
    ['id', ['编号', 'id', 'ID']],
  ])('%s: %j', (field, spellings) => {
    for (const name of spellings) {
      const rest = NEEDED.filter((other) => other !== LOGS.columns[field][0])
      const head = headOf([...rest, name])
      expect(saidOf(head)).toEqual([])
      expect(head.at(field)).toMatchObject({ index: rest.length, heading: name.trim(), sure: true })
    }
  })
})

test('放映时间 is the start where the day has a column of its own', () => {
  const head = headOf([...NEEDED, '放映时间'])
  expect([head.at('date')?.heading, head.at('started')?.heading]).toEqual(['放映日期', '放映时间'])
})

test('序号 is passed over', () => {
  expect(problemsOf(['序号', ...NEEDED])).toEqual([])
})

test('of a sheet of logs as it left this house, what no sheet brings in is asked about, and taken for nothing else', () => {
  const words: Record<string, readonly [string, string]> = { ...columnWords, ...tableWords, ...markWords }
  const { columns } = headOf(Object.values(LOG_COLUMNS).map(({ head }) => words[String(head)]?.[0] ?? '开始'))
  const asked = columns.filter(({ field }) => field === null).map(({ heading }) => heading)
  expect(asked).toEqual(['现名', '中断', '状态', '照片未到（张）', '还缺的证明', '村里答复', '疑点'])
  expect(columns.every(({ field, sure }) => sure === (field !== null))).toBe(true)
})

test('an unknown column is named, with those that are known', () => {
  const [[column, message] = []] = problemsOf([...NEEDED, '天气'])
  expect(column).toBe('天气')
  expect(message).toContain('不认识的列“天气”')
  expect(message).toContain('放映日期、开始时间、结束时间、放映队、乡镇、村')
})

test('a column called alike is taken for it, and asked about', () => {
  const head = headOf([...NEEDED, '回执单编好'])
  expect(head.at('receipt')).toMatchObject({ sure: false, by: 'likeness' })
  expect(saidOf(head)).toEqual([['回执单编好', '“回执单编好”像是“回执单编号”，请确认是哪一列。']])
  expect(head.problems[0]?.suggest?.()).toEqual(['回执单编号'])
  expect(head.isReadable).toBe(true)
})

test('what is said by hand counts before names, and what the office said before counts after them', () => {
  const head = headOf([...NEEDED, '单号', '天气'], { byHand: { 天气: '' }, ofOffice: { 单号: 'receipt', 村: 'note' } })
  expect(saidOf(head)).toEqual([])
  expect(head.columns.slice(-2)).toMatchObject([
    { field: 'receipt', by: 'office' },
    { field: null, by: 'hand', sure: true },
  ])
  expect(head.at('village')?.heading).toBe('村')
  expect(headOf(NEEDED, { byHand: { 村: 'note' } }).at('note')?.heading).toBe('村')
})

test('every missing column is named in the reader’s language', () => {
  expect(problemsOf(NEEDED.slice(2)).map(([column]) => column)).toEqual(['放映日期', '放映队'])
  const head = headOf(['date', 'started', 'team', 'village', 'film', 'venue'], {}, 'en')
  expect(saidOf(head, 'en').map(([, message]) => message)).toEqual([
    expect.stringMatching(/^The column “attendance” is missing\. .*date, started, ended/),
  ])
  expect(head.isReadable).toBe(false)
})

test('one may be missing where it was said what its cells would mean', () => {
  expect(problemsOf(NEEDED.slice(0, -1), { given: ['放映方式'] })).toEqual([])
})

test('two columns for the same thing are refused', () => {
  expect(problemsOf([...NEEDED, '行政村'])).toEqual([['行政村', '“行政村”与“村”是同一项，只能保留一列。']])
})
