/** A report with its figures in their places: as they are now, as they were known, or as they were frozen. */
import type { ReportFigures } from '../contract/reports.ts'
import { fillBlocks } from '../domain/report/filled-report.ts'
import type { FilledReport, NewReport } from '../domain/report/report.ts'
import type { FrozenReport } from '../domain/report/report-frozen.ts'
import type { KeptReport } from '../store/report/reports.ts'
import { isSampleRegister, officeNames } from './office-name.ts'
import { bulletinNamed, type FigureDeps, type FiguresAsked, figuresOf } from './report-figures.ts'

export const frozenOf = ({ frozen }: KeptReport): FrozenReport | undefined =>
  frozen === undefined ? undefined : (JSON.parse(frozen) as FrozenReport)

/** What a bulletin froze stands, whenever it is asked for. */
export const knownBy = <D extends FigureDeps>(deps: D, at: D, { bulletin }: FiguresAsked): D =>
  bulletin === undefined ? at : deps

export async function filledOf(deps: FigureDeps, report: KeptReport, at: FigureDeps): Promise<FilledReport> {
  const by = knownBy(deps, at, report.content)
  const filled = frozenOf(report)?.filled ?? (await filledNow(by, report.content, { isDraft: true }))
  if (!filled.bulletin) return filled
  const { seal } = await bulletinNamed(deps, filled.bulletin.no)
  return { ...filled, bulletin: { ...filled.bulletin, ...(seal && { seal }) } }
}

export async function filledNow(
  deps: FigureDeps,
  content: NewReport,
  { isDraft }: { isDraft: boolean },
  known?: ReportFigures,
): Promise<FilledReport> {
  const { figures, tables, asOf, knownAt } = known ?? (await figuresOf(deps, content, 'zh'))
  const { title, to, bulletin: no } = content
  const office = content.office ?? (await officeNames(deps)).zh
  const bulletin = no === undefined ? undefined : { no, sha256: (await bulletinNamed(deps, no)).sha256 }
  const blocks = fillBlocks(content.blocks, figures, tables)
  return {
    title,
    office,
    ...(to !== undefined && { to }),
    on: content.on ?? asOf,
    asOf,
    knownAt,
    ...(bulletin && { bulletin }),
    isDraft,
    isSample: await isSampleRegister(deps),
    blocks,
  }
}
