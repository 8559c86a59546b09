import { describe, expect, test } from 'vitest'
import {
  asked,
  hitsOf,
  readKind,
  readRecent,
  readSearch,
  RECENT_MAX,
  searchPath,
  stepTo,
  withRecent,
} from '../../src/client/desk/search/hits.tsx'
import { addressOf } from '../../src/contract/address.ts'
import { search, type SearchResult } from '../../src/contract/register.ts'
import { aVillage } from '../make.ts'

const how = { match: 'beginning', by: 'name' } as const
const none = { items: [], hasMore: false }
const found = (changes: Partial<SearchResult>): SearchResult => ({
  q: 'sq',
  villages: none,
  teams: none,
  films: none,
  logs: none,
  faults: none,
  ledger: none,
  reports: none,
  ...changes,
})

describe('what was found', () => {
  test('is one list, group after group, each leading to its page', () => {
    const log = { id: 'b1', villageName: '三清村', teamName: '放映一队', screenedOn: '2017-06-30' }
    const hits = hitsOf(
      found({
        logs: { items: [{ ...log, ...how, by: 'village', status: 'held' }], hasMore: false },
        villages: { items: [{ ...aVillage({ code: '510723100211' }), ...how, townshipName: '云溪镇' }], hasMore: true },
      }),
    )
    expect(hits.map(({ kind, href }) => [kind, href])).toEqual([
      ['villages', '/villages/510723100211'],
      ['logs', '/logs/b1'],
    ])
  })
  test('a team leads to its page, or to its logs where it has none', () => {
    const [hit] = hitsOf(found({ teams: { items: [{ ...how, code: 'team-01', name: '放映一队' }], hasMore: false } }))
    expect(['/teams/team-01', '/logs?team=team-01']).toContain(hit?.href)
  })
})

describe('the arrow keys', () => {
  test('go through the hits, by way of the box, and round again', () => {
    expect(stepTo(-1, 1, 3)).toBe(0)
    expect(stepTo(2, 1, 3)).toBe(-1)
    expect(stepTo(-1, -1, 3)).toBe(2)
    expect(stepTo(-1, 1, 0)).toBe(-1)
    expect(stepTo(-1, -1, 0)).toBe(-1)
  })
})

describe('the last questions', () => {
  test('are kept with the latest first, each once, and no more than fit', () => {
    expect(withRecent(['三清', 'sq'], ' sq ')).toEqual(['sq', '三清'])
    expect(withRecent(['三清'], ' ')).toEqual(['三清'])
    const many = ['1', '2', '3', '4', '5', '6', '7'].reduce<string[]>(withRecent, [])
    expect(many).toHaveLength(RECENT_MAX)
    expect(many[0]).toBe('7')
  })
  test('are none where something else was kept', () => {
    expect(readRecent(null)).toEqual([])
    expect(readRecent('{')).toEqual([])
    expect(readRecent('{"a":1}')).toEqual([])
    expect(readRecent('["sq",3]')).toEqual(['sq'])
  })
})

test('an address is a question, and the other way round', () => {
  expect(readSearch(searchPath('三清 &').slice('/search'.length))).toBe('三清 &')
  expect(searchPath('')).toBe('/search')
  expect(asked(' ')).toBeNull()
  expect(addressOf(search.everything, asked(' sq ', 4) ?? {})).toBe('/api/search?q=sq&limit=4')
  expect(readSearch(`?q=${'a'.repeat(90)}`)).toHaveLength(60)
})

test('an address may ask for one kind alone; what is no kind is none', () => {
  expect(searchPath('三清', 'logs')).toBe('/search?q=%E4%B8%89%E6%B8%85&kind=logs')
  expect(readKind('?q=a&kind=logs')).toBe('logs')
  expect(readKind('?q=a&kind=constructor')).toBeUndefined()
  expect(searchPath('', 'logs')).toBe('/search')
})
