/** Online rate (在线率): which machines that can report said, on a day, that they run. It stands beside audibility, never for it. */
import * as z from 'zod'
import { ratePercent } from './audibility.ts'
import type { SpeakerGroup } from './speaker.ts'

const count = z.int().min(0)

export const SpeakerSums = z.object({
  total: count.nullable().meta({ description: 'Null when no register of speakers is kept for the village' }),
  withReturnChannel: count.nullable(),
  agreesWithRegister: z
    .boolean()
    .nullable()
    .meta({ description: 'With the village’s `speakersInstalled`; null when one of the two is not known' }),
})
export type SpeakerSums = z.infer<typeof SpeakerSums>

/** What a village's register of speakers adds up to; a village without groups has none. */
export function sumsOf(groups: SpeakerGroup[], speakersInstalled: number | undefined): SpeakerSums {
  if (groups.length === 0) return { total: null, withReturnChannel: null, agreesWithRegister: null }
  const sumWhere = (holds: (group: SpeakerGroup) => boolean): number =>
    groups.filter(holds).reduce((sum, { speakers }) => sum + speakers, 0)
  const total = sumWhere(() => true)
  return {
    total,
    withReturnChannel: sumWhere(({ returnChannel }) => returnChannel),
    agreesWithRegister: speakersInstalled === undefined ? null : total === speakersInstalled,
  }
}

/** What was counted of one village, as of a day. */
export interface MachineCounts {
  /** By the register of speakers; null where none is kept. */
  withReturnChannel: number | null
  /** Registered resources, as the register stands now. */
  machines: number
  /** Those heard of in the days before which silence means nothing any more. */
  known: number
  /** Machines by the newest state (1 to 5) they told on the day itself. */
  newest: Map<number, number>
}

export const Online = z.object({
  machines: count.meta({ description: 'Registered resources, as the register stands now' }),
  withReturnChannel: count
    .nullable()
    .meta({ description: 'By the village’s register of speakers; null when there is none' }),
  known: count.meta({ description: 'Machines heard of in the last STALE_DAYS days' }),
  heard: count.meta({ description: 'Machines heard of on the day itself' }),
  online: count.meta({ description: 'Newest message of the day: running, recovered or playing' }),
  off: count,
  fault: count,
  basis: z
    .enum(['register', 'heard'])
    .nullable()
    .meta({ description: 'Where `outOf` is from: the register of speakers, or the machines heard of lately' }),
  outOf: count.nullable().meta({ description: 'Machines the rate is out of; never fewer than were heard' }),
  onlineRatePercent: z
    .number()
    .nullable()
    .meta({ description: 'Rounded down to 0.1; null when nothing is known. Not the audibility rate' }),
})
export type Online = z.infer<typeof Online>

export const RUNNING = 1
const ONLINE_STATES = [RUNNING, 4, 5]
export const isOnline = (state: number): boolean => ONLINE_STATES.includes(state)
const OFF = 2
const FAULT = 3

export const canReport = ({ withReturnChannel, machines }: MachineCounts): boolean =>
  machines > 0 || (withReturnChannel ?? 0) > 0

/** Nothing is known, and no rate stated, where no machine was heard of for long, or the whole county is silent. */
export function onlineOn(counts: MachineCounts, isDayHeard: boolean): Online {
  const { withReturnChannel, machines, known, newest } = counts
  const ofState = (state: number): number => newest.get(state) ?? 0
  const online = ONLINE_STATES.reduce((sum, state) => sum + ofState(state), 0)
  const states = { online, off: ofState(OFF), fault: ofState(FAULT) }
  const heard = states.online + states.off + states.fault
  const seen = { machines, withReturnChannel, known, heard, ...states }
  if (known === 0 || !isDayHeard) return { ...seen, basis: null, outOf: null, onlineRatePercent: null }
  // a register that lags behind what is heard must not make more than all of them
  const outOf = withReturnChannel ? Math.max(withReturnChannel, heard) : known
  const basis = withReturnChannel ? 'register' : 'heard'
  return { ...seen, basis, outOf, onlineRatePercent: ratePercent(online, outOf) }
}

export const OnlineTotal = Online.omit({ basis: true }).extend({
  villages: count.meta({ description: 'Villages with machines that can report' }),
  villagesKnown: count.meta({ description: 'Those of them of which something is known; the rate is theirs' }),
})

/** The sums over villages; the rate is that of the villages which have one. */
export function onlineTotal(villages: Online[]): z.infer<typeof OnlineTotal> {
  const sum = (of: (village: Online) => number | null): number =>
    villages.reduce((so, village) => so + (of(village) ?? 0), 0)
  const known = villages.filter(({ outOf }) => outOf !== null)
  const online = sum((village) => village.online)
  const outOf = known.length > 0 ? sum((village) => village.outOf) : null
  return {
    villages: villages.length,
    villagesKnown: known.length,
    machines: sum(({ machines }) => machines),
    withReturnChannel: villages.some(({ withReturnChannel }) => withReturnChannel !== null)
      ? sum(({ withReturnChannel }) => withReturnChannel)
      : null,
    known: sum((village) => village.known),
    heard: sum(({ heard }) => heard),
    online,
    off: sum(({ off }) => off),
    fault: sum(({ fault }) => fault),
    outOf,
    onlineRatePercent: outOf === null ? null : ratePercent(online, outOf),
  }
}
