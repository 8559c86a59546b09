import { describe, expect, test } from 'vitest'
import {
  cellOf,
  gapsOf,
  gridGroups,
  gridPath,
  readGridQuery,
  shownVillages,
  townshipsOf,
  villagesSeen,
} from '../../src/client/desk/grid/rules.ts'
import { nextCell } from '../../src/client/desk/kit/next-cell.ts'
import type { VillageYear } from '../../src/contract/figures.ts'

const DAY = '2017-06-12'
const sumOf = (counts: number[]): number => counts.reduce((sum, count) => sum + count, 0)
/** By the screenings of its months, whole or in thirds. */
const row = (code: string, months: number[], changes: Partial<VillageYear> = {}): VillageYear => ({
  code,
  name: code,
  townshipName: '云溪镇',
  teamCode: 'team-01',
  designated: false,
  quota: 12,
  months: Array.from({ length: 12 }, (_, i) => Math.floor(months[i] ?? 0)),
  monthCredits: Array.from({ length: 12 }, (_, i) => 60 * (months[i] ?? 0)),
  credit: 60 * sumOf(months),
  done: Math.floor(sumOf(months)),
  ...changes,
})
const yearOf = (...villages: VillageYear[]) => ({ year: 2017, asOf: DAY, villages })

describe('a cell of the grid', () => {
  test('says what was shown', () => {
    expect(cellOf(60, '2017-05', DAY, 12)).toBe('seen')
    expect(cellOf(80, '2017-05', DAY, 12)).toBe('seen')
  })

  test('is a gap only when the month is over', () => {
    expect(cellOf(0, '2017-05', DAY, 12)).toBe('gap')
    expect(cellOf(0, '2017-06', DAY, 12)).toBe('pending')
    expect(cellOf(0, '2017-06', '2017-06-30', 12)).toBe('gap')
  })

  test('of shorts that make less than a screening is neither seen nor a gap, whatever is owed and whether it is over', () => {
    for (const month of ['2017-05', '2017-06']) expect(cellOf(59, month, DAY, 12)).toBe('part')
    expect(cellOf(20, '2017-05', DAY, 0)).toBe('part')
  })

  test('of a month to come is blank, and so is one where nothing is owed', () => {
    expect(cellOf(0, '2017-07', DAY, 12)).toBe('blank')
    expect(cellOf(0, '2017-05', DAY, 0)).toBe('blank')
    // nor does one that began later, or had ended
    expect(cellOf(0, '2017-05', DAY, 12, { from: '2017-06' })).toBe('blank')
    expect(cellOf(0, '2017-05', DAY, 12, { until: '2017-04' })).toBe('blank')
    expect(cellOf(0, '2017-05', DAY, 12, { from: '2017-05', until: '2017-05' })).toBe('gap')
  })
})

describe('the months a village missed', () => {
  test.each(['2017-06-29', '2017-06-30', '2017-07-01', '2016-12-31', '2018-01-01'])(
    'are as many as its cells with a gap, also on %s',
    (asOf) => {
      for (const village of [row('v', [0, 1, 0, 0, 2]), row('nothing owed', [], { quota: 0 })]) {
        const cells = village.monthCredits.map((credit, i) =>
          cellOf(credit, `2017-${String(i + 1).padStart(2, '0')}`, asOf, village.quota),
        )
        expect(gapsOf(village, { year: 2017, asOf })).toBe(cells.filter((cell) => cell === 'gap').length)
      }
    },
  )

  test('are those without a whole screening, shorts or not', () => {
    const village = row('v', [1, 1 / 3, 2 / 3, 4 / 3, 1])
    expect(gapsOf(village, { year: 2017, asOf: DAY })).toBe(2)
    const short = row('v', [1, 1, 1, 1, 1, 2 / 3])
    expect(shownVillages(yearOf(short), { onlyGaps: false, unseen: 'month' })).toEqual([short])
  })

  test('count the last month from its last day on', () => {
    const seen = row('v', [1, 1, 1, 1, 1, 0])
    expect(gapsOf(seen, { year: 2017, asOf: '2017-06-29' })).toBe(0)
    expect(gapsOf(seen, { year: 2017, asOf: '2017-06-30' })).toBe(1)
  })
})

describe('the villages shown', () => {
  const full = row('full', [1, 1, 1, 1, 1])
  const gappy = row('gappy', [1, 0, 1, 1, 1])
  const far = row('far', [0, 0, 0, 0, 0], { townshipName: '玉龙镇', teamCode: 'team-02' })
  const data = yearOf(full, gappy, far)

  test('are all, or those of a township or a team', () => {
    expect(shownVillages(data, { onlyGaps: false })).toHaveLength(3)
    expect(shownVillages(data, { onlyGaps: false, township: '玉龙镇' })).toEqual([far])
    expect(shownVillages(data, { onlyGaps: false, team: 'team-01' })).toEqual([full, gappy])
    expect(townshipsOf(data.villages)).toEqual(['云溪镇', '玉龙镇'])
  })

  test('with gaps don’t include one that only lacks the month not over', () => {
    expect(shownVillages(data, { onlyGaps: true })).toEqual([gappy, far])
  })

  test('are counted by month, up to this month', () => {
    expect(villagesSeen(data.villages, 2017, DAY).slice(0, 7)).toEqual([2, 1, 2, 2, 2, 0, null])
  })
})

describe('the order of the grid', () => {
  const one = row('v1', [1, 0, 1, 1, 1])
  const none = row('v2', [0, 0, 0, 0, 0], { townshipName: '玉龙镇', teamCode: 'team-02' })
  const three = row('v3', [1, 1, 0, 0, 0])
  const { teamCode: _, ...free } = row('v4', [1, 1, 1, 1, 1], { townshipName: '玉龙镇' })
  const data = yearOf(one, none, three, free)
  const groups = (order: 'gaps' | 'township' | 'team') =>
    gridGroups(data.villages, data, order).map(({ key, gaps, villages }) => [
      key,
      gaps,
      villages.map(({ code }) => code),
    ])

  test('counts months that are over, not the one that is not', () => {
    expect(data.villages.map((village) => gapsOf(village, data))).toEqual([1, 5, 3, 0])
  })

  test('begins with those that saw the least', () => {
    expect(groups('gaps')).toEqual([
      ['5', 5, ['v2']],
      ['3', 3, ['v3']],
      ['1', 1, ['v1']],
      ['0', 0, ['v4']],
    ])
  })

  test('by township or team begins so in each, and what no team has comes last', () => {
    expect(groups('township')).toEqual([
      ['云溪镇', 4, ['v3', 'v1']],
      ['玉龙镇', 5, ['v2', 'v4']],
    ])
    expect(groups('team')).toEqual([
      ['team-01', 4, ['v3', 'v1']],
      ['team-02', 5, ['v2']],
      ['', 0, ['v4']],
    ])
  })

  test('is in the address, with the filter', () => {
    const asked = '?asOf=2017-06-12&order=team&township=%E7%8E%89%E9%BE%99%E9%95%87&gaps=1'
    expect(gridPath(readGridQuery(asked))).toBe(`/grid${asked}`)
    expect(gridPath(readGridQuery('?order=colour'))).toBe('/grid')
  })
})

describe('arrow keys in the grid', () => {
  const links = [
    [true, true, false],
    [true, false, true],
  ]
  const can = (r: number, c: number): boolean | undefined => links[r]?.[c]

  test('go to the next cell that has logs', () => {
    expect(nextCell([0, 0], 'ArrowRight', can)).toEqual([0, 1])
    expect(nextCell([1, 0], 'ArrowRight', can)).toEqual([1, 2])
    expect(nextCell([0, 0], 'ArrowDown', can)).toEqual([1, 0])
    expect(nextCell([1, 2], 'ArrowLeft', can)).toEqual([1, 0])
  })

  test('stop at the edge, and leave other keys alone', () => {
    expect(nextCell([0, 1], 'ArrowRight', can)).toBeNull()
    expect(nextCell([0, 0], 'ArrowUp', can)).toBeNull()
    expect(nextCell([0, 0], 'Tab', can)).toBeNull()
  })
})

test('the villages that saw nothing in the month of the day are those where something is owed', () => {
  const seen = row('seen', [0, 0, 0, 0, 0, 1])
  const unseen = row('unseen', [1, 1, 1, 1, 1])
  const long = row('since May', [1, 1, 1, 1, 0])
  const owed = row('nothing-owed', [], { quota: 0 })
  const data = yearOf(seen, unseen, long, owed)
  expect(shownVillages(data, { onlyGaps: false, unseen: 'month' })).toEqual([unseen, long])
  expect(shownVillages(data, { onlyGaps: false, unseen: 'two_months' })).toEqual([long])
})
