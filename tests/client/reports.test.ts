/** The editor of reports without a screen: figures as pieces of what is typed, blocks that are moved and taken back, and what is told before a report is confirmed. */
import { describe, expect, test } from 'vitest'
import { tokensOf, partAt } from '../../src/client/desk/reports/figure-text.ts'
import { figuresFound, movedNow, notYet, onlyTheirs } from '../../src/client/desk/reports/rules.ts'
import { titleNow } from '../../src/domain/report/report-kind.ts'
import { type Deed, type Writing, writingOf, writingReducer } from '../../src/client/desk/reports/writing.ts'
import type { ReportBlock, ReportFigure } from '../../src/domain/report/report.ts'

const figure = (name: string, label: string, value: number | null, more: Partial<ReportFigure> = {}): ReportFigure => ({
  name,
  label,
  group: '放映',
  value,
  wordings: ['plain', 'over'],
  said: value === null ? '＿＿' : String(value),
  basis: '',
  ...more,
})
const SHOWS = figure('shows.done', '全县放映 · 已完成', 2854)
const FIGURES = [
  SHOWS,
  figure('shows.amount', '全县放映 · 目标数', 25),
  figure('villages', '行政村 · 村数', 25),
  figure('rate', '通响率', null),
]

describe('a figure in what is typed', () => {
  const tokens = tokensOf(FIGURES)
  const text = '放映{{shows.done}}场，{{shows.done|over}}；{{shows.amount}}和{{villages}}，{{rate}}，{{no.such}}。'
  const typed = tokens.typedOf(text)

  test('says what is printed; two that read alike, and what is not known, say which they are', () => {
    expect(typed).toBe('放映【2854】场，【2800余】；【25】和【25·村数】，【＿＿·通响率】，【＿＿·no.such】。')
  })
  test('is kept as the field it was, also where it was cut and pasted, and never by halves', () => {
    expect(tokens.textOf(typed)).toBe(text)
    expect(tokens.textOf('【25·村数】个村')).toBe('{{villages}}个村')
    expect(tokens.textOf('【25·村 和【其他】')).toBe('【25·村 和【其他】')
  })
  test('is one piece: a caret within it, or at its edge', () => {
    const parts = tokens.partsOf('放映【2854】场')
    expect([partAt(parts, 2), partAt(parts, 3)?.field, partAt(parts, 8)]).toEqual([undefined, 'shows.done', undefined])
    expect([partAt(parts, 8, 'before')?.field, partAt(parts, 2, 'after')?.field]).toEqual(['shows.done', 'shows.done'])
  })
})

describe('a text that is written', () => {
  const paragraph = (text: string): ReportBlock => ({ kind: 'paragraph', text })
  const start = writingOf([{ kind: 'heading', level: 1, text: '一、任务' }, paragraph('放映。')])
  const after = (...deeds: Deed[]): Writing => deeds.reduce(writingReducer, start)
  const texts = ({ pieces }: Writing) => pieces.map(({ block }) => (block.kind === 'table' ? block.table : block.text))
  const typed = (text: string): Deed => ({ do: 'put', key: 1, block: paragraph(text), isTyped: true })

  test('is parted by Enter or by pasted lines, and joined again', () => {
    const parted = after({ do: 'split', key: 1, texts: ['放映', '广播', '电视。'] })
    expect([texts(parted), parted.caret]).toEqual([['一、任务', '放映', '广播', '电视。'], { key: 3, at: 0 }])
    const joined = writingReducer(parted, { do: 'join', key: 3 })
    expect([texts(joined), joined.caret]).toEqual([['一、任务', '放映', '广播电视。'], { key: 2, at: 2 }])
  })
  test('is taken back sentence by sentence, and done again', () => {
    const written = after(typed('放映。已'), typed('放映。已完'), typed('放映。已完。'), typed('放映。已完。好'))
    const steps = [1, 2, 3].map((count) =>
      Array.from({ length: count }).reduce<Writing>((now) => writingReducer(now, { do: 'undo' }), written),
    )
    expect(steps.map((now) => texts(now)[1])).toEqual(['放映。已完。', '放映。已完', '放映。'])
    expect(texts(writingReducer(steps[0] ?? start, { do: 'redo' }))[1]).toBe('放映。已完。好')
  })
  test('a block is moved, added after another, taken out, and never past the ends', () => {
    expect(texts(after({ do: 'move', key: 1, by: -1 }))).toEqual(['放映。', '一、任务'])
    expect(after({ do: 'move', key: 1, by: 1 }).past).toEqual([])
    const table: ReportBlock = { kind: 'table', table: 'teams', title: '各队' }
    const added = after({ do: 'add', after: 0, block: table }, { do: 'join', key: 1 })
    expect(texts(added)).toEqual(['一、任务', 'teams', '放映。'])
    expect(texts(writingReducer(added, { do: 'remove', key: 0 }))).toEqual(['teams', '放映。'])
  })
  test('what somebody else wrote is found with its place in mine; what I left alone gives way to it', () => {
    const [base, mine, theirs] = ['甲乙丁', '甲己丁', '甲丙乙戊'].map((all) => all.split('').map(paragraph))
    expect(onlyTheirs(base ?? [], mine ?? [], theirs ?? [])).toEqual([
      { block: paragraph('丙'), after: 1, replaced: 0 },
      { block: paragraph('戊'), after: 1, replaced: 0 },
    ])
    const changed = ['甲', '乙二', '丁'].map(paragraph)
    expect(onlyTheirs(base ?? [], [...(base ?? []), paragraph('新')], changed)).toEqual([
      { block: paragraph('乙二'), after: 1, replaced: 1 },
    ])
  })
})

test('figures are found by words in any order', () => {
  expect(figuresFound(FIGURES, '已完成 放映').map(({ name }) => name)).toEqual(['shows.done'])
  expect(figuresFound(FIGURES, '')).toHaveLength(4)
})

test('a figure that moved is told with what it said: last year, or when the text was saved', () => {
  const now = [{ ...SHOWS, said: '2900' }, ...FIGURES.slice(1)]
  expect(movedNow({ figures: FIGURES, moved: [] }, now)).toEqual([{ name: 'shows.done', before: '2854', now: '2900' }])
  const lastYear = [{ name: 'villages', before: '26', now: '25' }]
  expect(movedNow({ figures: FIGURES, moved: lastYear }, FIGURES)).toEqual(lastYear)
})

test('last year’s title says this year', () => {
  expect(titleNow('2016年上半年工作总结', '2016-06-30', '2017-06-30')).toBe('2017年上半年工作总结')
  expect(titleNow('2017年5月工作情况汇报', '2017-05-31', '2017-06-30')).toBe('2017年6月工作情况汇报')
  expect(titleNow('2016年12月工作情况汇报', '2016-12-31', '2017-02-28')).toBe('2017年2月工作情况汇报')
})

test('why a report cannot be confirmed: first what is to be done first', () => {
  const ready = { bulletin: '2017-2', unknown: [], figures: [SHOWS], canConfirm: true }
  expect(notYet(ready, true)).toBe('report_save_first')
  expect(notYet({ ...ready, bulletin: undefined, unknown: ['x'] }, false)).toBe('report_bind_first')
  expect(notYet({ ...ready, unknown: ['x'], figures: FIGURES }, false)).toBe('report_unknown_first')
  expect(notYet({ ...ready, figures: FIGURES, canConfirm: false }, false)).toBe('report_gaps_first')
  expect(notYet({ ...ready, canConfirm: false }, false)).toBe('report_own')
  expect(notYet(ready, false)).toBeUndefined()
})
