/** A table of figures on the type area: its head again on each page, numbers to the right, no row on two pages. */
import {
  AlignmentType,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import { faceOf, ONE_LINE, SIZE, WIDTH_TWIPS } from './official-paper.ts'
import { printable, widthOf } from './official-text.ts'

export interface FigureTable {
  title: string
  head: string[]
  rows: string[][]
  numeric: boolean[]
}

/** As many columns, and as much in them, as the size lets stand side by side. */
function sizeFor(widths: number[]): number {
  const needed = widths.reduce((sum, width) => sum + width + 1, 0)
  const fits = (size: number): boolean => needed * size * 10 <= WIDTH_TWIPS
  return [SIZE.table, SIZE.wideTable].find(fits) ?? SIZE.widestTable
}

/** A column gets by its longest cell; none so much that the others have nothing. */
const MOST = 16
function columnWidths(widths: number[]): number[] {
  const sum = widths.reduce((all, width) => all + width + 1, 0)
  const columns = widths.map((width) => Math.floor(((width + 1) / sum) * WIDTH_TWIPS))
  const rest = WIDTH_TWIPS - columns.reduce((all, one) => all + one, 0)
  return columns.map((one, i) => (i === 0 ? one + rest : one))
}

interface CellLook {
  size: number
  width: number
  alignment: (typeof AlignmentType)[keyof typeof AlignmentType]
  isHead: boolean
  /** How many columns and rows it takes. */
  across?: number
  down?: number
}
export function cell(text: string, { size, width, alignment, isHead, across = 1, down = 1 }: CellLook): TableCell {
  const run = new TextRun({ text: printable(text), size, font: faceOf(isHead ? 'first' : 'text') })
  // exact: outside the grid of the text, and no taller where another face stands in
  const spacing = { line: size * 14, lineRule: LineRuleType.EXACT, before: 40, after: 40 }
  return new TableCell({
    children: [new Paragraph({ children: [run], alignment, spacing, keepNext: isHead })],
    width: { size: width, type: WidthType.DXA },
    columnSpan: across,
    rowSpan: down,
    margins: { left: 60, right: 60 },
    verticalAlign: VerticalAlignTable.CENTER,
  })
}

export function figureTable({ title, head, rows, numeric }: FigureTable): (Paragraph | Table)[] {
  const longest = head.map((name, i) =>
    Math.min(MOST, Math.max(widthOf(name), ...rows.map((row) => widthOf(row[i] ?? '')))),
  )
  const size = sizeFor(longest)
  const widths = columnWidths(longest)
  const rowOf = (texts: string[], isHead: boolean): TableRow =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: head.map((_, i) => {
        const side = numeric[i] === true ? AlignmentType.RIGHT : AlignmentType.LEFT
        const alignment = isHead ? AlignmentType.CENTER : side
        return cell(texts[i] ?? '', { size, width: widths[i] ?? 0, alignment, isHead })
      }),
    })
  const name = new TextRun({ text: printable(title), font: faceOf('first'), size: SIZE.table })
  return [
    new Paragraph({ children: [name], alignment: AlignmentType.CENTER, spacing: ONE_LINE, keepNext: true }),
    new Table({
      width: { size: WIDTH_TWIPS, type: WidthType.DXA },
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      rows: [rowOf(head, true), ...rows.map((row) => rowOf(row, false))],
    }),
    // what follows begins on the grid again
    new Paragraph({ children: [], spacing: ONE_LINE }),
  ]
}
