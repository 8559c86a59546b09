/** The times at which something is to be done, by the county's clock: written as cron writes them. */
import { addDays, instantAt, localDateTime } from '../period.ts'

interface Times {
  /** `HH:MM` of a day, in their order. */
  hours: string[]
  isDay: (day: string) => boolean
}

const RANGES = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 6],
] as const
/** Longer than any of them is away: 29 February. */
const MOST_DAYS = 366 * 8 + 1

/** A star, a number, several, or every so many. */
function numbersOf(field: string, [least, most]: readonly [number, number]): number[] {
  const [base = '', step = '1'] = field.split('/')
  const all = Array.from({ length: most - least + 1 }, (_, i) => least + i)
  if (base === '*') return all.filter((number) => (number - least) % Number(step) === 0)
  return base.split(',').flatMap((part) => {
    const [from = 0, to = from] = part.split('-').map(Number)
    return all.filter((number) => number >= from && number <= to)
  })
}

const known = new Map<string, Times>()

/** Minute hour day month weekday (0 is Sunday); all of them hold. */
function timesOf(cron: string): Times {
  const read = known.get(cron)
  if (read) return read
  const [minutes = [], hours = [], days = [], months = [], weekdays = []] = cron
    .split(' ')
    .map((field, i) => numbersOf(field, RANGES[i] ?? RANGES[0]))
  const two = (number: number): string => String(number).padStart(2, '0')
  const times: Times = {
    hours: hours.flatMap((hour) => minutes.map((minute) => `${two(hour)}:${two(minute)}`)),
    isDay: (day) =>
      months.includes(Number(day.slice(5, 7))) &&
      days.includes(Number(day.slice(8, 10))) &&
      weekdays.includes(new Date(day).getUTCDay()),
  }
  known.set(cron, times)
  return times
}

/** The newest of the times that is not after this instant. */
export function lastTime(cron: string, timeZone: string, now: Date): string {
  const { hours, isDay } = timesOf(cron)
  const shown = localDateTime(now, timeZone)
  let day = shown.slice(0, 10)
  for (let back = 0; back < MOST_DAYS; back++, day = addDays(day, -1)) {
    if (!isDay(day)) continue
    const time = hours.findLast((one) => back > 0 || one <= shown.slice(11, 16))
    if (time !== undefined) return instantAt(day, time, timeZone)
  }
  throw new Error(`${cron} is never`)
}

/** The first of the times after it. */
export function nextTime(cron: string, timeZone: string, now: Date): string {
  const { hours, isDay } = timesOf(cron)
  const shown = localDateTime(now, timeZone)
  let day = shown.slice(0, 10)
  for (let ahead = 0; ahead < MOST_DAYS; ahead++, day = addDays(day, 1)) {
    if (!isDay(day)) continue
    const time = hours.find((one) => ahead > 0 || one > shown.slice(11, 16))
    if (time !== undefined) return instantAt(day, time, timeZone)
  }
  throw new Error(`${cron} is never`)
}

/** So many at most: who was away longer has other things to read first. */
const MOST_BETWEEN = 6
/** The times after one and up to another, the newest few. */
export function timesBetween(cron: string, timeZone: string, since: string, until: string): string[] {
  const times: string[] = []
  let time = until
  while (time > since && times.length < MOST_BETWEEN) {
    times.unshift(time)
    time = lastTime(cron, timeZone, new Date(Date.parse(time) - 60_000))
  }
  return times
}
