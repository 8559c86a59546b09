/** What the store promises, on both engines. */
import { describe, expect, test } from 'vitest'
import { keepReports } from '../../src/store/audibility/audibility-reports.ts'
import { audited, historyOf } from '../../src/store/people/audit.ts'
import { NewScreening } from '../../src/domain/screening/screening.ts'
import { takeIn } from '../../src/store/screening/screening-intake.ts'
import { findScreenings } from '../../src/store/screening/screening-list.ts'
import { findScreening } from '../../src/store/screening/screenings.ts'
import { ConstraintError, json, statement } from '../../src/store/engine/sql.ts'
import { loadRegister, putFilms } from '../../src/store/register/register.ts'
import { engines, managed } from '../engines.ts'
import { aDesk, aFilm, aManager, aReport, aScreening, aTeam, aVillage, NOW } from '../make.ts'
import { anEvening, freshVillage } from './places.ts'

describe.each(engines)('the store on $name', ({ start }) => {
  const { sql } = managed(start)

  const take = (...entries: ReturnType<typeof aScreening>[]) => takeIn(sql, entries, aDesk())
  const outcomes = async (...entries: ReturnType<typeof aScreening>[]) => (await take(...entries)).map((o) => o.outcome)

  test('a batch is done whole or not at all', async () => {
    const film = aFilm({ code: `film-${crypto.randomUUID().slice(0, 8)}` })
    const failing = statement("INSERT INTO films (code, title, kind, minutes) VALUES ('x', 'x', 'feature', 0)")
    await expect(sql.batch([putFilms([film]), failing])).rejects.toMatchObject({ constraint: 'minutes_positive' })
    expect(await sql.first('SELECT 1 FROM films WHERE code = ?', film.code)).toBeNull()
  })

  test('a constraint is known by its name, a key by its column', async () => {
    const village = await freshVillage(sql)
    const again = sql.run("INSERT INTO townships (code, name) VALUES ('510723100', 'twice')")
    await expect(again).rejects.toMatchObject({ constraint: 'townships.code' })
    const orphan = sql.run(
      "INSERT INTO villages (code, name, township_code, designated, annual_quota, pinyin, initials) VALUES ('o', 'o', 'none', 0, 0, '', '')",
    )
    await expect(orphan).rejects.toBeInstanceOf(ConstraintError)
    const nobody = sql.run('UPDATE villages SET annual_quota = -1 WHERE code = ?', village.code)
    await expect(nobody).rejects.toMatchObject({ constraint: 'quota_not_negative' })
  })

  test('the audit trail can only be added to', async () => {
    await sql.batch([audited(aManager, NOW, [{ action: 'put', subjectKind: 'team', subjectId: 'append-only' }])])
    const error = { constraint: 'audit_is_append_only' }
    await expect(sql.run("UPDATE audit SET actor_name = 'x'")).rejects.toMatchObject(error)
    await expect(sql.run('DELETE FROM audit')).rejects.toMatchObject(error)
    expect(await historyOf(sql, 'team', 'append-only')).toHaveLength(1)
  })

  test('a register loads once', async () => {
    const register = { townships: [], villages: [], teams: [], films: [], targets: [] }
    await expect(loadRegister(sql, register, NOW)).rejects.toMatchObject({ constraint: 'nothing_changed_meanwhile' })
  })

  test('a log sent twice counts once', async () => {
    const entry = aScreening(await anEvening(sql))
    expect(await outcomes(entry)).toEqual(['stored'])
    expect(await outcomes(entry)).toEqual(['already_stored'])
    const list = await findScreenings(sql, { village: entry.villageCode }, 10)
    expect(list).toMatchObject({ total: 1, credit: 60 })
  })

  test('the same log with another offset and order of fields is the same log', async () => {
    const entry = aScreening(await anEvening(sql))
    await take(entry)
    const { id, ...rest } = entry
    const inUtc = {
      ...rest,
      startedAt: '2017-06-30T12:50:00Z',
      endedAt: '2017-06-30T14:30:00.000Z',
      id: id.toUpperCase(),
    }
    expect(await outcomes(inUtc)).toEqual(['already_stored'])
  })

  test('fifty identical logs at once are one row and fifty equal successes', async () => {
    const entry = aScreening(await anEvening(sql))
    const all = (await Promise.all(Array.from({ length: 50 }, () => take(entry)))).flat()
    expect(all.filter(({ outcome }) => outcome === 'stored')).toHaveLength(1)
    expect(all.filter(({ outcome }) => outcome === 'already_stored')).toHaveLength(49)
    expect(new Set(all.map((o) => ('receipt' in o ? json(o.receipt) : 'none'))).size).toBe(1)
    expect((await findScreenings(sql, { village: entry.villageCode }, 10)).total).toBe(1)
  })

  test('of duplicates that arrive at the same moment under different ids only one is counted', async () => {
    const evening = await anEvening(sql)
    const entries = Array.from({ length: 12 }, (_, i) =>
      aScreening({ ...evening, startedAt: `2017-06-30T20:${50 + (i % 3)}:00+08:00`, attendance: 50 + i }),
    )
    await Promise.all(entries.map((entry) => take(entry)))
    const counted = await findScreenings(sql, { village: evening.villageCode, status: ['submitted', 'accepted'] }, 50)
    const held = await findScreenings(sql, { village: evening.villageCode, status: ['held'], finding: 'duplicate' }, 50)
    expect([counted.total, held.total]).toEqual([1, 11])
  })

  test('two duplicates in one request: the first counts, the second is held and says why', async () => {
    const evening = await anEvening(sql)
    const [first, second] = [aScreening(evening), aScreening(evening)]
    const [a, b] = await take(first, second)
    expect(a).toMatchObject({ outcome: 'stored', receipt: { status: 'submitted' } })
    expect(b).toMatchObject({ receipt: { status: 'held', findings: [{ code: 'duplicate', otherId: first.id }, {}] } })
  })

  test('the same id with other content is a conflict, also within one request', async () => {
    const entry = aScreening(await anEvening(sql))
    expect(await outcomes(entry, { ...entry, attendance: 1 }, entry)).toEqual(['stored', 'conflict', 'already_stored'])
    expect(await outcomes({ ...entry, attendance: 2 })).toEqual(['conflict'])
  })

  test('a hundred logs come in with one request, and one bad log blocks none of them', async () => {
    const evenings = await Promise.all(Array.from({ length: 100 }, () => anEvening(sql)))
    const entries = evenings.map((evening) => aScreening(evening))
    entries[41] = aScreening({ ...evenings[41], villageCode: 'nowhere', filmCodes: ['no-film'] })
    const results = await take(...entries)
    expect(results.map(({ id }) => id)).toEqual(entries.map(({ id }) => id))
    expect(results.filter(({ outcome }) => outcome === 'stored')).toHaveLength(99)
    const bad = results[41]
    expect(bad?.outcome === 'invalid' && bad.error.issues.map(({ path }) => path)).toEqual([
      'villageCode',
      'filmCodes.0',
    ])
  })

  test('a team writes for itself only', async () => {
    const entry = aScreening(await anEvening(sql))
    const [other] = await takeIn(sql, [entry], aDesk({ actor: aTeam('team-02') }))
    expect(other?.outcome).toBe('forbidden')
    expect(await findScreening(sql, entry.id)).toBeNull()
  })

  test('a log can lay no hands on a report that somebody sent by itself', async () => {
    const evening = await anEvening(sql)
    const report = aReport({ villageCode: (await freshVillage(sql)).code })
    await keepReports(sql, [report], aManager, NOW)
    const counts = { speakersInstalled: 10, speakersTested: 10, speakersSounding: 10 }
    await take(aScreening({ ...evening, id: report.id, audibility: counts }))
    const rows = await sql.all('SELECT village_code, speakers_sounding FROM audibility_reports WHERE id = ?', report.id)
    expect(rows).toEqual([{ village_code: report.villageCode, speakers_sounding: 37 }])
  })

  test('half an emoji, as a phone cuts it, is the same log when it comes again', async () => {
    const entry = aScreening({ ...(await anEvening(sql)), operatorName: '王\ud83d', note: '一\n\ud800二' })
    const parsed = (): ReturnType<typeof aScreening> => NewScreening.parse(JSON.parse(JSON.stringify(entry)))
    expect(await outcomes(parsed())).toEqual(['stored'])
    expect(await outcomes(parsed())).toEqual(['already_stored'])
  })

  test('an audibility report sent thirty times at once is kept once', async () => {
    const village = await freshVillage(sql)
    const report = aReport({ villageCode: village.code })
    const all = await Promise.all(Array.from({ length: 30 }, () => keepReports(sql, [report], aManager, NOW)))
    expect(all.flat().filter(({ outcome }) => outcome === 'stored')).toHaveLength(1)
    const other = await keepReports(sql, [{ ...report, speakersSounding: 1 }], aManager, NOW)
    expect(other).toMatchObject([{ outcome: 'conflict' }])
  })

  test('pages of a list meet without a gap or a double', async () => {
    const evening = await anEvening(sql)
    const days = Array.from({ length: 25 }, (_, i) => String(i + 1).padStart(2, '0'))
    await take(
      ...days.map((day) =>
        aScreening({
          ...evening,
          startedAt: `2017-03-${day}T20:00:00+08:00`,
          endedAt: `2017-03-${day}T22:00:00+08:00`,
        }),
      ),
    )
    const seen: string[] = []
    let after: Parameters<typeof findScreenings>[3]
    do {
      const page = await findScreenings(sql, { team: evening.teamCode }, 10, after)
      expect(page.total).toBe(25)
      seen.push(...page.items.map(({ screenedOn }) => screenedOn))
      after = page.next
    } while (after)
    expect(seen).toEqual(days.map((day) => `2017-03-${day}`).reverse())
  })

  test('a village is found by its characters, an alias, pinyin and initials', async () => {
    const village = aVillage({ code: `v-${crypto.randomUUID().slice(0, 8)}`, name: '鹭岛湾村', aliases: ['老鹭湾'] })
    const { putVillages, findVillages } = await import('../../src/store/register/villages.ts')
    await sql.batch([putVillages([village])])
    for (const q of ['鹭岛', '老鹭', 'ludaowan', 'ldw', 'LuDao']) {
      expect((await findVillages(sql, { q }, 10)).items.map(({ code }) => code)).toEqual([village.code])
    }
  })
})
