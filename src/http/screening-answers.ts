/** What the service answers about screening logs: the schemas, and a kept log in a reader's language. */
import { batchAnswer } from '../contract/list.ts'
import * as z from 'zod'
import type { Actor } from '../domain/people/account.ts'
import { explain, FINDING_CODES, type FindingCode } from '../domain/screening/findings.ts'
import { missingOf, PhotoState } from '../domain/screening/photo.ts'
import { type LastStep, undoOf, undoSecondsLeft } from '../domain/screening/review-undo.ts'
import { NewScreening, ScreeningStatus } from '../domain/screening/screening.ts'
import { type Language, say } from '../domain/language.ts'
import type { Receipt } from '../store/screening/screening-intake.ts'
import type { Screening } from '../store/screening/screenings.ts'

export const FindingName = z.enum(Object.keys(FINDING_CODES) as [FindingCode, ...FindingCode[]])
const FindingAnswer = z
  .object({ code: FindingName, blocking: z.boolean(), message: z.string(), otherId: z.uuid().optional() })
  .meta({ id: 'Finding', description: 'Why a log needs a look; a blocking one holds it' })
export const ReceiptAnswer = z
  .object({
    id: z.uuid(),
    status: ScreeningStatus,
    credit: z.int().meta({ description: 'Sixtieths of a screening' }),
    screenedOn: z.string(),
    receivedAt: z.string(),
    findings: z.array(FindingAnswer),
  })
  .meta({ id: 'ScreeningReceipt' })
export const BatchAnswer = batchAnswer(ReceiptAnswer, [
  ...(['stored', 'already_stored', 'conflict', 'invalid', 'forbidden', 'too_many'] as const),
]).meta({ id: 'ScreeningBatchResult' })
export const ScreeningAnswer = ReceiptAnswer.extend(NewScreening.shape)
  .extend({
    teamName: z.string(),
    villageName: z.string(),
    townshipName: z.string(),
    filmNames: z.array(z.string()).meta({ description: 'All its films: titles of `filmCodes`, then `filmTitles`' }),
    revision: z.int(),
    photoStates: z
      .array(PhotoState)
      .meta({ description: 'Those it named, come in or not, then those that came besides' }),
    photosMissing: z.int().meta({ description: 'Of the photos it named, those that have not come' }),
  })
  .meta({ id: 'Screening' })
const HistoryStep = z.object({
  at: z.string(),
  by: z.string(),
  actorId: z.string().meta({ description: 'Of the account or token: two may have the same name' }),
  role: z.string(),
  action: z.string(),
  reason: z.string().optional(),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
  changes: z
    .array(z.object({ field: z.string(), before: z.unknown().optional(), after: z.unknown().optional() }))
    .optional()
    .meta({
      description: 'Of a correction: what the log said before and said then, field by field; absent was absent',
    }),
  canUndo: z
    .boolean()
    .optional()
    .meta({ description: 'The last step is a review that the one who asks may still take back' }),
  undoSecondsLeft: z.int().optional(),
})
export const PresenceAnswer = z.object({ name: z.string(), seenAt: z.string() })
export const ScreeningWithHistory = ScreeningAnswer.extend({
  history: z.array(HistoryStep),
  others: z
    .array(PresenceAnswer)
    .optional()
    .meta({ description: 'Managers who have it open just now, without the one who asks; told to managers' }),
}).meta({
  id: 'ScreeningWithHistory',
})

type HistoryStepOf = Pick<z.infer<typeof HistoryStep>, 'at' | 'action' | 'actorId' | 'before'>

export const findingsIn = (language: Language, findings: Receipt['findings']): z.infer<typeof FindingAnswer>[] =>
  findings.map((finding) => ({
    code: finding.code,
    blocking: finding.blocking,
    message: say(language, explain(finding)),
    ...(finding.otherId && { otherId: finding.otherId }),
  }))
export const receiptIn = (language: Language, { findings, ...receipt }: Receipt): z.infer<typeof ReceiptAnswer> => ({
  ...receipt,
  findings: findingsIn(language, findings),
})
export const screeningIn = (
  language: Language,
  titles: Map<string, string>,
  photoStates: PhotoState[],
  log: Screening,
) => ({
  ...log,
  ...{ photoStates, photosMissing: missingOf(photoStates) },
  filmNames: [...log.filmCodes.map((code) => titles.get(code) ?? code), ...(log.filmTitles ?? [])],
  findings: findingsIn(language, log.findings),
})

/** A log's history as one of the managers sees it: their own review of a moment ago can be taken back. */
export function historyFor<S extends HistoryStepOf>(history: S[], log: Screening, actor: Actor, now: Date): S[] {
  const last = history.at(-1)
  if (!last) return history
  const before = last.before as LastStep['before']
  const step = { ...log, before, action: last.action, actorId: last.actorId, at: last.at }
  if (undoOf(step, actor.id, now) !== 'can') return history
  return [...history.slice(0, -1), { ...last, canUndo: true, undoSecondsLeft: undoSecondsLeft(last.at, now) }]
}
