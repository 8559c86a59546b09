/** What to repair first: what brings the most villages over the line with the fewest speakers repaired, or the worst village. */
import * as z from 'zod'
import { type Audibility, Band, isBelow, PASS_PERCENT, ratePercent } from '../audibility/audibility.ts'
import { inScope, knownBelow, VillageScope } from '../audibility/audibility-figures.ts'
import { behind, FaultBehind, NO_REPAIRS, type VillageRepairs } from './open-faults.ts'
import { Day } from '../period.ts'
import type { Village } from '../register/place.ts'
import type { Sentence } from '../language.ts'

const count = z.int().min(0)
const RepairStep = z.object({
  rank: z.int().min(1),
  village: z.object({
    code: z.string(),
    name: z.string(),
    townshipName: z.string(),
    designated: z.boolean(),
    population: count.nullable(),
  }),
  speakersMissing: z.int().min(1).meta({ description: 'Silent speakers that must sound again to reach 95 %' }),
  isAtLeast: z.boolean().meta({
    description: 'Only a part test proves it below: so many at least, and nobody can say that they are enough',
  }),
  band: Band,
  ratePercent: z.number().nullable().meta({ description: 'Of a part test, the most it can be' }),
  testedOn: Day,
  faults: z.array(FaultBehind),
  speakersSoFar: count.meta({ description: 'To be repaired in all up to this step' }),
  passingSoFar: count.meta({ description: 'Villages passing then; a village with a part test only adds none' }),
})
type RepairStep = z.infer<typeof RepairStep>

export const RepairOrder = z.enum(['cheapest', 'worst']).meta({
  description: 'Fewest speakers first, or the lowest audibility first; sums follow the order',
})
export type RepairOrder = z.infer<typeof RepairOrder>

export const RepairPlan = z
  .object({
    asOf: Day,
    scope: VillageScope,
    order: RepairOrder,
    villages: count,
    passing: count,
    below: count,
    steps: z.array(RepairStep).meta({
      description:
        'Cheapest: fewest speakers first, then most people; villages known from a part test only come after all others. ' +
        'Worst: lowest audibility first, of a part test the most it can be',
    }),
    testFirst: z
      .array(z.object({ code: z.string(), name: z.string(), townshipName: z.string(), band: Band }))
      .meta({ description: 'Villages of which nothing is known today: stale or untested' }),
    message: z.string(),
  })
  .meta({ id: 'RepairPlan', description: 'What to repair first' })
export type RepairPlan = z.infer<typeof RepairPlan>
type RepairPlanFacts = Omit<RepairPlan, 'message'> & { sentences: Sentence[] }

/** Speakers that must sound besides those that do, for 100 × sounding ≥ 95 × installed. */
export const speakersMissing = (sounding: number, installed: number): number =>
  isBelow(sounding, installed) ? Math.ceil((PASS_PERCENT * installed) / 100) - sounding : 0

export interface RepairInput {
  asOf: string
  scope: VillageScope
  order?: RepairOrder | undefined
  /** Of the whole county. */
  villages: Village[]
  states: Map<string, Audibility>
  repairs: ReadonlyMap<string, VillageRepairs>
}

export function repairPlan(input: RepairInput): RepairPlanFacts {
  const { asOf, scope, order = 'cheapest', villages, states, repairs } = input
  const ours = inScope(villages, scope)
  const bandOf = ({ code }: Village): Band => states.get(code)?.band ?? 'untested'
  const passing = ours.filter((village) => bandOf(village) === 'pass').length
  const steps = RANKED[order](ours.flatMap((village) => stepFor(village, states, repairs)))
  let speakersSoFar = 0
  let passingSoFar = passing
  const plan = {
    asOf,
    scope,
    order,
    villages: ours.length,
    passing,
    below: steps.length,
    steps: steps.map(({ share: _, ...step }, i) => {
      speakersSoFar += step.speakersMissing
      passingSoFar += step.isAtLeast ? 0 : 1
      return { rank: i + 1, ...step, speakersSoFar, passingSoFar }
    }),
    testFirst: ours.flatMap((village) => {
      const { code, name, townshipName } = village
      const band = bandOf(village)
      return band === 'stale' || band === 'untested' ? [{ code, name, townshipName, band }] : []
    }),
  }
  return { ...plan, sentences: saidOf(plan) }
}

/** `share` is what sounds of what is installed, unrounded. */
type Step = Omit<RepairStep, 'rank' | 'speakersSoFar' | 'passingSoFar'> & { share: number }

function stepFor(village: Village, states: RepairInput['states'], repairs: RepairInput['repairs']): Step[] {
  const known = knownBelow(states.get(village.code))
  if (!known) return []
  const { code, name, townshipName, designated, population = null } = village
  const { speakersSounding, speakersInstalled, band, testedOn } = known
  return [
    {
      village: { code, name, townshipName, designated, population },
      speakersMissing: speakersMissing(speakersSounding, speakersInstalled),
      isAtLeast: known.partial,
      band,
      testedOn,
      ratePercent: ratePercent(speakersSounding, speakersInstalled),
      share: speakersSounding / speakersInstalled,
      faults: (repairs.get(code) ?? NO_REPAIRS).faults.map(behind),
    },
  ]
}

/** The cheapest first is the best for any number of speakers; among equals the one that serves more people. */
const byCost = (a: Step, b: Step): number =>
  Number(a.isAtLeast) - Number(b.isAtLeast) ||
  a.speakersMissing - b.speakersMissing ||
  (b.village.population ?? -1) - (a.village.population ?? -1) ||
  (a.village.code < b.village.code ? -1 : 1)

const RANKED: Record<RepairOrder, (steps: Step[]) => Step[]> = {
  cheapest: (steps) => steps.sort(byCost),
  worst: (steps) => steps.sort((a, b) => a.share - b.share || byCost(a, b)),
}

function saidOf({ steps, testFirst, passing, villages: total }: Omit<RepairPlanFacts, 'sentences'>): Sentence[] {
  const sure = steps.filter(({ isAtLeast }) => !isAtLeast)
  const unsure = steps.filter(({ isAtLeast }) => isAtLeast)
  const sum = (some: typeof steps): number => some.reduce((speakers, step) => speakers + step.speakersMissing, 0)
  const reached = passing + sure.length
  const sentences: Sentence[] =
    sure.length > 0
      ? [{ key: 'plan_repair', facts: { speakers: sum(sure), villages: sure.length, passing, reached, total } }]
      : [{ key: 'plan_nothing', facts: { passing, total } }]
  if (unsure.length > 0)
    sentences.push({ key: 'plan_at_least', facts: { villages: unsure.length, speakers: sum(unsure) } })
  if (testFirst.length > 0) sentences.push({ key: 'plan_test_first', facts: { villages: testFirst.length } })
  return sentences
}
