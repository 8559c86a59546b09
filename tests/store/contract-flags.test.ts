/** The life of flags on both engines: kept in step with the facts, by one sender or by many at once. */
import { describe, expect, test } from 'vitest'
import type { AppError } from '../../src/domain/errors.ts'
import type { FlagFact } from '../../src/domain/flag/flags.ts'
import { historyOf } from '../../src/store/people/audit.ts'
import { acknowledgeFlag, keepFlags } from '../../src/store/flag/flag-life.ts'
import { findFlag, findFlags } from '../../src/store/flag/flags.ts'
import { readBy, type Sql, type Statement } from '../../src/store/engine/sql.ts'
import { engines, managed } from '../engines.ts'
import { aFlagFact, aManager, NOW, ZONE } from '../make.ts'

const TODAY = '2017-06-30'
const WANTED = { owner: '李师傅', dueOn: '2017-07-05' }

/** About a village of its own, so that tests do not meet; the facts of one test clear the flags of those before. */
function aFact(changes: Partial<FlagFact> = {}): FlagFact & { id: string } {
  const code = crypto.randomUUID()
  const fact = aFlagFact({ subject: { kind: 'village', code, name: '三清村' }, ...changes })
  return { ...fact, id: `${fact.kind}.village.${code}.1` }
}
const again = (id: string): string => id.replace(/1$/, '2')

describe.each(engines)('flags on $name', ({ start }) => {
  const { sql } = managed(start)

  const keep = (...facts: FlagFact[]) =>
    keepFlags(
      sql,
      () => NOW,
      ZONE,
      async () => facts,
    )
  const acknowledge = (id: string, changes: object = {}) =>
    acknowledgeFlag(sql, id, { ...WANTED, ...changes }, aManager, NOW, TODAY)
  const actions = async (id: string) => (await findFlag(sql, id))?.history.map(({ action }) => action)
  const kept = async (subject: string) => (await findFlags(sql, { subject }, TODAY, 500)).items

  test('a flag opens, is taken on, gets worse, is cleared by the facts, and keeps its owner and its history', async () => {
    const fact = aFact()
    await keep(fact)
    await acknowledge(fact.id, { note: '先换功放' })
    await keep({ ...fact, severity: 'critical' })
    expect(await findFlag(sql, fact.id)).toMatchObject({ ...WANTED, severity: 'critical', acknowledgedBy: '王局' })
    await keep()
    const flag = await findFlag(sql, fact.id)
    expect(flag).toMatchObject({ ...WANTED, number: 1, openedOn: TODAY, clearedOn: TODAY })
    expect(flag?.history).toMatchObject([
      { action: 'opened', by: '系统', severity: 'warning' },
      { action: 'acknowledged', by: '王局', severity: 'warning', ...WANTED, note: '先换功放' },
      { action: 'worsened', by: '系统', severity: 'critical' },
      { action: 'cleared', by: '系统', severity: 'critical' },
    ])
    expect((await historyOf(sql, 'flag', fact.id)).map(({ action, by }) => [action, by])).toEqual([
      ['opened', '系统'],
      ['acknowledged', '王局'],
      ['worsened', '系统'],
      ['cleared', '系统'],
    ])
  })

  test('one that comes back is a new one, with the next number, in nobody’s hands; the old one stays as it was', async () => {
    const fact = aFact()
    await keep(fact)
    await acknowledge(fact.id)
    await keep()
    const before = await findFlag(sql, fact.id)
    await keep({ ...fact, since: TODAY })
    const back = await findFlag(sql, again(fact.id))
    expect(back).toMatchObject({ number: 2, since: TODAY, history: [{ action: 'returned' }] })
    expect(back).not.toHaveProperty('owner')
    expect(back).not.toHaveProperty('clearedAt')
    expect(await findFlag(sql, fact.id)).toEqual(before)
    // and a third time, all at the one instant at which the clock of a demonstration stands
    await keep()
    await keep(fact)
    expect((await kept(fact.subject.code)).map(({ number }) => number)).toEqual([3, 1, 2])
  })

  test('what it says follows the facts without an event: a number of days, a name, a day', async () => {
    const fact = aFact()
    await keep(fact)
    const renamed = { ...fact.subject, name: '新三清村' }
    const sentence = { key: 'flag_team_never' as const, facts: { team: '新三清村' } }
    await keep({ ...fact, subject: renamed, sentence, since: '2017-05-01' })
    expect(await findFlag(sql, fact.id)).toMatchObject({ subject: renamed, sentence, since: '2017-05-01' })
    expect(await actions(fact.id)).toEqual(['opened'])
  })

  test('the same facts again write nothing at all', async () => {
    const fact = aFact()
    await keep(fact)
    const rows = () => sql.first('SELECT (SELECT count(*) FROM audit) + (SELECT count(*) FROM flag_events) AS n')
    const before = await rows()
    for (let round = 0; round < 3; round++) await keep(fact)
    expect(await rows()).toEqual(before)
  })

  test('ten that look at once open a flag once, move it once and clear it once', async () => {
    const fact = aFact()
    const ten = (...facts: FlagFact[]) => Promise.all(Array.from({ length: 10 }, () => keep(...facts)))
    await ten(fact)
    await ten({ ...fact, severity: 'info' })
    await ten()
    await ten(fact)
    expect(await actions(fact.id)).toEqual(['opened', 'eased', 'cleared'])
    expect(await actions(again(fact.id))).toEqual(['returned'])
    expect(await historyOf(sql, 'flag', fact.id)).toHaveLength(3)
  })

  test('who is slow and still believes older facts neither opens what was cleared meanwhile …', async () => {
    const fact = aFact()
    let looks = 0
    await keepFlags(
      sql,
      () => NOW,
      ZONE,
      async () => {
        if (looks++ > 0) return []
        await keep(fact)
        await keep()
        return [fact]
      },
    )
    expect(looks).toBe(2)
    expect(await actions(fact.id)).toEqual(['opened', 'cleared'])
    expect(await kept(fact.subject.code)).toHaveLength(1)
  })

  test('… nor clears or says anew what came back meanwhile', async () => {
    const fact = aFact()
    await keep(fact)
    for (const stale of [[], [{ ...fact, since: '2017-01-01' }]]) {
      let looks = 0
      await keepFlags(
        sql,
        () => NOW,
        ZONE,
        async () => {
          if (looks++ > 0) return [fact]
          await keep()
          await keep(fact)
          return stale
        },
      )
    }
    const items = await kept(fact.subject.code)
    expect(items.map(({ number, since }) => [number, since])).toEqual([3, 1, 2].map((n) => [n, fact.since]))
    expect(await actions(fact.id)).toEqual(['opened', 'cleared'])
  })

  test('when the facts never stand still for a moment, it gives up and says so', async () => {
    const restless = keepFlags(
      sql,
      () => NOW,
      ZONE,
      async () => {
        const fact = aFact()
        await keep(fact)
        return [fact]
      },
    )
    await expect(restless).rejects.toMatchObject({ code: 'too_many', retryAfterSeconds: 1 })
  })

  test('an acknowledgement sent again changes nothing; another owner is another step', async () => {
    const fact = aFact()
    await keep(fact)
    for (let round = 0; round < 3; round++) await acknowledge(fact.id)
    expect(await actions(fact.id)).toEqual(['opened', 'acknowledged'])
    await acknowledge(fact.id, { owner: '王师傅' })
    expect(await findFlag(sql, fact.id)).toMatchObject({ owner: '王师傅', history: { length: 3 } })
    expect((await historyOf(sql, 'flag', fact.id)).at(-1)).toMatchObject({
      before: WANTED,
      after: { ...WANTED, owner: '王师傅' },
    })
  })

  test('twenty of one acknowledgement at once are one step; of two managers’ both are kept, and the last holds', async () => {
    const fact = aFact()
    await keep(fact)
    await Promise.all(Array.from({ length: 20 }, () => acknowledge(fact.id)))
    expect(await actions(fact.id)).toEqual(['opened', 'acknowledged'])
    await Promise.all(['甲', '乙', '丙'].map((owner) => acknowledge(fact.id, { owner })))
    const flag = await findFlag(sql, fact.id)
    expect(
      flag?.history
        .slice(2)
        .map(({ owner }) => owner)
        .sort(),
    ).toEqual(['丙', '乙', '甲'])
    expect(flag?.owner).toBe(flag?.history.at(-1)?.owner)
  })

  test('acknowledged while the facts clear it: taken on before, or refused; never after', async () => {
    for (let round = 0; round < 5; round++) {
      const fact = aFact()
      await keep(fact)
      const [taken] = await Promise.allSettled([acknowledge(fact.id), keep()])
      const history = await actions(fact.id)
      const isTaken = taken.status === 'fulfilled'
      expect(history).toEqual(isTaken ? ['opened', 'acknowledged', 'cleared'] : ['opened', 'cleared'])
      const { code } = isTaken ? { code: 'conflict' } : (taken.reason as AppError)
      expect(code).toBe('conflict')
    }
    await expect(acknowledge('no.such.flag.1')).rejects.toMatchObject({ code: 'not_found' })
  })

  test('453 villages on the first of a month, names as long as they may be, and all cleared again', async () => {
    const name = '长'.repeat(60)
    const facts = Array.from({ length: 453 }, () => aFact()).map(({ id, ...fact }) => ({
      id,
      ...fact,
      subject: { ...fact.subject, name },
      sentence: { key: 'flag_months_without_screening' as const, facts: { village: name, months: 3, since: TODAY } },
    }))
    let longest = 0
    const batch = <T extends unknown[]>(statements: Statement[]): Promise<T> => {
      const lengths = statements.flatMap(({ values }) => values.map((value) => Buffer.byteLength(String(value))))
      longest = Math.max(longest, ...lengths)
      return sql.batch<T>(statements)
    }
    const asBefore = { all: sql.all.bind(sql), first: sql.first.bind(sql), run: sql.run.bind(sql) }
    const measured: Sql = { ...asBefore, batch, read: readBy(batch) }
    await keepFlags(
      measured,
      () => NOW,
      ZONE,
      async () => facts,
    )
    // what D1 takes in one statement
    expect([longest > 10_000, longest < 100_000]).toEqual([true, true])
    const open = await findFlags(sql, { open: true }, TODAY, 500)
    expect(open.total).toBe(453)
    expect(new Set(open.items.map(({ id }) => id))).toEqual(new Set(facts.map(({ id }) => id)))
    await keep(...facts.map((fact) => ({ ...fact, severity: 'info' as const })))
    await keep()
    expect((await findFlags(sql, { open: true }, TODAY, 1)).total).toBe(0)
    expect(await actions(facts[452]?.id ?? '')).toEqual(['opened', 'eased', 'cleared'])
  })
})
