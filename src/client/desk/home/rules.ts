/** What the managers’ page makes of its address and the overview: its title, what to steer by, what waits for a decision. */
import { type FlagKind, MONTH_GRACE_DAYS } from '../../../domain/flag/flags.ts'
import type { Overview } from '../../../domain/report/overview.ts'
import { dayOf, figure, shortDay } from '../../shared/format.ts'
import { gridPath } from '../grid/rules.ts'
import { anyDay, type Order, orderBy, sorted, viewsAt } from '../kit/address.ts'
import { callbacksPath, faultsPath, flagsPath, logsPath } from '../routes.ts'
import { t } from '../words.ts'

const TEAM_COLUMNS = ['gap', 'name', 'done', 'neededPerDay', 'pacePerDay', 'missedVillages', 'lastScreenedOn'] as const
type TeamColumn = (typeof TEAM_COLUMNS)[number]
/** Of these one looks for the first; of the others for the most. */
export const RISING: readonly TeamColumn[] = ['gap', 'name']

/** The day, and the order of the teams. */
export const { read: readHomeQuery, path: homePath } = viewsAt('/', {
  asOf: anyDay,
  teamOrder: orderBy(TEAM_COLUMNS),
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

/** How many are behind, and which the most. */
export function teamsSentence(teams: Overview['teams']): string {
  const behind = teams.filter(({ gap }) => gap !== null && gap < 0).sort((a, b) => (a.gap ?? 0) - (b.gap ?? 0))
  const facts = { count: teams.length, behind: behind.length }
  if (teams.every(({ gap }) => gap === null)) return t('teams_title')
  if (behind.length === 0) return t('teams_ahead', facts)
  const most = behind.slice(0, 3).map(({ name }) => name)
  return t('teams_behind', { ...facts, teams: most.join(t('list_comma')) })
}

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

const VERDICT_ORDER = ['overdue', 'behind', 'ahead', 'done', 'exceeded'] as const

/** Those that are not counted in screenings: what is overdue first, then what is behind, each in the order of the list. */
export function othersInOrder(targets: Target[]): Target[] {
  const rank = ({ bases: [pace] }: Target): number =>
    pace ? VERDICT_ORDER.indexOf(pace.verdict) : VERDICT_ORDER.length
  return targets.filter(({ indicator }) => indicator !== 'screenings').sort((a, b) => rank(a) - rank(b))
}

/** The title in parts that take turns: plain, how far from the plan, plain, what it takes. */
export function verdictParts({ targets }: Pick<Overview, 'targets'>): string[] {
  const county = targets.find(({ indicator, scope }) => indicator === 'screenings' && scope.kind === 'county')
  const pace = county?.bases[0]
  if (!county || !pace) return [t('home_title')]
  const gap = county.done - pace.expected
  const facts = {
    count: figure(Math.floor(Math.abs(gap))),
    pace: figure(pace.pacePerDay ?? 0, 1),
    needed: figure(pace.neededPerDay ?? 0, 1),
    done: figure(county.done),
    amount: figure(county.amount),
    day: shortDay(pace.deadline),
    rest: figure(county.remaining),
  }
  if (county.remaining === 0) return t('verdict_title_done', facts).split('|')
  if (pace.verdict === 'overdue') return t('verdict_title_overdue', facts).split('|')
  if (pace.daysLeft === 0) return t('verdict_title_today', facts).split('|')
  return t(gap < 0 ? 'verdict_title_behind' : 'verdict_title_ahead', facts).split('|')
}

type CallKind = 'undecided' | 'callbacks'
type DecisionKind =
  | 'held'
  | 'overdue'
  | 'silent'
  | 'unseen'
  | 'unseen_long'
  | 'unreported'
  | 'milestones'
  | 'works'
  | 'problems'
export interface Decision<K extends string = DecisionKind> {
  kind: K
  /** Unknown until the list it counts has answered. */
  count: number | undefined
  href: string
  /** Since when the one that has waited longest has waited; a village by its name. */
  longest?: { name?: string; since: string } | undefined
}

/** Not every office keeps a ledger: where nothing is due, nothing is said. */
const LEDGER_DECISIONS = [
  ['works', 'work_late'],
  ['problems', 'problem_due'],
] as const

/** Logs that were not so as their villages say, and those that are still to be asked about. */
export interface Calls {
  undecided: number
  open: number
}
/** Not every office draws: where nothing waits, nothing is said. */
export const callDecisions = ({ undecided, open }: Calls): Decision<CallKind>[] =>
  [
    { kind: 'undecided' as const, count: undecided, href: callbacksPath({ state: 'denied' }) },
    { kind: 'callbacks' as const, count: open, href: callbacksPath({ state: 'open' }) },
  ].filter(({ count }) => count > 0)

/** Each count is the length of the list it leads to. Of a past day only today's flags have a page: theirs are listed below. */
export function decisionsOf(overview: Overview, held: number | undefined): Decision[] {
  const { asOf, below, flags } = overview
  const now = isToday(overview)
  const countOf = (kind: FlagKind): number => flags.filter((flag) => flag.kind === kind).length
  const longestFault = longestOf(flags.filter(({ kind }) => kind === 'fault_overdue'))
  const flagList = (kind: FlagKind): string => (now ? flagsPath({ kind }) : `#flags-${kind}`)
  const unreported = below.filter(({ faults }) => faults.length === 0).length
  return [
    { kind: 'held', count: held, href: now ? '/review' : logsPath({ to: asOf, status: 'held' }) },
    {
      kind: 'overdue',
      count: countOf('fault_overdue'),
      href: faultsPath({ asOf: now ? '' : asOf, overdue: 'true' }),
      longest: longestFault && { since: longestFault.since },
    },
    { kind: 'silent', count: countOf('team_silent'), href: flagList('team_silent') },
    unseenOf(overview, flagList('month_without_screening')),
    { kind: 'unreported', count: unreported, href: '#below' },
    { kind: 'milestones', count: countOf('milestone_late'), href: flagList('milestone_late') },
    ...LEDGER_DECISIONS.flatMap(([kind, flag]): Decision[] => {
      const count = countOf(flag)
      return count === 0 ? [] : [{ kind, count, href: flagList(flag) }]
    }),
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
  const longest = longestOf(flags)
  const grid = { ...(!isToday(overview) && { asOf }), order: 'gaps' as const, onlyGaps: false }
  if (!isEarly) return { kind: 'unseen', count: flags.length, href: gridPath({ ...grid, unseen: 'month' }), longest }
  const count = flags.filter(({ severity }) => severity !== 'info').length
  const href = asOf.slice(5, 7) === '01' ? flagList : gridPath({ ...grid, unseen: 'two_months' })
  return { kind: 'unseen_long', count, href, longest }
}

/** Nothing where several have waited equally long: none of them is the one to begin with. */
function longestOf(flags: Flag[]): { name: string; since: string } | undefined {
  const [first, second] = flags.toSorted((a, b) => a.since.localeCompare(b.since))
  return first && first.since !== second?.since ? { name: first.subject.name, since: first.since } : undefined
}

/** Its total is how many logs are held now: today all that wait, on a past day those of shows up to it. */
export const heldLogs = (overview: Pick<Overview, 'asOf' | 'generatedAt'>) => ({
  query: { to: isToday(overview) ? undefined : overview.asOf, status: 'held', limit: 1 },
})

type Flag = Overview['flags'][number]
export const isToday = ({ asOf, generatedAt }: Pick<Overview, 'asOf' | 'generatedAt'>): boolean =>
  asOf === dayOf(generatedAt)

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

const HOUR = 60
const DAY = 24 * HOUR

/** Null while they are as fresh as figures that are asked for every minute can be. */
export function ageSentence(minutes: number): string | null {
  if (minutes < 2) return null
  if (minutes < HOUR) return t('age_minutes', { count: minutes })
  if (minutes < DAY) return t('age_hours', { count: Math.floor(minutes / HOUR) })
  return t('age_days', { count: Math.floor(minutes / DAY) })
}
