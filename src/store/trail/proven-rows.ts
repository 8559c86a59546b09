/** Reading the rows that a proof is about, a stretch at a time. */
import { type Columns, rowLine, type Upto } from '../../domain/trail/proof.ts'
import { type Reading, rowsOf, together } from '../engine/sql.ts'
import type { STANDING, Stream } from './proven-tables.ts'

/** A row by its place in the order, and its line in the text. */
export interface ProvenRow extends Upto {
  line: string
}
export interface Span {
  after: Upto
  /** With this one. */
  upto: Upto
  limit: number
}

type Told = Columns & { proof_at: number; proof_key: string }
const toldAs =
  (except: readonly string[]) =>
  ({ proof_at: at, proof_key: key, ...columns }: Told): ProvenRow => {
    const kept = Object.fromEntries(Object.entries(columns).filter(([name]) => !except.includes(name)))
    return { at, key, line: rowLine({ at, key }, kept) }
  }

/** As SQLite orders texts: by their characters, not by halves of them. */
function byPlace(one: Upto, other: Upto): number {
  if (one.at !== other.at || one.key === other.key) return one.at - other.at
  const [a, b] = [Array.from(one.key), Array.from(other.key)]
  const at = a.findIndex((sign, i) => sign !== b[i])
  return at === -1 ? -1 : (a[at]?.codePointAt(0) ?? 0) - (b[at]?.codePointAt(0) ?? -1)
}

/** All arms of one snapshot: a version may be put aside meanwhile. */
export function streamRows({ arms }: Stream, { after, upto, limit }: Span): Reading<ProvenRow[]> {
  const readings = arms.map(({ table, instant, key, except }) =>
    rowsOf<ProvenRow>(
      `SELECT *, ${instant} AS proof_at, ${key} AS proof_key FROM ${table}
       WHERE ${instant} >= ? AND ${instant} <= ? AND (${instant} > ? OR ${key} > ?) AND (${instant} < ? OR ${key} <= ?)
       ORDER BY ${instant}, ${key} LIMIT ?`,
      [after.at, upto.at, after.at, after.key, upto.at, upto.key, limit],
      toldAs(except),
    ),
  )
  return together(Object.fromEntries(readings.entries()), (told) =>
    Object.values(told).flat().sort(byPlace).slice(0, limit),
  )
}

export const standingRows = ({ table, key, except }: (typeof STANDING)[number]): Reading<ProvenRow[]> =>
  rowsOf<ProvenRow>(`SELECT *, 0 AS proof_at, ${key} AS proof_key FROM ${table} ORDER BY ${key}`, [], toldAs(except))
