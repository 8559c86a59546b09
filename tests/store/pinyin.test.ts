import { expect, test } from 'vitest'
import { searchKeys } from '../../src/store/register/pinyin.ts'

test('a name is spelt as it is read', () => {
  expect(searchKeys(['三清村'])).toEqual({ pinyin: 'sanqingcun', initials: 'sqc' })
  expect(searchKeys(['华龙村', '龙华'])).toEqual({ pinyin: 'hualongcun longhua', initials: 'hlc lh' })
})

test('a character that is read in two ways is found by either', () => {
  for (const [name, spellings, initials] of [
    ['长坪村', ['changpingcun', 'zhangpingcun'], ['cpc', 'zpc']],
    ['重阳村', ['chongyangcun', 'zhongyangcun'], ['cyc', 'zyc']],
    ['太行山上', ['taihangshanshang', 'taixingshanshang'], ['thss', 'txss']],
  ] as const) {
    const found = searchKeys([name])
    expect(found.pinyin.split(' ').toSorted()).toEqual([...spellings].toSorted())
    expect(found.initials.split(' ').toSorted()).toEqual([...initials].toSorted())
  }
})

test('where what is read and what is written do not go one by one, the usual reading is the only one', () => {
  expect(searchKeys(['𠮷𠮷长乐']).pinyin).toBe('𠮷𠮷changle')
})

test('the usual reading comes first, letters and digits stay, and a name of many such characters has eight spellings', () => {
  expect(searchKeys(['太行山上']).pinyin.split(' ')[0]).toBe('taihangshanshang')
  expect(searchKeys(['长坪3组AB']).pinyin.split(' ')).toContain('zhangping3zuab')
  expect(searchKeys(['长重行乐朝都']).pinyin.split(' ')).toHaveLength(8)
})
