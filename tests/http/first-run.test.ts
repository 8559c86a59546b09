/** A new office: what is still missing, and the register that a manager brings. */
import { describe, expect, test } from 'vitest'
import { registerFiles } from '../register-files.ts'
import { aService, type Service, told } from './service.ts'

interface Result {
  loaded: boolean
  dryRun: boolean
  counts: { villages: number; teams: number } | null
  problems: { file: string; row: number; column: string; value: string; message: string }[]
}

const bring = async (service: Service, body: unknown, query = ''): Promise<[number, Result]> => {
  const manager = await service.signedInAs('manager')
  const answer = await manager('POST', `/api/register${query}`, body)
  return [answer.status, await told<Result>(answer)]
}
const files = () => Object.fromEntries(registerFiles())
const villages = async (service: Service) =>
  (await told<{ total: number }>(await (await service.callerAs('manager'))('GET', '/api/villages?limit=1'))).total

describe('an office that begins', () => {
  test('is told what is missing; how many teams have no phone yet only a manager is told', async () => {
    const service = await aService({ isEmpty: true })
    const setup = async (call = service.call) => told(await call('GET', '/api/setup'))
    expect(await setup()).toEqual({ needsPassword: true, needsRegister: true })
    const manager = await service.signedInAs('manager')
    const office = async () => told(await service.call('GET', '/api/office'))
    expect(await office()).toMatchObject({ isSampleRegister: false })
    // signing in is nobody's gift outside the demo
    expect(Object.keys((await office()) as object)).not.toContain('demo')
    await bring(service, { sample: true })
    expect(await office()).toMatchObject({ isSampleRegister: true })
    expect(await setup()).toEqual({ needsPassword: false, needsRegister: false })
    expect(await setup(manager)).toMatchObject({ teamsWithoutPhone: 22 })
    await service.signedInAs('team', 'team-01')
    expect(await setup(manager)).toMatchObject({ teamsWithoutPhone: 21 })
    expect(await setup(await service.callerAs('technician'))).toEqual({ needsPassword: false, needsRegister: false })
    // the sample is what the settings speak of already
    expect(await setup(manager)).toMatchObject({ missingSettings: [], canReplaceRegister: true })
  })

  test('brings its register as files: first only looked at, then loaded whole, and never a second one', async () => {
    const service = await aService({ isEmpty: true })
    const counts = { townships: 36, villages: 453, teams: 22 }
    expect(await bring(service, { files: files() }, '?dryRun=true')).toMatchObject([
      200,
      { dryRun: true, loaded: false, counts, problems: [] },
    ])
    expect(await villages(service)).toBe(0)
    expect(await bring(service, { files: files() })).toMatchObject([200, { loaded: true, counts }])
    expect(await villages(service)).toBe(453)
    expect((await bring(service, { files: files() }))[0]).toBe(409)
    const [trail] = await service.sql.all("SELECT actor_role, action FROM audit WHERE subject_kind = 'register'")
    expect(trail).toEqual({ actor_role: 'manager', action: 'load' })
  })

  test('is told each mistake by file, row and column, and with one mistake nothing is kept', async () => {
    const service = await aService({ isEmpty: true })
    const bad = { ...files(), 'townships.csv': 'code,name\n510723100,云溪镇\n' }
    const [status, result] = await bring(service, { files: { ...bad, 'teams.csv': 'code,name\nteam-01,\n' } })
    expect([status, result.loaded, result.counts]).toEqual([200, false, null])
    expect(result.problems).toContainEqual(
      expect.objectContaining({ file: 'teams.csv', row: 2, column: 'name', value: '' }),
    )
    expect(result.problems.some(({ file, column }) => file === 'villages.csv' && column === 'township_code')).toBe(true)
    expect(result.problems.every(({ message }) => /[\u4e00-\u9fff]/.test(message))).toBe(true)
    expect(await villages(service)).toBe(0)
    expect((await bring(service, { files: { 'people.csv': 'x' } }))[0]).toBe(422)
    expect((await bring(service, {}))[0]).toBe(422)
  })

  test('whose settings come from the server is not asked for them, and none is before there is a register', async () => {
    const env = { OFFICE_NAME: '某县文旅局', OFFICE_NAME_EN: 'Some county', COUNTY_POSITION: '30.1,104.2' }
    for (const service of [await aService({ env }), await aService({ isEmpty: true })]) {
      const manager = await service.callerAs('manager')
      expect(await told(await manager('GET', '/api/setup'))).toMatchObject({ missingSettings: [] })
    }
    const [named] = [await aService({ env: { OFFICE_NAME: '某县文旅局' } })]
    const manager = await named.callerAs('manager')
    expect(await told(await manager('GET', '/api/setup'))).toMatchObject({
      missingSettings: ['OFFICE_NAME_EN', 'COUNTY_POSITION'],
    })
  })

  test('of two managers who bring one at once, one is told that the other was faster', async () => {
    const service = await aService({ isEmpty: true })
    const both = await Promise.all([bring(service, { sample: true }), bring(service, { sample: true })])
    expect(both.map(([status]) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    expect(await villages(service)).toBe(453)
  })
})
