/** The sample's faults (示例), step by step: how far each has come, and who did what at which hour. */
import type { Actor } from '../../src/domain/people/account.ts'
import type { NewAudibilityReport } from '../../src/domain/audibility/audibility.ts'
import type { FaultCategory, FaultSeverity, FaultStep, NewFault } from '../../src/domain/fault/fault.ts'
import type { Random } from './random.ts'

const HOUR = 3_600_000
const technician = (number: number, name: string): Actor => ({
  id: `sample-technician-${number}`,
  name: `${name}（示例）`,
  role: 'technician',
  via: 'token',
})
export const TECHNICIANS = [technician(1, '李师傅'), technician(2, '赵师傅'), technician(3, '何师傅')] as const
export const MANAGER: Actor = { id: 'sample-manager', name: '示例管理员', role: 'manager', via: 'token' }

/** One step, and when and by whom it is taken; the revision is counted when it is. */
export interface SampleStep {
  at: string
  actor: Actor
  step: Omit<FaultStep, 'revision'>
}

const SAYS: Partial<Record<FaultCategory, string>> = {
  no_sound: '全村喇叭无声，已重启无效',
  noise: '广播断续，有电流杂音',
  power: '机房断电，配电箱跳闸',
  amplifier: '功放无输出',
  speaker: '多只喇叭不响，疑似烧毁',
  line: '线路被树枝刮断',
  network: '光纤收发器指示灯不亮',
  reception: '调频信号弱，收不到乡镇台',
  controller: '主板死机，不能开机',
  lightning_water: '雷雨后设备进水',
  theft_damage: '音柱被人为损坏',
  microphone_console: '村委会话筒不能播音',
  relocation: '村委会搬迁，设备需移装',
  false_alarm: '反映无声，到场检查正常',
}

export const after = (instant: string, hours: number): string =>
  new Date(Date.parse(instant) + hours * HOUR).toISOString()

interface Told {
  villageCode: string
  category: FaultCategory
  severity: FaultSeverity
  reportedAt: string
}

export const faultOf = ({ villageCode, category, severity, reportedAt }: Told, random: Random): NewFault => ({
  id: random.uuid(),
  villageCode,
  category,
  severity,
  reportedAt,
  description: `${SAYS[category] ?? '待查'}（示例）`,
})

/** How far a fault has come, and the steps that lead there: hours after its report. */
export type Stage = 'open' | 'assigned' | 'in_progress' | 'paused' | 'awaiting_retest' | 'cancelled' | 'repaired_twice'

export function stepsTo(stage: Stage, reportedAt: string, who: Actor): SampleStep[] {
  const steps: SampleStep[] = []
  const take = (hours: number, actor: Actor, step: SampleStep['step']) =>
    steps.push({ at: after(reportedAt, hours), actor, step })
  if (stage === 'open') return steps
  if (stage === 'cancelled') take(5, MANAGER, { action: 'cancel', reason: '到场检查正常，系误报（示例）' })
  else take(1.5, MANAGER, { action: 'assign', assignee: who.name })
  if (stage === 'assigned' || stage === 'cancelled') return steps
  take(3, who, { action: 'start' })
  if (stage === 'paused') take(6, who, { action: 'pause', reason: '等待功放配件到货（示例）' })
  if (stage === 'awaiting_retest') take(7, who, { action: 'repaired', parts: ['保险管', '功放模块'] })
  return steps
}

/** Repaired two hours before the test that proves it; the longer ones wait a night for parts. */
export function provenBy(report: NewAudibilityReport, reportedAt: string, who: Actor): SampleStep[] {
  const closedAt = after(report.recordedAt, 0.5)
  const repairedAt = after(report.recordedAt, -2)
  const steps = stepsTo('in_progress', reportedAt, who)
  if (Date.parse(repairedAt) - Date.parse(reportedAt) > 30 * HOUR) {
    steps.push(
      { at: after(reportedAt, 6), actor: who, step: { action: 'pause', reason: '等配件（示例）' } },
      { at: after(repairedAt, -4), actor: who, step: { action: 'resume' } },
    )
  }
  return [
    ...steps,
    { at: repairedAt, actor: who, step: { action: 'repaired', parts: ['喇叭单元'] } },
    { at: closedAt, actor: who, step: { action: 'close', audibilityReportId: report.id } },
  ]
}

/**
 * A long one: it waits for parts, is repaired, found by the next test to be below the line still, taken up again, waits for
 * the township, is repaired once more; and since then for a test that proves it.
 */
export function twiceRepaired(test: NewAudibilityReport, reportedAt: string, who: Actor): SampleStep[] {
  const { speakersSounding: sounding, speakersInstalled: installed } = test
  const by = (hoursAfterTest: number, actor: Actor, step: SampleStep['step']): SampleStep => ({
    at: after(test.recordedAt, hoursAfterTest),
    actor,
    step,
  })
  const told = `复测只响 ${sounding}/${installed}，仍低于95%，同一处又断（示例）`
  return [
    ...stepsTo('in_progress', reportedAt, who),
    { at: after(reportedAt, 5), actor: who, step: { action: 'pause', reason: '等待音柱到货（示例）' } },
    by(-28, who, { action: 'resume' }),
    by(-23, who, { action: 'repaired', parts: ['音柱', '音频线'] }),
    by(1, MANAGER, { action: 'reopen', reason: told }),
    by(22, who, { action: 'start' }),
    by(25, who, { action: 'pause', reason: '线杆归电力所，等乡镇协调登杆（示例）' }),
    by(478, who, { action: 'resume' }),
    by(483, who, { action: 'repaired', parts: ['音柱', '防盗支架'] }),
  ]
}
