/** Puts the sample half-year through the same code as real logs: taken in evening by evening, then reviewed. */
import type { Actor } from '../../src/domain/people/account.ts'
import type { FindingSettings } from '../../src/domain/screening/findings.ts'
import type { OverviewSettings } from '../../src/domain/report/overview.ts'
import { keepReports } from '../../src/store/audibility/audibility-reports.ts'
import type { Blobs } from '../../src/store/engine/blobs.ts'
import { allFilms } from '../../src/store/register/register.ts'
import { keepMissedShows } from '../../src/store/screening/missed-shows.ts'
import type { NewPlan } from '../../src/domain/plan/plan.ts'
import { keepPlans, takePlanDeeds } from '../../src/store/plan/plan-intake.ts'
import { keepPhoto } from '../../src/store/screening/photos.ts'
import { review } from '../../src/store/screening/reviews.ts'
import { voidScreening } from '../../src/store/screening/screening-changes.ts'
import { takeIn } from '../../src/store/screening/screening-intake.ts'
import type { Sql } from '../../src/store/engine/sql.ts'
import { findVillages } from '../../src/store/register/villages.ts'
import { sampleField, type SampleField, sampleMissedShows } from './sample-field.ts'
import { inTime, step, type Step } from './in-time.ts'
import { broadcastSteps } from './load-sample-broadcast.ts'
import { confirmsItsPlan, samplePlan } from './sample-plan.ts'
import { sampleReports } from './sample-reports.ts'
import { saidByKind } from './sample-speakers.ts'
import { type Fate, type SampleLog, sampleScreenings } from './sample.ts'

/** Called like nobody who signs in, who may decide on all of it. */
const SENDER: Actor = { id: 'sample-sender', name: '示例导入', role: 'manager', via: 'token' }
/** Nobody decides on what they sent. */
const REVIEWER: Actor = { id: 'sample-reviewer', name: '示例审核员', role: 'manager', via: 'session' }
const TECHNICIAN: Actor = { id: 'sample-technician', name: '示例技术员', role: 'technician', via: 'token' }
const REVIEWED_AT = new Date('2017-06-30T20:59:30+08:00')
const CHUNK = 100

export interface SampleMade {
  logs: number
  reports: number
  faults: number
}

/**
 * Only into a database with the county's register and no logs; `besides` happens among it. Without `blobs` all photos that
 * logs name are missing.
 */
export async function loadSample(
  sql: Sql,
  settings: FindingSettings,
  overview: OverviewSettings,
  blobs?: Blobs,
  besides: Step[] = [],
): Promise<SampleMade> {
  const { items: villages } = await findVillages(sql, {}, 1000)
  const films = await allFilms(sql)
  const { logs, photos } = sampleField(sampleScreenings(villages, films), villages, films)
  const reports = saidByKind(villages, sampleReports(villages))
  const broadcast = broadcastSteps(sql, villages, reports, overview)
  await inTime([
    ...logSteps(sql, logs, settings),
    ...(blobs ? photos.map((photo) => step(photo.arrivesAt, () => loadPhoto(sql, blobs, photo))) : []),
    ...sampleMissedShows(villages, logs).map((show) =>
      step(show.recordedAt, () => keepMissedShows(sql, [show], SENDER, new Date(show.recordedAt))),
    ),
    ...reports.map(({ report, arrivesAt }) =>
      step(arrivesAt, () => keepReports(sql, [report], TECHNICIAN, new Date(arrivesAt))),
    ),
    ...planSteps(sql, samplePlan(villages, films, logs), settings.timeZone),
    ...broadcast.steps,
    ...besides,
  ])
  return { logs: logs.length, reports: reports.length + broadcast.reports, faults: broadcast.faults }
}

const PLANNED_AT = new Date('2017-06-28T10:00:00+08:00')
const CONFIRMED_AT = new Date('2017-06-29T12:00:00+08:00')

/** The office plans July, and teams confirm theirs. */
function planSteps(sql: Sql, plans: NewPlan[], timeZone: string): Step[] {
  const confirmed = Map.groupBy(plans, ({ teamCode }) => teamCode)
  return [
    step(PLANNED_AT, async () => {
      for (const some of chunks(plans)) await keepPlans(sql, some, { actor: SENDER, now: PLANNED_AT, timeZone })
    }),
    step(CONFIRMED_AT, async () => {
      for (const [teamCode, own] of confirmed) {
        if (!confirmsItsPlan(teamCode)) continue
        const actor: Actor = { id: `sample-${teamCode}`, name: '示例放映队', role: 'team', via: 'session', teamCode }
        const steps = own.map(({ id }) => ({ kind: 'confirm' as const, id, revision: 1 }))
        await takePlanDeeds(sql, steps, { actor, now: CONFIRMED_AT, timeZone })
      }
    }),
  ]
}

/** Taken in evening by evening; at the end of June reviewed. */
function logSteps(sql: Sql, logs: SampleLog[], settings: FindingSettings): Step[] {
  const desk = { actor: SENDER, settings }
  const takingIn = evenings(logs).map((evening) =>
    step(evening[0]?.arrivesAt ?? REVIEWED_AT, async () => {
      const entries = evening.map(({ entry }) => entry)
      const now = new Date(evening.at(-1)?.arrivesAt ?? REVIEWED_AT)
      const outcomes = await takeIn(sql, entries, { ...desk, now })
      const refused = outcomes.find(({ outcome }) => outcome !== 'stored')
      if (refused) throw new Error(`sample log ${refused.id}: ${refused.outcome}`)
    }),
  )
  return [...takingIn, step(REVIEWED_AT, () => reviewAll(sql, logs, settings))]
}

async function reviewAll(sql: Sql, logs: SampleLog[], settings: FindingSettings): Promise<void> {
  const idsOf = (fate: Fate): string[] => logs.filter((log) => log.fate === fate).map(({ entry }) => entry.id)
  const reviewing = { settings, actor: REVIEWER, now: REVIEWED_AT }
  for (const ids of chunks(idsOf('accepted'))) await review(sql, ids, 'accept', {}, reviewing)
  for (const [reason, returned] of Map.groupBy(
    logs.filter(({ fate }) => fate === 'returned'),
    (log) => log.reason ?? '回执单照片不清楚，请补拍（示例）',
  ))
    await review(
      sql,
      returned.map(({ entry }) => entry.id),
      'return',
      { reason },
      reviewing,
    )
  await review(sql, idsOf('rejected'), 'reject', { reason: '经核实当晚未放映（示例）' }, reviewing)
  for (const id of idsOf('voided')) await voidScreening(sql, id, '选错了村，已另报（示例）', reviewing)
}

async function loadPhoto(
  sql: Sql,
  blobs: Blobs,
  { logId, arrivesAt, photo }: SampleField['photos'][number],
): Promise<void> {
  const { sha256, kind, bytes } = photo
  await blobs.put(sha256, bytes, 'image/png')
  const arrived = { sha256, kind, type: 'image/png' as const, bytes: bytes.length }
  await keepPhoto(sql, { screeningId: logId }, arrived, SENDER, new Date(arrivesAt))
}

/** Logs that arrive within the same hour come in together, as they would after a night without signal. */
function evenings(logs: SampleLog[]): SampleLog[][] {
  const groups = Map.groupBy(logs, ({ arrivesAt }) => arrivesAt.slice(0, 13))
  return [...groups.values()].flatMap((group) => chunks(group))
}

const chunks = <T>(items: T[]): T[][] =>
  Array.from({ length: Math.ceil(items.length / CHUNK) }, (_, i) => items.slice(i * CHUNK, (i + 1) * CHUNK))
