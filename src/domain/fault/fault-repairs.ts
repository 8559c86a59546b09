/** Before and after: what a village's audibility was when a repair was made, and what the test that proved it found. */
import * as z from 'zod'
import { isBelow, ratePercent, type SpeakerCounts, type StaleDaysOn } from '../audibility/audibility.ts'
import { FaultCategory } from './fault.ts'
import { Day, daysBetween, localDay, toUtc } from '../period.ts'
import type { Village } from '../register/place.ts'
import { rounded } from '../target/pace.ts'
import type { FaultThen } from './repair-times.ts'

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

/** Closed faults, newest first. */
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
        ...{ faultId, villageCode, category },
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
  ...{ testedOn, speakersSounding, speakersInstalled },
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
