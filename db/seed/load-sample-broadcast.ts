/** Puts the sample's broadcast side through the same code as real work: speakers, faults, TV coverage, tasks, flags. */
import type { Actor } from '../../src/domain/people/account.ts'
import type { OverviewSettings } from '../../src/domain/report/overview.ts'
import type { Village } from '../../src/domain/register/place.ts'
import { keepReports } from '../../src/store/audibility/audibility-reports.ts'
import { addWitness, reportFault } from '../../src/store/fault/fault-intake.ts'
import { takeStep } from '../../src/store/fault/fault-steps.ts'
import { acknowledgeFlag, refreshFlags } from '../../src/store/flag/flag-life.ts'
import { findFlags } from '../../src/store/flag/flags.ts'
import { keepMessages } from '../../src/store/audibility/speaker-status.ts'
import { putResources } from '../../src/store/audibility/village-speakers.ts'
import type { Sql } from '../../src/store/engine/sql.ts'
import { addTargetEntry } from '../../src/store/target/target-entries.ts'
import { putTarget } from '../../src/store/target/targets.ts'
import { addCheck, putMilestone } from '../../src/store/target/tasks.ts'
import { keepCoverage } from '../../src/store/audibility/tv-coverage.ts'
import { putVillageSpeakers } from '../../src/store/audibility/village-speakers.ts'
import { sampleCoverage } from './sample-coverage.ts'
import { type SampleFault, sampleFaults } from './sample-faults.ts'
import type { SampleReport } from './sample-reports.ts'
import { sampleSpeakers } from './sample-speakers.ts'
import { SAMPLE_TARGETS, sampleTasks } from './sample-tasks.ts'

const MANAGER: Actor = { id: 'sample-manager', name: '示例管理员', role: 'manager', via: 'token' }
const LAST = new Date('2017-06-30T20:59:30+08:00')
const SURVEY = new Date('2017-03-31T17:00:00+08:00')

interface BroadcastMade {
  faults: number
  reports: number
}

/** Before the last day of June ends; only into a database that has the sample's logs and tests. */
export async function loadBroadcast(
  sql: Sql,
  villages: Village[],
  reports: SampleReport[],
  settings: OverviewSettings,
): Promise<BroadcastMade> {
  await loadSpeakers(sql, villages, reports, settings.timeZone)
  const faults = sampleFaults(villages, reports)
  for (const fault of faults) await loadFault(sql, fault, settings)
  for (const snapshot of sampleCoverage(villages)) await keepCoverage(sql, snapshot, MANAGER, dayOf(snapshot.asOf))
  await loadTasks(sql, villages)
  await liveFlags(sql, settings)
  return { faults: faults.length, reports: faults.flatMap((fault) => fault.reports).length }
}

const dayOf = (day: string): Date => new Date(`${day}T17:00:00+08:00`)

async function loadSpeakers(sql: Sql, villages: Village[], reports: SampleReport[], timeZone: string): Promise<void> {
  const { registers, resources, messages } = sampleSpeakers(villages, reports)
  for (const { villageCode, groups } of registers) await putVillageSpeakers(sql, villageCode, groups, MANAGER, SURVEY)
  await putResources(sql, resources, MANAGER, SURVEY)
  await keepMessages(sql, messages, MANAGER, LAST, timeZone)
}

async function loadFault(sql: Sql, told: SampleFault, settings: OverviewSettings): Promise<void> {
  const { fault, reports, steps, witnesses } = told
  const deskAt = (actor: Actor, at: string) => ({
    actor,
    now: new Date(at),
    timeZone: settings.timeZone,
    limits: settings.faultLimits,
  })
  const { outcome } = await reportFault(sql, fault, deskAt(told.actor, fault.reportedAt))
  if (outcome !== 'stored') throw new Error(`sample fault ${fault.id}: ${outcome}`)
  for (const { report, arrivesAt } of reports) await keepReports(sql, [report], told.actor, new Date(arrivesAt))
  for (const witness of witnesses) await addWitness(sql, fault.id, witness, deskAt(told.actor, witness.witnessedAt))
  for (const [i, { at, actor, step }] of steps.entries())
    await takeStep(sql, fault.id, { ...step, revision: i + 1 }, deskAt(actor, at))
}

async function loadTasks(sql: Sql, villages: Village[]): Promise<void> {
  const { entries, milestones, checks } = sampleTasks(villages)
  for (const target of SAMPLE_TARGETS) await putTarget(sql, { target, effectiveOn: '2017-01-01' }, MANAGER, SURVEY)
  for (const { target, entry } of entries) await addTargetEntry(sql, target, entry, MANAGER, dayOf(entry.on))
  for (const { target, milestone } of milestones) {
    const on = milestone.doneOn ?? '2017-03-31'
    await putMilestone(sql, target, milestone, MANAGER, dayOf(on), on)
  }
  for (const check of checks) await addCheck(sql, 'culture-centres', check, MANAGER, dayOf(check.checkedOn))
}

const DAYS = ['2017-01-31', '2017-02-28', '2017-03-31', '2017-04-30', '2017-05-31', '2017-06-15', '2017-06-29']
/** What was given to whom on a day: some of it was seen to, some is late. */
const GIVEN = [
  ['2017-05-31', 'audibility_stale', '赵师傅（示例）', '2017-06-20'],
  ['2017-06-29', 'audibility_severe', '广电股（示例）', '2017-07-15'],
  ['2017-06-29', 'fault_overdue', '李师傅（示例）', '2017-06-29'],
  ['2017-06-29', 'team_silent', '电影站（示例）', '2017-07-05'],
] as const

/** Looked at as the half-year went by, and some of what was found given to somebody. */
async function liveFlags(sql: Sql, settings: OverviewSettings): Promise<void> {
  for (const day of DAYS) {
    await refreshFlags(sql, () => dayOf(day), settings)
    for (const [on, kind, owner, dueOn] of GIVEN) {
      if (on !== day) continue
      const { items } = await findFlags(sql, { kind, open: true }, day, 2)
      if (items.length === 0) throw new Error(`sample: no ${kind} on ${day}`)
      for (const { id } of items)
        await acknowledgeFlag(sql, id, { owner, dueOn, note: '示例' }, MANAGER, dayOf(day), day)
    }
  }
  await refreshFlags(sql, () => LAST, settings)
}
