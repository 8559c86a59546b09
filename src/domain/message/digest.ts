/** Digests: what a manager reads in the morning, on the 1st, 11th and 21st, and of a month; and a team on Monday. */
import type { OverviewFacts } from '../report/overview.ts'
import { dayInWords, type Language } from '../sentence.ts'
import { addDays, monthOf } from '../period.ts'
import type { Seal } from '../trail/seal.ts'
import { saidIn } from './message-words.ts'
import type { DigestTopic } from './topic.ts'

/** The figures are of the whole day before. */
export const asOfDigest = (dueDay: string): string => addDays(dueDay, -1)

/** The days it speaks of, the last included. */
export function daysOfDigest(topic: DigestTopic, dueDay: string): { from: string; to: string } {
  const to = asOfDigest(dueDay)
  if (topic === 'month') return { from: `${monthOf(to)}-01`, to }
  // a Monday morning tells of the days since Friday's
  if (topic === 'morning') return { from: new Date(dueDay).getUTCDay() === 1 ? addDays(to, -2) : to, to }
  if (topic === 'team_week') return { from: to, to }
  const day = Number(to.slice(8))
  return { from: `${monthOf(to)}-${day <= 10 ? '01' : day <= 20 ? '11' : '21'}`, to }
}

export interface DigestFacts {
  topic: Exclude<DigestTopic, 'team_week'>
  dueDay: string
  overview: OverviewFacts
  head: Seal | undefined
}

const two = (number: number): string => number.toFixed(2)
/** Without the year, which the title has. */
const shortly = (day: string, language: Language): string => dayInWords(day, language).replace(/^\d{4}年| \d{4}$/, '')

function whenSaid(topic: DigestTopic, from: string, to: string, language: Language): string {
  if (topic === 'month') return shortly(monthOf(to), language)
  if (from === to) return shortly(to, language)
  // of one month its name once
  const isZh = language === 'zh'
  const [first, last] = [shortly(from, language), shortly(to, language)]
  if (monthOf(from) !== monthOf(to)) return isZh ? `${first}至${last}` : `${first} to ${last}`
  return isZh ? `${first}至${Number(to.slice(8))}日` : `${Number(from.slice(8))} to ${last}`
}

/** Shows of these days, from the running total that the first page draws. */
export function showsIn({ cumulative }: Pick<OverviewFacts, 'cumulative'>, from: string, to: string): number {
  const until = (day: string): number => cumulative.findLast((one) => one.day <= day)?.done ?? 0
  const before = addDays(from, -1)
  return until(to) - (before.slice(0, 4) === to.slice(0, 4) ? until(before) : 0)
}

/** Villages still without their show are no news of a morning before this day of a month. */
const LATE_IN_MONTH = 20
/** Teams furthest behind are named, so many. */
const MOST_TEAMS = 5

export function digestLines(facts: DigestFacts, language: Language): string[] {
  const { overview, topic, head } = facts
  return [
    ...showsSaid(facts, language),
    ...designatedSaid(overview, language),
    ...(overview.audibility.villages === 0 ? [] : [audibilitySaid(overview, language)]),
    ...(topic === 'morning' ? [] : teamsSaid(overview, language)),
    ...(topic === 'morning' && Number(overview.asOf.slice(8)) < LATE_IN_MONTH ? [] : missedSaid(overview, language)),
    waitingSaid(overview, language),
    headSaid(head, language),
  ]
}

const targetOf = ({ targets }: OverviewFacts, scope: string) =>
  targets.find((target) => target.indicator === 'screenings' && target.scope.kind === scope)

function showsSaid({ overview, topic, dueDay }: DigestFacts, language: Language): string[] {
  const county = targetOf(overview, 'county')
  const { from, to } = daysOfDigest(topic, dueDay)
  if (!county) return []
  const { done, amount, unit, completionPercent } = county
  const count = showsIn(overview, from, to)
  const when = whenSaid(topic, from, to, language)
  const facts = { when, count, done, amount, unit, percent: two(completionPercent) }
  const [pace] = county.bases
  return [
    saidIn(language, { key: count === 0 ? 'digest_no_shows' : 'digest_shows', facts }),
    ...(pace ? [paceSaid(pace, county.remaining, language)] : []),
  ]
}

type Pace = OverviewFacts['targets'][number]['bases'][number]
function paceSaid(pace: Pace, remaining: number, language: Language): string {
  const { verdict, gapPoints, neededPerDay, pacePerDay } = pace
  const facts = {
    deadline: shortly(pace.deadline, language),
    points: two(Math.abs(gapPoints)),
    remaining,
    needed: neededPerDay === null ? '—' : neededPerDay.toFixed(1),
    pace: pacePerDay === null ? '—' : pacePerDay.toFixed(1),
  }
  if (verdict === 'done' || verdict === 'exceeded') return saidIn(language, { key: 'digest_reached', facts })
  if (verdict === 'overdue') return saidIn(language, { key: 'digest_overdue', facts })
  const key = facts.points === '0.00' ? 'digest_even' : verdict === 'ahead' ? 'digest_ahead' : 'digest_behind'
  return saidIn(language, { key, facts })
}

function designatedSaid(overview: OverviewFacts, language: Language): string[] {
  const target = targetOf(overview, 'designated')
  if (!target) return []
  const { done, amount, unit, completionPercent } = target
  const facts = { done, amount, unit, percent: two(completionPercent) }
  return [saidIn(language, { key: 'digest_designated', facts })]
}

/** What there is none of is not said. */
function audibilitySaid({ audibility }: OverviewFacts, language: Language): string {
  const { villages, pass, low, severe, stale, untested } = audibility
  const parts = [
    ['digest_pass', pass],
    ['digest_low', low],
    ['digest_severe', severe],
    ['digest_unknown', stale + untested],
  ] as const
  const list = parts
    .flatMap(([key, count]) => (count > 0 ? [saidIn(language, { key, facts: { count } })] : []))
    .join(saidIn(language, { key: 'told_comma' }))
  return saidIn(language, { key: 'digest_audibility', facts: { villages, list } })
}

function teamsSaid({ teams }: OverviewFacts, language: Language): string[] {
  const behind = teams
    .flatMap(({ name, gap }) => (gap !== null && gap <= -1 ? [{ name, gap }] : []))
    .sort((a, b) => a.gap - b.gap)
    .slice(0, MOST_TEAMS)
  if (behind.length === 0) return []
  const list = behind
    .map(({ name, gap }) => saidIn(language, { key: 'digest_team', facts: { team: name, count: Math.floor(-gap) } }))
    .join(saidIn(language, { key: 'told_comma' }))
  return [saidIn(language, { key: 'digest_teams', facts: { list } })]
}

const isMissed = ({ kind }: OverviewFacts['flags'][number]): boolean => kind === 'month_without_screening'

function missedSaid({ flags, asOf }: OverviewFacts, language: Language): string[] {
  const count = flags.filter(isMissed).length
  if (count === 0) return []
  return [saidIn(language, { key: 'digest_missed', facts: { month: shortly(monthOf(asOf), language), count } })]
}

/** Without the villages that wait for their show: those are counted by themselves. */
function waitingSaid(overview: OverviewFacts, language: Language): string {
  const held = targetOf(overview, 'county')?.held ?? 0
  const flags = overview.flags.filter((flag) => !isMissed(flag))
  const critical = flags.filter(({ severity }) => severity === 'critical').length
  const parts = [
    ...(held > 0 ? [saidIn(language, { key: 'digest_held', facts: { count: held } })] : []),
    ...(flags.length > 0
      ? [
          saidIn(language, {
            key: critical > 0 ? 'digest_flags_critical' : 'digest_flags',
            facts: { count: flags.length, critical },
          }),
        ]
      : []),
  ]
  if (parts.length === 0) return saidIn(language, { key: 'digest_nothing_waits' })
  return saidIn(language, {
    key: 'digest_waiting',
    facts: { list: parts.join(saidIn(language, { key: 'told_comma' })) },
  })
}

export const headSaid = (head: Seal | undefined, language: Language): string =>
  head
    ? saidIn(language, { key: 'digest_head', facts: { number: head.number, head: head.sha256.slice(0, 16) } })
    : saidIn(language, { key: 'digest_no_head' })

export interface WeekVillage {
  name: string
  townshipName: string
}
/** Villages of a team that have not had their show this month, township by township. */
export function weekLines(villages: WeekVillage[], day: string, language: Language): string[] {
  const month = shortly(monthOf(day), language)
  if (villages.length === 0) return [saidIn(language, { key: 'digest_week_done', facts: { month } })]
  const comma = saidIn(language, { key: 'told_comma' })
  return [
    saidIn(language, { key: 'digest_week_left', facts: { month, count: villages.length } }),
    ...[...Map.groupBy(villages, ({ townshipName }) => townshipName)].map(([township, of]) =>
      saidIn(language, {
        key: 'told_township',
        facts: { township, list: of.map(({ name }) => name).join(comma) },
      }),
    ),
  ]
}

export const digestTitle = (topic: DigestTopic, day: string, team: string, language: Language): string =>
  saidIn(language, { key: `told_title_${topic}`, facts: { day, team } })
