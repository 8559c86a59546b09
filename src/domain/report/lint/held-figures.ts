/** What the system holds of the things a report speaks of, out of the facts that its own reports are made of. */
import { fundOn } from '../../ledger/fund.ts'
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

export function heldIn(facts: ReportFacts): Held {
  const { asOf, overview, ledger } = facts
  return {
    asOf,
    figures: [
      ...overview.targets.flatMap(filmFigures),
      ...(overview.attendance > 0 ? [{ subject: 'attendance.county' as const, value: overview.attendance }] : []),
      ...audibilityFigures(facts),
      ...householdFigures(facts),
      ...registerFigures(facts),
    ],
    deadlines: overview.targets.flatMap(({ indicator, name, bases }) => {
      const work = WORKS[indicator]
      return work ? [{ work, name, days: bases.map(({ deadline }) => deadline) }] : []
    }),
    funds: ledger.fund.flatMap((fund) =>
      fund.document === undefined ? [] : [{ document: fund.document, amount: fundOn(fund, asOf).allottedFen / 100 }],
    ),
  }
}

function filmFigures({ indicator, scope, amount, done, remaining }: Target): Held['figures'] {
  const { kind } = scope
  if (indicator !== 'screenings' || (kind !== 'county' && kind !== 'designated')) return []
  const target = { subject: `film.${kind}.target` as const, value: amount }
  // where no log has come yet, nobody knows how many shows there were
  if (done === 0) return [target]
  return [target, { subject: `film.${kind}.done`, value: done }, { subject: `film.${kind}.left`, value: remaining }]
}

/** Only where every village has a test that counts: what is not known is not below. */
function audibilityFigures({ overview: { audibility } }: ReportFacts): Held['figures'] {
  const { villages, pass, low, severe, stale, untested } = audibility
  if (villages === 0 || stale + untested > 0) return []
  return [
    { subject: 'audible.have', value: pass },
    { subject: 'audible.lack', value: low + severe },
    { subject: 'audible.severe', value: severe },
  ]
}

function householdFigures({ overview: { tvCoverage } }: ReportFacts): Held['figures'] {
  const { households, connected, notConnected } = tvCoverage
  const told: [Subject, number | null][] = [
    ['tv.total', households],
    ['tv.connected', connected],
    ['tv.missing', notConnected],
  ]
  return told.flatMap(([subject, value]) => (value === null ? [] : [{ subject, value }]))
}

function registerFigures({ villages, teams }: ReportFacts): Held['figures'] {
  const designated = villages.filter((village) => village.designated)
  if (designated.length === 0) return []
  return [
    { subject: 'villages.total', value: designated.length },
    { subject: 'townships.total', value: new Set(designated.map(({ townshipCode }) => townshipCode)).size },
    { subject: 'teams.total', value: teams.length },
  ]
}
