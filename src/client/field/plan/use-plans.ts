/** The plan as every part of its view has it, and what may be done with it. */
import { addDays } from '../../../domain/period.ts'
import type { NewPlan, PlanStep } from '../../../domain/plan/plan.ts'
import { isStanding } from '../../../domain/plan/standing.ts'
import { MISSED_DAYS } from '../../../domain/screening/missed-show.ts'
import { freshId } from '../../shared/api.ts'
import { phoneNow } from '../../shared/phone/device.ts'
import { eveningOf } from '../home/tonight.ts'
import { villageRows } from '../home/village-rows.ts'
import { useCopy } from '../phone/phone.ts'
import { ownPlans, type OwnPlan, planQueued, stepQueued } from './own-plans.ts'

export function usePlans() {
  const { copy, entries, person, today, now, change, stamp } = useCopy()
  const plans = ownPlans(copy, entries)
  const evening = eveningOf(now(), copy.timeZone)
  const rowOf = ({ villageCode, on }: OwnPlan) =>
    villageRows(copy, entries, on).find(({ code }) => code === villageCode)
  const earliest = addDays(evening, 1 - MISSED_DAYS)
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
    evening,
    /** Evenings of the last days of which no show is known: it can still be said why. */
    untold: plans.filter(
      (plan) =>
        isStanding(plan) && plan.on < today && plan.on >= earliest && (rowOf(plan)?.lastScreenedOn ?? '') < plan.on,
    ),
    missedOf: (plan: OwnPlan) => {
      const missed = rowOf(plan)?.missed
      return missed?.on === plan.on ? missed : undefined
    },
    around,
    take: (steps: PlanStep[]) => void change(steps.flatMap((step) => stepQueued(step, freshId(), made()))),
    add: (plan: Omit<NewPlan, 'id' | 'teamCode'>) => {
      const teamCode = copy.team?.code ?? ''
      void change(planQueued({ id: freshId(), teamCode, ...plan, recordedAt: stamp().recordedAt }, made()))
    },
  }
}
export type Plans = ReturnType<typeof usePlans>
