import { afterEach, describe, expect, test } from 'vitest'
import { nextOrder } from '../../src/client/desk/kit/address.ts'
import { draftOf, valueIn } from '../../src/client/desk/kit/form-draft.ts'
import {
  changedVillages,
  coverageFields,
  inTvOrder,
  readTvQuery,
  RISING,
  sumState,
  tvAsked,
  tvPath,
} from '../../src/client/desk/tv/coverage.tsx'
import { speak } from '../../src/client/shared/words.ts'
import { addressOf } from '../../src/contract/address.ts'
import { tvCoverage, type TvVillage } from '../../src/contract/audibility.ts'
import { NewTvCoverage } from '../../src/domain/audibility/tv-coverage.ts'

afterEach(() => speak('zh'))

const blank = draftOf(coverageFields(), {})
const typed = (changes: Partial<typeof blank> = {}) => ({
  ...blank,
  villageCode: '510723100211',
  asOf: '2017-06-30',
  households: '61',
  connected: '52',
  lost: '1',
  noSignal: '5',
  noSet: '3',
  verified: '39',
  ...changes,
})

describe('a snapshot being typed', () => {
  test('is not judged before the whole and its parts are in', () => {
    expect(sumState(blank)).toEqual({ kind: 'waiting' })
    expect(sumState(typed({ noSet: '' })).kind).toBe('waiting')
    expect(sumState(typed({ noSet: '三' })).kind).toBe('waiting')
  })

  test('adds up, with what is not said of verified taken for none', () => {
    expect(sumState(typed())).toMatchObject({ kind: 'fits', counts: { households: 61, connected: 52 } })
    expect(sumState(typed({ verified: '' })).kind).toBe('fits')
  })

  test('says which line does not add up, and by how much, in the reader’s language', () => {
    const wrong = sumState(typed({ noSet: '2' }))
    expect(wrong).toMatchObject({ kind: 'wrong', issues: [{ path: 'households' }] })
    expect(JSON.stringify(wrong)).toContain('= 60，比登记的 61 户少 1 户')
    speak('en')
    expect(JSON.stringify(sumState(typed({ verified: '53' })))).toContain('1 more than the 52 connected')
  })

  test('is sent as numbers, without a note that nobody wrote', () => {
    expect(valueIn(NewTvCoverage, coverageFields(), { id: 'id-1' }, typed({ note: ' ' }))).toEqual({
      id: 'id-1',
      villageCode: '510723100211',
      asOf: '2017-06-30',
      households: 61,
      connected: 52,
      lost: 1,
      noSignal: 5,
      noSet: 3,
      verified: 39,
    })
  })
})

const village = (code: string, changes: Partial<TvVillage> = {}): TvVillage => ({
  id: code,
  villageCode: code,
  villageName: code,
  townshipName: '云溪镇',
  designated: true,
  asOf: '2017-06-28',
  households: 61,
  connected: 52,
  verified: 39,
  lost: 1,
  noSignal: 5,
  noSet: 3,
  notConnected: 9,
  connectedPercent: 85.25,
  receivedAt: '2017-06-28T09:00:00.000Z',
  reportedBy: '李师傅',
  change: null,
  ...changes,
})
const changed = (code: string, connected: number, lost: number): TvVillage =>
  village(code, { change: { since: '2017-03-20', households: 0, connected, lost } })
const codes = (villages: TvVillage[]): string[] => villages.map(({ villageCode }) => villageCode)

describe('the villages', () => {
  test('stand with the smallest share first, a village without households last either way', () => {
    const all = [
      village('v-1', { connectedPercent: null }),
      village('v-2'),
      village('v-3', { connectedPercent: 71.11 }),
    ]
    expect(codes(inTvOrder(all, { sort: 'connectedPercent', isDescending: false }))).toEqual(['v-3', 'v-2', 'v-1'])
    expect(codes(inTvOrder(all, { sort: 'connectedPercent', isDescending: true }))).toEqual(['v-2', 'v-3', 'v-1'])
  })

  test('that changed: lost again first, then cut off, then newly connected; unchanged ones not at all', () => {
    const all = [
      changed('v-1', 20, 0),
      changed('v-2', 0, 0),
      changed('v-3', -2, 0),
      changed('v-4', 5, 3),
      village('v-5'),
    ]
    expect(codes(changedVillages(all))).toEqual(['v-4', 'v-3', 'v-1'])
    expect(codes(changedVillages([changed('v-1', 0, 1), changed('v-2', 30, 0), changed('v-3', 0, -4)]))).toEqual([
      'v-1',
      'v-2',
      'v-3',
    ])
  })

  test('keep their order, their day and the one being entered in the address', () => {
    expect(tvPath(readTvQuery(''))).toBe('/tv')
    const address = '/tv?asOf=2017-06-30&sort=lost.desc&village=510723100211'
    expect(tvPath(readTvQuery(address.slice(3)))).toBe(address)
    expect(readTvQuery('?sort=colour&asOf=2017-13-01').order).toEqual({ sort: 'connectedPercent', isDescending: false })
    expect(addressOf(tvCoverage.list, tvAsked('2017-06-30'))).toBe(
      '/api/tv-coverage?designated=true&limit=500&asOf=2017-06-30',
    )
  })

  test('turn round on a second click; of numbers the largest come first', () => {
    const next = (sort: 'lost' | 'connectedPercent', isDescending: boolean) =>
      nextOrder('lost', { sort, isDescending }, RISING)
    expect(next('connectedPercent', false)).toEqual({ sort: 'lost', isDescending: true })
    expect(next('lost', true)).toEqual({ sort: 'lost', isDescending: false })
  })
})
