/** A technician's share of what a phone carries: how the villages stand, and the faults somebody has to do something about. */
import type { FieldCopy, FieldFault } from '../../domain/screening/field-copy.ts'
import { rateOfTest } from '../../domain/audibility/audibility.ts'
import { MOST_CARRIED } from '../../domain/screening/field-copy-size.ts'
import { faultOn } from '../../domain/fault/fault-view.ts'
import { addDays } from '../../domain/period.ts'
import { statesOf, testsStatements } from '../audibility/audibility-states.ts'
import { faultRecords, faultsWhere } from '../fault/faults.ts'
import type { FieldAsked, Part } from './field-copy.ts'
import { statement } from '../engine/sql.ts'

export type FieldBroadcastRead = NonNullable<FieldCopy['broadcast']>

/** Settled faults stay on the phone this long, so that who repaired one sees what became of it. */
const SETTLED_DAYS = 30

export function broadcastPart(asked: FieldAsked): Part<FieldBroadcastRead> {
  const { today, staleDays } = asked
  return {
    ask: [
      statement('SELECT code FROM villages WHERE designated = 1'),
      ...testsStatements(today, staleDays),
      ...faultsWhere(
        `f.id IN (SELECT id FROM faults WHERE settled_on IS NULL OR settled_on >= ?
           ORDER BY settled_on IS NOT NULL, reported_on DESC, id LIMIT ?)`,
        addDays(today, -SETTLED_DAYS),
        MOST_CARRIED.faults,
      ),
      statement('SELECT count(*) AS n FROM faults WHERE settled_on IS NULL'),
    ],
    read: ([designated = [], full = [], parts = [], faultRows = [], events = [], unsettled = []]) => {
      const states = statesOf(today, staleDays, full, parts)
      const faults = faultsOf(faultRows, events, asked)
      const codes = new Set([
        ...(designated as { code: string }[]).map(({ code }) => code),
        ...states.keys(),
        ...faults.map(({ villageCode }) => villageCode),
      ])
      const villages = [...codes].sort().map((code) => {
        const { band, full: last, staleOn } = states.get(code) ?? { band: 'untested' as const }
        return {
          ...{ code, band, ratePercent: last ? rateOfTest(last) : null },
          speakersInstalled: last?.speakersInstalled ?? null,
          speakersSounding: last?.speakersSounding ?? null,
          ...{ testedOn: last?.testedOn ?? null, staleOn: staleOn ?? null },
        }
      })
      return { villages, faults, unsettled: (unsettled as { n: number }[])[0]?.n ?? 0 }
    },
  }
}

const faultsOf = (rows: unknown[], events: unknown[], { now, faultLimits }: FieldAsked): FieldFault[] =>
  faultRecords(rows, events).flatMap((record) => {
    const lastAt = Date.parse(record.events.at(-1)?.at ?? '')
    const view = faultOn(record, new Date(Math.max(now.getTime(), lastAt)), faultLimits)
    if (!view) return []
    const { id, villageCode, category, severity, description, reportedAt, reportedBy } = record
    const { status, revision, assignee, limitHours, dueAt, overdueSince, isOverdue, repairedAt, settledAt } = view
    return [
      {
        ...{ id, villageCode, category, severity, description, reportedAt, reportedBy },
        ...{ status, revision, assignee, limitHours, dueAt, overdueSince, isOverdue, repairedAt, settledAt },
      },
    ]
  })
