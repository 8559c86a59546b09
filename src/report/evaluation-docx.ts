/** 项目支出绩效自评表 as a Word file, on the paper of official documents. */
import { AlignmentType, HeadingLevel, Paragraph, Table, TableLayoutType, TableRow, TextRun, WidthType } from 'docx'
import { evaluationForm, type EvaluationPaper, FORM_WIDTHS, type PlacedCell, placed } from './evaluation-form.ts'
import { cell } from './figure-table.ts'
import { footingOf } from './official-foot.ts'
import { ONE_LINE, SIZE, WIDTH_TWIPS } from './official-paper.ts'
import { wordFile } from './word-file.ts'

const ALL = FORM_WIDTHS.reduce((sum, one) => sum + one, 0)
const WIDTHS = FORM_WIDTHS.map((part) => Math.floor((part / ALL) * WIDTH_TWIPS))
const SIDES = { head: AlignmentType.CENTER, number: AlignmentType.RIGHT, text: AlignmentType.LEFT }

export function evaluationDocx({ evaluation, office, knownAt, isSample }: EvaluationPaper) {
  const { year, asOf } = evaluation
  const rows = evaluationForm(evaluation, office)
  const cells = placed(rows)
  const title = '项目支出绩效自评表'
  return wordFile({
    title,
    office,
    madeAt: knownAt,
    footing: footingOf({ asOf, isDraft: false, isSample }),
    children: [
      new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(title)] }),
      new Paragraph({
        children: [new TextRun(`（${year}年度）`)],
        alignment: AlignmentType.CENTER,
        spacing: ONE_LINE,
      }),
      new Table({
        width: { size: WIDTH_TWIPS, type: WidthType.DXA },
        columnWidths: WIDTHS,
        layout: TableLayoutType.FIXED,
        rows: rows.map(
          (_, row) => new TableRow({ cantSplit: true, children: cells.filter((one) => one.row === row).map(drawn) }),
        ),
      }),
    ],
  })
}

function drawn({ text, look = 'text', across = 1, down = 1, column }: PlacedCell) {
  const width = WIDTHS.slice(column, column + across).reduce((sum, one) => sum + one, 0)
  const isHead = look === 'head'
  return cell(text, { size: SIZE.widestTable, width, alignment: SIDES[look], isHead, across, down })
}
