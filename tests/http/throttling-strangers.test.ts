/** Strangers who guess, and the person whose account it is: from a device that is known, a new one, behind one address. */
import { beforeEach, describe, expect, test } from 'vitest'
import { attempt, later, withAdmin } from './admin.ts'
import { callerOf, cookieOf, OUR_ORIGIN, PASSWORD, type Service, signIn } from './service.ts'

const HOME = '198.51.100.7'
const OFFICE = '203.0.113.1'
let service: Service

/** As a browser that signed in before sends it. */
const known = (device: string, address: string, password = PASSWORD): Promise<Response> =>
  service.call('POST', '/api/session', { username: 'admin', password }, { cookie: device, 'x-test-address': address })
const deviceOf = (answer: Response): string => answer.headers.getSetCookie()[1]?.split(';')[0] ?? ''
const statusOf = async (answer: Promise<Response>): Promise<number> => (await answer).status
const attack = async (addresses: string[], password = 'guess'): Promise<number[]> =>
  Promise.all(addresses.map((address) => statusOf(attempt(service, password, { address }))))
const thousand = Array.from({ length: 1000 }, (_, i) => `10.${i >> 8}.${i & 255}.9`)

beforeEach(async () => {
  service = await withAdmin()
})

describe('an attacker with a thousand addresses', () => {
  test('is judged ten times; the person signs in meanwhile on a known device, and anywhere from a usual network', async () => {
    const first = await attempt(service, PASSWORD, { address: OFFICE })
    const statuses = await attack(thousand)
    expect(statuses.filter((status) => status === 401)).toHaveLength(10)
    expect(statuses.filter((status) => status === 429)).toHaveLength(990)
    // not even the right password, from one of them
    expect(await statusOf(attempt(service, PASSWORD, { address: '10.9.9.9' }))).toBe(429)
    expect(await statusOf(known(deviceOf(first), HOME))).toBe(200)
    expect(await statusOf(attempt(service, PASSWORD, { address: OFFICE }))).toBe(200)
    // a new device in a new place waits, and is told that it need not on a known one
    later(service, 16)
    await attack(thousand.slice(500))
    const waits = await attempt(service, PASSWORD, { address: '198.51.100.99' })
    expect(waits.status).toBe(429)
    expect(await waits.text()).toContain('在以前登录过的手机或电脑上可以马上登录')
  })

  test('shuts out no open session that changes its password', async () => {
    const cookie = await signIn(service.app, 'admin')
    await attack(thousand.slice(0, 50))
    const by = callerOf(service.app, { cookie, origin: OUR_ORIGIN })
    const change = { password: 'another long one', currentPassword: PASSWORD }
    expect(await statusOf(by('PUT', '/api/session/password', change))).toBe(200)
  })

  test('and with the cookie of a device that is known to another account is a stranger to this one', async () => {
    const phone = await service.call('POST', '/api/session', { username: 'admin', password: PASSWORD })
    await service.signedInAs('team')
    const body = { username: 'team-01', password: 'guess' }
    const guess = (i: number) =>
      service.call('POST', '/api/session', body, { cookie: deviceOf(phone), 'x-test-address': thousand[i] ?? '' })
    for (let i = 0; i < 10; i++) expect(await statusOf(guess(i))).toBe(401)
    expect(await statusOf(guess(11))).toBe(429)
  })
})

describe('an attacker behind the same address', () => {
  const guessOn = (username: string, times: number) =>
    Promise.all(Array.from({ length: times }, () => statusOf(attempt(service, 'guess', { username, address: OFFICE }))))

  test('shuts a new device out of the one account he guesses at, and nobody out of another', async () => {
    await service.signedInAs('team')
    const first = await attempt(service, PASSWORD, { address: HOME })
    expect((await guessOn('admin', 30)).filter((status) => status === 401)).toHaveLength(10)
    expect(await statusOf(attempt(service, PASSWORD, { address: OFFICE }))).toBe(429)
    expect(await statusOf(known(deviceOf(first), OFFICE))).toBe(200)
    expect(await statusOf(attempt(service, PASSWORD, { address: HOME }))).toBe(200)
    expect(await statusOf(attempt(service, PASSWORD, { username: 'team-01', address: OFFICE }))).toBe(200)
  })

  test('who goes through many accounts shuts new devices out, and no known one', async () => {
    const first = await attempt(service, PASSWORD, { address: HOME })
    for (let i = 0; i < 10; i++) await guessOn(`team-${i}`, 1)
    expect(await statusOf(attempt(service, PASSWORD, { username: 'team-01', address: OFFICE }))).toBe(429)
    expect(await statusOf(known(deviceOf(first), OFFICE))).toBe(200)
  })
})

test('a known device that is wrong ten times waits, alone, and longer each time', async () => {
  const device = deviceOf(await attempt(service, PASSWORD))
  for (let i = 0; i < 10; i++) expect(await statusOf(known(device, HOME, 'slip'))).toBe(401)
  const waits = await known(device, HOME)
  expect([waits.status, waits.headers.get('retry-after')]).toEqual([429, '900'])
  expect(await statusOf(attempt(service, PASSWORD, { address: HOME }))).toBe(200)
  later(service, 15)
  for (let i = 0; i < 5; i++) expect(await statusOf(known(device, HOME, 'slip'))).toBe(401)
  expect((await known(device, HOME)).headers.get('retry-after')).toBe(String(105 * 60))
  later(service, 105)
  expect(await statusOf(known(device, HOME))).toBe(200)
})

test('of IPv6 a whole customer is one address', async () => {
  const customer = Array.from({ length: 40 }, (_, i) => `2001:db8:0:1::${(i + 1).toString(16)}`)
  expect((await attack(customer)).filter((status) => status === 401)).toHaveLength(10)
  expect(await statusOf(attempt(service, PASSWORD, { address: '2001:db8:0:2::1' }))).toBe(200)
})

test('wrong passwords of a clock that was then set back are forgotten', async () => {
  later(service, 60)
  for (let i = 0; i < 10; i++) await attempt(service, 'guess', { address: HOME })
  expect(await statusOf(attempt(service, PASSWORD, { address: HOME }))).toBe(429)
  later(service, -60)
  expect(await statusOf(attempt(service, PASSWORD, { address: HOME }))).toBe(200)
})

test('a right code to join with never waits, whatever a neighbour guesses', async () => {
  const manager = await service.callerAs('manager')
  const made = await manager('POST', '/api/enrolments', { role: 'technician', displayName: '李工' })
  const { code } = (await made.json()) as { code: string }
  const redeem = (typed: string) => service.call('POST', '/api/enrolments/redeem', { code: typed })
  for (let i = 0; i < 10; i++) expect(await statusOf(redeem('AAAA-BBBB-CCCC-DDDD'))).toBe(422)
  expect(await statusOf(redeem('AAAA-BBBB-CCCC-DDDD'))).toBe(429)
  const joined = await redeem(code)
  expect([joined.status, cookieOf(joined)]).toEqual([200, expect.stringMatching(/^yx_session=/)])
  // and its phone is known from now on
  expect(deviceOf(joined)).toMatch(/^yx_device=/)
})

test('a password that could not be judged is not counted as wrong', async () => {
  const { sql } = service
  await sql.run(`UPDATE accounts SET password_hash = 'scrypt$3$8$1$AAAA$AAAA' WHERE username = 'admin'`)
  for (let i = 0; i < 12; i++) expect(await statusOf(attempt(service, PASSWORD))).toBe(500)
  expect(await sql.all('SELECT * FROM sign_in_attempts')).toEqual([])
})
