/** Screening logs: in one by one or a hundred at a time, corrected, listed, read with history and photos; shows that did not happen. */
import * as z from 'zod'
import { SENT_TO } from './address.ts'
import { Role } from '../domain/people/account.ts'
import { Callback } from '../domain/callback/callback.ts'
import { NowCalled } from '../domain/register/day-names.ts'
import { Code, line } from '../domain/register/place.ts'
import { CadreWitness } from '../domain/screening/cadre.ts'
import { DecidedBy } from '../domain/screening/four-eyes.ts'
import { FindingCode } from '../domain/screening/findings.ts'
import { LogFilter } from '../domain/screening/log-fields.ts'
import { PHOTO_TYPES, PhotoKind, PhotoSource, PhotoState, Sha256 } from '../domain/screening/photo.ts'
import { ProofNeed, ProofState } from '../domain/screening/proof.ts'
import { NewScreening, ScreeningCorrection, ScreeningStatus } from '../domain/screening/screening.ts'
import { batchAnswer, batchOf, boundedListOf, get, Known, known, listOf, paging, post, put } from './route.ts'
import { dayRange } from '../domain/asked.ts'
import { MissedShow, NewMissedShow } from '../domain/screening/missed-show.ts'

export const LogFinding = z
  .object({
    code: FindingCode,
    blocking: z.boolean(),
    message: z.string(),
    otherId: z.uuid().optional(),
    photos: z.array(Sha256).length(2).optional().meta({
      description: 'Of `photo_reused`: the photo of this log and that of the other',
    }),
  })
  .meta({ id: 'Finding', description: 'Why a log needs a look; a blocking one holds it' })
export type LogFinding = z.infer<typeof LogFinding>

export const LogReceipt = z
  .object({
    id: z.uuid(),
    status: ScreeningStatus,
    credit: z.int().meta({ description: 'Sixtieths of a screening' }),
    screenedOn: z.string(),
    receivedAt: z.string(),
    findings: z.array(LogFinding),
  })
  .meta({ id: 'ScreeningReceipt' })
export type LogReceipt = z.infer<typeof LogReceipt>

const OUTCOMES = ['stored', 'already_stored', 'conflict', 'invalid', 'forbidden', 'too_many'] as const
export const Log = LogReceipt.extend(NewScreening.shape)
  .extend({
    teamName: z.string().meta({ description: 'As it was called on the day of the show, as all names' }),
    villageName: z.string(),
    townshipName: z.string(),
    nowCalled: NowCalled.optional(),
    filmNames: z.array(z.string()).meta({ description: 'All its films: titles of `filmCodes`, then `filmTitles`' }),
    revision: z.int(),
    reviewedAlone: z.boolean().optional().meta({
      description: 'Whoever sent or corrected it decided that it is so: the office has a single manager (单人审核)',
    }),
    fourEyes: z.object({ by: DecidedBy, message: z.string() }).optional().meta({
      description: 'Told to a manager who sent or corrected it: who decides, and why',
    }),
    callback: Callback.optional().meta({ description: 'It was drawn to be asked about; told at the desk alone' }),
    photoStates: z
      .array(PhotoState)
      .meta({ description: 'Those it named, come in or not, then those that came besides' }),
    photosMissing: z.int().meta({ description: 'Of the photos it named, those that have not come' }),
    cadre: z
      .array(CadreWitness)
      .optional()
      .meta({ description: 'What was said of it in the village; told at the desk' }),
    proofMissing: z
      .array(z.object({ need: ProofNeed, state: ProofState }))
      .optional()
      .meta({
        description:
          'Of what the rule of its day asks for, what is not there now: to accept it without takes a reason. Photos that ' +
          'it named are `awaited`, after three days `overdue`',
      }),
  })
  .meta({ id: 'Screening' })
export type Log = z.infer<typeof Log>

export const LogStep = z.object({
  at: z.string(),
  by: z.string(),
  actorId: z.string().meta({ description: 'Of the account or token: two may have the same name' }),
  role: Role,
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
export type LogStep = z.infer<typeof LogStep>

export const Presence = z.object({ name: z.string(), seenAt: z.string() })
export type Presence = z.infer<typeof Presence>

export const LogWithHistory = Log.extend({
  history: z.array(LogStep),
  others: z
    .array(Presence)
    .optional()
    .meta({ description: 'Managers who have it open just now, without the one who asks; told at the desk' }),
}).meta({ id: 'ScreeningWithHistory' })
export type LogWithHistory = z.infer<typeof LogWithHistory>

const Counted = z.object({ logs: z.int(), credit: z.int() }).meta({
  description: 'Of all that match, those that are in figures (submitted and accepted); credit in sixtieths',
})
const OF_LOGS =
  'so do `credit` and `counted` tell. Never there while a filter leaves fewer than ten thousand logs to look through'
export const LogList = boundedListOf(Log, OF_LOGS).extend({ credit: z.int(), counted: Counted })
export type LogList = z.infer<typeof LogList>

const reading = { tag: 'Screenings', may: ['team', 'manager'], needs: 'read' } as const
const writing = { ...reading, needs: 'logs' } as const

export const screenings = {
  list: get('/api/screenings', {
    ...reading,
    summary: 'List logs',
    fresh: 'minute',
    query: LogFilter.extend({ ...paging, ...known }),
    answer: LogList,
    isLong: 'of many logs',
    says: 'Newest first unless told; a team sees its own. `total` is exact unless `isTotalBounded`',
  }),
  send: post('/api/screenings', {
    ...writing,
    summary: 'Send a log',
    body: NewScreening,
    answer: LogReceipt,
    says: { 201: 'Kept', 200: 'The same was kept already' },
  }),
  sendMany: post(SENT_TO.logs, {
    ...writing,
    summary: 'Send up to a hundred logs',
    handsIn: true,
    body: batchOf('screenings', 'NewScreening'),
    answer: batchAnswer(LogReceipt, [...OUTCOMES]).meta({ id: 'ScreeningBatchResult' }),
    says: 'One result for each, in order',
  }),
  read: get(SENT_TO.log, {
    ...reading,
    summary: 'Read a log with its history',
    query: Known,
    answer: LogWithHistory,
    says: 'With what was done to it, oldest first',
  }),
  correct: put(SENT_TO.log, {
    ...writing,
    summary: 'Correct a log',
    body: ScreeningCorrection,
    answer: Log,
    says: 'As it is kept now',
  }),
  void: post(SENT_TO.logVoid, {
    ...writing,
    summary: 'Void a log',
    body: z.strictObject({ reason: line(500) }),
    answer: Log,
    says: 'Out of every figure, and kept',
  }),
  sendPhoto: put(SENT_TO.photo, {
    ...writing,
    summary: 'Send a photo of a log',
    handsIn: true,
    query: z.strictObject({ kind: PhotoKind, source: PhotoSource.optional() }),
    sendsFile: PHOTO_TYPES,
    answer: PhotoState,
    says: { 201: 'Kept', 200: 'The same was kept already' },
  }),
  photo: get(SENT_TO.photo, {
    ...reading,
    summary: 'Get a photo of a log',
    query: z.strictObject({ kind: PhotoKind.optional() }),
    answersFile: PHOTO_TYPES,
    says: 'The photo',
  }),
}

export const missedShows = {
  list: get('/api/missed-shows', {
    tag: 'Screenings',
    summary: 'List shows that did not happen',
    may: ['team', 'manager'],
    needs: 'read',
    fresh: 'day',
    query: z.strictObject({ ...dayRange, team: Code.optional(), village: Code.optional(), ...paging, ...known }),
    answer: listOf(MissedShow),
    says: 'Newest evening first; a team sees its own',
  }),
  send: post('/api/missed-shows', {
    tag: 'Screenings',
    summary: 'Say that a show did not happen',
    may: ['team', 'manager'],
    needs: 'logs',
    body: NewMissedShow,
    answer: MissedShow,
    says: { 201: 'Kept', 200: 'The same was kept already' },
  }),
  sendMany: post(SENT_TO.missedShows, {
    tag: 'Screenings',
    summary: 'Say of many that they did not happen',
    may: ['team', 'manager'],
    needs: 'logs',
    handsIn: true,
    body: batchOf('missedShows', 'NewMissedShow'),
    answer: batchAnswer(MissedShow, ['stored', 'already_stored', 'conflict', 'invalid', 'forbidden']).meta({
      id: 'MissedShowBatchResult',
    }),
    says: 'One result for each, in order',
  }),
}
