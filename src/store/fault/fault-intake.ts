/** How faults come in: a report once, unless its village has one of the same category already; and who else noticed it. */
import type { Actor } from '../../domain/people/account.ts'
import { AppError, busy, invalid, notFound, sameId, unknownCode } from '../../domain/errors.ts'
import {
  type FaultCategory,
  type FaultStatus,
  type NewFault,
  type NewWitness,
  normalizedFault,
} from '../../domain/fault/fault.ts'
import { type FaultLimits, reportedTestId } from '../../domain/fault/fault-clock.ts'
import { isAhead } from '../../domain/fault/fault-event.ts'
import { earlierOf, localDay, toUtc } from '../../domain/period.ts'
import { audited } from '../people/audit.ts'
import { assertNone, insertRow, json, rowOf, type Sql, type Statement, wroteFirst } from '../engine/sql.ts'
import { knownVillages } from '../register/villages.ts'

/** Who works with faults, when, and by which limits. */
export interface FaultDesk {
  now: Date
  actor: Actor
  timeZone: string
  limits: FaultLimits
}

/** `id` is the fault's as it is kept; of `open_already`, that of the fault which is open. */
interface FaultOutcome {
  id: string
  outcome: 'stored' | 'already_stored' | 'open_already'
}

const MOST_TRIES = 50

/** Keeps a report, and the test that came with it, once. Throws `invalid` and `conflict` (the id with other content). */
export async function reportFault(sql: Sql, sent: NewFault, desk: FaultDesk): Promise<FaultOutcome> {
  const fault = normalizedFault(sent)
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const { villages, kept, open } = await sql.read({
      villages: knownVillages([fault.villageCode]),
      kept: rowOf<{ sent: string }>('SELECT sent FROM faults WHERE id = ?', [fault.id]),
      open: rowOf<{ id: string }>(
        `SELECT id FROM faults WHERE village_code = ? AND category = ? AND settled_on IS NULL
         ORDER BY reported_at, id LIMIT 1`,
        [fault.villageCode, fault.category],
      ),
    })
    if (kept?.sent === json(fault)) return { id: fault.id, outcome: 'already_stored' }
    if (kept) throw sameId(fault.id)
    requireSound(fault, villages.size > 0, desk)
    if (open && !sent.insist) return { id: open.id, outcome: 'open_already' }
    // who insists where nothing is open has said nothing against another fault
    if (await wroteFault(sql, fault, open !== undefined, desk)) return { id: fault.id, outcome: 'stored' }
  }
  throw busy()
}

function requireSound(fault: NewFault, isVillageKnown: boolean, { now }: FaultDesk): void {
  if (isAhead(fault.reportedAt, now)) throw invalid({ path: 'reportedAt', sentence: { key: 'reported_in_future' } })
  if (!isVillageKnown) throw invalid(unknownCode('village', fault.villageCode))
}

async function wroteFault(sql: Sql, fault: NewFault, insisted: boolean, desk: FaultDesk): Promise<boolean> {
  const { id, category, severity, audibility } = fault
  // nothing was noticed after it was told: a clock that runs ahead is put right
  const reportedAt = earlierOf(fault.reportedAt, desk.now.toISOString())
  const after = { villageCode: fault.villageCode, category, severity, reportedAt, insisted, audibility }
  const statements = [
    ...(insisted ? [] : [assertNoneOpen(fault.villageCode, category)]),
    ...faultStatements(fault, reportedAt, insisted, desk),
    ...testStatements(fault, reportedAt, desk),
    audited(desk.actor, desk.now, [{ action: 'report', subjectKind: 'fault', subjectId: id, after }]),
  ]
  return wroteFirst(sql, statements, 'faults.id')
}

const assertNoneOpen = (villageCode: string, category: FaultCategory): Statement =>
  assertNone('SELECT 1 FROM faults WHERE village_code = ? AND category = ? AND settled_on IS NULL', [
    villageCode,
    category,
  ])

function faultStatements(fault: NewFault, reportedAt: string, insisted: boolean, desk: FaultDesk): Statement[] {
  const { id, villageCode, category, severity, description, resourceCode, reporterName } = fault
  const { now, actor, timeZone } = desk
  const [reportedOn, receivedAt] = [localDay(reportedAt, timeZone), now.toISOString()]
  const [status, sent] = ['open', json(fault)]
  const report = { action: 'report', at: reportedAt, byId: actor.id, byName: actor.name, byRole: actor.role }
  return [
    insertRow('faults', {
      id,
      villageCode,
      category,
      severity,
      description,
      resourceCode,
      reportedAt,
      reportedOn,
      receivedAt,
      reporterName,
      insisted: Number(insisted),
      status,
      revision: 1,
      sent,
    }),
    insertRow('fault_events', { faultId: id, number: 1, ...report, receivedAt, status }),
  ]
}

/** A test that came with the report is one of the village's tests, made when the fault was noticed. */
function testStatements(fault: NewFault, reportedAt: string, { now, actor, timeZone }: FaultDesk): Statement[] {
  if (!fault.audibility) return []
  return [
    insertRow('audibility_reports', {
      id: reportedTestId(fault.id),
      villageCode: fault.villageCode,
      testedOn: localDay(reportedAt, timeZone),
      ...fault.audibility,
      method: 'on_site',
      faultId: fault.id,
      recordedAt: reportedAt,
      receivedAt: now.toISOString(),
      reportedBy: actor.name,
      sent: '',
    }),
  ]
}

/** Adds somebody who noticed the fault, too, while it is not settled; the same again is a success. */
export async function addWitness(
  sql: Sql,
  ofFault: string,
  sent: NewWitness,
  desk: FaultDesk,
): Promise<'stored' | 'already_stored'> {
  const { now, actor } = desk
  const faultId = ofFault.toLowerCase()
  const id = sent.id.toLowerCase()
  const witness = { name: sent.name ?? actor.name, note: sent.note ?? null, witnessedAt: toUtc(sent.witnessedAt) }
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const { fault, kept } = await sql.read({
      fault: rowOf<{ status: FaultStatus; settled_on: string | null }>(
        'SELECT status, settled_on FROM faults WHERE id = ?',
        [faultId],
      ),
      kept: rowOf<WitnessRow>('SELECT * FROM fault_witnesses WHERE id = ?', [id]),
    })
    if (!fault) throw notFound('noun_fault', faultId)
    if (kept && isSameWitness(kept, faultId, witness)) return 'already_stored'
    if (kept) throw sameId(id)
    if (isAhead(witness.witnessedAt, now))
      throw invalid({ path: 'witnessedAt', sentence: { key: 'reported_in_future' } })
    const facts = { status: { key: `fault_${fault.status}` as const } }
    if (fault.settled_on !== null) throw new AppError('conflict', { key: 'error_fault_settled', facts })
    if (await wroteWitness(sql, faultId, id, witness, desk)) return 'stored'
  }
  throw busy()
}

interface WitnessRow {
  fault_id: string
  name: string
  witnessed_at: string
  received_at: string
  note: string | null
}

interface Witness {
  name: string
  note: string | null
  witnessedAt: string
}

const isSameWitness = (row: WitnessRow, faultId: string, { name, note, witnessedAt }: Witness): boolean =>
  row.fault_id === faultId &&
  row.name === name &&
  row.note === note &&
  row.witnessed_at === earlierOf(witnessedAt, row.received_at)

async function wroteWitness(sql: Sql, faultId: string, id: string, witness: Witness, { now, actor }: FaultDesk) {
  const witnessedAt = earlierOf(witness.witnessedAt, now.toISOString())
  const after = { faultId, name: witness.name, witnessedAt }
  const row = { id, faultId, ...witness, witnessedAt, receivedAt: now.toISOString(), byName: actor.name }
  const statements = [
    assertNone('SELECT 1 FROM faults WHERE id = ? AND settled_on IS NOT NULL', [faultId]),
    insertRow('fault_witnesses', row),
    audited(actor, now, [{ action: 'add', subjectKind: 'fault_witness', subjectId: id, after }]),
  ]
  return wroteFirst(sql, statements, 'fault_witnesses.id')
}
