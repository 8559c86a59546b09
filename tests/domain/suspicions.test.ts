/** 疑点: what stands out in many logs side by side, and what is only usual. */
import { describe, expect, test } from 'vitest'
import { say } from '../../src/domain/language.ts'
import { addDays } from '../../src/domain/period.ts'
import type { LookedAt, Sign } from '../../src/domain/suspicion/suspicion.ts'
import { logsIn, suspicionsOf } from '../../src/domain/suspicion/suspicions.ts'
import { chanceOfAtLeast } from '../../src/domain/suspicion/unusual.ts'
import { ZONE } from '../make.ts'

/** Twenty teams, each thirty evenings in ten villages, all as it should be. */
function aCounty(): LookedAt[] {
  return Array.from({ length: 20 }, (_, team) => Array.from({ length: 30 }, (_one, i) => aShow(team, i))).flat()
}
function aShow(team: number, i: number): LookedAt {
  const day = addDays('2017-03-01', 2 * i)
  const village = `${team}-${i % 10}`
  return {
    id: `${team} ${i}`,
    teamCode: `team-${team}`,
    villageCode: village,
    screenedOn: day,
    startedAt: `${day}T12:00:00Z`,
    recordedAt: `${day}T14:10:00Z`,
    attendance: 40 + ((7 * i + 11 * team) % 60),
    status: 'submitted',
    receiptNo: `A${team}-${String(1000 + i)}`,
    witness: `证明人${village}`,
    position: `31.${team}${i} 105.${i}`,
    photos: [`${team} ${i}`],
    hasPhotos: true,
    callback: null,
    findings: [],
  }
}
/** The county, with some logs of the first team as `change` makes them. */
const withTeam = (change: (log: LookedAt, i: number) => Partial<LookedAt>): LookedAt[] =>
  aCounty().map((log, i) => (log.teamCode === 'team-0' ? { ...log, ...change(log, i) } : log))

const signs = (logs: LookedAt[]): Sign[] => suspicionsOf(logs, ZONE).groups.map(({ sign }) => sign)
function only(logs: LookedAt[]) {
  const { groups } = suspicionsOf(logs, ZONE)
  expect(groups).toHaveLength(1)
  const [group] = groups
  if (!group) throw new Error('nothing stands out')
  return { ...group, says: say('zh', group.sentence) }
}

test('in a county where all is as it should be nothing stands out', () => {
  expect(signs(aCounty())).toEqual([])
})

test('of two shows that cannot both be, both are seen, and of one that is like an earlier one itself alone', () => {
  const naming = (code: 'overlap' | 'receipt_reused') =>
    withTeam((_, i) => (i === 3 ? { findings: [{ code, blocking: true, facts: {}, otherId: '0 1' }] } : {}))
  const idsIn = (code: 'overlap' | 'receipt_reused') => only(naming(code)).logs.map(({ id }) => id)
  expect(idsIn('overlap')).toEqual(['0 3', '0 1'])
  expect(idsIn('receipt_reused')).toEqual(['0 3'])
})

describe('it stands out', () => {
  test('that the same number of people came again and again', () => {
    const found = only(withTeam((_, i) => (i < 12 ? { attendance: 45 } : {})))
    expect(found).toMatchObject({ sign: 'attendance_same', kind: 'attendance', teamCode: 'team-0' })
    expect(found.says).toContain('30 条记录中有 12 条观众都是 45 人，占 40%')
    expect(say('zh', found.advice)).toContain('打电话问村干部')
  })

  test('that one name is the witness of most of a team’s villages', () => {
    const found = only(withTeam((_, i) => (i % 10 < 6 ? { witness: '何主任' } : {})))
    expect(found).toMatchObject({ sign: 'witness_everywhere' })
    expect(found.says).toBe('10 个村中有 6 个村的证明人都是何主任，占 60%；其他放映队为 0%（190）。')
  })

  test('that a village’s receipts follow each other, though the team showed elsewhere in between', () => {
    const found = only(withTeam((_, i) => (i % 10 === 3 ? { receiptNo: `A0-${2000 + Math.floor(i / 10)}` } : {})))
    expect(found).toMatchObject({ sign: 'receipt_run' })
    expect(found.says).toContain('A0-2000 至 A0-2002')
    expect(found.says).toContain('放映 18 场')
  })

  test('that a team’s receipts run backwards', () => {
    const found = only(withTeam((_, i) => ({ receiptNo: `A0-${3000 - i}` })))
    expect(found).toMatchObject({ sign: 'receipt_backwards', kind: 'receipts' })
    expect(found.logs).toHaveLength(29)
  })

  test('that logs of many evenings were written down in one sitting', () => {
    const found = only(withTeam((_, i) => (i < 8 ? { recordedAt: `2017-03-20T01:0${i}:00Z` } : {})))
    expect(found.says).toContain('8 个不同日子的 8 条记录，是2017年3月20日 09:00 起 7 分钟内接连填写的')
  })

  test('that coordinates or photos are those of another evening', () => {
    expect(only(withTeam((_, i) => (i < 6 ? { position: '31.2 105.3' } : {}))).sign).toBe('position_copied')
    expect(only(withTeam((_, i) => (i < 6 ? { photos: ['same'] } : {}))).sign).toBe('photo_reused')
  })

  test('that one team alone brings no photos', () => {
    const found = only(withTeam(() => ({ photos: [], hasPhotos: false })))
    expect(found).toMatchObject({ sign: 'no_photos', kind: 'proof' })
    expect(say('en', found.sentence)).toBe('30 of 30 logs lack this: photos, 100 %; of the other teams 0 % (570).')
  })

  test('and so does each finding of a log, with what the other teams have', () => {
    const finding = { code: 'before_dusk' as const, blocking: false, facts: { dusk: '20:10' } }
    const found = only(withTeam((_, i) => (i === 0 ? { findings: [finding] } : {})))
    expect(found).toMatchObject({ sign: 'before_dusk', kind: 'times', teamCode: 'team-0', standsOut: false })
    expect(found.says).toBe('30 条记录中有 1 条带疑点“天黑前放映”，占 3.3%；其他放映队为 0%（570）。')
  })
})

test('a team with many more of a finding than the others stands out, not those that have it as often', () => {
  const late = { code: 'late_report' as const, blocking: false, facts: { hours: 30, days: 1 } }
  const logs = aCounty().map((log, i) => {
    const isLate = log.teamCode === 'team-0' ? i % 2 === 0 : i % 25 === 0
    return isLate ? { ...log, findings: [late] } : log
  })
  const { groups } = suspicionsOf(logs, ZONE)
  expect(groups.filter(({ standsOut }) => standsOut).map(({ teamCode }) => teamCode)).toEqual(['team-0'])
  expect(groups.length).toBeGreaterThan(5)
})

describe('it is only usual', () => {
  test('where all teams do it: receipts in no order, books of the villages, no positions, entering by the month', () => {
    const receipt = (i: number) => `X${(i * 7919) % 1000}`
    expect(signs(aCounty().map((log, i) => ({ ...log, receiptNo: receipt(i) })))).toEqual([])
    const book = ({ villageCode, screenedOn }: LookedAt) =>
      `${villageCode}/${aCounty().filter((other) => other.villageCode === villageCode && other.screenedOn < screenedOn).length}`
    expect(
      signs(
        aCounty()
          .slice(0, 120)
          .map((log) => ({ ...log, receiptNo: book(log) })),
      ),
    ).toEqual([])
    expect(signs(aCounty().map((log) => ({ ...log, position: null })))).toEqual([])
    expect(
      signs(aCounty().map((log) => ({ ...log, recordedAt: `${log.screenedOn.slice(0, 7)}-28T02:00:00Z` }))),
    ).toEqual([])
  })

  test('where a round number is everybody’s', () => {
    expect(signs(aCounty().map((log, i) => (i % 2 === 0 ? { ...log, attendance: 50 } : log)))).toEqual([])
  })

  test('where there is no other team, and with a handful of logs', () => {
    expect(
      signs(
        aCounty()
          .slice(0, 30)
          .map((log) => ({ ...log, attendance: 45, witness: '何主任' })),
      ),
    ).toEqual([])
    expect(signs(withTeam((_, i) => (i < 4 ? { attendance: 45 } : {})))).toEqual([])
  })
})

test('a log with two signs of a kind counts once for its team', () => {
  const reused = { code: 'receipt_reused' as const, blocking: true, facts: { receiptNo: '1' } }
  const { groups, teams } = suspicionsOf(
    withTeam((_, i) => ({ receiptNo: `A0-${3000 - i}`, findings: i === 9 ? [reused] : [] })),
    ZONE,
  )
  expect(groups.map(({ sign }) => sign)).toEqual(['receipt_backwards', 'receipt_reused'])
  expect(teams[0]).toEqual({
    teamCode: 'team-0',
    looked: 30,
    total: 29,
    kinds: { receipts: 29 },
    standsOut: ['receipts'],
  })
  expect(logsIn(groups)).toBe(29)
})

test('the chance of so many or more is the binomial one', () => {
  expect(chanceOfAtLeast(2, 2, 0.5)).toBeCloseTo(0.25, 10)
  expect(chanceOfAtLeast(3, 5, 0.1)).toBeCloseTo(0.00856, 8)
  expect(chanceOfAtLeast(0, 5, 0.1)).toBe(1)
})

test('one that was not so, as its village says, is named by itself', () => {
  const called = withTeam((_, i) => (i % 40 === 0 ? { callback: i === 0 ? 'denied' : 'confirmed' } : {}))
  const [group] = suspicionsOf(called, ZONE).groups
  expect(group).toMatchObject({ sign: 'callback_denied', kind: 'proof', teamCode: 'team-0', standsOut: true })
  expect(group?.logs).toHaveLength(1)
})

/** Of 60 counties drawn by chance alone few have anything that stands out. */
test('chance alone seldom names anybody', () => {
  let seed = 7
  const next = () => (seed = (seed * 48271) % 2147483647) / 2147483647
  const drawn = Array.from({ length: 60 }, () =>
    aCounty().map((log) => ({
      ...log,
      attendance: 30 + Math.floor(40 * next()),
      witness: `姓名${Math.floor(13 * next())}`,
      hasPhotos: next() < 0.5,
      photos: [],
    })),
  )
  expect(drawn.filter((logs) => signs(logs).length > 0).length).toBeLessThan(6)
})
