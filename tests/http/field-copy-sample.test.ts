/** The copy of the whole sample half-year, of everybody who carries one: small enough for a village's network. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { overviewSettings } from '../../src/config.ts'
import { FieldCopy } from '../../src/domain/screening/field-copy.ts'
import type { Overview } from '../../src/domain/report/overview.ts'
import { readFieldCopy } from '../../src/store/screening/field-copy.ts'
import type { Sql } from '../../src/store/engine/sql.ts'
import { allTeams } from '../../src/store/register/teams.ts'
import { engines, type Running } from '../engines.ts'
import { aConfig, aTeam } from '../make.ts'
import { giveSample } from '../demo.ts'
import { told } from './service.ts'

const MOST_BYTES = 200 * 1024

let running: Running
beforeAll(async () => {
  running = (await engines.find(({ name }) => name === 'better-sqlite3')?.start()) as Running
  await giveSample(running)
}, 300_000)
afterAll(() => running.stop())

test('no team of the county carries more than 200 KB, nor does a technician', async () => {
  const teams = await allTeams(running.sql)
  const callers = [
    ...(await Promise.all(teams.map(({ code }) => running.as('team', code)))),
    await running.as('technician'),
  ]
  const texts = await Promise.all(callers.map(async (call) => (await call('GET', '/api/field-copy')).text()))
  const bytes = texts.map((text) => Buffer.byteLength(text))
  expect(Math.max(...bytes)).toBeLessThanOrEqual(MOST_BYTES)
  for (const text of texts) FieldCopy.parse(JSON.parse(text))
  expect(teams).toHaveLength(22)
})

test('a team reads of itself what the managers’ page says of it', async () => {
  const manager = await running.as('manager')
  const { teams } = await told<Overview>(await manager('GET', '/api/overview'))
  for (const { code, quota, done, completionPercent, thisMonth, lastScreenedOn } of [teams[0], teams.at(-1)].flatMap(
    (team) => team ?? [],
  )) {
    const copy = await told<FieldCopy>(await (await running.as('team', code))('GET', '/api/field-copy'))
    expect(copy.team?.figures).toMatchObject({ amount: quota, done, completionPercent })
    expect(copy.team?.figures?.bases.map(({ deadline }) => deadline)).toEqual(['2017-11-30', '2017-12-31'])
    expect(copy.team?.villages.reduce((sum, village) => sum + village.quota, 0)).toBe(quota)
    const days = copy.team?.villages.flatMap((village) => village.lastScreenedOn ?? []).sort()
    expect(days?.at(-1)).toBe(lastScreenedOn)
    expect(copy.team?.villages.reduce((sum, village) => sum + village.thisMonth, 0)).toBe(thisMonth)
  }
})

test('the sample shows what a phone can meet: logs sent back with reasons, photos missing, a slow clock, rain', async () => {
  const call = await running.as('team', 'team-01')
  const { team } = await told<FieldCopy>(await call('GET', '/api/field-copy'))
  const returned = team?.logs.filter(({ status, screenedOn }) => status === 'returned' && screenedOn >= '2017-06-01')
  expect(returned?.map(({ reason }) => reason).sort()).toEqual([
    expect.stringContaining('回执单照片'),
    expect.stringContaining('观众人次'),
  ])
  const withPhotos = team?.logs.filter(({ content }) => content.photos !== undefined) ?? []
  const missing = withPhotos.map(({ photosMissing }) => photosMissing)
  expect(missing).toEqual(expect.arrayContaining([0, 1]))
  expect(team?.logs.filter(({ findings }) => findings.some(({ code }) => code === 'clock_off'))).toHaveLength(1)
  expect(team?.missed.map(({ reason }) => reason).sort()).toEqual(['power', 'rain'])
  const { content } = withPhotos.find(({ photosMissing }) => photosMissing === 0) ?? {}
  for (const { sha256 } of content?.photos ?? []) {
    const photo = await call('GET', `/api/screenings/${content?.id}/photos/${sha256}`)
    expect([photo.status, photo.headers.get('content-type')]).toEqual([200, 'image/png'])
  }
})

/** Every log of the half-year once more, 184 days later, with as many photos as a log usually has. */
async function secondHalf(sql: Sql): Promise<void> {
  const columns = (await sql.all<{ name: string }>("SELECT name FROM pragma_table_info('screenings')")).map(
    ({ name }) => name,
  )
  const photos = ['start', 'middle', 'end', 'receipt'].map((kind, i) => ({ sha256: String(i).repeat(64), kind }))
  const later: Record<string, string> = {
    id: 'lower(substr(id, 1, 24) || hex(randomblob(6)))',
    screened_on: "date(screened_on, '+184 days')",
    photos: `'${JSON.stringify(photos)}'`,
  }
  for (const column of ['started_at', 'ended_at', 'recorded_at', 'received_at']) {
    later[column] = `strftime('%Y-%m-%dT%H:%M:%fZ', ${column}, '+184 days')`
  }
  const values = columns.map((column) => later[column] ?? column)
  await sql.run(`INSERT INTO screenings (${columns.join(', ')}) SELECT ${values.join(', ')} FROM screenings`)
}

test('nor at the end of a full year in which every log names four photos', async () => {
  await secondHalf(running.sql)
  const asked = { now: new Date('2017-12-31T20:00:00+08:00'), today: '2017-12-31' }
  const settings = overviewSettings(aConfig())
  const sizes = await Promise.all(
    (await allTeams(running.sql)).map(async ({ code }) => {
      const copy = await readFieldCopy(running.sql, { ...asked, ...settings, isRanked: true, actor: aTeam(code) })
      expect(copy.team?.shows.length).toBeGreaterThan(200)
      return Buffer.byteLength(JSON.stringify(copy))
    }),
  )
  expect(Math.max(...sizes)).toBeLessThanOrEqual(MOST_BYTES)
})
