/** Speakers over HTTP: what stands in a village, which of its machines are online, and what platforms tell of them. */
import * as z from 'zod'
import { MOST_A_PAGE } from '../contract/route.ts'
import { speakers } from '../contract/speakers.ts'
import { CLOCK_AHEAD_MINUTES, isAhead, type SpeakerGroup, SpeakerMessage } from '../domain/audibility/speaker.ts'
import { onlineTotal, sumsOf } from '../domain/audibility/speaker-online.ts'
import { type AppError, invalid } from '../domain/errors.ts'
import { invalidFrom } from '../domain/issues.ts'
import type { Language } from '../domain/sentence.ts'
import type { Village } from '../domain/register/place.ts'
import { keepMessages, type MessageOutcome, readOnline } from '../store/audibility/speaker-status.ts'
import { findResources, putResources, putVillageSpeakers, speakersIn } from '../store/audibility/village-speakers.ts'
import type { App, Deps } from './deps.ts'
import { problemOf } from './errors.ts'
import { dayAsked, fromCursor, inForce, knownVillage, pageFrom } from './queries.ts'
import { serve } from './serve.ts'

export const speakersAnswer = ({ code: villageCode, speakersInstalled }: Village, groups: SpeakerGroup[]) => ({
  villageCode,
  groups,
  ...sumsOf(groups, speakersInstalled),
})

export function speakerRoutes(app: App, deps: Deps): void {
  serve(app, deps, speakers.ofVillage, async ({ at, params }) => {
    const village = await knownVillage(at, params.code)
    return speakersAnswer(village, await speakersIn(at.sql, village.code))
  })

  serve(app, deps, speakers.put, async ({ params, body, actor }) => {
    const village = await knownVillage(deps, params.code)
    const groups = await putVillageSpeakers(deps.sql, village.code, body.groups, actor, deps.now())
    return speakersAnswer(village, groups)
  })

  serve(app, deps, speakers.online, async ({ at, query: { designated, ...query } }) => {
    const asOf = dayAsked(at, query.asOf)
    const all = await readOnline(at.sql, asOf, (await inForce(at, asOf)).STALE_DAYS)
    const villages = all.filter((village) => designated === undefined || village.designated === designated)
    return { asOf, total: onlineTotal(villages), villages }
  })

  serve(app, deps, speakers.resources, async ({ at, query: { cursor, limit = MOST_A_PAGE, ...filter } }) => {
    const [after] = fromCursor(cursor, 1) ?? []
    const { items, total } = await findResources(at.sql, filter, limit + 1, after)
    return pageFrom(items, limit, total, ({ resourceCode }) => [resourceCode])
  })

  serve(app, deps, speakers.putResources, async ({ body: { resources }, actor }) => {
    const stored = await putResources(deps.sql, resources, actor, deps.now())
    return { stored, unchanged: resources.length - stored }
  })

  serve(app, deps, speakers.sendStatus, async ({ body, actor, language }) => {
    const read = body.messages.map((sent) => readMessage(sent, deps.now()))
    const good = read.filter((one): one is SpeakerMessage => !('error' in one))
    const kept = await keepMessages(deps.sql, good, actor, deps.now(), deps.config.TIME_ZONE)
    return { results: resultsOf(read, kept, language) }
  })
}

function resultsOf(read: (SpeakerMessage | Refused)[], kept: MessageOutcome[], language: Language) {
  let next = 0
  return read.map((one) => {
    const { resourceCode, at } = one
    const outcome = 'error' in one ? { outcome: 'invalid' as const, error: one.error } : kept[next++]
    if (!outcome) throw new Error('every good message has an outcome')
    const error = 'error' in outcome && { error: problemOf(outcome.error, language) }
    return { resourceCode, at, outcome: outcome.outcome, ...error }
  })
}

type Refused = { resourceCode: string; at: string; error: AppError }

/** A message, or why it is none, with as much of its name as can be read. */
function readMessage(sent: unknown, now: Date): SpeakerMessage | Refused {
  const parsed = SpeakerMessage.safeParse(sent)
  if (!parsed.success) return { ...Names.parse(sent), error: invalidFrom(parsed.error) }
  if (!isAhead(parsed.data, now)) return parsed.data
  const { resourceCode, at } = parsed.data
  const sentence = { key: 'speaker_clock_ahead' as const, facts: { minutes: CLOCK_AHEAD_MINUTES } }
  return { resourceCode, at, error: invalid({ path: 'at', sentence }) }
}

const Names = z
  .object({ resourceCode: z.string().catch(''), at: z.string().catch('') })
  .catch({ resourceCode: '', at: '' })
