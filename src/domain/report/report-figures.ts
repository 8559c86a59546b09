/** Every figure that a report may say of a day, by its name; what is not known is null, and what does not exist is not there. */
import type { Language } from '../sentence.ts'
import type { ReportFigure } from './report.ts'
import type { ReportFacts } from './report-facts.ts'
import { type NamedFigure, tellFigure } from './report-figure.ts'
import { checklistsTold } from './report-figures-checklists.ts'
import { eventsTold, fundsTold, problemsTold, tendersTold, worksTold } from './report-figures-ledger.ts'
import { broadcastTold, registerTold, screeningsTold, tvTold } from './report-figures-places.ts'
import { targetsTold } from './report-figures-targets.ts'

/** In the order in which they are offered. */
const ROOMS: ((facts: ReportFacts) => NamedFigure[])[] = [
  screeningsTold,
  targetsTold,
  broadcastTold,
  tvTold,
  checklistsTold,
  eventsTold,
  worksTold,
  fundsTold,
  tendersTold,
  problemsTold,
  registerTold,
]

/** By their names, before they are told in a language. */
export const figureValues = (facts: ReportFacts): Map<string, NamedFigure['fact']> =>
  new Map(ROOMS.flatMap((told) => told(facts)).map(({ name, fact }) => [name, fact]))

export const reportFigures = (facts: ReportFacts, language: Language): ReportFigure[] =>
  ROOMS.flatMap((told) => told(facts)).map((figure) => tellFigure(figure, language))
