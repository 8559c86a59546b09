/** A sheet on its way in: which file may come, what its reader chose, and what is shown of what is wrong in it. */
import { describe, expect, test } from 'vitest'
import {
  type BroughtSheet,
  choicesAtStake,
  correctionsOf,
  isUnsaved,
  noSheet,
  type SheetEvent,
  sheetReducer,
} from '../../src/client/desk/sheet-import/brought-sheet.ts'
import {
  headingErrors,
  isUnlike,
  meantBy,
  missingFields,
  refusalOf,
  standingOf,
  withColumn,
  withMeaning,
  withYear,
  type Wrong,
  wrongAfter,
  wrongRows,
  yearIn,
} from '../../src/client/desk/sheet-import/rules.ts'
import { Problem } from '../../src/client/shared/api.ts'
import type { ImportGroup, ImportResult } from '../../src/contract/imports.ts'
import { type ImportCorrections, NO_CORRECTIONS } from '../../src/domain/import-corrections.ts'

const HUALONG = { column: '村', value: '龙华' }
const group = (of: Partial<ImportGroup> = {}): ImportGroup => ({
  ...HUALONG,
  message: '没有这个村',
  suggestions: ['华龙村'],
  count: 12,
  rows: [5, 3],
  ...of,
})
const aResult = (of: Partial<ImportResult> = {}): ImportResult => ({
  dryRun: true,
  fileHash: '0'.repeat(64),
  rows: 30,
  stored: 18,
  unchanged: 0,
  errors: [],
  errorsTotal: 12,
  groups: [group()],
  remarks: [],
  closedMonths: [],
  understood: {
    sheet: '',
    headingRow: 2,
    columns: [{ heading: '村', field: 'village', sure: true, by: 'name', example: '龙华' }],
    fields: [
      { field: 'village', name: '村', needed: true },
      { field: 'film', name: '影片', needed: true },
    ],
    skipped: { totals: 0, numbers: 0, headings: 0, notes: 0, examples: 0, empty: 0 },
    assumed: { ends: 0, about: 0 },
    year: null,
    yearFrom: null,
    yearless: 0,
  },
  ...of,
})

test('what is no sheet is refused before it is sent, each for its own reason', () => {
  const why = (name: string, size = 9) => refusalOf([{ name, size }])
  expect(['七月.xlsx', 'JULY.CSV'].map((name) => why(name))).toEqual([undefined, undefined])
  expect(why('七月.xls')).toBe('old_book')
  expect(why('七月.et')).toBe('old_book')
  expect(why('outbox.json')).toBe('of_phone')
  expect(why('照片.png')).toBe('other_type')
  expect(why('七月')).toBe('other_type')
  expect(why('七月.xlsx', 0)).toBe('empty')
  expect(why('七月.xlsx', 20 * 1_048_576)).toBe('too_large')
  expect(
    refusalOf([
      { name: 'a.csv', size: 1 },
      { name: 'b.csv', size: 1 },
    ]),
  ).toBe('several')
  expect(refusalOf([])).toBeUndefined()
})

describe('what is chosen', () => {
  test('holds for all that is written alike, and pressed again for none', () => {
    const chosen = withMeaning(NO_CORRECTIONS, HUALONG, '华龙村')
    expect(chosen.values).toEqual([{ ...HUALONG, means: '华龙村' }])
    expect(meantBy(chosen, HUALONG)).toBe('华龙村')
    expect(withMeaning(chosen, HUALONG, undefined)).toEqual(NO_CORRECTIONS)
    expect(NO_CORRECTIONS.values).toEqual([])
  })

  test('for one row goes beside the others; for all alike once more, it goes before the rows', () => {
    const one = withMeaning(NO_CORRECTIONS, { ...HUALONG, row: 3 }, '龙华村')
    const both = withMeaning(
      { ...one, values: [...one.values, { ...HUALONG, row: 5, means: '华龙村' }] },
      { ...HUALONG, row: 3 },
      '三清村',
    )
    expect(both.values.map(({ row, means }) => [row, means])).toEqual([
      [5, '华龙村'],
      [3, '三清村'],
    ])
    expect(withMeaning(both, HUALONG, '华龙村').values).toEqual([{ ...HUALONG, means: '华龙村' }])
  })

  test('of a column is its field, or that it is left out, or as it was recognised', () => {
    const out = withColumn(withColumn(NO_CORRECTIONS, '放映地', 'village'), '收费', '')
    expect(out.columns).toEqual({ 放映地: 'village', 收费: '' })
    expect(withColumn(out, '放映地', undefined).columns).toEqual({ 收费: '' })
  })

  test('of the year is four digits, however they are typed', () => {
    expect(['2017', '２０１７', '201', '3017', ''].map(yearIn)).toEqual([2017, 2017, undefined, undefined, undefined])
    expect(withYear(withYear(NO_CORRECTIONS, 2017), undefined)).toEqual(NO_CORRECTIONS)
  })
})

test('how far it is stored goes forwards only, and begins anew with the next try', () => {
  const of = (...events: SheetEvent<string>[]) =>
    events.reduce(sheetReducer<string>, noSheet<string>('m', 'screenings'))
  const storing: SheetEvent<string> = { kind: 'asked', what: 'store' }
  const at = (share: number): SheetEvent<string> => ({ kind: 'progressed', share })
  expect(of(storing, at(0.4), at(0.2)).share).toBe(0.4)
  expect(of(storing, at(0.4), storing).share).toBeUndefined()
  expect(of({ kind: 'asked', what: 'check' }, at(0.4)).share).toBeUndefined()
})

describe('what is wrong', () => {
  const chosen = withMeaning(NO_CORRECTIONS, HUALONG, '华龙村')
  const first = wrongAfter([], aResult({ groups: [group(), group({ column: '影片', value: '太行' })] }), NO_CORRECTIONS)

  test('stands in its place when it is mended, and goes back to what it was when that is taken back', () => {
    expect(first.map(({ value, count, rows }) => [value, count, rows])).toEqual([
      ['龙华', 12, [3, 5]],
      ['太行', 12, [3, 5]],
    ])
    const mended = wrongAfter(first, aResult({ groups: [group({ column: '影片', value: '太行' })] }), chosen)
    expect(mended.map(({ value, isSettled }) => [value, isSettled])).toEqual([
      ['龙华', true],
      ['太行', false],
    ])
    expect(mended[0]?.suggestions).toEqual(['华龙村'])
    expect(wrongAfter(mended, aResult(), NO_CORRECTIONS)).toMatchObject([{ value: '龙华', isSettled: false }])
  })

  test('goes when it is mended by something else', () => {
    expect(wrongAfter(first, aResult({ groups: [] }), NO_CORRECTIONS)).toEqual([])
  })

  test('still, of what was chosen, is said where it was chosen', () => {
    const typed = withMeaning(NO_CORRECTIONS, HUALONG, '花龙村')
    const groups = [group({ value: '花龙村', suggestions: ['金安华龙村'] })]
    expect(wrongAfter(first.slice(0, 1), aResult({ groups }), typed)).toMatchObject([
      { value: '龙华', isSettled: false, messages: ['没有这个村'], suggestions: ['华龙村', '金安华龙村'] },
    ])
  })

  test('in several ways is one where it is written alike, since what is chosen holds for all of it', () => {
    const groups = [group(), group({ message: '云溪镇没有这个村', count: 3, rows: [9], suggestions: ['龙华村'] })]
    expect(wrongAfter([], aResult({ groups }), NO_CORRECTIONS)).toMatchObject([
      { count: 15, rows: [3, 5, 9], messages: ['没有这个村', '云溪镇没有这个村'], suggestions: ['华龙村', '龙华村'] },
    ] satisfies Partial<Wrong>[])
  })

  test('with the headings is no cell: it is said at the columns', () => {
    const error = { row: 2, column: '放映地', value: '放映地', message: '不认识的列', suggestions: [] }
    const { row, ...of } = error
    const result = aResult({ errors: [error], groups: [{ ...of, count: 1, rows: [row] }] })
    expect(wrongAfter([], result, NO_CORRECTIONS)).toEqual([])
    expect(headingErrors(result)).toEqual([error])
    expect(standingOf(result)).toEqual({ kind: 'columns' })
    expect(missingFields(result.understood).map(({ name }) => name)).toEqual(['影片'])
  })
})

test('a sheet with less than half of what its kind needs is perhaps of another', () => {
  const { understood } = aResult()
  expect(isUnlike(understood)).toBe(false)
  expect(isUnlike({ ...understood, columns: understood.columns.map((column) => ({ ...column, sure: false })) })).toBe(
    true,
  )
})

test('what can be stored is all, the good rows, or nothing, and why', () => {
  const kindOf = (of: Partial<ImportResult>) => standingOf(aResult(of)).kind
  expect(kindOf({})).toBe('good')
  expect(kindOf({ errorsTotal: 0, stored: 30 })).toBe('all')
  expect(kindOf({ errorsTotal: 0, stored: 0, unchanged: 30 })).toBe('known')
  expect(kindOf({ stored: 0, unchanged: 18 })).toBe('none_good')
  expect(kindOf({ rows: 0, errorsTotal: 0, stored: 0 })).toBe('nothing')
  expect(wrongRows(aResult({ unchanged: 2 }))).toBe(10)
})

describe('a sheet that is brought in', () => {
  const chosen: ImportCorrections = withYear(NO_CORRECTIONS, 2017)
  const lived = (...events: SheetEvent<string>[]): BroughtSheet<string> =>
    events.reduce<BroughtSheet<string>>(sheetReducer, noSheet('admin', 'screenings'))
  const FILE = { kind: 'chosen', file: '七月.xlsx' } as const
  const DECIDED = { kind: 'decided', corrections: chosen } as const
  const OTHER = { kind: 'chosen', file: '八月.xlsx' } as const

  test('is unsaved until it is stored, and again once something is chosen for what is left of it', () => {
    expect(isUnsaved(lived())).toBe(false)
    expect(isUnsaved(lived(FILE))).toBe(true)
    const stored = [FILE, { kind: 'asked', what: 'store' }, { kind: 'stored', result: aResult() }] as const
    expect(isUnsaved(lived(...stored))).toBe(false)
    expect(isUnsaved(lived(...stored, DECIDED))).toBe(true)
  })

  test('gives way to another at once, but not what was chosen for it, nor while it is stored', () => {
    expect(lived(FILE, OTHER)).toMatchObject({ file: '八月.xlsx' })
    const asked = lived(FILE, DECIDED, OTHER)
    expect(asked).toMatchObject({ file: '七月.xlsx', other: '八月.xlsx' })
    expect(choicesAtStake(asked)).toBe(1)
    expect(sheetReducer(asked, { kind: 'left' })).toMatchObject({ file: '七月.xlsx', other: undefined })
    const next = sheetReducer(asked, { kind: 'exchanged' })
    expect([next.file, correctionsOf(next)]).toEqual(['八月.xlsx', NO_CORRECTIONS])
    expect(lived(FILE, { kind: 'asked', what: 'store' }, OTHER).file).toBe('七月.xlsx')
  })

  test('is looked at as another kind without losing what was chosen for the first', () => {
    const tv = lived(FILE, DECIDED, { kind: 'came', owner: 'admin', as: 'tv-coverage' })
    expect([tv.file, correctionsOf(tv)]).toEqual(['七月.xlsx', NO_CORRECTIONS])
    expect(correctionsOf(sheetReducer(tv, { kind: 'came', owner: 'admin', as: 'screenings' }))).toEqual(chosen)
  })

  test('is seen by nobody else who signs in at the same desk', () => {
    expect(lived(FILE, { kind: 'came', owner: 'admin-02', as: 'screenings' })).toEqual(
      noSheet('admin-02', 'screenings'),
    )
  })

  test('waits for its owner to sign in again, and says nothing of it then', () => {
    const failed = { kind: 'failed', of: 'store', problem: new Problem('unauthorized', '') } as const
    const back = lived(FILE, DECIDED, failed, { kind: 'came', owner: 'admin', as: 'screenings' })
    expect([back.file, correctionsOf(back), back.failure]).toEqual(['七月.xlsx', chosen, undefined])
  })

  test('that is not what was checked is looked at again, and says why', () => {
    const again = lived(FILE, { kind: 'asked', what: 'store' }, { kind: 'overtaken' }, { kind: 'asked', what: 'check' })
    expect(again).toMatchObject({ isOvertaken: true, doing: 'check', file: '七月.xlsx' })
    expect(sheetReducer(again, { kind: 'asked', what: 'store' }).isOvertaken).toBe(false)
  })
})
