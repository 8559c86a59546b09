/** Digests: what a manager reads in the morning, on the 1st, 11th and 21st, and of a month; and a team on Monday. */
import type { OverviewFacts } from '../report/overview.ts'
import type { Language } from '../sentence.ts'
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
  if (topic !== 'ten_days') return { from: to, to }
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
/** Shows of these days, from the running total that the first page draws. */
export function showsIn({ cumulative }: Pick<OverviewFacts, 'cumulative'>, from: string, to: string): number {
  const until = (day: string): number => cumulative.findLast((one) => one.day <= day)?.done ?? 0
  const before = addDays(from, -1)
  return until(to) - (before.slice(0, 4) === to.slice(0, 4) ? until(before) : 0)
}

/** Teams furthest behind are named, so many. */
const MOST_TEAMS = 5

export function digestLines(facts: DigestFacts, language: Language): string[] {
  const { overview, topic, head } = facts
  return [
    ...showsSaid(facts, language),
    ...designatedSaid(overview, language),
    audibilitySaid(overview, language),
    ...(topic === 'morning' ? [] : teamsSaid(overview, language)),
    ...missedSaid(overview, language),
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
  const { done, amount, unit, completionPercent, remaining } = county
  const shown = { from, to, count: showsIn(overview, from, to), done, amount, unit, percent: two(completionPercent) }
  const [pace] = county.bases
  const first = saidIn(language, { key: from === to ? 'digest_shows_day' : 'digest_shows', facts: shown })
  if (!pace) return [first]
  const facts = {
    deadline: pace.deadline,
    points: two(Math.abs(pace.gapPoints)),
    remaining,
    needed: pace.neededPerDay === null ? '—' : two(pace.neededPerDay),
    pace: pace.pacePerDay === null ? '—' : two(pace.pacePerDay),
  }
  return [first, saidIn(language, { key: pace.gapPoints < 0 ? 'digest_behind' : 'digest_ahead', facts })]
}

function designatedSaid(overview: OverviewFacts, language: Language): string[] {
  const target = targetOf(overview, 'designated')
  if (!target) return []
  const { done, amount, completionPercent } = target
  return [saidIn(language, { key: 'digest_designated', facts: { done, amount, percent: two(completionPercent) } })]
}

function audibilitySaid({ audibility }: OverviewFacts, language: Language): string {
  const { villages, pass, low, severe, stale, untested } = audibility
  return saidIn(language, {
    key: 'digest_audibility',
    facts: { villages, pass, low, severe, unknown: stale + untested },
  })
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

function missedSaid({ flags, asOf }: OverviewFacts, language: Language): string[] {
  const count = flags.filter(({ kind }) => kind === 'month_without_screening').length
  if (count === 0) return []
  return [saidIn(language, { key: 'digest_missed', facts: { month: Number(asOf.slice(5, 7)), count } })]
}

function waitingSaid(overview: OverviewFacts, language: Language): string {
  const held = targetOf(overview, 'county')?.held ?? 0
  const critical = overview.flags.filter(({ severity }) => severity === 'critical').length
  const flags = overview.flags.length
  if (held + flags === 0) return saidIn(language, { key: 'digest_nothing_waits' })
  return saidIn(language, { key: 'digest_waiting', facts: { held, flags, critical } })
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
  const month = Number(day.slice(5, 7))
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
