/** The copy of the whole sample half-year, of everybody who carries one: small enough for a village's network. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadSample } from '../../db/seed/load-sample.ts'
import { overviewSettings } from '../../src/config.ts'
import { FieldCopy } from '../../src/domain/field-copy.ts'
import type { Overview } from '../../src/domain/overview.ts'
import { allTeams } from '../../src/store/teams.ts'
import { engines, type Running } from '../engines.ts'
import { aConfig, SETTINGS } from '../make.ts'
import { told } from './service.ts'

const MOST_BYTES = 200 * 1024

let running: Running
beforeAll(async () => {
  running = (await engines.find(({ name }) => name === 'better-sqlite3')?.start()) as Running
  await loadSample(running.sql, SETTINGS, overviewSettings(aConfig()), running.blobs)
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
