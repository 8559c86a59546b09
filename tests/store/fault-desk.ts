/** A technician’s or manager’s desk for faults at any hour, and the short way to what a test needs. */
import type { Actor } from '../../src/domain/people/account.ts'
import { AppError } from '../../src/domain/errors.ts'
import type { FaultStep, NewFault } from '../../src/domain/fault/fault.ts'
import { FAULT_LIMITS } from '../../src/domain/fault/fault-clock.ts'
import { keepReports } from '../../src/store/audibility/audibility-reports.ts'
import { type FaultDesk, reportFault } from '../../src/store/fault/fault-intake.ts'
import { findFault, type KnownFault } from '../../src/store/fault/fault-list.ts'
import { takeStep } from '../../src/store/fault/fault-steps.ts'
import type { Sql } from '../../src/store/engine/sql.ts'
import { aFault, aReport, aTechnician, NOW, ZONE } from '../make.ts'

export const aColleague: Actor = { ...aTechnician, id: 'technician-2', name: '赵师傅' }
export const deskAt = (now: Date | string = NOW, actor: Actor = aTechnician): FaultDesk => ({
  now: new Date(now),
  actor,
  timeZone: ZONE,
  limits: FAULT_LIMITS,
})

/** A fault of that village, reported by a technician on 28 June unless told; answers its id. */
export async function aKeptFault(sql: Sql, villageCode: string, changes: Partial<NewFault> = {}): Promise<string> {
  const fault = aFault({ villageCode, ...changes })
  await reportFault(sql, fault, deskAt(fault.reportedAt))
  return fault.id
}

type Told = Pick<FaultStep, 'action'> & Partial<FaultStep>

/** Steps one after the other, each on the newest revision, at the desk's hour. */
export async function steps(sql: Sql, id: string, desk: FaultDesk, ...told: Told[]): Promise<void> {
  for (const step of told) {
    const revision = (await known(sql, id)).view.revision
    await takeStep(sql, id, { revision, ...step }, desk)
  }
}

export async function known(sql: Sql, id: string): Promise<KnownFault> {
  const fault = await findFault(sql, id, deskAt())
  if (!fault) throw new Error(`there is no fault ${id}`)
  return fault
}

/** A full test kept at an hour; answers its id. */
export async function aKeptTest(sql: Sql, villageCode: string, recordedAt: string, sounding = 45): Promise<string> {
  const report = aReport({ villageCode, recordedAt, testedOn: recordedAt.slice(0, 10), speakersSounding: sounding })
  await keepReports(sql, [report], aTechnician, new Date(recordedAt))
  return report.id
}

/** What comes of it: the sentence of the refusal, or `done`. */
export const outcomeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => {
      if (error instanceof AppError) return error.issues[0]?.sentence.key ?? error.sentence.key
      throw error
    },
  )
