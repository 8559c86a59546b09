/** All that somebody can answer for, and who does on a day: whom the village, work or target has, or a village inherited. */
import type { DutyKind } from '../../domain/ledger/answering.ts'
import type { Duty } from '../../domain/ledger/duty.ts'
import { allOf, isAsked, type Reading, rowAs, rowOf, unasked, type Value, type Where } from '../engine/sql.ts'

/** Those in force on a day; takes it. */
export const IN_FORCE = `SELECT * FROM duties d WHERE d.effective_on = (
  SELECT max(x.effective_on) FROM duties x WHERE x.subject = d.subject AND x.effective_on <= ?)`

const all = (what: string): string => `replace(group_concat(DISTINCT ${what}), ',', '、')`
/** `heirs`: of those before it, and of those before them, the nearest for which anything was decided; takes the day twice. */
const heirsOf = (origins: string): string => `
  line (code, old, depth) AS (
    SELECT village_code, from_code, 1 FROM ${origins} WHERE made_on <= ? AND from_code <> village_code
    UNION SELECT l.code, o.from_code, l.depth + 1 FROM line l JOIN village_origins o ON o.village_code = l.old
      WHERE l.depth < 9 AND o.from_code <> o.village_code),
  said AS (
    SELECT l.code, l.depth, v.name, d.leader, d.responsible FROM line l
      JOIN (${IN_FORCE}) d ON d.subject = 'village.' || l.old JOIN villages v ON v.code = l.old),
  heirs AS (
    SELECT 'village.' || s.code AS subject, ${all('s.leader')} AS leader, ${all('s.responsible')} AS responsible,
      ${all('s.name')} AS inherited_from
    FROM said s WHERE s.depth = (SELECT min(x.depth) FROM said x WHERE x.code = s.code)
    GROUP BY s.code HAVING count(s.leader) + count(s.responsible) > 0)`
export const INHERITED = `(WITH RECURSIVE ${heirsOf('village_origins')} SELECT * FROM heirs)`

export interface DutyFilter {
  asOf: string
  kind?: DutyKind | undefined
  named?: boolean | undefined
  designated?: boolean | undefined
  township?: string | undefined
  q?: string | undefined
}
export interface DutyPlace {
  named: number
  place: number
  rank: number
  code: string
}

/** Of what somebody can answer for, in the order in which it is listed; a work's entry may name somebody itself. */
export interface Part extends Where {
  kind: DutyKind
  place: number
  rank: number
  code: string
  from: string
  columns: string
  /** Whom it names itself. */
  own: string
}
export type Spot = Pick<DutyPlace, 'place' | 'rank' | 'code'>

/** A work's id, where it was not withdrawn: as the index has it, in its order. */
const WORK = "iif(l.noun = 'work' AND l.withdrawn = 0, l.id, NULL)"

type Bare = Omit<Part, keyof Where>
const TARGETS: Bare = {
  kind: 'target',
  place: 0,
  rank: 1,
  code: 't.code',
  from: 'targets t',
  columns: `t.name, t.name_en, NULL AS village_name, NULL AS township_name, 0 AS designated`,
  own: 'NULL',
}
const WORKS: Bare = {
  kind: 'work',
  place: 1,
  rank: 1,
  code: WORK,
  from: `ledger l LEFT JOIN villages v ON v.code = l.village_code
    LEFT JOIN townships t ON t.code = coalesce(l.township_code, v.township_code)`,
  columns: `l.content->>'title' AS name, NULL AS name_en, v.name AS village_name, t.name AS township_name,
    coalesce(v.designated, 0) AS designated`,
  own: "l.content->>'responsible'",
}
const VILLAGES: Omit<Bare, 'rank'> = {
  kind: 'village',
  place: 2,
  code: 'v.code',
  from: 'villages v JOIN townships t ON t.code = v.township_code',
  columns: `v.name, NULL AS name_en, NULL AS village_name, t.name AS township_name, v.designated`,
  own: 'NULL',
}

const worksAsked = ({ designated, township }: DutyFilter): Where =>
  allOf(
    [`${WORK} > ''`],
    designated === true && ['l.village_code IN (SELECT code FROM villages WHERE designated = 1)'],
    designated === false && ['coalesce(v.designated, 0) = 0'],
    township !== undefined && [
      `l.id IN (SELECT id FROM ledger WHERE noun = 'work' AND township_code = ? UNION ALL SELECT id FROM ledger
         WHERE noun = 'work' AND village_code IN (SELECT code FROM villages WHERE township_code = ?))`,
      township,
      township,
    ],
  )

/** What is asked for, in parts; what has ended by the day is not there. */
export function partsOf(filter: DutyFilter): Part[] {
  const { asOf, kind, designated, township } = filter
  const isAlive = '(v.ends_on IS NULL OR v.ends_on >= ?)'
  const villages = [true, false]
    .filter((one) => one === (designated ?? one))
    .map((one): Part => {
      const which = `v.designated = ${Number(one)} AND ${isAlive}`
      return { ...VILLAGES, rank: Number(!one), ...allOf([which, asOf], isAsked('v.township_code = ?', township)) }
    })
  const hasTargets = !designated && township === undefined
  const parts: Part[] = [
    ...(hasTargets ? [{ ...TARGETS, ...allOf() }] : []),
    { ...WORKS, ...worksAsked(filter) },
    ...villages,
  ]
  return parts.filter((part) => part.kind === (kind ?? part.kind))
}

export const COLUMNS = `subject, kind, code, name, name_en, village_name, township_name, designated, leader, responsible, effective_on,
  inherited_from`

/** Of all in these parts who answers on a day; then which of their columns are asked for, and of which. */
export function told(parts: Part[], day: string, columns: string, which: string, values: Value[]): [string, Value[]] {
  const looked = parts.map(({ kind, place, rank, code, columns: more, own, from, where }) => {
    return `SELECT '${kind}' AS kind, ${place} AS place, ${rank} AS rank, ${code} AS code, ${own} AS own, ${more}
      FROM ${from} WHERE ${where}`
  })
  const said = (one: string): string => `CASE WHEN d.subject IS NULL THEN ${one} ELSE d.`
  return [
    `WITH RECURSIVE looked AS MATERIALIZED (${looked.join(' UNION ALL ')}),
     ${heirsOf("(SELECT o.* FROM looked JOIN village_origins o ON o.village_code = looked.code AND looked.kind = 'village')")},
     answered AS (
       SELECT s.kind || '.' || s.code AS subject, s.*, d.effective_on, ${said('i.leader')}leader END AS leader,
         ${said('coalesce(s.own, i.responsible)')}responsible END AS responsible,
         CASE WHEN d.subject IS NULL THEN i.inherited_from END AS inherited_from
       FROM looked s LEFT JOIN duties d ON d.subject = s.kind || '.' || s.code AND d.effective_on = (
           SELECT max(x.effective_on) FROM duties x WHERE x.subject = s.kind || '.' || s.code AND x.effective_on <= ?)
         LEFT JOIN heirs i ON i.subject = s.kind || '.' || s.code)
     SELECT ${columns} FROM (SELECT *, leader IS NOT NULL OR responsible IS NOT NULL AS named FROM answered) WHERE ${which}`,
    [...parts.flatMap((part) => part.values), day, day, day, ...values],
  ]
}

/** Undefined of what is not there; what has ended had somebody, too. */
export function dutyOn(subject: string, day: string): Reading<Duty | undefined> {
  const [, kind = '', code = ''] = /^(\w+)\.(.*)$/.exec(subject) ?? []
  const parts = partsOf({ asOf: '' })
    .filter((part) => part.kind === kind)
    .map((part) => ({ ...part, where: `${part.where} AND ${part.code} = ?`, values: [...part.values, code] }))
  if (parts.length === 0) return unasked(undefined)
  return rowOf(...told(parts, day, COLUMNS, '1', []), rowAs<Duty>({ flags: ['designated'] }))
}
