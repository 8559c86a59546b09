/** Proof of a show, on both engines: what its day's rule asks for, a reason where it lacks, and proof that was there before. */
import { describe, expect, test } from 'vitest'
import type { Log, LogReceipt } from '../../src/contract/screenings.ts'
import type { Reviewed } from '../../src/contract/reviews.ts'
import type { DeclaredPhoto } from '../../src/domain/screening/photo.ts'
import type { NewScreening } from '../../src/domain/screening/screening.ts'
import { json, statement } from '../../src/store/engine/sql.ts'
import { photosMarked } from '../../src/store/screening/photos.ts'
import { lookAround } from '../../src/store/screening/surroundings.ts'
import { type Call, engines, managed } from '../engines.ts'
import { aScreening, ZONE } from '../make.ts'
import { aPng } from '../photos.ts'
import { anEvening } from '../store/places.ts'
import { told } from './service.ts'

const HERE = { latitude: 31.213_457, longitude: 105.391_234, accuracyM: 20, fixedAt: '2017-06-30T20:55:00+08:00' }
const SEEN = { name: '李大爷', phone: '13800000000' }

describe.each(engines)('proof on $name', ({ start }) => {
  const { running, manager } = managed(start)

  const rule = async (value: string | null, effectiveOn: string): Promise<void> => {
    expect((await manager('PUT', '/api/settings/SHOW_PROOF', { value, effectiveOn })).status).toBe(200)
  }
  const sent = async (
    changes: Partial<NewScreening> = {},
  ): Promise<{ log: NewScreening; team: Call; codes: string[] }> => {
    const log = aScreening({ ...(await anEvening(running.sql)), ...changes })
    const team = await running.as('team', log.teamCode)
    const answer = await team('POST', '/api/screenings', log)
    expect(answer.status).toBe(201)
    return { log, team, codes: (await told<LogReceipt>(answer)).findings.map(({ code }) => code) }
  }
  const kept = async ({ id }: { id: string }): Promise<Log> => told<Log>(await manager('GET', `/api/screenings/${id}`))
  const reviewed = async (ids: string[], more: object = {}): Promise<Reviewed['results']> => {
    const answer = await manager('POST', '/api/reviews', { ids, decision: 'accept', ...more })
    return (await told<Reviewed>(answer)).results
  }

  test('a log is judged by the rule of its day, and to accept one that lacks something takes a reason', async () => {
    await rule('start,witness', '2017-06-30')
    await rule(null, '2017-07-01')
    const before = await sent({ startedAt: '2017-06-29T20:50:00+08:00', endedAt: '2017-06-29T22:30:00+08:00' })
    const bare = await sent()
    const whole = await sent({ witness: SEEN, photos: [{ sha256: aPng().sha256, kind: 'start' }] })
    expect([before.codes, bare.codes, whole.codes]).toEqual([['late_report'], ['proof_missing'], []])
    const log = await kept(bare.log)
    expect(log.findings[0]?.message).toContain('还缺开场照片、证明人姓名和电话')
    expect(log).toMatchObject({ status: 'submitted', proofMissing: [{ need: 'start' }, { need: 'witness' }] })
    const [refused, done] = await reviewed([bare.log.id, before.log.id])
    expect(refused).toMatchObject({ outcome: 'invalid', status: 'submitted', error: { code: 'invalid' } })
    expect(refused?.error?.issues?.[0]).toMatchObject({ path: 'reason' })
    expect(refused?.error?.issues?.[0]?.message).toContain('开场照片、证明人姓名和电话')
    expect(done).toMatchObject({ outcome: 'done' })
    expect(await reviewed([bare.log.id], { reason: '已电话核实' })).toMatchObject([{ outcome: 'done' }])
    // asked for again it is so already
    expect(await reviewed([bare.log.id])).toMatchObject([{ outcome: 'already' }])
    await rule('', '2017-06-30')
  })

  test('a photo counts once it came: said to follow is not enough to be accepted, and what came late is', async () => {
    await rule('end', '2017-06-30')
    const photo = aPng()
    const { log, team, codes } = await sent({ photos: [{ sha256: photo.sha256, kind: 'end' }] })
    expect(codes).toEqual([])
    expect((await kept(log)).proofMissing).toEqual([{ need: 'end', state: 'awaited' }])
    expect(await reviewed([log.id])).toMatchObject([{ outcome: 'invalid' }])
    const late = await sent()
    const put = (call: Call, { id }: { id: string }, { sha256, bytes } = photo) =>
      call('PUT', `/api/screenings/${id}/photos/${sha256}?kind=end`, bytes, { 'content-type': 'image/png' })
    await put(team, log)
    await put(late.team, late.log, aPng())
    for (const one of [log, late.log]) expect((await kept(one)).proofMissing).toBeUndefined()
    expect((await kept(late.log)).findings[0]?.message).toContain('现已补齐')
    expect(await reviewed([log.id, late.log.id])).toMatchObject([{ outcome: 'done' }, { outcome: 'done' }])
    await rule('', '2017-06-30')
  })

  test('a photo or a position of another evening is found, of whichever team, and in one batch', async () => {
    const photo: DeclaredPhoto = { sha256: aPng().sha256, kind: 'start', look: '0123456789abcdef' }
    const first = await sent({ photos: [photo], position: HERE })
    const again = await sent({ photos: [photo], position: HERE })
    expect(again.codes).toEqual(['photo_reused', 'position_copied'])
    const log = await kept(again.log)
    expect(log.findings[0]).toMatchObject({ otherId: first.log.id, photos: [photo.sha256, photo.sha256] })
    const evening = await anEvening(running.sql)
    const [one, two] = ['2017-06-28', '2017-06-29'].map((day, i) =>
      aScreening({
        ...evening,
        startedAt: `${day}T20:50:00+08:00`,
        endedAt: `${day}T22:30:00+08:00`,
        filmCodes: [`film-00${i + 1}`],
        photos: [{ sha256: aPng().sha256, kind: 'middle', look: `fedcba987654321${i}` }],
      }),
    )
    const batch = await manager('POST', '/api/screenings/batch', { screenings: [one, two] })
    const { results } = await told<{ results: { receipt: LogReceipt }[] }>(batch)
    expect(results.map(({ receipt }) => receipt.findings.map(({ code }) => code))).toEqual([
      ['late_report'],
      ['photo_reused', 'late_report'],
    ])
  })

  test('a correction is looked at with its new photos, and another log sees these', async () => {
    const [own, other] = [aPng().sha256, aPng().sha256]
    const { log, team } = await sent({ photos: [{ sha256: own, kind: 'start' }] })
    const holder = await sent({ photos: [{ sha256: other, kind: 'start' }] })
    const body = { ...log, revision: 1, photos: [{ sha256: other, kind: 'start' }] }
    const corrected = await told<Log>(await team('PUT', `/api/screenings/${log.id}`, body))
    expect(corrected.findings).toMatchObject([{ code: 'photo_reused', otherId: holder.log.id }])
    const third = await sent({ photos: [{ sha256: other, kind: 'end' }] })
    const others = (await kept(third.log)).findings.map(({ otherId }) => otherId)
    expect(new Set(others)).toEqual(new Set([log.id, holder.log.id]))
    // what it no longer names is no sign any more
    expect((await sent({ photos: [{ sha256: own, kind: 'end' }] })).codes).toEqual([])
  })

  test('of two with the same photo that arrive at once, the second is looked at again', async () => {
    const photo: DeclaredPhoto = { sha256: aPng().sha256, kind: 'start' }
    const evenings = await Promise.all([1, 2, 3, 4].map(() => anEvening(running.sql)))
    const codes = await Promise.all(
      evenings.map(async (evening) => {
        const team = await running.as('team', evening.teamCode)
        const answer = await team('POST', '/api/screenings', aScreening({ ...evening, photos: [photo] }))
        return (await told<LogReceipt>(answer)).findings.length
      }),
    )
    expect(codes.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3])
  })

  test('a thousand logs of one place, receipt and photo cost the next no more than sixty, and are found as before', async () => {
    const photo: DeclaredPhoto = { sha256: aPng().sha256, kind: 'start', look: '0000000000000000' }
    const position = { ...HERE, latitude: 31.25 }
    const copied = { ...(await anEvening(running.sql)), receiptNo: 'R-1', photos: [photo], position }
    const past = { ...(await anEvening(running.sql)), teamCode: copied.teamCode }
    const filled = async (first: number, last: number): Promise<void> => {
      const logs = Array.from({ length: last - first }, (_, i) => {
        const id = `00000000-0000-7000-8000-${String(first + i).padStart(12, '0')}`
        return { id, day: new Date(Date.UTC(2012, 0, 1 + first + i)).toISOString().slice(0, 10) }
      })
      await running.sql.batch([
        statement(
          `INSERT INTO screenings (id, team_code, village_code, started_at, ended_at, screened_on, venue, film_codes, attendance,
             receipt_no, latitude, longitude, accuracy_m, photos, recorded_at, received_at, status, credit)
           SELECT value->>'id', ?, ?, value->>'day' || 'T12:50:00.000Z', value->>'day' || 'T14:35:00.000Z', value->>'day',
             'outdoor', '["film-001"]', 75, 'R-1', ?, ?, 20, ?, value->>'day', value->>'day', 'accepted', 60 FROM json_each(?)`,
          [past.teamCode, past.villageCode, position.latitude, position.longitude, json([photo]), json(logs)],
        ),
        ...photosMarked(logs.map(({ id }) => ({ id, photos: [photo] }))),
      ])
    }
    const looked = async () => {
      const log = aScreening(copied)
      const before = running.rowsRead?.() ?? 0
      const known = await lookAround(running.sql, [log], ZONE)
      const vicinity = known.vicinities.get(log.id)
      return [(running.rowsRead?.() ?? 0) - before, vicinity && known.near.of(log, vicinity).length]
    }
    await filled(0, 60)
    const few = await looked()
    await filled(60, 1000)
    expect(await looked()).toEqual(few)
    const { log, team, codes } = await sent(copied)
    const last = [999, 998, 997].map((n) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`)
    const found = ['receipt_reused', 'photo_reused'].flatMap((code) => last.map((otherId) => ({ code, otherId })))
    expect((await kept(log)).findings).toMatchObject([...found, { code: 'position_copied', otherId: last[0] }])
    // of a correction its own log is no other one
    const corrected = await told<Log>(
      await team('PUT', `/api/screenings/${log.id}`, { ...log, revision: 1, attendance: 70 }),
    )
    expect(corrected.findings.map(({ code }) => code)).toEqual(codes)
  })

  test('phones carry the rule, and hear of nobody else’s photos', async () => {
    await rule('receipt', '2017-06-15')
    const photo: DeclaredPhoto = { sha256: aPng().sha256, kind: 'start' }
    await sent({ photos: [photo] })
    const { team } = await sent({ photos: [photo] })
    const copy = await told<{ proofRules: unknown; team: { logs: { findings: object[] }[] } }>(
      await team('GET', '/api/field-copy'),
    )
    expect(copy.proofRules).toEqual(expect.arrayContaining([{ effectiveOn: '2017-06-15', needs: ['receipt'] }]))
    const [finding] = copy.team.logs[0]?.findings ?? []
    expect(Object.keys(finding ?? {}).toSorted()).toEqual(['blocking', 'code', 'message'])
    await rule(null, '2017-06-15')
  })

  test('a rule that is none is refused with what it may be', async () => {
    const answer = await manager('PUT', '/api/settings/SHOW_PROOF', { value: 'video' })
    expect(answer.status).toBe(422)
    expect(JSON.stringify(await told(answer))).toContain('witness')
  })
})
