/** The figures that reports say: of a day as it is known now, or as they stood with a bulletin. */
import { overviewSettings } from '../config.ts'
import type { ReportFigures } from '../contract/reports.ts'
import { typed } from '../domain/asked.ts'
import { notFound } from '../domain/errors.ts'
import { type Overview, overviewOf } from '../domain/report/overview.ts'
import type { ReportFigure } from '../domain/report/report.ts'
import type { ReportFacts } from '../domain/report/report-facts.ts'
import { reportFigures } from '../domain/report/report-figures.ts'
import { reportTables } from '../domain/report/report-tables.ts'
import type { Language } from '../domain/sentence.ts'
import { asKnown } from '../store/engine/knowledge.ts'
import { spellingOf } from '../store/register/pinyin.ts'
import { findBulletin } from '../store/report/bulletins.ts'
import { readOverview } from '../store/report/overview.ts'
import { readReportFacts } from '../store/report/report-facts.ts'
import type { Deps } from './deps.ts'
import { dayAsked, inForce } from './queries.ts'

export type FigureDeps = Pick<Deps, 'sql' | 'config' | 'now'>

/** Of which day, and of which bulletin, if of one. */
export interface FiguresAsked {
  asOf?: string | undefined
  bulletin?: string | undefined
}

export async function bulletinNamed({ sql }: Pick<Deps, 'sql'>, no: string) {
  const found = await findBulletin(sql, no)
  if (!found) throw notFound('noun_bulletin', no)
  return found
}

export async function factsOf(deps: FigureDeps, { asOf, bulletin: no }: FiguresAsked): Promise<ReportFacts> {
  if (no === undefined) {
    const day = dayAsked(deps, asOf)
    const settings = overviewSettings(await inForce(deps, day))
    return readReportFacts(deps.sql, day, overviewOf(await readOverview(deps.sql, day, deps.now(), settings)))
  }
  const bulletin = await bulletinNamed(deps, no)
  const then = asKnown(deps.sql, Date.parse(bulletin.knownAt))
  return readReportFacts(then, bulletin.asOf, JSON.parse(bulletin.figures) as Overview)
}

export async function figuresOf(deps: FigureDeps, asked: FiguresAsked, language: Language): Promise<ReportFigures> {
  const facts = await factsOf(deps, asked)
  const { asOf, overview } = facts
  return { asOf, knownAt: overview.knownAt, figures: reportFigures(facts, language), tables: reportTables(facts) }
}

/** Those that have each of the words somewhere, or spell it. */
export function figuresNamed(figures: ReportFigure[], q = ''): ReportFigure[] {
  const asked = q.split(/\s+/).map(typed)
  const isSpelling = /^[a-z]+$/.test(asked.join(''))
  return figures.filter(({ name, label, group, unit = '' }) => {
    const text = typed(`${name} ${label} ${group} ${unit}`)
    const { pinyin, initials } = isSpelling ? spellingOf(group + label) : NO_SPELLING
    return asked.every((word) => [text, typed(pinyin), typed(initials)].some((one) => one.includes(word)))
  })
}
const NO_SPELLING = { pinyin: '', initials: '' }
