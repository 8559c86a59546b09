/** Two browsers of one manager are one pair of eyes: what takes another manager is done with none of their sessions and tokens. */
import { beforeAll, expect, test } from 'vitest'
import { aScreening } from '../make.ts'
import { withAdmin } from './admin.ts'
import { type Caller, callerOf, OUR_ORIGIN, type Service, signIn, told } from './service.ts'

let service: Service
let one: Caller
/** The same manager in another browser, and by a token of theirs. */
let others: Caller[]
beforeAll(async () => {
  service = await withAdmin()
  // there is somebody else who could
  await service.callerAs('manager')
  const signedIn = async () => callerOf(service.app, { origin: OUR_ORIGIN, cookie: await signIn(service.app, 'admin') })
  one = await signedIn()
  const { token } = await told<{ token: string }>(await one('POST', '/api/tokens', { name: '平台', role: 'manager' }))
  others = [one, await signedIn(), callerOf(service.app, { authorization: `Bearer ${token}` })]
})

const refusedTo = async (path: string, body?: object) =>
  Promise.all(others.map(async (call) => (await call('POST', path, body)).status))

test('nobody confirms their own bulletin with another session or a token', async () => {
  const made = await told<{ no: string }>(await one('POST', '/api/bulletins', { kind: 'special', asOf: '2017-06-30' }))
  expect(await refusedTo(`/api/bulletins/${made.no}/confirm`)).toEqual([403, 403, 403])
  expect(await told(await one('GET', `/api/bulletins/${made.no}`))).toMatchObject({ status: 'draft' })
})

test('nor decides on their own log, nor on a team’s that they corrected, whichever team it is moved to', async () => {
  const team = await service.callerAs('team')
  const { id: own, ...content } = aScreening()
  const corrected = aScreening({ startedAt: '2017-06-29T20:50:00+08:00', endedAt: '2017-06-29T22:30:00+08:00' })
  await one('POST', '/api/screenings', { id: own, ...content })
  await team('POST', '/api/screenings', corrected)
  const { id, ...said } = corrected
  const moved = { ...said, revision: 1, teamCode: 'team-02', villageCode: '510723101201' }
  expect((await one('PUT', `/api/screenings/${id}`, moved)).status).toBe(200)
  for (const call of others) {
    const answer = await call('POST', '/api/reviews', { ids: [own, id], decision: 'accept' })
    // a program reviews nothing at all
    const { results = [] } = await told<{ results?: { outcome: string }[] }>(answer)
    expect([answer.status, ...results.map(({ outcome }) => outcome)]).toEqual(
      answer.status === 403 ? [403] : [200, 'forbidden', 'forbidden'],
    )
  }
  // and a log that was taken back from one state is no way around it
  const another = await service.callerAs('manager')
  await another('POST', '/api/reviews', { ids: [id], decision: 'return', reason: '请补正' })
  expect((await one('PUT', `/api/screenings/${id}`, { ...moved, revision: 3, attendance: 60 })).status).toBe(200)
  const again = await one('POST', '/api/reviews', { ids: [id], decision: 'accept' })
  expect(await told(again)).toMatchObject({ results: [{ outcome: 'forbidden' }] })
})
