/** Reports over HTTP: written, changed and confirmed; their figures, templates and texts. */
import { MOST_A_PAGE } from '../contract/route.ts'
import { type Report, type ReportLine, reports } from '../contract/reports.ts'
import { REPORT_SHEET } from '../contract/sheets-reports.ts'
import { AppError, invalid } from '../domain/errors.ts'
import type { Actor } from '../domain/people/account.ts'
import { fieldsOf, plainText, unknownFields } from '../domain/report/filled-report.ts'
import type { NewReport, ReportFigure } from '../domain/report/report.ts'
import {
  charactersOf,
  type FrozenReport,
  frozenText,
  MOST_CHARACTERS,
  movedSince,
  saidIn,
} from '../domain/report/report-frozen.ts'
import type { Language } from '../domain/sentence.ts'
import { reportTemplate } from '../report/report-template.ts'
import { ConstraintError, isOvertaken } from '../store/engine/sql.ts'
import {
  addReport,
  changeReport,
  confirmReport,
  findReport,
  findReports,
  type KeptReport,
  type ReportHead,
} from '../store/report/reports.ts'
import { sealTrail, FEW_SEALS } from '../store/trail/seals.ts'
import { type Issuing, type Reader, readerOf } from './bulletins.ts'
import type { App, Deps } from './deps.ts'
import { afterIn, dayAsked, inForce, nextIn, requireSameCode } from './queries.ts'
import { filledNow, filledOf, frozenOf, knownBy } from './report-filled.ts'
import { bulletinNamed, factsOf, type FigureDeps, figuresNamed, figuresOf } from './report-figures.ts'
import { sha256Hex } from './secrets.ts'
import { calledByEnding, kept, serve } from './serve.ts'
import { serveList } from './sheets.ts'

const KEY = ['changedAt', 'id'] as const

export function reportRoutes(app: App, deps: Deps): void {
  calledByEnding(app, '/api/reports', ['docx', 'txt'], 'report')
  serveList(app, deps, REPORT_SHEET, async ({ at, query: { cursor, limit = MOST_A_PAGE } }) => {
    const { items: rows, total } = await findReports(at.sql, limit + 1, afterIn(KEY, cursor))
    const items = rows.slice(0, limit)
    const last = rows.length > limit ? items.at(-1) : undefined
    const next = last && { changedAt: last.changedAt, id: last.head.id }
    return { items: items.map(lineOf), total, ...nextIn(KEY, next) }
  })

  serve(app, deps, reports.send, async ({ body, actor, language }) => {
    const isNew = await writeFor(deps, body, actor)
    return kept(isNew, await told(deps, body.id, actor, language))
  })

  serve(app, deps, reports.read, async ({ at, params: { id }, actor, language }) => told(deps, id, actor, language, at))

  serve(app, deps, reports.change, async ({ params: { id }, body: { revision, ...body }, actor, language }) => {
    const content = await checked(deps, body)
    requireSameCode(id.toLowerCase(), content.id)
    await changeReport(deps.sql, content, await saidNow(deps, content), revision, { actor, now: deps.now() })
    return told(deps, id, actor, language)
  })

  serve(app, deps, reports.confirm, async ({ params: { id }, body: { revision }, actor, language }) => {
    const report = await findReport(deps.sql, id)
    if (report.confirmedAt === undefined) {
      await confirm(deps, report, revision, actor)
      await sealTrail(deps, FEW_SEALS)
    }
    return told(deps, id, actor, language)
  })

  paperRoutes(app, deps)
  figureListRoutes(app, deps)
}

/** False where the same was kept already. */
export async function writeFor(deps: Issuing, sent: NewReport, actor: Actor): Promise<boolean> {
  const content = await checked(deps, sent)
  return addReport(deps.sql, content, await saidNow(deps, content), { actor, now: deps.now() })
}

export const confirmReportFor = async (deps: Issuing, id: string, revision: number, actor: Actor): Promise<void> =>
  confirm(deps, await findReport(deps.sql, id), revision, actor)

function paperRoutes(app: App, deps: Deps): void {
  serve(app, deps, reports.filled, async ({ at, params: { id } }) => filledOf(deps, await findReport(at.sql, id), at))

  serve(app, deps, reports.text, async ({ at, params: { id } }) => {
    const filled = await filledOf(deps, await findReport(at.sql, id), at)
    return fileOf(plainText(filled), filled.title, 'txt', 'text/plain; charset=utf-8')
  })

  serve(app, deps, reports.docx, async ({ at, params: { id } }) => {
    const filled = await filledOf(deps, await findReport(at.sql, id), at)
    // what makes Word files is large, and asked for now and then
    const { docxOf } = await import('../report/docx.ts')
    return fileOf(await docxOf(filled), filled.title, 'docx', reports.docx.answersFile[0])
  })
}

const fileOf = (content: string | Uint8Array<ArrayBuffer>, title: string, ending: string, type: string): Response =>
  new Response(content, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="report.${ending}"; filename*=UTF-8''${encodeURIComponent(`${title}.${ending}`)}`,
      'cache-control': 'private, no-cache',
    },
  })

function figureListRoutes(app: App, deps: Deps): void {
  serve(app, deps, reports.figures, async ({ at, query: { q, ...asked }, language }) => {
    const { figures, ...day } = await figuresOf(knownBy(deps, at, asked), asked, language)
    return { ...day, figures: figuresNamed(figures, q) }
  })

  serve(app, deps, reports.template, async ({ at, params: { kind }, query }) => {
    return reportTemplate(kind, await factsOf(at, query))
  })
}

/** Of one that is bound, the day is its bulletin’s. */
async function checked(deps: FigureDeps, sent: NewReport): Promise<NewReport> {
  if (charactersOf(sent) > MOST_CHARACTERS) {
    throw invalid({ path: 'blocks', sentence: { key: 'report_too_long', facts: { most: MOST_CHARACTERS } } })
  }
  const content = { ...sent, id: sent.id.toLowerCase() }
  if (content.takenFrom !== undefined) await findReport(deps.sql, content.takenFrom)
  if (content.bulletin === undefined) return { ...content, asOf: dayAsked(deps, content.asOf) }
  return { ...content, asOf: (await bulletinNamed(deps, content.bulletin)).asOf }
}

const usedIn = ({ blocks }: NewReport, figures: ReportFigure[]): ReportFigure[] => {
  const used = new Set(fieldsOf(blocks).map(({ name }) => name))
  return figures.filter(({ name }) => used.has(name))
}

async function saidNow(deps: FigureDeps, content: NewReport): Promise<Record<string, string>> {
  return saidIn(usedIn(content, (await figuresOf(deps, content, 'zh')).figures))
}

/** In the reader's language; what is frozen says what it said, for ever. */
function withFrozen(items: ReportFigure[], frozen: FrozenReport | undefined): ReportFigure[] {
  if (!frozen) return items
  const now = new Map(items.map((figure) => [figure.name, figure]))
  return frozen.figures.map((figure) => {
    const { label, group, unit, basis } = now.get(figure.name) ?? figure
    return { ...figure, label, group, basis, ...(unit !== undefined && { unit }) }
  })
}

/** `at` is the service as it was at the moment that is asked for. */
async function told(deps: Deps, id: string, actor: Actor, language: Language, at = deps): Promise<Report> {
  const report = await findReport(at.sql, id)
  const { content, said: _, frozen: __, ...rest } = report
  const { figures: all, knownAt } = await figuresOf(knownBy(deps, at, content), content, language)
  const figures = usedIn(content, withFrozen(all, frozenOf(report)))
  const before = content.takenFrom === undefined ? report.said : await saidBefore(at, content.takenFrom)
  return {
    ...content,
    ...lineOf({ ...rest, head: content }),
    canConfirm: at === deps && mayConfirm(await readerOf(deps, actor), report),
    knownAt,
    figures,
    unknown: unknownFields(content.blocks, figures),
    moved: movedSince(before, figures),
  }
}

/** What the report said whose text was taken over. */
async function saidBefore({ sql }: Deps, id: string): Promise<Record<string, string>> {
  const report = await findReport(sql, id)
  const frozen = frozenOf(report)
  return frozen ? saidIn(frozen.figures) : report.said
}

const mayConfirm = ({ id, role, isAlone }: Reader, { madeById, changedById, confirmedAt }: KeptReport): boolean =>
  confirmedAt === undefined && role === 'manager' && (isAlone || (id !== madeById && id !== changedById))

function lineOf({ head: { id, kind, title, asOf, bulletin }, ...rest }: ReportHead): ReportLine {
  const { madeById: _, changedById: __, ...line } = rest
  const status = rest.confirmedAt === undefined ? 'draft' : 'confirmed'
  return { id, kind, title, asOf, ...(bulletin && { bulletin }), ...line, status }
}

/** What it needs before anybody may confirm it: a confirmed bulletin, and no figure that is not known. */
async function requireReady(deps: Issuing, content: NewReport, figures: ReportFigure[]): Promise<void> {
  const bulletin = content.bulletin === undefined ? undefined : await bulletinNamed(deps, content.bulletin)
  if (bulletin?.confirmedAt === undefined) throw new AppError('conflict', { key: 'error_report_unbound' })
  const gaps = figures.flatMap(({ value, label }) => (value === null ? [label] : []))
  const fields = [...unknownFields(content.blocks, figures), ...gaps]
  if (fields.length === 0) return
  throw new AppError('conflict', { key: 'error_report_unknown', facts: { fields: fields.slice(0, 10).join('、') } })
}

async function confirm(deps: Issuing, { content }: KeptReport, revision: number, actor: Actor): Promise<void> {
  const all = await figuresOf(deps, content, 'zh')
  const figures = usedIn(content, all.figures)
  await requireReady(deps, content, figures)
  const filled = await filledNow(deps, content, { isDraft: false }, all)
  const frozen = frozenText({ content, figures, filled })
  const asked = { id: content.id, revision, frozen, sha256: sha256Hex(frozen) }
  try {
    await confirmReport(deps.sql, asked, { actor, now: deps.now() }, (await inForce(deps)).SINGLE_MANAGER)
  } catch (error) {
    if (error instanceof ConstraintError && error.constraint === 'report_confirmed_by_another') {
      throw new AppError('forbidden', { key: 'error_own_report' })
    }
    if (!isOvertaken(error)) throw error
    // confirmed meanwhile by another, or changed: then it is looked at anew
    const { confirmedAt } = await findReport(deps.sql, content.id)
    if (confirmedAt === undefined) throw new AppError('conflict', { key: 'error_changed_meanwhile' })
  }
}
