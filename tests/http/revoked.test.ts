/** A phone whose account was disabled: what it made before goes to review, and it can do nothing else. */
import { expect, test } from 'vitest'
import type { Role } from '../../src/domain/people/account.ts'
import type { Overview } from '../../src/domain/report/overview.ts'
import { aMissedShow, aScreening } from '../make.ts'
import { aPng } from '../photos.ts'
import { aService, type Caller, type Service, told } from './service.ts'

interface Batch {
  results: {
    id: string
    outcome: string
    receipt?: { status: string; findings: { code: string }[] }
    error?: { detail: string }
  }[]
}

/** At 23:30 on 30 June, when the clock of these tests stands. */
const AFTER = '2017-06-30T23:45:00+08:00'

/** Somebody with a phone in the hand, whose account a manager has just disabled. */
async function aRevoked(role: Role): Promise<{ service: Service; phone: Caller; manager: Caller }> {
  const service = await aService()
  const phone = await service.signedInAs(role)
  const { id } = await told<{ id: string }>(await phone('GET', '/api/session'))
  const manager = await service.callerAs('manager')
  expect((await manager('DELETE', `/api/accounts/${id}`)).status).toBe(204)
  service.clock.now = new Date('2017-07-01T08:00:00+08:00')
  return { service, phone, manager }
}

const send = async (phone: Caller, screenings: object[]): Promise<Batch['results']> =>
  (await told<Batch>(await phone('POST', '/api/screenings/batch', { screenings }))).results
const photoPath = ({ id }: { id: string }, sha256: string): string =>
  `/api/screenings/${id}/photos/${sha256}?kind=receipt`
const PNG = { 'content-type': 'image/png' }

test('a log made before comes in held and in no figure, until a manager accepts it', async () => {
  const { phone, manager } = await aRevoked('team')
  const done = async (): Promise<(number | null | undefined)[]> => {
    const { teams } = await told<Overview>(await manager('GET', '/api/overview'))
    return [teams.find(({ code }) => code === 'team-01')?.done]
  }
  const log = aScreening()
  const [kept] = await send(phone, [log])
  expect(kept).toMatchObject({ outcome: 'stored', receipt: { status: 'held', findings: [{ code: 'sender_revoked' }] } })
  expect((await send(phone, [log]))[0]).toMatchObject({ outcome: 'already_stored', receipt: { status: 'held' } })
  expect(await done()).toEqual([0])
  await manager('POST', '/api/reviews', { ids: [log.id], decision: 'accept' })
  expect(await done()).toEqual([1])
})

test('a log made after is refused by itself, with whom to talk to; the others are taken', async () => {
  const { phone, manager } = await aRevoked('team')
  const [before, after] = [aScreening(), aScreening({ villageCode: '510723101201', recordedAt: AFTER })]
  const results = await send(phone, [after, before])
  expect(results.map(({ outcome }) => outcome)).toEqual(['forbidden', 'stored'])
  expect(results[0]?.error?.detail).toContain('请联系管理员')
  expect((await manager('GET', `/api/screenings/${after.id}`)).status).toBe(404)
})

test('when it was made is judged by the phone’s clock put right', async () => {
  const { phone } = await aRevoked('team')
  const late = { ...aScreening({ recordedAt: '2017-06-30T22:40:00+08:00' }) }
  // an hour behind: it was 23:40 when it was made
  const behind = { phoneAt: '2017-06-30T20:00:00+08:00', serverAt: '2017-06-30T21:00:00+08:00' }
  const ahead = { phoneAt: '2017-06-30T21:00:00+08:00', serverAt: '2017-06-30T20:00:00+08:00' }
  const fast = aScreening({ villageCode: '510723101201', recordedAt: AFTER, clock: ahead })
  const results = await send(phone, [{ ...late, clock: behind }, fast])
  expect(results.map(({ outcome }) => outcome)).toEqual(['forbidden', 'stored'])
})

test('missed shows made before and photos of logs made before come in, too; later ones do not', async () => {
  const { phone, manager } = await aRevoked('team')
  const shows = [aMissedShow(), aMissedShow({ recordedAt: AFTER })]
  const answer = await phone('POST', '/api/missed-shows/batch', { missedShows: shows })
  expect((await told<Batch>(answer)).results.map(({ outcome }) => outcome)).toEqual(['stored', 'forbidden'])
  const log = aScreening()
  await send(phone, [log])
  const photo = aPng()
  expect((await phone('PUT', photoPath(log, photo.sha256), photo.bytes, PNG)).status).toBe(201)
  expect((await phone('GET', photoPath(log, photo.sha256))).status).toBe(401)
  const later = aScreening({ recordedAt: AFTER, villageCode: '510723101201' })
  await manager('POST', '/api/screenings', later)
  expect((await phone('PUT', photoPath(later, photo.sha256), photo.bytes, PNG)).status).toBe(403)
})

test('a held log of a revoked phone stays held when a colleague corrects it', async () => {
  const { service, phone } = await aRevoked('team')
  const log = aScreening()
  await send(phone, [log])
  const colleague = await service.callerAs('team')
  const corrected = await colleague('PUT', `/api/screenings/${log.id}`, { ...log, revision: 1, attendance: 60 })
  expect(await told(corrected)).toMatchObject({ status: 'held' })
})

test('everything else is as if it had signed out', async () => {
  const { phone } = await aRevoked('team')
  const log = aScreening()
  await send(phone, [log])
  const asked: [string, string, unknown?][] = [
    ['GET', '/api/session'],
    ['GET', '/api/field-copy'],
    ['GET', '/api/screenings'],
    ['GET', '/api/missed-shows'],
    ['POST', '/api/screenings', aScreening()],
    ['POST', '/api/missed-shows', aMissedShow()],
    ['PUT', `/api/screenings/${log.id}`, { ...log, revision: 1 }],
    ['POST', `/api/screenings/${log.id}/void`, { reason: '选错了村' }],
    ['PUT', '/api/session/password', { password: 'a new password' }],
  ]
  for (const [method, path, body] of asked) expect((await phone(method, path, body)).status, path).toBe(401)
})

test.each<Role>(['technician', 'manager'])('a revoked %s can hand in nothing', async (role) => {
  const { phone, service } = await aRevoked(role)
  // the second one began at the very moment the account was disabled
  for (const call of [phone, await service.signedInAs(role)]) {
    expect((await call('POST', '/api/screenings/batch', { screenings: [aScreening()] })).status).toBe(401)
    expect((await call('POST', '/api/missed-shows/batch', { missedShows: [aMissedShow()] })).status).toBe(401)
    const photo = aPng()
    expect((await call('PUT', photoPath(aScreening(), photo.sha256), photo.bytes, PNG)).status).toBe(401)
  }
  expect(await service.sql.first('SELECT count(*) AS n FROM screenings')).toEqual({ n: 0 })
})

test('a write from elsewhere is refused although the phone’s cookie comes along', async () => {
  const { phone } = await aRevoked('team')
  const answer = await phone(
    'POST',
    '/api/screenings/batch',
    { screenings: [aScreening()] },
    { origin: 'https://elsewhere.example' },
  )
  expect(answer.status).toBe(403)
})

test('one person’s queue is never sent as another: a request for another account is nobody’s', async () => {
  const service = await aService()
  const phone = await service.signedInAs('team')
  const { id } = await told<{ id: string }>(await phone('GET', '/api/session'))
  const sendAs = async (account: string): Promise<number> =>
    (await phone('POST', '/api/screenings', aScreening(), { 'yx-account': account })).status
  expect(await sendAs('somebody-else')).toBe(401)
  expect(await service.sql.first('SELECT count(*) AS n FROM screenings')).toEqual({ n: 0 })
  expect(await sendAs(id)).toBe(201)
  expect((await phone('GET', '/api/field-copy', undefined, { 'yx-account': 'somebody-else' })).status).toBe(401)
  // nor does one person of a shared phone sign out another
  const signOut = async (account: string): Promise<number> =>
    (await phone('DELETE', '/api/session', undefined, { 'yx-account': account })).status
  expect(await signOut('somebody-else')).toBe(401)
  expect((await phone('GET', '/api/session')).status).toBe(200)
  expect(await signOut(id)).toBe(204)
})
