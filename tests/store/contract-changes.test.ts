/** What becomes of a kept log, on both engines: corrections, reviews, voiding. */
import { describe, expect, test } from 'vitest'
import { historyOf } from '../../src/store/people/audit.ts'
import { review } from '../../src/store/screening/reviews.ts'
import { correct, voidScreening } from '../../src/store/screening/screening-changes.ts'
import { takeIn } from '../../src/store/screening/screening-intake.ts'
import { findScreening } from '../../src/store/screening/screenings.ts'
import { engines, managed } from '../engines.ts'
import { aDesk, aScreening, aTeam, NOW, aReview } from '../make.ts'
import { anEvening } from './places.ts'

describe.each(engines)('changes to logs on $name', ({ start }) => {
  const { sql } = managed(start)

  const take = (...entries: ReturnType<typeof aScreening>[]) => takeIn(sql, entries, aDesk())
  const outcomes = async (...entries: ReturnType<typeof aScreening>[]) => (await take(...entries)).map((o) => o.outcome)

  test('a correction keeps the history, looks at the log anew and needs the revision it corrects', async () => {
    const entry = aScreening(await anEvening(sql))
    await take(entry)
    await correct(sql, entry.id, 1, { ...entry, attendance: 0 }, aDesk())
    const now = await findScreening(sql, entry.id)
    expect(now).toMatchObject({ attendance: 0, revision: 2, findings: [{ code: 'attendance_zero' }] })
    // the same correction again, its answer lost on the way
    await correct(sql, entry.id, 1, { ...entry, attendance: 0 }, aDesk())
    const stale = correct(sql, entry.id, 1, { ...entry, attendance: 9 }, aDesk())
    await expect(stale).rejects.toMatchObject({ code: 'conflict', sentence: { facts: { revision: 2 } } })
    const history = await historyOf(sql, 'screening', entry.id)
    expect(history.map(({ action }) => action)).toEqual(['submit', 'correct'])
    expect(history[1]?.before).toMatchObject({ revision: 1, content: { attendance: 85 } })
    // what was first sent is still known when it comes again
    expect(await outcomes(entry)).toEqual(['already_stored'])
  })

  test('a correction next week makes no late report of a log that came in time', async () => {
    const entry = aScreening(await anEvening(sql))
    await take(entry)
    const nextWeek = aDesk({ now: new Date('2017-07-07T09:00:00+08:00') })
    await correct(sql, entry.id, 1, { ...entry, attendance: 90 }, nextWeek)
    expect(await findScreening(sql, entry.id)).toMatchObject({ findings: [], receivedAt: NOW.toISOString() })
  })

  test('of two corrections at once one succeeds and the other is told', async () => {
    const entry = aScreening(await anEvening(sql))
    await take(entry)
    const both = [1, 2].map((attendance) => correct(sql, entry.id, 1, { ...entry, attendance }, aDesk()))
    const settled = await Promise.allSettled(both)
    expect(settled.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('a review moves each log it may, says why not for the rest, and leaves a trail with its reason', async () => {
    const [good, gone] = [aScreening(await anEvening(sql)), aScreening(await anEvening(sql))]
    await take(good, gone)
    await voidScreening(sql, gone.id, '选错了村', aDesk())
    const missing = crypto.randomUUID()
    const reviewed = await review(sql, [good.id, gone.id, missing], 'reject', { reason: '当晚未放映' }, aReview())
    expect(reviewed.map(({ outcome }) => outcome)).toEqual(['done', 'conflict', 'not_found'])
    expect((await findScreening(sql, good.id))?.status).toBe('rejected')
    expect((await historyOf(sql, 'screening', good.id)).at(-1)).toMatchObject({
      action: 'reject',
      reason: '当晚未放映',
      by: '赵局',
    })
    expect(await review(sql, [good.id], 'reject', { reason: '当晚未放映' }, aReview())).toMatchObject([
      { outcome: 'already' },
    ])
    expect(await historyOf(sql, 'screening', good.id)).toHaveLength(2)
  })

  test('a test of the speakers that a log carries counts only while the log does', async () => {
    const counts = { speakersInstalled: 40, speakersTested: 40, speakersSounding: 40 }
    const entry = aScreening({ ...(await anEvening(sql)), audibility: counts })
    await take(entry)
    const counted = () => sql.first('SELECT counted FROM audibility_reports WHERE screening_id = ?', entry.id)
    expect(await counted()).toEqual({ counted: 1 })
    await review(sql, [entry.id], 'reject', { reason: '假的' }, aReview())
    expect(await counted()).toEqual({ counted: 0 })
    await review(sql, [entry.id], 'return', { reason: '请补材料' }, aReview())
    await review(sql, [entry.id], 'accept', {}, aReview())
    expect(await counted()).toEqual({ counted: 1 })
  })

  test('a rejected log sent again under a new id is held, and cannot simply be accepted', async () => {
    const entry = aScreening({ ...(await anEvening(sql)), receiptNo: crypto.randomUUID() })
    await take(entry)
    await review(sql, [entry.id], 'reject', { reason: '当晚未放映' }, aReview())
    const [again] = await take({ ...entry, id: crypto.randomUUID() })
    expect(again).toMatchObject({
      receipt: { status: 'held', findings: [{ code: 'duplicate' }, { code: 'receipt_reused' }] },
    })
    expect(await review(sql, [entry.id], 'accept', {}, aReview())).toMatchObject([{ outcome: 'conflict' }])
    const team = aDesk({ actor: aTeam(entry.teamCode) })
    await expect(voidScreening(sql, entry.id, '算了', team)).rejects.toMatchObject({ code: 'conflict' })
  })
})
