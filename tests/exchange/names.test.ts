import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Found, lookalikes } from '../../src/exchange/similar.ts'
import { namesOf } from '../../src/exchange/names.ts'
import { readRegister } from '../../src/exchange/register-files.ts'
import { tablesOfTexts } from '../../src/exchange/register-tables.ts'
import { aFilm, aVillage } from '../make.ts'

const FILES = ['townships', 'villages', 'teams', 'films'].map((name) => `${name}.csv`)
const read = readRegister(
  tablesOfTexts(new Map(FILES.map((name) => [name, readFileSync(`db/seed/yanting/${name}`, 'utf8')]))),
)
if ('problems' in read) throw new Error('the seed register is not right')
const { register } = read
const townshipNames = new Map(register.townships.map(({ code, name }) => [code, name]))
const villages = register.villages.map((village) => ({
  ...village,
  townshipName: townshipNames.get(village.townshipCode) ?? '',
}))
/** The real county's names. */
const names = namesOf({ ...register, villages })

const village = (text: string, township?: string) => {
  const within = township === undefined ? undefined : names.township(township)
  return names.village(text, within && 'found' in within ? within.found : undefined)
}
const codeOf = (found: Found<{ code: string }>): string | undefined => ('found' in found ? found.found.code : undefined)
const offered = (found: Found<unknown>): string[] => ('found' in found ? ['found at once'] : found.suggest())

describe('a village is found by', () => {
  test.each([
    ['its name', '玉成村', '林农镇', '510723112213'],
    ['its alias, as the report misspells it', '玉城村', '林农镇', '510723112213'],
    ['an alias with swapped characters', '龙华村', '金安乡', '510723206203'],
    ['its name in a township without 乡', '华龙村', '金安', '510723206203'],
    ['a name that is there only once, without a township', '三清村', undefined, '510723100211'],
    ['township and name in one cell', '金安华龙村', undefined, '510723206203'],
    ['the whole of both', '林农镇玉城村', undefined, '510723112213'],
    ['the township twice', '林农镇玉成村', '林农镇', '510723112213'],
    ['its code', '510723112213', undefined, '510723112213'],
    ['its code in full-width digits', '５１０７２３１１２２１３', '林农镇', '510723112213'],
    ['its name with blanks in it', ' 三 清　村 ', '云溪镇', '510723100211'],
  ])('%s', (_, text, township, code) => {
    expect(codeOf(village(text, township))).toBe(code)
  })
})

describe('a village that is not found is never chosen, only offered:', () => {
  test.each([
    ['a homophone', '三青村', '云溪镇', '三清村'],
    ['a homophone without a township', '三青村', undefined, '云溪镇三清村'],
    ['a community for a village', '华龙社区', '金安乡', '华龙村'],
    ['another near homophone', '高官村', '黑坪镇', '高观村'],
    ['and with the township in the cell', '黑坪高官村', undefined, '黑坪镇高观村'],
    ['swapped characters', '清三村', '云溪镇', '三清村'],
    ['one wrong character', '石片村', '云溪镇', '石牌村'],
    ['the name without 村', '红联', '石牛庙', '红联村'],
    ['a misspelt township in the cell', '云希三清村', undefined, '云溪镇三清村'],
  ])('%s', (_, text, township, likeliest) => {
    expect(codeOf(village(text, township))).toBeUndefined()
    expect(offered(village(text, township))[0]).toBe(likeliest)
  })

  test('one of another township is said to be there', () => {
    expect(offered(village('石牌村', '金安乡'))).toEqual(['云溪镇石牌村'])
    expect(codeOf(village('510723100210', '金安乡'))).toBeUndefined()
  })

  test('every offer without a township is understood when it is pasted', () => {
    for (const text of ['三青村', '高官村', '华龙社区', '石排村']) {
      const offers = offered(village(text))
      expect(offers.length).toBeGreaterThan(0)
      for (const offer of offers) expect(codeOf(village(offer))).toBeDefined()
    }
  })

  test('nonsense gets no offer', () => {
    for (const text of ['asdf', '村', '😀', '长'.repeat(2000)]) expect(offered(village(text))).toEqual([])
  })
})

test('a name that several townships have is a question with all of them', () => {
  const two = [
    { ...aVillage({ code: 'a', name: '和平村', townshipCode: 't1' }), townshipName: '富驿镇' },
    { ...aVillage({ code: 'b', name: '和平村', townshipCode: 't2' }), townshipName: '巨龙镇' },
  ]
  const townships = [
    { code: 't1', name: '富驿镇' },
    { code: 't2', name: '巨龙镇' },
  ]
  const county = namesOf({ townships, villages: two, teams: [], films: [] })
  expect(offered(county.village('和平村'))).toEqual(['富驿镇和平村', '巨龙镇和平村'])
  expect(codeOf(county.village('巨龙和平村'))).toBe('b')
  expect(codeOf(county.village('和平村', townships[0]))).toBe('a')
})

describe('teams, films and townships', () => {
  test('are found by code or name, in any width', () => {
    expect(codeOf(names.team('team-01'))).toBe('team-01')
    expect(codeOf(names.team('放映一队(示例)'))).toBe('team-01')
    expect(codeOf(names.film('ｆｉｌｍ－００１'))).toBe('film-001')
    expect(codeOf(names.film(' 太行山上 '))).toBe('film-001')
    expect(codeOf(names.township('云溪'))).toBe('510723100')
  })

  test('are offered when they are nearly right', () => {
    expect(offered(names.team('放映一队'))[0]).toBe('放映一队（示例）')
    expect(offered(names.film('地到战'))[0]).toBe('地道战')
    expect(offered(names.film('太行山'))).toEqual(['太行山上'])
    expect(offered(names.township('云西镇'))).toEqual(['云溪镇'])
  })

  test('with the same name are told apart by code', () => {
    const films = [aFilm({ code: 'film-1' }), aFilm({ code: 'film-2' })]
    const found = namesOf({ townships: [], villages: [], teams: [], films }).film('太行山上')
    expect(offered(found)).toEqual(['film-1', 'film-2'])
  })

  test('may have emoji in their names', () => {
    const teams = [{ code: 'x', name: '🎬放映队' }]
    const county = namesOf({ townships: [], villages: [], teams, films: [] })
    expect(codeOf(county.team('🎬 放映队'))).toBe('x')
    expect(offered(county.team('放映队'))).toEqual(['🎬放映队'])
  })
})

test('there are never more than five offers', () => {
  const many = Array.from({ length: 30 }, (_, i) => ({ label: `龙${i}村`, spellings: [`龙${i}村`] }))
  expect(lookalikes(many)('龙1村')[0]).toBe('龙1村')
  expect(lookalikes(many)('龙村')).toHaveLength(0)
  expect(lookalikes(many)('龙1x村')).toHaveLength(5)
})
