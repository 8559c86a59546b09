/** Readings that are kept until the trail tells of something that touches them, on both engines. */
import { describe, expect, test } from 'vitest'
import type { Village } from '../../src/domain/register/place.ts'
import type { SubjectKind } from '../../src/domain/people/trail.ts'
import { anew, keptBy, readKept } from '../../src/store/engine/kept-readings.ts'
import { countOf, insertRows, type Sql, statement, type Statement } from '../../src/store/engine/sql.ts'
import { audited } from '../../src/store/people/audit.ts'
import { takeEffect } from '../../src/store/register/village-versions.ts'
import { everyVillage } from '../../src/store/register/villages.ts'
import { takeIn } from '../../src/store/screening/screening-intake.ts'
import { readSums } from '../../src/store/target/target-sums.ts'
import { putTargets } from '../../src/store/target/targets.ts'
import { engines, managed } from '../engines.ts'
import { aDesk, aManager, aScreening, aTarget, NOW } from '../make.ts'
import { aLineOf, anEvening, freshVillage } from './places.ts'

const ROOM = { code: 'room', name: '活动室', minimum: 1, unit: '间' }

describe.each(engines)('readings kept on $name', ({ start }) => {
  const { running } = managed(start)

  /** A reader of its own; `asked` tells the statements that it asked the database since it was read last. */
  function aReader() {
    let statements: Statement[] = []
    const batch: Sql['batch'] = (asked) => {
      statements.push(...asked)
      return running.sql.batch(asked)
    }
    const asked = (): string[] => statements.splice(0).map(({ sql }) => sql)
    return {
      sql: { ...anew(running.sql), batch, read: readKept(batch) } as Sql,
      asked,
      forget: () => (statements = []),
    }
  }

  const line = (subjectKind: SubjectKind) =>
    running.sql.batch([audited(aManager, NOW, [{ action: 'put', subjectKind, subjectId: 'x' }])])
  const films = keptBy({ kinds: ['film', 'register'] }, countOf('SELECT count(*) AS n FROM films'))
  const isAsked = (asked: string[], table: string): boolean => asked.some((sql) => sql.endsWith(`FROM ${table}`))

  test('one is asked for once, and again after a line of a kind that touches it', async () => {
    const { sql, asked } = aReader()
    const { n } = await sql.read({ n: films })
    expect([n > 0, isAsked(asked(), 'films')]).toEqual([true, true])
    await line('fault')
    expect(await sql.read({ n: films })).toEqual({ n })
    expect(isAsked(asked(), 'films')).toBe(false)
    await line('film')
    expect(await sql.read({ n: films })).toEqual({ n })
    expect(isAsked(asked(), 'films')).toBe(true)
    expect(await sql.read({ n: films })).toEqual({ n })
    expect(isAsked(asked(), 'films')).toBe(false)
  })

  test('what is not kept is asked for each time, in one snapshot with what is', async () => {
    const { sql, asked } = aReader()
    const teams = countOf('SELECT count(*) AS n FROM teams')
    const first = await sql.read({ films, teams })
    asked()
    expect(await sql.read({ films, teams })).toEqual(first)
    const then = asked()
    expect([isAsked(then, 'films'), isAsked(then, 'teams')]).toEqual([false, true])
  })

  test('a count of logs up to a day is touched by a log of such a day, by any correction, and by no later log', async () => {
    const { sql, asked } = aReader()
    const place = await anEvening(running.sql)
    const logs = keptBy(
      { kinds: [], logsUntil: '2017-05-31' },
      countOf(`SELECT count(*) AS n FROM screenings WHERE screened_on <= '2017-05-31' AND 'x' = 'x'`),
    )
    const counted = async () => {
      asked()
      const { n } = await sql.read({ n: logs })
      return { n, isAnew: asked().some((one) => one.includes("'x' = 'x'")) }
    }
    const shown = (day: string) => {
      const times = { startedAt: `${day}T20:50:00+08:00`, endedAt: `${day}T22:35:00+08:00` }
      return takeIn(running.sql, [aScreening({ ...place, ...times, recordedAt: `${day}T22:40:00+08:00` })], aDesk())
    }
    const { n } = await counted()
    await shown('2017-06-01')
    expect(await counted()).toEqual({ n, isAnew: false })
    await shown('2017-05-31')
    expect(await counted()).toEqual({ n: n + 1, isAnew: true })
    expect(await counted()).toEqual({ n: n + 1, isAnew: false })
    const [{ id } = { id: '' }] = await running.sql.all<{ id: string }>(
      'SELECT id FROM screenings WHERE village_code = ? AND screened_on > ?',
      place.villageCode,
      '2017-05-31',
    )
    // it may have been of any day before
    await running.sql.batch([audited(aManager, NOW, [{ action: 'correct', subjectKind: 'screening', subjectId: id }])])
    expect(await counted()).toEqual({ n: n + 1, isAnew: true })
  })

  test('a log that carries a report on speakers touches what tests say, and one without leaves it', async () => {
    const { sql, asked } = aReader()
    const place = await anEvening(running.sql)
    const tests = keptBy({ kinds: ['audibility_report'] }, countOf('SELECT count(*) AS n FROM audibility_reports'))
    const { n } = await sql.read({ n: tests })
    await takeIn(running.sql, [aScreening(place)], aDesk())
    asked()
    expect(await sql.read({ n: tests })).toEqual({ n })
    expect(isAsked(asked(), 'audibility_reports')).toBe(false)
    const audibility = { speakersInstalled: 10, speakersTested: 10, speakersSounding: 10 }
    const times = { startedAt: '2017-06-11T20:50:00+08:00', endedAt: '2017-06-11T22:35:00+08:00' }
    await takeIn(running.sql, [aScreening({ ...place, ...times, audibility })], aDesk())
    expect(await sql.read({ n: tests })).toEqual({ n: n + 1 })
  })

  test('what was decided for a day to come is kept as it was, and known once that day has come; the trail says so', async () => {
    const manager = await running.as('manager')
    const [{ code } = { code: '' }] = await running.sql.all<{ code: string }>('SELECT code FROM villages LIMIT 1')
    const { sql } = aReader()
    const nameOf = async () => (await sql.read({ every: everyVillage })).every.find((one) => one.code === code)?.name
    const before = await nameOf()
    const { townshipName: _, ...village } = (await (await manager('GET', `/api/villages/${code}`)).json()) as Village
    const put = { ...village, name: '七月村', effectiveOn: '2017-07-01' }
    expect((await manager('PUT', `/api/villages/${code}`, put)).status).toBe(200)
    const lines = () => running.sql.all(`SELECT subject_id AS id FROM audit WHERE action = 'take_effect'`)
    for (const [day, name, told] of [
      ['2017-06-30', before, 0],
      ['2017-07-01', '七月村', 1],
      ['2017-07-01', '七月村', 1],
    ] as const) {
      await running.sql.batch(takeEffect(day, NOW))
      expect([await nameOf(), (await lines()).length]).toEqual([name, told])
    }
  })

  test('after more lines than are looked through, all is asked for anew', async () => {
    const { sql, asked } = aReader()
    const { n } = await sql.read({ n: films })
    const lines = Array.from({ length: 2500 }, (_, i) => {
      return { action: 'put', subjectKind: 'session' as const, subjectId: String(i) }
    })
    await running.sql.batch([audited(aManager, NOW, lines)])
    asked()
    expect(await sql.read({ n: films })).toEqual({ n })
    expect(isAsked(asked(), 'films')).toBe(true)
    expect(await sql.read({ n: films })).toEqual({ n })
    expect(isAsked(asked(), 'films')).toBe(false)
  })

  test('a change between two readings at once is in both or in the later one, never in neither', async () => {
    const { sql } = aReader()
    const count = keptBy({ kinds: ['team'] }, countOf(`SELECT count(*) AS n FROM audit WHERE subject_id = 'at once'`))
    const counts: number[] = []
    let written = 0
    const write = async () => {
      const entry = { action: 'put', subjectKind: 'team' as const, subjectId: 'at once' }
      await running.sql.batch([audited(aManager, NOW, [entry])])
      written++
    }
    const look = async () => {
      const least = written
      const { n } = await sql.read({ n: count })
      expect(n).toBeGreaterThanOrEqual(least)
      counts.push(n)
    }
    await Promise.all(Array.from({ length: 40 }, (_, i) => (i % 3 === 0 ? write() : look())))
    expect(await sql.read({ n: count })).toEqual({ n: written })
    expect(counts).toHaveLength(26)
  })

  test('villages that change between two readings of a target’s sums are in the next sums', async () => {
    const { sql } = aReader()
    const { code } = await freshVillage(running.sql, { designated: true })
    const target = aTarget({ code: `t-${code}`, indicator: 'manual', scope: { kind: 'designated' }, checklist: [ROOM] })
    await running.sql.batch([putTargets([target])])
    const check = { id: code, targetCode: target.code, villageCode: code, itemCode: ROOM.code, checkedOn: '2017-05-01' }
    const said = { value: 1, note: '', receivedAt: '2017-05-01', checkedBy: 'x' }
    await running.sql.batch([insertRows('target_checks', [{ ...check, ...said }]), aLineOf('target_check', code)])
    let readings = 0
    const beforeTheLast = async () => {
      if (++readings !== 2) return
      await running.sql.batch([
        statement('UPDATE villages SET designated = 0 WHERE code = ?', [code]),
        aLineOf('village', code),
      ])
    }
    const read: Sql['read'] = async (asked) => {
      await beforeTheLast()
      return sql.read(asked)
    }
    const doneOf = async (from: Sql) => (await readSums(from, [target], '2017-06-20', 30)).get(target.code)
    expect([await doneOf({ ...sql, read }), readings]).toMatchObject([{ done: 1 }, 2])
    expect(await doneOf(sql)).toMatchObject({ done: 0 })
  })

  test('who shares what is kept cannot change it', async () => {
    const { sql } = aReader()
    const list = keptBy({ kinds: ['film'] }, { ...films, decode: () => ['a', 'b'] })
    const { names } = await sql.read({ names: list })
    expect(() => names.push('c')).toThrow(TypeError)
  })
})
