import { describe, expect, test } from 'vitest'
import type { FaultStory, VillageStanding } from '../../src/contract/standings.ts'
import {
  axisOf,
  barsOf,
  monthsOf,
  speakersShort,
  verdictParts,
  worstFault,
} from '../../src/client/desk/village/rules.ts'
import { gapPicture, verdictParts as teamVerdict } from '../../src/client/desk/teams/rules.ts'
import type { TeamStanding } from '../../src/contract/standings.ts'
import { aVillage } from '../make.ts'

const months = (...shown: number[]) => Array.from({ length: 12 }, (_, i) => shown[i] ?? 0)
const standing = (changes: object = {}): VillageStanding =>
  ({
    asOf: '2017-06-30',
    village: { ...aVillage(), townshipName: '云溪镇' },
    audibility: {
      asOf: '2017-06-30',
      band: 'low',
      ratePercent: 82.2,
      belowSince: '2017-03-14',
      speakersInstalled: 45,
      speakersSounding: 37,
      history: [],
    },
    faults: { items: [], total: 0 },
    year: { quota: 12, monthCredits: months(60, 60, 60, 0, 0, 60), months: months(1, 1, 1, 0, 0, 1) },
    shows: [],
    ...changes,
  }) as unknown as VillageStanding
const said = (changes?: object): string => verdictParts(standing(changes)).join('')
const fault = (changes: Partial<FaultStory>): FaultStory =>
  ({
    id: '1',
    status: 'assigned',
    reportedOn: '2017-06-25',
    reportedAt: '2017-06-25T03:10:00Z',
    events: [],
    ...changes,
  }) as FaultStory

describe('a village’s title', () => {
  test('is its verdict: how its speakers sound, since when, and which months it saw nothing', () => {
    expect(said()).toBe('三清村：通响率82.2%，低于95%已108天；4月、5月无放映')
    expect(verdictParts(standing()).filter((_, i) => i % 2 === 1)).toEqual([
      '通响率82.2%，低于95%已108天',
      '4月、5月无放映',
    ])
  })

  test('says what is well, what nobody knows, and counts months where they are many', () => {
    const audibility = { asOf: '2017-06-30', band: 'pass', ratePercent: 97.7, history: [] }
    expect(said({ audibility })).toContain('三清村：通响率97.7%，达标；')
    expect(said({ audibility: { ...audibility, band: 'untested', ratePercent: null } })).toContain('尚未检测')
    expect(said({ audibility: { ...audibility, band: 'stale' } })).toContain('检测已过期')
    const year = { quota: 12, monthCredits: months(), months: months() }
    expect(said({ year })).toContain('有6个月无放映')
    expect(said({ year: { ...year, quota: 0 } })).toBe('三清村：通响率82.2%，低于95%已108天')
    expect(said({ year: { quota: 12, monthCredits: Array(12).fill(60) } })).toContain('每月都有放映')
  })

  test('leaves out speakers of a village nobody watches, and shows for who may not read them', () => {
    const audibility = { asOf: '2017-06-30', band: 'untested', ratePercent: null, belowSince: null, history: [] }
    const village = { ...aVillage({ designated: false }), townshipName: '云溪镇' }
    expect(said({ village, audibility })).toBe('三清村：4月、5月无放映')
    expect(said({ village, audibility, year: undefined })).toBe('')
  })
})

describe('the lanes', () => {
  test('reach to the day villages are to pass, else to the end of the year', () => {
    expect(axisOf({ asOf: '2017-06-30', due: '2017-09-30' })).toMatchObject({
      until: '2017-09-30',
      months: { length: 9 },
    })
    expect(axisOf({ asOf: '2017-10-01', due: '2017-09-30' }).months).toHaveLength(12)
    expect(axisOf({ asOf: '2017-06-30' }).placeOf('2017-07-02')).toBeCloseTo(0.5, 2)
  })

  test('have a month’s shows in it, those that count', () => {
    const show = (id: string, day: string, status: string) => ({
      id,
      screenedOn: day,
      startedAt: `${day}T12:00:00Z`,
      status,
    })
    const shows = [
      show('b', '2017-06-26', 'submitted'),
      show('a', '2017-06-02', 'accepted'),
      show('c', '2017-06-01', 'held'),
    ]
    expect(monthsOf(standing({ shows }))[5]).toMatchObject({ cell: 'seen', shows: [{ id: 'a' }, { id: 'b' }] })
  })

  test('tell how long it was below the line while nobody had reported anything', () => {
    const items = [
      fault({ id: 'late', reportedOn: '2017-06-25', overdueSince: '2017-06-28T03:10:00Z' }),
      fault({ id: 'early', status: 'closed', reportedOn: '2017-03-16', settledAt: '2017-04-02T03:10:00Z' }),
      fault({ id: 'no', status: 'cancelled', reportedOn: '2017-05-01' }),
    ]
    const bars = barsOf(standing({ faults: { items, total: 3 } }), axisOf({ asOf: '2017-06-30' }))
    expect(bars.map(({ from, to, fault: of }) => [of?.id, from, to])).toEqual([
      [undefined, '2017-03-14', '2017-03-16'],
      ['early', '2017-03-16', '2017-04-02'],
      [undefined, '2017-04-02', '2017-06-25'],
      ['late', '2017-06-25', '2017-06-30'],
    ])
    expect(bars[3]?.overdueFrom).toBe('2017-06-28')
  })

  test('and the lead speak of the fault that presses most, and of what suffices', () => {
    const items = [fault({ id: '1' }), fault({ id: '2', overdueSince: '2017-06-28T03:10:00Z', isOverdue: true })]
    expect(worstFault(standing({ faults: { items, total: 2 } }))?.id).toBe('2')
    expect(speakersShort({ speakersInstalled: 45, speakersSounding: 37 })).toBe(6)
    expect(speakersShort({ speakersInstalled: null, speakersSounding: null })).toBe(0)
  })
})

describe('a team’s title and picture', () => {
  const team = { code: 'team-01', name: '放映一队' }
  const figures = { gap: -15.1, quota: 240, done: 115, pacePerDay: 0.64, neededPerDay: 0.82 }
  const basis = { deadline: '2017-11-30', daysLeft: 153 }
  const of = (changes: object = {}): TeamStanding =>
    ({
      team,
      figures,
      basis,
      asOf: '2017-01-03',
      startsOn: '2017-01-01',
      gaps: [-1, -1, -2],
      ...changes,
    }) as unknown as TeamStanding

  test('say how far from its plan it is, what it takes, and that it is silent', () => {
    expect(teamVerdict(of()).join('')).toBe('放映一队比序时少放映15场；每天须由0.64场提到0.82场')
    expect(teamVerdict(of({ figures: { ...figures, gap: 11.9 } })).join('')).toContain('多放映11场')
    expect(teamVerdict(of({ figures: { ...figures, done: 240 } })).join('')).toContain('已完成')
    expect(teamVerdict(of({ figures: { ...figures, neededPerDay: null } })).join('')).toContain('还差125场')
    expect(teamVerdict(of({ silentSince: '2017-06-21' })).join('')).toContain('；2017年6月21日起没有放映记录')
    expect(teamVerdict(of({ figures: undefined })).join('')).toBe('放映一队')
  })

  test('begin at the plan, go on at today’s pace, and lead back by the deadline', () => {
    const picture = gapPicture(of())
    expect(picture?.done.map(({ y }) => y)).toEqual([0, -1, -1, -2])
    expect(picture?.projection[1]?.y).toBeCloseTo(115 + 0.64 * 153 - 240, 5)
    expect(picture?.needed).toHaveLength(2)
    expect(gapPicture(of({ gaps: [] }))).toBeNull()
  })
})
