/** An auditor, on both engines: let in by a manager, reads what managers read, and changes nothing. */
import { describe, expect, test } from 'vitest'
import { SCOPES } from '../../src/domain/people/account.ts'
import { type Call, engines, managed } from '../engines.ts'
import { aScreening } from '../make.ts'
import { cookieOf, told } from './service.ts'

const PASSWORD = 'a good long password'

describe.each(engines)('an auditor on $name', ({ start }) => {
  const { running, manager } = managed(start)

  const joined = async (): Promise<Call> => {
    const asked = { role: 'auditor', displayName: '审计局 孙' }
    const made = await told<{ code: string; url: string }>(await manager('POST', '/api/enrolments', asked))
    expect(made.url).toContain('/#enrol=')
    const redeemed = await running.call('POST', '/api/enrolments/redeem', { code: made.code })
    expect(await told(redeemed)).toMatchObject({ role: 'auditor', mustSetPassword: true })
    const cookie = cookieOf(redeemed)
    return (method, path, body, headers) => running.call(method, path, body, { cookie, ...headers })
  }

  test('joins by a card of a manager, sets a password, and signs in with it', async () => {
    const auditor = await joined()
    const set = await told<{ username: string }>(await auditor('PUT', '/api/session/password', { password: PASSWORD }))
    expect(set.username).toBe('auditor')
    const again = await running.call('POST', '/api/session', { username: 'auditor', password: PASSWORD })
    expect(await told(again)).toMatchObject({ role: 'auditor', displayName: '审计局 孙', mustSetPassword: false })
    expect(await told(await auditor('GET', '/api/second-factor'))).toMatchObject({ isOn: false })
    const { items } = await told<{ items: { role: string }[] }>(await manager('GET', '/api/accounts'))
    expect(items.map(({ role }) => role)).toContain('auditor')
  })

  test('reads lists, figures, settings, accounts and the trail as a manager does', async () => {
    const auditor = await joined()
    const log = aScreening()
    expect((await manager('POST', '/api/screenings', log)).status).toBe(201)
    for (const path of [
      '/api/overview',
      '/api/screenings',
      '/api/village-months',
      '/api/settings',
      '/api/accounts',
      '/api/tokens',
      '/api/audit',
      '/api/films/unlisted',
    ]) {
      const [theirs, ours] = [await auditor('GET', path), await manager('GET', path)]
      const { generatedAt: _, ...seen } = await told(theirs)
      const { generatedAt: __, ...known } = await told(ours)
      expect([path, theirs.status, JSON.stringify(seen)]).toEqual([
        path,
        200,
        // who sent a log is told besides that another decides it
        JSON.stringify(known).replaceAll(/,"fourEyes":\{[^}]*\}/g, ''),
      ])
    }
    expect((await auditor('GET', `/api/screenings/${log.id}`)).status).toBe(200)
  })

  test('changes nothing, in person or by a program', async () => {
    const auditor = await joined()
    const asked = { name: '审计软件', role: 'auditor' }
    const made = await told<{ token: string; scopes: string[] }>(await manager('POST', '/api/tokens', asked))
    expect(made.scopes).toEqual(SCOPES.auditor)
    const wrong = await manager('POST', '/api/tokens', { ...asked, scopes: ['logs'] })
    expect(await told(wrong)).toMatchObject({ status: 422, issues: [{ path: 'scopes' }] })
    const bearer = { authorization: `Bearer ${made.token}` }
    const program: Call = (method, path, body) => running.call(method, path, body, bearer)
    expect((await program('GET', '/api/overview')).status).toBe(200)
    expect((await program('GET', '/api/accounts')).status).toBe(403)
    for (const by of [auditor, program]) {
      for (const [method, path, body] of [
        ['POST', '/api/screenings', aScreening()],
        ['POST', '/api/reviews', { ids: [aScreening().id], decision: 'accept' }],
        ['POST', '/api/tokens', asked],
        ['POST', '/api/enrolments', { role: 'manager', displayName: '自己' }],
        ['PUT', '/api/settings/STALE_DAYS', { value: 5 }],
        ['PUT', '/api/townships/new', { code: 'new', name: '新镇' }],
      ] as const) {
        expect([path, (await by(method, path, body)).status]).toEqual([path, 403])
      }
    }
    expect((await program('POST', '/api/imports/screenings?dryRun=true', 'x')).status).toBe(403)
  })
})
