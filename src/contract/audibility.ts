/** Audibility and TV coverage: tests and snapshots in, each village’s state and the sums out. */
import * as z from 'zod'
import { SENT_TO } from './address.ts'
import { dayRange, Flag01 } from '../domain/asked.ts'
import { Band, NewAudibilityReport } from '../domain/audibility/audibility.ts'
import { Day } from '../domain/period.ts'
import { Code } from '../domain/register/place.ts'
import { AsOf, batchAnswer, batchOf, Cursor, get, known, Limit, listOf, paging, post } from './route.ts'
import { VillageOnline } from './speakers.ts'
import { NewTvCoverage } from '../domain/audibility/tv-coverage.ts'
import { CoverageFigures } from '../domain/audibility/tv-figures.ts'

const ratePercent = z.number().nullable().meta({ description: 'Rounded down to 0.1; null of a part test' })
export const TestReceipt = z
  .object({
    id: z.uuid(),
    band: Band.meta({ description: 'What this test proves by itself; `untested` when a part test proves nothing' }),
    ratePercent,
    full: z.boolean(),
    receivedAt: z.string(),
    offerFault: z.literal(true).optional().meta({
      description: 'A full test below the line, and the village has no unsettled fault: offer to report one',
    }),
  })
  .meta({ id: 'AudibilityReceipt' })
export type TestReceipt = z.infer<typeof TestReceipt>

const AudibilityTest = z
  .object({
    ...NewAudibilityReport.shape,
    id: z.string().meta({ description: 'A UUID; `carried-` and the log’s id; `reported-` and the id of a fault' }),
    band: Band,
    ratePercent,
    full: z.boolean(),
    receivedAt: z.string(),
    reportedBy: z.string(),
    screeningId: z.uuid().optional(),
    counted: z.boolean(),
  })
  .meta({ id: 'AudibilityReport' })
export const AudibilityTestRow = AudibilityTest.partial({ reportedBy: true })
export type AudibilityTestRow = z.infer<typeof AudibilityTestRow>

export const StaleDays = z
  .array(z.object({ effectiveOn: Day.nullable(), days: z.int() }))
  .meta({ description: 'How many days a full test counts, from which day on; null: from the beginning' })
export type StaleDays = z.infer<typeof StaleDays>

export const VillageAudibility = z
  .object({
    villageCode: Code,
    asOf: Day,
    band: Band,
    ratePercent,
    speakersInstalled: z.int().nullable(),
    speakersSounding: z.int().nullable(),
    testedOn: Day.nullable(),
    staleDays: StaleDays,
    staleOn: Day.nullable().meta({ description: 'First day on which the last full test no longer counts' }),
    belowSince: Day.nullable().meta({
      description:
        'The first test since the last passing one that found it below 95 %, whether that still counts or is out of date; ' +
        'the day from which its flag counts',
    }),
    partial: z
      .object({
        testedOn: Day,
        speakersInstalled: z.int(),
        speakersTested: z.int(),
        speakersSounding: z.int(),
        atMostPercent: z.number(),
      })
      .optional()
      .meta({ description: 'A newer part test that alone proves the village below the line' }),
    online: VillageOnline.nullable().meta({
      description: 'What machines said that day; null when none can report. Beside the band, never part of it',
    }),
    registered: z.int().nullable().meta({ description: 'Speakers by the village’s register; null when there is none' }),
    history: z.array(AudibilityTestRow).meta({
      description: 'Newest test first. A team sees the figures, not who tested, for what fault or log, and the notes',
    }),
  })
  .meta({ id: 'VillageAudibility' })
export type VillageAudibility = z.infer<typeof VillageAudibility>

const sending = { tag: 'Broadcast', may: ['technician', 'manager'], needs: 'reports' } as const

export const audibility = {
  list: get('/api/audibility-reports', {
    ...sending,
    summary: 'List speaker tests',
    needs: 'read',
    fresh: 'day',
    query: z.strictObject({ ...dayRange, village: Code.optional(), cursor: Cursor, limit: Limit, ...known }),
    answer: listOf(AudibilityTest),
    says: 'Newest test first',
  }),
  send: post('/api/audibility-reports', {
    ...sending,
    summary: 'Send a speaker test',
    body: NewAudibilityReport,
    answer: TestReceipt,
    says: { 201: 'Kept', 200: 'The same was kept already' },
  }),
  sendMany: post(SENT_TO.audibilityReports, {
    ...sending,
    summary: 'Send many speaker tests',
    body: batchOf('reports', 'NewAudibilityReport'),
    answer: batchAnswer(TestReceipt, ['stored', 'already_stored', 'conflict', 'invalid']),
    says: 'One result for each, in order',
  }),
  ofVillage: get('/api/villages/{code}/audibility', {
    tag: 'Broadcast',
    summary: 'Read how a village’s speakers stand',
    may: ['team', 'technician', 'manager'],
    needs: 'read',
    query: AsOf,
    answer: VillageAudibility,
    says: 'The village’s state on a day, and its tests',
  }),
}

export const TvSnapshot = z
  .object({
    ...NewTvCoverage.shape,
    notConnected: z.int().min(0).meta({ description: 'lost + noSignal + noSet' }),
    connectedPercent: z.number().nullable().meta({ description: 'Two decimals; null of no households' }),
    receivedAt: z.string(),
    reportedBy: z.string(),
  })
  .meta({ id: 'TvCoverage' })
type TvSnapshot = z.infer<typeof TvSnapshot>

export const TvVillage = TvSnapshot.extend({
  villageName: z.string(),
  townshipName: z.string(),
  designated: z.boolean(),
  change: z
    .object({ since: Day, households: z.int(), connected: z.int(), lost: z.int() })
    .nullable()
    .meta({ description: 'Against the last snapshot of an earlier day; null when there is none' }),
}).meta({ id: 'VillageTvCoverage' })
export type TvVillage = z.infer<typeof TvVillage>

export const TvCoverage = listOf(TvVillage).extend({
  asOf: Day,
  figures: CoverageFigures.meta({ description: 'Over all villages the filter takes, on every page the same' }),
})
export type TvCoverage = z.infer<typeof TvCoverage>

const TvHistory = z
  .object({
    villageCode: Code,
    asOf: Day,
    latest: TvSnapshot.nullable().meta({ description: 'Null when the village has no snapshot: unknown' }),
    history: z.array(TvSnapshot).meta({ description: 'The newest day first; of one day the last that came first' }),
  })
  .meta({ id: 'VillageTvHistory' })
type TvHistory = z.infer<typeof TvHistory>

const reading = { tag: 'Broadcast', may: ['technician', 'manager'], needs: 'read' } as const

export const tvCoverage = {
  list: get('/api/tv-coverage', {
    ...reading,
    summary: 'List villages’ TV coverage',
    fresh: 'day',
    query: z.strictObject({
      asOf: Day.optional(),
      village: Code.optional(),
      designated: Flag01.optional(),
      ...paging,
      ...known,
    }),
    answer: TvCoverage,
    isLong: 'of many villages',
    says: 'Each village’s latest snapshot, by code, and the sums',
  }),
  send: post('/api/tv-coverage', {
    ...reading,
    summary: 'Send a village’s TV coverage',
    needs: 'reports',
    body: NewTvCoverage,
    answer: TvSnapshot,
    says: { 201: 'Kept', 200: 'The same was kept already' },
  }),
  ofVillage: get('/api/villages/{code}/tv-coverage', {
    ...reading,
    summary: 'Read a village’s TV coverage and its history',
    query: AsOf,
    answer: TvHistory,
    says: 'The village’s latest snapshot and those before',
  }),
}
