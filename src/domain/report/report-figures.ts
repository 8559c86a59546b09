/** Every figure that a report may say of a day, by its name; what is not known is null, and what does not exist is not there. */
import type { Language } from '../sentence.ts'
import type { ReportFigure } from './report.ts'
import { type ReportFacts, spokenName } from './report-facts.ts'
import { counted, day, type FigureRoom, figuresIn, type NamedFigure, names, tellFigure } from './report-figure.ts'
import { eventsTold, fundsTold, problemsTold, tendersTold, worksTold } from './report-figures-ledger.ts'
import { broadcastTold, registerTold, screeningsTold, tvTold } from './report-figures-places.ts'
import { targetsTold } from './report-figures-targets.ts'
import type { Village } from '../register/place.ts'
import { isInScope, type Target } from '../target/target.ts'
import { type Check, type ChecklistItem, holds } from '../target/task.ts'

/** What was found last of an item in each village; undefined where nobody looked. What falls short may be being built, or planned. */
function foundIn(item: ChecklistItem, villages: Village[], checks: Check[]) {
  const latest = new Map(checks.flatMap((check) => (check.item === item.code ? [[check.villageCode, check]] : [])))
  return villages.map((village) => ({
    village,
    found: latest.get(village.code)?.value,
    state: latest.get(village.code)?.state,
  }))
}
type Found = ReturnType<typeof foundIn>[number]

function itemTold(item: ChecklistItem, all: Found[], of: FigureRoom): NamedFigure[] {
  const those = (is: (found: number) => boolean): Village[] =>
    all.flatMap(({ village, found }) => (found !== undefined && is(found) ? [village] : []))
  const having = those((found) => holds(item, found))
  const short = those((found) => found > 0 && !holds(item, found))
  const lacking = those((found) => found === 0)
  const inState = (state: Found['state']): Village[] => all.flatMap((one) => (one.state === state ? [one.village] : []))
  const [building, planned] = [inState('building'), inState('planned')]
  const isKnown = all.some(({ found }) => found !== undefined)
  const count = (some: unknown[]) => counted(isKnown ? some.length : null, '个')
  return figuresIn(of, {
    minimum: counted(item.minimum, item.unit),
    having: count(having),
    having_names: names(having.map(spokenName)),
    some: count([...having, ...short]),
    short: count(short),
    short_names: names(short.map(spokenName)),
    lacking: count(lacking),
    lacking_names: names(lacking.map(spokenName)),
    building: count(building),
    building_names: names(building.map(spokenName)),
    planned: count(planned),
    planned_names: names(planned.map(spokenName)),
    not_checked: counted(all.filter(({ found }) => found === undefined).length, '个'),
  })
}

function checklistTold({ target, checks }: { target: Target; checks: Check[] }, facts: ReportFacts): NamedFigure[] {
  const villages = facts.villages.filter((village) => isInScope(target.scope, village))
  const { code, name, nameEn = name, checklist = [] } = target
  const base: Pick<FigureRoom, 'group' | 'path'> = {
    group: 'checklist',
    path: `/tasks/${encodeURIComponent(code)}?asOf=${facts.asOf}`,
  }
  const told = { target: name, targetEn: nameEn, asOf: facts.asOf }
  const survey: FigureRoom = { ...base, prefix: code, of: [name, nameEn], basis: 'checks', facts: told }
  return [
    ...figuresIn(survey, { surveyed: day(checks[0]?.checkedOn) }),
    ...checklist.flatMap((item) => {
      const { minimum, unit } = item
      const rests = { ...told, item: item.name, minimum: String(minimum), unit }
      const of: FigureRoom = {
        ...base,
        prefix: `${code}.${item.code}`,
        of: item.name,
        basis: 'checklist',
        facts: rests,
      }
      return itemTold(item, foundIn(item, villages, checks), of)
    }),
  ]
}

const checklistsTold = (facts: ReportFacts): NamedFigure[] =>
  facts.checklists.flatMap((one) => checklistTold(one, facts))

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
