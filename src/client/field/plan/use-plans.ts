/** The plan as every part of its view has it, and what may be done with it. */
import type { NewPlan, PlanStep } from '../../../domain/plan/plan.ts'
import { freshId } from '../../shared/api.ts'
import { phoneNow } from '../../shared/phone/device.ts'
import { useCopy } from '../phone/phone.ts'
import { ownPlans, planQueued, stepQueued } from './own-plans.ts'

export function usePlans() {
  const { copy, entries, person, today, change, stamp } = useCopy()
  const plans = ownPlans(copy, entries)
  const made = () => ({ person: person.id, madeAt: phoneNow(), entries })
  const around = {
    villages: new Map(copy.villages.map((village) => [village.code, village])),
    films: new Map(copy.films.map((film) => [film.code, film])),
    plans,
    shows: copy.team?.shows ?? [],
  }
  return {
    today,
    plans,
    around,
    take: (steps: PlanStep[]) => void change(steps.flatMap((step) => stepQueued(step, freshId(), made()))),
    add: (plan: Omit<NewPlan, 'id' | 'teamCode'>) => {
      const teamCode = copy.team?.code ?? ''
      void change(planQueued({ id: freshId(), teamCode, ...plan, recordedAt: stamp().recordedAt }, made()))
    },
  }
}
export type Plans = ReturnType<typeof usePlans>
