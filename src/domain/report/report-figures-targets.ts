/** Figures of a report about targets: what is done of each, and its pace against its deadlines. */
import { monthAfter, monthOf } from '../period.ts'
import type { Village } from '../register/place.ts'
import { isInScope } from '../target/target.ts'
import { verdictWords } from '../words-verdicts.ts'
import type { Overview } from './overview.ts'
import type { ReportFacts } from './report-facts.ts'
import {
  counted,
  day,
  type FigureFacts,
  type FigureRoom,
  figuresIn,
  names,
  type NamedFigure,
  share,
  summed,
  words,
} from './report-figure.ts'

type TargetFigures = Overview['targets'][number]
type Pace = TargetFigures['bases'][number]

/** 慢2.03个百分点, as it stands behind 比序时: the printed gap. */
const gapSaid = (points: number): string =>
  points === 0 ? '持平' : `${points > 0 ? '快' : '慢'}${Math.abs(points)}个百分点`

/** Never more exact at its ends than it is known (domain, D); none where nobody knows the months. */
function chanceSaid({ chance }: Pace, { season }: TargetFigures): string | null {
  if (chance === null || season === null || season.source === 'none') return null
  if (chance < 0.1) return '不到10%'
  return chance > 0.9 ? '90%以上' : `约${Math.round(100 * chance)}%`
}

/** 7、8、9、10: the months between that of the day and that of the deadline. */
function monthsBetween(asOf: string, deadline: string): string[] {
  const months: string[] = []
  for (let month = monthAfter(monthOf(asOf)); month < monthOf(deadline); month = monthAfter(month)) {
    months.push(String(Number(month.slice(5))))
  }
  return months
}

/** What is asked of each village, where it is the same whole number of all. */
function perVillage({ amount, scope: { kind } }: TargetFigures, villages: Village[]): number | null {
  if (kind !== 'county' && kind !== 'designated') return null
  const count = villages.filter((village) => isInScope({ kind }, village)).length
  return count > 0 && amount % count === 0 ? amount / count : null
}

function paceFigures(target: TargetFigures, asOf: string): FigureFacts {
  const [pace, statutory] = target.bases
  if (!pace) return {}
  const { unit } = target
  const by = { basis: 'pace' as const, facts: { deadline: pace.deadline } }
  const byLast = { basis: 'pace' as const, facts: { deadline: statutory?.deadline ?? '' } }
  return {
    deadline: { ...day(pace.deadline), basis: 'target' },
    verdict: { ...words(verdictWords[`verdict_${pace.verdict}`][0]), ...by },
    time_progress: { ...share(pace.timeProgressPercent), ...by },
    gap: { ...words(gapSaid(pace.gapPoints)), ...by },
    gap_points: { ...counted(Math.abs(pace.gapPoints)), ...by },
    needed: { ...counted(pace.neededPerDay, unit), ...by },
    pace: { ...counted(pace.pacePerDay, unit), ...by },
    days_left: { ...counted(Math.max(0, pace.daysLeft), '天'), ...by },
    months_left: { ...names(monthsBetween(asOf, pace.deadline)), ...by },
    projected: { ...counted(pace.projected === null ? null : Math.floor(pace.projected), unit), ...by },
    short_by: { ...counted(pace.shortBy, unit), ...by },
    chance: { ...words(chanceSaid(pace, target)), ...by },
    ...(statutory && {
      statutory_deadline: { ...day(statutory.deadline), basis: 'target' as const },
      statutory_gap: { ...words(gapSaid(statutory.gapPoints)), ...byLast },
    }),
  }
}

function figuresOfTarget(target: TargetFigures, { asOf, villages, duties }: ReportFacts): NamedFigure[] {
  const { code, name, nameEn = name, unit, startsOn, accepted, held, indicator } = target
  const duty = duties.find((one) => one.code === code)
  const room: FigureRoom = {
    prefix: code,
    group: indicator === 'screenings' ? 'screenings' : 'tasks',
    of: [name, nameEn],
    basis: indicator === 'screenings' ? 'counted' : 'done',
    facts: { target: name, targetEn: nameEn, asOf, from: startsOn },
    path: `/tasks/${encodeURIComponent(code)}?asOf=${asOf}`,
  }
  return figuresIn(room, {
    amount: { ...counted(target.amount, unit), basis: 'target' },
    done: summed(target.done, unit, target.doneAtLeast === true),
    remaining: counted(target.remaining, unit),
    completion: share(target.completionPercent),
    ...(accepted !== null && { accepted: counted(accepted, unit), held: counted(held, '条') }),
    leader: { ...words(duty?.leader), basis: 'duty' },
    responsible: { ...words(duty?.responsible), basis: 'duty' },
    per_village: { ...counted(perVillage(target, villages), unit), basis: 'target' },
    ...paceFigures(target, asOf),
  })
}

export const targetsTold = (facts: ReportFacts): NamedFigure[] =>
  facts.overview.targets.flatMap((target) => figuresOfTarget(target, facts))
