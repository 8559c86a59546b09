import { describe, expect, test } from 'vitest'
import { dailyGaps, servedSince } from '../../src/domain/report/team-gaps.ts'
import type { VillageVersion } from '../../src/domain/register/village-facts.ts'
import { aVillage } from '../make.ts'

describe('a team against its plan', () => {
  test('day by day has what it showed less its quota’s share of the time, whole screenings alone', () => {
    const days = [
      { day: '2017-01-02', credit: 60 },
      { day: '2017-01-03', credit: 40 },
      { day: '2017-01-05', credit: 80 },
    ]
    const plan = { quota: 10, startsOn: '2017-01-01', deadline: '2017-01-10' }
    expect(dailyGaps(days, plan, '2017-01-05')).toEqual([-1, -1, -2, -3, -2])
    // past the deadline all of it is owed
    expect(dailyGaps(days, plan, '2017-01-11').slice(-2)).toEqual([-7, -7])
  })

  test('goes by the shares of the months where there are some', () => {
    const plan = {
      quota: 12,
      startsOn: '2017-01-01',
      deadline: '2017-02-28',
      monthShares: [0, 1, ...Array.from({ length: 10 }, () => 0)],
    }
    expect(dailyGaps([], plan, '2017-02-14').at(30)).toBe(0)
    expect(dailyGaps([], plan, '2017-02-14').at(-1)).toBe(-6)
  })
})

test('a team serves a village since it came, however often something else of it was changed', () => {
  const version = (effectiveOn: string, teamCode: string): VillageVersion => ({
    ...aVillage({ teamCode }),
    villageCode: 'v',
    effectiveOn,
  })
  const versions = [
    version('', 'a'),
    version('2017-02-01', 'b'),
    version('2017-03-01', 'b'),
    version('2017-08-01', 'c'),
  ]
  expect(servedSince(versions, '2017-06-30')).toBe('2017-02-01')
  expect(servedSince(versions, '2017-01-31')).toBeNull()
  expect(servedSince(versions, '2017-08-01')).toBe('2017-08-01')
  expect(servedSince([], '2017-06-30')).toBeNull()
})
