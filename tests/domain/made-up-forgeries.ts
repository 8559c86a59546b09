/** Shows that never were, ten of each kind: a team invents them beside its honest ones, and is careful in all but one thing. */
import { addDays, localDay } from '../../src/domain/period.ts'
import { ZONE } from '../make.ts'
import { type County, type Place, placed, type Sent } from './made-up-county.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const EACH = 10

export const FORGERIES = [
  'a photo of another evening, the same bytes',
  'a photo of another evening, sent on by chat',
  'a position copied from another log',
  'two villages at the same hour',
  'logged from home',
  'a receipt used twice',
  'a month written in one sitting',
  'always the same people and witness',
  'shown by day, and not to the end',
  'a position of another day',
] as const
export type Forgery = (typeof FORGERIES)[number]

/** A day on which the team showed nothing, so that nothing else gives it away. */
function freeDays(own: Sent[]): string[] {
  const taken = new Set(own.map(({ log }) => localDay(log.startedAt, ZONE)))
  return Array.from({ length: 360 }, (_, i) => addDays('2017-01-02', i)).filter((day) => !taken.has(day))
}

/** `honest`: what their teams really showed. */
export function forgedShows(county: County, honest: Sent[]): Sent[] {
  const { dice } = county
  const teams = [...new Set(county.places.map(({ teamCode }) => teamCode))].map((code) => ({ code, at: dice.next() }))
  teams.sort((a, b) => a.at - b.at)
  return FORGERIES.flatMap((forgery, i) => {
    const teamCode = teams[i]?.code ?? ''
    const own = honest.filter(({ log }) => log.teamCode === teamCode)
    const places = county.places.filter((place) => place.teamCode === teamCode)
    const days = freeDays(own)
    const start = dice.whole(20, Math.max(20, days.length - EACH - 1))
    return Array.from({ length: EACH }, (_, n): Sent => {
      const sent = county.show(dice.oneOf(places), days[start + n] ?? '2017-06-15')
      const past = own.filter(({ receivedAt }) => receivedAt < sent.receivedAt)
      return { ...forged(forgery, sent, { county, own: past.length > 0 ? past : own, places, n }), forgery }
    })
  })
}

interface Around {
  county: County
  own: Sent[]
  places: Place[]
  n: number
}

function forged(forgery: Forgery, sent: Sent, around: Around): Sent {
  return { ...sent, ...CHANGES[forgery](sent, around) }
}

/** An earlier log of the team that has what is wanted. */
const earlier = ({ own, county }: Around, has: (sent: Sent) => boolean): Sent => county.dice.oneOf(own.filter(has))

const CHANGES: Record<Forgery, (sent: Sent, around: Around) => Partial<Sent>> = {
  'a photo of another evening, the same bytes': ({ log }, around) => {
    const { log: other } = earlier(around, (one) => (one.log.photos?.length ?? 0) > 0)
    const photo = around.county.dice.oneOf(other.photos ?? [])
    return { log: { ...log, photos: [...(log.photos ?? []).filter(({ kind }) => kind !== photo.kind), photo] } }
  },
  'a photo of another evening, sent on by chat': ({ log }, around) => {
    const { dice } = around.county
    const { log: other } = earlier(around, (one) => one.log.photos?.some(({ look }) => look) ?? false)
    const photo = dice.oneOf((other.photos ?? []).filter(({ look }) => look))
    // as measured: mostly a bit or none, of the cropped ones some more
    const bits = dice.oneOf([0, 0, 0, 0, 0, 2, 2, 2, 2, 4])
    let look = BigInt(`0x${photo.look}`)
    for (let i = 0; i < bits; i++) look ^= 1n << BigInt((i * 17 + dice.whole(0, 16)) % 64)
    const anew = { ...photo, sha256: dice.digits(64), look: look.toString(16).padStart(16, '0') }
    return { log: { ...log, photos: [...(log.photos ?? []).filter(({ kind }) => kind !== photo.kind), anew] } }
  },
  'a position copied from another log': ({ log }, around) => {
    const { log: other } = earlier(around, (one) => one.log.position !== undefined)
    const position = other.position && { ...other.position, fixedAt: log.startedAt }
    const { noPosition: _, ...rest } = log
    return { log: { ...rest, position } }
  },
  // really shown in one, reported from two: the second from the phone's chair
  'two villages at the same hour': ({ log, receivedAt }, around) => {
    const { log: other } = earlier(around, () => true)
    const lasts = Date.parse(log.endedAt) - Date.parse(log.startedAt)
    const start = Date.parse(other.startedAt) + around.county.dice.between(0, 60) * MINUTE
    const moved = start - Date.parse(log.startedAt)
    const { position: _, ...rest } = log
    return {
      log: {
        ...rest,
        noPosition: 'no_signal',
        startedAt: new Date(start).toISOString(),
        endedAt: new Date(start + lasts).toISOString(),
        recordedAt: new Date(Date.parse(log.recordedAt) + moved).toISOString(),
      },
      receivedAt: new Date(receivedAt.getTime() + moved),
    }
  },
  'logged from home': ({ log }, { county, places }) => {
    const { dice } = county
    const village = places.find(({ code }) => code === log.villageCode)
    const [away, turn] = [dice.between(0.05, 0.2), dice.between(0, 6)]
    const [latitude, longitude] = [village?.latitude ?? 31, village?.longitude ?? 105]
    const { noPosition: _, ...rest } = log
    const home = [latitude + away * Math.sin(turn), longitude + away * Math.cos(turn)] as const
    return { log: { ...rest, ...placed(...home, dice.between(5, 40), Date.parse(log.startedAt)) } }
  },
  'a receipt used twice': ({ log }, around) => {
    const { log: other } = earlier(around, (one) => one.log.receiptNo !== undefined)
    return { log: { ...log, receiptNo: other.receiptNo } }
  },
  'a month written in one sitting': ({ log }, { county, n }) => {
    const { dice } = county
    const evening = Date.parse('2017-12-20T10:00:00Z') + n * dice.between(2, 5) * MINUTE
    const { position: _, photos: __, ...rest } = log
    return {
      log: { ...rest, noPosition: 'device', recordedAt: new Date(evening).toISOString() },
      receivedAt: new Date(evening + MINUTE),
    }
  },
  'always the same people and witness': ({ log }, { county }) => ({
    log: {
      ...log,
      attendance: county.dice.happens(0.8) ? 50 : log.attendance,
      witness: { name: '周成林', phone: '13900001111' },
    },
  }),
  'shown by day, and not to the end': ({ log, receivedAt }, { county }) => {
    const { dice } = county
    const back = dice.between(2.5, 4.5) * HOUR
    const start = Date.parse(log.startedAt) - back
    return {
      log: {
        ...log,
        venue: 'outdoor',
        startedAt: new Date(start).toISOString(),
        endedAt: new Date(start + dice.between(20, 45) * MINUTE).toISOString(),
        ...(log.position && { position: { ...log.position, fixedAt: new Date(start).toISOString() } }),
      },
      receivedAt: new Date(receivedAt.getTime() - back),
    }
  },
  'a position of another day': ({ log }, { county, places }) => {
    const { dice } = county
    const village = places.find(({ code }) => code === log.villageCode)
    const { noPosition: _, ...rest } = log
    const [latitude, longitude] = [village?.latitude ?? 31, village?.longitude ?? 105]
    const when = Date.parse(log.startedAt) - dice.between(8, 60) * HOUR
    return {
      log: {
        ...rest,
        ...placed(latitude + dice.around(0, 0.002), longitude + dice.around(0, 0.002), dice.between(5, 60), when),
      },
    }
  },
}
