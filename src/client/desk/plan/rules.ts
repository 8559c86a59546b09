/** The plan as a calendar: which days it shows, a row a team, or of one team a row a week. */
import { nextFreeEvening } from '../../../domain/plan/free-evening.ts'
import type { Plan } from '../../../domain/plan/plan.ts'
import { isStanding } from '../../../domain/plan/standing.ts'
import { addDays, lastDayOf, monthOf } from '../../../domain/period.ts'

/** An evening that is open in its form: a new one has no plan yet. */
export interface Open {
  teamCode: string
  on: string
  /** Of a new one, where it is known. */
  villageCode?: string
  plan?: Plan
}

/** Somebody else may have changed it since it was opened: once told so, one saves over what is there now. */
export const asKept = (open: Open | undefined, plans: readonly Plan[]): Open | undefined =>
  open?.plan ? { ...open, plan: plans.find(({ id }) => id === open.plan?.id) ?? open.plan } : open

/** What an address asks for: the village’s evening on its day, or a new one on the team’s next free evening. */
export function openAt(
  { team, village, day }: Record<'team' | 'village' | 'day', string | undefined>,
  plans: readonly Plan[],
  today: string | undefined,
): Open | undefined {
  if (team === undefined || village === undefined || day === undefined || today === undefined) return undefined
  const plan = plans.find((one) => one.villageCode === village && one.on === day && isStanding(one))
  if (plan) return { teamCode: plan.teamCode, on: day, plan }
  return { teamCode: team, on: nextFreeEvening(plans, team, addDays(day, -1), today), villageCode: village }
}

/** The Monday of a day's week. */
export const mondayOf = (day: string): string => addDays(day, -((new Date(day).getUTCDay() + 6) % 7))
export const weekOf = (monday: string): string[] => Array.from({ length: 7 }, (_, i) => addDays(monday, i))

export interface PlanRowOf {
  /** The team's code, or the week's Monday. */
  key: string
  head: string
  teamCode: string
  cells: { on: string; plans: Plan[] }[]
}

/** Of all teams the week of a day; of one the weeks of its month. */
export const daysShown = (day: string, isOfOne: boolean): { from: string; to: string } => {
  const from = mondayOf(isOfOne ? `${monthOf(day)}-01` : day)
  return { from, to: isOfOne ? addDays(mondayOf(lastDayOf(monthOf(day))), 6) : addDays(from, 6) }
}

interface Asked {
  plans: readonly Plan[]
  teams: readonly { code: string; name: string }[]
  team: string | undefined
  from: string
  to: string
  weekSaid: (monday: string) => string
}
export function planRows({ plans, teams, team, from, to, weekSaid }: Asked): PlanRowOf[] {
  const of = Map.groupBy(plans, ({ teamCode, on }) => `${teamCode} ${on}`)
  const cellsOf = (teamCode: string, monday: string) =>
    weekOf(monday).map((on) => ({ on, plans: of.get(`${teamCode} ${on}`) ?? [] }))
  if (team === undefined) {
    return teams.map(({ code, name }) => ({ key: code, head: name, teamCode: code, cells: cellsOf(code, from) }))
  }
  const weeks: PlanRowOf[] = []
  for (let monday = from; monday <= to; monday = addDays(monday, 7)) {
    weeks.push({ key: monday, head: weekSaid(monday), teamCode: team, cells: cellsOf(team, monday) })
  }
  return weeks
}

/** The same day a week or a month on. */
export const stepped = (day: string, by: 1 | -1, isOfOne: boolean): string => {
  if (!isOfOne) return addDays(day, 7 * by)
  const first = `${monthOf(day)}-01`
  return by > 0 ? addDays(lastDayOf(monthOf(day)), 1) : `${monthOf(addDays(first, -1))}-01`
}
