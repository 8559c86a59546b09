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
const LEAST = 5
const LEAST_VILLAGES = 4
const LEAST_RUN = 3
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

const sumOf = (numbers: number[]): number => numbers.reduce((sum, one) => sum + one, 0)

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

const always = (): boolean => true

/** The same number of people again and again. */
export function sameAttendance(teams: ByTeam): Found[] {
  const values = new Set([...teams.values()].flat().map(({ attendance }) => attendance))
  values.delete(0)
  const compared = [...values].flatMap((value) =>
    against(teams, always, ({ attendance }) => attendance === value)
      .filter(({ count }) => count > 0)
      .map((one) => ({ ...one, value })),
  )
  return unusualAmong(compared, LEAST).map(({ teamCode, logs, value, ...tally }) => ({
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
    return { teamCode, of: villagesOf(named), names: Map.groupBy(named, ({ witness }) => witness ?? '') }
  })
  const allOf = sumOf(told.map(({ of }) => of))
  const everywhere = new Map<string, number>()
  for (const { names } of told)
    for (const [name, logs] of names) everywhere.set(name, (everywhere.get(name) ?? 0) + villagesOf(logs))
  const compared = told.flatMap(({ teamCode, of, names }) =>
    [...names].map(([value, logs]) => {
      const count = villagesOf(logs)
      return { teamCode, value, logs, of, count, others: (everywhere.get(value) ?? 0) - count, othersOf: allOf - of }
    }),
  )
  return unusualAmong(compared, LEAST_VILLAGES).map(({ teamCode, logs, value, ...tally }) => ({
    sign: 'witness_everywhere',
    teamCode,
    logs,
    sentence: { key: 'odd_witness_everywhere', facts: { ...tallied(tally), value } },
  }))
}

interface Numbered extends LookedAt {
  book: string
  number: number
}
/** The number a receipt ends with, within the book that what stands before it names. */
function numbered(log: LookedAt): Numbered[] {
  const [, book = '', number] = /^(.*?)(\d{1,15})$/.exec(log.receiptNo ?? '') ?? []
  return number === undefined ? [] : [Object.assign({}, log, { book, number: Number(number) })]
}
const inTime = (a: LookedAt, b: LookedAt): number => a.startedAt.localeCompare(b.startedAt)

/** A lower number on a later evening, again and again: a book is written from the front. */
export function backwardReceipts(teams: ByTeam): Found[] {
  const told = [...teams].map(([teamCode, logs]) => {
    const books = Map.groupBy(logs.flatMap(numbered).sort(inTime), ({ book }) => book)
    const pairs = [...books.values()].flatMap((book) =>
      book.flatMap((log, i) => {
        const before = book[i - 1]
        return before && before.screenedOn < log.screenedOn ? [{ log, falls: log.number < before.number }] : []
      }),
    )
    return { teamCode, of: pairs.length, logs: pairs.filter(({ falls }) => falls).map(({ log }) => log) }
  })
  const [all, allOf] = [sumOf(told.map(({ logs }) => logs.length)), sumOf(told.map(({ of }) => of))]
  const compared = told.map((one) => ({
    ...one,
    count: one.logs.length,
    others: all - one.logs.length,
    othersOf: allOf - one.of,
  }))
  return unusualAmong(compared, LEAST).map(({ teamCode, logs, ...tally }) => ({
    sign: 'receipt_backwards',
    teamCode,
    logs,
    sentence: { key: 'odd_receipt_backwards', facts: tallied(tally) },
  }))
}

/** Numbers next to each other for one village on different evenings, while the team showed elsewhere in between. */
export function receiptRuns(teams: ByTeam): Found[] {
  const villages = [...teams].flatMap(([teamCode, logs]) =>
    [...Map.groupBy(logs.flatMap(numbered), ({ villageCode }) => villageCode).values()]
      .filter((own) => own.length >= LEAST_RUN)
      .map((own) => ({ teamCode, runs: runsIn(own, logs) })),
  )
  const withRuns = villages.filter(({ runs }) => runs.length > 0)
  // where villages keep books of their own, that is how it is done
  if (isUsual({ others: withRuns.length, othersOf: villages.length })) return []
  return withRuns.flatMap(({ teamCode, runs }) =>
    runs.map(({ logs, between }) => ({
      sign: 'receipt_run' as const,
      teamCode,
      logs,
      sentence: {
        key: 'odd_receipt_run' as const,
        facts: {
          count: logs.length,
          first: logs[0]?.receiptNo ?? '',
          last: logs.at(-1)?.receiptNo ?? '',
          between,
          villages: withRuns.length,
          all: villages.length,
        },
      },
    })),
  )
}

function runsIn(own: Numbered[], all: LookedAt[]): { logs: LookedAt[]; between: number }[] {
  const inOrder = own.sort((a, b) => a.book.localeCompare(b.book) || a.number - b.number)
  const runs: Numbered[][] = []
  for (const log of inOrder) {
    const run = runs.at(-1)
    const before = run?.at(-1)
    if (run && before && before.book === log.book && before.number + 1 === log.number) run.push(log)
    else runs.push([log])
  }
  return runs.flatMap((logs) => {
    const days = logs.map(({ screenedOn }) => screenedOn).sort()
    const [first = '', last = ''] = [days[0], days.at(-1)]
    const between = all.filter(
      ({ villageCode, screenedOn }) => villageCode !== logs[0]?.villageCode && first < screenedOn && screenedOn < last,
    ).length
    return logs.length >= LEAST_RUN && new Set(days).size === logs.length && between > 0 ? [{ logs, between }] : []
  })
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
  for (const log of [...logs].sort((a, b) => a.recordedAt.localeCompare(b.recordedAt))) {
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
