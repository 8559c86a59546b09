/** What runs by the clock, over HTTP. */
import { jobs } from '../contract/jobs.ts'
import { type Job, JOB_NAMES, JOBS, nextOf, stateOf } from '../domain/job/job.ts'
import { say } from '../domain/language.ts'
import type { Language } from '../domain/sentence.ts'
import { ask } from '../store/engine/sql.ts'
import { allJobs, type KeptJob } from '../store/job/jobs.ts'
import type { App, Deps } from './deps.ts'
import { pageOf } from './queries.ts'
import { serve } from './serve.ts'

export function jobRoutes(app: App, deps: Deps): void {
  const told = (row: KeptJob, language: Language): Job => {
    const { name, watermark, beganAt, durationMs, doneAt, tries, said } = row
    const now = deps.now()
    return {
      name,
      times: JOBS[name].at,
      state: stateOf(row, now),
      watermark,
      beganAt,
      durationMs,
      doneAt,
      tries,
      said: said && say(language, said),
      nextAt: nextOf(row, deps.config.TIME_ZONE, now),
    }
  }
  serve(app, deps, jobs.list, async ({ query, language }) => {
    const rows = new Map((await ask(deps.sql, allJobs)).map((row) => [row.name, row]))
    // in their own order; what another version of the code did is not told
    const items = JOB_NAMES.flatMap((name) => rows.get(name) ?? []).map((row) => told(row, language))
    return pageOf(items, query, ({ name }) => name)
  })
}
