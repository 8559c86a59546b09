/** Templates of reports: the office's sections, their sentences with places for figures. */
import type { NewReport, ReportBlock, ReportFigure, ReportKind } from '../domain/report/report.ts'

export function reportTemplate(
  kind: ReportKind,
  asOf: string,
  figures: readonly ReportFigure[],
): Pick<NewReport, 'title' | 'blocks'> {
  const blocks: ReportBlock[] = [{ kind: 'heading', level: 1, text: '一、任务目标' }]
  return { title: `${asOf.slice(0, 4)}年${kind}${figures.length}`, blocks }
}
