/** The register's forms: what is typed becomes what is kept, and what would change is known before. */
import { describe, expect, test } from 'vitest'
import { namesIn, nextCode } from '../../src/client/desk/kit/entry-form.tsx'
import { changesIn, type Draft, draftOf, issuesIn, valueIn, withTyped } from '../../src/client/desk/kit/form-draft.ts'
import { readList, requestOf } from '../../src/client/desk/kit/list.tsx'
import { moveCount, movesOf } from '../../src/client/desk/register/team-villages.tsx'
import {
  asPut,
  halfPosition,
  NEW_VILLAGE,
  type VillageField,
  villageFields,
} from '../../src/client/desk/register/villages.tsx'
import { villages as villageRoutes } from '../../src/contract/register.ts'
import type { Village } from '../../src/domain/register/place.ts'

const aVillage = (changes: Partial<Village> = {}): Village => ({
  code: '510723100211',
  name: '三清村',
  townshipCode: '510723100',
  townshipName: '云溪镇',
  designated: true,
  teamCode: 'team-01',
  annualQuota: 12,
  aliases: ['三清寺'],
  latitude: 31.2,
  longitude: 105.4,
  ...changes,
})

const fields = villageFields([], [])
const draftOfVillage = (village: Village) => draftOf(fields, asPut(village))
const newVillage = draftOf(fields, NEW_VILLAGE)
const villageFrom = (draft: Draft<VillageField>) => valueIn(villageRoutes.put.body, fields, {}, draft)
const villageIssues = (draft: Draft<VillageField>) => [
  ...issuesIn(villageRoutes.put.body, fields, draft),
  ...halfPosition(draft),
]

describe('a village’s form', () => {
  test('left as it is sends the village as it is', () => {
    const { townshipName: _, ...kept } = aVillage()
    expect(villageFrom(draftOfVillage(aVillage()))).toEqual(kept)
  })

  test('an emptied field is unknown again, and other names are set apart however they were typed', () => {
    const draft = {
      ...draftOfVillage(aVillage()),
      teamCode: '',
      latitude: ' ',
      longitude: '',
      aliases: '三清寺, 老三清；三青',
    }
    const sent = villageFrom(draft)
    expect(sent).not.toHaveProperty('teamCode')
    expect(sent).not.toHaveProperty('latitude')
    expect(sent.aliases).toEqual(['三清寺', '老三清', '三青'])
  })

  test('of a new one asks for its code, name and township, and owes a show a month', () => {
    expect(villageIssues(newVillage).map(({ path }) => path)).toEqual(['code', 'name', 'townshipCode'])
    const typed = { ...newVillage, code: ' 510723100299 ', name: '新村', townshipCode: '510723100' }
    expect(villageFrom(typed)).toEqual({
      code: '510723100299',
      name: '新村',
      townshipCode: '510723100',
      designated: false,
      annualQuota: 12,
      aliases: [],
    })
  })

  test('asks for the quota as a number, and for both halves of a position', () => {
    const draft = { ...draftOfVillage(aVillage()), annualQuota: '十二', latitude: '' }
    expect(villageIssues(draft)).toEqual([
      { path: 'annualQuota', message: '请填数字。' },
      { path: 'latitude', message: '经度和纬度要一起填，或都留空。' },
    ])
    expect(villageIssues(draftOfVillage(aVillage()))).toEqual([])
  })

  test('typed back to what it was is no change', () => {
    const base = draftOfVillage(aVillage())
    const typed = withTyped({}, base, 'annualQuota', '6')
    expect(changesIn(fields, base, { ...base, ...typed }).map(({ field }) => field)).toEqual(['annualQuota'])
    expect(withTyped(typed, base, 'annualQuota', '12')).toEqual({})
  })
})

describe('villages given to a team', () => {
  const villages = [
    aVillage({ code: 'a' }),
    aVillage({ code: 'b', teamCode: 'team-02' }),
    aVillage({ code: 'c', teamCode: 'team-03' }),
    aVillage({ code: 'd', teamCode: 'team-02' }),
  ]
  const codes = (some: Village[]): string[] => some.map(({ code }) => code)

  test('come from the teams that serve them now, and those unticked are left without', () => {
    const moves = movesOf(villages, 'team-01', new Set(['b', 'c', 'd']))
    expect(moves.from.map((one) => [one.teamCode, codes(one.villages)])).toEqual([
      ['team-02', ['b', 'd']],
      ['team-03', ['c']],
    ])
    expect(codes(moves.left)).toEqual(['a'])
    expect(moveCount(moves)).toBe(4)
    expect(moveCount(movesOf(villages, 'team-01', new Set(['a'])))).toBe(0)
  })
})

test('the filter of the register is the same in the address and in the request, which never asks for the form', () => {
  const asked = '?q=sq&team=team-01&designated=true&edit=510723100211&nonsense=1'
  const list = readList(villageRoutes.list, asked, { page: '/register', own: ['edit'] })
  expect(list.href({})).toBe('/register?team=team-01&designated=true&q=sq&edit=510723100211')
  expect(requestOf(villageRoutes.list, list, 'abc')).toBe(
    '/api/villages?team=team-01&designated=true&q=sq&limit=100&cursor=abc',
  )
})

test('a new film gets the code after the highest, whatever else is called otherwise', () => {
  expect(nextCode(['film-001', 'film-040', 'old-99', 'film-x'], 'film-')).toBe('film-041')
  expect(nextCode([], 'team-')).toBe('team-01')
})

test('names on a line are set apart by any mark, and empty ones are none', () => {
  expect(namesIn('王师傅、李师傅 / ；')).toEqual(['王师傅', '李师傅'])
})
