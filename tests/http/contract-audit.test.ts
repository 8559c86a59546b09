/** The HTTP contract for the audit trail, on both engines. */
import { describe, expect, test } from 'vitest'
import { audited, type AuditEntry, readTrail } from '../../src/store/people/audit.ts'
import { statement } from '../../src/store/engine/sql.ts'
import { engines, managed } from '../engines.ts'
import { aManager, aTechnician, aVillage, NOW } from '../make.ts'
import { told } from './service.ts'

interface Trail {
  items: {
    id: number
    action: string
    actor: { name: string }
    subject: { id: string; name?: string }
    reason?: string
  }[]
  total: number | null
  nextCursor?: string
  lookedBackTo: string | null
}

describe.each(engines)('the audit trail on $name', ({ start }) => {
  const { running, manager } = managed(start)

  const trail = async (query: string): Promise<Trail> => told<Trail>(await manager('GET', `/api/audit?${query}`))
  const write = (at: string, ...entries: Partial<AuditEntry>[]): Promise<unknown> =>
    running.sql.batch([
      audited(
        aManager,
        new Date(at),
        entries.map((entry) => ({ action: 'noted', subjectKind: 'village', subjectId: '510723100211', ...entry })),
      ),
    ])

  test('a change stands there with who made it, what it was about by name, and how it was before and after', async () => {
    const before = await told(await manager('GET', '/api/villages/510723100211'))
    await manager('PUT', '/api/villages/510723100211', aVillage({ population: 777 }))
    const { items } = await trail('subjectKind=village&subjectId=510723100211&limit=1')
    expect(items).toMatchObject([
      { action: 'put', actor: { name: 'manager', role: 'manager' }, subject: { name: '三清村' }, before },
    ])
    expect(items[0]).toMatchObject({ after: { population: 777 } })
  })

  test('is filtered by day, by who did it, by action, by what it was about, and by words in it', async () => {
    await write('2016-03-01T15:59:59.999Z', { action: 'early', reason: '云雾' })
    await write('2016-03-01T16:00:00.000Z', { action: 'late', subjectKind: 'team', subjectId: 'team-07' })
    await running.sql.batch([
      audited(aTechnician, new Date('2016-03-05T00:00:00Z'), [
        { action: 'late', subjectKind: 'film', subjectId: 'film-001', after: { title: '山上的Ｘ' } },
      ]),
    ])
    const seen = async (query: string) => (await trail(query)).items.map(({ subject, action }) => [action, subject.id])
    expect(await seen('from=2016-03-01&to=2016-03-01')).toEqual([['early', '510723100211']])
    expect(await seen('from=2016-03-02&to=2016-03-02')).toEqual([['late', 'team-07']])
    expect(await seen('action=late')).toEqual([
      ['late', 'film-001'],
      ['late', 'team-07'],
    ])
    expect(await seen('action=late&subjectKind=team')).toEqual([['late', 'team-07']])
    await write('2016-03-01T17:00:00.000Z', { action: 'sign_in', subjectKind: 'session', subjectId: 'manager-1' })
    const days = 'from=2016-03-02&to=2016-03-02'
    expect(await seen(days)).toContainEqual(['sign_in', 'manager-1'])
    expect(await seen(`${days}&signIns=false`)).toEqual((await seen(days)).filter(([action]) => action !== 'sign_in'))
    expect(await seen('subjectId=team-07')).toEqual([['late', 'team-07']])
    expect(await seen('actor=technician-1')).toEqual([['late', 'film-001']])
    expect(await seen(`actor=${encodeURIComponent('李师')}`)).toEqual([['late', 'film-001']])
    expect(await seen(`q=${encodeURIComponent('云雾')}`)).toEqual([['early', '510723100211']])
    expect(await seen(`q=${encodeURIComponent('山上的')}`)).toEqual([['late', 'film-001']])
  })

  test('pages meet, newest first, and the last one says that the trail begins there', async () => {
    await write('2016-04-01T00:00:00Z', ...Array.from({ length: 7 }, (_, i) => ({ action: 'paged', reason: `${i}` })))
    const seen: string[] = []
    let page = await trail('action=paged&limit=3')
    for (;;) {
      seen.push(...page.items.map(({ reason }) => reason ?? ''))
      if (page.nextCursor === undefined) break
      page = await trail(`action=paged&limit=3&cursor=${page.nextCursor}`)
    }
    expect(seen).toEqual(['6', '5', '4', '3', '2', '1', '0'])
    expect(page.lookedBackTo).toBeNull()
  })

  test('over a long trail a rare thing is found in several looks, none of which walks over all of it', async () => {
    await write('2016-05-01T00:00:00Z', { action: 'rare' })
    await running.sql.batch([
      statement(
        `INSERT INTO audit (at, actor_id, actor_name, actor_role, action, subject_kind, subject_id)
         WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100500)
         SELECT ?, 'x', 'x', 'manager', 'often', 'flag', 'f' FROM n`,
        [NOW.toISOString()],
      ),
    ])
    const first = await readTrail(running.sql, { action: 'rare' }, 10)
    expect(first).toMatchObject({ items: [], lookedBackTo: NOW.toISOString() })
    const second = await readTrail(running.sql, { action: 'rare' }, 10, first.next)
    expect(second.items.map(({ action }) => action)).toEqual(['rare'])
    // of one thing everything is found at once
    const own = await trail('subjectKind=team&subjectId=team-07')
    expect([own.items.length, own.nextCursor, own.lookedBackTo]).toEqual([1, undefined, null])
    // what only looking through all of it could tell is not told
    const all = await running.sql.first<{ n: number }>('SELECT count(*) AS n FROM audit')
    const totals = await Promise.all(['', 'subjectKind=team&subjectId=team-07&action=late', 'action=rare'].map(trail))
    expect(totals.map(({ total }) => total)).toEqual([all?.n, 1, null])
  })
})
