/** What closes a fault, what reopens it, and what it may be said to repeat. */
import { describe, expect, test } from 'vitest'
import { faultAfter, type FaultStep } from '../../src/domain/fault/fault.ts'
import { eventMadeBy, proofPercent, staysBelow } from '../../src/domain/fault/fault-event.ts'
import { FAULT_LIMITS, type Original, type ProofReport, reportedTestId } from '../../src/domain/fault/fault-clock.ts'
import { nextSteps } from '../../src/domain/fault/open-faults.ts'
import { aTechnician, ZONE } from '../make.ts'
import {
  aProof,
  at,
  closed,
  FAULT_ID,
  hour,
  refusal,
  reopened,
  repaired,
  reported,
  started,
  taken,
} from './fault-walk.ts'

describe('closing', () => {
  const closing = (report: ProofReport | undefined, hours = 20) =>
    refusal(() => taken(repaired(), hours, { action: 'close', audibilityReportId: 'test' }, aTechnician, { report }))
  const refused = (why: string): string => `invalid audibilityReportId ${why}`

  test('takes a full test made after the repair', () => {
    expect(closing(aProof(6))).toBe('taken')
    expect(closing(aProof(4))).toBe('taken')
  })

  test('is judged as exactly as the test’s time was told: to the minute, the second or less', () => {
    const spoken = (recordedAt: string) => {
      const events = taken(started(), 4, { action: 'repaired', at: '2017-06-10T10:30:30.400+08:00' })
      const report = aProof(6, { recordedAt })
      return refusal(() => closed(events, 6, report))
    }
    expect(spoken('2017-06-10T10:30+08:00')).toBe('taken')
    expect(spoken('2017-06-10T10:30:30+08:00')).toBe('taken')
    expect(spoken('2017-06-10T10:30:30.399+08:00')).toBe(refused('proof_before_repair'))
    expect(spoken('2017-06-10T10:30:29+08:00')).toBe(refused('proof_before_repair'))
    expect(spoken('2017-06-10T10:29+08:00')).toBe(refused('proof_before_repair'))
  })

  test('takes no test of this morning, nor one of yesterday that was entered late', () => {
    expect(closing(aProof(3))).toBe(refused('proof_before_repair'))
    expect(closing(aProof(6, { testedOn: '2017-06-09' }))).toBe(refused('proof_before_repair'))
  })

  test('takes no test that came in before the repair, whatever its clock says', () => {
    expect(closing(aProof(6, { receivedAt: at(3) }))).toBe(refused('proof_before_repair'))
  })

  test('takes none of a part, of another village, of a log that is not counted, or of nobody', () => {
    expect(closing(aProof(6, { speakersTested: 44 }))).toBe(refused('proof_partial'))
    expect(closing(aProof(6, { villageCode: 'elsewhere' }))).toBe(refused('proof_elsewhere'))
    expect(closing(aProof(6, { counted: false }))).toBe(refused('proof_not_counted'))
    expect(closing(undefined)).toBe(refused('proof_unknown'))
  })

  test('takes neither the test that came with the report nor the one of the repair that failed, at a clock that stands', () => {
    expect(closing(aProof(4, { id: reportedTestId(FAULT_ID) }))).toBe(refused('proof_before_repair'))
    const stands = { now: hour(6) }
    const first = closed(repaired(), 6)
    const reopening = taken(first, 6, { action: 'reopen', reason: '又不响了' }, aTechnician, stands)
    const again = taken(taken(reopening, 6, { action: 'start' }), 6, { action: 'repaired' })
    expect(refusal(() => closed(again, 6, aProof(6)))).toBe(refused('proof_before_repair'))
    expect(refusal(() => closed(again, 6, aProof(6, { id: 'another' })))).toBe('taken')
  })

  test('after a reopening takes a new repair and a new test', () => {
    const again = taken(taken(reopened(), 31, { action: 'start' }), 34, { action: 'repaired' })
    expect(refusal(() => closed(again, 36, aProof(33)))).toBe(refused('proof_before_repair'))
    expect(faultAfter(closed(again, 36))).toMatchObject({ status: 'closed', failedRepairs: 1 })
  })

  test('happens no earlier than its test, and is known when it is sent again', () => {
    const step: FaultStep = { revision: 3, action: 'close', audibilityReportId: 'TEST-6', at: at(4.5) }
    const events = taken(repaired(), 20, step, aTechnician, { report: aProof(6) })
    expect(events.at(-1)).toMatchObject({ at: at(6), audibilityReportId: 'test-6' })
    expect(eventMadeBy(events, step, aTechnician, aProof(6))?.number).toBe(4)
  })

  test('says whether the village passes: 94.96 % is below', () => {
    const counts = (installed: number, sounding: number) => ({
      speakersInstalled: installed,
      speakersTested: installed,
      speakersSounding: sounding,
    })
    expect([staysBelow(counts(10_000, 9496)), proofPercent(counts(10_000, 9496))]).toEqual([true, 94.9])
    expect([staysBelow(counts(20, 19)), proofPercent(counts(20, 19))]).toEqual([false, 95])
  })
})

describe('reopening', () => {
  const reopening = (hours: number, told?: string) =>
    refusal(() => taken(closed(repaired(), 6), hours, { action: 'reopen', reason: '又不响了', at: told }))

  test('goes for thirty days after the closing, the thirtieth with its evening', () => {
    expect(reopening(6 + 30 * 24)).toBe('taken')
    expect(reopening(14.9 + 30 * 24)).toBe('taken')
    expect(reopening(15 + 30 * 24)).toBe('conflict error_reopen_late')
    expect(reopening(6 + 31 * 24)).toBe('conflict error_reopen_late')
  })

  test('is not made earlier by a phone that says so', () => {
    expect(reopening(6 + 31 * 24, at(6 + 29 * 24))).toBe('conflict error_reopen_late')
  })

  test('is offered as long as it goes, and a repair not yet proven can fail at any time', () => {
    const offered = (events = closed(repaired(), 6), hours = 0) =>
      nextSteps(faultAfter(events), 'technician', { now: hour(hours), timeZone: ZONE, limits: FAULT_LIMITS })
    expect(offered(undefined, 6 + 30 * 24)).toEqual(['reopen'])
    expect(offered(undefined, 6 + 31 * 24)).toEqual([])
    expect(offered(repaired(), 900)).toEqual(['close', 'reopen'])
    expect(offered(reported())).toEqual(['assign', 'start', 'mark_duplicate'])
  })
})

describe('repeating', () => {
  const another: Original = {
    id: '7d6f1f8a-2b1a-4b1e-8a53-1f0c5d7e9a11',
    villageCode: '510723100211',
    status: 'in_progress',
    lastAt: at(-5),
  }
  const joining = (original: Original | undefined) =>
    refusal(() =>
      taken(reported(), 2, { action: 'mark_duplicate', duplicateOf: another.id }, aTechnician, { original }),
    )

  test('is of another fault of the village that stands', () => {
    expect(joining(another)).toBe('taken')
    expect(joining(undefined)).toBe('invalid duplicateOf original_unknown')
    expect(joining({ ...another, id: FAULT_ID })).toBe('invalid duplicateOf original_itself')
    expect(joining({ ...another, villageCode: 'elsewhere' })).toBe('invalid duplicateOf original_elsewhere')
  })

  test('is never of a duplicate or of what was given up', () => {
    expect(joining({ ...another, status: 'duplicate' })).toBe('invalid duplicateOf original_no_fault')
    expect(joining({ ...another, status: 'cancelled' })).toBe('invalid duplicateOf original_no_fault')
  })

  test('settles nothing that was noticed after the other was closed', () => {
    expect(joining({ ...another, status: 'closed', lastAt: at(-1) })).toBe('invalid duplicateOf original_closed_before')
    expect(joining({ ...another, status: 'closed', lastAt: at(1) })).toBe('taken')
  })
})
