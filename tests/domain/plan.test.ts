/** What speaks against an evening, where it goes when it rains, and what became of it. */
import { describe, expect, test } from 'vitest'
import { say } from '../../src/domain/language.ts'
import { nextFreeEvening } from '../../src/domain/plan/free-evening.ts'
import { outcomeOf } from '../../src/domain/plan/plan.ts'
import { type PlansAround, planRemarks } from '../../src/domain/plan/plan-remarks.ts'
import { proposedEvenings } from '../../src/domain/plan/proposal.ts'
import { aPlan } from '../make.ts'

const known = (changes: Partial<ReturnType<typeof aPlan>> = {}) => ({ ...aPlan(changes), state: 'planned' as const })
const around = (changes: Partial<PlansAround> = {}): PlansAround => ({
  villages: new Map([
    ['510723100211', { name: '三清村', latitude: 31.2, longitude: 105.4, teamCode: 'team-01' }],
    ['near', { name: '近村', latitude: 31.21, longitude: 105.4, teamCode: 'team-01' }],
    ['far', { name: '远村', latitude: 31.6, longitude: 105.4, teamCode: 'team-01' }],
    ['ended', { name: '老村', endsOn: '2017-06-30', teamCode: 'team-02' }],
  ]),
  films: new Map([['film-001', { title: '太行山上' }]]),
  plans: [],
  shows: [],
  ...changes,
})
const said = (draft: ReturnType<typeof aPlan>, changes: Partial<PlansAround> = {}): string[] =>
  planRemarks(draft, around(changes)).map((remark) => say('zh', remark))

describe('before an evening is planned', () => {
  test('an ordinary one has nothing against it, and itself is no other one', () => {
    const plan = known()
    expect(said(plan, { plans: [plan, known({ on: '2017-08-05', filmCodes: [] })] })).toEqual([])
  })

  test('two villages the same evening are said, and how far apart they are when that is too far', () => {
    expect(said(aPlan(), { plans: [known({ villageCode: 'near', filmCodes: [] })] })).toEqual(['当晚还排了近村。'])
    expect(said(aPlan(), { plans: [known({ villageCode: 'far', filmCodes: [] })] })).toEqual([
      '当晚还排了远村，相距约44公里，赶不过来。请改一场的日期。',
    ])
    // one that was moved away is in nobody's way
    const moved = { ...known({ villageCode: 'far' }), state: 'moved' as const }
    expect(said(aPlan(), { plans: [moved] })).toEqual([])
  })

  test('a village twice the same evening, or the same month', () => {
    const other = { ...known({ teamCode: 'team-02', filmCodes: [] }), teamName: '放映二队' }
    expect(said(aPlan(), { plans: [other] })).toEqual(['放映二队当晚已排在三清村。请取消一场，或另选村。'])
    expect(said(aPlan(), { plans: [{ ...other, on: '2017-07-20' }] })).toEqual(['三清村当月已排在2017年7月20日。'])
  })

  test('a film that the village saw within twelve months, or is to see', () => {
    const seen = { villageCode: '510723100211', filmCodes: ['film-001'] }
    const sentence = '《太行山上》2016年7月6日在三清村放过或已排，不满12个月。建议换一部。'
    expect(said(aPlan(), { shows: [{ ...seen, screenedOn: '2016-07-06' }] })).toEqual([sentence])
    expect(said(aPlan(), { shows: [{ ...seen, screenedOn: '2016-07-05' }] })).toEqual([])
    expect(said(aPlan(), { plans: [known({ on: '2017-09-01' })] })).toHaveLength(1)
  })

  test('a village that has ended, and one of another team', () => {
    expect(said(aPlan({ villageCode: 'ended' }))).toEqual([
      '老村到2017年6月30日为止，此后不再记放映。请核对日期，或选接续它的村、队、影片。',
      '该村不在本队负责的村名单内。',
    ])
  })
})

test('rain moves a show to the next evening on which its team shows nothing, never into the past', () => {
  const plans = ['2017-07-05', '2017-07-06', '2017-07-08'].map((on) => known({ on }))
  const next = (after: string, today = '2017-07-01') => nextFreeEvening(plans, 'team-01', after, today)
  expect([next('2017-07-05'), next('2017-07-07'), next('2017-06-20', '2017-07-05')]).toEqual([
    '2017-07-07',
    '2017-07-09',
    '2017-07-07',
  ])
  expect(nextFreeEvening(plans, 'team-02', '2017-07-05', '2017-07-01')).toBe('2017-07-06')
})

test('an evening is over when its day is; what was moved or cancelled has fallen out for nobody', () => {
  const seen = { state: 'confirmed' as const, on: '2017-06-30', shows: 0, waiting: 0 }
  expect(outcomeOf(seen, '2017-06-30')).toBe('to_come')
  expect(outcomeOf(seen, '2017-07-01')).toBe('fell_out')
  expect(outcomeOf({ ...seen, missedReason: 'rain' }, '2017-07-01')).toBe('missed')
  expect(outcomeOf({ ...seen, missedReason: 'rain', shows: 1 }, '2017-07-01')).toBe('shown')
  expect(outcomeOf({ ...seen, state: 'moved', shows: 1 }, '2017-07-01')).toBe('moved')
})

describe('a month proposed', () => {
  const waiting = ['a', 'b', 'c'].map((villageCode, i) => ({
    villageCode,
    lastShownOn: [`2017-05-1${i}`, null, '2017-04-01'][i] ?? null,
  }))
  /** Of a team that shows on Fridays and Saturdays. */
  const byWeekday = [0, 0, 0, 0, 0, 10, 9]
  const asked = { month: '2017-07', from: '2017-07-01', waiting, taken: [], byWeekday }

  test('has who waits longest first, on the usual weekdays, none twice', () => {
    const proposed = proposedEvenings(asked)
    expect(proposed.map(({ villageCode }) => villageCode)).toEqual(['b', 'c', 'a'])
    expect(proposed.map(({ on }) => new Date(on).getUTCDay()).every((day) => day >= 5)).toBe(true)
    expect(new Set(proposed.map(({ on }) => on)).size).toBe(3)
  })

  test('leaves out evenings that are taken or over, and takes other weekdays where the usual ones do not do', () => {
    const from = '2017-07-28'
    expect(proposedEvenings({ ...asked, from, taken: ['2017-07-29'] }).map(({ on }) => on)).toEqual([
      '2017-07-28',
      '2017-07-30',
      '2017-07-31',
    ])
    expect(proposedEvenings({ ...asked, from: '2017-08-01' })).toEqual([])
    expect(proposedEvenings({ ...asked, waiting: [] })).toEqual([])
  })
})
