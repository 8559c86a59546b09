/** What speaks against an evening before it is planned, each in a sentence; none forbids it. */
import type { Sentence } from '../language.ts'
import { monthOf } from '../period.ts'
import { metresBetween } from '../register/place.ts'
import { livesOn } from '../register/village-facts.ts'
import { yearAround } from '../screening/findings.ts'
import type { NewPlan, PlanState } from './plan.ts'
import { isStanding } from './standing.ts'

/** By the county's roads about an hour, with a screen to take down and put up: no second show the same evening. Ours. */
const FAR_KM = 20

interface KnownVillage {
  name: string
  latitude?: number | undefined
  longitude?: number | undefined
  teamCode?: string | undefined
  endsOn?: string | undefined
}
export interface KnownPlan {
  id: string
  teamCode: string
  teamName?: string | undefined
  villageCode: string
  on: string
  at?: string | undefined
  filmCodes: readonly string[]
  state: PlanState
}
export interface PlansAround {
  villages: ReadonlyMap<string, KnownVillage>
  films: ReadonlyMap<string, { title: string }>
  /** Of its team’s evenings, and of its village’s. */
  plans: readonly KnownPlan[]
  /** What its village was shown within a year. */
  shows: readonly { villageCode: string; screenedOn: string; filmCodes: readonly string[] }[]
  /** Where days that are over may be meant, and may be a slip. */
  today?: string
}
type Draft = Pick<NewPlan, 'id' | 'teamCode' | 'villageCode' | 'on' | 'filmCodes'>

/** What is worst first. */
export function planRemarks(draft: Draft, around: PlansAround): Sentence[] {
  const village = around.villages.get(draft.villageCode)
  if (!village) return []
  const others = around.plans.filter((plan) => plan.id !== draft.id && isStanding(plan))
  const { endsOn, teamCode } = village
  const said: Sentence[] = []
  if (draft.on < (around.today ?? '')) said.push({ key: 'plan_day_over' })
  if (!livesOn(village, draft.on)) said.push({ key: 'ended_before', facts: { name: village.name, day: endsOn ?? '' } })
  said.push(...ofTheDay(draft, village, others, around), ...ofTheVillage(draft, village, others))
  if (teamCode !== undefined && teamCode !== draft.teamCode) said.push({ key: 'finding_outside_area' })
  return [...said, ...ofTheFilms(draft, village, others, around)]
}

/** Another show of its team the same evening. */
function ofTheDay(draft: Draft, village: KnownVillage, others: readonly KnownPlan[], around: PlansAround): Sentence[] {
  return others.flatMap((plan): Sentence[] => {
    if (plan.teamCode !== draft.teamCode || plan.on !== draft.on || plan.villageCode === draft.villageCode) return []
    const other = around.villages.get(plan.villageCode)
    const km = kmBetween(village, other)
    const facts = { village: other?.name ?? plan.villageCode, day: draft.on }
    return km !== null && km > FAR_KM
      ? [{ key: 'plan_far_apart', facts: { ...facts, km } }]
      : [{ key: 'plan_two_that_day', facts }]
  })
}

function kmBetween(a: KnownVillage, b: KnownVillage | undefined): number | null {
  const [from, to] = [pointOf(a), b && pointOf(b)]
  return from && to ? Math.round(metresBetween(from, to) / 1000) : null
}
const pointOf = ({ latitude, longitude }: KnownVillage) =>
  latitude === undefined || longitude === undefined ? null : { latitude, longitude }

function ofTheVillage(draft: Draft, village: KnownVillage, others: readonly KnownPlan[]): Sentence[] {
  const there = others.filter(
    ({ villageCode, on }) => villageCode === draft.villageCode && monthOf(on) === monthOf(draft.on),
  )
  const other = there.find(({ on }) => on === draft.on)
  const facts = { village: village.name, day: draft.on }
  if (other) return [{ key: 'plan_village_twice', facts: { ...facts, team: other.teamName ?? other.teamCode } }]
  const [month] = there
  return month ? [{ key: 'plan_village_again', facts: { ...facts, other: month.on } }] : []
}

function ofTheFilms(
  draft: Draft,
  village: KnownVillage,
  others: readonly KnownPlan[],
  { shows, films }: PlansAround,
): Sentence[] {
  const { from, to } = yearAround(draft.on)
  const shown = [...shows, ...others.map((plan) => ({ ...plan, screenedOn: plan.on }))].filter(
    ({ villageCode, screenedOn }) => villageCode === draft.villageCode && screenedOn > from && screenedOn < to,
  )
  return draft.filmCodes.flatMap((code): Sentence[] => {
    const last = shown
      .filter(({ filmCodes, screenedOn }) => filmCodes.includes(code) && screenedOn !== draft.on)
      .sort((a, b) => (a.screenedOn < b.screenedOn ? 1 : -1))[0]
    if (!last) return []
    const facts = { film: films.get(code)?.title ?? code, village: village.name, day: last.screenedOn }
    return [{ key: 'plan_film_again', facts }]
  })
}
