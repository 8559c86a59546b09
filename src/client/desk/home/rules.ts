/** What the managers’ page makes of its address and the overview: what to steer by, what waits for a decision, which villages need a hand. */
import type { VillageYear } from '../../../contract/figures.ts'
import { flagKey, type KeptFlag } from '../../../domain/flag/flag-life.ts'
import { type FlagKind, MONTH_GRACE_DAYS } from '../../../domain/flag/flags.ts'
import type { Overview } from '../../../domain/report/overview.ts'
import { dayOf } from '../../shared/format.ts'
import { gridPath } from '../grid/rules.ts'
import { anyDay, anyText, flagAs, type Order, orderBy, sorted, viewsAt } from '../kit/address.ts'
import { faultsPath, flagsPath, logsPath } from '../routes.ts'
import { t } from '../words.ts'

const TEAM_COLUMNS = ['rank', 'name', 'done', 'completionPercent', 'thisMonth', 'lastScreenedOn'] as const
type TeamColumn = (typeof TEAM_COLUMNS)[number]
/** Of these one looks for the first; of the others for the most. */
export const RISING: readonly TeamColumn[] = ['rank', 'name']

/** The day, the order of the teams, the grid’s filter. */
export const { read: readHomeQuery, path: homePath } = viewsAt('/', {
  asOf: anyDay,
  teamOrder: orderBy(TEAM_COLUMNS),
  township: anyText,
  team: anyText,
  onlyGaps: flagAs('gaps'),
})
export type HomeQuery = ReturnType<typeof readHomeQuery>

/** A name is ordered by its code: 放映二队 stands before 放映十队. */
export const teamsInOrder = (teams: Overview['teams'], { sort, isDescending }: Order<TeamColumn>): Overview['teams'] =>
  sorted(
    teams,
    isDescending,
    (team) => (sort === 'name' ? team.code : team[sort]),
    ({ code }) => code,
  )

type Target = Overview['targets'][number]

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

/** Nobody knows whether these sound: never tested, or too long ago. */
const UNHEARD: readonly FlagKind[] = ['audibility_untested', 'audibility_stale']

/** Below the line the worst first; unheard of, those that have waited longest. */
export function silenceOf({ below, flags }: Pick<Overview, 'below' | 'flags'>, room: number) {
  const unheard = flags
    .filter(({ kind }) => UNHEARD.includes(kind))
    .sort((a, b) => (a.since < b.since ? -1 : Number(a.since > b.since)))
    .map(({ subject: { code, name } }) => ({ code, name }))
  return {
    below: { shown: below.slice(0, room), count: below.length },
    unheard: { shown: unheard.slice(0, room), count: unheard.length },
  }
}

type DecisionKind = 'held' | 'overdue' | 'silent' | 'unseen' | 'unseen_long' | 'unreported' | 'milestones'
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
  const flagList = (kind: FlagKind): string => (now ? flagsPath({ kind }) : `#flags-${kind}`)
  const unreported = below.filter(({ faults }) => faults.length === 0).length
  return [
    { kind: 'held', count: held, href: now ? '/review' : logsPath({ to: asOf, status: 'held' }) },
    { kind: 'overdue', count: countOf('fault_overdue'), href: faultsPath({ asOf: now ? '' : asOf, overdue: 'true' }) },
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
export const heldLogs = (overview: Pick<Overview, 'asOf' | 'generatedAt'>) => ({
  query: { to: isToday(overview) ? undefined : overview.asOf, status: 'held', limit: 1 },
})

type Flag = Overview['flags'][number]
export type OwnerOf = (flag: Flag) => KeptFlag | undefined

/** What somebody sees to is of today: of a past day's flags nobody can say who will. */
export const isToday = ({ asOf, generatedAt }: Pick<Overview, 'asOf' | 'generatedAt'>): boolean =>
  asOf === dayOf(generatedAt)

/** Kind and subject together name at most one open flag. */
export function ownersBy(kept: KeptFlag[]): OwnerOf {
  const byKey = new Map(kept.map((flag) => [flagKey(flag), flag]))
  return (flag) => byKey.get(flagKey(flag))
}

const GRAVITY = { critical: 0, warning: 1, info: 2 }

/** Within a kind the gravest come first, then those that have waited longest; its severity is that of the gravest. */
export function flagGroups(flags: Flag[]) {
  return [...Map.groupBy(flags, ({ kind }) => kind)]
    .map(([kind, members]) => {
      const inOrder = members.sort((a, b) => GRAVITY[a.severity] - GRAVITY[b.severity] || (a.since < b.since ? -1 : 1))
      return { kind, severity: inOrder[0]?.severity ?? 'info', flags: inOrder }
    })
    .sort((a, b) => GRAVITY[a.severity] - GRAVITY[b.severity] || a.flags.length - b.flags.length)
}

export function passingVillages(
  { below, flags }: Pick<Overview, 'below' | 'flags'>,
  villages: VillageYear[],
): VillageYear[] {
  const others = new Set([
    ...below.map(({ code }) => code),
    ...flags.flatMap(({ kind, subject }) => (kind.startsWith('audibility_') ? [subject.code] : [])),
  ])
  return villages.filter(({ designated, code }) => designated && !others.has(code))
}

const HOUR = 60
const DAY = 24 * HOUR

/** Null while they are as fresh as figures that are asked for every minute can be. */
export function ageSentence(minutes: number): string | null {
  if (minutes < 2) return null
  if (minutes < HOUR) return t('age_minutes', { count: minutes })
  if (minutes < DAY) return t('age_hours', { count: Math.floor(minutes / HOUR) })
  return t('age_days', { count: Math.floor(minutes / DAY) })
}
