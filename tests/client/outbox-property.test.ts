/** The outbox in every order that chance thinks of, beside a model of what was made and what the server has. */
import { expect, test } from 'vitest'
import { randomFrom } from '../../db/seed/random.ts'
import type { Entry } from '../../src/client/shared/phone/outbox-entry.ts'
import type { Outbox } from '../../src/client/shared/phone/outbox.ts'
import { bodyOf, sayingOf } from './outbox-server.ts'
import { OutboxWalk } from './outbox-walk.ts'

const WALKS = 10_000
const STEPS = 45
/** 90 days from the receipt, by the issue. */
const KEPT_MS = 90 * 86_400_000

/** Sentences about what is wrong; none when all is well. */
function wrongIn({ box, made, server, receivedAt, latest, unheeded }: OutboxWalk): string[] {
  const wrong: string[] = [...unheeded]
  for (const [key, body] of made) {
    const entry = box.entries.get(key)
    const seen = receivedAt.get(key)
    const isForgotten = seen !== undefined && latest - seen > KEPT_MS
    if (!entry && !isForgotten) wrong.push(`${key} is lost`)
    if (entry && JSON.stringify(entry.body) !== body) wrong.push(`${key} is not what was written`)
  }
  for (const entry of box.entries.values()) {
    const isKept = server.kept.get(entry.key) === JSON.stringify(entry.body)
    if (!made.has(entry.key)) wrong.push(`${entry.key} was thrown away and is back`)
    if (entry.state === 'received' && !isKept) wrong.push(`${entry.key} counts as received, and the server has it not`)
    if (entry.state === 'attention' && !server.refused.has(sayingOf(entry)))
      wrong.push(`${entry.key} needs a person, and the server never refused it`)
  }
  for (const key of server.conflicts) wrong.push(`${key} came with two contents`)
  return wrong
}

const isBlocked = (box: Outbox, { after }: Entry): boolean =>
  after.some((key) => {
    const first = box.entries.get(key)
    return first !== undefined && first.state !== 'received'
  })

const END = { good: 'received', breaks_it: 'waiting', invalid: 'attention', too_large: 'attention' } as const
/** What is left behind although the network stayed and the server was well. */
const leftIn = ({ box }: OutboxWalk): string[] =>
  [...box.entries.values()]
    .filter((entry) => entry.state !== 'draft' && !isBlocked(box, entry))
    .filter((entry) => entry.state !== END[bodyOf(entry).nature])
    .map((entry) => `${entry.key} (${bodyOf(entry).nature}) is ${entry.state}`)

/** Walks, settles, and stops at the first thing that is wrong. */
function walked(seed: number): { walk: OutboxWalk; wrong: string[] } {
  const walk = new OutboxWalk(randomFrom(seed))
  for (let step = 0; step < STEPS; step++) {
    walk.step()
    const wrong = wrongIn(walk)
    if (wrong.length > 0) return { walk, wrong }
  }
  walk.settle()
  return { walk, wrong: [...wrongIn(walk), ...leftIn(walk)] }
}

test(`nothing is lost, twice, falsely received or falsely refused, and nothing waits longer than told, in ${WALKS} orders of events`, () => {
  const ends = { received: 0, attention: 0, waiting: 0, draft: 0, sending: 0 }
  const wrong: string[] = []
  const tellings: Record<number, number> = {}
  let longestWaitMs = 0
  for (let seed = 1; seed <= WALKS && wrong.length === 0; seed++) {
    const end = walked(seed)
    wrong.push(...end.wrong.map((what) => `walk ${seed}: ${what}`))
    longestWaitMs = Math.max(longestWaitMs, end.walk.longestWaitMs)
    for (const [status, count] of Object.entries(end.walk.tellings))
      tellings[Number(status)] = (tellings[Number(status)] ?? 0) + count
    for (const { state } of end.walk.box.entries.values()) ends[state] += 1
  }
  expect(wrong).toEqual([])
  expect(longestWaitMs).toBeLessThanOrEqual(300_000)
  // the walks went somewhere
  expect(ends.received).toBeGreaterThan(WALKS)
  expect(ends.attention).toBeGreaterThan(WALKS / 10)
  for (const status of [200, 429, 503]) expect(tellings[status], String(status)).toBeGreaterThan(WALKS / 25)
})
