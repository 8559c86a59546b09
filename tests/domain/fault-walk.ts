/** A fault led by the real machine; times are hours after its report, on 10 June at nine in the morning. */
import type { Actor } from '../../src/domain/people/account.ts'
import { AppError } from '../../src/domain/errors.ts'
import type { FaultEvent, FaultStep } from '../../src/domain/fault/fault.ts'
import { FAULT_LIMITS, type ProofReport } from '../../src/domain/fault/fault-clock.ts'
import { eventOf, type StepContext } from '../../src/domain/fault/fault-event.ts'
import { aManager, aTechnician, ZONE } from '../make.ts'

export const FAULT_ID = '0b9f7d3e-58a1-4c1e-9d6a-0d4b6a1c2e40'
export const VILLAGE = '510723100211'
export const hour = (hours: number): Date => new Date(Date.parse('2017-06-10T09:00:00+08:00') + hours * 3_600_000)
export const at = (hours: number): string => hour(hours).toISOString()

export const aColleague: Actor = { ...aTechnician, id: 'technician-2', name: '赵师傅' }

export const reported = (): FaultEvent[] => [
  {
    number: 1,
    action: 'report',
    at: at(0),
    receivedAt: at(0),
    status: 'open',
    byId: aTechnician.id,
    by: aTechnician.name,
    role: aTechnician.role,
  },
]

/** A full test of the village, made and received so many hours after the report; 44 of 45 sound. */
export const aProof = (hours: number, changes: Partial<ProofReport> = {}): ProofReport => ({
  id: `test-${hours}`,
  villageCode: VILLAGE,
  testedOn: new Date(hour(hours).getTime() + 8 * 3_600_000).toISOString().slice(0, 10),
  speakersInstalled: 45,
  speakersTested: 45,
  speakersSounding: 44,
  recordedAt: at(hours),
  receivedAt: at(hours),
  counted: true,
  ...changes,
})

type Told = Pick<FaultStep, 'action'> & Partial<FaultStep>

/** The fault with one step more, taken so many hours after the report by a technician unless told. */
export function taken(
  events: FaultEvent[],
  hours: number,
  step: Told,
  actor: Actor = aTechnician,
  around: Partial<StepContext> = {},
): FaultEvent[] {
  const context = { now: hour(hours), timeZone: ZONE, limits: FAULT_LIMITS, villageCode: VILLAGE, ...around }
  return [...events, eventOf(FAULT_ID, events, { revision: events.length, ...step }, actor, context)]
}

/** Closed with a test of its own. */
export const closed = (events: FaultEvent[], hours: number, report = aProof(hours)): FaultEvent[] =>
  taken(events, hours, { action: 'close', audibilityReportId: report.id }, aTechnician, { report })

export const started = (): FaultEvent[] => taken(reported(), 1, { action: 'start' })
/** Said to be repaired after four hours. */
export const repaired = (): FaultEvent[] => taken(started(), 4, { action: 'repaired' })
export const reopened = (): FaultEvent[] =>
  taken(closed(repaired(), 6), 30, { action: 'reopen', reason: '又不响了' }, aManager)

/** Why a step is refused: the code, the field where there is one, and the sentence. */
export function refusal(attempt: () => unknown): string {
  try {
    attempt()
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const [issue] = error.issues
    return issue ? `${error.code} ${issue.path} ${issue.sentence.key}` : `${error.code} ${error.sentence.key}`
  }
  return 'taken'
}
