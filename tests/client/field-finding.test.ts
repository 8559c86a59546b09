/** Finding a village by what is typed with a thumb, or by where one stands. */
import { describe, expect, test } from 'vitest'
import { found, villageNames } from '../../src/client/field/kit/search.ts'
import { isAnywhere, nearestTo } from '../../src/client/field/kit/village-list.tsx'
import { fieldVillage } from './field-copy.ts'

describe('finding a village', () => {
  const villages = [
    fieldVillage({ code: 'a', name: '双沟村', townshipName: '三元乡', pinyin: 'shuanggoucun', initials: 'sgc' }),
    fieldVillage({ code: 'b' }),
    fieldVillage({ code: 'c', name: '上清村', pinyin: 'shangqingcun', initials: 'sqc' }),
  ]
  const names = (query: string) => found(villages, query, villageNames).map(({ code }) => code)

  test('by a character, by pinyin and by initials', () => {
    expect(names('清')).toEqual(['b', 'c'])
    expect(names('sanq')).toEqual(['b'])
    expect(names('SQ')).toEqual(['b', 'c'])
  })
  test('a name that begins so comes before a township that does', () => {
    expect(names('三')).toEqual(['b', 'a'])
  })
  test('full-width letters and spaces of a phone’s keyboard do not matter', () => {
    expect(names(' ｓａｎ qing ')).toEqual(['b'])
  })
  test('what is nowhere is not found', () => {
    expect(names('wuxi')).toEqual([])
  })
})

test('the nearest village is the first, and those without a place on the map are left out', () => {
  const villages = [
    fieldVillage({ code: 'far', latitude: 31.4, longitude: 105.4 }),
    fieldVillage({ code: 'nowhere' }),
    fieldVillage({ code: 'near', latitude: 31.211, longitude: 105.391 }),
  ]
  const near = nearestTo({ latitude: 31.21, longitude: 105.39 }, villages)
  expect(near.map(({ village }) => village.code)).toEqual(['near', 'far'])
  expect(near[0]?.metres).toBeLessThan(200)
  expect([isAnywhere(villages), isAnywhere([fieldVillage({ code: 'unknown' })])]).toEqual([true, false])
})
