/** The steps of faults as they are kept: judged on what is there, written when nothing changed meanwhile. */
import { busy, notFound } from '../../domain/errors.ts'
import {
  faultAfter,
  type FaultEvent,
  type FaultRecord,
  type FaultState,
  type FaultStep,
  normalizedStep,
} from '../../domain/fault/fault.ts'
import { eventMadeBy, eventOf } from '../../domain/fault/fault-event.ts'
import type { Original, ProofReport } from '../../domain/fault/fault-clock.ts'
import { localDay } from '../../domain/period.ts'
import { audited, type AuditEntry } from '../people/audit.ts'
import type { FaultDesk } from './fault-intake.ts'
import { faultsWhere } from './faults.ts'
import {
  assertRevision,
  assertSome,
  insertRow,
  json,
  rowAs,
  rowOf,
  type Sql,
  statement,
  type Statement,
  wroteFirst,
} from '../engine/sql.ts'

const MOST_TRIES = 50

interface StepTaken {
  event: FaultEvent
  report?: ProofReport | undefined
}

/** The same step again changes nothing. Throws not_found, forbidden, conflict (saying who has it), invalid. */
export async function takeStep(sql: Sql, id: string, sent: FaultStep, desk: FaultDesk): Promise<StepTaken> {
  const step = normalizedStep(sent)
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const { fault, report, original } = await lookUp(sql, id, step)
    const before = eventMadeBy(fault.events, step, desk.actor, report)
    if (before) return { event: before, report }
    const { villageCode } = fault
    const event = eventOf(fault.id, fault.events, step, desk.actor, { ...desk, villageCode, report, original })
    if (await wroteStep(sql, fault, event, { report, original }, desk)) return { event, report }
  }
  throw busy()
}

/** The columns of a test `r` that a closing names. */
export const PROOF_COLUMNS = `r.id, r.village_code, r.tested_on, r.speakers_installed, r.speakers_tested,
  r.speakers_sounding, r.recorded_at, r.received_at, r.counted`
export const proofAs = rowAs<ProofReport>({ flags: ['counted'] })
type KnownOriginal = Original & { revision: number }

interface Named {
  report: ProofReport | undefined
  original: KnownOriginal | undefined
}

async function lookUp(sql: Sql, id: string, step: FaultStep): Promise<Named & { fault: FaultRecord }> {
  const { faults, report, original } = await sql.read({
    faults: faultsWhere('f.id = ?', id.toLowerCase()),
    report: rowOf(
      `SELECT ${PROOF_COLUMNS} FROM audibility_reports r WHERE r.id = ?`,
      [step.audibilityReportId ?? null],
      proofAs,
    ),
    original: rowOf<KnownOriginal>(
      `SELECT f.id, f.village_code AS villageCode, f.status, f.revision, e.at AS lastAt FROM faults f
       JOIN fault_events e ON e.fault_id = f.id AND e.number = f.revision WHERE f.id = ?`,
      [step.duplicateOf ?? null],
    ),
  })
  const [fault] = faults
  if (!fault) throw notFound('noun_fault', id)
  return { fault, report, original }
}

/** False when another step came first, or what this one leans on has changed. */
async function wroteStep(sql: Sql, fault: FaultRecord, event: FaultEvent, named: Named, desk: FaultDesk) {
  const before = faultAfter(fault.events)
  const after = faultAfter([...fault.events, event])
  const settledOn = after.settledAt === undefined ? null : localDay(after.settledAt, desk.timeZone)
  return wroteFirst(sql, [
    assertRevision('faults', fault.id, before.revision),
    ...leaningOn(event, named),
    insertion(fault.id, event),
    statement('UPDATE faults SET status = ?, revision = ?, assignee = ?, settled_on = ? WHERE id = ?', [
      after.status,
      after.revision,
      after.assignee ?? null,
      settledOn,
      fault.id,
    ]),
    ...(event.duplicateOf === undefined ? [] : [joinWitnesses(fault.id, event.duplicateOf)]),
    audited(desk.actor, desk.now, [entryOf(fault.id, event, before, after)]),
  ])
}

/** Holds only while the test still counts, and the other fault still stands, as they were looked at. */
function leaningOn({ action }: FaultEvent, { report, original }: Named): Statement[] {
  if (action === 'close' && report) return [assertProof(report)]
  if (action === 'mark_duplicate' && original) return [assertRevision('faults', original.id, original.revision)]
  return []
}

function entryOf(id: string, event: FaultEvent, before: FaultState, after: FaultState): AuditEntry {
  const { action, reason, at, duplicateOf, audibilityReportId, parts } = event
  const told = ({ status, revision, assignee }: FaultState) => ({ status, revision, assignee })
  return {
    action,
    subjectKind: 'fault',
    subjectId: id,
    reason,
    before: told(before),
    after: { ...told(after), at, duplicateOf, audibilityReportId, parts },
  }
}

/** The log that carried the test may be corrected or rejected meanwhile. */
const assertProof = (report: ProofReport): Statement =>
  assertSome(
    `SELECT 1 FROM audibility_reports
     WHERE id = ? AND village_code = ? AND tested_on = ? AND recorded_at = ? AND is_full = 1 AND counted = 1`,
    [report.id, report.villageCode, report.testedOn, report.recordedAt],
  )

const insertion = (faultId: string, { by, role, parts, ...event }: FaultEvent): Statement =>
  insertRow('fault_events', { faultId, ...event, byName: by, byRole: role, parts: parts && json(parts) })

/** Whoever noticed the duplicate noticed the original: its reporter, with what he said, and its witnesses. */
const joinWitnesses = (duplicateId: string, originalId: string): Statement =>
  statement(
    `INSERT INTO fault_witnesses (id, fault_id, name, witnessed_at, received_at, by_name, note)
     SELECT 'joined-' || f.id, ?, coalesce(f.reporter_name, e.by_name), f.reported_at, f.received_at, e.by_name, f.description
     FROM faults f JOIN fault_events e ON e.fault_id = f.id AND e.number = 1 WHERE f.id = ?
     UNION ALL SELECT 'joined-' || w.id, ?, w.name, w.witnessed_at, w.received_at, w.by_name, w.note
     FROM fault_witnesses w WHERE w.fault_id = ?`,
    [originalId, duplicateId, originalId, duplicateId],
  )
