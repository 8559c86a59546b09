/** The life of flags as it is stored, through random days: nothing that was written is ever lost or written over. */
import { expect, test } from 'vitest'
import { randomFrom } from '../../db/seed/random.ts'
import { type FlagFact, FlagSeverity } from '../../src/domain/flag/flags.ts'
import { addDays } from '../../src/domain/period.ts'
import { acknowledgeFlag, keepFlags } from '../../src/store/flag/flag-life.ts'
import { findFlags } from '../../src/store/flag/flags.ts'
import { anEmptyDatabase } from '../in-memory.ts'
import { aFlagFact, aManager, ZONE } from '../make.ts'

interface Row {
  id: string
  kind: string
  subject_code: string
  number: number
  cleared_at: string | null
}

test('hundreds of days with facts that come, change and go, looked at by one, two or three at once', async () => {
  const sql = await anEmptyDatabase()
  const random = randomFrom(3)
  const someFact = (): FlagFact =>
    aFlagFact({
      kind: random.pick(['team_silent', 'audibility_low']),
      severity: random.pick(FlagSeverity.options),
      subject: { kind: 'village', code: random.pick(['a', 'b', 'c']), name: random.pick(['甲村', '乙村']) },
    })
  let written = new Map<string, string>()
  for (let day = 0; day < 400; day++) {
    const today = addDays('2017-01-01', day)
    const now = new Date(`${today}T12:00:00+08:00`)
    const facts = Array.from({ length: random.whole(0, 5) }, someFact)
    await Promise.all(
      Array.from({ length: random.whole(1, 3) }, () =>
        keepFlags(
          sql,
          () => now,
          ZONE,
          async () => facts,
        ),
      ),
    )
    const flags = await sql.all<Row>('SELECT * FROM flags ORDER BY number')
    const open = flags.filter(({ cleared_at }) => cleared_at === null)
    const keyOf = ({ kind, subject_code }: Row): string => `${kind} ${subject_code}`
    expect(open.map(keyOf).sort()).toEqual(
      [...new Set(facts.map(({ kind, subject }) => `${kind} ${subject.code}`))].sort(),
    )
    for (const ofOne of Map.groupBy(flags, keyOf).values()) {
      expect(ofOne.map(({ number }) => number)).toEqual(ofOne.map((_, i) => i + 1))
      expect(ofOne.slice(0, -1).every(({ cleared_at }) => cleared_at !== null)).toBe(true)
    }
    if (open.length > 0 && random.next() < 0.6) {
      const wanted = { owner: random.pick(['李师傅', '王师傅']), dueOn: addDays(today, random.whole(0, 9)) }
      await acknowledgeFlag(sql, random.pick(open).id, wanted, aManager, now, today)
    }
    const events = await sql.all<{ flag_id: string; number: number }>('SELECT * FROM flag_events')
    const told = new Map(events.map((event) => [`${event.flag_id} ${event.number}`, JSON.stringify(event)]))
    for (const [key, event] of written) expect(told.get(key)).toBe(event)
    written = told
    expect(await sql.first('SELECT count(*) AS n FROM audit')).toEqual({ n: events.length })
  }
  const { items, total } = await findFlags(sql, {}, '2018-02-05', 500)
  expect([items.length, total > 100]).toEqual([Math.min(total, 500), true])
  const lives = await sql.all<{ first: string; last: string; clearings: number; cleared: number; number: number }>(
    `SELECT f.number, f.cleared_at IS NOT NULL AS cleared, min(e.action) FILTER (WHERE e.number = 1) AS first,
       max(e.action) FILTER (WHERE e.number = (SELECT max(number) FROM flag_events WHERE flag_id = f.id)) AS last,
       count(*) FILTER (WHERE e.action = 'cleared') AS clearings
     FROM flags f JOIN flag_events e ON e.flag_id = f.id GROUP BY f.id`,
  )
  for (const { first, last, clearings, cleared, number } of lives) {
    expect(first).toBe(number === 1 ? 'opened' : 'returned')
    expect(clearings).toBe(cleared)
    expect(last === 'cleared').toBe(cleared === 1)
  }
  sql.close()
})
