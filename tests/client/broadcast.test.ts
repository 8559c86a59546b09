import { describe, expect, test } from 'vitest'
import {
  broadcastPath,
  closedFaults,
  isUnknown,
  labelHeights,
  monthFaults,
  onlineOf,
  pathOf,
  planOf,
  readBroadcastQuery,
  sinceFirstTest,
  stretchesOf,
  type TrendPoint,
  trendOf,
} from '../../src/client/desk/broadcast/rules.ts'
import { addressOf } from '../../src/contract/address.ts'
import { figures } from '../../src/contract/figures.ts'
import { speakers } from '../../src/contract/speakers.ts'
import { STANDING } from '../../src/domain/fault/fault.ts'

describe('the address of the broadcast page', () => {
  test('is the shortest that says what is unusual', () => {
    expect(broadcastPath(readBroadcastQuery(''))).toBe('/broadcast')
    expect(broadcastPath(readBroadcastQuery('?asOf=2017-05-31&scope=county'))).toBe(
      '/broadcast?asOf=2017-05-31&scope=county',
    )
    expect(readBroadcastQuery('?asOf=2017-02-30&scope=moon')).toEqual({
      asOf: undefined,
      scope: 'designated',
      order: 'cheapest',
    })
  })

  test('asks for the same day and villages everywhere', () => {
    const query = readBroadcastQuery('?asOf=2017-05-31')
    expect(addressOf(figures.repairPlan, planOf(query))).toBe('/api/repair-plan?asOf=2017-05-31&scope=designated')
    const worst = readBroadcastQuery('?order=worst')
    expect([addressOf(figures.repairPlan, planOf(worst)), broadcastPath(worst)]).toEqual([
      '/api/repair-plan?scope=designated&order=worst',
      '/broadcast?order=worst',
    ])
    expect(addressOf(figures.audibilityTrend, trendOf(query))).toBe(
      '/api/audibility-trend?asOf=2017-05-31&scope=designated',
    )
    expect(addressOf(speakers.online, onlineOf(query))).toBe('/api/speaker-online?asOf=2017-05-31&designated=true')
    expect(addressOf(figures.faults, { query: { asOf: query.asOf } })).toBe('/api/fault-figures?asOf=2017-05-31')
    expect(addressOf(speakers.online, onlineOf(readBroadcastQuery('?scope=county')))).toBe('/api/speaker-online')
  })

  test('leads from a month’s number to the faults of that month, within the period', () => {
    const period = { from: '2017-01-15', asOf: '2017-06-20' }
    const days = (month: string) => {
      const params = new URLSearchParams(monthFaults(month, period).split('?')[1])
      return [params.get('from'), params.get('to'), params.get('asOf'), params.get('status')]
    }
    expect(days('2017-01')).toEqual(['2017-01-15', '2017-01-31', '2017-06-20', STANDING])
    expect(days('2017-06')).toEqual(['2017-06-01', '2017-06-20', '2017-06-20', STANDING])
  })
})

describe('audibility through time', () => {
  const point = (day: string, changes: Partial<TrendPoint> = {}): TrendPoint => ({
    day,
    villages: 25,
    pass: 9,
    low: 12,
    severe: 4,
    stale: 0,
    untested: 0,
    speakersInstalled: 1000,
    speakersSounding: 800,
    ratePercent: 80,
    villagesPercent: 36,
    ...changes,
  })
  const nothing = { pass: 0, low: 0, severe: 0, ratePercent: null, villagesPercent: 0 }
  const untested = (day: string) => point(day, { ...nothing, untested: 25 })
  const stale = (day: string) => point(day, { ...nothing, stale: 25 })

  test('begins with the first test', () => {
    const points = [untested('2017-01-31'), stale('2017-02-28'), point('2017-03-31')]
    expect(sinceFirstTest(points).map(({ day }) => day)).toEqual(['2017-02-28', '2017-03-31'])
    expect(sinceFirstTest([untested('2017-01-31'), untested('2017-02-28')]).map(({ day }) => day)).toEqual([
      '2017-02-28',
    ])
  })

  test('is a gap where nothing is known, not a zero', () => {
    const points = [point('2017-01-01'), stale('2017-01-11'), point('2017-01-21'), point('2017-01-31')]
    expect(isUnknown(stale('2017-01-11'))).toBe(true)
    const stretches = stretchesOf(points, 'villagesPercent')
    expect(stretches.map((stretch) => stretch.map(({ day }) => day.slice(8)))).toEqual([['01'], ['21', '31']])
    expect(stretches[1]?.map(({ x }) => Math.round(x))).toEqual([67, 100])
  })

  test('is drawn from the left, high rates above', () => {
    const [line] = stretchesOf([point('2017-01-01'), point('2017-01-11', { ratePercent: 100 })], 'ratePercent')
    expect(pathOf(line ?? [])).toBe('M0.00 20.00L100.00 0.00')
    expect(stretchesOf([point('2017-01-01')], 'ratePercent')[0]?.[0]?.x).toBe(0)
    expect(stretchesOf([], 'ratePercent')).toEqual([])
  })

  test('has labels that do not cover each other, in the order of the lines', () => {
    expect(labelHeights([80, 36])).toEqual([80, 36])
    expect(labelHeights([50, 48])).toEqual([56, 42])
    expect(labelHeights([98, 100])).toEqual([86, 100])
    expect(labelHeights([null, 36])).toEqual([null, 36])
  })
})

describe('the list behind a number of closings', () => {
  const period = { from: '2017-01-15', asOf: '2017-06-20' }

  test('is of the whole period, or of the part of a month that is in it', () => {
    expect(closedFaults(period)).toBe('/faults?asOf=2017-06-20&closedFrom=2017-01-15&closedTo=2017-06-20')
    expect(closedFaults(period, {}, '2017-01')).toContain('closedFrom=2017-01-15&closedTo=2017-01-31')
    expect(closedFaults(period, { severity: 'major' }, '2017-06')).toBe(
      '/faults?asOf=2017-06-20&severity=major&closedFrom=2017-06-01&closedTo=2017-06-20',
    )
  })
})
