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
import { putSetting } from '../../src/store/people/settings.ts'
import type { Sql } from '../../src/store/engine/sql.ts'
import { addTargetEntry } from '../../src/store/target/target-entries.ts'
import { putTarget } from '../../src/store/target/targets.ts'
import { addCheck, putMilestone } from '../../src/store/target/tasks.ts'
import { keepCoverage } from '../../src/store/audibility/tv-coverage.ts'
import { putVillageSpeakers } from '../../src/store/audibility/village-speakers.ts'
import { putDuty } from '../../src/store/ledger/duties.ts'
import { sampleCoverage } from './sample-coverage.ts'
import { step, type Step } from './in-time.ts'
import { sampleDuties } from './sample-duties.ts'
import { type SampleFault, sampleFaults } from './sample-faults.ts'
import type { SampleReport } from './sample-reports.ts'
import { sampleSpeakers } from './sample-speakers.ts'
import { addEntry } from '../../src/store/ledger/ledger.ts'
import { sampleLedger } from './sample-ledger.ts'
import { SAMPLE_TARGETS, sampleTasks } from './sample-tasks.ts'

const MANAGER: Actor = { id: 'sample-manager', name: '示例管理员', role: 'manager', via: 'token' }
const LAST = new Date('2017-06-30T20:59:30+08:00')
const SURVEY = new Date('2017-03-31T17:00:00+08:00')

/** Each at its own time, the last of them before the last day of June ends. */
export function broadcastSteps(sql: Sql, villages: Village[], reports: SampleReport[], settings: OverviewSettings) {
  const faults = sampleFaults(villages, reports)
  const steps = [
    ...speakerSteps(sql, villages, reports, settings.timeZone),
    ...faults.flatMap((fault) => faultSteps(sql, fault, settings)),
    ...sampleCoverage(villages).map((snapshot) =>
      step(dayOf(snapshot.asOf), () => keepCoverage(sql, snapshot, MANAGER, dayOf(snapshot.asOf))),
    ),
    ...taskSteps(sql, villages),
    ...sampleDuties(villages).map((duty) =>
      step(dayOf(duty.effectiveOn), () => putDuty(sql, duty, MANAGER, dayOf(duty.effectiveOn))),
    ),
    ...flagSteps(sql, settings),
    ...NOTES.map(([effectiveOn, value]) =>
      step(dayOf(effectiveOn), () =>
        putSetting(sql, { name: 'CHART_NOTE', value, effectiveOn }, MANAGER, dayOf(effectiveOn)),
      ),
    ),
  ]
  return { steps, faults: faults.length, reports: faults.flatMap((fault) => fault.reports).length }
}

const dayOf = (day: string): Date => new Date(`${day}T17:00:00+08:00`)

function speakerSteps(sql: Sql, villages: Village[], reports: SampleReport[], timeZone: string): Step[] {
  const { registers, resources, messages } = sampleSpeakers(villages, reports)
  return [
    ...registers.map(({ villageCode, groups }) =>
      step(SURVEY, () => putVillageSpeakers(sql, villageCode, groups, MANAGER, SURVEY)),
    ),
    step(SURVEY, () => putResources(sql, resources, MANAGER, SURVEY)),
    step(LAST, () => keepMessages(sql, messages, MANAGER, LAST, timeZone)),
  ]
}

function faultSteps(sql: Sql, { fault, actor, reports, witnesses, steps }: SampleFault, settings: OverviewSettings) {
  const deskAt = (by: Actor, at: string) => ({
    actor: by,
    now: new Date(at),
    timeZone: settings.timeZone,
    limits: settings.faultLimits,
  })
  return [
    step(fault.reportedAt, async () => {
      const { outcome } = await reportFault(sql, fault, deskAt(actor, fault.reportedAt))
      if (outcome !== 'stored') throw new Error(`sample fault ${fault.id}: ${outcome}`)
    }),
    ...reports.map(({ report, arrivesAt }) =>
      step(arrivesAt, () => keepReports(sql, [report], actor, new Date(arrivesAt))),
    ),
    ...witnesses.map((witness) =>
      step(witness.witnessedAt, () => addWitness(sql, fault.id, witness, deskAt(actor, witness.witnessedAt))),
    ),
    ...steps.map(({ at, actor: by, step: taken }, i) =>
      step(at, () => takeStep(sql, fault.id, { ...taken, revision: i + 1 }, deskAt(by, at))),
    ),
  ]
}

function taskSteps(sql: Sql, villages: Village[]): Step[] {
  const { entries, milestones, checks } = sampleTasks(villages)
  return [
    ...SAMPLE_TARGETS.map((target) =>
      step(SURVEY, () => putTarget(sql, { target, effectiveOn: '2017-01-01' }, MANAGER, SURVEY)),
    ),
    ...entries.map(({ target, entry }) =>
      step(dayOf(entry.on), () => addTargetEntry(sql, target, entry, MANAGER, dayOf(entry.on))),
    ),
    ...milestones.map(({ target, milestone }) => {
      const on = milestone.doneOn ?? '2017-03-31'
      return step(dayOf(on), () => putMilestone(sql, target, milestone, MANAGER, dayOf(on), on))
    }),
    ...sampleLedger(villages).map(({ noun, content, enteredOn }) =>
      step(dayOf(enteredOn), () =>
        addEntry(sql, content, { noun, actor: MANAGER, now: dayOf(enteredOn), reason: undefined }),
      ),
    ),
    ...checks.map((check) =>
      step(dayOf(check.checkedOn), () => addCheck(sql, 'culture-centres', check, MANAGER, dayOf(check.checkedOn))),
    ),
  ]
}

/** What stands on the year's picture, and when it no longer holds. */
const NOTES: [on: string, text: string | null][] = [
  ['2017-01-27', '春节停映（示例）'],
  ['2017-02-01', null],
  ['2017-04-13', '连续降雨（示例）'],
  ['2017-04-19', null],
]

const DAYS = ['2017-01-31', '2017-02-28', '2017-03-31', '2017-04-30', '2017-05-31', '2017-06-15', '2017-06-29']
/** What was given to whom on a day, and how many of a kind: some of it was seen to, some is late. */
const GIVEN = [
  ['2017-05-31', 'audibility_stale', '赵师傅（示例）', '2017-06-20', 2],
  ['2017-05-31', 'month_without_screening', '放映九队（示例）', '2017-06-20', 1],
  ['2017-06-29', 'audibility_severe', '广电股（示例）', '2017-07-15', 2],
  ['2017-06-29', 'fault_overdue', '广电股（示例）', '2017-06-29', 2],
  ['2017-06-29', 'team_silent', '电影站（示例）', '2017-07-05', 2],
] as const

/** Looked at as the half-year went by, and some of what was found given to somebody. */
const flagSteps = (sql: Sql, settings: OverviewSettings): Step[] => [
  ...DAYS.map((day) =>
    step(dayOf(day), async () => {
      await refreshFlags(sql, () => dayOf(day), settings)
      await giveFlags(sql, day)
    }),
  ),
  step(LAST, () => refreshFlags(sql, () => LAST, settings)),
]

async function giveFlags(sql: Sql, day: string): Promise<void> {
  for (const [on, kind, owner, dueOn, most] of GIVEN) {
    if (on !== day) continue
    const { items } = await findFlags(sql, { kind, open: true }, day, most)
    if (items.length === 0) throw new Error(`sample: no ${kind} on ${day}`)
    for (const { id } of items) await acknowledgeFlag(sql, id, { owner, dueOn, note: '示例' }, MANAGER, dayOf(day), day)
  }
}
