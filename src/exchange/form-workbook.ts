/** A form for an office to fill in with Excel, written as xlsx. */
import { type Cell, type WriteSheet, writeXlsx } from 'hucre/xlsx'

export interface SheetToWrite {
  name: string
  header: string[]
  rows: (string | number)[][]
  /** In characters, by column; a Chinese one takes two. */
  widths: number[]
  /** What may be chosen, by column: offered, not enforced. */
  choices?: Map<number, string[]>
  /** Columns that stay as they are typed: Excel would make this year's day of 01-01. */
  texts?: number[]
}

const FORM_ROWS = 2000
/** Each is a cell of its own, as the library formats no empty column. */
const TEXT_ROWS = 60
const letterOf = (column: number): string => String.fromCharCode(65 + column)

/** A workbook with these sheets, their first row in bold and kept in view. At most 26 columns. */
export const writeWorkbook = (sheets: SheetToWrite[]): Promise<Uint8Array> => writeXlsx({ sheets: sheets.map(sheetOf) })

function sheetOf({ name, header, rows, widths, choices = new Map(), texts = [] }: SheetToWrite): WriteSheet {
  const bold = header.map((value, column) => [`0,${column}`, { value, style: { font: { bold: true } } }] as const)
  const text = texts.flatMap((column) =>
    Array.from({ length: TEXT_ROWS }, (_, i) => [`${i + 1},${column}`, { style: { numFmt: '@' } }] as const),
  )
  return {
    name,
    rows: [header, ...rows],
    freezePane: { rows: 1 },
    columns: widths.map((width) => ({ width })),
    cells: new Map<string, Partial<Cell>>([...bold, ...text]),
    dataValidations: Array.from(choices, ([column, values]) => ({
      type: 'list',
      values,
      allowBlank: true,
      showErrorMessage: false,
      range: `${letterOf(column)}2:${letterOf(column)}${FORM_ROWS}`,
    })),
  }
}
