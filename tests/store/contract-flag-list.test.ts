/** Flags page by page, on both engines: whole, and of so many that a page looks at a few only. */
import { describe, expect, test } from 'vitest'
import type { FlagFilter } from '../../src/domain/flag/flag-life.ts'
import { FlagSeverity } from '../../src/domain/flag/flags.ts'
import { insertRows, json, type Sql } from '../../src/store/engine/sql.ts'
import { findFlags } from '../../src/store/flag/flags.ts'
import { engines, managed } from '../engines.ts'
import { everyPage, inStretches } from '../in-stretches.ts'

const TODAY = '2017-06-30'
const KINDS = ['month_without_screening', 'audibility_low'] as const

interface One {
  id: string
  kind: (typeof KINDS)[number]
  subjectCode: string
  severity: FlagSeverity
  since: string
  openedOn: string
  clearedAt: string | undefined
  owner: string | undefined
  dueOn: string | undefined
}
const all = Array.from({ length: 23 }, (_, n): One => {
  const isOwned = n % 4 === 1
  return {
    id: `flag-${String((n * 7) % 23).padStart(2, '0')}`,
    kind: n % 5 === 0 ? 'audibility_low' : 'month_without_screening',
    subjectCode: `v-${n % 3 === 1 ? n - 1 : n}`,
    severity: FlagSeverity.options[(n + (n >> 2)) % 3] ?? 'info',
    since: `2017-0${1 + (n % 4)}-01`,
    openedOn: `2017-0${1 + (n % 5)}-10`,
    clearedAt: n % 3 === 1 ? `2017-06-0${1 + (n % 4)}T08:00:00.000Z` : undefined,
    owner: isOwned ? `李师傅${n % 2}` : undefined,
    dueOn: isOwned ? (n % 8 === 1 ? '2017-06-20' : '2017-07-20') : undefined,
  }
})

const firstOn = ({ since, openedOn }: One): string => (since < openedOn ? since : openedOn)
/** The open ones before the cleared, the newest clearing first; then the gravest, the longest open, and by id. */
function inOrder(a: One, b: One): number {
  const [one, other] = [a.clearedAt ?? '~', b.clearedAt ?? '~']
  if (one !== other) return one > other ? -1 : 1
  const [x, y] = [a, b].map((of) => [FlagSeverity.options.indexOf(of.severity), firstOn(of), of.id].join(' '))
  return String(x) < String(y) ? -1 : 1
}
const isLate = ({ clearedAt, dueOn }: One): boolean => clearedAt === undefined && dueOn !== undefined && dueOn < TODAY
const isAsked = (one: One, { open, kind, severity, subject, acknowledged, owner, owned, late }: FlagFilter): boolean =>
  (open ?? one.clearedAt === undefined) === (one.clearedAt === undefined) &&
  one.kind === (kind ?? one.kind) &&
  one.severity === (severity ?? one.severity) &&
  one.subjectCode === (subject ?? one.subjectCode) &&
  (acknowledged ?? one.owner !== undefined) === (one.owner !== undefined) &&
  one.owner === (owner ?? one.owner) &&
  (owned ?? one.owner !== undefined) === (one.owner !== undefined) &&
  (late ?? isLate(one)) === isLate(one)

const FILTERS: FlagFilter[] = [
  {},
  { open: true },
  { open: false },
  { kind: KINDS[1] },
  { kind: KINDS[0], open: true },
  { severity: 'critical' },
  { severity: 'warning', open: true },
  { subject: 'v-3' },
  { acknowledged: true },
  { acknowledged: true, open: true },
  { acknowledged: false, kind: KINDS[0] },
  { owner: '李师傅1' },
  { owned: false },
  { owned: true, open: true },
  { late: true },
  { late: false, open: true },
]

/** So many at once are all. */
const WHOLE = 5000

describe.each(engines)('flags as a list on $name', ({ start }) => {
  const { sql } = managed(start)

  async function walked(from: Sql, filter: FlagFilter, limit: number) {
    const pages = await everyPage<Awaited<ReturnType<typeof findFlags>>>((after) =>
      findFlags(from, filter, TODAY, limit, after),
    )
    for (const { items } of pages) expect(items.length).toBeLessThanOrEqual(limit)
    const ids = pages.flatMap(({ items }) => items.map(({ id }) => id))
    return { ids, total: pages[0]?.total ?? -1, isBounded: pages[0]?.isTotalBounded === true }
  }

  test('each is there once and in its place, however few a page looks at, and a total says where it is not of all', async () => {
    await sql.batch([
      insertRows(
        'flags',
        all.map(({ clearedAt, owner, ...one }, n) => ({
          ...one,
          subjectKind: 'village',
          number: n + 1,
          subjectName: '望江村',
          sentence: json({ key: 'flag_month_without_screening', facts: { month: 3, months: 1, since: '2017-03-01' } }),
          openedAt: `${one.openedOn}T08:00:00.000Z`,
          clearedAt,
          clearedOn: clearedAt?.slice(0, 10),
          owner,
          acknowledgedAt: owner && '2017-06-01T08:00:00.000Z',
          acknowledgedBy: owner && '王局',
        })),
      ),
    ])
    const unlike: unknown[] = []
    for (const filter of FILTERS) {
      const expected = all
        .filter((one) => isAsked(one, filter))
        .toSorted(inOrder)
        .map(({ id }) => id)
      expect([filter, expected.length > 0]).toEqual([filter, true])
      for (const [rowsAtOnce, limit] of [
        [WHOLE, 4],
        [2, 3],
      ] as const) {
        const told = await walked(inStretches(sql, rowsAtOnce), filter, limit)
        const isTotalRight =
          told.isBounded && rowsAtOnce < WHOLE ? told.total <= expected.length : told.total === expected.length
        if (json(told.ids) !== json(expected) || !isTotalRight) unlike.push({ filter, rowsAtOnce, told, expected })
      }
    }
    expect(unlike).toEqual([])
    expect((await findFlags(inStretches(sql, 2), {}, TODAY, 50)).isTotalBounded).toBe(true)
  })
})
