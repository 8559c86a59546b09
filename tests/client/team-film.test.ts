import { describe, expect, test } from 'vitest'
import { repeatsOf, showsByMonth, showsByTeam, showSums, yearBefore } from '../../src/client/desk/films/film.tsx'
import { findingCounts, teamPace } from '../../src/client/desk/teams/team.tsx'

type PaceInput = Parameters<typeof teamPace>[0]
const overview = {
  teams: [
    { code: 'team-01', completionPercent: 55.5 },
    { code: 'team-02', completionPercent: null },
  ],
  targets: [
    { indicator: 'screenings', scope: { kind: 'designated' }, bases: [{ timeProgressPercent: 10 }] },
    { indicator: 'screenings', scope: { kind: 'county' }, bases: [{ timeProgressPercent: 54.19 }] },
  ],
} as unknown as PaceInput

describe('a team’s pace', () => {
  test('is its completion less what the county’s plan has done by then', () => {
    expect(teamPace(overview, 'team-01')).toMatchObject({ plannedPercent: 54.19, gapPoints: 1.31, teams: 2 })
  })

  test('is unknown without a quota, without a county target, and of a team nobody knows', () => {
    expect(teamPace(overview, 'team-02')?.gapPoints).toBeNull()
    expect(teamPace({ ...overview, targets: [] }, 'team-01')?.gapPoints).toBeNull()
    expect(teamPace(overview, 'team-99')).toBeNull()
  })

  test('has beside it how many logs have each finding, the most frequent first', () => {
    const log = (...codes: string[]) => ({
      findings: codes.map((code) => ({ code, blocking: false, message: '' })),
    })
    const logs = [log('short_run', 'short_run'), log('late_report', 'short_run'), log()]
    expect(findingCounts(logs as Parameters<typeof findingCounts>[0])).toEqual([
      { code: 'short_run', count: 2 },
      { code: 'late_report', count: 1 },
    ])
  })
})

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
