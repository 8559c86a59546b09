import { describe, expect, test } from 'vitest'
import { UNKNOWN_SPREAD } from '../../src/domain/target/outlook.ts'
import { chanceSentence } from '../../src/client/desk/kit/chance.tsx'
import { daysLeftSentence } from '../../src/client/desk/kit/target.tsx'
import {
  flagSubject,
  monthLogs,
  targetLogs,
  teamLogs,
  teamMonthLogs,
  yearLogs,
} from '../../src/client/desk/kit/figures.tsx'
import { flagGroups } from '../../src/client/desk/home/rules.ts'
import { type HomeQuery, RISING, teamsInOrder } from '../../src/client/desk/home/rules.ts'
import { nextOrder } from '../../src/client/desk/kit/address.ts'
import type { Overview } from '../../src/domain/report/overview.ts'
import { theHalfYear } from './home-figures.ts'

const DAY = '2017-06-30'
type Flag = Overview['flags'][number]
const aFlag = (changes: Partial<Flag> = {}): Flag => ({
  kind: 'audibility_low',
  severity: 'warning',
  subject: { kind: 'village', code: 'v-1', name: '1号村' },
  since: '2017-06-01',
  message: '',
  ...changes,
})

describe('a number leads to its logs', () => {
  const [county, designated] = theHalfYear().targets

  test('a target’s to all that are counted, from its first day to the day shown', () => {
    expect(county && targetLogs(county, DAY)).toBe('/logs?from=2017-01-01&to=2017-06-30&status=counted')
    expect(designated && targetLogs(designated, DAY, 'held')).toBe(
      '/logs?from=2017-01-01&to=2017-06-30&designated=true&status=held',
    )
  })

  test('a target’s that is not counted in logs to none', () => {
    expect(county && targetLogs({ ...county, indicator: 'villages_audible' }, DAY)).toBeNull()
  })

  test('a team’s, a month’s, a village’s to their own, never past the day shown', () => {
    expect(yearLogs(DAY)).toBe('/logs?from=2017-01-01&to=2017-06-30&status=counted')
    expect(teamLogs('team-07', DAY)).toContain('team=team-07')
    expect(teamMonthLogs('team-07', '2017-06-12')).toContain('from=2017-06-01&to=2017-06-12')
    expect(monthLogs('2017-02', DAY, 'v-1')).toBe('/logs?from=2017-02-01&to=2017-02-28&village=v-1&status=counted')
    expect(monthLogs('2017-06', '2017-06-12', 'v-1')).toContain('to=2017-06-12')
  })

  test('a flag’s subject to where it can be looked into', () => {
    const { targets } = theHalfYear()
    const team = { kind: 'team', code: 'team-07', name: '放映七队' } as const
    const silent = aFlag({ kind: 'team_silent', subject: team, since: '2017-06-11' })
    expect(flagSubject(aFlag(), DAY, targets)).toBe('/villages/v-1')
    expect(flagSubject(silent, DAY, targets)).toContain('from=2017-06-10&to=2017-06-10&team=team-07')
    expect(flagSubject({ ...silent, since: '2017-01-01' }, DAY, targets)).toContain('from=2017-01-01&to=2017-06-30')
    expect(flagSubject(aFlag({ subject: { kind: 'target', code: 'gone', name: '' } }), DAY, targets)).toBeNull()
  })
})

test('a deadline says how many days are left, none on its last day, and afterwards by how many it is past', () => {
  const on = (day: string, daysLeft: number) => daysLeftSentence({ deadline: '2017-06-15', daysLeft }, day)
  expect([on('2017-06-14', 1), on('2017-06-15', 0), on('2017-06-30', 0)]).toEqual(['剩 1 天', '今天到期', '已过 15 天'])
})

describe('a chance is said', () => {
  const pace = {
    deadline: '2017-11-30',
    verdict: 'behind',
    daysLeft: 153,
    chance: 0.157,
    pacePerDay: 15.77,
    spread: UNKNOWN_SPREAD,
  } as const

  test('with its day', () => {
    expect(chanceSentence(pace)).toBe('按目前进度，11月30日前完成的可能性约为15.7%。')
    expect(chanceSentence({ ...pace, chance: 0.521 })).toContain('约为52.1%')
  })

  test('never as a certainty while anything is open', () => {
    expect(chanceSentence({ ...pace, chance: 0 })).toContain('可能性不到10%')
    expect(chanceSentence({ ...pace, chance: 1 })).toContain('可能性在90%以上')
  })

  test('not at all when it is too early, over or done', () => {
    expect(chanceSentence({ ...pace, chance: null, spread: null })).toContain('不作估计')
    expect(chanceSentence({ ...pace, chance: null })).toContain('为时尚早，暂不估计')
    expect(chanceSentence({ ...pace, chance: null, pacePerDay: 0 })).toContain('还没有完成数，无法估计')
    expect(chanceSentence({ ...pace, chance: 1, verdict: 'done' })).toContain('已经完成')
    expect(chanceSentence({ ...pace, chance: 0, verdict: 'overdue', daysLeft: 0 })).toContain('已过')
    expect(chanceSentence({ ...pace, chance: 0, daysLeft: 0 })).toContain('今天就是11月30日期限')
  })
})

describe('open flags', () => {
  test('stand by kind, the gravest first, the longest waiting before the newer', () => {
    const groups = flagGroups([
      aFlag({ since: '2017-06-05' }),
      aFlag({ since: '2017-06-02' }),
      aFlag({ kind: 'team_silent', severity: 'info' }),
      aFlag({ kind: 'audibility_severe', severity: 'critical' }),
    ])
    expect(groups.map(({ kind }) => kind)).toEqual(['audibility_severe', 'audibility_low', 'team_silent'])
    expect(groups[1]?.flags.map(({ since }) => since)).toEqual(['2017-06-02', '2017-06-05'])
  })

  test('of one kind are as grave as the gravest of them', () => {
    const month = { kind: 'month_without_screening' } as const
    const [group] = flagGroups([aFlag({ ...month, severity: 'info' }), aFlag({ ...month, severity: 'warning' })])
    expect(group?.severity).toBe('warning')
  })
})

describe('the teams’ table', () => {
  const team = (code: string, done: number, changes = {}) => ({
    code,
    name: code,
    quota: 240,
    done,
    completionPercent: done / 2.4,
    thisMonth: 0,
    rank: 1,
    credit: 60 * done,
    thisMonthCredit: 0,
    lastScreenedOn: '2017-06-30' as string | null,
    gap: done - 10,
    neededPerDay: 1,
    pacePerDay: 0.5,
    missedVillages: 0,
    ...changes,
  })
  const teams = [team('team-02', 9), team('team-10', 12), team('team-01', 9, { lastScreenedOn: null })]
  const inOrder = (sort: 'done' | 'lastScreenedOn', isDescending: boolean): string[] =>
    teamsInOrder(teams, { sort, isDescending }).map(({ code }) => code)

  test('is ordered by a column either way, equals by their code', () => {
    expect(inOrder('done', false)).toEqual(['team-01', 'team-02', 'team-10'])
    expect(inOrder('done', true)).toEqual(['team-10', 'team-01', 'team-02'])
  })

  test('puts what is unknown last, either way', () => {
    expect(inOrder('lastScreenedOn', false).at(-1)).toBe('team-01')
    expect(inOrder('lastScreenedOn', true).at(-1)).toBe('team-01')
  })

  test('turns round on a second click, and begins with the most of a new column', () => {
    const next = (column: 'done' | 'name', now: HomeQuery['teamOrder']) => nextOrder(column, now, RISING)
    expect(next('done', { sort: 'gap', isDescending: false })).toEqual({ sort: 'done', isDescending: true })
    expect(next('done', { sort: 'done', isDescending: true })).toEqual({ sort: 'done', isDescending: false })
    expect(next('name', { sort: 'done', isDescending: true })).toEqual({ sort: 'name', isDescending: false })
  })
})
