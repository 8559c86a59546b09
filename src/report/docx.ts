/** A report as a Word file by GB/T 9704-2012; each of its figures is a bookmark, so that whoever edits it finds them. */
import { AlignmentType, Bookmark, HeadingLevel, Paragraph, type Table, TextRun } from 'docx'
import type { FilledBlock, FilledReport, Run } from '../domain/report/report.ts'
import { figureTable } from './figure-table.ts'
import { footingOf } from './official-foot.ts'
import { characterTwips, ONE_LINE, TWO_IN } from './official-paper.ts'
import { dayInChinese, printable, titleLines, widthOf } from './official-text.ts'
import { wordFile } from './word-file.ts'

export async function docxOf(report: FilledReport): Promise<Uint8Array<ArrayBuffer>> {
  const bookmarks = new BookmarkNames()
  const { title, office, knownAt } = report
  const children = [
    titled(title),
    empty(),
    ...(report.to === undefined ? [] : [new Paragraph({ children: [new TextRun(`${printable(report.to)}：`)] })]),
    ...report.blocks.flatMap((block) => blockOf(block, bookmarks)),
    empty(),
    ...signature(report),
  ]
  return wordFile({ title, office, madeAt: knownAt, footing: footingOf(report), children })
}

/** 156 mm hold twenty characters of 2号. */
const MOST_OF_TITLE = 20
const titled = (title: string): Paragraph =>
  new Paragraph({
    heading: HeadingLevel.TITLE,
    children: inLines(titleLines(printable(title), MOST_OF_TITLE)),
  })

const inLines = (lines: string[]): TextRun[] =>
  lines.map((line, i) => new TextRun(i === 0 ? line : { text: line, break: 1 }))

const empty = (): Paragraph => new Paragraph({ children: [], spacing: ONE_LINE })
const HEADINGS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 }

function blockOf(block: FilledBlock, bookmarks: BookmarkNames): (Paragraph | Table)[] {
  if (block.kind === 'table') return figureTable(block)
  const children = block.runs.flatMap((run) => runsOf(run, bookmarks))
  if (block.kind === 'heading') return [new Paragraph({ heading: HEADINGS[block.level], children })]
  return [new Paragraph({ children, indent: TWO_IN })]
}

function runsOf({ text, field }: Run, bookmarks: BookmarkNames): (TextRun | Bookmark)[] {
  const runs = inLines(printable(text).split('\n'))
  return field === undefined ? runs : [new Bookmark({ id: bookmarks.next(field), children: runs })]
}

/** By the figure, whatever its wording. Word takes letters, digits and underscores, 40 of them, and each name once. */
class BookmarkNames {
  private readonly taken = new Set<string>()

  next(field: string): string {
    const plain = `f_${field.replace(/\|.*/, '').toLowerCase().replaceAll(/\W/g, '_')}`
    let name = plain.slice(0, 40)
    for (let again = 2; this.taken.has(name); again++) name = `${plain.slice(0, 40 - `_${again}`.length)}_${again}`
    this.taken.add(name)
    return name
  }
}

/** The day four characters in from the right, and the office above, its middle over the day’s. */
function signature({ office, on }: FilledReport): Paragraph[] {
  const day = dayInChinese(on)
  const officeIn = Math.max(0, 4 + (widthOf(day) - widthOf(office)) / 2)
  const signed = (text: string, charactersIn: number, keepNext: boolean): Paragraph =>
    new Paragraph({
      children: [new TextRun(printable(text))],
      alignment: AlignmentType.RIGHT,
      indent: { right: characterTwips(charactersIn) },
      keepNext,
    })
  return [signed(office, officeIn, true), signed(day, 4, false)]
}
