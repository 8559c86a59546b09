/** Before and after: what a village's audibility was when a repair was made, and what the test that proved it found. */
import * as z from 'zod'
import { isBelow, ratePercent, type SpeakerCounts, type StaleDaysOn } from '../audibility/audibility.ts'
import { FaultCategory, type FaultEvent, type FaultRecord, isUnsettled } from './fault.ts'
import { Day, daysBetween, localDay, toUtc } from '../period.ts'
import type { Village } from '../register/place.ts'
import { rounded } from '../target/pace.ts'
import { eventsUpTo, type FaultLimits } from './fault-clock.ts'
import { faultOn, type FaultView } from './open-faults.ts'

const TestSeen = z.object({
  testedOn: Day,
  speakersSounding: z.int(),
  speakersInstalled: z.int(),
  ratePercent: z.number().nullable(),
})
export const RepairSeen = z.object({
  faultId: z.string(),
  villageCode: z.string(),
  villageName: z.string(),
  category: FaultCategory,
  closedOn: Day,
  workedHours: z.number(),
  before: TestSeen.nullable().meta({
    description:
      'The last full test before the repair; null when there is none, or none that still counted at the report',
  }),
  after: TestSeen.nullable().meta({ description: 'The test it was closed with; null when that test no longer counts' }),
  staysBelow: z.boolean().nullable().meta({ description: 'Closed, and still below 95 %; null like `after`' }),
})
export type RepairSeen = z.infer<typeof RepairSeen>

/** A full test that counts. */
export interface RepairTest extends Pick<SpeakerCounts, 'speakersInstalled' | 'speakersSounding'> {
  id: string
  villageCode: string
  testedOn: string
  recordedAt: string
}

interface Around {
  timeZone: string
  staleDaysOn: StaleDaysOn
  tests: RepairTest[]
}

export function provenRepairs(closed: FaultThen[], villages: Map<string, Village>, around: Around): RepairSeen[] {
  const tests = Map.groupBy(around.tests, ({ villageCode }) => villageCode)
  return closed
    .toSorted((a, b) => timeOf(b) - timeOf(a) || (a.record.id < b.record.id ? -1 : 1))
    .map((fault) => {
      const { id: faultId, villageCode, category } = fault.record
      const ofVillage = tests.get(villageCode) ?? []
      const proof = ofVillage.find(({ id }) => id === fault.view.audibilityReportId)
      const before = testBefore(fault, ofVillage, around)
      return {
        faultId,
        villageCode,
        category,
        villageName: villages.get(villageCode)?.name ?? villageCode,
        closedOn: fault.closedOn ?? '',
        workedHours: rounded(fault.view.workedHours, 1),
        before: before ? seen(before) : null,
        after: proof ? seen(proof) : null,
        staysBelow: proof ? isBelow(proof.speakersSounding, proof.speakersInstalled) : null,
      }
    })
}

const timeOf = ({ view }: FaultThen): number => Date.parse(view.settledAt ?? '')

const seen = ({ testedOn, speakersSounding, speakersInstalled }: RepairTest): z.infer<typeof TestSeen> => ({
  testedOn,
  speakersSounding,
  speakersInstalled,
  ratePercent: ratePercent(speakersSounding, speakersInstalled),
})

/** A test that was stale when the fault was reported says nothing of how it was before the repair. */
function testBefore(
  { record, view }: FaultThen,
  tests: RepairTest[],
  { timeZone, staleDaysOn }: Around,
): RepairTest | undefined {
  const { repairedAt } = view
  if (repairedAt === undefined) return undefined
  const repairedOn = localDay(repairedAt, timeZone)
  const isBefore = ({ testedOn, recordedAt }: RepairTest): boolean =>
    (testedOn < repairedOn || (testedOn === repairedOn && toUtc(recordedAt) < toUtc(repairedAt))) &&
    daysBetween(testedOn, record.reportedOn) <= staleDaysOn(record.reportedOn)
  return tests
    .filter(isBefore)
    .reduce<RepairTest | undefined>((last, test) => (last && isLater(last, test) ? last : test), undefined)
}

const isLater = (a: RepairTest, b: RepairTest): boolean =>
  a.testedOn > b.testedOn || (a.testedOn === b.testedOn && a.recordedAt > b.recordedAt)

/** The middle value; of an even number the mean of the middle two. Null of none. */
export function median(values: number[]): number | null {
  if (values.length === 0) return null
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length >> 1
  const upper = sorted[half] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2
}

/** By nearest rank: the smallest value that at least 90 of 100 do not exceed. Null of none. */
export function percentile90(values: number[]): number | null {
  // 9·n/10 of whole numbers, since 0.9·n is not exact
  const rank = Math.ceil((9 * values.length) / 10)
  return values.toSorted((a, b) => a - b)[rank - 1] ?? null
}

/** A fault as it stood at an instant. */
export interface FaultThen {
  record: FaultRecord
  events: FaultEvent[]
  view: FaultView
  isOpen: boolean
  /** The day of the last closing, of a fault that is closed. */
  closedOn?: string | undefined
}

/** Faults that had not happened by then are left out. */
export function faultsThen(
  records: readonly FaultRecord[],
  until: Date,
  limits: FaultLimits,
  timeZone: string,
): FaultThen[] {
  return records.flatMap((record) => {
    const view = faultOn(record, until, limits)
    if (!view) return []
    const { status, settledAt } = view
    const closedOn = status === 'closed' && settledAt !== undefined ? localDay(settledAt, timeZone) : undefined
    return [{ record, events: eventsUpTo(record.events, until), view, isOpen: isUnsettled(status), closedOn }]
  })
}

/** Who had the fault when it was last said to be repaired before the `end`-th event; without an assignee, who said it. */
export function repairerOf(events: readonly FaultEvent[], end = events.length): string | undefined {
  const before = events.slice(0, end)
  const repaired = before.findLastIndex(({ action }) => action === 'repaired')
  const assigned = before.slice(0, repaired + 1).findLast(({ assignee }) => assignee !== undefined)
  return assigned?.assignee ?? before[repaired]?.by
}

/** The days on which repairs turned out not to hold, each with whose repair it was. */
export const failedRepairs = ({ events }: FaultThen, timeZone: string): { on: string; name: string | undefined }[] =>
  events.flatMap(({ action, at }, i) =>
    action === 'reopen' ? [{ on: localDay(at, timeZone), name: repairerOf(events, i) }] : [],
  )

/** What some closed faults took; hours to 0.1. */
export function timesOf(closed: FaultThen[]) {
  const hours = closed.map(({ view }) => view.workedHours)
  const toTenth = (value: number | null): number | null => (value === null ? null : rounded(value, 1))
  return {
    closed: closed.length,
    medianHours: toTenth(median(hours)),
    p90Hours: toTenth(percentile90(hours)),
    withinLimit: closed.filter(({ view }) => view.overdueSince === undefined).length,
  }
}
