/** Signing in with a password and a second factor, where one is signed in, and one’s own password. On both engines. */
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { putAccounts } from '../../src/store/people/accounts.ts'
import { type Call, engines, type Running } from '../engines.ts'
import { NOW } from '../make.ts'
import { quickHash } from '../ways-in.ts'
import { told } from './service.ts'

const PASSWORD = 'a good long password'
const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/128.0 Safari/537.36 Edg/128.0'
const WECHAT = 'Mozilla/5.0 (Linux; Android 12) AppleWebKit/537.36 Chrome/99.0 Mobile MicroMessenger/8.0'

/** What the app shows, so many half minutes from now. */
const codeAt = (secret: string, halfMinutes = 0): string =>
  TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: NOW.getTime() + halfMinutes * 30_000 })

interface OwnSession {
  id: string
  device?: string
  isCurrent: boolean
}

describe.each(engines)('signing in on $name', ({ start }) => {
  let running: Running
  beforeAll(async () => {
    running = await start()
  })
  afterAll(() => running.stop())

  let made = 0
  const aManager = async (): Promise<string> => {
    const username = `wang-${++made}`
    await putAccounts(running.sql, [{ username, displayName: '王局', role: 'manager' }], quickHash(PASSWORD), NOW)
    return username
  }
  const signIn = (username: string, more: object = {}, headers: Record<string, string> = {}): Promise<Response> =>
    running.call('POST', '/api/session', { username, password: PASSWORD, ...more }, headers)
  const callBy =
    (answer: Response): Call =>
    (method, path, body) =>
      running.call(method, path, body, { cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '' })
  const sessionsOf = async (call: Call): Promise<OwnSession[]> =>
    (await told<{ items: OwnSession[] }>(await call('GET', '/api/sessions'))).items
  const statusesOf = (calls: Call[]): Promise<number[]> =>
    Promise.all(calls.map(async (call) => (await call('GET', '/api/session')).status))

  test('everybody sees where they are signed in, this device first, and ends one or all others; nobody else’s', async () => {
    const username = await aManager()
    const [desk, phone, third] = [
      callBy(await signIn(username, {}, { 'user-agent': WINDOWS })),
      callBy(await signIn(username, {}, { 'user-agent': WECHAT })),
      callBy(await signIn(username)),
    ] as const
    const all = await sessionsOf(desk)
    expect(all.map(({ isCurrent }) => isCurrent)).toEqual([true, false, false])
    expect(new Set(all.map(({ device }) => device))).toEqual(
      new Set(['Edge · Windows', '微信 WeChat · Android', undefined]),
    )
    expect(all[0]).toMatchObject({
      device: 'Edge · Windows',
      createdAt: NOW.toISOString(),
      lastUsedAt: NOW.toISOString(),
      expiresAt: '2017-07-14T15:30:00.000Z',
    })
    const ofPhone = all.find(({ device }) => device === '微信 WeChat · Android')?.id ?? ''
    const stranger = callBy(await signIn(await aManager()))
    expect((await stranger('DELETE', `/api/sessions/${ofPhone}`)).status).toBe(404)
    expect(await statusesOf([phone])).toEqual([200])
    expect((await desk('DELETE', `/api/sessions/${ofPhone}`)).status).toBe(204)
    expect((await desk('DELETE', `/api/sessions/${ofPhone}`)).status).toBe(404)
    expect(await statusesOf([desk, phone, third])).toEqual([200, 401, 200])
    expect((await desk('DELETE', '/api/sessions')).status).toBe(204)
    expect((await desk('DELETE', '/api/sessions')).status).toBe(204)
    expect(await statusesOf([desk, third, stranger])).toEqual([200, 401, 200])
    const { items } = await told<{ items: { before?: object }[] }>(await desk('GET', '/api/audit?action=end_session'))
    expect(items.map(({ before }) => before)).toEqual([{ devices: ['?'] }, { devices: ['微信 WeChat · Android'] }])
  })

  test('who signs in once more on the same device is there once; of two people on one device neither is signed out', async () => {
    const [username, other] = [await aManager(), await aManager()]
    const first = await signIn(username)
    const cookie = first.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    const again = callBy(await signIn(username, {}, { cookie }))
    expect((await sessionsOf(again)).map(({ isCurrent }) => isCurrent)).toEqual([true])
    expect(await statusesOf([callBy(first), again])).toEqual([401, 200])
    const third = await signIn(username)
    const shared = { cookie: third.headers.getSetCookie()[0]?.split(';')[0] ?? '' }
    expect((await signIn(other, {}, shared)).status).toBe(200)
    expect(await statusesOf([callBy(third)])).toEqual([200])
  })

  test('a password that is common, or one’s own name, is refused in a sentence that says what to do', async () => {
    const username = await aManager()
    const call = callBy(await signIn(username))
    const set = (password: string) => call('PUT', '/api/session/password', { password, currentPassword: PASSWORD })
    for (const [password, said] of [
      ['woaini1314', '几个不相关的词'],
      ['王局123456', '自己的用户名'],
    ] as const) {
      const { status, issues } = await told<{ status: number; issues: object[] }>(await set(password))
      expect([status, issues]).toEqual([422, [{ path: 'password', message: expect.stringContaining(said) as string }]])
    }
    expect((await set('竹椅 下雨 三只羊')).status).toBe(200)
    expect((await signIn(username, { password: '竹椅 下雨 三只羊' })).status).toBe(200)
  })

  /** Turns it on with what the app shows now; answers the secret and the codes for paper. */
  async function withSecondFactor(call: Call): Promise<{ secret: string; recoveryCodes: string[] }> {
    const { secret, url } = await told<{ secret: string; url: string }>(await call('POST', '/api/second-factor/secret'))
    expect(url).toMatch(new RegExp(`^otpauth://totp/.*secret=${secret}`))
    const answer = await call('PUT', '/api/second-factor', { secret, code: codeAt(secret), currentPassword: PASSWORD })
    expect(answer.status).toBe(200)
    return { secret, ...(await told<{ recoveryCodes: string[] }>(answer)) }
  }
  const asked = async (answer: Response): Promise<unknown[]> => {
    const { status, issues } = await told<{ status: number; issues?: { path: string }[] }>(answer)
    return [status, issues?.map(({ path }) => path)]
  }

  test('a second factor is on once a code of the app has come back with the password, and off with the password', async () => {
    const call = callBy(await signIn(await aManager()))
    const look = async () => told(await call('GET', '/api/second-factor'))
    expect(await look()).toEqual({ isOn: false, recoveryCodesLeft: 0 })
    const { secret } = await told<{ secret: string }>(await call('POST', '/api/second-factor/secret'))
    const put = (changes: object) =>
      call('PUT', '/api/second-factor', { secret, code: codeAt(secret), currentPassword: PASSWORD, ...changes })
    expect(await asked(await put({ currentPassword: 'not it' }))).toEqual([422, ['currentPassword']])
    expect(await asked(await put({ code: codeAt(secret, 5) }))).toEqual([422, ['code']])
    expect(await asked(await put({ secret: 'too short' }))).toEqual([422, ['secret']])
    expect(await look()).toEqual({ isOn: false, recoveryCodesLeft: 0 })
    const { recoveryCodes } = await told<{ recoveryCodes: string[] }>(await put({}))
    expect(new Set(recoveryCodes).size).toBe(8)
    expect(await look()).toEqual({ isOn: true, since: NOW.toISOString(), recoveryCodesLeft: 8 })
    expect(await asked(await call('POST', '/api/second-factor/off', { currentPassword: 'not it' }))).toEqual([
      422,
      ['currentPassword'],
    ])
    expect((await call('POST', '/api/second-factor/off', { currentPassword: PASSWORD })).status).toBe(204)
    expect(await look()).toEqual({ isOn: false, recoveryCodesLeft: 0 })
    expect(JSON.stringify(await running.sql.all('SELECT * FROM audit'))).not.toContain(secret)
  })

  test('with it a password alone does not sign in; a code does, half a minute early or late, and once', async () => {
    const username = await aManager()
    const { secret } = await withSecondFactor(callBy(await signIn(username)))
    const none = await signIn(username)
    expect(none.headers.getSetCookie()).toEqual([])
    expect(await asked(none)).toEqual([401, ['code']])
    // that the password was right is told to nobody who does not know it
    expect(await asked(await signIn(username, { password: 'not it', code: codeAt(secret) }))).toEqual([401, undefined])
    // the one that turned it on is used up, and so is all before it
    for (const halfMinutes of [-1, 0, 2, -2]) {
      expect(await asked(await signIn(username, { code: codeAt(secret, halfMinutes) }))).toEqual([401, ['code']])
    }
    const code = codeAt(secret, 1)
    expect((await signIn(username, { code: `${code.slice(0, 3)} ${code.slice(3)}` })).status).toBe(200)
    expect(await asked(await signIn(username, { code }))).toEqual([401, ['code']])
  })

  test('one code sent many times at the same moment signs in once', async () => {
    const username = await aManager()
    const { secret, recoveryCodes } = await withSecondFactor(callBy(await signIn(username)))
    for (const code of [codeAt(secret, 1), recoveryCodes[0]]) {
      const answers = await Promise.all([1, 2, 3, 4].map(() => signIn(username, { code })))
      expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 401, 401, 401])
    }
  })

  test('a code kept on paper signs in once, however it is typed, and is counted down', async () => {
    const username = await aManager()
    const { recoveryCodes } = await withSecondFactor(callBy(await signIn(username)))
    const code = recoveryCodes[3]?.toLowerCase().replaceAll('-', ' ')
    const answer = await signIn(username, { code })
    expect(answer.status).toBe(200)
    expect(await told(await callBy(answer)('GET', '/api/second-factor'))).toMatchObject({ recoveryCodesLeft: 7 })
    expect(await asked(await signIn(username, { code }))).toEqual([401, ['code']])
  })

  test('guessing codes waits like guessing passwords, and locks out no device that signed in before', async () => {
    const username = await aManager()
    const first = await signIn(username)
    const { secret } = await withSecondFactor(callBy(first))
    for (let i = 0; i < 10; i++) expect((await signIn(username, { code: '000000' })).status).toBe(401)
    expect((await signIn(username, { code: codeAt(secret, 1) })).status).toBe(429)
    const device = first.headers.getSetCookie()[1]?.split(';')[0] ?? ''
    expect(device).toMatch(/^yx_device=/)
    expect((await signIn(username, { code: codeAt(secret, 1) }, { cookie: device })).status).toBe(200)
  })

  test('a reset takes the second factor away with the password', async () => {
    const username = await aManager()
    const own = callBy(await signIn(username))
    await withSecondFactor(own)
    const { id } = await told<{ id: string }>(await own('GET', '/api/session'))
    const manager = await running.as('manager')
    const { code } = await told<{ code: string }>(await manager('POST', `/api/accounts/${id}/password-reset`))
    const again = callBy(await running.call('POST', '/api/enrolments/redeem', { code }))
    expect((await again('PUT', '/api/session/password', { password: 'yet another one' })).status).toBe(200)
    expect((await signIn(username, { password: 'yet another one' })).status).toBe(200)
    expect(await running.sql.first('SELECT count(*) AS n FROM recovery_codes WHERE account_id = ?', id)).toEqual({
      n: 0,
    })
  })

  test('a link to a manager’s account is made by a reset alone: nobody signs in as another unseen', async () => {
    const own = callBy(await signIn(await aManager()))
    const { id } = await told<{ id: string }>(await own('GET', '/api/session'))
    const manager = await running.as('manager')
    const body = { role: 'manager', displayName: '王局', accountId: id }
    expect(await asked(await manager('POST', '/api/enrolments', body))).toEqual([422, ['accountId']])
  })
})
