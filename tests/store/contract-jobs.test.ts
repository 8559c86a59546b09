/** What runs by the clock, on both engines: once whatever number of processes, caught up after a stop, tried again. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { Job } from '../../src/domain/job/job.ts'
import type { JobDeps, JobTime, Run } from '../../src/jobs/jobs.ts'
import { runDue } from '../../src/jobs/run-due.ts'
import { told } from '../http/service.ts'
import { engines, managed } from '../engines.ts'
import { aConfig, NOW } from '../make.ts'

describe.each(engines)('jobs on $name', ({ start }) => {
  const { running, manager } = managed(start)
  beforeEach(() => running.sql.run('DELETE FROM jobs'))

  const NIGHT = '2017-06-30T03:30:00+08:00'
  const lines: string[] = []
  const clock = { now: new Date(NIGHT) }
  const deps = (): JobDeps => {
    const { sql, blobs, sealFile } = running
    return { sql, blobs, sealFile, now: () => clock.now, config: aConfig(), log: (line) => lines.push(line) }
  }
  const runs: JobTime[] = []
  const noting: Run = async (_, time) => {
    runs.push(time)
    return { key: 'job_photos_looked', facts: { looked: 3, faulty: 0 } }
  }
  const at = (instant: string): void => {
    clock.now = new Date(instant)
  }
  beforeEach(() => {
    at(NIGHT)
    runs.length = 0
    lines.length = 0
  })
  const listed = async () => (await told<{ items: Job[] }>(await manager('GET', '/api/jobs'))).items

  test('what is new begins with its next time; then it is done once, and after a week’s stop once, told since when', async () => {
    await runDue(deps(), { housekeeping: noting })
    expect(runs).toEqual([])
    at('2017-07-01T03:30:10+08:00')
    for (let minute = 0; minute < 3; minute++) await runDue(deps(), { housekeeping: noting })
    expect(runs).toEqual([{ since: '2017-06-29T19:30:00.000Z', due: '2017-06-30T19:30:00.000Z' }])
    at('2017-07-08T09:00:00+08:00')
    await runDue(deps(), { housekeeping: noting })
    expect(runs.at(-1)).toEqual({ since: '2017-06-30T19:30:00.000Z', due: '2017-07-07T19:30:00.000Z' })
    expect(await listed()).toMatchObject([
      {
        name: 'housekeeping',
        state: 'done',
        watermark: '2017-07-07T19:30:00.000Z',
        doneAt: '2017-07-08T01:00:00.000Z',
        durationMs: 0,
        tries: 0,
        said: '看了 3 张，0 张缺失或损坏',
      },
    ])
  })

  test('five processes that ask at the same moment run it once, and so does who asks while it runs', async () => {
    await runDue(deps(), { housekeeping: noting })
    at('2017-07-01T03:30:10+08:00')
    let isOver = (): void => undefined
    const slow: Run = async (of, time) => {
      await noting(of, time)
      return new Promise((resolve) => (isOver = () => resolve(undefined)))
    }
    const all = Promise.all(Array.from({ length: 5 }, () => runDue(deps(), { housekeeping: slow })))
    await expect.poll(() => runs.length).toBe(1)
    await runDue(deps(), { housekeeping: noting })
    expect(await listed()).toMatchObject([{ tries: 1 }])
    isOver()
    await all
    expect(runs).toHaveLength(1)
  })

  test('one that fails says why, is tried again after a pause, and holds up no other', async () => {
    const failing: Run = () => Promise.reject(new Error('no room on the disk'))
    await runDue(deps(), { housekeeping: failing, photos: noting })
    at('2017-07-01T03:30:00+08:00')
    await runDue(deps(), { housekeeping: failing, photos: noting })
    expect(runs).toHaveLength(1)
    expect(lines).toEqual(['job housekeeping failed: no room on the disk'])
    const rows = await running.sql.all('SELECT name, result, tries, retry_at FROM jobs ORDER BY name')
    expect(rows).toEqual([
      { name: 'housekeeping', result: 'failed', tries: 1, retry_at: '2017-06-30T19:31:00.000Z' },
      { name: 'photos', result: 'done', tries: 0, retry_at: null },
    ])
    at('2017-07-01T03:30:59+08:00')
    await runDue(deps(), { housekeeping: noting })
    expect(runs).toHaveLength(1)
    at('2017-07-01T03:31:00+08:00')
    await runDue(deps(), { housekeeping: noting })
    expect(runs).toHaveLength(2)
  })

  test('one whose process was killed is taken up again when its lease is over', async () => {
    await runDue(deps(), { housekeeping: noting })
    at('2017-07-01T03:30:00+08:00')
    // never ends, and nobody holds on to it: its clock stands
    void runDue(deps(), { housekeeping: () => new Promise(() => undefined) })
    await expect.poll(async () => (await running.sql.first<{ tries: number }>('SELECT tries FROM jobs'))?.tries).toBe(1)
    at('2017-07-01T03:31:00+08:00')
    await runDue(deps(), { housekeeping: noting })
    expect(runs).toEqual([])
    at('2017-07-01T03:31:30+08:00')
    await runDue(deps(), { housekeeping: noting })
    expect(runs).toHaveLength(1)
  })

  test('the service’s own are all there, in their order, and in the metrics; teams see none', async () => {
    await running.trigger('seals')
    await running.trigger('photos')
    const first = (await listed()).slice(0, 6)
    expect(first.map(({ name, state }) => `${name} ${state}`)).toEqual([
      'register waiting',
      'seals done',
      'flags waiting',
      'people waiting',
      'housekeeping waiting',
      'photos done',
    ])
    const metrics = (await (await manager('GET', '/metrics')).text()).split('\n')
    expect(metrics).toContain(`yingxiang_job_last_done_timestamp_seconds{job="seals"} ${NOW.getTime() / 1000}`)
    expect(metrics).toContain('yingxiang_job_tries{job="photos"} 0')
    const team = await running.as('team', 'team-01')
    expect((await team('GET', '/api/jobs')).status).toBe(403)
  })
})
