/** Which tests may close a fault: the rule is the domain's own. */
import type { FaultEvent } from '../../../domain/fault/fault.ts'
import { type ProofReport, requireProof } from '../../../domain/fault/fault-proof.ts'

interface Repaired {
  id: string
  villageCode: string
  events: FaultEvent[]
}

/** In the order given; the village's history has the newest first. */
export const proofChoices = <Test extends ProofReport>(
  fault: Repaired,
  tests: readonly Test[],
  timeZone: string,
): Test[] => tests.filter((test) => proves(fault, test, timeZone))

function proves(fault: Repaired, test: ProofReport, timeZone: string): boolean {
  try {
    requireProof(fault, fault.events, test, timeZone)
    return true
  } catch {
    return false
  }
}
