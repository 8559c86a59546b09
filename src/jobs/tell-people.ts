/** People are told: what happened becomes messages, and messages are sent. */
import { type Config, tellingSettings } from '../config.ts'
import type { SendMail } from '../notify/deliver.ts'
import { sendDue } from '../notify/send.ts'
import { escalate, tellWaiting } from '../notify/tell.ts'
import type { Sql } from '../store/engine/sql.ts'

export interface TellingDeps {
  sql: Sql
  now: () => Date
  config: Config
  log: (line: string) => void
  sendMail?: SendMail
}

/** Nobody waits longer for an answer. */
const PATIENCE_MS = 10_000

export async function tellPeople({ sql, now, config, log, sendMail }: TellingDeps): Promise<undefined> {
  const settings = tellingSettings(config)
  await tellWaiting({ sql, now, settings })
  await escalate({ sql, now, settings })
  const how = { patienceMs: PATIENCE_MS, mayBeLocal: config.LOCAL_CHANNELS, sendMail }
  await sendDue({ sql, now, log, settings, how })
  return undefined
}
