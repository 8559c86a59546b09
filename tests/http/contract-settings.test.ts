/** The HTTP contract for the settings an office changes at its desk, on both engines. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Overview } from '../../src/domain/report/overview.ts'
import { type Call, engines, type Running } from '../engines.ts'
import { aScreening } from '../make.ts'
import { anEvening } from '../store/places.ts'
import { told } from './service.ts'
import { aWorkshop, type Workshop } from './workshop.ts'

interface Setting {
  name: string
  value: unknown
  source: string
  effectiveOn?: string
  beneath: { value: unknown; source: string }
  history: { effectiveOn: string; value: unknown; madeBy: string }[]
}

describe.each(engines)('settings on $name', ({ start }) => {
  let running: Running
  let manager: Call
  let workshop: Workshop
  beforeAll(async () => {
    running = await start()
    workshop = await aWorkshop(running)
    manager = workshop.manager
  })
  afterAll(() => running.stop())

  const settings = async (asOf = '2017-06-30'): Promise<Map<string, Setting>> => {
    const { items } = await told<{ items: Setting[] }>(await manager('GET', `/api/settings?asOf=${asOf}`))
    return new Map(items.map((setting) => [setting.name, setting]))
  }
  const put = async (name: string, value: unknown, effectiveOn?: string): Promise<[number, Setting]> => {
    const answer = await manager('PUT', `/api/settings/${name}`, { value, effectiveOn })
    return [answer.status, await told<Setting>(answer)]
  }
  const bandOn = async (village: string, asOf: string) =>
    (await workshop.get<{ band: string; staleOn: string }>(`/api/villages/${village}/audibility?asOf=${asOf}`)).band

  test('tell everyone whom to call about a show, once somebody has said it', async () => {
    const office = () => workshop.get<{ supervisionPhone?: string }>('/api/office')
    expect((await office()).supervisionPhone).toBeUndefined()
    expect(await put('SUPERVISION_PHONE', ' 0816-7120000 ')).toMatchObject([200, { value: '0816-7120000' }])
    expect((await office()).supervisionPhone).toBe('0816-7120000')
    expect((await put('SUPERVISION_PHONE', '1'.repeat(61)))[0]).toBe(422)
    await put('SUPERVISION_PHONE', null)
    expect((await office()).supervisionPhone).toBeUndefined()
  })

  test('say what is in force and where it comes from, and keep what was before', async () => {
    expect((await settings()).get('FAULT_REOPEN_DAYS')).toEqual({
      name: 'FAULT_REOPEN_DAYS',
      value: 30,
      source: 'default',
      beneath: { value: 30, source: 'default' },
      history: [],
    })
    await put('FAULT_REOPEN_DAYS', 20, '2017-03-01')
    expect(await put('FAULT_REOPEN_DAYS', 10)).toMatchObject([
      200,
      { value: 10, source: 'desk', effectiveOn: '2017-06-30', beneath: { value: 30 } },
    ])
    expect(await put('FAULT_REOPEN_DAYS', 12)).toMatchObject([200, { value: 12 }])
    expect((await settings('2017-06-29')).get('FAULT_REOPEN_DAYS')).toMatchObject({ value: 20 })
    expect((await settings('2017-02-01')).get('FAULT_REOPEN_DAYS')).toMatchObject({ value: 30, source: 'default' })
    await put('FAULT_REOPEN_DAYS', null, '2017-06-15')
    const now = (await settings('2017-06-20')).get('FAULT_REOPEN_DAYS')
    expect(now).toMatchObject({ value: 30, source: 'default' })
    expect(now?.history).toMatchObject([
      { effectiveOn: '2017-03-01', value: 20, madeBy: 'manager' },
      { effectiveOn: '2017-06-15', value: null },
      { effectiveOn: '2017-06-30', value: 12 },
    ])
  })

  test('decided from a day on as they are already are decisions: one made for an earlier day later does not reach them', async () => {
    await put('FAULT_HOURS_CRITICAL', 10, '2017-03-01')
    await put('FAULT_HOURS_CRITICAL', 10, '2017-06-10')
    await put('FAULT_HOURS_CRITICAL', 10, '2017-06-10')
    await put('FAULT_HOURS_CRITICAL', 6, '2017-03-01')
    const { value, history } = (await settings('2017-06-10')).get('FAULT_HOURS_CRITICAL') ?? { history: [] }
    expect(value).toBe(10)
    expect((await settings('2017-06-09')).get('FAULT_HOURS_CRITICAL')).toMatchObject({ value: 6 })
    expect(history.map((version) => [version.effectiveOn, version.value])).toEqual([
      ['2017-03-01', 6],
      ['2017-06-10', 10],
    ])
    // nothing was ever decided of this one, so nothing can be taken back
    expect((await put('FAULT_HOURS_MINOR', null))[1].history).toEqual([])
  })

  test('judge each day by what was in force on it: the page and the village agree', async () => {
    const [village = ''] = workshop.designated
    await workshop.tested(village, '2017-05-01', 100)
    const stale = async (asOf: string) => (await workshop.overview(asOf)).audibility.stale
    expect([await bandOn(village, '2017-06-10'), await stale('2017-06-10')]).toEqual(['stale', 1])
    await put('STALE_DAYS', 60, '2017-06-05')
    expect([await bandOn(village, '2017-06-04'), await stale('2017-06-04')]).toEqual(['stale', 1])
    expect([await bandOn(village, '2017-06-10'), await stale('2017-06-10')]).toEqual(['pass', 0])
    // what the clock does of itself uses them, too
    await running.trigger('flags')
    const flags = await workshop.get<{ items: unknown[] }>(
      `/api/flags?open=true&kind=audibility_stale&subject=${village}`,
    )
    expect(flags.items).toEqual([])
  })

  test('a team is silent after as many days as the office said', async () => {
    const silent = async (asOf: string) =>
      (await told<Overview>(await manager('GET', `/api/overview?asOf=${asOf}`))).flags.filter(
        ({ kind }) => kind === 'team_silent',
      ).length
    // before anybody sent a log and the register was there, nobody was silent
    expect(await silent('2017-01-15')).toBe(0)
    const at = { startedAt: '2017-01-01T19:30:00+08:00', endedAt: '2017-01-01T21:10:00+08:00' }
    const log = aScreening({ ...(await anEvening(running.sql)), ...at, recordedAt: at.endedAt })
    expect((await manager('POST', '/api/screenings', log)).status).toBe(201)
    expect(await silent('2017-01-15')).toBeGreaterThan(0)
    await put('TEAM_SILENT_DAYS', 300, '2017-01-10')
    expect([(await silent('2017-01-09')) > 0, await silent('2017-01-15')]).toEqual([true, 0])
  })

  test('the office’s name is the one decided', async () => {
    await put('OFFICE_NAME', '盐亭县文旅局')
    expect(await workshop.get('/api/office')).toMatchObject({ name: '盐亭县文旅局', isSampleRegister: true })
  })

  test('each takes what it can mean, and no other setting can be reached', async () => {
    const refused = [
      ['STALE_DAYS', 0],
      ['STALE_DAYS', '30'],
      ['FAULT_HOURS_MINOR', 1.5],
      ['COUNTY_POSITION', { latitude: 91, longitude: 0 }],
      ['COUNTY_POSITION', 5],
      ['OFFICE_NAME', ' '],
      ['CHART_NOTE', '二十一个字的说明写在图上谁也看不清所以不收下了'],
      ['PORT', 80],
    ] as const
    for (const [name, value] of refused) expect([name, value, (await put(name, value))[0]]).toEqual([name, value, 422])
    expect((await put('COUNTY_POSITION', { latitude: 31.2, longitude: 105.4 }))[0]).toBe(200)
  })

  test('every change is in the audit trail, and the same again is no change', async () => {
    await put('FAULT_HOURS_MAJOR', 36)
    await put('FAULT_HOURS_MAJOR', 48)
    await put('FAULT_HOURS_MAJOR', 48)
    const trail = await workshop.get<{ items: unknown[] }>('/api/audit?subjectKind=setting&subjectId=FAULT_HOURS_MAJOR')
    expect(trail.items).toMatchObject([
      { action: 'put', before: { value: 36 }, after: { value: 48, effectiveOn: '2017-06-30' } },
      { action: 'put', after: { value: 36 } },
    ])
  })
})
