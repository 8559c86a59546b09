/** What the system holds of the things a report speaks of: the figures of its own reports, by their names there. */
import { fundOn } from '../../ledger/fund.ts'
import type { Stage, WorkKind } from '../../ledger/kinds.ts'
import { figureValues } from '../report-figures.ts'
import type { ReportFacts } from '../report-facts.ts'
import type { Held, Work } from './finding.ts'
import type { Subject } from './number-subjects.ts'

type Target = ReportFacts['overview']['targets'][number]

/** Works whose target says by when all of it is finished; others have steps with days of their own. */
const WORKS: Partial<Record<Target['indicator'], Work>> = {
  screenings: 'film',
  villages_audible: 'upgrade',
  tv_households: 'tv',
}
const PROJECTS: Partial<Record<WorkKind, Work>> = { culture_centre: 'centre', broadcast: 'upgrade', signs: 'tourism' }

const FIGURES: Partial<Record<Subject, string>> = {
  'attendance.county': 'screenings.attendance',
  'audible.have': 'broadcast.passing',
  'audible.lack': 'broadcast.below',
  'audible.severe': 'broadcast.severe',
  'tv.total': 'tv.households',
  'tv.connected': 'tv.connected',
  'tv.missing': 'tv.not-connected',
  'tv.no_signal': 'tv.no-signal',
  'tv.no_set': 'tv.no-set',
  'villages.total': 'designated.count',
  'townships.total': 'designated-townships.count',
  'teams.total': 'teams.count',
  'centre.target': 'works.culture_centre.count',
  'centre.done': 'works.culture_centre.completion.reached',
  'upgrade.target': 'works.broadcast.count',
  'upgrade.done': 'works.broadcast.completion.reached',
  'performances.times': 'events.performance.times',
  'books.copies': 'events.books.copies',
  'training.classes': 'events.training.classes',
  'training.people': 'events.training.people',
  'lectures.times': 'events.lecture.times',
  'lectures.people': 'events.lecture.people',
  'creations.count': 'events.creation.count',
  'funds.allotted': 'funds.allotted',
  'funds.received': 'funds.received',
  'funds.paid': 'funds.paid',
}
/** Where nothing was entered nobody knows how much there was; of households and villages that were counted it may be none. */
const MAY_BE_NONE = /^(?:tv|audible)\./

export function heldIn(facts: ReportFacts): Held {
  const { asOf, overview, ledger } = facts
  const values = figureValues(facts)
  const { stale, untested } = overview.audibility
  const figures = [...ofFilms(overview.targets), ...Object.entries(FIGURES)].flatMap(([subject, name]) => {
    const { value, unit, atLeast } = values.get(name) ?? {}
    // what is not known is not below
    if (typeof value !== 'number' || (subject.startsWith('audible.') && stale + untested > 0)) return []
    const isOfProjects = subject.endsWith('.done') && ledger.work.length > 0
    if (value === 0 && !MAY_BE_NONE.test(subject) && !isOfProjects) return []
    return [
      {
        subject: subject as Subject,
        value: unit === '万元' ? Math.round(value * 1e6) / 100 : value,
        ...(atLeast && { atLeast }),
      },
    ]
  })
  return {
    asOf,
    figures,
    deadlines: [...overview.targets.flatMap(ofTarget), ...projectsDue(facts)],
    funds: ledger.fund.flatMap((fund) => {
      const { allottedFen, receivedFen, paidFen } = fundOn(fund, asOf)
      const document = fund.document
      return document === undefined
        ? []
        : [{ document, amount: allottedFen / 100, received: receivedFen / 100, paid: paidFen / 100 }]
    }),
  }
}

/** Where no log has come yet, nobody knows how many shows there were. */
const ofFilms = (targets: Target[]): [Subject, string][] =>
  targets.flatMap(({ indicator, scope: { kind }, code, done }): [Subject, string][] => {
    if (indicator !== 'screenings' || (kind !== 'county' && kind !== 'designated')) return []
    const target: [Subject, string] = [`film.${kind}.target`, `${code}.amount`]
    return done === 0
      ? [target]
      : [target, [`film.${kind}.done`, `${code}.done`], [`film.${kind}.left`, `${code}.remaining`]]
  })

const ofTarget = ({ indicator, name, bases }: Target): Held['deadlines'] => {
  const work = WORKS[indicator]
  return work ? [{ work, what: 'finish', name, days: bases.map(({ deadline }) => deadline) }] : []
}

/** The days that are planned for projects in villages; of a step that is done there is none to come. */
function projectsDue({ ledger }: ReportFacts): Held['deadlines'] {
  const steps: [Stage, 'finish' | 'inspection'][] = [
    ['completion', 'finish'],
    ['acceptance', 'inspection'],
  ]
  return Object.entries(PROJECTS).flatMap(([kind, work]) =>
    steps.flatMap(([stage, what]) => {
      const own = ledger.work.filter((one) => one.kind === kind)
      const days = own.flatMap(({ stages }) => stages.find((one) => one.stage === stage)?.plannedOn ?? [])
      return days.length === 0 ? [] : [{ work, what, name: own[0]?.title ?? '', days: [...new Set(days)] }]
    }),
  )
}
