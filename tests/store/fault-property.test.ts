/** Hundreds of lives over the real store, several people at once: what is kept is always what its events say. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Random, randomFrom } from '../../db/seed/random.ts'
import { AppError } from '../../src/domain/errors.ts'
import { type FaultEvent, FaultStatus, faultAfter, isUnsettled } from '../../src/domain/fault/fault.ts'
import { localDay } from '../../src/domain/period.ts'
import { keepReports } from '../../src/store/audibility/audibility-reports.ts'
import { reportFault } from '../../src/store/fault/fault-intake.ts'
import { takeStep } from '../../src/store/fault/fault-steps.ts'
import { rowsOf } from '../../src/store/engine/sql.ts'
import { faultsWhere } from '../../src/store/fault/faults.ts'
import type { NodeSqlite } from '../../src/store/engine/node-sqlite.ts'
import { aStep, anActor } from '../domain/fault-random.ts'
import { anEmptyDatabase } from '../in-memory.ts'
import { aFault, aReport, aTechnician, ZONE } from '../make.ts'
import { deskAt, known } from './fault-desk.ts'
import { freshVillage } from './places.ts'

const LIVES = 300
const START = Date.parse('2017-03-01T08:00:00+08:00')

let sql: NodeSqlite
let accepted = 0
let tried = 0
beforeAll(async () => {
  sql = await anEmptyDatabase()
  await sql.run("INSERT INTO townships (code, name) VALUES ('510723100', '云溪镇')")
  await sql.run("INSERT INTO teams (code, name) VALUES ('team-01', '放映一队')")
  for (let seed = 1; seed <= LIVES; seed++) await live(randomFrom(seed))
}, 120_000)
afterAll(() => sql.close())

/** One village with two faults, and three people who do whatever they like to them, at times at once. */
async function live(random: Random): Promise<void> {
  const { code: villageCode } = await freshVillage(sql)
  const reportedAt = new Date(START).toISOString()
  const faults = (['amplifier', 'line'] as const).map((category) =>
    aFault({ id: random.uuid(), villageCode, category, reportedAt }),
  )
  for (const fault of faults) await reportFault(sql, fault, deskAt(new Date(START)))
  let now = START
  const tests = [random.uuid()]
  for (let round = 0; round < 16; round++) {
    now += random.pick([0, 60_000, 3_600_000, 40 * 3_600_000])
    if (random.next() < 0.5) tests.push(await aTest(random, villageCode, now))
    const [fault = faults[0], other = faults[1]] = random.shuffled(faults)
    if (!fault || !other) throw new Error('there are two faults')
    await disturb(random, fault.id, other.id, tests, new Date(now))
  }
}

async function aTest(random: Random, villageCode: string, now: number): Promise<string> {
  const madeAt = new Date(now - random.pick([0, 60_000, 7_200_000])).toISOString()
  const report = aReport({
    id: random.uuid(),
    villageCode,
    recordedAt: madeAt,
    testedOn: localDay(madeAt, ZONE),
    speakersTested: random.pick([45, 45, 45, 40]),
  })
  await keepReports(sql, [report], aTechnician, new Date(now))
  return report.id
}

/** One step, or up to three at once; each is taken whole or refused with a sentence. */
async function disturb(random: Random, id: string, originalId: string, tests: string[], now: Date): Promise<void> {
  const { record } = await known(sql, id)
  const state = faultAfter(record.events)
  const attempts = Array.from({ length: random.pick([1, 1, 1, 2, 3]) }, async () => {
    const reportId = random.next() < 0.7 ? (tests.at(-1) ?? '') : random.pick(tests)
    const step = aStep(random, state, now, { reportId, originalId })
    try {
      await takeStep(sql, id, step, deskAt(now, anActor(random)))
      return 1
    } catch (error) {
      if (error instanceof AppError && error.code !== 'too_many') return 0
      throw error
    }
  })
  const taken = await Promise.all(attempts)
  tried += taken.length
  accepted += taken.reduce<number>((sum, one) => sum + one, 0)
}

const records = async () => {
  const { faults, rows } = await sql.read({
    faults: faultsWhere('f.reported_on <= ?', '2099-12-31'),
    rows: rowsOf<Record<string, unknown>>('SELECT * FROM faults'),
  })
  return faults.map((record) => ({ record, row: rows.find(({ id }) => id === record.id) ?? {} }))
}
const last = (events: FaultEvent[]): FaultEvent | undefined => events.at(-1)

describe('after hundreds of lives', () => {
  test('every state was reached, and many steps were refused', async () => {
    const reached = await sql.all<{ status: string }>('SELECT DISTINCT status FROM fault_events')
    expect(reached.map(({ status }) => status).sort()).toEqual([...FaultStatus.options].sort())
    expect(accepted).toBeGreaterThan(LIVES * 4)
    expect(tried - accepted).toBeGreaterThan(LIVES * 2)
  })

  test('every row is what its events say, and every event has its entry in the trail', async () => {
    const trail = await sql.all<{ id: string; n: number }>(
      "SELECT subject_id AS id, count(*) AS n FROM audit WHERE subject_kind = 'fault' GROUP BY subject_id",
    )
    const entries = new Map(trail.map(({ id, n }) => [id, n]))
    const all = await records()
    const wrong = all.filter(({ record: { id, events }, row }) => {
      const { status, revision, assignee = null, settledAt } = faultAfter(events)
      const settledOn = settledAt === undefined ? null : localDay(settledAt, ZONE)
      const told = [status, revision, assignee, settledOn, entries.get(id)]
      const kept = [row['status'], row['revision'], row['assignee'], row['settled_on'], events.length]
      return JSON.stringify(told) !== JSON.stringify(kept) || events.some(({ number }, i) => number !== i + 1)
    })
    expect(wrong).toEqual([])
    expect(all).toHaveLength(LIVES * 2)
  })

  test('no event was lost or doubled: as many as reports and accepted steps, but for those sent twice', async () => {
    const events = (await records()).reduce((sum, { record }) => sum + record.events.length, 0)
    // the same person’s same step at once is one event and several successes
    expect(events).toBeLessThanOrEqual(LIVES * 2 + accepted)
    expect(events).toBeGreaterThan(LIVES * 2 + accepted * 0.97)
  })

  test('no fault is closed without a full counted test of its village, made after its last repair', async () => {
    const proofs = await sql.all<{ id: string; made: string; repaired: string | null; is_full: number; own: number }>(
      `SELECT e.fault_id AS id, min(r.recorded_at, r.received_at) AS made, r.is_full AND r.counted AS is_full,
         r.village_code = f.village_code AS own, (SELECT max(x.at) FROM fault_events x
           WHERE x.fault_id = e.fault_id AND x.action = 'repaired' AND x.number < e.number) AS repaired
       FROM fault_events e JOIN faults f ON f.id = e.fault_id JOIN audibility_reports r ON r.id = e.audibility_report_id
       WHERE e.status = 'closed'`,
    )
    expect(proofs.length).toBeGreaterThan(40)
    const isProven = (proof: (typeof proofs)[number]): boolean =>
      proof.is_full === 1 && proof.own === 1 && proof.repaired !== null && proof.made >= proof.repaired
    expect(proofs.filter((proof) => !isProven(proof))).toEqual([])
    expect(await sql.first("SELECT count(*) AS n FROM fault_events WHERE status = 'closed'")).toEqual({
      n: proofs.length,
    })
  })

  test('every duplicate leads to a fault that is none, and its reporter is that one’s witness', async () => {
    const all = new Map((await records()).map(({ record }) => [record.id, record]))
    const originalOf = (id: string, depth = 0): string => {
      const original = last(all.get(id)?.events ?? [])?.duplicateOf
      if (depth > 5) throw new Error('round and round')
      return original === undefined ? id : originalOf(original, depth + 1)
    }
    const duplicates = [...all.values()].filter(({ events }) => last(events)?.status === 'duplicate')
    for (const { id } of duplicates) {
      expect(last(all.get(originalOf(id))?.events ?? [])?.status).not.toBe('duplicate')
      expect(await sql.first('SELECT 1 AS found FROM fault_witnesses WHERE id = ?', `joined-${id}`)).not.toBeNull()
    }
    expect(duplicates.length).toBeGreaterThan(10)
  })

  test('a fault is unsettled by its row exactly when somebody still has to do something', async () => {
    const wrong = (await records()).filter(
      ({ record, row }) => isUnsettled(last(record.events)?.status ?? 'open') !== (row['settled_on'] === null),
    )
    expect(wrong).toEqual([])
  })
})
