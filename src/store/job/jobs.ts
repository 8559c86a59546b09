/** How far each job has come. Who takes one up holds it for a while, so that it is run once however many processes there are. */
import { type JobName, type JobRow, LEASE_MS, pauseAfter } from '../../domain/job/job.ts'
import type { Sentence } from '../../domain/language.ts'
import { insertRow, json, rowAs, type Reading, rowsOf, type Sql } from '../engine/sql.ts'

export type KeptJob = JobRow & { said?: Sentence }
const jobAs = rowAs<KeptJob>({ json: ['said'] })

export const allJobs: Reading<KeptJob[]> = rowsOf(
  `SELECT name, watermark, began_at, duration_ms, result, said, done_at, tries, retry_at, lease_until FROM jobs`,
  [],
  jobAs,
)

const after = (now: Date, ms: number): string => new Date(now.getTime() + ms).toISOString()

/** Jobs nobody knew yet begin with their next time. */
export const beginJobs = (sql: Sql, marks: { name: JobName; watermark: string }[]): Promise<unknown> =>
  sql.batch(marks.map((mark) => insertRow('jobs', mark, 'ON CONFLICT (name) DO NOTHING')))

/** False where somebody else was faster. Should it be cut off, it is tried again after a pause. */
export async function takeUp(sql: Sql, row: JobRow, holder: string, now: Date): Promise<boolean> {
  const taken = await sql.run(
    `UPDATE jobs SET holder = ?, began_at = ?, lease_until = ?, tries = tries + 1, retry_at = ?
     WHERE name = ? AND watermark = ? AND tries = ? AND lease_until IS ?`,
    holder,
    now.toISOString(),
    after(now, LEASE_MS),
    after(now, pauseAfter(row.tries + 1)),
    row.name,
    row.watermark,
    row.tries,
    row.leaseUntil ?? null,
  )
  return taken === 1
}

export const holdOn = (sql: Sql, holder: string, now: Date): Promise<number> =>
  sql.run('UPDATE jobs SET lease_until = ? WHERE holder = ?', after(now, LEASE_MS), holder)

interface Ended {
  holder: string
  beganAt: Date
  now: Date
  said: Sentence | undefined
}

const ENDED = 'lease_until = NULL, holder = NULL, ended_at = ?, duration_ms = ?, said = ?'
const endOf = ({ beganAt, now, said }: Ended) =>
  [now.toISOString(), Math.max(0, now.getTime() - beganAt.getTime()), said ? json(said) : null] as const

/** Done up to `due`. */
export const putDone = (sql: Sql, ended: Ended, due: string): Promise<number> =>
  sql.run(
    `UPDATE jobs SET ${ENDED}, result = 'done', watermark = ?, done_at = ?, tries = 0, retry_at = NULL WHERE holder = ?`,
    ...endOf(ended),
    due,
    ended.now.toISOString(),
    ended.holder,
  )

export const putFailed = (sql: Sql, ended: Ended): Promise<number> =>
  sql.run(`UPDATE jobs SET ${ENDED}, result = 'failed' WHERE holder = ?`, ...endOf(ended), ended.holder)
