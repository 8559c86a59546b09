/** A technician's share of what a phone carries: how the villages stand, and the faults somebody has to do something about. */
import type { FieldCopy, FieldFault } from '../../domain/screening/field-copy.ts'
import { rateOfTest } from '../../domain/audibility/audibility.ts'
import { MOST_CARRIED } from '../../domain/screening/field-copy-size.ts'
import type { FaultRecord } from '../../domain/fault/fault.ts'
import { addDays } from '../../domain/period.ts'
import { testsOn } from '../audibility/audibility-states.ts'
import { faultNow } from '../fault/fault-list.ts'
import { faultsWhere } from '../fault/faults.ts'
import type { FieldAsked } from './field-copy.ts'
import { countOf, type Reading, rowsOf, together } from '../engine/sql.ts'

export type FieldBroadcastRead = NonNullable<FieldCopy['broadcast']>

/** Settled faults stay on the phone this long, so that who repaired one sees what became of it. */
const SETTLED_DAYS = 30

export const broadcastPart = (asked: FieldAsked): Reading<FieldBroadcastRead> =>
  together(
    {
      designated: rowsOf<{ code: string }>('SELECT code FROM villages WHERE designated = 1'),
      tests: testsOn(asked.today, asked.staleDays),
      records: faultsWhere(
        `f.id IN (SELECT id FROM faults WHERE settled_on IS NULL OR settled_on >= ?
           ORDER BY settled_on IS NOT NULL, reported_on DESC, id LIMIT ?)`,
        addDays(asked.today, -SETTLED_DAYS),
        MOST_CARRIED.faults,
      ),
      unsettled: countOf('SELECT count(*) AS n FROM faults WHERE settled_on IS NULL'),
    },
    ({ designated, tests: { states }, records, unsettled }) => {
      const faults = records.flatMap((record) => fieldFault(record, asked))
      const villagesWithFaults = faults.map(({ villageCode }) => villageCode)
      const codes = new Set([...designated.map(({ code }) => code), ...states.keys(), ...villagesWithFaults])
      const villages = [...codes].sort().map((code) => {
        const { band, full: last, staleOn } = states.get(code) ?? { band: 'untested' as const }
        return {
          code,
          band,
          ratePercent: last ? rateOfTest(last) : null,
          speakersInstalled: last?.speakersInstalled ?? null,
          speakersSounding: last?.speakersSounding ?? null,
          testedOn: last?.testedOn ?? null,
          staleOn: staleOn ?? null,
        }
      })
      return { villages, faults, unsettled }
    },
  )

function fieldFault(record: FaultRecord, { now, faultLimits }: FieldAsked): FieldFault[] {
  const view = faultNow(record, { now, limits: faultLimits })
  if (!view) return []
  const { id, villageCode, category, severity, description, reportedAt, reportedBy } = record
  const { status, revision, assignee, limitHours, dueAt, overdueSince, isOverdue, repairedAt, settledAt } = view
  const told = { id, villageCode, category, severity, description, reportedAt, reportedBy }
  return [{ ...told, status, revision, assignee, limitHours, dueAt, overdueSince, isOverdue, repairedAt, settledAt }]
}
