/**
 * What the field app adds to the sample half-year (示例): photos, a phone whose clock is wrong, logs sent back to team-01,
 * and shows that did not happen. Nothing of it is counted anew: the golden numbers stay.
 */
import type { Film } from '../../src/domain/register/film.ts'
import type { MissedReason, NewMissedShow } from '../../src/domain/screening/missed-show.ts'
import { addDays, localDay } from '../../src/domain/period.ts'
import type { NewVillage } from '../../src/domain/register/place.ts'
import type { NewScreening, NoPosition } from '../../src/domain/screening/screening.ts'
import { type Random, randomFrom } from './random.ts'
import type { SampleLog } from './sample.ts'
import { WAITING } from './sample-rounds.ts'
import { RAINY } from './sample-season.ts'
import { type SamplePhoto, samplePhoto } from './sample-photos.ts'

const TIME_ZONE = 'Asia/Shanghai'
const JUNE = Array.from({ length: 28 }, (_, i) => addDays('2017-06-01', i))
const TEAM = 'team-01'
/** Teams that have phones with the field app already. */
const WITH_PHONES = [TEAM, 'team-02', 'team-03']
const PHOTOGRAPHED = 5
const CLOCK_BEHIND_MINUTES = 37

export interface SampleField {
  logs: SampleLog[]
  /** Those that came in; others that logs name are still on the phones. */
  photos: { logId: string; arrivesAt: string; photo: SamplePhoto }[]
}

const dayOf = (entry: NewScreening): string => localDay(entry.startedAt, TIME_ZONE)
const later = (instant: string, minutes: number): string =>
  new Date(Date.parse(instant) + minutes * 60_000).toISOString()

/** The same logs, some with what a phone sends besides, and two more that were sent back. */
export function sampleField(sample: SampleLog[], villages: NewVillage[], films: Film[]): SampleField {
  const random = randomFrom(20170628)
  const returned = returnedLogs(sample, villages, films, random)
  const byTeam = (team: string): SampleLog[] =>
    sample.filter(({ entry, fate }) => entry.teamCode === team && isCounted(fate) && dayOf(entry) >= '2017-06-01')
  const photographed = [...returned, ...WITH_PHONES.flatMap((team) => byTeam(team).slice(-PHOTOGRAPHED))]
  const slow = byTeam(TEAM).at(-PHOTOGRAPHED - 1)
  const changed = new Map<string, SampleLog>()
  for (const log of photographed) changed.set(log.entry.id, withPhotos(log))
  if (slow) changed.set(slow.entry.id, withSlowClock(slow))
  const photos = photographed.flatMap(({ entry, arrivesAt }, i) =>
    photosOf(entry)
      // of every third log the receipt has not come yet
      .filter(({ kind }) => kind === 'start' || i % 3 !== 2)
      .map((photo) => ({ logId: entry.id, arrivesAt: later(arrivesAt, 0.5), photo })),
  )
  const last = lastOfVillages(sample)
  const logs = [...sample, ...returned]
    .map((log) => changed.get(log.entry.id) ?? log)
    .map((log) => (last.has(log.entry.id) ? withNumber(log) : log))
  return { logs: logs.sort((a, b) => a.arrivesAt.localeCompare(b.arrivesAt)), photos }
}

/** The last show of each of the team's villages: its witness is whom the phone calls before the next one. */
function lastOfVillages(sample: SampleLog[]): Set<string> {
  const own = sample.map(({ entry }) => entry).filter(({ teamCode }) => teamCode === TEAM)
  const inOrder = own.toSorted((a, b) => a.startedAt.localeCompare(b.startedAt))
  return new Set(new Map(inOrder.map(({ villageCode, id }) => [villageCode, id])).values())
}
/** No such number is anybody's. */
function withNumber(log: SampleLog): SampleLog {
  const { witness, receiptNo = '' } = log.entry
  return witness
    ? { ...log, entry: { ...log.entry, witness: { ...witness, phone: `1300000${receiptNo.slice(-4)}` } } }
    : log
}

const isCounted = (fate: SampleLog['fate']): boolean => fate === 'submitted' || fate === 'accepted'
const photosOf = ({ id }: NewScreening): SamplePhoto[] => [samplePhoto(id, 'start'), samplePhoto(id, 'receipt')]

function withPhotos(log: SampleLog): SampleLog {
  const photos = photosOf(log.entry).map(({ sha256, kind }) => ({ sha256, kind }))
  const why: { noPosition?: NoPosition } = log.entry.position
    ? {}
    : { noPosition: log.entry.venue === 'indoor' ? 'indoors' : 'no_signal' }
  return { ...log, entry: { ...log.entry, ...why, photos } }
}

/** What such a phone says of when it recorded is behind, too. */
function withSlowClock(log: SampleLog): SampleLog {
  const serverAt = later(log.entry.startedAt, -180)
  const clock = { phoneAt: later(serverAt, -CLOCK_BEHIND_MINUTES), serverAt }
  const recordedAt = later(log.entry.recordedAt, -CLOCK_BEHIND_MINUTES)
  return { ...log, entry: { ...log.entry, recordedAt, clock } }
}

const SENT_BACK = [
  { reason: '回执单照片看不清村干部签字，请补拍回执单后重新提交（示例）', attendance: 64 },
  { reason: '观众人次填了 640，与当晚照片相差太多，请核对后改正（示例）', attendance: 640 },
]

/** Of villages that have no show in June otherwise, on evenings on which the team was free. */
function returnedLogs(sample: SampleLog[], villages: NewVillage[], films: Film[], random: Random): SampleLog[] {
  const own = sample.map(({ entry }) => entry).filter(({ teamCode }) => teamCode === TEAM)
  const inJune = own.filter((entry) => dayOf(entry) >= '2017-06-01')
  const days = JUNE.filter((day) => !inJune.some((entry) => dayOf(entry) === day))
  const unseen = villages.filter(
    ({ code, teamCode }) => teamCode === TEAM && !inJune.some(({ villageCode }) => villageCode === code),
  )
  return SENT_BACK.flatMap(({ reason, attendance }, i) => {
    const [village, day, like] = [unseen[i], days[i], inJune.find(({ venue }) => venue === 'outdoor')]
    if (!village || !day || !like) return []
    const seen = own.filter(({ villageCode }) => villageCode === village.code).flatMap(({ filmCodes }) => filmCodes)
    const film = films.find(({ code, kind }) => kind === 'feature' && !seen.includes(code))
    if (!film) return []
    const { position: _, witness, ...alike } = like
    const startedAt = `${day}T${like.startedAt.slice(11)}`
    const endedAt = later(startedAt, film.minutes + 6)
    const entry: NewScreening = {
      ...alike,
      id: random.uuid(),
      villageCode: village.code,
      filmCodes: [film.code],
      attendance,
      startedAt,
      endedAt,
      recordedAt: later(endedAt, 8),
      receiptNo: `SL2017-8${String(i).padStart(4, '0')}`,
      ...(witness && { witness }),
    }
    return [{ entry, arrivesAt: later(endedAt, 20), fate: 'returned' as const, reason }]
  })
}

const MISSED: [team: string, place: number, on: string, reason: MissedReason, note: string][] = [
  [TEAM, 3, '2017-06-09', 'rain', '傍晚大雨，改期（示例）'],
  [TEAM, 8, '2017-06-22', 'power', '村里停电检修（示例）'],
  ['team-02', 5, '2017-06-15', 'nobody', '农忙，到场不足十人（示例）'],
  ['team-07', 2, '2017-06-20', 'road', '塌方，车辆不能通行（示例）'],
  ['team-12', 11, '2017-06-27', 'equipment', '放映机灯泡损坏（示例）'],
]

/** Why nobody saw a film in the village that waits. */
const WAITED: [on: string, reason: MissedReason, note: string][] = [
  ['2017-04-14', 'rain', '连续降雨，山路泥泞，未能进村（示例）'],
  ['2017-05-17', 'road', '塌方未清，放映车进不了村（示例）'],
  ['2017-06-16', 'equipment', '发电机故障，改期未定（示例）'],
]

/** Besides those of June, what the rain of April kept from happening, and what the village that waits was told. */
export function sampleMissedShows(villages: NewVillage[], logs: SampleLog[]): NewMissedShow[] {
  const random = randomFrom(20170629)
  const missed = (village: NewVillage, on: string, reason: MissedReason, note: string): NewMissedShow[] => {
    const recordedAt = new Date(`${on}T20:10:00+08:00`).toISOString()
    const { code: villageCode, teamCode } = village
    return teamCode ? [{ id: random.uuid(), teamCode, villageCode, on, reason, note, recordedAt }] : []
  }
  const inJune = MISSED.flatMap(([team, place, on, reason, note]) => {
    const village = villages.filter(({ teamCode }) => teamCode === team)[place]
    return village ? missed(village, on, reason, note) : []
  })
  const waiting = villages.find(({ code }) => code === WAITING.village)
  const waited = waiting ? WAITED.flatMap(([on, reason, note]) => missed(waiting, on, reason, note)) : []
  const rained = RAINY.flatMap((day) => {
    const out = new Set(logs.filter(({ entry }) => dayOf(entry) === day).map(({ entry }) => entry.teamCode))
    const atHome = random.shuffled(villages.filter(({ teamCode = TEAM }) => teamCode !== TEAM && !out.has(teamCode)))
    return atHome.slice(0, 2).flatMap((village) => missed(village, day, 'rain', '连续降雨，改期（示例）'))
  })
  return [...inJune, ...waited, ...rained]
}
