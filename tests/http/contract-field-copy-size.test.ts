/** What a phone carries is small whatever was stored, on both engines, and says what stayed behind. */
import { describe, expect, test } from 'vitest'
import { FieldCopy } from '../../src/domain/screening/field-copy.ts'
import type { Sql } from '../../src/store/engine/sql.ts'
import { type Call, engines, managed } from '../engines.ts'
import { aLineOf, anEvening } from '../store/places.ts'

const MOST_BYTES = 200_000
const LONG = '放映途中下雨，改到村委会会议室继续放映，观众陆续到齐。'.repeat(30)

/** That many logs of a team, a minute apart, back from a day; written straight, as a token could by and by. */
const fill = (
  sql: Sql,
  evening: { teamCode: string; villageCode: string },
  status: string,
  count: number,
  day: string,
  note = '',
) =>
  sql.run(
    `INSERT INTO screenings (id, team_code, village_code, started_at, ended_at, screened_on, venue, film_codes, attendance,
       note, recorded_at, received_at, status, credit, findings, finding_codes, gravity)
     WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ? - 1)
     SELECT lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-8' ||
         substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))), ?, ?,
       strftime('%Y-%m-%dT%H:%M:%fZ', ?, '-' || i || ' minutes'), strftime('%Y-%m-%dT%H:%M:%fZ', ?, '100 minutes', '-' || i || ' minutes'),
       date(?, '-' || i || ' minutes'), 'outdoor', '["film-001"]', i, nullif(?, ''), ?, ?, ?, 60,
       '[{"code":"late_report","blocking":false,"facts":{"hours":30}}]', ' late_report ', 15 FROM n`,
    count,
    evening.teamCode,
    evening.villageCode,
    day,
    day,
    day,
    note,
    `${day}T14:00:00.000Z`,
    `${day}T14:00:00.000Z`,
    status,
  )

async function carried(call: Call): Promise<{ bytes: number; copy: FieldCopy }> {
  const text = await (await call('GET', '/api/field-copy')).text()
  return { bytes: Buffer.byteLength(text), copy: FieldCopy.parse(JSON.parse(text)) }
}

describe.each(engines)('what a phone carries, on $name', ({ start }) => {
  const { running } = managed(start)

  test('of twenty thousand held logs the newest two hundred, and how many there are', async () => {
    const evening = await anEvening(running.sql)
    await fill(running.sql, evening, 'held', 20_000, '2030-01-01')
    const { bytes, copy } = await carried(await running.as('team', evening.teamCode))
    expect(bytes).toBeLessThanOrEqual(MOST_BYTES)
    expect(copy.team).toMatchObject({ waiting: 20_000, held: 0, returned: 0 })
    const places = copy.team?.logs.map(({ content }) => content.attendance) ?? []
    expect(places).toEqual(Array.from({ length: places.length }, (_, i) => i))
    expect(places.length).toBeLessThanOrEqual(200)
    expect(places.length).toBeGreaterThan(80)
  })

  test('of what waits and what is done, of shows and notes without end, some of each, the newest', async () => {
    const evening = await anEvening(running.sql)
    await fill(running.sql, evening, 'returned', 400, '2017-03-31', LONG)
    await fill(running.sql, evening, 'submitted', 3000, '2017-06-30')
    await running.sql.run(
      `INSERT INTO missed_shows (id, team_code, village_code, missed_on, reason, note, recorded_at, received_at, received_by)
       WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 999)
       SELECT printf('00000000-0000-4000-8000-%012d', i), ?, ?, '2017-06-02', 'rain', ?, '2017-06-02T12:00:00.000Z', '2017-06-02T12:00:00.000Z', 'x' FROM n`,
      evening.teamCode,
      evening.villageCode,
      LONG.slice(0, 300),
    )
    const answer = await (await running.as('team', evening.teamCode))('GET', '/api/field-copy')
    const text = await answer.text()
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(MOST_BYTES)
    const { team } = JSON.parse(text) as FieldCopy
    expect(team).toMatchObject({ waiting: 400, returned: 400, held: 0 })
    for (const list of [team?.logs, team?.shows, team?.missed]) expect(list?.length).toBeGreaterThan(20)
    // what was shown last, the latest at the end
    expect(team?.shows.at(-1)?.startedAt).toBe(
      team?.shows
        .map(({ startedAt }) => startedAt)
        .sort()
        .at(-1),
    )
    expect(team?.shows.at(-1)?.screenedOn).toBe('2017-06-30')
  })

  test('a technician carries the newest of a thousand open faults, and is told how many there are', async () => {
    const { villageCode } = await anEvening(running.sql)
    const technician = await running.as('technician')
    const before = (await carried(technician)).copy.broadcast?.unsettled ?? 0
    for (const sql of [
      `INSERT INTO faults (id, village_code, category, severity, description, reported_at, reported_on, received_at, insisted, status, sent)
       SELECT 'many-' || i, ?, 'amplifier', 'major', ?, date('2017-06-01', '-' || i || ' days') || 'T00:00:00.000Z', date('2017-06-01', '-' || i || ' days'),
         '2017-06-01T00:00:00.000Z', 1, 'open', '' FROM n`,
      `INSERT INTO fault_events (fault_id, number, action, at, received_at, by_id, by_name, by_role, status)
       SELECT 'many-' || i, 1, 'report', '2017-06-01T00:00:00.000Z', '2017-06-01T00:00:00.000Z', ?, ?, 'technician', 'open' FROM n`,
    ]) {
      const numbers = 'WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 999) SELECT'
      await running.sql.run(sql.replace('SELECT', numbers), villageCode, LONG.slice(0, 500))
    }
    await running.sql.batch([aLineOf('fault', 'many')])
    const { bytes, copy } = await carried(technician)
    expect(bytes).toBeLessThanOrEqual(MOST_BYTES)
    expect(copy.broadcast?.unsettled).toBe(before + 1000)
    expect(copy.broadcast?.faults.length).toBeGreaterThan(20)
    expect(copy.broadcast?.faults.length).toBeLessThanOrEqual(300)
    expect(copy.broadcast?.faults.some(({ id }) => id === 'many-0')).toBe(true)
    expect(copy.broadcast?.faults.some(({ id }) => id === 'many-999')).toBe(false)
  })
})
