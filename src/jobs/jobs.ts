/** What runs by the clock: one list, for node-cron on a server and for Cloudflare's cron triggers. Times are UTC. */
import { type Config, overviewSettings } from '../config.ts'
import { localDay } from '../domain/period.ts'
import type { Blobs } from '../store/engine/blobs.ts'
import type { SealFile } from '../store/engine/seal-file.ts'
import { refreshFlags } from '../store/flag/flag-life.ts'
import { checkPhotos } from '../store/screening/photos.ts'
import { MANY_SEALS, sealTrail } from '../store/trail/seals.ts'
import { takeEffect } from '../store/register/village-versions.ts'
import { settingsOn } from '../store/people/settings.ts'
import { type Sql, statement } from '../store/engine/sql.ts'

interface JobDeps {
  sql: Sql
  blobs: Blobs
  sealFile: SealFile
  now: () => Date
  config: Config
  log: (line: string) => void
}

export interface Job {
  name: string
  /** Minute hour day month weekday, UTC; named in wrangler.toml too. */
  cron: string
  run: (deps: JobDeps) => Promise<void>
}

/** All of a county's year within six weeks; a Worker may ask a bucket for a thousand in one go. */
const PHOTOS_A_NIGHT = 500

export const jobs: Job[] = [
  {
    // 03:30 in China, when nobody works
    name: 'housekeeping',
    cron: '30 19 * * *',
    run: async ({ sql, now: clock }) => {
      const now = clock()
      const at = now.toISOString()
      await sql.batch([
        statement('DELETE FROM presences WHERE seen_at <= ?', [new Date(now.getTime() - 3_600_000).toISOString()]),
        statement('DELETE FROM sessions WHERE expires_at <= ?', [at]),
        statement('DELETE FROM intake_paces WHERE since <= ?', [new Date(now.getTime() - 3_600_000).toISOString()]),
        statement('DELETE FROM sign_in_attempts WHERE at <= ?', [new Date(now.getTime() - 86_400_000).toISOString()]),
      ])
      await sql.all('PRAGMA optimize')
    },
  },
  {
    // 00:10 in China: what the new day makes stale, late or unseen is there before anybody asks
    name: 'flags',
    cron: '10 16 * * *',
    run: async ({ sql, now, config }) => {
      const inForce = await settingsOn(sql, config, localDay(now(), config.TIME_ZONE))
      await refreshFlags(sql, now, overviewSettings(inForce))
    },
  },
  {
    name: 'photos',
    cron: '30 19 * * *',
    run: async ({ sql, blobs, now, log }) => {
      const { looked, faulty } = await checkPhotos(sql, blobs, PHOTOS_A_NIGHT, now())
      for (const { found, sha256, owner } of faulty) log(`photo ${sha256} of ${owner} is ${found}`)
      if (faulty.length > 0) log(`of ${looked} photos looked at ${faulty.length} are missing or damaged`)
    },
  },
  {
    // what was decided for a day to come holds from its first hour on
    name: 'register',
    cron: '0 * * * *',
    run: async ({ sql, now, config }) => {
      await sql.batch(takeEffect(localDay(now(), config.TIME_ZONE), now()))
    },
  },
  {
    name: 'seals',
    cron: '0 * * * *',
    run: (deps) => sealTrail(deps, MANY_SEALS),
  },
]

/** Runs the jobs of one trigger, each whatever becomes of the others. */
export async function runJobs(cron: string, deps: JobDeps): Promise<void> {
  const { log } = deps
  for (const job of jobs.filter((known) => known.cron === cron)) {
    try {
      await job.run(deps)
      log(`job ${job.name} done`)
    } catch (error) {
      log(`job ${job.name} failed: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
}
