/** 项目支出绩效自评表 as a sheet: the same form with the same cells, on one A4. */
import { type Cell, type WriteSheet, writeXlsx } from 'hucre/xlsx'
import { safeCell } from '../domain/sheet-cell.ts'
import { widthOf } from './official-text.ts'
import { evaluationForm, type EvaluationPaper, FORM_WIDTHS, type PlacedCell, placed } from './evaluation-form.ts'

/** Its title, and of which year and day it is. */
const ABOVE = 2
const LINE = { style: 'thin' } as const
const BORDER = { top: LINE, right: LINE, bottom: LINE, left: LINE }
const SIDES = { head: 'center', number: 'right', text: 'left' } as const

export async function evaluationXlsx({
  evaluation,
  office,
  isSample,
}: EvaluationPaper): Promise<Uint8Array<ArrayBuffer>> {
  const { year, asOf } = evaluation
  const form = placed(evaluationForm(evaluation, office)).map((cell) => ({ ...cell, row: cell.row + ABOVE }))
  const last = FORM_WIDTHS.length - 1
  const title = '项目支出绩效自评表'
  const when = `${year}年度　截至${asOf}${isSample ? '　示例数据，不得上报' : ''}`
  const sheet: WriteSheet = {
    name: title,
    columns: FORM_WIDTHS.map((width) => ({ width })),
    cells: new Map<string, Partial<Cell>>([
      ['0,0', { value: title, style: { font: { bold: true, size: 16 }, alignment: { horizontal: 'center' } } }],
      ['1,0', { value: when, style: { alignment: { horizontal: 'center' } } }],
      ...form.flatMap(drawn),
    ]),
    merges: [
      { startRow: 0, startCol: 0, endRow: 0, endCol: last },
      { startRow: 1, startCol: 0, endRow: 1, endCol: last },
      ...form.filter(({ across = 1, down = 1 }) => across > 1 || down > 1).map(mergeOf),
    ],
    rowDefs: new Map(form.filter(isLong).map((cell) => [cell.row, { height: LINE_HEIGHT * linesIn(cell) }])),
    pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  }
  return new Uint8Array(await writeXlsx({ sheets: [sheet] }))
}

/** Excel makes room for what is in one cell, but not for what is in several put together. */
const LINE_HEIGHT = 15
const linesIn = ({ text, column, across = 1 }: PlacedCell): number => {
  const wide = FORM_WIDTHS.slice(column, column + across).reduce((sum, one) => sum + one, 0)
  return Math.ceil((2 * widthOf(text)) / wide)
}
const isLong = (cell: PlacedCell): boolean => (cell.across ?? 1) > 1 && linesIn(cell) > 1

const mergeOf = ({ row, column, across = 1, down = 1 }: PlacedCell) => ({
  startRow: row,
  startCol: column,
  endRow: row + down - 1,
  endCol: column + across - 1,
})

/** Each cell that it covers has its lines. */
function drawn({ text, look = 'text', row, column, across = 1, down = 1 }: PlacedCell): [string, Partial<Cell>][] {
  const alignment = { horizontal: SIDES[look], vertical: 'center', wrapText: true } as const
  const style = {
    border: BORDER,
    alignment,
    font: { bold: look === 'head' },
    ...(text.includes('.') && { numFmt: '0.00####' }),
  }
  return Array.from({ length: across * down }, (_, i) => [
    `${row + Math.floor(i / across)},${column + (i % across)}`,
    { value: i === 0 ? valueOf(text) : null, style },
  ])
}

/** What is a number can be added up. */
const valueOf = (text: string): string | number => (/^\d+(\.\d+)?$/.test(text) ? Number(text) : safeCell(text))
