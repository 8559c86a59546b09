/** People are told: what happened becomes messages, and messages are sent. */
import { type Config, overviewSettings, tellingSettings } from '../config.ts'
import { timesBetween } from '../domain/job/clock-times.ts'
import { JOBS } from '../domain/job/job.ts'
import type { Sentence } from '../domain/language.ts'
import type { DigestTopic } from '../domain/message/topic.ts'
import { localDay } from '../domain/period.ts'
import type { SendMail } from '../notify/deliver.ts'
import { makeDigest } from '../notify/digests.ts'
import { wakeBrowsers } from '../notify/push.ts'
import { sendDue } from '../notify/send.ts'
import { escalate, tellWaiting } from '../notify/tell.ts'
import type { Sql } from '../store/engine/sql.ts'
import { telling } from '../store/message/tellings.ts'
import { settingsOn } from '../store/people/settings.ts'

export interface TellingDeps {
  sql: Sql
  now: () => Date
  config: Config
  log: (line: string) => void
  sendMail?: SendMail
  freeBytes?: () => Promise<number | null>
}

/** Nobody waits longer for an answer. */
const PATIENCE_MS = 10_000

const MEGABYTE = 1_048_576
/** Once a day, while it is so. */
async function tellOfDisk({ sql, now, config, freeBytes }: TellingDeps): Promise<void> {
  const bytes = (await freeBytes?.()) ?? null
  if (bytes === null || bytes >= config.RESERVE_MB * MEGABYTE) return
  const facts = { free: Math.floor(bytes / MEGABYTE), reserve: config.RESERVE_MB }
  const key = `disk.${localDay(now(), config.TIME_ZONE)}`
  await sql.batch([telling('disk_low', key, { key: 'told_disk_low', facts }, now())])
}

export async function tellPeople(deps: TellingDeps): Promise<undefined> {
  const { sql, now, config, log, sendMail } = deps
  const settings = tellingSettings(config)
  await tellOfDisk(deps)
  await tellWaiting({ sql, now, settings })
  await escalate({ sql, now, settings })
  const how = { patienceMs: PATIENCE_MS, mayBeLocal: config.LOCAL_CHANNELS, sendMail }
  const sender = { sql, now, log, settings, how }
  await Promise.all([sendDue(sender), wakeBrowsers(sender)])
  return undefined
}

/** A time that was missed is told of when it was due; of several mornings and weeks the last alone, of other digests each. */
export const digest =
  (topic: DigestTopic) =>
  async ({ sql, now, config }: TellingDeps, { due, since }: { due: string; since: string }): Promise<Sentence> => {
    const { TIME_ZONE } = config
    const missed =
      topic === 'morning' || topic === 'team_week' ? [due] : timesBetween(JOBS[topic].at, TIME_ZONE, since, due)
    let count = 0
    for (const time of missed) {
      count += await makeDigest(topic, localDay(time, TIME_ZONE), {
        sql,
        now: now(),
        settings: tellingSettings(config),
        judgedBy: async (day) => overviewSettings(await settingsOn(sql, config, day)),
      })
    }
    return { key: 'job_digest_made', facts: { count } }
  }
