/** The settlement of the subsidy on both engines: what is accepted is paid, once, and what changes later is adjusted. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { SettlementDetail } from '../../src/domain/money/settlement.ts'
import { addDays } from '../../src/domain/period.ts'
import { randomFrom } from '../../db/seed/random.ts'
import { parseCsv } from '../../src/exchange/csv.ts'
import { type Call, engines, type Running } from '../engines.ts'
import {
  accepted,
  anOffice,
  aShow,
  confirm,
  draft,
  judge,
  lock,
  type Office,
  read,
  rework,
  rowOf,
  send,
  takeOut,
  told,
} from './settling.ts'

describe.each(engines)('a settlement on $name', ({ name, start }) => {
  let running: Running
  let office: Office
  beforeEach(async () => {
    running = await start({ isEmpty: true })
    office = await anOffice(running)
  })
  afterEach(() => running.stop())

  test('pays what is accepted, by credit and to the fen, and says why the rest is not', async () => {
    await accepted(office)
    await accepted(office, aShow('2017-04-01', { filmCodes: ['short'] }))
    const waiting = await send(office, aShow('2017-05-01'))
    const refused = await send(office, aShow('2017-05-02'))
    await judge(office, refused, 'reject')
    await accepted(office, aShow('2016-12-31'))
    await accepted(office, aShow('2017-07-01'))
    const made = await draft(office, '2017-H1')
    expect(made.status).toBe(201)
    const settlement = await told<SettlementDetail>(made)
    expect(settlement).toMatchObject({ status: 'draft', rateFen: 20_000, shares: '5,2,2,1', canConfirm: false })
    const parts = { centre: 13_334, province: 5333, city: 5333, county: 2667 }
    expect(rowOf(settlement)).toMatchObject({
      villages: 1,
      annualQuota: 12,
      reported: 200,
      accepted: 80,
      dueFen: 26_667,
      parts,
    })
    expect(rowOf(settlement).deducted.map(({ id, reason }) => [id, reason])).toEqual([
      [waiting, '已提交'],
      [refused, '经核实'],
    ])
    expect(settlement.totals).toMatchObject({ accepted: 80, dueFen: 26_667, paidFen: 26_667, parts })
    expect(rowOf(settlement, 'team-02')).toMatchObject({ villages: 1, reported: 0, paidFen: 0 })
  })

  test('is confirmed by another manager, and then nothing changes it', async () => {
    const id = await accepted(office)
    await draft(office, '2017-H1')
    const own = await office.one('POST', '/api/settlements/2017-H1/confirm')
    expect([own.status, await told(own)]).toMatchObject([403, { detail: expect.stringContaining('另一位') as string }])
    const locked = await told<SettlementDetail>(confirm(office, '2017-H1'))
    expect(locked).toMatchObject({ status: 'locked', canConfirm: false })
    expect((await confirm(office, '2017-H1')).status).toBe(200)
    const before = await read(office, '2017-H1')
    expect((await takeOut(office, id)).status).toBe(200)
    await accepted(office, aShow('2017-03-09'))
    expect(await read(office, '2017-H1')).toEqual(before)
    expect((await draft(office, '2017-H1')).status).toBe(409)
    const { sql } = running
    for (const change of ["figures = '{}'", 'rate_fen = 1', 'confirmed_at = NULL'])
      await expect(sql.run(`UPDATE settlements SET ${change}`)).rejects.toThrow('settlements_are_locked')
    for (const change of [
      'DELETE FROM settlements',
      'DELETE FROM settlement_lines',
      'UPDATE settlement_lines SET fen = 1',
    ])
      await expect(sql.run(change)).rejects.toThrow('settlements_are_locked')
    const more = `INSERT INTO settlement_lines VALUES ('${id}', 'team-02', '2017-H1', '2017-H1', 60, 20000)`
    await expect(sql.run(more)).rejects.toThrow('settlements_are_locked')
  })

  test('what was voided, corrected or accepted late is in the next one, with its log and period', async () => {
    const [wrong, smaller, moved] = [
      await accepted(office),
      await accepted(office, aShow('2017-03-02')),
      await accepted(office, aShow('2017-06-30')),
    ]
    await lock(office, '2017-H1')
    await takeOut(office, wrong)
    await rework(office, smaller, { filmCodes: ['short'] })
    const july = { startedAt: '2017-07-01T12:00:00Z', endedAt: '2017-07-01T13:40:00Z' }
    await rework(office, moved, { ...july, recordedAt: '2017-07-01T13:45:00Z' })
    const late = await accepted(office, aShow('2017-02-01', { teamCode: 'team-02', villageCode: 'v2' }))
    await draft(office, '2017-H2')
    const next = await read(office, '2017-H2')
    const of = (teamCode: string) =>
      rowOf(next, teamCode).adjustments.map(({ id, credit, amountFen, period }) => [id, credit, amountFen, period])
    expect(of('team-01')).toEqual([
      [wrong, -60, -20_000, '2017-H1'],
      [smaller, -40, -13_333, '2017-H1'],
      [moved, -60, -20_000, '2017-H1'],
    ])
    expect(of('team-02')).toEqual([[late, 60, 20_000, '2017-H1']])
    expect(rowOf(next).adjustments[0]).toMatchObject({ status: 'voided', reason: '选错了村', on: '2017-03-01' })
    expect(rowOf(next)).toMatchObject({ accepted: 60, dueFen: 20_000, adjustedFen: -53_333, paidFen: -33_333 })
    expect((await confirm(office, '2017-H2')).status).toBe(409)
    office.clock.now = new Date('2018-02-01T09:00:00+08:00')
    expect((await lock(office, '2017-H2')).status).toBe('locked')
    await draft(office, '2018-H1')
    expect((await read(office, '2018-H1')).rows.flatMap(({ adjustments }) => adjustments)).toEqual([])
  })

  test('a draft that became another is made again before it is confirmed', async () => {
    await accepted(office)
    await draft(office, '2017-H1')
    await accepted(office, aShow('2017-03-02'))
    expect(await read(office, '2017-H1')).toMatchObject({ isChanged: true, totals: { dueFen: 40_000 } })
    const refused = await confirm(office, '2017-H1')
    expect([refused.status, await told(refused)]).toMatchObject([
      409,
      { detail: expect.stringContaining('重新') as string },
    ])
    expect((await draft(office, '2017-H1')).status).toBe(200)
    expect((await confirm(office, '2017-H1')).status).toBe(200)
    const wrong = await draft(office, '2018-H2')
    expect([wrong.status, await told(wrong)]).toMatchObject([422, { issues: [{ path: 'period' }] }])
  })

  test('takes the rate and the shares of its last day; what is adjusted, those of its period', async () => {
    const put = (setting: string, value: unknown, effectiveOn: string) =>
      office.one('PUT', `/api/settings/${setting}`, { value, effectiveOn })
    expect((await put('RATE_FEN', 25_000, '2017-07-01')).status).toBe(200)
    expect((await put('SHARES', '1,0,0,0', '2017-07-01')).status).toBe(200)
    for (const [setting, value] of [
      ['RATE_FEN', -1],
      ['RATE_FEN', '200'],
      ['SHARES', '5,2,2'],
      ['SHARES', '0,0,0,0'],
    ] as const)
      expect((await put(setting, value, '2017-07-01')).status).toBe(422)
    const id = await accepted(office)
    await lock(office, '2017-H1')
    await takeOut(office, id)
    await accepted(office, aShow('2017-07-01'))
    await draft(office, '2017-H2')
    const next = await read(office, '2017-H2')
    expect(rowOf(next)).toMatchObject({ dueFen: 25_000, adjustedFen: -20_000, parts: { centre: 25_000, county: 0 } })
  })

  test('a team sees its own line, and nobody else’s', async () => {
    await accepted(office)
    await accepted(office, aShow('2017-03-01', { teamCode: 'team-02', villageCode: 'v2' }))
    await lock(office, '2017-H1')
    const seen = await told<SettlementDetail>(office.team('GET', '/api/settlements/2017-H1'))
    expect(seen.rows.map(({ teamCode }) => teamCode)).toEqual(['team-01'])
    expect(seen.totals).toMatchObject({ villages: 1, paidFen: 20_000 })
    const sheet = async (call: Call) => {
      const answer = await call('GET', '/api/settlements/2017-H1.csv')
      return parseCsv(await answer.text()).map(({ cells }) => cells)
    }
    const [heads, ...rows] = await sheet(office.one)
    expect(heads?.slice(-3)).toEqual(['以前期调整', '实发', '领款人签字'])
    const line = ['1', 'team-01队', '1', '12', '1', '1', '', '200', '200', '100', '40', '40', '20', '0', '200']
    const sum = (...counted: string[]) => ['', '合计', ...counted]
    expect([rows.length, rows[0]]).toEqual([3, line])
    expect(rows[2]).toEqual(sum('2', '24', '2', '2', '', '', '400', '200', '80', '80', '40', '0', '400'))
    expect(await sheet(office.team)).toEqual([heads, line, sum(...line.slice(2, 7), '', ...line.slice(8))])
    expect((await office.team('POST', '/api/settlements', { period: '2017-H1' })).status).toBe(403)
    expect((await office.team('GET', '/api/settlements/2016-H2')).status).toBe(404)
  })

  /** What was paid for each log so far, and what it is worth where its period is locked. */
  const PAID = `SELECT s.id, count(DISTINCT l.team_code || l.of_period) FILTER (WHERE l.credit > 0) AS places,
      coalesce(sum(l.credit), 0) AS credit, coalesce(sum(l.fen), 0) AS fen, CASE WHEN s.status = 'accepted' AND EXISTS (
        SELECT 1 FROM settlements x WHERE x.confirmed_at IS NOT NULL AND s.screened_on BETWEEN x.from_day AND x.to_day)
        THEN s.credit ELSE 0 END AS worth
    FROM screenings s LEFT JOIN (SELECT screening_id, team_code, of_period, sum(credit) AS credit, sum(fen) AS fen
      FROM settlement_lines GROUP BY 1, 2, 3 HAVING sum(credit) <> 0 OR sum(fen) <> 0) l ON l.screening_id = s.id GROUP BY s.id`

  const [histories, periods, logsEach] = name === 'D1' ? [1, 3, 4] : [3, 4, 8]
  test('whatever is voided, corrected or accepted late, no log is paid twice or in two periods', async () => {
    for (let history = 1; history <= histories; history++) {
      const random = randomFrom(history)
      const logs: string[] = []
      const paid: SettlementDetail[] = []
      office.clock.now = new Date('2017-01-02T09:00:00+08:00')
      const dayBack = () => addDays(office.clock.now.toISOString().slice(0, 10), -random.whole(1, 250))
      const films = () => random.pick([['feature'], ['short'], ['feature', 'short']])
      const where = () =>
        random.pick([
          { teamCode: 'team-01', villageCode: 'v1' },
          { teamCode: 'team-02', villageCode: 'v2' },
        ])
      const show = () => aShow(dayBack(), { ...where(), filmCodes: films() })
      const { sql } = running
      for (const period of ['2016-H2', '2017-H1', '2017-H2', '2018-H1'].slice(0, periods)) {
        for (let n = 0; n < logsEach; n++) logs.push(await send(office, show()))
        for (let n = 0; n < 2 * logsEach; n++) {
          const id = random.pick(logs)
          const { id: _, ...other } = show()
          const act = random.whole(0, 9)
          if (act < 6) await judge(office, id, 'accept')
          else if (act === 6) await judge(office, id, 'reject')
          else if (act === 7) await takeOut(office, id)
          else await rework(office, id, random.next() < 0.5 ? { filmCodes: other.filmCodes } : other)
        }
        const settled = await lock(office, period)
        expect(settled.status).toBe('locked')
        paid.push(settled)
        for (const { paidFen, dueFen, adjustedFen, parts, adjustments } of settled.rows) {
          expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBe(dueFen)
          expect(adjustments.reduce((sum, { amountFen }) => sum + amountFen, dueFen)).toBe(paidFen)
          expect(dueFen + adjustedFen).toBe(paidFen)
        }
        const rows = await sql.all<Record<'places' | 'credit' | 'fen' | 'worth', number>>(PAID)
        for (const { places, credit, fen, worth } of rows) {
          expect([credit, places]).toEqual([worth, worth > 0 ? 1 : 0])
          expect(Math.abs(fen - (worth * 20_000) / 60)).toBeLessThan(1)
        }
        const [kept] = await sql.all<{ fen: number }>('SELECT sum(fen) AS fen FROM settlement_lines')
        expect(paid.reduce((sum, { totals }) => sum + totals.paidFen, 0)).toBe(kept?.fen)
        office.clock.now = new Date(office.clock.now.getTime() + 183 * 86_400_000)
      }
      await running.stop()
      running = await start({ isEmpty: true })
      office = await anOffice(running)
    }
  }, 120_000)
})
