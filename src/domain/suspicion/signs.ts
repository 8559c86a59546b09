/** The signs that are seen in many logs side by side, each against chance or what is usual in the county. */
import { localDateTime } from '../period.ts'
import type { Sentence } from '../language.ts'
import { rounded } from '../target/pace.ts'
import { type LookedAt, type Sign } from './suspicion.ts'
import { isUsual, type Tally, unusualAmong } from './unusual.ts'

/** Logs of one team with one sign. */
export interface Found {
  sign: Sign
  teamCode: string
  sentence: Sentence
  logs: LookedAt[]
}
export type ByTeam = Map<string, LookedAt[]>

/** So many at least, whatever chance says: fewer are nobody's habit. */
export const LEAST = 5
const LEAST_VILLAGES = 4
/** Entered one after the other with no longer pause, for so many different days at least. */
const SITTING_PAUSE_MINUTES = 10
const SITTING_DAYS = 4

const percent = (part: number, whole: number): number => rounded((100 * part) / whole, 1)
export const usualSaid = ({ others, othersOf }: Pick<Tally, 'others' | 'othersOf'>): Sentence =>
  othersOf === 0
    ? { key: 'odd_no_others' }
    : { key: 'odd_usual', facts: { usual: percent(others, othersOf), all: othersOf } }
/** What each such sentence says of figures. */
export const tallied = (tally: Tally): NonNullable<Sentence['facts']> => ({
  count: tally.count,
  of: tally.of,
  percent: percent(tally.count, tally.of),
  usual: usualSaid(tally),
})

export const sumOf = (numbers: number[]): number => numbers.reduce((sum, one) => sum + one, 0)

/** Of each team those that show it, of those where it can be told; and how many of the others' do. */
export function against(teams: ByTeam, can: (log: LookedAt) => boolean, shows: (log: LookedAt) => boolean) {
  const told = [...teams].map(([teamCode, logs]) => {
    const asked = logs.filter(can)
    return { teamCode, of: asked.length, logs: asked.filter(shows) }
  })
  const [all, allOf] = [sumOf(told.map(({ logs }) => logs.length)), sumOf(told.map(({ of }) => of))]
  return told.map((one) => ({
    ...one,
    count: one.logs.length,
    others: all - one.logs.length,
    othersOf: allOf - one.of,
  }))
}

/** Instants and days stand in the order of their characters. */
export const inOrderOf =
  <K extends string>(name: K) =>
  (a: Record<K, string>, b: Record<K, string>): number =>
    a[name] < b[name] ? -1 : Number(a[name] > b[name])

const always = (): boolean => true

/** How often each value stands in each team's things, and in the others'. */
function valuesAmong<T>(
  teams: { teamCode: string; of: number; values: Map<T, LookedAt[]> }[],
  countOf: (logs: LookedAt[]) => number,
) {
  const allOf = sumOf(teams.map(({ of }) => of))
  const everywhere = new Map<T, number>()
  for (const { values } of teams)
    for (const [value, logs] of values) everywhere.set(value, (everywhere.get(value) ?? 0) + countOf(logs))
  return teams.flatMap(({ teamCode, of, values }) =>
    [...values].map(([value, logs]) => {
      const count = countOf(logs)
      return { teamCode, value, logs, of, count, others: (everywhere.get(value) ?? 0) - count, othersOf: allOf - of }
    }),
  )
}

/** The same number of people again and again. */
export function sameAttendance(teams: ByTeam): Found[] {
  const told = [...teams].map(([teamCode, logs]) => {
    const values = Map.groupBy(logs, ({ attendance }) => attendance)
    // nobody present is a finding of its own
    values.delete(0)
    return { teamCode, of: logs.length, values }
  })
  return unusualAmong(
    valuesAmong(told, (logs) => logs.length),
    LEAST,
  ).map(({ teamCode, logs, value, ...tally }) => ({
    sign: 'attendance_same',
    teamCode,
    logs,
    sentence: { key: 'odd_attendance_same', facts: { ...tallied(tally), value } },
  }))
}

const villagesOf = (logs: LookedAt[]): number => new Set(logs.map(({ villageCode }) => villageCode)).size

/** One name as the witness of many villages; a witness is somebody of the village. */
export function sameWitness(teams: ByTeam): Found[] {
  const told = [...teams].map(([teamCode, logs]) => {
    const named = logs.filter(({ witness }) => witness !== null)
    return { teamCode, of: villagesOf(named), values: Map.groupBy(named, ({ witness }) => witness ?? '') }
  })
  return unusualAmong(valuesAmong(told, villagesOf), LEAST_VILLAGES).map(({ teamCode, logs, value, ...tally }) => ({
    sign: 'witness_everywhere',
    teamCode,
    logs,
    sentence: { key: 'odd_witness_everywhere', facts: { ...tallied(tally), value } },
  }))
}

/** Logs of many different days that were written down one right after the other. */
export function oneSitting(teams: ByTeam, timeZone: string): Found[] {
  const sittings = [...teams].flatMap(([teamCode, logs]) => sittingsIn(logs).map((of) => ({ teamCode, logs: of })))
  const entered = new Set(sittings.flatMap(({ logs }) => logs))
  const shares = new Map(against(teams, always, (log) => entered.has(log)).map((one) => [one.teamCode, one]))
  return sittings.flatMap(({ teamCode, logs }): Found[] => {
    const share = shares.get(teamCode)
    if (!share || isUsual(share)) return []
    const [first, last] = [logs[0], logs.at(-1)]
    const minutes = Math.ceil((Date.parse(last?.recordedAt ?? '') - Date.parse(first?.recordedAt ?? '')) / 60_000)
    const [day = '', time = ''] = localDateTime(first?.recordedAt ?? '', timeZone).split(' ')
    const facts = { count: logs.length, days: daysOf(logs), minutes: Math.max(1, minutes), day, time: time.slice(0, 5) }
    return [
      {
        sign: 'one_sitting',
        teamCode,
        logs,
        sentence: { key: 'odd_one_sitting', facts: Object.assign(facts, { usual: usualSaid(share) }) },
      },
    ]
  })
}

const daysOf = (logs: LookedAt[]): number => new Set(logs.map(({ screenedOn }) => screenedOn)).size

function sittingsIn(logs: LookedAt[]): LookedAt[][] {
  const sittings: LookedAt[][] = []
  for (const log of logs.toSorted(inOrderOf('recordedAt'))) {
    const last = sittings.at(-1)?.at(-1)
    const pause = last ? Date.parse(log.recordedAt) - Date.parse(last.recordedAt) : Infinity
    if (pause <= SITTING_PAUSE_MINUTES * 60_000) sittings.at(-1)?.push(log)
    else sittings.push([log])
  }
  return sittings.filter((sitting) => daysOf(sitting) >= SITTING_DAYS)
}

/** A share of a team's logs that stands out beside the others'. */
export const share = (
  teams: ByTeam,
  sign: Sign,
  said: (facts: NonNullable<Sentence['facts']>) => Sentence,
  shows: (log: LookedAt) => boolean,
  can: (log: LookedAt) => boolean = always,
): Found[] =>
  unusualAmong(against(teams, can, shows), LEAST).map(({ teamCode, logs, ...tally }) => ({
    sign,
    teamCode,
    logs,
    sentence: said(tallied(tally)),
  }))
