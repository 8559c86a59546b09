/** Machines that speak of themselves: often, mostly the same again, some of it late. */
import type { Random } from '../db/seed/random.ts'
import type { Call } from './engines.ts'

interface Asked {
  random: Random
  now: Date
  call: Call
  villages: string[]
}

/** Some of six machines say something of the last days, or one is moved to another village. */
export async function machinesSay({ random, now, call, villages }: Asked): Promise<void> {
  const machines = villages
    .concat(villages.slice(0, 1))
    .map((villageCode, i) => ({ resourceCode: `m-${i}`, villageCode }))
  if (random.next() < 0.2) {
    const { resourceCode } = random.pick(machines)
    const resources = [{ resourceCode, villageCode: random.pick(villages) }]
    await call('PUT', '/api/speaker-resources', { resources })
  }
  const messages = Array.from({ length: 4 }, () => ({
    ...random.pick(machines),
    state: random.pick([1, 1, 1, 2, 3, 4, 5]),
    at: new Date(now.getTime() - random.pick([0, 1, 2, 20, 60]) * 3_600_000).toISOString(),
  }))
  await call('POST', '/api/speaker-status', { messages })
}

export async function standSpeakers(random: Random, call: Call, village: string): Promise<void> {
  const group = { kind: 'horn', transmission: 'fm', returnChannel: true, speakers: random.whole(1, 40) }
  await call('PUT', `/api/villages/${village}/speakers`, { groups: [group] })
}
