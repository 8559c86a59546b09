/** What runs by the clock: one list, asked every minute on a server and by the one cron trigger of a Worker. */
import { type Config, overviewSettings } from '../config.ts'
import type { JobName } from '../domain/job/job.ts'
import type { Sentence } from '../domain/language.ts'
import { keptFrom } from '../domain/people/masking.ts'
import { localDay } from '../domain/period.ts'
import type { Blobs } from '../store/engine/blobs.ts'
import type { SealFile } from '../store/engine/seal-file.ts'
import { refreshFlags } from '../store/flag/flag-life.ts'
import { forgetMessages } from '../store/message/messages.ts'
import { checkPhotos } from '../store/screening/photo-check.ts'
import { keepYears } from '../store/screening/day-credits.ts'
import { clearPeople } from '../store/people/clearing.ts'
import { MANY_SEALS, sealTrail } from '../store/trail/seals.ts'
import type { SendMail } from '../notify/deliver.ts'
import { digest, tellPeople } from './tell-people.ts'
import { takeEffect } from '../store/register/village-versions.ts'
import { settingsOn } from '../store/people/settings.ts'
import { type Sql, statement } from '../store/engine/sql.ts'

export interface JobDeps {
  sql: Sql
  blobs: Blobs
  sealFile: SealFile
  now: () => Date
  config: Config
  log: (line: string) => void
  /** Where the log is of objects. */
  note?:
    | ((facts: { level: 'info' | 'error'; message: 'job'; job: string; result: string; ms: number }) => void)
    | undefined
  /** There is none on Workers. */
  sendMail?: SendMail
  freeBytes?: () => Promise<number | null>
}

/** Of a run: its time by the clock, and the time up to which it was done before, which may be several times ago. */
export interface JobTime {
  due: string
  since: string
}

/** What it answers is said on the page 运行; nothing secret is in it, nor in what it throws. */
export type Run = (deps: JobDeps, time: JobTime) => Promise<Sentence | undefined>
export type Runs = Partial<Record<JobName, Run>>

/** All of a county's year within six weeks; a Worker may ask a bucket for a thousand in one go. */
const PHOTOS_A_NIGHT = 500

/** Wherever the service runs; when each is run stands in the domain. */
export const jobs = {
  register: async ({ sql, now, config }) => {
    await sql.batch(takeEffect(localDay(now(), config.TIME_ZONE), now()))
    return undefined
  },
  seals: async (deps) => {
    await sealTrail(deps, MANY_SEALS)
    return undefined
  },
  flags: async ({ sql, now, config }) => {
    const inForce = await settingsOn(sql, config, localDay(now(), config.TIME_ZONE))
    await refreshFlags(sql, now, overviewSettings(inForce))
    return undefined
  },
  housekeeping: async ({ sql, now: clock, config }) => {
    const now = clock()
    const at = now.toISOString()
    await sql.batch([
      statement('DELETE FROM presences WHERE seen_at <= ?', [new Date(now.getTime() - 3_600_000).toISOString()]),
      statement('DELETE FROM sessions WHERE expires_at <= ?', [at]),
      statement('DELETE FROM intake_paces WHERE since <= ?', [new Date(now.getTime() - 3_600_000).toISOString()]),
      statement('DELETE FROM sign_in_attempts WHERE at <= ?', [new Date(now.getTime() - 86_400_000).toISOString()]),
      ...forgetMessages(config.MESSAGE_DAYS, now),
      ...keepYears(localDay(now, config.TIME_ZONE)),
    ])
    await sql.all('PRAGMA optimize')
    return undefined
  },
  people: async (deps) => {
    const { sql, now, config } = deps
    const day = localDay(now(), config.TIME_ZONE)
    const { PEOPLE_YEARS: years, PEOPLE_PLACES: places } = await settingsOn(sql, config, day)
    if (years === 0) return { key: 'job_people_kept' }
    // only what is sealed can be cleared
    await sealTrail(deps, MANY_SEALS)
    const before = keptFrom(day, years)
    const { logs, faults } = await clearPeople(sql, { before, places }, now())
    return { key: 'job_people_cleared', facts: { logs, faults, before } }
  },
  photos: async ({ sql, blobs, now, log }) => {
    const { looked, faulty } = await checkPhotos(sql, blobs, PHOTOS_A_NIGHT, now())
    for (const { found, sha256, owner } of faulty) log(`photo ${sha256} of ${owner} is ${found}`)
    return { key: 'job_photos_looked', facts: { looked, faulty: faulty.length } }
  },
  messages: tellPeople,
  morning: digest('morning'),
  team_week: digest('team_week'),
  ten_days: digest('ten_days'),
  month: digest('month'),
} satisfies Runs
