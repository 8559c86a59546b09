/**
 * A county of made-up customs, and a show in it as it is in life. Life has its noise (rain, jitter, slips of the pen, phones
 * that break), and knows nothing of the findings; every habit has a share that was decided before anything was counted.
 */
import { readFileSync } from 'node:fs'
import type { Film } from '../../src/domain/register/film.ts'
import { duskOf } from '../../src/domain/screening/dusk.ts'
import type { DeclaredPhoto, PhotoKind } from '../../src/domain/screening/photo.ts'
import type { NewScreening } from '../../src/domain/screening/screening.ts'
import { type Dice, seeded } from './dice.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

export interface Sent {
  log: NewScreening
  receivedAt: Date
  forgery?: string
}
export interface Place {
  code: string
  teamCode: string
  name: string
  latitude: number
  longitude: number
  population: number
}

const rows = (file: string): string[][] =>
  readFileSync(`db/seed/yanting/${file}`, 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','))
export const FILMS: Film[] = rows('films.csv').map(([code = '', title = '', kind, minutes]) => ({
  code,
  title,
  kind: kind as Film['kind'],
  minutes: Number(minutes),
}))
const FULL = FILMS.filter(({ kind }) => kind !== 'science_short')
const SHORTS = FILMS.filter(({ kind }) => kind === 'science_short')

/** The register's villages; where they lie and how many live there nobody wrote down, so that is made up. */
function placesIn(dice: Dice): Place[] {
  const centres = new Map<string, readonly [number, number]>()
  return rows('villages.csv').map(([code = '', name = '', township = '', , teamCode = '']) => {
    const centre = centres.get(township) ?? [dice.between(30.95, 31.5), dice.between(105.2, 105.7)]
    centres.set(township, centre)
    const [latitude, longitude] = [dice.around(centre[0], 0.02), dice.around(centre[1], 0.02)]
    return { code, teamCode, name, latitude, longitude, population: dice.whole(350, 2200) }
  })
}

const SURNAMES = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'.split('')
const GIVEN =
  '建国 志强 秀英 桂兰 明华 德贵 玉珍 永福 光明 素芬 国强 天才 文书 友才 淑芳 清华 兴旺 正康 先贵 大全'.split(' ')
const aName = (dice: Dice): string => dice.oneOf(SURNAMES) + dice.oneOf(GIVEN)

const flipped = (look: string, bits: number, dice: Dice): string => {
  let value = BigInt(`0x${look}`)
  for (let i = 0; i < bits; i++) value ^= 1n << BigInt(dice.whole(0, 63))
  return value.toString(16).padStart(16, '0')
}

/** What stays of a village from show to show: its square, its cadres, what a picture of it looks like. */
interface Custom {
  spot: readonly [number, number]
  cadres: { name: string; phone: string }[]
  look: string
  usual: number
}

export class County {
  readonly places: Place[]
  readonly #dice: Dice
  readonly #customs = new Map<string, Custom>()
  readonly #teams = new Map<string, { book: number; rounds: number; operators: string[] }>()

  constructor(seed: number) {
    this.#dice = seeded(seed)
    this.places = placesIn(this.#dice)
    const dice = this.#dice
    const evening = dice.digits(16)
    for (const { code, latitude, longitude } of this.places) {
      // most show on the square, a few at a new settlement
      const away = dice.happens(0.03) ? dice.between(0.01, 0.025) : dice.between(0, 0.006)
      const turn = dice.between(0, 2 * Math.PI)
      this.#customs.set(code, {
        spot: [latitude + away * Math.sin(turn), longitude + away * Math.cos(turn)],
        cadres: Array.from({ length: dice.whole(1, 3) }, () => ({
          name: aName(dice),
          phone: `13${dice.whole(1e8, 9e8)}`,
        })),
        look: flipped(evening, 24, dice),
        usual: dice.around(70, 25),
      })
    }
    for (const teamCode of new Set(this.places.map((place) => place.teamCode)))
      this.#teams.set(teamCode, {
        book: dice.whole(1, 400) * 50,
        rounds: dice.between(0.3, 0.8),
        operators: Array.from({ length: dice.whole(1, 2) }, () => aName(dice)),
      })
  }

  get dice(): Dice {
    return this.#dice
  }
  customOf(code: string): Custom {
    return this.#customs.get(code) as Custom
  }
  nextReceipt(teamCode: string): string {
    const team = this.#teams.get(teamCode)
    return `${teamCode.slice(-2)}${String(team ? ++team.book : 0).padStart(6, '0')}`
  }

  photo(kind: PhotoKind, code: string, look?: string): DeclaredPhoto {
    const dice = this.#dice
    // as far apart as drawn evenings of one village are (photo-look.test.ts): 6 bits at least, mostly 20
    const own = look ?? flipped(this.customOf(code).look, dice.whole(5, 22), dice)
    return { sha256: dice.digits(64), kind, ...(kind !== 'receipt' && { look: own }) }
  }

  /** A show as it is: begun in the dark, shown to the end, logged on the spot, with what goes wrong now and then. */
  show(place: Place, day: string, after = 0): Sent {
    const dice = this.#dice
    const custom = this.customOf(place.code)
    const team = this.#teams.get(place.teamCode)
    const venue = dice.happens(0.75) ? ('outdoor' as const) : ('indoor' as const)
    const dusk = duskOf(day, place) ?? 0
    const begins = venue === 'outdoor' ? dusk + dice.around(14, 12) * MINUTE : dusk + dice.between(-30, 60) * MINUTE
    const start = Math.round(Math.max(begins, after) / 1000) * 1000
    const films = [...(dice.happens(0.1) ? [dice.oneOf(SHORTS)] : []), dice.oneOf(FULL)]
    const minutes = films.reduce((sum, film) => sum + film.minutes, 0)
    // rain or a power cut
    const isCutShort = dice.happens(0.03)
    const end = start + minutes * (isCutShort ? dice.between(0.2, 0.9) : 1) * MINUTE + dice.between(0, 12) * MINUTE
    const people = Math.max(0, Math.round(dice.around(custom.usual * (isCutShort ? 0.5 : 1), 18)))
    return this.#logged(place, { start, end, venue, films, people: this.#rounded(people, team?.rounds ?? 0) })
  }

  #rounded(people: number, share: number): number {
    if (!this.#dice.happens(share)) return people
    const step = this.#dice.happens(0.6) ? 10 : 5
    return Math.round(people / step) * step
  }

  #logged(
    place: Place,
    {
      start,
      end,
      venue,
      films,
      people,
    }: { start: number; end: number; venue: NewScreening['venue']; films: Film[]; people: number },
  ): Sent {
    const dice = this.#dice
    const custom = this.customOf(place.code)
    const recorded = end + dice.between(1, 15) * MINUTE
    const kinds = (['start', 'middle', 'end', 'receipt'] as const).filter((_, i) =>
      dice.happens([0.8, 0.6, 0.75, 0.5][i] ?? 0),
    )
    // the first one was blurred
    const photos = kinds.flatMap((kind) =>
      Array.from({ length: dice.happens(0.05) ? 2 : 1 }, () => this.photo(kind, place.code)),
    )
    const receiptNo = this.nextReceipt(place.teamCode)
    // two digits changed places
    const written = dice.happens(0.003)
      ? receiptNo.slice(0, -2) + receiptNo.slice(-1) + receiptNo.slice(-2, -1)
      : receiptNo
    const wait = dice.next()
    const days = wait < 0.93 ? 0 : wait < 0.99 ? dice.between(1, 6) : dice.between(6, 25)
    const received = recorded + (dice.happens(0.7) ? dice.between(0, 1) : dice.between(6, 14)) * HOUR + days * 24 * HOUR
    const log: NewScreening = {
      id: dice.id(),
      teamCode: place.teamCode,
      villageCode: place.code,
      startedAt: new Date(start).toISOString(),
      endedAt: new Date(Math.round(end / 1000) * 1000).toISOString(),
      venue,
      filmCodes: films.map(({ code }) => code),
      attendance: people,
      operatorName: dice.oneOf(this.#teams.get(place.teamCode)?.operators ?? ['']),
      recordedAt: new Date(recorded).toISOString(),
      photos,
      ...(dice.happens(0.96) && { receiptNo: written }),
      ...(dice.happens(0.9) && { witness: this.#witness(custom) }),
      ...this.#position(custom, start, end),
    }
    return { log, receivedAt: new Date(received) }
  }

  #witness({ cadres }: Custom): { name: string; phone?: string } {
    const { name, phone } = this.#dice.oneOf(cadres)
    return this.#dice.happens(0.85) ? { name, phone } : { name }
  }

  #position({ spot: [latitude, longitude] }: Custom, start: number, end: number): Partial<NewScreening> {
    const dice = this.#dice
    const kind = dice.next()
    if (kind < 0.12) return { noPosition: 'no_signal' }
    // the mast is told instead of the place, the phone gives what it knew on the way, or it is asked for at home
    if (kind < 0.14)
      return placed(latitude + dice.around(0, 0.008), longitude + dice.around(0, 0.008), dice.between(500, 2000), start)
    if (kind < 0.15)
      return placed(
        latitude + dice.around(0, 0.03),
        longitude + dice.around(0, 0.03),
        30,
        start - dice.between(15, 90) * MINUTE,
      )
    if (kind < 0.16)
      return placed(
        latitude + dice.around(0, 0.04),
        longitude + dice.around(0, 0.04),
        30,
        end + dice.between(15, 90) * MINUTE,
      )
    const fixedAt = dice.happens(0.8) ? start + dice.between(-5, 10) * MINUTE : end - dice.between(0, 10) * MINUTE
    return placed(latitude + dice.around(0, 0.0004), longitude + dice.around(0, 0.0004), dice.between(4, 70), fixedAt)
  }
}

export const placed = (
  latitude: number,
  longitude: number,
  accuracyM: number,
  fixedAt: number,
): Pick<NewScreening, 'position'> => ({
  position: {
    latitude,
    longitude,
    accuracyM: Math.round(accuracyM),
    fixedAt: new Date(Math.round(fixedAt)).toISOString(),
  },
})
