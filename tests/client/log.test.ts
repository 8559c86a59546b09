import { describe, expect, test } from 'vitest'
import { changesIn } from '../../src/client/desk/logs/log-changes.ts'
import { clockSaid, isClockOff } from '../../src/client/desk/logs/phone-clock-said.ts'
import { actionRequest, actionsFor, needsReason, refusalIn } from '../../src/client/desk/logs/review-steps.ts'
import type { LogStep, LogWithHistory } from '../../src/client/shared/replies.ts'
import { aScreening } from '../make.ts'

const step = (changes: Partial<LogStep> = {}): LogStep => ({
  ...{ at: '2017-06-30T15:00:00.000Z', by: '放映一队', role: 'team', action: 'correct' },
  ...changes,
})
const aLog = (attendance: number, history: LogStep[]): LogWithHistory => ({
  ...aScreening({ attendance }),
  ...{ teamName: '放映一队', villageName: '三清村', townshipName: '云溪镇', filmTitles: ['太行山上'] },
  ...{ screenedOn: '2017-06-30', receivedAt: '2017-06-30T15:00:00.000Z', status: 'submitted', credit: 60 },
  ...{ revision: 2, findings: [], photoStates: [], photosMissing: 0, history },
})

describe('what a correction changed', () => {
  const content = (attendance: number) => ({ ...aLog(attendance, []), attendance })

  test('is the content before it against the log now', () => {
    const log = aLog(58, [])
    const history = [step({ action: 'submit' }), step({ before: { content: { ...log, attendance: 85 } } })]
    expect(changesIn({ ...log, history }, 1)).toEqual([{ field: 'attendance', before: 85, after: 58 }])
    expect(changesIn({ ...log, history }, 0)).toEqual([])
  })

  test('is the content before it against the next correction’s', () => {
    const log = aLog(58, [])
    const before = (attendance: number) => ({ before: { content: { ...log, ...content(attendance), id: log.id } } })
    const history = [step(before(85)), step({ action: 'return' }), step(before(70))]
    const attendanceAt = (index: number) =>
      changesIn({ ...log, history }, index).find(({ field }) => field === 'attendance')
    expect(attendanceAt(0)).toEqual({ field: 'attendance', before: 85, after: 70 })
    expect(attendanceAt(2)).toEqual({ field: 'attendance', before: 70, after: 58 })
  })
})

describe('what a phone sends along', () => {
  const corrected = (before: object, now: object) => {
    const log = { ...aLog(85, []), ...now }
    const history = [step({ before: { content: { ...aLog(85, []), ...before } } })]
    return changesIn({ ...log, history }, 0)
  }
  const clock = (minutes: number) => ({
    serverAt: '2017-06-30T12:00:00.000Z',
    phoneAt: new Date(Date.parse('2017-06-30T12:00:00.000Z') + minutes * 60_000).toISOString(),
  })
  const photo = { sha256: 'ab'.repeat(32), kind: 'start' }

  test('is read in a correction, too: photos by their number, the clock by how far it was off', () => {
    expect(corrected({ photos: [photo] }, { photos: [photo, { ...photo, sha256: 'cd'.repeat(32) }] })).toEqual([
      { field: 'photos', before: 1, after: 2 },
    ])
    expect(corrected({ clock: clock(0) }, { clock: clock(-37) })).toEqual([
      { field: 'clock', before: '与系统时间相差不到 1 分钟', after: '比系统时间慢 37 分钟' },
    ])
    expect(corrected({ noPosition: 'indoors' }, {})).toEqual([{ field: 'noPosition', before: 'indoors', after: null }])
  })

  test('a position that changed is told by its numbers, a witness by name', () => {
    const position = (latitude: number) => ({
      position: { latitude, longitude: 105.4, accuracyM: 20, fixedAt: '2017-06-30T12:00:00Z' },
    })
    expect(corrected(position(31.2), position(31.3))).toEqual([
      { field: 'position', before: '31.20000, 105.40000', after: '31.30000, 105.40000' },
    ])
    expect(corrected({}, { witness: { name: '徐明', phone: '13800000000' } })).toEqual([
      { field: 'witness', before: null, after: '徐明 13800000000' },
    ])
  })

  test('a clock says which way it was off, and only beyond ten minutes that this is a finding', () => {
    expect(clockSaid(clock(12))).toBe('比系统时间快 12 分钟')
    expect(isClockOff(clock(12))).toBe(true)
    expect(clockSaid(clock(-9))).toBe('比系统时间慢 9 分钟')
    expect(isClockOff(clock(-9))).toBe(false)
  })
})

describe('what a manager may do', () => {
  test('follows from the log’s status', () => {
    expect(actionsFor('held')).toEqual(['accept', 'return', 'reject', 'void'])
    expect(actionsFor('accepted')).toEqual(['return', 'reject', 'void'])
    expect(actionsFor('voided')).toEqual([])
  })

  test('needs a reason unless it is to accept', () => {
    expect(needsReason('accept')).toBe(false)
    expect(needsReason('return')).toBe(true)
    expect(needsReason('void')).toBe(true)
  })

  test('is a request, with a reason only where there is one', () => {
    expect(actionRequest('accept', 'a', '')).toEqual({ path: '/api/reviews', body: { ids: ['a'], decision: 'accept' } })
    expect(actionRequest('return', 'a', '缺回执')).toEqual({
      path: '/api/reviews',
      body: { ids: ['a'], decision: 'return', reason: '缺回执' },
    })
    expect(actionRequest('void', 'a', '重复')).toEqual({ path: '/api/screenings/a/void', body: { reason: '重复' } })
  })

  test('may be refused, in the server’s words', () => {
    expect(refusalIn({ results: [{ id: 'a', outcome: 'conflict', error: { detail: '不能这样审核。' } }] })).toBe(
      '不能这样审核。',
    )
    expect(refusalIn({ results: [{ id: 'a', outcome: 'done' }] })).toBeNull()
    expect(refusalIn({ id: 'a' })).toBeNull()
  })
})
