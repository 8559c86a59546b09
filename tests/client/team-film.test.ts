import { describe, expect, test } from 'vitest'
import { repeatsOf, showsByMonth, showsByTeam, showSums, yearBefore } from '../../src/client/desk/films/film.tsx'

describe('where a film was shown', () => {
  const show = (villageCode: string, screenedOn: string, teamCode = 'team-01') => ({
    id: `${villageCode} ${screenedOn}`,
    villageCode,
    screenedOn,
    attendance: 50,
    teamCode,
    teamName: `${teamCode}队`,
  })
  const shows = [show('a', '2017-05-02', 'team-02'), show('a', '2017-01-02', 'team-02'), show('b', '2017-03-02')]

  test('counts shows, villages and people', () => {
    expect(showSums(shows)).toEqual({ count: 3, villages: 2, people: 150 })
  })

  test('by month, from the first, also says in which it was not, and asks no further than the days meant', () => {
    const months = showsByMonth(shows, '2016-07-01', '2017-06-20')
    expect(months.map(({ month, count }) => [month, count])).toEqual([
      ['2017-01', 1],
      ['2017-02', 0],
      ['2017-03', 1],
      ['2017-04', 0],
      ['2017-05', 1],
      ['2017-06', 0],
    ])
    expect([months[0]?.from, months[0]?.to]).toEqual(['2017-01-01', '2017-01-31'])
    expect(months.at(-1)).toMatchObject({ from: '2017-06-01', to: '2017-06-20' })
    expect(showsByMonth(shows, '2017-01-02', '2017-05-20')[0]?.from).toBe('2017-01-02')
  })

  test('by team begins with the one that showed it most', () => {
    expect(showsByTeam(shows).map(({ code, name, count, villages }) => [code, name, count, villages])).toEqual([
      ['team-02', 'team-02队', 2, 1],
      ['team-01', 'team-01队', 1, 1],
    ])
  })

  test('tells which villages saw it twice, oldest first', () => {
    const repeats = repeatsOf(shows)
    expect(repeats.map(({ villageCode }) => villageCode)).toEqual(['a'])
    expect(repeats[0]?.shows.map(({ screenedOn }) => screenedOn)).toEqual(['2017-01-02', '2017-05-02'])
  })

  test('looks back twelve months, both days included', () => {
    expect(yearBefore('2017-06-30')).toBe('2016-07-01')
  })
})
