/** The townships of a village list that names them: in the statistical code a village's first nine digits are its township. */
import { finderOf } from './headings.ts'
import { type RegisterFile, VILLAGE_COLUMNS } from './register-headings.ts'
import type { RawTable } from './register-table.ts'

const VILLAGE_CODE = /^\d{12}$/
const TOWNSHIP_DIGITS = 9

/**
 * Tables with townships, where the village list alone says them (国家统计局统计用区划代码: province 2, city 2, county 2,
 * township 3, village 3 digits). As they are, where townships were brought, villages say their township's code, or one
 * code is of another kind: nothing is guessed.
 */
export function withTownships(tables: Map<RegisterFile, RawTable>): Map<RegisterFile, RawTable> {
  const villages = tables.get('villages.csv')
  const [header, ...rows] = villages?.rows ?? []
  if (tables.has('townships.csv') || !villages || !header) return tables
  const columns = header.cells.map(finderOf(VILLAGE_COLUMNS))
  const [code, name] = [columns.indexOf('code'), columns.indexOf('township')]
  const codes = rows.map(({ cells }) => cells[code]?.trim() ?? '')
  const hasOwn = columns.includes('township_code') || code < 0 || name < 0
  if (hasOwn || rows.length === 0 || !codes.every((one) => VILLAGE_CODE.test(one))) return tables

  const names = new Map<string, { row: number; cells: string[] }>()
  for (const [i, { row, cells }] of rows.entries()) {
    const township = codes[i]?.slice(0, TOWNSHIP_DIGITS) ?? ''
    if (cells[name]?.trim() && !names.has(township)) names.set(township, { row, cells: [township, cells[name]] })
  }
  const width = Math.max(...villages.rows.map(({ cells }) => cells.length))
  const widened = (cells: string[], more: string): string[] => [
    ...Array.from({ length: width }, (_, i) => cells[i] ?? ''),
    more,
  ]
  return new Map(tables)
    .set('townships.csv', { label: villages.label, rows: [{ row: 1, cells: ['code', 'name'] }, ...names.values()] })
    .set('villages.csv', {
      label: villages.label,
      rows: villages.rows.map(({ row, cells }, i) => ({
        row,
        cells: widened(cells, i === 0 ? 'township_code' : (codes[i - 1]?.slice(0, TOWNSHIP_DIGITS) ?? '')),
      })),
    })
}
