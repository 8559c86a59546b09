/**
 * The sample's faults (示例): every state a fault can be in on 30 June 2017, repairs that held and one that did not, one
 * proven repair that was not enough, a duplicate, one that was insisted on, one given up.
 */
import type { Actor } from '../../src/domain/people/account.ts'
import type { NewAudibilityReport } from '../../src/domain/audibility/audibility.ts'
import type { FaultCategory, FaultSeverity, NewFault, NewWitness } from '../../src/domain/fault/fault.ts'
import type { NewVillage } from '../../src/domain/register/place.ts'
import { type Random, randomFrom } from './random.ts'
import {
  after,
  faultOf,
  MANAGER,
  provenBy,
  type SampleStep,
  type Stage,
  stepsTo,
  TECHNICIANS,
  twiceRepaired,
} from './sample-fault-stories.ts'
import type { SampleReport } from './sample-reports.ts'

export interface SampleFault {
  fault: NewFault
  actor: Actor
  /** Kept before the step that names them. */
  reports: SampleReport[]
  steps: SampleStep[]
  witnesses: NewWitness[]
}

/** What stands unsettled at the end of the half-year, in villages below the line and elsewhere. */
const UNSETTLED: [stage: Stage, category: FaultCategory, severity: FaultSeverity, reportedAt: string][] = [
  ['in_progress', 'amplifier', 'critical', '2017-06-29T22:30:00+08:00'],
  ['paused', 'no_sound', 'critical', '2017-06-20T09:00:00+08:00'],
  ['assigned', 'line', 'critical', '2017-06-29T08:30:00+08:00'],
  ['open', 'power', 'critical', '2017-06-30T15:20:00+08:00'],
  ['awaiting_retest', 'speaker', 'major', '2017-06-30T08:00:00+08:00'],
  ['in_progress', 'controller', 'major', '2017-06-27T10:00:00+08:00'],
  ['open', 'reception', 'minor', '2017-06-29T16:40:00+08:00'],
  ['assigned', 'noise', 'minor', '2017-06-25T11:10:00+08:00'],
  ['repaired_twice', 'theft_damage', 'major', '2017-05-22T14:00:00+08:00'],
  ['cancelled', 'false_alarm', 'minor', '2017-06-12T09:30:00+08:00'],
]

/** `reports` are the villages' own tests of the sample; the last full one of June proves what was repaired in time. */
export function sampleFaults(villages: NewVillage[], reports: SampleReport[]): SampleFault[] {
  const random = randomFrom(20170629)
  const tests = reports
    .map(({ report }) => report)
    .filter((r) => r.testedOn >= '2017-06' && r.speakersTested === r.speakersInstalled)
  const isPassing = (r: NewAudibilityReport): boolean => 100 * r.speakersSounding >= 95 * r.speakersInstalled
  const rateOf = (r: NewAudibilityReport): number => r.speakersSounding / r.speakersInstalled
  const passing = tests.filter(isPassing)
  const below = tests.filter((r) => !isPassing(r)).sort((a, b) => rateOf(a) - rateOf(b))
  const elsewhere = random.shuffled(villages.filter(({ designated }) => !designated)).slice(0, 16)
  return [
    ...passing.slice(0, 7).map((test, i) => proven(test, i, random)),
    ...below.slice(10, 12).map((test, i) => proven(test, i + 7, random)),
    ...UNSETTLED.map((story, i) => unsettled(story, ofRound(below, i), i, random)),
    ...elsewhere.slice(0, 12).map(({ code }, i) => repairedElsewhere(code, i, random)),
    ...withTwins(elsewhere.slice(12), random),
  ]
}

const CATEGORIES: FaultCategory[] = [
  'amplifier',
  'speaker',
  'line',
  'power',
  'network',
  'lightning_water',
  'controller',
  'microphone_console',
  'reception',
  'noise',
  'no_sound',
  'relocation',
]
const SEVERITIES: FaultSeverity[] = ['minor', 'major', 'major', 'critical', 'minor']
const ofRound = <T>(items: readonly T[], i: number): T => {
  const item = items[i % items.length]
  if (item === undefined) throw new Error('nothing to choose from')
  return item
}

function proven(test: NewAudibilityReport, i: number, random: Random): SampleFault {
  const who = ofRound(TECHNICIANS, i)
  const reportedAt = after(test.recordedAt, -random.whole(8, 70))
  const told = {
    villageCode: test.villageCode,
    category: ofRound(CATEGORIES, i),
    severity: ofRound(SEVERITIES, i),
    reportedAt,
  }
  const steps = provenBy(test, reportedAt, who)
  // the second did not hold: it is back four days later
  const again: SampleStep[] =
    i === 1
      ? [
          {
            at: after(test.recordedAt, 46),
            actor: MANAGER,
            step: { action: 'reopen', reason: '雨后又断续，修复未见效（示例）' },
          },
        ]
      : []
  return { fault: faultOf(told, random), actor: MANAGER, reports: [], steps: [...steps, ...again], witnesses: [] }
}

function unsettled(
  [stage, category, severity, reportedAt]: (typeof UNSETTLED)[number],
  test: NewAudibilityReport,
  i: number,
  random: Random,
): SampleFault {
  const who = ofRound(TECHNICIANS, i)
  const { villageCode } = test
  const fault = faultOf({ villageCode, category, severity, reportedAt }, random)
  const witness = {
    id: random.uuid(),
    name: '村广播员',
    witnessedAt: after(reportedAt, 1),
    note: '我村也听不到（示例）',
  }
  const witnesses = i % 3 === 1 ? [witness] : []
  const steps = stage === 'repaired_twice' ? twiceRepaired(test, reportedAt, who) : stepsTo(stage, reportedAt, who)
  return { fault, actor: who, reports: [], steps, witnesses }
}

const testOf = (
  villageCode: string,
  recordedAt: string,
  installed: number,
  sounding: number,
  random: Random,
): SampleReport => ({
  report: {
    id: random.uuid(),
    villageCode,
    testedOn: after(recordedAt, 8).slice(0, 10),
    speakersInstalled: installed,
    speakersTested: installed,
    speakersSounding: sounding,
    method: 'on_site',
    note: '修后复测，示例数据',
    recordedAt,
  },
  arrivesAt: after(recordedAt, 0.2),
})

/** A village not under special watch: a fault with a test that came along, a repair, a test that passes. */
function repairedElsewhere(villageCode: string, i: number, random: Random): SampleFault {
  const who = ofRound(TECHNICIANS, i + 1)
  const day = `2017-0${1 + (i % 6)}-${String(random.whole(3, 20)).padStart(2, '0')}`
  const reportedAt = new Date(`${day}T0${random.whole(8, 9)}:15:00+08:00`).toISOString()
  const installed = random.whole(20, 40)
  const told = { villageCode, category: ofRound(CATEGORIES, i * 5), severity: ofRound(SEVERITIES, i), reportedAt }
  const counts = {
    speakersInstalled: installed,
    speakersTested: installed,
    speakersSounding: random.whole(4, installed - 4),
  }
  const test = testOf(villageCode, after(reportedAt, ofRound([9, 26, 33, 78, 126], i)), installed, installed, random)
  const steps = provenBy(test.report, reportedAt, who)
  const isFailed = i % 5 === 2
  const again = testOf(villageCode, after(test.report.recordedAt, 80), installed, installed, random)
  const failed: SampleStep[] = [
    { at: after(test.report.recordedAt, 50), actor: MANAGER, step: { action: 'reopen', reason: '同一处又坏（示例）' } },
    { at: after(test.report.recordedAt, 54), actor: who, step: { action: 'start' } },
    { at: after(test.report.recordedAt, 60), actor: who, step: { action: 'repaired', parts: ['功放整机'] } },
    {
      at: after(again.report.recordedAt, 0.5),
      actor: who,
      step: { action: 'close', audibilityReportId: again.report.id },
    },
  ]
  return {
    fault: { ...faultOf(told, random), audibility: counts },
    actor: who,
    reports: isFailed ? [test, again] : [test],
    steps: isFailed ? [...steps, ...failed] : steps,
    witnesses: [],
  }
}

/** The same fault told twice, and two that only look the same. */
function withTwins(villages: NewVillage[], random: Random): SampleFault[] {
  const [first, second] = villages
  if (!first || !second) throw new Error('two villages are needed')
  const who = TECHNICIANS[0]
  const tell = (village: NewVillage, reportedAt: string, category: FaultCategory) =>
    faultOf({ villageCode: village.code, category, severity: 'minor', reportedAt }, random)
  const original = tell(first, '2017-06-28T09:00:00+08:00', 'speaker')
  const twin = {
    ...tell(first, '2017-06-28T17:30:00+08:00', 'no_sound'),
    description: '二组喇叭不响，与前一张是同一处（示例）',
  }
  const joined: SampleStep = {
    at: after(twin.reportedAt, 2),
    actor: MANAGER,
    step: { action: 'mark_duplicate', duplicateOf: original.id, reason: '同一处故障（示例）' },
  }
  const plain = { actor: who, reports: [], steps: [], witnesses: [] }
  return [
    { ...plain, fault: original },
    { ...plain, fault: twin, steps: [joined] },
    { ...plain, fault: tell(second, '2017-06-29T10:00:00+08:00', 'line') },
    { ...plain, fault: { ...tell(second, '2017-06-29T18:00:00+08:00', 'line'), insist: true } },
  ]
}
