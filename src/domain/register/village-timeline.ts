/** A village's time line: its tests, the reports of its faults, their steps and closings, as one story, newest first. */
import { isFull, type SpeakerCounts, type StaleDaysOn } from '../audibility/audibility.ts'
import type { FaultCategory, FaultEvent, FaultSeverity } from '../fault/fault.ts'
import { staysBelow } from '../fault/fault-event.ts'
import { daysBetween, instantAt, localDay, toUtc } from '../period.ts'

export interface TimelineTest extends SpeakerCounts {
  id: string
  testedOn: string
  recordedAt: string
  receivedAt: string
  /** False of a test that came with a log which is not counted. */
  counted: boolean
  faultId?: string | undefined
}
export interface TimelineFault {
  id: string
  category: FaultCategory
  severity: FaultSeverity
  description: string
  reportedBy: string
  events: readonly FaultEvent[]
}

interface Happening<Test> {
  /** When it happened; of a test written down on another day, the end of the day it was made on. */
  at: string
  receivedAt: string
  fault?: TimelineFault
  test?: Test
  event?: FaultEvent
}
/** `before` is the last full test made before the repair, where there is one. */
export type TimelineEntry<Test extends TimelineTest = TimelineTest> = Happening<Test> &
  (
    | { kind: 'test'; test: Test }
    | { kind: 'report' | 'step'; fault: TimelineFault; event: FaultEvent }
    | {
        kind: 'closing'
        fault: TimelineFault
        event: FaultEvent
        before: Test | undefined
        after: Test | undefined
        isStillBelow: boolean
      }
  )

/** On one instant the order is that of the work: what was reported, its test, the steps, the proof, the closing. */
export function villageTimeline<Test extends TimelineTest>(
  tests: readonly Test[],
  faults: readonly TimelineFault[],
  timeZone: string,
  staleDaysOn: StaleDaysOn,
): TimelineEntry<Test>[] {
  const entryOf = (test: Test): TimelineEntry<Test> => ({
    kind: 'test',
    at: madeAt(test, timeZone),
    receivedAt: test.receivedAt,
    test,
  })
  const told = new Set<string>()
  const ofFaults = [...faults].sort(byReport).flatMap((fault) =>
    fault.events.flatMap((event) => {
      const own = tests.filter((test) => !told.has(test.id) && belongsTo(test, fault, event))
      for (const { id } of own) told.add(id)
      const entry = entryOfEvent(tests, fault, event, { timeZone, staleDaysOn })
      const around = own.map(entryOf)
      return event.action === 'report' ? [entry, ...around] : [...around, entry]
    }),
  )
  const others = tests.filter(({ id }) => !told.has(id)).map(entryOf)
  return [...others, ...ofFaults].sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at))).reverse()
}

const byReport = (a: TimelineFault, b: TimelineFault): number => {
  const [first = '', second = ''] = [a.events[0]?.at, b.events[0]?.at]
  return first < second ? -1 : Number(first > second)
}

/** The test a report carried stands after it, the proof of a closing before it. */
const belongsTo = (test: TimelineTest, fault: TimelineFault, event: FaultEvent): boolean =>
  event.action === 'report' ? test.id === `reported-${fault.id}` : test.id === event.audibilityReportId

/** A test written down later is as old as the day it was made on. */
function madeAt({ testedOn, recordedAt }: TimelineTest, timeZone: string): string {
  return localDay(recordedAt, timeZone) === testedOn ? toUtc(recordedAt) : instantAt(testedOn, '23:59:59', timeZone)
}

interface Around {
  timeZone: string
  staleDaysOn: StaleDaysOn
}

function entryOfEvent<Test extends TimelineTest>(
  tests: readonly Test[],
  fault: TimelineFault,
  event: FaultEvent,
  around: Around,
): TimelineEntry<Test> {
  const base = { at: toUtc(event.at), receivedAt: event.receivedAt, fault, event }
  if (event.action !== 'close') return { ...base, kind: event.action === 'report' ? 'report' : 'step' }
  const after = tests.find(({ id }) => id === event.audibilityReportId)
  const isStillBelow = after !== undefined && staysBelow(after)
  return { ...base, kind: 'closing', before: testBefore(tests, fault, event, around), after, isStillBelow }
}

/** The last full test that counts and was made before the repair; none that was out of date when the fault was reported. */
function testBefore<Test extends TimelineTest>(
  tests: readonly Test[],
  { events }: TimelineFault,
  closing: FaultEvent,
  { timeZone, staleDaysOn }: Around,
): Test | undefined {
  const repaired = events.findLast(({ action, number }) => action === 'repaired' && number < closing.number)
  const until = toUtc(repaired?.at ?? closing.at)
  const reportedOn = localDay(events[0]?.at ?? until, timeZone)
  return tests
    .filter((test) => test.id !== closing.audibilityReportId && test.counted && isFull(test))
    .filter(
      (test) => madeAt(test, timeZone) < until && daysBetween(test.testedOn, reportedOn) <= staleDaysOn(reportedOn),
    )
    .sort((a, b) => (sortKey(a) < sortKey(b) ? 1 : -1))[0]
}

const sortKey = ({ testedOn, recordedAt }: TimelineTest): string => `${testedOn} ${toUtc(recordedAt)}`
