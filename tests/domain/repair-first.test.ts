import { describe, expect, test } from 'vitest'
import { randomFrom } from '../../db/seed/random.ts'
import { type Audibility, audibilityOn, isBelow } from '../../src/domain/audibility/audibility.ts'
import { openFaultsOn, repairsByVillage } from '../../src/domain/fault/open-faults.ts'
import type { Village } from '../../src/domain/register/place.ts'
import { repairPlan, speakersMissing } from '../../src/domain/fault/repair-first.ts'
import { FAULT_LIMITS } from '../../src/domain/fault/fault-clock.ts'
import { say } from '../../src/domain/language.ts'
import { village } from './county.ts'
import { aLife } from './fault-lives.ts'

const TODAY = '2017-06-30'
const tested = (sounding: number, installed: number, testedOn = '2017-06-20'): Audibility =>
  audibilityOn(
    TODAY,
    { speakersInstalled: installed, speakersTested: installed, speakersSounding: sounding, testedOn },
    [],
  )
/** Never tested whole; of so many tried, so many were silent. */
const tried = (silent: number, of: number, installed: number): Audibility =>
  audibilityOn(TODAY, undefined, [
    { speakersInstalled: installed, speakersTested: of, speakersSounding: of - silent, testedOn: '2017-06-25' },
  ])

const planOf = (villages: Village[], states: Map<string, Audibility>, scope: 'county' | 'designated' = 'county') =>
  repairPlan({ asOf: TODAY, scope, villages, states, repairs: new Map() })

test('what a village misses is the least number of speakers that lifts it over the line, for every size', () => {
  for (let installed = 1; installed <= 220; installed++) {
    for (let sounding = 0; sounding <= installed; sounding++) {
      const missing = speakersMissing(sounding, installed)
      expect(isBelow(sounding + missing, installed)).toBe(false)
      expect(missing === 0 || isBelow(sounding + missing - 1, installed)).toBe(true)
    }
  }
})

/** Every choice among some villages: what it costs, how many it brings over the line, how many people it serves. */
function choices(below: { missing: number; people: number }[]): { cost: number; passing: number; people: number }[] {
  return Array.from({ length: 2 ** below.length }, (_, mask) => {
    const chosen = below.filter((__, i) => (mask >> i) % 2 === 1)
    return {
      cost: chosen.reduce((sum, { missing }) => sum + missing, 0),
      passing: chosen.length,
      people: chosen.reduce((sum, { people }) => sum + people, 0),
    }
  })
}

describe('by brute force', () => {
  test('no choice of villages passes more for any number of speakers, or serves more people for the same', () => {
    const random = randomFrom(2017)
    for (let round = 0; round < 300; round++) {
      const villages = Array.from({ length: random.whole(1, 8) }, (_, i) =>
        village(i, random.whole(0, 3) === 0 ? {} : { population: random.whole(0, 4) * 100 }),
      )
      const states = new Map(
        villages.map(({ code }) => {
          const installed = random.whole(1, 60)
          return [code, tested(random.whole(0, installed), installed)]
        }),
      )
      const { steps, passing, below } = planOf(villages, states)
      const missing = villages.flatMap(({ code, population = 0 }) => {
        const { full } = states.get(code) ?? {}
        const lacks = full ? speakersMissing(full.speakersSounding, full.speakersInstalled) : 0
        return lacks > 0 ? [{ missing: lacks, people: population }] : []
      })
      expect(below).toBe(missing.length)
      expect(steps).toHaveLength(missing.length)
      const all = choices(missing)
      const total = missing.reduce((sum, row) => sum + row.missing, 0)
      for (let budget = 0; budget <= total; budget++) {
        const best = Math.max(...all.filter(({ cost }) => cost <= budget).map((choice) => choice.passing))
        const prefix = steps.filter(({ speakersSoFar }) => speakersSoFar <= budget)
        expect((prefix.at(-1)?.passingSoFar ?? passing) - passing).toBe(best)
      }
      for (const [i, { speakersSoFar }] of steps.entries()) {
        const served = steps.slice(0, i + 1).reduce((sum, step) => sum + (step.village.population ?? 0), 0)
        const rivals = all.filter((choice) => choice.passing === i + 1 && choice.cost === speakersSoFar)
        expect(served).toBe(Math.max(...rivals.map(({ people }) => people)))
      }
    }
  })
})

describe('the order of repairs', () => {
  const said = (plan: ReturnType<typeof planOf>): string =>
    (['zh', 'en'] as const)
      .map((language) => plan.sentences.map((sentence) => say(language, sentence)).join(' '))
      .join(' | ')

  test('says how many speakers bring how many villages over the line', () => {
    const villages = [village(1), village(2), village(3)]
    const states = new Map([
      ['v-1', tested(80, 100)],
      ['v-2', tested(93, 100)],
      ['v-3', tested(100, 100)],
    ])
    const plan = planOf(villages, states)
    expect(plan).toMatchObject({ villages: 3, passing: 1, below: 2 })
    expect(plan.steps).toMatchObject([
      { rank: 1, village: { code: 'v-2' }, speakersMissing: 2, speakersSoFar: 2, passingSoFar: 2 },
      { rank: 2, village: { code: 'v-1' }, speakersMissing: 15, speakersSoFar: 17, passingSoFar: 3 },
    ])
    expect(said(plan)).toBe(
      '修好 17 只喇叭，可使这 2 个村达标：达标村由 1 个增至 3 个（共 3 个村）。 | ' +
        'Repair 17 speakers in these 2 villages, and 3 of 3 villages pass instead of 1.',
    )
  })

  test('among equals serves more people first, unknown numbers of people last, even after none', () => {
    const villages = [village(1), village(2, { population: 0 }), village(3, { population: 900 }), village(4)]
    const states = new Map(villages.map(({ code }) => [code, tested(90, 100)]))
    const { steps } = planOf(villages, states)
    expect(steps.map((step) => step.village.code)).toEqual(['v-3', 'v-2', 'v-1', 'v-4'])
    expect(steps.map((step) => step.village.population)).toEqual([900, 0, null, null])
  })

  test('puts villages known from a part test after all others: at least so many, and none promised to pass', () => {
    const states = new Map([
      ['v-1', tried(6, 13, 100)],
      ['v-2', tested(10, 100)],
    ])
    const plan = planOf([village(1), village(2)], states)
    expect(plan.steps).toMatchObject([
      { village: { code: 'v-2' }, speakersMissing: 85, isAtLeast: false, passingSoFar: 1 },
      { village: { code: 'v-1' }, speakersMissing: 1, isAtLeast: true, speakersSoFar: 86, passingSoFar: 1 },
    ])
    expect(said(plan)).toMatch(/修好 85 只.*1 个村.*至少还要修 1 只.*Repair 85 speakers.*at least 1 more/)
  })

  test('of a village tested whole that a later part test shows worse, promises nothing either', () => {
    const full = { speakersInstalled: 100, speakersTested: 100, speakersSounding: 90, testedOn: '2017-06-10' }
    const part = { speakersInstalled: 100, speakersTested: 50, speakersSounding: 5, testedOn: '2017-06-25' }
    const { steps } = planOf([village(1)], new Map([['v-1', audibilityOn(TODAY, full, [part])]]))
    expect(steps).toMatchObject([{ speakersMissing: 40, isAtLeast: true, band: 'severe', testedOn: '2017-06-25' }])
  })

  test('counts stale and untested villages neither as passing nor as below: they are to be tested first', () => {
    const states = new Map([['v-1', tested(10, 100, '2017-04-01')]])
    const plan = planOf([village(1), village(2)], states)
    expect(plan).toMatchObject({ villages: 2, passing: 0, below: 0, steps: [] })
    expect(plan.testFirst.map(({ code, band }) => [code, band])).toEqual([
      ['v-1', 'stale'],
      ['v-2', 'untested'],
    ])
    expect(said(plan)).toMatch(/暂无可排的修复顺序（0\/2.*2 个村未检测或检测过期.*0 of 2 villages pass.*Of 2 more/)
  })

  test('keeps to the villages under special watch unless told, and may have none', () => {
    const villages = [village(1, { designated: true }), village(2)]
    const states = new Map(villages.map(({ code }) => [code, tested(90, 100)]))
    expect(planOf(villages, states, 'designated').steps.map((step) => step.village.code)).toEqual(['v-1'])
    expect(planOf([], new Map())).toMatchObject({ villages: 0, passing: 0, steps: [], testFirst: [] })
  })

  test('may begin with the worst: the lowest audibility first, and its sums follow', () => {
    const villages = [village(1), village(2), village(3), village(4)]
    const states = new Map([
      ['v-1', tested(94, 100)],
      ['v-2', tested(1, 10)],
      ['v-3', tested(59, 100)],
      // at most 30 of 40
      ['v-4', tried(10, 20, 40)],
    ])
    const input = { asOf: TODAY, scope: 'county' as const, villages, states, repairs: new Map() }
    const told = (order?: 'cheapest' | 'worst') =>
      repairPlan({ ...input, order }).steps.map(({ rank, village: { code }, speakersSoFar, passingSoFar }) => [
        rank,
        code,
        speakersSoFar,
        passingSoFar,
      ])
    expect(told('worst')).toEqual([
      [1, 'v-2', 9, 1],
      [2, 'v-3', 45, 2],
      [3, 'v-4', 53, 2],
      [4, 'v-1', 54, 3],
    ])
    expect(told().map(([, code]) => code)).toEqual(['v-1', 'v-2', 'v-3', 'v-4'])
  })

  test('names the unsettled faults behind each village', () => {
    const faults = openFaultsOn([aLife({ severity: 'critical' })], new Date('2017-06-10T05:00:00Z'), FAULT_LIMITS)
    const { steps } = repairPlan({
      asOf: TODAY,
      scope: 'county',
      villages: [village(1)],
      states: new Map([['v-1', tested(90, 100)]]),
      repairs: repairsByVillage(faults, []),
    })
    expect(steps[0]?.faults).toMatchObject([{ category: 'amplifier', severity: 'critical', isOverdue: false }])
  })
})
