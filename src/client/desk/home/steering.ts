/** What the first screen says: which targets to steer by, which villages need a hand, and what waits for a decision. */
import { type FlagKind, MONTH_GRACE_DAYS } from '../../../domain/flag/flags.ts'
import type { Overview } from '../../../domain/report/overview.ts'
import { flagsPath } from '../flags/flag-query.ts'
import { gridPath } from '../grid/grid-query.ts'
import { HELD } from '../review/waiting.ts'
import { faultsPath, logsPath } from '../routes.ts'
import { isToday } from './owned-flags.ts'

type Target = Overview['targets'][number]
type Below = Overview['below'][number]

const AT_MOST = 2

/** The county's target first, then those that are furthest behind their first deadline. */
export function steeringTargets(targets: Target[]): Target[] {
  const gap = ({ bases }: Target): number => bases[0]?.gapPoints ?? 0
  const isCounty = ({ scope }: Target): boolean => scope.kind === 'county'
  return targets
    .filter(({ indicator }) => indicator === 'screenings')
    .sort((a, b) => Number(isCounty(b)) - Number(isCounty(a)) || gap(a) - gap(b))
    .slice(0, AT_MOST)
}

export interface Named {
  code: string
  name: string
}
export interface Silence {
  below: { shown: Below[]; count: number }
  /** Nobody knows whether these sound: never tested, or too long ago. */
  unheard: { shown: Named[]; count: number }
}

const UNHEARD: readonly FlagKind[] = ['audibility_untested', 'audibility_stale']

/** Below the line the worst first; unheard of, those that have waited longest. */
export function silenceOf({ below, flags }: Pick<Overview, 'below' | 'flags'>, room: number): Silence {
  const unheard = flags
    .filter(({ kind }) => UNHEARD.includes(kind))
    .sort((a, b) => (a.since < b.since ? -1 : Number(a.since > b.since)))
    .map(({ subject: { code, name } }) => ({ code, name }))
  return {
    below: { shown: below.slice(0, room), count: below.length },
    unheard: { shown: unheard.slice(0, room), count: unheard.length },
  }
}

export type DecisionKind = 'held' | 'overdue' | 'silent' | 'unseen' | 'unseen_long' | 'unreported' | 'milestones'
export interface Decision {
  kind: DecisionKind
  /** Unknown until the list it counts has answered. */
  count: number | undefined
  href: string
}

/** Each count is the length of the list it leads to. Of a past day only today's flags have a page: theirs are listed below. */
export function decisionsOf(overview: Overview, held: number | undefined): Decision[] {
  const { asOf, below, flags } = overview
  const now = isToday(overview)
  const countOf = (kind: FlagKind): number => flags.filter((flag) => flag.kind === kind).length
  const flagList = (kind: FlagKind): string => (now ? flagsPath({ isCleared: false, kind }) : `#flags-${kind}`)
  const unreported = below.filter(({ faults }) => faults.length === 0).length
  return [
    { kind: 'held', count: held, href: now ? '/review' : logsPath({ to: asOf, status: 'held' }) },
    {
      kind: 'overdue',
      count: countOf('fault_overdue'),
      href: faultsPath({ ...(!now && { asOf }), overdue: 'true' }),
    },
    { kind: 'silent', count: countOf('team_silent'), href: flagList('team_silent') },
    unseenOf(overview, flagList('month_without_screening')),
    { kind: 'unreported', count: unreported, href: '#below' },
    { kind: 'milestones', count: countOf('milestone_late'), href: flagList('milestone_late') },
  ]
}

/**
 * While the month is young nearly every village waits for its show, as it should: then it is those that had none last
 * month either. The grid has one year: in January they are looked up among the flags.
 */
function unseenOf(overview: Overview, flagList: string): Decision {
  const { asOf } = overview
  const flags = overview.flags.filter(({ kind }) => kind === 'month_without_screening')
  const isEarly = Number(asOf.slice(8)) <= MONTH_GRACE_DAYS
  const grid = { ...(!isToday(overview) && { asOf }), order: 'gaps' as const, onlyGaps: false }
  if (!isEarly) return { kind: 'unseen', count: flags.length, href: gridPath({ ...grid, unseen: 'month' }) }
  const count = flags.filter(({ severity }) => severity !== 'info').length
  const href = asOf.slice(5, 7) === '01' ? flagList : gridPath({ ...grid, unseen: 'two_months' })
  return { kind: 'unseen_long', count, href }
}

/** Its total is how many logs are held now: today all that wait, on a past day those of shows up to it. */
export const heldRequest = (overview: Pick<Overview, 'asOf' | 'generatedAt'>): string =>
  isToday(overview) ? HELD : `/api/screenings?to=${overview.asOf}&status=held&limit=1`
