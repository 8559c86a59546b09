/** The form we give an office: every column explained, and taken back when it is filled in. */
import type { CellValue } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { type Key, words } from '../../src/client/desk/later-words.ts'
import { TABLE_NAMES } from '../../src/domain/register/register-file.ts'
import { CHOICES } from '../../src/exchange/register-columns.ts'
import { registerForm } from '../../src/exchange/register-form.ts'
import { workbookSheets } from '../../src/exchange/sheet.ts'
import { problemsOf, registerOf, type Sheets, workbook } from './registers.ts'

describe('the form of a register', () => {
  test.each(['zh', 'en'] as const)('in %s is taken back when it is filled in', async (language) => {
    const form = await registerForm(language)
    const sheets = await workbookSheets(form, { rows: 100, megabytes: 1 })
    const zh = language === 'zh'
    expect(sheets.map(({ name }) => name)).toEqual(
      zh
        ? ['说明', '乡镇', '行政村', '放映队', '影片', '目标']
        : ['Notes', 'townships', 'villages', 'teams', 'films', 'targets'],
    )
    // every column is explained, in the order of the sheets
    const [notes, ...tables] = sheets
    const explained = notes?.rows.slice(2).map(({ cells }) => [cells[0], cells[1], (cells[3] ?? '').length > 2])
    expect(explained).toEqual(
      tables.flatMap(({ name, rows }) => (rows[0]?.cells ?? []).map((column) => [name, column, true])),
    )
    // empty as it is given it is no register, but nothing in it is unknown
    expect(await problemsOf([{ name: 'f.xlsx', bytes: form }])).toEqual([expect.stringMatching(/其中没有表/)])
    const values: Record<string, CellValue[]> = {
      行政村: ['510723100202', '河溪村', '云溪镇', zh ? '是' : '1', 'team-01'],
      放映队: ['team-01', '放映一队'],
      影片: ['film-001', '太行山上', zh ? '故事片' : 'feature', 95],
      目标: ['all', '全县', zh ? '放映场次' : 'screenings', zh ? '全县' : 'county', null, 5472, '场', '01-01', '11-30'],
    }
    const keys = ['乡镇', '行政村', '放映队', '影片', '目标']
    const filled = tables.map(({ name, rows }, i) => [
      name,
      [rows[0]?.cells ?? [], ...(keys[i] && values[keys[i]] ? [values[keys[i]]] : [])],
    ])
    const { villages, targets } = await registerOf([await workbook(Object.fromEntries(filled) as Sheets)])
    expect(villages).toMatchObject([{ designated: true, teamCode: 'team-01', townshipCode: '510723100' }])
    expect(targets).toMatchObject([{ indicator: 'screenings', deadline: '11-30' }])
  })
})

test('a sheet says tables and choices as the screens do', () => {
  const said = (prefix: string, values: Record<string, readonly string[]>) =>
    Object.entries(values).map(([value, [name]]) => [name, words[`${prefix}_${value}` as Key][0]])
  const pairs = [
    ...said('film_kind', CHOICES.kind),
    ...said('counts', CHOICES.indicator),
    ...Object.entries(TABLE_NAMES).map(([file, [name]]) => [
      name,
      words[`bring_table_${file.replace('.csv', '')}` as Key][0],
    ]),
  ]
  expect(pairs).toHaveLength(13)
  for (const [inSheets, onScreens] of pairs) expect(inSheets).toBe(onScreens)
})
