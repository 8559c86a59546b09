import { describe, expect, test } from 'vitest'
import {
  entryTotals,
  isOfSameRound,
  isWithin,
  NewTargetEntry,
  periodOn,
  Target,
} from '../../src/domain/target/target.ts'
import { aTarget } from '../make.ts'

describe('a target of every year', () => {
  test('is the one of the year asked about, its own deadline before the statutory one', () => {
    expect(periodOn(aTarget(), '2017-06-30')).toEqual({
      startsOn: '2017-01-01',
      deadlines: ['2017-11-30', '2017-12-31'],
    })
    expect(periodOn(aTarget(), '2026-01-01')).toMatchObject({ startsOn: '2026-01-01' })
    expect(periodOn(aTarget(), '2016-12-31')).toMatchObject({ deadlines: ['2016-11-30', '2016-12-31'] })
  })

  test('without a statutory deadline has one', () => {
    expect(periodOn(aTarget({ statutoryDeadline: undefined }), '2017-06-30')?.deadlines).toEqual(['2017-11-30'])
  })

  test('that starts in March is this year’s in January too, before it began', () => {
    expect(periodOn(aTarget({ startsOn: '03-01' }), '2017-01-15')?.startsOn).toBe('2017-03-01')
  })

  test('may be one day, and is that day of the year asked about', () => {
    const oneDay = aTarget({ startsOn: '06-30', deadline: '06-30', statutoryDeadline: undefined })
    expect(periodOn(oneDay, '2017-02-01')).toEqual({ startsOn: '2017-06-30', deadlines: ['2017-06-30'] })
  })

  test('ends on the last of February where 29 is meant', () => {
    const target = aTarget({ deadline: '02-29', statutoryDeadline: undefined })
    expect(periodOn(target, '2017-01-15')?.deadlines).toEqual(['2017-02-28'])
    expect(periodOn(target, '2016-01-15')?.deadlines).toEqual(['2016-02-29'])
  })
})

describe('a target over the turn of the year', () => {
  const winter = aTarget({ startsOn: '11-01', deadline: '02-29', statutoryDeadline: '03-31' })

  test('is one winter, in November and in February', () => {
    const period = { startsOn: '2016-11-01', deadlines: ['2017-02-28', '2017-03-31'] }
    for (const day of ['2016-11-01', '2016-12-31', '2017-01-01', '2017-02-28'])
      expect(periodOn(winter, day)).toEqual(period)
    expect(periodOn(winter, '2015-11-01')?.deadlines[0]).toBe('2016-02-29')
  })

  test('is the last winter until the next begins', () => {
    expect(periodOn(winter, '2017-10-31')?.startsOn).toBe('2016-11-01')
    expect(periodOn(winter, '2017-11-01')?.startsOn).toBe('2017-11-01')
  })

  test('may have only its statutory deadline in the next year', () => {
    const target = aTarget({ startsOn: '02-01', deadline: '11-30', statutoryDeadline: '01-31' })
    const period = { startsOn: '2017-02-01', deadlines: ['2017-11-30', '2018-01-31'] }
    for (const day of ['2017-02-01', '2017-12-15', '2018-01-31']) expect(periodOn(target, day)).toEqual(period)
  })

  test('that starts on 29 February starts on the 28th of a common year', () => {
    const target = aTarget({ startsOn: '02-29', deadline: '01-31', statutoryDeadline: undefined })
    expect(periodOn(target, '2017-02-28')?.startsOn).toBe('2017-02-28')
    expect(periodOn(target, '2017-02-27')?.startsOn).toBe('2016-02-29')
  })
})

describe('a target of full days', () => {
  const own = aTarget({ startsOn: '2017-01-01', deadline: '2017-11-30', statutoryDeadline: '2017-12-31' })

  test('belongs to its own year and no other', () => {
    expect(periodOn(own, '2017-01-01')).toEqual({ startsOn: '2017-01-01', deadlines: ['2017-11-30', '2017-12-31'] })
    expect(periodOn(own, '2017-12-31')).not.toBeNull()
    expect(periodOn(own, '2016-12-31')).toBeNull()
    expect(periodOn(own, '2018-01-01')).toBeNull()
  })

  test('over two years is shown in both', () => {
    const long = aTarget({ startsOn: '2016-07-01', deadline: '2017-03-31', statutoryDeadline: undefined })
    expect(periodOn(long, '2016-07-01')).toEqual({ startsOn: '2016-07-01', deadlines: ['2017-03-31'] })
    expect(periodOn(long, '2017-06-30')).not.toBeNull()
    expect(periodOn(long, '2018-01-01')).toBeNull()
  })
})

const NINTHS = Array.from({ length: 9 }, () => 0.1)

describe('what may be a target', () => {
  test.each([
    ['the county’s films', {}],
    ['one of full days', { startsOn: '2017-01-01', deadline: '2017-11-30', statutoryDeadline: '2017-12-31' }],
    [
      'one of full days with one deadline',
      { startsOn: '2017-01-01', deadline: '2017-11-30', statutoryDeadline: undefined },
    ],
    ['one of a team', { scope: { kind: 'team' as const, code: 'team-01' } }],
    ['one over the turn of the year', { startsOn: '11-01', deadline: '03-31', statutoryDeadline: undefined }],
    ['one with its months weighed', { monthShares: [0, 0, 0.1, 0.1, 0.1, 0.1, 0.1, 0.2, 0.1, 0.1, 0.1, 0] }],
    ['one with shares to three decimals', { monthShares: Array.from({ length: 12 }, () => 0.0833) }],
    ['one with shares a thousandth too many', { monthShares: [0.101, ...NINTHS, 0, 0] }],
    ['half a square metre', { amount: 0.5 }],
    ['one of a single day', { startsOn: '2017-06-30', deadline: '2017-06-30', statutoryDeadline: '2017-06-30' }],
  ])('%s', (_, changes) => {
    expect(Target.safeParse(aTarget(changes)).success).toBe(true)
  })

  test.each([
    ['nothing to reach', { amount: 0 }, 'amount'],
    ['days with and without a year', { deadline: '2017-11-30' }, 'deadline'],
    ['a statutory day of the other kind', { statutoryDeadline: '2017-12-31' }, 'deadline'],
    [
      'an end before its start',
      { startsOn: '2017-02-01', deadline: '2017-01-31', statutoryDeadline: undefined },
      'deadline',
    ],
    [
      'a statutory end before its start',
      { startsOn: '2017-02-01', deadline: '2017-03-01', statutoryDeadline: '2017-01-31' },
      'statutoryDeadline',
    ],
    ['a team without its code', { scope: { kind: 'team' as const } }, 'scope.code'],
    ['a county with a code', { scope: { kind: 'county' as const, code: 'x' } }, 'scope.code'],
    ['eleven months', { monthShares: Array.from({ length: 11 }, () => 1) }, 'monthShares'],
    ['months that are all zero', { monthShares: Array.from({ length: 12 }, () => 0) }, 'monthShares'],
    ['months by their proportions', { monthShares: Array.from({ length: 12 }, () => 1) }, 'monthShares'],
    ['shares two thousandths too many', { monthShares: [0.102, ...NINTHS, 0, 0] }, 'monthShares'],
    ['a month less than nothing', { monthShares: [-1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1] }, 'monthShares.0'],
    ['30 February', { deadline: '02-30' }, 'deadline'],
  ])('not %s', (_, changes, path) => {
    const paths = Target.safeParse(aTarget(changes)).error?.issues.map((issue) => issue.path.join('.'))
    expect(paths).toContain(path)
  })

  test('a day that is none is said once, and nothing is said of its order', () => {
    const { error } = Target.safeParse(
      aTarget({ startsOn: '2017-01-01', deadline: '30.11.2016', statutoryDeadline: undefined }),
    )
    expect(error?.issues.map(({ code, path }) => [code, path.join('.')])).toEqual([['invalid_format', 'deadline']])
  })

  test('an entry by hand may be negative, to correct one', () => {
    const entry = { id: crypto.randomUUID(), on: '2017-06-30', amount: -3, note: '更正' }
    expect(NewTargetEntry.safeParse(entry).success).toBe(true)
    expect(NewTargetEntry.safeParse({ ...entry, on: '2017-06-31' }).success).toBe(false)
  })
})

describe('a checklist', () => {
  const item = { code: 'square', name: '文化广场', minimum: 200, unit: '㎡' }
  const paths = (changes: object): string[] | undefined =>
    Target.safeParse({ ...aTarget({ indicator: 'manual' }), ...changes }).error?.issues.map(({ path }) =>
      path.join('.'),
    )

  test('belongs to a manual target, has each code once, and asks more than nothing', () => {
    expect(paths({ checklist: [item] })).toBeUndefined()
    expect(paths({ indicator: 'screenings', checklist: [item] })).toEqual(['checklist'])
    expect(paths({ checklist: [item, { ...item, name: '戏台' }] })).toEqual(['checklist'])
    expect(paths({ checklist: [{ ...item, minimum: 0 }] })).toEqual(['checklist.0.minimum'])
    expect(paths({ checklist: [] })).toEqual(['checklist'])
    const many = Array.from({ length: 31 }, (_, i) => ({ ...item, code: `i-${i}` }))
    expect(paths({ checklist: many })).toEqual(['checklist'])
  })
})

describe('what counts for a target', () => {
  const of2017 = aTarget({ startsOn: '2017-03-01', deadline: '2017-09-10', statutoryDeadline: undefined })

  test('is of its own days: not before it starts, still after its deadline, not in another year', () => {
    expect(isWithin(of2017, '2017-02-28')).toBe(false)
    expect(isWithin(of2017, '2017-03-01')).toBe(true)
    expect(isWithin(of2017, '2017-12-31')).toBe(true)
    expect(isWithin(of2017, '2018-03-01')).toBe(false)
  })

  test('is of any year where its days come back', () => {
    const yearly = aTarget({ startsOn: '03-01', deadline: '09-10', statutoryDeadline: undefined })
    expect(['2016-03-01', '2018-12-31'].map((day) => isWithin(yearly, day))).toEqual([true, true])
    expect(isWithin(yearly, '2017-02-28')).toBe(false)
  })

  test('of one over the turn of the year every day is of one winter', () => {
    const winter = aTarget({ startsOn: '11-01', deadline: '02-28', statutoryDeadline: undefined })
    expect(isOfSameRound(winter, '2016-12-20', '2017-02-01')).toBe(true)
    expect(isOfSameRound(winter, '2016-12-20', '2017-11-02')).toBe(false)
  })

  test('is summed by day whatever order the entries come in, without crumbs of decimals', () => {
    const entries = [
      { on: '2017-05-02', amount: 0.2 },
      { on: '2017-05-01', amount: 0.1 },
      { on: '2017-05-02', amount: -0.3 },
    ]
    expect(entryTotals(entries)).toEqual([
      { day: '2017-05-01', total: 0.1 },
      { day: '2017-05-02', total: 0 },
    ])
  })
})
