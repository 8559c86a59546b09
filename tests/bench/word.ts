/** A report of twenty pages as a Word file: the first with the library that makes it, which nobody has loaded before. */
import { aReport, characters, heading, paragraph, table } from '../report/made-reports.ts'
import { type Line, median } from './line.ts'

const LINES_A_PAGE = 22
const PAGES = 20
/** Paragraphs of four lines with three figures each, and a table of all townships to every five pages. */
const twentyPages = aReport({
  blocks: Array.from({ length: (PAGES * LINES_A_PAGE) / 4 }, (_, i) => {
    if (i % 25 === 0) return table(36)
    if (i % 10 === 0) return heading(1, '一、工作开展情况')
    const figure = { text: '2854', field: `figure-${i}` }
    return paragraph(characters(34), figure, characters(34), figure, characters(34), figure)
  }),
})

export async function measureWord(report: (line: Line) => void): Promise<void> {
  const began = performance.now()
  const { docxOf } = await import('../../src/report/docx.ts')
  await docxOf(twentyPages)
  const first = performance.now() - began
  const later: number[] = []
  for (let i = 0; i < 9; i++) {
    const start = performance.now()
    await docxOf(twentyPages)
    later.push(performance.now() - start)
  }
  report({
    what: `a report of ${PAGES} pages as a Word file, the first with its library`,
    measured: `${first.toFixed(0)} ms`,
    beside: `later ones ${median(later).toFixed(0)} ms`,
    ratio: `ratio ${(first / 1000).toFixed(2)}`,
    limit: '≤ 1000 ms',
    isMet: first <= 1000,
  })
}
