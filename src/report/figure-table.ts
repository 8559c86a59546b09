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

/** A cell is as wide as its longest text: digits of some faces are a little wider than half a character, and it has edges. */
const needOf = (longest: number, size: number): number => (longest * 1.1 + 1.2) * size * 10

/** As large as all columns can stand side by side with. */
const sizeFor = (longest: number[]): number =>
  [SIZE.table, SIZE.wideTable].find((size) => sumOf(longest.map((one) => needOf(one, size))) <= WIDTH_TWIPS) ??
  SIZE.widestTable

const sumOf = (some: number[]): number => some.reduce((sum, one) => sum + one, 0)

/** Each has what it needs and its part of what is left; where that is too much, the longest share what the others leave. */
function columnWidths(needs: number[]): number[] {
  const most = mostOf(needs)
  const wanted = needs.map((need) => Math.min(need, most))
  const spread = WIDTH_TWIPS / sumOf(wanted)
  const columns = wanted.map((one) => Math.floor(one * spread))
  const rest = WIDTH_TWIPS - sumOf(columns)
  return columns.map((one, i) => (i === 0 ? one + rest : one))
}
function mostOf(needs: number[]): number {
  let left = WIDTH_TWIPS
  const sorted = needs.toSorted((a, b) => a - b)
  for (const [i, need] of sorted.entries()) {
    const each = left / (sorted.length - i)
    if (need > each) return each
    left -= need
  }
  return Infinity
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

/** Longer texts go on in the next line. */
const MOST = 16
export function figureTable({ title, head, rows, numeric }: FigureTable): (Paragraph | Table)[] {
  const longest = head.map((name, i) =>
    Math.min(
      MOST,
      rows.reduce((most, row) => Math.max(most, widthOf(row[i] ?? '')), widthOf(name)),
    ),
  )
  const size = sizeFor(longest)
  const widths = columnWidths(longest.map((one) => needOf(one, size)))
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
  if (head.length === 0) return []
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
