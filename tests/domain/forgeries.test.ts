/**
 * 5000 honest and 100 forged shows, ten of each of ten kinds, taken in as they come and then looked at side by side (疑点).
 *
 * What counts as a flag against fraud, each by itself: a receipt, a photo or a position that another log has; two shows that
 * cannot both be (twice, overlapping, too far to drive), whichever came first; the same people or witness again and again,
 * receipts in a run; a position of the show's time 5 km from the village, or one of 3 hours before or after; an outdoor show
 * an hour before dusk; many days written in one sitting, ten days late or later. Everyday, and no flag by itself: late, short, a little early or aside, many that evening, nobody or too
 * many there, a film again, a clock that is off, a village of another team, receipts out of order, proof that is missing.
 *
 * Ten years measured: 94 to 100 forged, mean 97.8, and 0.88 to 1.76 % of the honest, mean 1.20; 31 is the one with 94.
 *
 * Who knows all this gets away with: a photo taken for the purpose, or another one cropped by more than 2 % or mirrored, or
 * got from another team and stored anew; a look that a program of his own made up; a position that is jittered; people,
 * receipts and witnesses that vary; one log each evening. Against that there are the call-backs and the village cadre's own
 * word, which are not in this count; nor is a real film shown to nobody, which no log can tell from a show.
 */
import { expect, test } from 'vitest'
import { localDay, msOf } from '../../src/domain/period.ts'
import type { KnownShow } from '../../src/domain/screening/clashes.ts'
import { millionths, photoMarks } from '../../src/domain/screening/copies.ts'
import { duskOf } from '../../src/domain/screening/dusk.ts'
import { type Finding, findingsOf } from '../../src/domain/screening/findings.ts'
import type { LookedAt } from '../../src/domain/suspicion/suspicion.ts'
import { suspicionsOf } from '../../src/domain/suspicion/suspicions.ts'
import { SETTINGS, ZONE } from '../make.ts'
import { County, FILMS, type Place, type Sent } from './made-up-county.ts'
import { FORGERIES, forgedShows } from './made-up-forgeries.ts'
import { honestYear } from './made-up-shows.ts'

const HONEST = 5000

/** As the store looks for them: by team and day, village, receipt, photos alike, place. */
const keysOf = (
  show: Pick<KnownShow, 'teamCode' | 'villageCode' | 'screenedOn' | 'receiptNo' | 'photos' | 'position'>,
): string[] => [
  `${show.teamCode} ${show.screenedOn.slice(0, 7)}`,
  show.villageCode,
  ...(show.receiptNo ? [`receipt ${show.receiptNo}`] : []),
  ...photoMarks(show.photos).map((mark) => `photo ${mark}`),
  ...(show.position ? [`at ${millionths(show.position.latitude)} ${millionths(show.position.longitude)}`] : []),
]

interface Taken extends Sent {
  place: Place
  findings: Finding[]
  /** The signs that stand out in a group of logs it is in. */
  signs: Set<string>
}

function takenIn(all: Sent[], places: Map<string, Place>): Taken[] {
  const near = new Map<string, KnownShow[]>()
  const inOrder = all.toSorted((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime())
  return inOrder.map((sent): Taken => {
    const { log, receivedAt } = sent
    const place = places.get(log.villageCode) as Place
    const show = { ...log, screenedOn: localDay(log.startedAt, ZONE) }
    const others = new Set(keysOf(show).flatMap((key) => near.get(key) ?? []))
    const films = FILMS.filter(({ code }) => log.filmCodes.includes(code))
    const findings = findingsOf(show, { village: place, films, others: [...others], settings: SETTINGS }, receivedAt)
    const known = { ...show, teamName: log.teamCode, villageName: place.name }
    for (const key of keysOf(show)) near.set(key, [...(near.get(key) ?? []), known])
    return { ...sent, place, findings, signs: new Set() }
  })
}

function lookedAt({ log, findings }: Taken): LookedAt {
  const { latitude, longitude } = log.position ?? {}
  return {
    ...log,
    screenedOn: localDay(log.startedAt, ZONE),
    status: findings.some(({ blocking }) => blocking) ? 'held' : 'submitted',
    receiptNo: log.receiptNo ?? null,
    witness: log.witness?.name ?? null,
    position: latitude === undefined ? null : `${latitude.toFixed(6)} ${longitude?.toFixed(6)}`,
    photos: (log.photos ?? []).map(({ sha256 }) => sha256),
    hasPhotos: (log.photos ?? []).length > 0,
    callback: null,
    findings,
  }
}

function sideBySide(taken: Taken[]): void {
  const byId = new Map(taken.map((one) => [one.log.id, one]))
  for (const { sign, standsOut, logs } of suspicionsOf(taken.map(lookedAt), ZONE).groups)
    for (const { id } of standsOut || OF_TWO.includes(sign) ? logs : []) byId.get(id)?.signs.add(sign)
}

const OF_TWO = 'duplicate overlap impossible_travel'.split(' ')
const ALWAYS = [...OF_TWO, 'receipt_reused', 'photo_reused', 'position_copied']
const SIGNS = 'attendance_same witness_everywhere receipt_run'.split(' ')

/** What speaks of fraud in a log. */
function against({ log, place, findings, signs }: Taken): string[] {
  const found = new Map(findings.map(({ code, facts }) => [code, facts]))
  const factOf = (code: Finding['code'], name: string): number => Number(found.get(code)?.[name] ?? 0)
  const dusk = duskOf(localDay(log.startedAt, ZONE), place) ?? 0
  return [
    ...ALWAYS.filter((sign) => (OF_TWO.includes(sign) && signs.has(sign)) || found.has(sign as Finding['code'])),
    ...SIGNS.filter((sign) => signs.has(sign)),
    ...(factOf('far_from_village', 'km') >= 5 && !found.has('position_stale') ? ['far_from_village'] : []),
    ...(factOf('position_stale', 'minutes') >= 180 ? ['position_stale'] : []),
    ...(found.has('before_dusk') && dusk - msOf(log.startedAt) >= 3_600_000 ? ['before_dusk'] : []),
    ...(signs.has('one_sitting') && factOf('late_report', 'days') >= 10 ? ['one_sitting'] : []),
  ]
}

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(2)} %`

function judgedYear(seed: number): { forged: number; honest: number; table: string } {
  const county = new County(seed)
  const honest = honestYear(county, HONEST)
  const all = [...honest, ...forgedShows(county, honest)]
  const taken = takenIn(all, new Map(county.places.map((place) => [place.code, place])))
  sideBySide(taken)
  const told = taken.map((one) => ({ forgery: one.forgery, why: against(one) }))
  const whyIn = (some: typeof told): string =>
    [
      ...Map.groupBy(
        some.flatMap(({ why }) => why),
        (why) => why,
      ),
    ]
      .map(([why, { length }]) => `${why} ${length}`)
      .join(', ')
  const flagged = told.filter(({ why }) => why.length > 0)
  const lines = FORGERIES.map((forgery) => {
    const [of, found] = [told, flagged].map((some) => some.filter((one) => one.forgery === forgery)) as [
      typeof told,
      typeof told,
    ]
    return `${forgery.padEnd(46)} ${String(found.length).padStart(3)} of ${of.length}  ${whyIn(found)}`
  })
  const [forged, suspected] = [true, false].map((is) =>
    flagged.filter((one) => (one.forgery !== undefined) === is),
  ) as [typeof told, typeof told]
  const last = `${'honest'.padEnd(46)} ${suspected.length} of ${honest.length} (${percent(suspected.length, honest.length)})  ${whyIn(suspected)}`
  return { forged: forged.length, honest: suspected.length / honest.length, table: [...lines, last].join('\n') }
}

test('of 100 forged shows at least 94 are flagged, of 5000 honest ones at most 2 %', () => {
  const years = [2017, 31].map(judgedYear)
  const each = years.map(({ forged, honest }) => `${forged} forged, ${percent(honest, 1)} honest`).join('; ')
  process.stdout.write(`${years[0]?.table}\n${each}\n`)
  for (const { forged, honest } of years) {
    expect(forged).toBeGreaterThanOrEqual(94)
    expect(honest).toBeLessThanOrEqual(0.02)
  }
})
