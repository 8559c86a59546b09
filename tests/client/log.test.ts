import { describe, expect, test } from 'vitest'
import { clockSaid, isClockOff } from '../../src/client/desk/kit/log-facts.tsx'
import { turnedTo } from '../../src/client/desk/kit/photo-gallery.tsx'
import {
  actionsFor,
  changesIn,
  codesIn,
  isFromSheet,
  needsReason,
  refusalIn,
  reviewBody,
  statusChangeIn,
} from '../../src/client/desk/logs/rules.ts'
import { addressOf } from '../../src/contract/address.ts'
import { reviews } from '../../src/contract/reviews.ts'
import { type LogStep, screenings } from '../../src/contract/screenings.ts'

const step = (changes: Partial<LogStep> = {}): LogStep => ({
  at: '2017-06-30T15:00:00.000Z',
  by: '放映一队',
  actorId: 'team-01',
  role: 'team',
  action: 'correct',
  ...changes,
})
describe('what a step did', () => {
  const changed = (field: string, before?: unknown, after?: unknown) => step({ changes: [{ field, before, after }] })

  test('is what the server tells of it, in the order a log is read; what only a newer one knows is left out', () => {
    const changes = [
      { field: 'note', after: '补充' },
      { field: 'of_next_year', before: 1, after: 2 },
      { field: 'attendance', before: 85, after: 58 },
    ]
    expect(changesIn(step({ changes }))).toEqual([
      { field: 'attendance', before: 85, after: 58 },
      { field: 'note', before: null, after: '补充' },
    ])
    expect(changesIn(step({ action: 'submit' }))).toEqual([])
  })

  test('names villages and films where their names are known', () => {
    const names = new Map([
      ['film-001', '太行山上'],
      ['510723100211', '三清村'],
    ])
    expect(changesIn(changed('filmCodes', ['film-001'], ['film-001', 'film-9']), names)).toEqual([
      { field: 'filmCodes', before: '太行山上', after: '太行山上, film-9' },
    ])
    expect(changesIn(changed('villageCode', '510723100211', 'x'), names)).toEqual([
      { field: 'villageCode', before: '三清村', after: 'x' },
    ])
    const history = [
      changed('villageCode', 'a', 'b'),
      changed('villageCode', 'b', 'a'),
      changed('filmCodes', ['f'], []),
    ]
    expect(codesIn(history, 'villageCode')).toEqual(['a', 'b'])
    expect(codesIn(history, 'filmCodes')).toEqual(['f'])
  })

  test('tells a test of speakers in words, and a log that came with a sheet', () => {
    const counts = { speakersInstalled: 45, speakersTested: 40, speakersSounding: 37 }
    expect(changesIn(changed('audibility', undefined, counts))[0]?.after).toBe('37 只响 / 测 40 只 / 装 45 只')
    expect(isFromSheet(step({ after: { status: 'submitted', source: 'sheet' } }))).toBe(true)
    expect(isFromSheet(step({ after: { status: 'submitted' } }))).toBe(false)
    expect(isFromSheet(step())).toBe(false)
  })

  test('moved its status, or did not', () => {
    const moved = step({ action: 'return', before: { status: 'held', revision: 1 }, after: { status: 'returned' } })
    expect(statusChangeIn(moved)).toEqual({ before: 'held', after: 'returned' })
    expect(statusChangeIn(step({ after: { status: 'submitted' } }))).toEqual({ before: null, after: 'submitted' })
    expect(statusChangeIn(step({ before: { status: 'held' }, after: { status: 'held' } }))).toBeNull()
    expect(statusChangeIn(step())).toBeNull()
  })
})

describe('what a phone sends along', () => {
  const corrected = (field: string, before?: unknown, after?: unknown) =>
    changesIn(step({ changes: [{ field, before, after }] }))
  const clock = (minutes: number) => ({
    serverAt: '2017-06-30T12:00:00.000Z',
    phoneAt: new Date(Date.parse('2017-06-30T12:00:00.000Z') + minutes * 60_000).toISOString(),
  })
  const photo = { sha256: 'ab'.repeat(32), kind: 'start' }

  test('is read in a correction, too: photos by their number, the clock by how far it was off', () => {
    expect(corrected('photos', [photo], [photo, { ...photo, sha256: 'cd'.repeat(32) }])).toEqual([
      { field: 'photos', before: 1, after: 2 },
    ])
    expect(corrected('clock', clock(0), clock(-37))).toEqual([
      { field: 'clock', before: '与系统时间相差不到 1 分钟', after: '比系统时间慢 37 分钟' },
    ])
    expect(corrected('noPosition', 'indoors')).toEqual([{ field: 'noPosition', before: 'indoors', after: null }])
  })

  test('a position that changed is told by its numbers, a witness by name', () => {
    const position = (latitude: number) => ({
      latitude,
      longitude: 105.4,
      accuracyM: 20,
      fixedAt: '2017-06-30T12:00:00Z',
    })
    expect(corrected('position', position(31.2), position(31.3))).toEqual([
      { field: 'position', before: '31.20000, 105.40000', after: '31.30000, 105.40000' },
    ])
    expect(corrected('witness', undefined, { name: '徐明', phone: '13800000000' })).toEqual([
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
    expect(actionsFor('held', 'another')).toEqual(['void'])
    expect(actionsFor('held', 'alone')).toEqual(['accept', 'return', 'reject', 'void'])
  })

  test('needs a reason unless it is to accept', () => {
    expect(needsReason('accept')).toBe(false)
    expect(needsReason('return')).toBe(true)
    expect(needsReason('void')).toBe(true)
  })

  test('is a request for the log as it was read, with a reason only where there is one', () => {
    const log = { id: 'a', revision: 3 }
    expect(addressOf(reviews.decide, {})).toBe('/api/reviews')
    expect(reviewBody('accept', log, '')).toEqual({ ids: ['a'], decision: 'accept', revisions: { a: 3 } })
    expect(reviewBody('return', log, '缺回执')).toEqual({
      ids: ['a'],
      decision: 'return',
      reason: '缺回执',
      revisions: { a: 3 },
    })
    expect(addressOf(screenings.void, { params: log })).toBe('/api/screenings/a/void')
  })

  test('may be refused, in the server’s words', () => {
    const error = { type: '', title: '', status: 409, code: 'conflict' as const, detail: '不能这样审核。' }
    expect(refusalIn({ results: [{ id: 'a', outcome: 'conflict', error }] })).toBe('不能这样审核。')
    expect(refusalIn({ results: [{ id: 'a', outcome: 'done' }] })).toBeNull()
    expect(refusalIn({ results: [] })).toBeNull()
  })
})

test('photos are walked through and round again', () => {
  expect([turnedTo(0, 1, 3), turnedTo(2, 1, 3), turnedTo(0, -1, 3)]).toEqual([1, 0, 2])
})
