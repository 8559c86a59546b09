/** The service over either engine with a clock that goes, and people in it. */
import { randomFrom } from '../db/seed/random.ts'
import { createApp } from '../src/http/app.ts'
import type { Call, Running } from './engines.ts'
import type { World } from './known-world.ts'
import { aConfig } from './make.ts'
import { timed } from './timed.ts'
import { aPerson, aSession, aToken } from './ways-in.ts'

const START = new Date('2017-03-01T09:00:00+08:00')

/** The service over a database, with a clock. */
export function callerOver(
  { sql, blobs, sealFile }: Pick<Running, 'sql' | 'blobs' | 'sealFile'>,
  clock: World['clock'],
) {
  const none = { log: () => undefined, sampleRegister: () => new Map<string, string>(), page: async () => null }
  const rest = { addressOf: () => '192.0.2.1', codeVersion: 'test', pendingMigrations: async () => [] }
  const config = aConfig({ SESSION_DAYS: '365', SESSION_IDLE_HOURS: '8760' })
  const app = createApp({ ...none, ...rest, sql: timed(sql), blobs, sealFile, config, now: () => clock.now })
  return (headers: Record<string, string>): Call =>
    async (method, path, body) =>
      app.request(path, {
        method,
        headers: { 'content-type': 'application/json', origin: 'http://localhost', ...headers },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
}

export async function aWorld(running: Running, seed: number): Promise<World & { cookie: string }> {
  const { sql } = running
  const clock = { now: START }
  const callerWith = callerOver(running, clock)
  const aManager = () => aSession(sql, aPerson({ role: 'manager' }), START)
  const cookie = await aManager()
  const by = {
    manager: callerWith({ cookie }),
    other: callerWith({ cookie: await aManager() }),
    technician: callerWith({ authorization: `Bearer ${await aToken(sql, { role: 'technician' }, START)}` }),
  }
  return { random: randomFrom(seed), clock, by, cookie, logs: [], faults: [], tests: [] }
}
