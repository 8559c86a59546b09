/** People who are told: a bot, a channel to it, and a clock that goes when it is told to. */
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import type { FlagFact } from '../../src/domain/flag/flags.ts'
import type { NewChannel, Receiver } from '../../src/domain/message/channel.ts'
import { sendDue } from '../../src/notify/send.ts'
import { escalate, tellWaiting } from '../../src/notify/tell.ts'
import { keepFlags } from '../../src/store/flag/flag-life.ts'
import { putChannel } from '../../src/store/message/channels.ts'
import { findMessages } from '../../src/store/message/messages.ts'
import { aBot, type Bot } from '../bots.ts'
import type { engines, Running } from '../engines.ts'
import { aFlagFact, aManager, aScreening, ZONE } from '../make.ts'
import { anEvening, freshVillage } from './places.ts'

const MINUTE_MS = 60_000
const TABLES = ['messages', 'notices', 'tellings', 'channel_secrets', 'channels']

export const aReceiver = (changes: Partial<Receiver> = {}): Receiver => ({
  name: '工作群',
  topics: ['flag', 'fault_overdue', 'log_held', 'to_confirm', 'job_failed'],
  own: false,
  leader: false,
  ...changes,
})

/** What is said of a fault over its limit, but its village. */
export const OVERDUE = {
  category: { key: 'category_amplifier' as const },
  severity: { key: 'fault_severity_major' as const },
  on: '2017-06-28',
  since: '2017-06-29',
  limit: 24,
  status: { key: 'fault_open' as const },
  who: { key: 'nobody_yet' as const },
}

/** What a request that must succeed was answered. */
export async function answered(answer: Promise<Response>): Promise<Record<string, unknown>> {
  const { status, ok } = await answer
  const said = (await (await answer).json()) as Record<string, unknown>
  expect([status, ok, said]).toEqual([status, true, said])
  return said
}

/** For a suite on one engine; each test begins with nobody to tell, at nine in the morning. */
export function telling(start: (typeof engines)[number]['start']) {
  let running: Running
  const it = { bot: undefined as unknown as Bot, now: new Date(0) }
  beforeAll(async () => {
    running = await start()
  })
  afterAll(() => running.stop())
  beforeEach(async () => {
    it.bot = await aBot()
    it.now = new Date('2017-06-30T09:00:00+08:00')
    for (const table of TABLES) await running.sql.run(`DELETE FROM ${table}`)
  })
  afterEach(() => it.bot.stop())
  const settings = { timeZone: ZONE, quiet: { from: 22, until: 7 }, publicUrl: 'https://yx.example.com' }
  const how = { patienceMs: 300, mayBeLocal: true }
  const now = () => it.now
  return {
    /** The bot and the clock of the test. */
    it,
    settings,
    sql: () => running.sql,
    running: () => running,
    later: (minutes: number): void => {
      it.now = new Date(it.now.getTime() + minutes * MINUTE_MS)
    },
    tell: () => tellWaiting({ sql: running.sql, now, settings }),
    escalate: () => escalate({ sql: running.sql, now, settings }),
    send: () => sendDue({ sql: running.sql, now, log: () => undefined, settings, how }),
    aChannel: async (changes: Partial<NewChannel> = {}): Promise<string> => {
      const id = crypto.randomUUID()
      const wanted: NewChannel = {
        kind: 'wecom',
        name: '局工作群',
        isOn: true,
        language: 'zh',
        receivers: [aReceiver()],
        url: it.bot.url,
        ...changes,
      }
      await putChannel(running.sql, { id, wanted, expected: undefined, mayBeLocal: true }, aManager, it.now)
      return id
    },
    /** Its film is in no list, so that somebody must look at it. */
    aHeldLog: async () => {
      const { villageCode, teamCode } = await anEvening(running.sql)
      const log = aScreening({ villageCode, teamCode, filmCodes: [], filmTitles: ['没有的片'] })
      await answered((await running.with('team', undefined, teamCode))('POST', '/api/screenings', log))
      return { id: log.id, teamCode }
    },
    open: (facts: FlagFact[]) => keepFlags(running.sql, now, ZONE, async () => facts),
    /** Flags of so many villages, every fifth a grave one. */
    belowIn: async (count: number): Promise<FlagFact[]> => {
      const villages = await Promise.all(Array.from({ length: count }, () => freshVillage(running.sql)))
      return villages.map(({ code, name }, i) =>
        aFlagFact({
          kind: i % 5 === 0 ? 'audibility_severe' : 'audibility_low',
          severity: i % 5 === 0 ? 'critical' : 'warning',
          subject: { kind: 'village', code, name },
        }),
      )
    },
    queue: async () => (await findMessages(running.sql, {}, 100, undefined, 'zh')).rows,
  }
}
