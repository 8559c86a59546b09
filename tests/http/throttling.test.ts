import { expect, test } from 'vitest'
import { attempt, later, withAdmin } from './admin.ts'
import { callerOf, OUR_ORIGIN, PASSWORD, signIn, told } from './service.ts'

test('an unknown name takes as long as a wrong password', async () => {
  const service = await withAdmin()
  const fastest = async (username: string): Promise<number> => {
    const times: number[] = []
    for (let i = 0; i < 4; i++) {
      const start = performance.now()
      await attempt(service, 'not it', { username, address: `192.0.2.${i}` })
      times.push(performance.now() - start)
    }
    return Math.min(...times)
  }
  const known = await fastest('admin')
  expect(await fastest('nobody')).toBeGreaterThan(known / 2)
})

test('of fifty guesses at once ten are judged, and then not even the right password is', async () => {
  const service = await withAdmin()
  const guesses = Array.from({ length: 50 }, (_, i) => attempt(service, `guess ${i}`, { address: `192.0.2.${i}` }))
  const statuses = (await Promise.all(guesses)).map(({ status }) => status).sort((a, b) => a - b)
  expect(statuses).toEqual([...Array<number>(10).fill(401), ...Array<number>(40).fill(429)])
  expect((await attempt(service, PASSWORD, { address: '192.0.2.200' })).status).toBe(429)
})

test('an address that guessed ten times waits too, and is told how long', async () => {
  const service = await withAdmin()
  for (let i = 0; i < 10; i++) await attempt(service, 'not it', { username: `user-${i}` })
  later(service, 5)
  const refused = await attempt(service, PASSWORD)
  expect(refused.status).toBe(429)
  expect(refused.headers.get('retry-after')).toBe('600')
  expect(await told(refused)).toMatchObject({ code: 'too_many', detail: '密码错误次数过多，请在 10 分钟后再试。' })
  expect((await attempt(service, PASSWORD, { address: '192.0.2.200' })).status).toBe(200)
  later(service, 10)
  expect((await attempt(service, PASSWORD)).status).toBe(200)
})

test('nine wrong ones and a right one: the account starts again from none', async () => {
  const service = await withAdmin()
  for (let i = 0; i < 9; i++) await attempt(service, 'not it', { address: '192.0.2.1' })
  expect((await attempt(service, PASSWORD, { address: '192.0.2.2' })).status).toBe(200)
  for (let i = 0; i < 10; i++) expect((await attempt(service, 'no', { address: '192.0.2.3' })).status).toBe(401)
})

test('thirty people behind one address can sign in at the same moment', async () => {
  const service = await withAdmin()
  const answers = await Promise.all(Array.from({ length: 30 }, () => attempt(service, PASSWORD)))
  expect(answers.map(({ status }) => status)).toEqual(Array(30).fill(200))
})

test('guessing the current password on a borrowed phone is slowed like signing in', async () => {
  const service = await withAdmin()
  const by = callerOf(service.app, { cookie: await signIn(service.app, 'admin'), origin: OUR_ORIGIN })
  const guess = () => by('PUT', '/api/session/password', { password: 'mine from now', currentPassword: 'guess' })
  for (let i = 0; i < 10; i++) expect((await guess()).status).toBe(422)
  expect((await guess()).status).toBe(429)
})
