import { describe, expect, test } from 'vitest'
import { say } from '../../src/domain/language.ts'
import { columnName, type Field, readHeader } from '../../src/exchange/screening-sheet.ts'

const NEEDED = ['放映日期', '开始时间', '结束时间', '放映队', '村', '影片', '观众人次', '放映方式']
const problemsOf = (cells: string[]) =>
  readHeader(cells, 'zh').problems.map(({ column, sentence }) => [column, say('zh', sentence)])

test('the needed columns are enough, in any order', () => {
  expect(problemsOf(NEEDED)).toEqual([])
  expect(problemsOf(NEEDED.toReversed())).toEqual([])
})

describe('a column may be called', () => {
  test.each<[Field, string[]]>([
    ['date', ['放映日期', 'date', 'Date', '日期', '放映日期*', '放映日期（必填）']],
    ['started', ['开始时间', 'started']],
    ['ended', ['结束时间', 'ended']],
    ['team', ['放映队', 'team']],
    ['township', ['乡镇', 'township']],
    ['village', ['村', '行政村', '放映地点', 'village']],
    ['film', ['影片', '片名', '影片名称', 'film']],
    ['attendance', ['观众人次', '观众人数', 'attendance', '观众人次(人)']],
    ['venue', ['室内/室外', '室内／室外', '放映方式', '场地', 'venue']],
    ['receipt', ['回执单编号', 'receipt']],
    ['operator', ['放映员', 'operator']],
    ['witness', ['村级证明人', '见证人', 'witness']],
    ['phone', ['见证人电话', 'phone']],
    ['note', ['备注', 'note', ' 备 注 ', 'ＮＯＴＥ']],
    ['id', ['编号', 'id', 'ID']],
  ])('%s: %j', (field, spellings) => {
    for (const name of spellings) {
      const rest = NEEDED.filter((other) => other !== columnName(field, 'zh'))
      const { header, problems } = readHeader([...rest, name], 'zh')
      expect(problems).toEqual([])
      expect(header[field]).toEqual({ index: rest.length, name: name.trim() })
    }
  })
})

test('an unknown column is named, with those that are known', () => {
  const [[column, message] = []] = problemsOf([...NEEDED, '天气'])
  expect(column).toBe('天气')
  expect(message).toContain('不认识的列“天气”')
  expect(message).toContain('放映日期、开始时间、结束时间、放映队、乡镇、村')
})

test('a misspelt column is offered the likeliest name', () => {
  const [problem] = readHeader([...NEEDED, '回执单编好'], 'zh').problems
  expect(problem?.suggest?.()).toEqual(['回执单编号'])
})

test('every missing column is named in the reader’s language', () => {
  expect(problemsOf(NEEDED.slice(2)).map(([column]) => column)).toEqual(['放映日期', '开始时间'])
  const { problems } = readHeader(['date', 'started', 'ended', 'team', 'village', 'film', 'venue'], 'en')
  expect(problems.map(({ sentence }) => say('en', sentence))).toEqual([
    expect.stringMatching(/^The column “attendance” is missing\. .*date, started, ended/),
  ])
})

test('two columns for the same thing are refused', () => {
  expect(problemsOf([...NEEDED, '行政村'])).toEqual([['行政村', '“行政村”与“村”是同一项，只能保留一列。']])
})
