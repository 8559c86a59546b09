import { describe, expect, test } from 'vitest'
import { typed } from '../../src/domain/asked.ts'
import { bestOf, matchOf, numberedNames, type SearchKeys } from '../../src/domain/register/search.ts'

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

  test('names come before initials, initials before pinyin, and what has the letters inside comes last', () => {
    const things: { name: string; keys: SearchKeys<'name' | 'pinyin' | 'initials'> }[] = [
      { name: 'inside a spelling', keys: [['pinyin', ['lisanqing']]] },
      { name: 'inside a name', keys: [['name', ['大sanq']]] },
      { name: 'beginning of its pinyin', keys: [['pinyin', ['sanqu']]] },
      { name: 'beginning of its initials', keys: [['initials', ['sanqx']]] },
      { name: 'beginning of its name', keys: [['name', ['sanq村']]] },
      { name: 'whole pinyin', keys: [['pinyin', ['sanq']]] },
      { name: 'whole name', keys: [['name', ['SanQ']]] },
    ]
    const found = bestOf('sanq', things, ({ keys: known }) => known, 9)
    expect(found.items.map(({ name }) => name)).toEqual(things.map(({ name }) => name).toReversed())
  })

  test('a letter inside a spelling is no match, nor are two inside pinyin', () => {
    const within = (letters: string, by: 'pinyin' | 'initials' | 'name') => matchOf(letters, [[by, ['xsanx']]])?.match
    expect([within('s', 'initials'), within('sa', 'initials')]).toEqual([undefined, 'inside'])
    expect([within('sa', 'pinyin'), within('san', 'pinyin')]).toEqual([undefined, 'inside'])
    expect(within('s', 'name')).toBe('inside')
  })

  test('the brackets of a title are not part of it', () => {
    expect(typed('《地道战》')).toBe('地道战')
    expect(typed('“太行　山上”')).toBe('太行山上')
    expect(typed('《》')).toBe('')
  })

  test('a numbered team goes by its digits, too, and by its number alone', () => {
    expect(numberedNames('放映三队')).toEqual(['放映三队', '放映3队', '三队', '3队'])
    expect(numberedNames('放映十队')[3]).toBe('10队')
    expect(numberedNames('放映十二队')[3]).toBe('12队')
    expect(numberedNames('放映二十队')[3]).toBe('20队')
    expect(numberedNames('放映二十二队')[1]).toBe('放映22队')
    expect(numberedNames('蒲公英队')).toEqual(['蒲公英队'])
    const teams = ['放映十三队', '放映二十三队', '放映三队'].map((name) => ({ name }))
    const first = (letters: string) => bestOf(letters, teams, ({ name }) => [['name', numberedNames(name)]], 9).items[0]
    expect([first('3队')?.name, first('三队')?.name, first('23队')?.name]).toEqual([
      '放映三队',
      '放映三队',
      '放映二十三队',
    ])
  })
})
