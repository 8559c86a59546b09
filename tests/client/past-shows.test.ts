/** Past shows on the phone, by month and village. */
import { expect, test } from 'vitest'
import { monthsUpTo, pastShows } from '../../src/client/field/log/past-shows.ts'
import { anEntry } from './field-copy.ts'

const known = (id: string, villageCode: string, startedAt: string) =>
  ({ id, villageCode, startedAt, status: 'accepted' }) as const
const SHOWS = [
  known('a', 'sanqing', '2017-05-31T20:30:00+08:00'),
  known('b', 'qiwen', '2017-06-02T20:30:00+08:00'),
  known('c', 'sanqing', '2017-06-20T20:30:00+08:00'),
]
const idsOf = (month: string, village: string, entries: Parameters<typeof pastShows>[0] = []) =>
  pastShows(entries, SHOWS, { month, village }).map(({ id }) => id)

test('all of them are there, the newest first, or those of a month, of a village, or of both', () => {
  expect(idsOf('', '')).toEqual(['c', 'b', 'a'])
  expect(idsOf('2017-06', '')).toEqual(['c', 'b'])
  expect(idsOf('', 'sanqing')).toEqual(['c', 'a'])
  expect(idsOf('2017-05', 'qiwen')).toEqual([])
})

test('what this phone has of a show goes before the office’s word, and each stands once', () => {
  const body = { villageCode: 'sanqing', startedAt: '2017-06-20T21:00:00+08:00' }
  const entry = anEntry({ kind: 'correction', about: 'c', body })
  const [first, ...others] = pastShows([entry], SHOWS, { month: '2017-06', village: 'sanqing' })
  expect([first?.entry, first?.status, others]).toEqual([entry, undefined, []])
})

test('twelve months can be chosen, over the turn of the year', () => {
  const months = monthsUpTo('2017-03-05')
  expect([months[0], months[2], months[3], months.length]).toEqual(['2017-03', '2017-01', '2016-12', 12])
})
