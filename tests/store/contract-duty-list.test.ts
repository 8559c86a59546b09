/** Who answers for what, page by page, on both engines: whole, and of a register of which a page looks at a few only. */
import { describe, expect, test } from 'vitest'
import type { DutyKind } from '../../src/domain/ledger/answering.ts'
import { insertRows, json, type Sql } from '../../src/store/engine/sql.ts'
import { findDuties } from '../../src/store/ledger/duty-list.ts'
import type { DutyFilter } from '../../src/store/ledger/duty-subjects.ts'
import { putVillages } from '../../src/store/register/villages.ts'
import { engines, managed } from '../engines.ts'
import { everyPage, inStretches } from '../in-stretches.ts'
import { aVillage } from '../make.ts'

const DAY = '2017-06-30'
const made = { madeAt: '2017-01-01T00:00:00.000Z', madeBy: '王局' }
const said = (subject: string, effectiveOn: string, leader?: string) => ({ subject, effectiveOn, leader, ...made })

/** As it should be, told without the database. */
interface One {
  kind: DutyKind
  code: string
  text: string
  isDesignated: boolean
  township: string | undefined
  isNamed: boolean
}
const subjectOf = ({ kind, code }: Pick<One, 'kind' | 'code'>): string => `${kind}.${code}`
const placeOf = ({ kind, code, isDesignated, isNamed }: One): string =>
  [
    Number(isNamed),
    ['target', 'work', 'village'].indexOf(kind),
    Number(kind !== 'village' || !isDesignated),
    code,
  ].join(' ')
const isAsked = (one: One, { kind, named, designated, township, q }: Partial<DutyFilter>): boolean =>
  one.kind === (kind ?? one.kind) &&
  one.isNamed === (named ?? one.isNamed) &&
  one.isDesignated === (designated ?? one.isDesignated) &&
  one.township === (township ?? one.township) &&
  one.text.includes(q ?? '')

/** So many of a kind are all of them. */
const WHOLE = 5000
/** At how many of each kind a page looks, and how many it has. */
const WAYS = [
  [5, 9],
  [WHOLE, 6],
  [9, 8],
  [4, 50],
] as const

describe.each(engines)('who answers for what, as a list on $name', ({ start }) => {
  const { sql } = managed(start)

  async function aRegister(): Promise<One[]> {
    const villages = Array.from({ length: 9 }, (_, n) =>
      aVillage({ code: `51072310990${n}`, name: `溪口${n}村`, designated: n % 3 === 0 }),
    )
    await sql.batch([putVillages(villages)])
    const township = villages[0]?.townshipCode
    const works = Array.from({ length: 7 }, (_, n) => ({
      id: crypto.randomUUID(),
      village: n < 4 ? villages[n] : undefined,
      title: `改造${n}`,
      responsible: n % 2 === 0 ? '周工' : undefined,
      withdrawn: Number(n === 5),
    }))
    const entry = { noun: 'work', onDay: '2017-03-01', kind: 'broadcast', receivedAt: '2017-03-01', receivedBy: '王局' }
    await sql.batch([
      insertRows(
        'ledger',
        works.map(({ id, village, title, responsible, withdrawn }) => {
          const content = json({ id, title, responsible })
          const townshipCode = village ? undefined : township
          return { id, ...entry, villageCode: village?.code, townshipCode, withdrawn, content }
        }),
      ),
      insertRows('ledger', [{ ...entry, id: crypto.randomUUID(), noun: 'event', content: json({ title: '改造' }) }]),
      insertRows('duties', [
        said('village.510723109900', '2017-01-01', '张局'),
        said('village.510723109901', '2017-01-01', '张局'),
        // nobody any more, and somebody only later
        said('village.510723109901', '2017-06-01'),
        said('village.510723109902', '2017-07-01', '张局'),
        said('village.510723109904', '2017-01-01', '刘局'),
        said(`work.${works[0]?.id}`, '2017-01-01'),
        said(`work.${works[1]?.id}`, '2017-01-01', '刘局'),
      ]),
      insertRows('village_origins', [
        { villageCode: '510723109908', fromCode: '510723109904', madeOn: '2017-05-01' },
        // on a later day, and of one for which nothing was decided
        { villageCode: '510723109907', fromCode: '510723109904', madeOn: '2017-08-01' },
        { villageCode: '510723109906', fromCode: '510723109905', madeOn: '2017-05-01' },
      ]),
    ])
    const leaders: Record<string, string> = { 0: '张局', 4: '刘局', 8: '刘局' }
    return [
      ...villages.map(({ code, name, designated, townshipCode }, n): One => {
        const leader = leaders[n]
        const isNamed = leader !== undefined
        return {
          kind: 'village',
          code,
          text: `${name} ${leader}`,
          isDesignated: designated,
          township: townshipCode,
          isNamed,
        }
      }),
      ...works.flatMap(({ id, village, title, responsible, withdrawn }, n): One[] => {
        const who = n === 0 ? undefined : n === 1 ? '刘局' : responsible
        const isDesignated = village?.designated ?? false
        const text = `${title} ${village?.name} ${who}`
        return withdrawn ? [] : [{ kind: 'work', code: id, text, isDesignated, township, isNamed: who !== undefined }]
      }),
    ]
  }

  async function walked(from: Sql, filter: Partial<DutyFilter>, limit: number) {
    const pages = await everyPage<Awaited<ReturnType<typeof findDuties>>>((after) =>
      findDuties(from, { asOf: DAY, ...filter }, limit, after),
    )
    for (const { items } of pages) expect(items.length).toBeLessThanOrEqual(limit)
    const subjects = pages.flatMap(({ items }) => items.map(subjectOf))
    return { subjects, total: pages[0]?.total ?? -1, isTotalBounded: pages[0]?.isTotalBounded }
  }

  test('each is there once and in its place, however few a page looks at, and a total says where it is not of all', async () => {
    const there = await sql.all<{ kind: DutyKind; code: string; name: string; designated: number; township: string }>(
      `SELECT 'target' AS kind, code, name, 0 AS designated, '' AS township FROM targets
       UNION ALL SELECT 'village', code, name, designated, township_code FROM villages`,
    )
    const all = [
      ...(await aRegister()),
      ...there.map(({ kind, code, name, designated, township }): One => {
        const isDesignated = designated === 1
        return { kind, code, text: name, isDesignated, township: township || undefined, isNamed: false }
      }),
    ].toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))
    const township = all.find(({ kind }) => kind === 'village')?.township
    const filters: Partial<DutyFilter>[] = [
      {},
      { named: true },
      { named: false },
      { kind: 'target' },
      { kind: 'work' },
      { kind: 'village', named: true },
      { designated: true },
      { designated: false, named: false },
      { kind: 'target', designated: true },
      { township },
      { township: 'nowhere' },
      { q: '刘局' },
      { q: '溪口3' },
      { q: '周工', kind: 'work', named: true },
    ]
    const unlike: unknown[] = []
    for (const [n, filter] of filters.entries()) {
      const expected = all.filter((one) => isAsked(one, filter)).map(subjectOf)
      for (const [rowsAtOnce, limit] of [[WHOLE, 500] as const, WAYS[n % WAYS.length] ?? [1, 1]]) {
        const { subjects, total, isTotalBounded } = await walked(inStretches(sql, rowsAtOnce), filter, limit)
        const isTotalRight = isTotalBounded && rowsAtOnce < WHOLE ? total <= expected.length : total === expected.length
        if (json(subjects) === json(expected) && isTotalRight) continue
        unlike.push({ filter, rowsAtOnce, limit, total, isTotalBounded, subjects, expected })
      }
    }
    expect(unlike).toEqual([])
    expect((await findDuties(inStretches(sql, 2), { asOf: DAY }, 50)).isTotalBounded).toBe(true)
  })
})
