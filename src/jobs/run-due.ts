/** Runs what is due: each job once, whoever else asks at the same moment, and whatever becomes of the others. */
import { AppError } from '../domain/errors.ts'
import { dueOf, JOB_NAMES, JOBS, LEASE_MS } from '../domain/job/job.ts'
import { lastTime } from '../domain/job/clock-times.ts'
import type { Sentence } from '../domain/language.ts'
import { ask } from '../store/engine/sql.ts'
import { allJobs, beginJobs, holdOn, type KeptJob, putDone, putFailed, takeUp } from '../store/job/jobs.ts'
import { jobs, type JobDeps, type Run, type Runs } from './jobs.ts'

const LONGEST_SAID = 300
const whyOf = (error: unknown): Sentence => {
  if (error instanceof AppError) return error.sentence
  const why = (error instanceof Error ? error.message : String(error)).slice(0, LONGEST_SAID)
  return { key: 'job_failed_because', facts: { why } }
}

/** One after another, but those that take long, which hold up nobody. */
export async function runDue(deps: JobDeps, runs: Runs = jobs): Promise<void> {
  const rows = await keptJobs(deps, runs)
  const long: Promise<void>[] = []
  for (const row of rows) {
    const run = runs[row.name]
    if (!run) continue
    const running = runOne(deps, row, run)
    if ('isLong' in JOBS[row.name]) long.push(running)
    else await running
  }
  await Promise.all(long)
}

/** In the order of their list; of those that are new the mark is set. */
async function keptJobs({ sql, now, config }: JobDeps, runs: Runs): Promise<KeptJob[]> {
  const kept = await ask(sql, allJobs)
  const known = new Map(kept.map((row) => [row.name, row]))
  const fresh = JOB_NAMES.filter((name) => runs[name] && !known.has(name))
  const marks = fresh.map((name) => ({ name, watermark: lastTime(JOBS[name].at, config.TIME_ZONE, now()) }))
  if (marks.length > 0) await beginJobs(sql, marks)
  return JOB_NAMES.flatMap((name) => known.get(name) ?? [])
}

async function runOne(deps: JobDeps, row: KeptJob, run: Run): Promise<void> {
  const { sql, now, config, log, note } = deps
  const due = dueOf(row, config.TIME_ZONE, now())
  const holder = crypto.randomUUID()
  const beganAt = now()
  if (due === undefined || !(await takeUp(sql, row, holder, beganAt))) return
  const holding = setInterval(() => void holdOn(sql, holder, now()).catch(() => undefined), LEASE_MS / 3)
  try {
    const said = await run(deps, { due, since: row.watermark })
    await putDone(sql, { holder, beganAt, now: now(), said }, due)
    note?.({ level: 'info', message: 'job', job: row.name, result: 'done', ms: now().getTime() - beganAt.getTime() })
  } catch (error) {
    const said = whyOf(error)
    note?.({ level: 'error', message: 'job', job: row.name, result: 'failed', ms: now().getTime() - beganAt.getTime() })
    log(`job ${row.name} failed: ${error instanceof Error ? error.message : String(error)}`)
    await putFailed(sql, { holder, beganAt, now: now(), said }).catch(() => undefined)
  } finally {
    clearInterval(holding)
  }
}
