import { describe, expect, test } from 'vitest'
import type { Village } from '../../src/domain/register/place.ts'
import type { VillagePosition } from '../../src/domain/register/village-position.ts'
import {
  bandStates,
  columnsFor,
  gapStates,
  mapTiles,
  nextDot,
  type Placed,
  stateCounts,
  withPositions,
  worstFirst,
} from '../../src/client/desk/map/rules.ts'
import { stateSays, villageSays } from '../../src/client/desk/map/tiles.tsx'
import { mapPath, readMapQuery } from '../../src/client/desk/routes.ts'

const at = (code: string, townshipCode: string, latitude?: number, longitude?: number): Placed => ({
  code,
  name: code,
  townshipCode,
  latitude,
  longitude,
})
const dotOf = (tiles: ReturnType<typeof mapTiles>, code: string) =>
  tiles.flatMap(({ dots }) => dots).find(({ village }) => village.code === code)

describe('townships on the map', () => {
  const county = [
    at('sw-1', 'sw', 31, 105),
    at('ne-1', 'ne', 32, 106),
    at('nw-1', 'nw', 32.1, 105),
    at('se-1', 'se', 31.1, 106),
  ]

  test('lie as they do in the county: the north above, the west on the left', () => {
    const tiles = mapTiles(county, columnsFor(4))
    expect(tiles.map(({ code, row, column }) => [code, row, column])).toEqual([
      ['nw', 0, 0],
      ['ne', 0, 1],
      ['sw', 1, 0],
      ['se', 1, 1],
    ])
  })

  test('of which nobody knows where they are come last, by their codes', () => {
    const tiles = mapTiles([at('b-1', 'b'), at('a-1', 'a'), ...county], 2)
    expect(tiles.map(({ code }) => code)).toEqual(['nw', 'ne', 'sw', 'se', 'a', 'b'])
  })
})

describe('villages in their township', () => {
  test('lie as they do in it, and no two on one another', () => {
    const many = Array.from({ length: 34 }, (_, i) => at(`v-${String(i).padStart(2, '0')}`, 't', 31.2, 105.3))
    const tiles = mapTiles([...many, at('north', 't', 31.9, 105.3), at('west', 't', 31.2, 104.9)], 1)
    const places = tiles.flatMap(({ dots }) => dots.map(({ row, column }) => `${row} ${column}`))
    expect(new Set(places).size).toBe(36)
    expect(dotOf(tiles, 'north')?.row).toBe(0)
    expect(dotOf(tiles, 'west')?.column).toBe(0)
  })

  test('of which nobody knows where they are take what is free, by their codes', () => {
    const tiles = mapTiles([at('b', 't'), at('a', 't'), at('known', 't', 31, 105)], 1)
    expect(dotOf(tiles, 'a')).toMatchObject({ row: 0, column: 0 })
    expect(dotOf(tiles, 'b')).toMatchObject({ row: 0, column: 1 })
  })

  test('take the place of their logs or of the register, and never a guess', () => {
    const where = { latitude: 31, longitude: 105 }
    const placed = withPositions(
      [at('a', 't'), at('b', 't', 30, 104), at('c', 't')],
      [
        { code: 'a', source: 'logs', ...where },
        { code: 'b', source: 'township', ...where },
      ],
    )
    expect(placed?.map(({ source, latitude }) => [source, latitude])).toEqual([
      ['logs', 31],
      ['township', undefined],
      ['none', undefined],
    ])
    expect(withPositions([at('a', 't')], undefined)).toBeUndefined()
  })
})

describe('arrow keys on the map', () => {
  const tiles = mapTiles([...Array.from({ length: 8 }, (_, i) => at(`a${i}`, 'a')), at('b0', 'b'), at('b1', 'b')], 2)

  test('go on to the next village, and over to the next township', () => {
    expect(nextDot(tiles, 'a0', 'ArrowRight')).toBe('a1')
    expect(nextDot(tiles, 'a7', 'ArrowRight')).toBe('b0')
    expect(nextDot(tiles, 'b0', 'ArrowLeft')).toBe('a7')
  })

  test('go up and down in a township, then to its neighbour', () => {
    expect(nextDot(tiles, 'a1', 'ArrowDown')).toBe('a6')
    expect(nextDot(tiles, 'a6', 'ArrowUp')).toBe('a1')
    expect(nextDot(tiles, 'a6', 'ArrowDown')).toBe('b0')
    expect(nextDot(tiles, 'b1', 'ArrowUp')).toBe('a7')
  })

  test('stop at the edge, and leave other keys alone', () => {
    expect(nextDot(tiles, 'a0', 'ArrowLeft')).toBeNull()
    expect(nextDot(tiles, 'b1', 'ArrowDown')).toBeNull()
    expect(nextDot(tiles, 'a0', 'Tab')).toBeNull()
  })
})

describe('what a dot says', () => {
  const band = (code: string, changes: Partial<VillagePosition & Village> = {}) => ({
    code,
    designated: false,
    band: 'untested' as const,
    ratePercent: null,
    testedOn: null,
    partial: false,
    ...changes,
  })

  test('is the village’s band on the day; what nobody tested has no figure', () => {
    const villages = [
      band('fine', { band: 'pass', ratePercent: 97, testedOn: '2017-06-01', designated: true }),
      band('new'),
      band('low', { band: 'low', ratePercent: 82.3, testedOn: '2017-06-01', designated: true }),
      band('worse', { band: 'low', ratePercent: 80, testedOn: '2017-06-02', partial: true }),
    ]
    const states = bandStates(villages)
    expect(states.get('low')).toEqual({ state: 'low', value: 82.3, testedOn: '2017-06-01', partial: false })
    expect(states.get('new')).toMatchObject({ state: 'untested', value: null })
    expect(stateCounts(villages, states, 'band')).toEqual([
      { state: 'severe', count: 0, designated: 0 },
      { state: 'low', count: 2, designated: 1 },
      { state: 'stale', count: 0, designated: 0 },
      { state: 'untested', count: 1, designated: 0 },
      { state: 'pass', count: 1, designated: 1 },
    ])
    expect(worstFirst(villages, states, 'band').map(({ code }) => code)).toEqual(['worse', 'low', 'new', 'fine'])
    expect(worstFirst([band('not yet known'), ...villages], states, 'band').at(-1)?.code).toBe('not yet known')
  })

  test('is said in words: the rate, and what a part test can say', () => {
    const low = { state: 'low', value: 82.3, testedOn: '2017-06-20' } as const
    expect(stateSays(low)).toBe('偏低 82.3%')
    expect(stateSays({ ...low, partial: true })).toBe('偏低，至多 82.3%')
    expect(stateSays({ state: 'untested', value: null, testedOn: null })).toBe('未检测')
    expect(stateSays({ state: 'gaps_many', value: 5 })).toBe('缺 5 个月')
    expect(stateSays({ state: 'gaps_none', value: 0 })).toBe('没有缺')
    expect(stateSays(undefined)).toBe('未知')
  })

  test('names the village, and says where nobody knows its place', () => {
    const village = {
      ...at('v', 't'),
      name: '三清村',
      townshipName: '云溪镇',
      designated: true,
      source: 'none' as const,
    }
    const state = { state: 'gaps_one', value: 1 } as const
    expect(villageSays(village, state, true)).toBe('三清村（云溪镇）：缺 1 个月，贫困村，位置未知')
    expect(villageSays(village, state, false)).toBe('三清村（云溪镇）：缺 1 个月，贫困村')
    expect(
      villageSays(
        { ...village, source: 'logs', designated: false },
        { state: 'low', value: 82.3, testedOn: '2017-06-20' },
        true,
      ),
    ).toBe('三清村（云溪镇）：偏低 82.3%，2017年6月20日检测')
    expect(villageSays({ ...village, source: 'logs', designated: false }, state, true)).toBe(
      '三清村（云溪镇）：缺 1 个月',
    )
  })

  test('is how many months that are over it missed', () => {
    const village = (code: string, seen: number) => ({
      code,
      name: code,
      townshipName: '云溪镇',
      designated: false,
      done: seen,
      quota: 12,
      months: Array.from({ length: 12 }, (_, i) => Number(i < seen)),
      monthCredits: Array.from({ length: 12 }, (_, i) => 60 * Number(i < seen)),
      credit: 60 * seen,
    })
    const months = { year: 2017, asOf: '2017-06-12', villages: [0, 2, 3, 4, 5].map((n) => village(`seen-${n}`, n)) }
    const states = gapStates(months)
    expect([...states.values()]).toEqual([
      { state: 'gaps_many', value: 5 },
      { state: 'gaps_many', value: 3 },
      { state: 'gaps_two', value: 2 },
      { state: 'gaps_one', value: 1 },
      { state: 'gaps_none', value: 0 },
    ])
    expect(worstFirst(months.villages, states, 'gaps')[0]?.code).toBe('seen-0')
  })

  test('is in the address', () => {
    expect(readMapQuery('?by=gaps&asOf=2017-06-12')).toEqual({ by: 'gaps', asOf: '2017-06-12' })
    expect(mapPath({ by: 'gaps' })).toBe('/map?by=gaps')
    expect(mapPath(readMapQuery('?by=colour'))).toBe('/map')
  })
})
