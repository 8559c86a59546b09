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
 *
 * Without signal a browser that has had the page before gives the whole answer, too, and the team's phone carries it
 * (cadre-carried.ts says what that is worth).
 */
import * as z from 'zod'
import { hmac } from '../hmac.ts'
import { Instant, msOf } from '../period.ts'
import { Code } from '../register/place.ts'
import { ANSWERS, AUDIENCES, CARRIED, missingIn } from './cadre-carried.ts'
import { linkedIn } from './cadre-link.ts'

export const CadreAnswer = z.enum(ANSWERS)
export type CadreAnswer = z.infer<typeof CadreAnswer>
/** Roughly: nobody counts heads again. */
export const CadreAudience = z.enum(AUDIENCES)
export type CadreAudience = z.infer<typeof CadreAudience>
const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** What he typed, and nothing else of him. */
export const CadreReply = z
  .strictObject({ answer: CadreAnswer, began: Clock.optional(), audience: CadreAudience.optional() })
  .refine((reply) => missingIn(reply) !== 'began', { path: ['began'] })
  .refine((reply) => missingIn(reply) !== 'audience', { path: ['audience'] })
export type CadreReply = z.infer<typeof CadreReply>

/** `too_many`: from a device that answered for more shows than one sees; `own_device`: somebody signed in from it; `other_show`: the log says another place or time than he was asked of. */
export const CadreStanding = z.enum(['counts', 'too_many', 'own_device', 'other_show'])
export type CadreStanding = z.infer<typeof CadreStanding>

/** From the most to the least that can be trusted. */
export const WAYS = ['link', 'carried', 'code'] as const
export const CadreWitness = z
  .object({
    way: z.enum(WAYS).meta({
      description:
        'By the link of the receipt; sealed by his phone without signal and carried here by the team’s; or by the six digits that he told the team',
    }),
    answer: CadreAnswer,
    began: Clock.optional().meta({ description: 'When it began, as he says' }),
    audience: CadreAudience.optional(),
    answeredAt: Instant.meta({ description: 'When it came here' }),
    saidAt: Instant.optional().meta({ description: 'Of one that was carried: when he gave it, by his phone’s clock' }),
    earlierShows: z
      .int()
      .meta({ description: 'Of how many shows in this village the same browser had answered before' }),
    standing: CadreStanding,
  })
  .meta({ id: 'CadreWitness', description: 'What somebody in the village said of the show, without signing in' })
export type CadreWitness = z.infer<typeof CadreWitness>

const DIGITS = /^\d{6}$/
export const HeardCode = z
  .strictObject({
    code: z
      .string()
      .regex(new RegExp(`${DIGITS.source}|${CARRIED.source}`), { error: 'expects_six_digits' })
      .meta({ description: 'The six digits, or what the code on his phone says: his answer, sealed' }),
    heardAt: Instant.meta({ description: 'When the team typed or scanned it, by the phone’s clock' }),
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

/** What a link says, whoever made it: only one that comes out the same with the team's key is the team's. */
export function shownIn(link: string): ShownShow | null {
  const read = ShownShow.safeParse(linkedIn(link))
  return read.success ? read.data : null
}

/** Handed to the phones of a team with their copy. */
export const teamKeyOf = (secret: string, teamCode: string): string => hmac(secret, `team ${teamCode}`)

/** Handed to a browser with the page of a show in a village: what it seals its answers with there, where it has no signal. */
export const carryKeyOf = (secret: string, { villageCode, device }: Omit<CadreDevice, 'answers'>): string =>
  hmac(secret, `carry ${villageCode} ${device}`)

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
