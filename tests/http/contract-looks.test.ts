/** People’s names and numbers, on both engines: masked, shown on asking, and the trail says who looked and who took them along. */
import { describe, expect, test } from 'vitest'
import type { AuditLine } from '../../src/contract/accounts.ts'
import type { Log, LogWithHistory } from '../../src/contract/screenings.ts'
import { type Call, engines, managed } from '../engines.ts'
import { aFault, aScreening, NOW } from '../make.ts'
import { aPerson, aSession } from '../ways-in.ts'
import { told } from './service.ts'

const witness = { name: '张三', phone: '13912345678' }
const seen = { name: '张**', phone: '139****5678' }

describe.each(engines)('people on $name', ({ start }) => {
  const { running, manager } = managed(start)

  /** Programs cannot ask: it is a person who looks. */
  const anAuditor = async (): Promise<Call> => {
    const cookie = await aSession(running.sql, aPerson({ role: 'auditor' }), NOW)
    return (method, path, body, headers) => running.call(method, path, body, { cookie, ...headers })
  }
  const sent = async (): Promise<string> => {
    const log = aScreening({ witness })
    expect((await manager('POST', '/api/screenings', log)).status).toBe(201)
    return log.id
  }
  const linesAbout = async (id: string): Promise<AuditLine[]> => {
    const { items } = await told<{ items: AuditLine[] }>(
      await manager('GET', `/api/audit?subjectKind=personal_data&subjectId=${id}`),
    )
    return items
  }
  const decide = async (name: string, value: unknown): Promise<void> => {
    expect((await manager('PUT', `/api/settings/${name}`, { value })).status).toBe(200)
  }
  const look = (who: Call, id: string, more = {}) => who('POST', '/api/looks', { kind: 'screening', id, ...more })

  test('an auditor has those of one log shown, and one line a day says so, on the log, too', async () => {
    const auditor = await anAuditor()
    const id = await sent()
    expect(await told<Log>(await auditor('GET', `/api/screenings/${id}`))).toMatchObject({ witness: seen })
    for (let times = 0; times < 2; times++) {
      expect(await told(await look(auditor, id))).toEqual({ people: [{ is: 'witness', ...witness }] })
    }
    const [line, ...others] = await linesAbout(`screening.${id}`)
    expect(line).toMatchObject({ action: 'look', actor: { role: 'auditor' } })
    expect(line?.subject.name).toMatch(/^三清村 2017-/)
    expect(others).toEqual([])
    const { history } = await told<LogWithHistory>(await manager('GET', `/api/screenings/${id}`))
    expect(history.map(({ action, role }) => [action, role])).toEqual([
      ['submit', 'manager'],
      ['look', 'auditor'],
    ])
    expect((await look(auditor, crypto.randomUUID())).status).toBe(404)
  })

  test('the office may ask for the reason', async () => {
    const auditor = await anAuditor()
    const id = await sent()
    await decide('PEOPLE_REASON', true)
    expect(await told(await look(auditor, id))).toMatchObject({ issues: [{ path: 'reason' }] })
    expect((await look(auditor, id, { reason: '回访核实' })).status).toBe(200)
    expect(await linesAbout(`screening.${id}`)).toMatchObject([{ reason: '回访核实' }])
    await decide('PEOPLE_REASON', null)
  })

  test('of a fault its reporter and what was written down, of a team its number', async () => {
    const auditor = await anAuditor()
    const fault = aFault({ reporterName: '李四', description: '无声，联系 139 1234 5678' })
    await manager('POST', '/api/faults', fault)
    await manager('PUT', '/api/teams/team-02', { code: 'team-02', name: '放映二队', phone: '0816-7221234' })
    const asked = (kind: string, id: string) => auditor('POST', '/api/looks', { kind, id })
    expect(await told(await auditor('GET', `/api/faults/${fault.id}`))).toMatchObject({
      reportedBy: '李**',
      description: '无声，联系 139 **** 5678',
    })
    expect(await told(await asked('fault', fault.id))).toEqual({
      people: [
        { is: 'reporter', name: '李四' },
        { is: 'text', name: fault.description },
      ],
    })
    expect(await told(await auditor('GET', '/api/teams/team-02'))).toMatchObject({ phone: '081*-***1234' })
    expect(await told(await asked('team', 'team-02'))).toMatchObject({ people: [{ phone: '0816-7221234' }] })
  })

  test('who takes numbers along in a sheet leaves a line; who gets them masked, or none, does not', async () => {
    const auditor = await anAuditor()
    await manager('PUT', '/api/teams/team-02', { code: 'team-02', name: '放映二队', phone: witness.phone })
    const teams = await (await auditor('GET', '/api/teams.csv')).text()
    expect(teams).toContain(seen.phone)
    expect(await linesAbout('sheet.part_teams')).toEqual([])
    for (let times = 0; times < 2; times++)
      expect(await (await manager('GET', '/api/teams.csv?language=en')).text()).toContain(witness.phone)
    expect(await linesAbout('sheet.part_teams')).toMatchObject([
      { action: 'export', after: { address: '/api/teams.csv?language=en' } },
    ])
    await sent()
    await (await manager('GET', '/api/screenings.csv')).text()
    expect(await linesAbout('sheet.logs_title')).toEqual([])
  })

  test('nobody is found by what is hidden from who looks', async () => {
    const auditor = await anAuditor()
    await sent()
    const found = async (who: Call, path: string) => {
      const { items } = await told<{ items: object[] }>(await who('GET', `${path}?q=${encodeURIComponent('张三')}`))
      return items.length > 0
    }
    for (const path of ['/api/screenings', '/api/audit']) {
      await manager('PUT', '/api/teams/team-02', { code: 'team-02', name: '放映二队', members: ['张三'] })
      expect([await found(manager, path), await found(auditor, path)]).toEqual([true, false])
    }
  })

  test('what a manager is shown masked, and saves again, stays as it was', async () => {
    await manager('PUT', '/api/teams/team-02', { code: 'team-02', name: '放映二队', phone: witness.phone })
    const id = await sent()
    await decide('PEOPLE_SEEN_BY', 'nobody')
    const log = await told<Log>(await manager('GET', `/api/screenings/${id}`))
    expect(log.witness).toEqual(seen)
    const { teamCode, villageCode, startedAt, endedAt, venue, filmCodes, recordedAt } = log
    const content = { teamCode, villageCode, startedAt, endedAt, venue, filmCodes, recordedAt }
    const again = { ...content, attendance: 7, witness: log.witness, revision: 1 }
    expect((await manager('PUT', `/api/screenings/${id}`, again)).status).toBe(200)
    const team = await told<object>(await manager('GET', '/api/teams/team-02'))
    expect(team).toMatchObject({ phone: seen.phone })
    expect((await manager('PUT', '/api/teams/team-02', { ...team, name: '放映第二队' })).status).toBe(200)
    await decide('PEOPLE_SEEN_BY', null)
    expect(await told(await manager('GET', `/api/screenings/${id}`))).toMatchObject({ attendance: 7, witness })
    expect(await told(await manager('GET', '/api/teams/team-02'))).toMatchObject({ phone: witness.phone })
  })
})
