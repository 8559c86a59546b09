/** How faults are answered: as they stood, and with everything that happened to them. */
import * as z from 'zod'
import type { Actor } from '../domain/people/account.ts'
import { moreKnown, type SpeakersKnown } from '../domain/audibility/audibility.ts'
import { FaultAction, FaultCategory, FaultEvent, FaultSeverity, FaultStatus } from '../domain/fault/fault.ts'
import { proofPercent, staysBelow } from '../domain/fault/fault-steps.ts'
import type { ProofReport } from '../domain/fault/fault-proof.ts'
import { nextSteps } from '../domain/fault/fault-view.ts'
import { rounded } from '../domain/target/pace.ts'
import { Day, Instant } from '../domain/period.ts'
import { Code } from '../domain/register/place.ts'
import { type Language, say } from '../domain/language.ts'
import type { FaultClock, KnownFault, StandingFault } from '../store/fault/fault-list.ts'
import { Problem } from '../contract/problem.ts'

const hours = z.number().min(0)
export const FaultAnswer = z
  .object({
    id: z.uuid(),
    villageCode: Code,
    villageName: z.string(),
    townshipName: z.string(),
    designated: z.boolean(),
    category: FaultCategory,
    severity: FaultSeverity,
    description: z.string(),
    reportedAt: Instant,
    reportedOn: Day,
    receivedAt: Instant,
    reportedBy: z.string().meta({ description: 'Who noticed it' }),
    status: FaultStatus,
    revision: z.int().min(1).meta({ description: 'How many events there are; the next step names it' }),
    assignee: z.string().optional(),
    duplicateOf: z.uuid().optional(),
    insisted: z.boolean().meta({ description: 'Said to be another one although one of its category was open' }),
    limitHours: hours.meta({ description: 'Working hours in which one of its severity should be repaired' }),
    workedHours: hours.meta({ description: 'On the working clock, pauses left out; two decimals' }),
    dueAt: Instant.optional().meta({ description: 'When the limit will pass; absent while the clock stands' }),
    overdueSince: Instant.optional().meta({ description: 'When the limit passed; also of a fault settled since' }),
    isOverdue: z.boolean().meta({ description: 'Past its limit and not settled' }),
    failedRepairs: z.int().min(0).meta({ description: 'How often it was reopened' }),
    repairedAt: Instant.optional().meta({ description: 'When it was last said to be repaired' }),
    settledAt: Instant.optional(),
    audibilityReportId: z.string().optional().meta({ description: 'The test it was closed with' }),
    witnesses: z.int().min(0),
  })
  .meta({ id: 'Fault' })

const Witness = z.object({
  id: z.string().meta({ description: 'A UUID; of one who noticed a duplicate, `joined-` and an id' }),
  name: z.string(),
  witnessedAt: Instant,
  by: z.string().meta({ description: 'Who entered it' }),
  note: z.string().optional(),
})
const Proof = z.object({
  testedOn: Day,
  speakersInstalled: z.int(),
  speakersSounding: z.int(),
  ratePercent: z.number().nullable().meta({ description: 'Rounded down to 0.1' }),
  staysBelow: z.boolean().meta({ description: 'The fault is closed, the village is still below 95 %' }),
  counted: z.boolean().meta({ description: 'False when a log carried the test and no longer counts itself' }),
})

export const FaultDetail = FaultAnswer.extend({
  events: z.array(FaultEvent).meta({ description: 'Oldest first; the first is the report' }),
  witnessList: z.array(Witness),
  proof: Proof.optional().meta({ description: 'The test a closed fault was closed with' }),
  nextSteps: z.array(FaultAction).meta({ description: 'What the asking role may do next' }),
}).meta({ id: 'FaultDetail' })
export const StepAnswer = FaultDetail.extend({
  message: z.string().optional().meta({ description: 'Of a closing: what the test says of the village' }),
}).meta({ id: 'FaultStepAnswer' })
export const OpenAlready = Problem.extend({ fault: FaultAnswer.optional() }).meta({
  id: 'FaultConflict',
  description: 'When one of the same category is open in the village, `fault` is that one',
})

export const faultIn = ({ record, view, villageName, townshipName, designated, witnesses }: StandingFault) => {
  const { events, ...told } = record
  const names = { villageName, townshipName, designated, witnesses }
  return { ...told, ...names, ...view, workedHours: rounded(view.workedHours, 2) }
}

export const detailIn = ({ witnessList, proof, ...fault }: KnownFault, { role }: Actor, clock: FaultClock) => ({
  ...faultIn(fault),
  events: fault.record.events,
  witnessList,
  ...(proof && { proof: proofIn(proof) }),
  nextSteps: nextSteps(fault.view, role, clock),
})

const proofIn = (proof: ProofReport) => ({
  testedOn: proof.testedOn,
  speakersInstalled: proof.speakersInstalled,
  speakersSounding: proof.speakersSounding,
  ratePercent: proofPercent(proof),
  staysBelow: staysBelow(proof),
  counted: proof.counted,
})

/** What a closing says: whether the village passes now, or stays flagged, and whether speakers were left out of its test. */
export function closingIn(language: Language, proof: ProofReport, village: string, speakers: SpeakersKnown): string {
  const { speakersSounding: sounding, speakersInstalled: installed } = proof
  const key = staysBelow(proof) ? 'closed_still_below' : 'closed_passes'
  const said = say(language, { key, facts: { rate: proofPercent(proof) ?? '', sounding, installed, village } })
  const known = moreKnown(proof, speakers)
  if (known === undefined) return said
  return `${said}${language === 'zh' ? '' : ' '}${say(language, { key: 'closed_of_fewer', facts: { installed, known } })}`
}
