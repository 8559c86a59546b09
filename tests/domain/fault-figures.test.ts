import { describe, expect, test } from 'vitest'
import type { FaultRecord } from '../../src/domain/fault/fault.ts'
import { FaultFigures } from '../../src/domain/fault/fault-figures.ts'
import { aLife, figuresOf, repaired } from './fault-lives.ts'

const reportedOn = (day: string, changes: Partial<FaultRecord> = {}): Partial<FaultRecord> => ({
  reportedAt: `${day}T04:00:00.000Z`,
  ...changes,
})

describe('without any fault', () => {
  test('nothing is open, and how long repairs take is unknown, not zero', () => {
    const none = figuresOf([])
    expect(none).toMatchObject({
      reports: { total: 0, duplicates: 0, cancelled: 0, counted: 0 },
      open: { total: 0, overdue: 0 },
      repair: {
        closed: 0,
        medianHours: null,
        p90Hours: null,
        withinLimit: 0,
        withinLimitPercent: null,
        failedRepairs: 0,
      },
      categories: [],
      repeatVillages: [],
      technicians: [],
      repairs: [],
    })
    expect(none.months.map(({ month }) => month)).toEqual([
      '2017-01',
      '2017-02',
      '2017-03',
      '2017-04',
      '2017-05',
      '2017-06',
    ])
    expect(none.repair.bySeverity.map(({ medianHours }) => medianHours)).toEqual([null, null, null])
    expect(FaultFigures.safeParse(none).error).toBeUndefined()
  })

  test('before the first one it is the same as without', () => {
    expect(figuresOf([aLife({})], { asOf: '2017-06-09' })).toEqual(figuresOf([], { asOf: '2017-06-09' }))
  })
})

describe('what is open', () => {
  test('is shown by severity and age since the report, and never loses one between the ages', () => {
    const days = ['2017-06-30', '2017-06-29', '2017-06-28', '2017-06-25', '2017-06-10', '2017-05-01', '2016-11-01']
    const { open } = figuresOf(days.map((day) => aLife(reportedOn(day))))
    expect(open).toMatchObject({ total: 7, overdue: 6 })
    expect(open.bySeverity[1]).toEqual({
      severity: 'major',
      total: 7,
      overdue: 6,
      ages: { upTo1Day: 1, upTo3Days: 2, upTo7Days: 1, upTo30Days: 1, over30Days: 2 },
    })
    expect(open.bySeverity.map(({ severity, total }) => [severity, total])).toEqual([
      ['critical', 0],
      ['major', 7],
      ['minor', 0],
    ])
  })

  test('of exactly a day is a day old, a minute more is not', () => {
    // the day ends at its last millisecond, or now
    const ages = (reportedAt: string) => figuresOf([aLife({ reportedAt })]).open.bySeverity[1]?.ages
    expect(ages('2017-06-29T15:30:00.000Z')).toMatchObject({ upTo1Day: 1, upTo3Days: 0 })
    expect(ages('2017-06-29T15:29:00.000Z')).toMatchObject({ upTo1Day: 0, upTo3Days: 1 })
  })

  test('that is paused within its limit is not overdue, however old', () => {
    const paused = aLife(reportedOn('2017-05-01'), [1, 'start'], [2, 'pause', { reason: '等配件' }])
    expect(figuresOf([paused]).open).toMatchObject({ total: 1, overdue: 0 })
  })

  test('is what was open on that day: closed later is open still, reopened later was closed', () => {
    const life = aLife({}, ...repaired(30), [200, 'reopen', { reason: '又不响了' }])
    const openOn = (asOf: string): number => figuresOf([life], { asOf }).open.total
    expect(['2017-06-10', '2017-06-11', '2017-06-17', '2017-06-18'].map(openOn)).toEqual([1, 0, 0, 1])
  })
})

describe('how long repairs took', () => {
  test('counts the one closed fault as all there is', () => {
    expect(figuresOf([aLife({}, ...repaired(10))]).repair).toMatchObject({
      closed: 1,
      medianHours: 10,
      p90Hours: 10,
      withinLimit: 1,
      withinLimitPercent: 100,
      failedRepairs: 0,
    })
  })

  test('leaves out what was closed before the period or after the day, by the county’s clock', () => {
    // closed at 23:59 on 12 June by the county's clock, and a minute later
    const life = aLife({}, ...repaired(59 + 59 / 60))
    const next = aLife({}, ...repaired(60))
    const closed = (from: string, asOf: string): number => figuresOf([life, next], { from, asOf }).repair.closed
    expect(closed('2017-06-01', '2017-06-12')).toBe(1)
    expect(closed('2017-06-12', '2017-06-12')).toBe(1)
    expect(closed('2017-06-13', '2017-06-30')).toBe(1)
    expect(closed('2017-06-14', '2017-06-30')).toBe(0)
    expect(closed('2017-06-01', '2017-06-30')).toBe(2)
  })

  test('a fault reopened is no closed one until it is closed again, and then with the whole clock', () => {
    const again = ['start', 'repaired', 'close'] as const
    const life = aLife(
      {},
      ...repaired(10),
      [110, 'reopen', { reason: '又不响了' }],
      ...again.map((action, i) => [210 + i, action] as [number, typeof action]),
    )
    const on = (asOf: string) => {
      const { closed, medianHours, failedRepairs } = figuresOf([life], { asOf }).repair
      return [closed, medianHours, failedRepairs]
    }
    expect(on('2017-06-14')).toEqual([1, 10, 0])
    expect(on('2017-06-16')).toEqual([0, null, 1])
    // 10 hours to the first closing, 102 from the reopening to the second
    expect(on('2017-06-30')).toEqual([1, 112, 1])
    expect(figuresOf([life], { from: '2017-06-16' }).repair.failedRepairs).toBe(0)
  })

  test('percentages are rounded down, so that 2 of 3 in time are 66.6', () => {
    const lives = [10, 10, 100].map((hours) => aLife({}, ...repaired(hours)))
    expect(figuresOf(lives).repair).toMatchObject({ withinLimit: 2, withinLimitPercent: 66.6 })
  })

  test('cancelled ones and duplicates took no repair', () => {
    const lives = [
      aLife({}, [1, 'cancel', { reason: '误报' }]),
      aLife({}, [2, 'mark_duplicate', { duplicateOf: 'another' }]),
    ]
    expect(figuresOf(lives).repair).toMatchObject({ closed: 0, medianHours: null })
  })
})

describe('what was reported', () => {
  test('leaves out duplicates and cancelled ones, says how many, and adds up in every direction', () => {
    const lives = [
      aLife(reportedOn('2017-05-31')),
      aLife(reportedOn('2017-06-01', { category: 'power' }), ...repaired(5)),
      aLife(reportedOn('2017-06-02', { category: 'power' })),
      aLife(reportedOn('2017-06-02'), [1, 'cancel', { reason: '误报' }]),
      aLife(reportedOn('2017-06-02'), [1, 'mark_duplicate', { duplicateOf: 'another' }]),
      aLife(reportedOn('2016-12-31')),
    ]
    const { reports, categories, months, open, repair } = figuresOf(lives)
    expect(reports).toEqual({ total: 5, duplicates: 1, cancelled: 1, counted: 3 })
    expect(categories).toEqual([
      { category: 'power', reported: 2, open: 1 },
      { category: 'amplifier', reported: 1, open: 2 },
    ])
    const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0)
    expect(sum(categories.map((row) => row.open))).toBe(open.total)
    expect(sum(months.map(({ reported }) => reported))).toBe(reports.counted)
    expect(sum(months.map(({ closed }) => closed))).toBe(repair.closed)
    expect(months.slice(-2)).toEqual([
      { month: '2017-05', reported: 1, closed: 0, byCategory: [{ category: 'amplifier', reported: 1 }] },
      { month: '2017-06', reported: 2, closed: 1, byCategory: [{ category: 'power', reported: 2 }] },
    ])
  })

  test('was a duplicate only from the day that was found', () => {
    const life = aLife({}, [48, 'mark_duplicate', { duplicateOf: 'another' }])
    expect(figuresOf([life], { asOf: '2017-06-11' }).reports).toMatchObject({ counted: 1, duplicates: 0 })
    expect(figuresOf([life], { asOf: '2017-06-12' }).reports).toMatchObject({ counted: 0, duplicates: 1 })
  })

  test('of villages that are not asked about is nowhere', () => {
    expect(figuresOf([aLife({ villageCode: 'v-9' }, ...repaired(5))])).toEqual(figuresOf([]))
  })

  test('spans years when asked to, one month after the other', () => {
    const { months } = figuresOf([aLife(reportedOn('2016-12-31'))], { from: '2016-11-15', asOf: '2017-01-02' })
    expect(months.map(({ month, reported }) => [month, reported])).toEqual([
      ['2016-11', 0],
      ['2016-12', 1],
      ['2017-01', 0],
    ])
  })
})

describe('villages where it happens again', () => {
  test('had two faults or more, without false alarms, duplicates and cancelled ones', () => {
    const lives = [
      aLife({}),
      aLife({ category: 'power' }),
      aLife({ category: 'power' }),
      aLife({ villageCode: 'v-2' }),
      aLife({ villageCode: 'v-2', category: 'false_alarm' }),
      aLife({ villageCode: 'v-2' }, [1, 'cancel', { reason: '误报' }]),
      aLife({ villageCode: 'v-2' }, [1, 'mark_duplicate', { duplicateOf: 'another' }]),
      aLife({ villageCode: 'v-3' }),
      aLife(reportedOn('2016-12-01', { villageCode: 'v-3' })),
    ]
    expect(figuresOf(lives).repeatVillages).toEqual([
      {
        code: 'v-1',
        name: '1号村',
        townshipName: '云溪镇',
        designated: false,
        faults: 3,
        categories: [
          { category: 'power', faults: 2 },
          { category: 'amplifier', faults: 1 },
        ],
      },
    ])
  })
})

describe('technicians', () => {
  test('have what is assigned to them, and what they repaired, a failed repair being that of whose it was', () => {
    const lives = [
      aLife({}, ...repaired(10, '李师傅')),
      aLife({}, ...repaired(30, '李师傅')),
      aLife(
        {},
        ...repaired(4, '赵师傅'),
        [50, 'reopen', { reason: '又不响了' }],
        [51, 'assign', { assignee: '李师傅' }],
      ),
      aLife({}, [1, 'assign', { assignee: '钱师傅' }]),
      aLife({}),
    ]
    const { technicians, repair, open } = figuresOf(lives)
    expect(technicians).toEqual([
      { name: '李师傅', open: 1, closed: 2, medianHours: 20, p90Hours: 30, withinLimit: 1, failedRepairs: 0 },
      { name: '钱师傅', open: 1, closed: 0, medianHours: null, p90Hours: null, withinLimit: 0, failedRepairs: 0 },
      { name: '赵师傅', open: 0, closed: 0, medianHours: null, p90Hours: null, withinLimit: 0, failedRepairs: 1 },
    ])
    expect(repair).toMatchObject({ closed: 2, failedRepairs: 1 })
    expect(open.total).toBe(3)
  })
})
