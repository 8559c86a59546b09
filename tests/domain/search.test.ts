import { describe, expect, test } from 'vitest'
import { bestOf, matchOf, typed } from '../../src/domain/search.ts'

const keys = (name: string, code: string) =>
  [
    ['name', [name]],
    ['code', [code]],
  ] as const

describe('finding a village by what was typed', () => {
  test('the whole name is better than its beginning, and that better than its middle', () => {
    expect(matchOf('三清村', keys('三清村', '1'))).toEqual({ match: 'exact', by: 'name' })
    expect(matchOf('三清', keys('三清村', '1'))).toEqual({ match: 'beginning', by: 'name' })
    expect(matchOf('清', keys('三清村', '1'))).toEqual({ match: 'inside', by: 'name' })
    expect(matchOf('龙', keys('三清村', '1'))).toBeNull()
  })

  test('a better match by a later key wins; of equal ones the earlier key does', () => {
    expect(matchOf('12', keys('村12', '12'))).toEqual({ match: 'exact', by: 'code' })
    expect(matchOf('12', keys('12', '12'))).toEqual({ match: 'exact', by: 'name' })
  })

  test('full-width letters, capitals and spaces make no difference, and nothing typed finds nothing', () => {
    expect(typed('ＮＯ．１ 2')).toBe('no.12')
    expect(matchOf(typed('San Qing'), [['pinyin', ['sanqingcun']]])).toMatchObject({ match: 'beginning' })
    expect(matchOf('', keys('三清村', '1'))).toBeNull()
  })

  test('the best few come first, and it is said that there are more', () => {
    const villages = ['新龙村', '龙村', '龙', '大龙山村'].map((name) => ({ name }))
    const best = bestOf('龙', villages, ({ name }) => [['name', [name]]], 3)
    expect(best.items.map(({ name }) => name)).toEqual(['龙', '龙村', '新龙村'])
    expect(best.hasMore).toBe(true)
    expect(bestOf('龙', villages, ({ name }) => [['name', [name]]], 4).hasMore).toBe(false)
  })
})
