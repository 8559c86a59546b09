/**
 * The sample half-year (示例): shows from 1 January to 30 June 2017 that add up to the bureau's own report, invented
 * evening by evening. 2854 counted, 163 of them in designated villages; beside them some held, returned, rejected, voided.
 */
import { duskOf } from '../../src/domain/screening/dusk.ts'
import type { Film } from '../../src/domain/register/film.ts'
import { instantAt } from '../../src/domain/period.ts'
import type { NewVillage, Point } from '../../src/domain/register/place.ts'
import type { NewScreening } from '../../src/domain/screening/screening.ts'
import { type Random, randomFrom } from './random.ts'
import { type Programme, programmeOf } from './sample-programme.ts'
import { roundsOf, type Slot } from './sample-rounds.ts'
import { type Evenings, MONTHS, type Season, seasonKey, seasonOf, TOO_ALIKE } from './sample-season.ts'

const YEAR = 2017
const TIME_ZONE = 'Asia/Shanghai'
const COUNTY = { latitude: 31.21, longitude: 105.39 }
const NOTE = '示例数据'
/** Nothing comes in later than the demo’s clock. */
const LAST_DAY = `${YEAR}-06-30`

/** What becomes of a sample log after it came in. */
export type Fate = 'submitted' | 'accepted' | 'held' | 'returned' | 'rejected' | 'voided'
export interface SampleLog {
  entry: NewScreening
  /** When it reaches the bureau. */
  arrivesAt: string
  fate: Fate
  /** Why it was sent back, where that is not said of all. */
  reason?: string
}

export function sampleScreenings(villages: NewVillage[], films: Film[]): SampleLog[] {
  const random = randomFrom(20170630)
  const season = seasonOf([...new Set(villages.flatMap(({ teamCode }) => teamCode ?? []))], random)
  const slots = random.shuffled(roundsOf(villages, season, random))
  const programme = programmeOf(films, random)
  const shows = slots.map((slot, i) => showOf(slot, takeEvening(season, slot, 'out'), i, programme, random))
  const counted = shows.map((entry): SampleLog => ({
    entry,
    arrivesAt: arrivalOf(entry, random),
    fate: fateOf(entry, random),
  }))
  const spare = spareSlots(villages, season, random)
  const others = spare.map(({ slot, fate }, i): SampleLog => {
    const entry = showOf(slot, takeEvening(season, slot, 'free'), slots.length + i, programme, random)
    return { entry, arrivesAt: arrivalOf(entry, random), fate }
  })
  return [...counted, ...others, ...clashing(shows, random)].sort((a, b) => a.arrivesAt.localeCompare(b.arrivesAt))
}

/** A show takes an evening of those, a log that does not count one that is left. */
function takeEvening(season: Season, { teamCode, month }: Slot, of: keyof Evenings): string {
  const day = season.get(seasonKey(teamCode, month))?.[of].pop()
  if (!day) throw new Error(`${teamCode} has no evening in ${month}`)
  return day
}

const NAMES = [
  '王建国',
  '李秀英',
  '张伟',
  '刘洋',
  '陈静',
  '杨勇',
  '赵敏',
  '黄强',
  '周磊',
  '吴芳',
  '徐明',
  '孙丽',
  '何军',
]

function showOf(
  { village, teamCode }: Slot,
  day: string,
  serial: number,
  programme: Programme,
  random: Random,
): NewScreening {
  const shown = programme(village.code)
  const minutes = shown.reduce((sum, film) => sum + film.minutes, 0)
  const venue = random.next() < 0.3 ? 'indoor' : 'outdoor'
  const start = startOf(day, venue, random)
  const ran = random.next() < 0.006 ? Math.floor(minutes * 0.7) : minutes + random.whole(3, 12)
  // the clock stands at 21:00 of the last day: what was shown then was shown before dark, in a room, and told by then
  const isByDay = day === LAST_DAY
  const startedAt = new Date(isByDay ? start - 150 * 60_000 : start).toISOString()
  const endedAt = new Date(Date.parse(startedAt) + ran * 60_000).toISOString()
  const at = besides(placeOf(village.code), serial)
  return {
    id: random.uuid(),
    teamCode,
    villageCode: village.code,
    startedAt,
    endedAt,
    venue: isByDay ? 'indoor' : venue,
    filmCodes: shown.map((film) => film.code),
    attendance: random.next() < 0.002 ? 0 : random.whole(28, 62) + random.whole(0, 30) + random.whole(0, 30),
    operatorName: NAMES[Number(teamCode.slice(-2)) % NAMES.length] ?? '示例',
    receiptNo: `SL2017-${String(serial + 1).padStart(5, '0')}`,
    witness: { name: random.pick(NAMES) },
    ...(random.next() < 0.6 && {
      position: { latitude: at.latitude, longitude: at.longitude, accuracyM: random.whole(5, 40), fixedAt: startedAt },
    }),
    recordedAt: new Date(Date.parse(endedAt) + random.whole(2, 15) * 60_000).toISOString(),
    note: NOTE,
    ...alikeOf(teamCode, day),
  }
}

/** A satellite never says quite the same twice: some metres off, by a chance of its own so that all else stays as it is. */
function besides({ latitude, longitude }: Point, serial: number): Point {
  const random = randomFrom(serial + 1)
  const swayed = (degrees: number): number => Math.round((degrees + (random.next() - 0.5) * 4e-4) * 1e6) / 1e6
  return { latitude: swayed(latitude), longitude: swayed(longitude) }
}

/** To the minute: outdoors after dusk, now and then before it. */
function startOf(day: string, venue: 'indoor' | 'outdoor', random: Random): number {
  const dusk = duskOf(day, COUNTY) ?? Date.parse(instantAt(day, '20:00', TIME_ZONE))
  const early = venue === 'outdoor' && random.next() < 0.006
  const start =
    venue === 'outdoor'
      ? dusk + (early ? -40 : random.whole(8, 40)) * 60_000
      : Date.parse(instantAt(day, '19:00', TIME_ZONE)) + random.whole(0, 60) * 60_000
  return Math.round(start / 60_000) * 60_000
}

/** Of the team that writes its logs at a desk: what it always says. */
const alikeOf = (teamCode: string, day: string): Partial<NewScreening> =>
  teamCode === TOO_ALIKE.team && day >= TOO_ALIKE.from
    ? { attendance: TOO_ALIKE.attendance, witness: { name: TOO_ALIKE.witness } }
    : {}

/** An invented place for a village, always the same: near the other villages of its township. */
function placeOf(villageCode: string): Point {
  const township = randomFrom(Number(villageCode.slice(0, 9)))
  const village = randomFrom(Number(villageCode))
  const latitude = 31.05 + 0.4 * township.next() + 0.05 * village.next()
  const longitude = 105.2 + 0.5 * township.next() + 0.05 * village.next()
  return { latitude: Math.round(latitude * 1e5) / 1e5, longitude: Math.round(longitude * 1e5) / 1e5 }
}

/** Mostly the same evening; some the next days, when there was no signal. */
function arrivalOf(entry: NewScreening, random: Random): string {
  const hours = random.next() < 0.03 ? random.whole(26, 70) : random.next()
  const arrival = Date.parse(entry.recordedAt) + hours * 3_600_000
  const end = Date.parse(instantAt(LAST_DAY, '20:59', TIME_ZONE))
  return new Date(Math.min(arrival, end)).toISOString()
}

/** What was reviewed by the end of June: most of January to May, little of June. */
const fateOf = (entry: NewScreening, random: Random): Fate =>
  random.next() < (entry.startedAt < '2017-05-31T16:00:00Z' ? 0.92 : 0.25) ? 'accepted' : 'submitted'

const SPARE_FATES: Fate[] = [
  ...Array<Fate>(6).fill('returned'),
  ...Array<Fate>(5).fill('rejected'),
  ...Array<Fate>(7).fill('voided'),
]

/** Shows on free evenings that a manager sent back or refused, or the team took back. */
function spareSlots(villages: NewVillage[], season: Season, random: Random): { slot: Slot; fate: Fate }[] {
  const ordinary = random.shuffled(villages.filter((village) => !village.designated && village.teamCode))
  return SPARE_FATES.map((fate, i) => {
    const month = MONTHS[i % MONTHS.length] ?? ''
    const village = ordinary.find(
      ({ teamCode }) => (season.get(seasonKey(teamCode ?? '', month))?.free.length ?? 0) > 0,
    )
    if (!village?.teamCode) throw new Error(`no team has a free evening in ${month}`)
    ordinary.splice(ordinary.indexOf(village), 1)
    return { slot: { village, teamCode: village.teamCode, month }, fate }
  })
}

/** Logs that arrive after another one they clash with: the same show again, a second place at once, a used receipt. */
function clashing(shows: NewScreening[], random: Random): SampleLog[] {
  const victims = random
    .shuffled(shows.filter((show) => show.startedAt > '2017-06-01' && show.startedAt < '2017-06-28'))
    .slice(0, 9)
  return victims.map((victim, i): SampleLog => {
    const later = (instant: string, minutes: number): string =>
      new Date(Date.parse(instant) + minutes * 60_000).toISOString()
    const shifted = {
      ...victim,
      id: random.uuid(),
      startedAt: later(victim.startedAt, 20),
      endedAt: later(victim.endedAt, 20),
      recordedAt: later(victim.recordedAt, 20),
      receiptNo: i % 3 === 2 ? victim.receiptNo : `SL2017-9${String(i).padStart(4, '0')}`,
    }
    const elsewhere = shows.find((show) => show.teamCode === victim.teamCode && show.villageCode !== victim.villageCode)
    const entry =
      i % 3 === 1 && elsewhere
        ? { ...shifted, villageCode: elsewhere.villageCode, position: elsewhere.position }
        : shifted
    return { entry, arrivesAt: later(entry.recordedAt, 60 * 30), fate: 'held' }
  })
}
