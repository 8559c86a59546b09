/** Proof that was there before: a photo that another log has, too, coordinates that another evening has to the last digit; and a position that is not of the show. */
import { msOf as ms } from '../period.ts'
import { type KnownShow, MOST_NAMED, newestFirst, type Show } from './clashes.ts'
import { officeTime, type PhoneClock } from './phone-clock.ts'
import type { DeclaredPhoto } from './photo.ts'

/**
 * Two pictures of one team whose looks are no further apart are nearly the same one: stored anew, smaller, brighter.
 * Measured (tests/browser/photo-look.test.ts): dark evenings resemble one another so much that with more bits, or among
 * all the county's photos, every other honest log would have a double.
 */
export const NEAR_BITS = 2
/** The issue of the rules: older than this, or coarser, a position says little of the show. */
const STALE_MINUTES = 15
const COARSEST_METRES = 500
const MINUTE = 60_000

type Make<F> = (code: 'photo_reused' | 'position_copied', facts: Record<string, string | number>, other: KnownShow) => F

export const copies = <F>(show: Show, others: KnownShow[], finding: Make<F>): F[] => [
  ...samePhotos(show, others).map(({ other, photo, otherPhoto, bits }) =>
    finding('photo_reused', { photo: photo.sha256, otherPhoto: otherPhoto.sha256, bits }, other),
  ),
  ...samePosition(show, others).map((other) => finding('position_copied', {}, other)),
]

interface SamePhoto {
  other: KnownShow
  photo: DeclaredPhoto
  otherPhoto: DeclaredPhoto
  /** None: the same bytes. */
  bits: number
}

function samePhotos(show: Show, others: KnownShow[]): SamePhoto[] {
  const found = others.flatMap((other) => nearestOf(show, other) ?? [])
  return found.sort((a, b) => a.bits - b.bits || newestFirst(a.other, b.other)).slice(0, MOST_NAMED)
}

/** One form is like the other: of receipts only the very same photo is a copy. */
const lookOf = ({ kind, look }: DeclaredPhoto): string | undefined => (kind === 'receipt' ? undefined : look)

/** Pictures of one evening in one village are alike by nature, too. */
function nearestOf(show: Show, other: KnownShow): SamePhoto | undefined {
  const mayBeNear = show.teamCode === other.teamCode && !isSameEvening(show, other)
  const pairs = (show.photos ?? []).flatMap((photo) =>
    (other.photos ?? []).flatMap((otherPhoto): SamePhoto[] => {
      if (photo.sha256 === otherPhoto.sha256) return [{ other, photo, otherPhoto, bits: 0 }]
      const [look, otherLook] = [lookOf(photo), lookOf(otherPhoto)]
      if (!mayBeNear || photo.kind !== otherPhoto.kind || !look || !otherLook) return []
      // the same look is not yet the same bytes
      return [{ other, photo, otherPhoto, bits: Math.max(1, bitsApart(look, otherLook)) }]
    }),
  )
  return pairs.filter(({ bits }) => bits <= NEAR_BITS).sort((a, b) => a.bits - b.bits)[0]
}

const isSameEvening = (a: Show, b: Show): boolean => a.villageCode === b.villageCode && a.screenedOn === b.screenedOn

/** How many of the 64 bits of two looks differ. */
export function bitsApart(a: string, b: string): number {
  let bits = 0
  for (let from = 0; from < 16; from += 8) {
    let differing = parseInt(a.slice(from, from + 8), 16) ^ parseInt(b.slice(from, from + 8), 16)
    for (; differing !== 0; differing &= differing - 1) bits++
  }
  return bits
}

const BANDS = 4
const BAND_DIGITS = 4
/** From here on marks are of bytes, before of looks; of a hash as much as tells millions of photos apart. */
export const OF_BYTES = BANDS * 16 ** BAND_DIGITS

/** Numbers by which logs with photos alike are found: the same bytes have one in common, and looks with a quarter that is the same. */
export const photoMarks = (photos: readonly DeclaredPhoto[] = []): number[] => [
  ...new Set(
    photos.flatMap((photo) => {
      const look = lookOf(photo)
      const ofLook = look === undefined ? [] : Array.from({ length: BANDS }, (_, band) => bandMark(look, band))
      return [OF_BYTES + parseInt(photo.sha256.slice(0, 10), 16), ...ofLook]
    }),
  ),
]
const bandMark = (look: string, band: number): number =>
  band * 16 ** BAND_DIGITS + parseInt(look.slice(band * BAND_DIGITS, (band + 1) * BAND_DIGITS), 16)

/** In millionths of a degree. */
export const millionths = (degrees: number): number => Math.round(degrees * 1_000_000)

/** The newest other evening or village with the same six digits: a satellite never says quite the same twice. */
function samePosition({ position, ...show }: Show, others: KnownShow[]): KnownShow[] {
  if (!position) return []
  const same = others.filter(
    (other) =>
      other.position &&
      !isSameEvening(show, other) &&
      millionths(other.position.latitude) === millionths(position.latitude) &&
      millionths(other.position.longitude) === millionths(position.longitude),
  )
  return same.sort(newestFirst).slice(0, 1)
}

/** Minutes between the show and the moment its position is of, where these are too many; and how coarse it is, where that is too coarse. */
export function staleness(
  { position, startedAt, endedAt }: Pick<Show, 'position' | 'startedAt' | 'endedAt'>,
  clock: PhoneClock | undefined,
): { minutes?: number; metres?: number } | null {
  if (!position) return null
  const fixedAt = position.fixedAt === undefined ? ms(startedAt) : officeTime(ms(position.fixedAt), clock).getTime()
  const minutes = Math.round(Math.max(ms(startedAt) - fixedAt, fixedAt - ms(endedAt), 0) / MINUTE)
  const found = {
    ...(minutes > STALE_MINUTES && { minutes }),
    ...(position.accuracyM > COARSEST_METRES && { metres: Math.round(position.accuracyM) }),
  }
  return Object.keys(found).length > 0 ? found : null
}
