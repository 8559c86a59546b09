import { describe, expect, test } from 'vitest'
import { audibilityOn } from '../../src/domain/audibility/audibility.ts'
import { Overview, overviewOf } from '../../src/domain/report/overview.ts'
import { teamOverview } from '../../src/domain/report/team-overview.ts'
import { type Seen, teamPace } from '../../src/domain/report/figures.ts'
import { targetFigures } from '../../src/domain/target/target-figures.ts'
import { say } from '../../src/domain/language.ts'
import { aTarget } from '../make.ts'
import { aCounty, credited, screenings, seenIn, village } from './county.ts'

const full = (sounding: number, testedOn = '2017-06-20') =>
  audibilityOn('2017-06-30', { speakersInstalled: 100, speakersTested: 100, speakersSounding: sounding, testedOn }, [])

describe('the targets', () => {
  test('have both deadlines as bases, the bureau’s own first, each naming its day', () => {
    const { targets } = overviewOf(aCounty({ targetSums: new Map([['screenings-county', screenings(2854)]]) }))
    expect(targets).toHaveLength(1)
    expect(targets[0]).toMatchObject({
      done: 2854,
      accepted: 2854,
      completionPercent: 52.16,
      remaining: 2618,
      startsOn: '2017-01-01',
    })
    expect(targets[0]?.bases.map(({ deadline, gapPoints, verdict }) => [deadline, gapPoints, verdict])).toEqual([
      ['2017-11-30', -2.03, 'behind'],
      ['2017-12-31', 2.57, 'ahead'],
    ])
  })

  test('show whole screenings rounded down, the exact credit beside them, and what is accepted and held', () => {
    const sums = { credit: 179, acceptedCredit: 119, logs: 5, held: 2 }
    const { targets } = overviewOf(aCounty({ targetSums: new Map([['screenings-county', sums]]) }))
    expect(targets[0]).toMatchObject({ done: 2, credit: 179, accepted: 1, logs: 5, held: 2 })
  })

  test('that are not counted in screenings have nothing accepted or held', () => {
    const audible = aTarget({ code: 'audible', indicator: 'villages_audible', amount: 25, unit: '个村' })
    const { targets } = overviewOf(aCounty({ targets: [audible], targetSums: new Map([['audible', { done: 9 }]]) }))
    expect(targets[0]).toMatchObject({
      done: 9,
      credit: null,
      logs: null,
      accepted: null,
      held: null,
      completionPercent: 36,
    })
  })

  test('of another year, or with nothing known of them, are left out', () => {
    const of2016 = aTarget({ startsOn: '2016-01-01', deadline: '2016-11-30', statutoryDeadline: '2016-12-31' })
    expect(overviewOf(aCounty({ targets: [of2016] })).targets).toEqual([])
    expect(overviewOf(aCounty({ targetSums: new Map() })).targets).toEqual([])
  })

  test('say on which day they were reached only when they are', () => {
    const reached = (count: number) =>
      overviewOf(
        aCounty({
          targets: [aTarget({ amount: 10 })],
          targetSums: new Map([['screenings-county', { ...screenings(count), reachedOn: '2017-06-12' }]]),
        }),
      ).targets[0]?.bases[0]
    expect(reached(12)).toMatchObject({ verdict: 'exceeded', neededPerDay: 0, reachedOn: '2017-06-12' })
    expect(reached(10)).toMatchObject({ verdict: 'done', reachedOn: '2017-06-12' })
    expect(reached(9)).not.toHaveProperty('reachedOn')
  })
})

describe('the quota not allotted to a village', () => {
  const unallotted = (changes: Parameters<typeof aCounty>[0]) => overviewOf(aCounty(changes)).unallottedQuota

  test('is 36 of 5472 for 453 villages with 12 screenings each', () => {
    expect(unallotted({ villages: Array.from({ length: 453 }, (_, i) => village(i)) })).toBe(36)
  })

  test('may be less than nothing, and is unknown without a target for the county', () => {
    expect(unallotted({ targets: [aTarget({ amount: 20 })] })).toBe(-4)
    expect(unallotted({ targets: [] })).toBeNull()
    expect(unallotted({ targets: [aTarget({ scope: { kind: 'designated' } })] })).toBeNull()
  })

  test('is that of this year’s target, not of one that is over', () => {
    const of = (year: number, amount: number) =>
      aTarget({
        code: `of-${year}`,
        amount,
        startsOn: `${year}-01-01`,
        deadline: `${year}-11-30`,
        statutoryDeadline: undefined,
      })
    const changes = { targets: [of(2016, 100), of(2017, 30), of(2018, 200)] }
    expect(unallotted(changes)).toBe(6)
    const planned = overviewOf(aCounty(changes)).months.reduce((sum, month) => sum + month.planned, 0)
    expect(planned).toBeCloseTo(30, 0)
  })
})

describe('the flags', () => {
  const kindsOf = (input: ReturnType<typeof aCounty>) =>
    overviewOf(input).flags.map(({ kind, subject }) => `${kind} ${subject.code}`)
  const seen = new Map(['v-1', 'v-2'].map((code) => [code, seenIn('2017-06')]))
  const busy = [{ ...credited('team-01', { '2017-06': 60 }), lastOn: '2017-06-29' }]
  /** A county with nothing to flag. */
  const quiet = (changes: Parameters<typeof aCounty>[0] = {}) =>
    aCounty({ targets: [], villagesSeen: seen, teamCredits: busy, ...changes })

  test('are none where all is well', () => {
    expect(kindsOf(quiet())).toEqual([])
  })

  test('untested and stale are raised under special watch only, low and severe everywhere', () => {
    const villages = [village(1), village(2), village(3, { designated: true }), village(4, { designated: true })]
    const villagesSeen = new Map(villages.map(({ code }) => [code, seenIn('2017-06')]))
    const audibility = new Map([
      ['v-1', full(80)],
      ['v-4', full(100, '2017-04-01')],
    ])
    expect(kindsOf(quiet({ villages, villagesSeen, audibility }))).toEqual([
      'audibility_low v-1',
      'audibility_untested v-3',
      'audibility_stale v-4',
    ])
  })

  test('come with the most serious first, whatever they are about', () => {
    const input = quiet({
      asOf: '2017-06-10',
      audibility: new Map([['v-2', full(10, '2017-06-01')]]),
      teamCredits: [],
      villagesSeen: new Map([
        ['v-1', seenIn('2017-06')],
        ['v-2', seenIn('2017-05')],
      ]),
    })
    const { flags } = overviewOf(input)
    expect(flags.map(({ severity }) => severity)).toEqual(['critical', 'warning', 'info'])
    expect(flags[0]).toMatchObject({ kind: 'audibility_severe', subject: { code: 'v-2' } })
  })

  test('a village’s months without a film go on over New Year, as far back as it was seen last year', () => {
    const since = (asOf: string, villagesSeenBefore: Map<string, Seen>) =>
      overviewOf(quiet({ asOf, villages: [village(1)], villagesSeen: new Map(), villagesSeenBefore })).flags.find(
        ({ kind }) => kind === 'month_without_screening',
      )
    const october = new Map([['v-1', seenIn('2016-10')]])
    expect(since('2017-01-05', october)).toMatchObject({ since: '2016-11-01', sentence: { facts: { months: 3 } } })
    expect(since('2017-01-05', new Map([['v-1', seenIn('2016-12')]]))).toMatchObject({ since: '2017-01-01' })
    // the office began in March: nobody was asked before
    const begun = overviewOf(quiet({ villages: [village(1)], villagesSeen: new Map(), recordsFrom: '2017-03-20' }))
    expect(begun.flags[0]).toMatchObject({ since: '2017-03-01', sentence: { facts: { months: 4 } } })
    const before = quiet({ asOf: '2017-02-28', villagesSeen: new Map(), recordsFrom: '2017-03-20' })
    expect(overviewOf(before).flags.filter(({ kind }) => kind === 'month_without_screening')).toEqual([])
    // nothing is known of the year before
    expect(since('2017-01-05', new Map())).toMatchObject({ since: '2017-01-01', sentence: { facts: { months: 1 } } })
  })

  test('a month counts as seen by a whole screening, not by two shorts', () => {
    const shorts = (credit: number) => ({ wholeOn: null, parts: new Map([['2017-06', credit]]) })
    const villagesSeen = new Map([
      ['v-1', shorts(40)],
      ['v-2', shorts(60)],
    ])
    expect(kindsOf(quiet({ villagesSeen }))).toEqual(['month_without_screening v-1'])
  })

  test('a target is judged by its own deadline, not by the statutory one', () => {
    const behind = quiet({ targets: [aTarget()], targetSums: new Map([['screenings-county', screenings(2854)]]) })
    expect(kindsOf(behind)).toEqual(['target_behind screenings-county'])
    const ahead = quiet({ targets: [aTarget()], targetSums: new Map([['screenings-county', screenings(2966)]]) })
    expect(kindsOf(ahead)).toEqual([])
  })

  test('an overdue one stays flagged in December, after its own deadline', () => {
    const december = quiet({
      asOf: '2017-12-15',
      targets: [aTarget()],
      targetSums: new Map([['screenings-county', screenings(5000)]]),
      villagesSeen: new Map(['v-1', 'v-2'].map((code) => [code, seenIn('2017-12')])),
      teamCredits: [{ ...credited('team-01', { '2017-12': 60 }), lastOn: '2017-12-14' }],
    })
    expect(kindsOf(december)).toEqual(['target_overdue screenings-county'])
  })
})

test('the page of the whole county fits its own schema once its flags are put into words', () => {
  const facts = overviewOf(
    aCounty({
      villages: [village(1, { designated: true }), village(2)],
      audibility: new Map([
        ['v-1', full(37)],
        ['v-2', full(94)],
      ]),
      targetSums: new Map([['screenings-county', screenings(2854)]]),
      days: [{ day: '2017-06-30', credit: 130 }],
      teamCredits: [credited('team-01', { '2017-05': 90, '2017-06': 90 })],
      attendance: 203_118,
    }),
  )
  for (const language of ['zh', 'en'] as const) {
    const flags = facts.flags.map(({ sentence, ...flag }) => ({ ...flag, message: say(language, sentence) }))
    const page = Overview.safeParse({ ...facts, flags })
    expect(page.error?.issues).toBeUndefined()
    for (const { message } of flags) expect(message).not.toMatch(/[{}]|undefined|NaN/)
  }
  expect(facts).toMatchObject({
    asOf: '2017-06-30',
    attendance: 203_118,
    countedStatuses: ['submitted', 'accepted'],
    audibility: { villages: 1, severe: 1, ratePercent: 37 },
    cumulative: [{ day: '2017-06-30', done: 2 }],
    below: [{ code: 'v-1' }, { code: 'v-2' }],
  })
})

test('teams stand against the county’s first deadline: how many behind, what it takes a day, how many a day so far', () => {
  const county = targetFigures(aTarget(), screenings(2854), '2017-06-30') ?? undefined
  // 252 × 181/334 are planned by then
  expect(teamPace({ quota: 252, done: 114 }, county)).toEqual({ gap: -22.6, neededPerDay: 0.9, pacePerDay: 0.63 })
  expect(teamPace({ quota: 240, done: 142 }, county)).toEqual({ gap: 11.9, neededPerDay: 0.64, pacePerDay: 0.78 })
  expect(teamPace({ quota: 240, done: 250 }, county)).toMatchObject({ neededPerDay: 0 })
  const nothing = { gap: null, neededPerDay: null, pacePerDay: null }
  expect(teamPace({ quota: 0, done: 3 }, county)).toEqual(nothing)
  expect(teamPace({ quota: 240, done: 3 }, undefined)).toEqual(nothing)
  const late = targetFigures(aTarget(), screenings(2854), '2017-12-15') ?? undefined
  expect(teamPace({ quota: 240, done: 142 }, late)).toMatchObject({ neededPerDay: null })
})

test('the page of one team has of the whole county’s what it shows, villages it misses and its silence among it', () => {
  const teamOf = (n: number) => ({ teamCode: `t-${n % 3}` })
  const input = aCounty({
    teams: [0, 1, 2].map((n) => ({ code: `t-${n}`, name: `${n}队` })),
    villages: [1, 2, 3, 4, 5].map((n) => ({ ...village(n), ...teamOf(n) })),
    teamCredits: [credited('t-0', { '2017-06': 360 }), credited('t-1', { '2017-05': 180 })],
    villagesSeen: new Map([['v-1', { wholeOn: '2017-06-10', parts: new Map() }]]),
    heard: new Map([['t-1', { heardOn: '2017-05-02', shownOn: '2017-05-02', awaitedFrom: null }]]),
    targetSums: new Map([['screenings-county', screenings(2854)]]),
  })
  const { targets, teams, flags } = overviewOf(input)
  const told = ['t-0', 't-1', 't-2', 't-9'].map((code) => teamOverview(input, code))
  for (const [i, { figures, silentSince, ...rest }] of told.entries()) {
    const code = `t-${i}`
    expect(rest).toEqual({ targets, teams: 3 })
    expect(figures).toEqual(teams.find((team) => team.code === code))
    expect(silentSince).toBe(flags.find(({ kind, subject }) => kind === 'team_silent' && subject.code === code)?.since)
  }
  expect(told.map(({ figures }) => figures?.missedVillages)).toEqual([1, 1, 2, undefined])
  expect(told.map(({ silentSince }) => silentSince !== undefined)).toContain(true)
})
