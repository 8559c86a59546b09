/** How a row of the trail is written to be hashed, and how each seal carries on from the one before; nothing else, so that a page can bring it along. */
import type { Seal, TrailRow } from './seal.ts'
import { Digest, digestOf } from './sha256.ts'

/** What the first seal carries on from. */
export const NO_SEAL = '0'.repeat(64)

/** The canonical form: a JSON array of these fields in this order, as JSON.stringify writes it, in UTF-8. Its hash does not hold the row's number, so that a row that was moved is found again. */
export const rowHash = (row: TrailRow): string =>
  digestOf(
    JSON.stringify([
      row.knownFrom,
      row.at,
      row.actorId,
      row.actorName,
      row.actorRole,
      row.action,
      row.subjectKind,
      row.subjectId,
      row.reason,
      row.before,
      row.after,
    ]),
  )

export interface HashedRow {
  id: number
  hash: string
}

/** Over the seal before and its own facts, then a line for each row. */
export function sealHash(seal: Omit<Seal, 'sha256'>, rows: HashedRow[], before: string): string {
  const { number, firstRow, lastRow, rows: count, at } = seal
  const digest = new Digest().add(`${before} ${number} ${firstRow} ${lastRow} ${count} ${at}\n`)
  for (const { id, hash } of rows) digest.add(`${id} ${hash}\n`)
  return digest.hex()
}

/** How much of a row's hash its seal keeps beside its own. */
const MARK = 8
export const marksOf = (rows: HashedRow[]): string => rows.map(({ hash }) => hash.slice(0, MARK)).join('')

/** The next one; rows that are not there any more are not in it, and missing whenever it is looked at. */
export function nextSeal(rows: HashedRow[], last: Seal | undefined, at: string): Seal {
  const open = {
    number: (last?.number ?? 0) + 1,
    firstRow: (last?.lastRow ?? 0) + 1,
    lastRow: rows.at(-1)?.id ?? 0,
    rows: rows.length,
    at,
  }
  return { ...open, sha256: sealHash(open, rows, last?.sha256 ?? NO_SEAL) }
}

/** As it stands in the file beside the database. */
export const sealLine = ({ number, firstRow, lastRow, rows, at, sha256 }: Seal): string =>
  `${number} ${firstRow} ${lastRow} ${rows} ${at} ${sha256}`

export type RowFault = { is: 'altered' | 'missing'; row: number } | { is: 'moved'; row: number; from: number }

/** The first row that is not what was sealed, by the marks of its seal; null where all are. */
export function firstFault({ firstRow, lastRow }: Seal, marks: string, rows: HashedRow[]): RowFault | null {
  const byId = new Map(rows.map(({ id, hash }) => [id, hash.slice(0, MARK)]))
  const sealed = (row: number): string => marks.slice((row - firstRow) * MARK, (row - firstRow + 1) * MARK)
  for (let row = firstRow; row <= lastRow; row++) {
    const mark = byId.get(row)
    if (mark === undefined) return { is: 'missing', row }
    if (mark === sealed(row)) continue
    for (let from = firstRow; from <= lastRow; from++) if (sealed(from) === mark) return { is: 'moved', row, from }
    return { is: 'altered', row }
  }
  return null
}
