/**
 * What a village's cadre says of a show (村干部确认): on a phone of his own, without signing in, by a link that the team's
 * phone shows, or without signal by six digits.
 *
 * The link says which show is meant and is sealed with the team's key, so that it is made without signal and before the
 * log has arrived; strangers make none and look nothing up by guessing. The team knows the key: that a link is good says
 * nothing of the show. What an answer is worth rests on who gives it. It comes from a browser in which nobody of the
 * office ever signed in, each browser answers once, and one that answers for too many shows is kept and not counted. A
 * browser is told by a number that it keeps: who clears it, or opens another browser, is another one. So a team that keeps
 * a second phone for this, and spares it, is not found out by this alone: that is what call-backs are for.
 *
 * The six digits are told to whoever answered by the link, for the next show in that village, and are made with a secret
 * that no phone has: a team that was not given them cannot make them. They prove that somebody has an earlier answer's page
 * and told its digits, not that he stood there that evening; whoever tells them to the team beforehand has confirmed
 * beforehand. Each is good for one show.
 */
import * as z from 'zod'
import { bytesOf, hmac } from '../hmac.ts'
import { Instant, msOf } from '../period.ts'
import { Code } from '../register/place.ts'

export const CadreAnswer = z.enum(['confirmed', 'not_shown', 'other_time', 'other_audience'])
export type CadreAnswer = z.infer<typeof CadreAnswer>
/** Roughly: nobody counts heads again. */
export const CadreAudience = z.enum(['under_20', 'from_20', 'from_50', 'from_100', 'from_200'])
export type CadreAudience = z.infer<typeof CadreAudience>
const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** What he typed, and nothing else of him. */
export const CadreReply = z
  .strictObject({ answer: CadreAnswer, began: Clock.optional(), audience: CadreAudience.optional() })
  .refine(({ answer, began }) => answer !== 'other_time' || began !== undefined, { path: ['began'] })
  .refine(({ answer, audience }) => answer !== 'other_audience' || audience !== undefined, { path: ['audience'] })
export type CadreReply = z.infer<typeof CadreReply>

/** `too_many`: from a device that answered for more shows than one sees; `own_device`: somebody signed in from it; `other_show`: the log says another place or time than he was asked of. */
export const CadreStanding = z.enum(['counts', 'too_many', 'own_device', 'other_show'])
export type CadreStanding = z.infer<typeof CadreStanding>

export const CadreWay = z.enum(['link', 'code'])
export const CadreWitness = z
  .object({
    way: CadreWay.meta({ description: 'By the link of the receipt, or by the six digits that he told the team' }),
    answer: CadreAnswer,
    began: Clock.optional().meta({ description: 'When it began, as he says' }),
    audience: CadreAudience.optional(),
    answeredAt: Instant,
    standing: CadreStanding,
  })
  .meta({ id: 'CadreWitness', description: 'What somebody in the village said of the show, without signing in' })
export type CadreWitness = z.infer<typeof CadreWitness>

export const CadreCode = z.string().regex(/^\d{6}$/, { error: 'expects_six_digits' })
export const HeardCode = z
  .strictObject({
    code: CadreCode,
    heardAt: Instant.meta({ description: 'When the team typed it, by the phone’s clock' }),
  })
  .meta({ id: 'HeardCode' })

/** The show that a link speaks of. */
export const ShownShow = z.object({
  id: z.uuid(),
  teamCode: Code,
  villageCode: Code,
  startedAt: Instant,
  endedAt: Instant,
  filmCodes: z.array(Code),
})
export type ShownShow = z.infer<typeof ShownShow>

/** So long after the end a show may be spoken of. */
export const ANSWER_HOURS = 12
const HOUR_MS = 3_600_000
/** A phone's clock that is this much ahead is no lie. */
const AHEAD_MS = 600_000

export function timeToAnswer(endedAt: string, now: Date): 'open' | 'not_yet' | 'over' {
  const since = now.getTime() - msOf(endedAt)
  if (since < -AHEAD_MS) return 'not_yet'
  return since > ANSWER_HOURS * HOUR_MS ? 'over' : 'open'
}

/** Of more films the link would be a code that no camera reads; a show seldom has more. */
const MOST_TOLD = 3
const SEAL_DIGITS = 16
export const LONGEST_LINK = 400
const MINUTE_MS = 60_000
const encoder = new TextEncoder()

/** Sealed with 64 bits: nobody guesses one. */
export function cadreLink(show: ShownShow, teamKey: string): string {
  const { id, teamCode, villageCode, startedAt, endedAt, filmCodes } = show
  const minutes = Math.floor(msOf(startedAt) / MINUTE_MS)
  const lasted = Math.floor(msOf(endedAt) / MINUTE_MS) - minutes
  const text = [
    minutes.toString(36),
    lasted.toString(36),
    teamCode,
    villageCode,
    ...filmCodes.slice(0, MOST_TOLD),
  ].join('~')
  const said = new Uint8Array([...bytesOf(id.replaceAll('-', '')), ...encoder.encode(text)])
  return base64url(new Uint8Array([...said, ...bytesOf(hmac(teamKey, said).slice(0, SEAL_DIGITS))]))
}

/** What a link says, whoever made it: only one that comes out the same with the team's key is the team's. */
export function shownIn(link: string): ShownShow | null {
  const bytes = link.length <= LONGEST_LINK ? fromBase64url(link) : null
  if (!bytes || bytes.length < 16 + SEAL_DIGITS / 2) return null
  const hex = Array.from(bytes.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('')
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  const text = new TextDecoder().decode(bytes.subarray(16, bytes.length - SEAL_DIGITS / 2))
  const [minutes = '', lasted = '', teamCode, villageCode, ...filmCodes] = text.split('~')
  const start = parseInt(minutes, 36)
  const read = ShownShow.safeParse({
    id,
    teamCode,
    villageCode,
    startedAt: instantOf(start),
    endedAt: instantOf(start + parseInt(lasted, 36)),
    filmCodes,
  })
  return read.success ? read.data : null
}

/** Of a number that is no instant, nothing that parses. */
const instantOf = (minutes: number): string =>
  Math.abs(minutes) < 1e9 ? new Date(minutes * MINUTE_MS).toISOString() : ''

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

function fromBase64url(text: string): Uint8Array | null {
  if (!/^[\w-]+$/.test(text)) return null
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0))
  } catch {
    return null
  }
}

/** Handed to the phones of a team with their copy. */
export const teamKeyOf = (secret: string, teamCode: string): string => hmac(secret, `team ${teamCode}`)

/** For the next show in a village, from the device that answered `answers` times there. */
export const cadreCode = (secret: string, { villageCode, device, answers }: CadreDevice): string =>
  String(parseInt(hmac(secret, `code ${villageCode} ${device} ${answers}`).slice(0, 12), 16) % 1_000_000).padStart(
    6,
    '0',
  )
export interface CadreDevice {
  villageCode: string
  device: string
  answers: number
}
/** Of a village the digits of so many devices are good, the last ones; with 20 tries a day (password.ts) a guesser has 4 in 10 000. */
export const MOST_CODES = 20
/** One show a month, and some that fell out. */
export const CODE_DAYS = 92

/** More than this from one device within 31 days, in one direction or the other, is no villager's. */
export const MOST_FROM_A_DEVICE = { shows: 4, villages: 2, days: 31 }
/** Of one show, and of a team's in a day: more is no evidence, only weight. */
export const MOST_ANSWERS = { ofShow: 5, ofTeamADay: 60 }

interface Told {
  shown: Omit<ShownShow, 'id' | 'filmCodes'>
  showsOfDevice: number
  villagesOfDevice: number
  isOwnDevice: boolean
}
/** What a log says now may be corrected by as much as clocks differ. */
const SAME_MS = 900_000

export function standingOf(told: Told, log: Omit<ShownShow, 'id' | 'filmCodes'>): CadreStanding {
  const { shown, showsOfDevice, villagesOfDevice } = told
  if (told.isOwnDevice) return 'own_device'
  if (showsOfDevice > MOST_FROM_A_DEVICE.shows || villagesOfDevice > MOST_FROM_A_DEVICE.villages) return 'too_many'
  const isNear = (a: string, b: string): boolean => Math.abs(msOf(a) - msOf(b)) <= SAME_MS
  const isSame =
    shown.teamCode === log.teamCode &&
    shown.villageCode === log.villageCode &&
    isNear(shown.startedAt, log.startedAt) &&
    isNear(shown.endedAt, log.endedAt)
  return isSame ? 'counts' : 'other_show'
}
