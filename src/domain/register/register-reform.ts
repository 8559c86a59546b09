/** Several changes of the register on one day: each upon what those before it made, and what they do together. */
import type { Plan, PlannedVillage, Register } from './register-change.ts'

type Becomes = PlannedVillage['becomes']

/** The register as it is then: the next change of that day begins with it. */
export const afterPlan = ({ villages, townships }: Register, plan: Plan): Register => ({
  villages: replaced(
    villages,
    plan.villages.map(({ village }) => village),
  ),
  townships: replaced(
    townships,
    plan.townships.map(({ township }) => township),
  ),
})
const replaced = <T extends { code: string }>(all: T[], changed: T[]): T[] => [
  ...new Map([...all, ...changed].map((one) => [one.code, one])).values(),
]

/** What several of one day do together: of each village and township what it is in the end. */
export function together(plans: Plan[]): Plan {
  const villages = new Map<string, PlannedVillage>()
  const townships = new Map<string, Plan['townships'][number]>()
  for (const plan of plans) {
    for (const one of plan.villages) {
      const { code } = one.village
      const first = villages.get(code)
      const formerName = first ? first.formerName : one.formerName
      villages.set(code, { ...one, formerName, becomes: becomesAfter(first, one) })
    }
    for (const one of plan.townships) {
      const { code } = one.township
      townships.set(code, { ...one, becomes: becomesAfter(townships.get(code), one) })
    }
  }
  return { villages: [...villages.values()], townships: [...townships.values()] }
}

/** What was new a moment ago still is. */
const becomesAfter = (first: { becomes: Becomes } | undefined, then: { becomes: Becomes }): Becomes =>
  first?.becomes === 'new' && then.becomes === 'changed' ? 'new' : then.becomes
