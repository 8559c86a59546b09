/** Who answers for what, page by page: nobody’s first, then targets, works, and villages, the designated ones first. */
import type { Duty } from '../../domain/ledger/duty.ts'
import {
  allOf,
  countOf,
  isAsked,
  mapped,
  type Reading,
  rowAs,
  rowsOf,
  type Sql,
  together,
  unasked,
} from '../engine/sql.ts'
import { onDay } from '../register/village-versions.ts'
import { COLUMNS, type DutyFilter, type DutyPlace, type Part, partsOf, type Spot, told } from './duty-subjects.ts'

/** Of each part, more than a county has: what a province has more of is gone through page by page. */
const MOST_LOOKED_AT = 1500

interface Window {
  part: Part
  /** The last that is looked at, where others are behind it. */
  edge: Spot | undefined
}

/** What is behind a place, and of each part as much as is looked at for one page. */
function windowsOf(parts: Part[], most: number, after?: Spot): Reading<Window[]> {
  const isIn = (part: Part, spot: Spot | undefined) => part.place === spot?.place && part.rank === spot.rank
  const left = parts
    .filter(({ place, rank }) => !after || place > after.place || (place === after.place && rank >= after.rank))
    .map((part) => narrowed(part, '>', isIn(part, after) ? after?.code : undefined))
  if (left.length === 0) return unasked([])
  const ends = left.map(({ place, rank, code, from, where }) => {
    return `SELECT * FROM (SELECT ${place} AS place, ${rank} AS rank, ${code} AS code FROM ${from} WHERE ${where}
      ORDER BY ${code} LIMIT 2 OFFSET ${most - 1})`
  })
  const values = left.flatMap((part) => part.values)
  return mapped(rowsOf<Spot>(`${ends.join(' UNION ALL ')} ORDER BY 1, 2, 3`, values), (spots) =>
    left.map((part) => {
      const [edge, beyond] = spots.filter((spot) => isIn(part, spot))
      return beyond ? { part: narrowed(part, '<=', edge?.code), edge } : { part, edge: undefined }
    }),
  )
}

const narrowed = (part: Part, than: '>' | '<=', code: string | undefined): Part =>
  code === undefined
    ? part
    : { ...part, where: `${part.where} AND ${part.code} ${than} ?`, values: [...part.values, code] }

/** As far as the first edge: what is behind it comes before what is in the next of them. */
function upToEdge<T>(all: T[], edgeOf: (one: T) => Spot | undefined): T[] {
  const cut = all.findIndex(edgeOf)
  return cut < 0 ? all : all.slice(0, cut + 1)
}
const lastEdge = (windows: Window[]): Spot | undefined => windows.at(-1)?.edge

const TEXT = `name || ' ' || coalesce(village_name, '') || ' ' || coalesce(leader, '') || ' ' || coalesce(responsible, '')`
const rowOfPage = rowAs<Duty & DutyPlace>({ flags: ['designated'] })

/** One page, and how many there are in all, or of those that are looked at; a page has fewer then than it could. */
export async function findDuties(today: Sql, filter: DutyFilter, limit: number, after?: DutyPlace) {
  const { asOf, named, q } = filter
  const sql = await onDay(today, asOf)
  const parts = partsOf(filter)
  const most = Math.min(sql.rowsAtOnce ?? MOST_LOOKED_AT, MOST_LOOKED_AT)
  const { first, later } = await sql.read({
    first: windowsOf(parts, most),
    later: windowsOf(after ? parts : [], most, after),
  })
  const { where, values } = allOf(isAsked(`instr(lower(${TEXT}), lower(?)) > 0`, q), isAsked('named = ?', named))
  // nobody’s are gone through to their end first
  const legs = [0, 1]
    .filter((one) => one === Number(named ?? one) && one >= (after?.named ?? 0))
    .map((one) => ({ named: one, windows: upToEdge(one === after?.named ? later : first, ({ edge }) => edge) }))
    .filter(({ windows }) => windows.length > 0)
  const walked = upToEdge(legs, ({ windows }) => lastEdge(windows))
  const pages = walked.map((leg) => {
    const looked = leg.windows.map(({ part }) => part)
    const which = `${where} AND named = ${leg.named} ORDER BY place, rank, code LIMIT ?`
    return rowsOf(...told(looked, asOf, `${COLUMNS}, named, place, rank`, which, [...values, limit + 1]), rowOfPage)
  })
  // how many there are is known without their names
  const counted = first.map(({ part }) => (q ? part : { ...part, columns: 'NULL AS name' }))
  const { rows, total } = await sql.read({
    rows: together(Object.fromEntries(pages.entries()), (all) => Object.values(all).flat()),
    total: first.length === 0 ? unasked(0) : countOf(...told(counted, asOf, 'count(*) AS n', where, values)),
  })
  const items = rows.slice(0, limit)
  const end = walked.at(-1)
  const edge = end && lastEdge(end.windows)
  const next = rows.length > limit ? items.at(-1) : edge && { named: end.named, ...edge }
  return {
    items: items.map(({ named: _, place: __, rank: ___, ...duty }) => duty),
    total,
    ...(first.some((window) => window.edge) && { isTotalBounded: true as const }),
    ...(next && { next: { named: next.named, place: next.place, rank: next.rank, code: next.code } }),
  }
}
