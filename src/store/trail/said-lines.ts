/** What the trail said of an entry, line by line, and the marks of the register that was loaded. */
import type { Sentence, WordKey } from '../../domain/language.ts'
import { json, type Reading, rowOf, rowsOf } from '../engine/sql.ts'
import { ordered } from '../people/revisions.ts'
import { entryMark } from '../register/register.ts'

export type Thing = Record<string, unknown>
export interface Line {
  row: number
  id: string
  action: string
  before: string | null
  after: string | null
}
export type Loaded = { row: number; marks: Partial<Record<string, Record<string, string>>> } | undefined

export const loaded: Reading<Loaded> = rowOf(
  `SELECT id AS "row", coalesce(after->'sha256', '{}') AS marks FROM audit
   WHERE subject_kind = 'register' AND subject_id = 'register' AND action = 'load' ORDER BY id DESC LIMIT 1`,
  [],
  ({ row, marks }: { row: number; marks: string }) => ({
    row,
    marks: JSON.parse(marks) as Record<string, Record<string, string>>,
  }),
)
export const linesOf = (kind: string): Reading<Line[]> =>
  rowsOf(`SELECT id AS "row", subject_id AS id, action, before, after FROM audit WHERE subject_kind = ? ORDER BY id`, [
    kind,
  ])
export const parsed = (text: string | null): Thing | null => (text === null ? null : (JSON.parse(text) as Thing))
export const isSame = (one: unknown, other: unknown): boolean => json(ordered(one)) === json(ordered(other))
export const since = (load: Loaded, lines: Line[]): Line[] => lines.filter(({ row }) => row > (load?.row ?? 0))

/** Lines that say all of it. */
const WHOLE = ['put', 'merge', 'split', 'rename', 'move']
export const isWhole = ({ action }: Line): boolean => WHOLE.includes(action)

export interface Mark {
  mark: string | undefined
  row: number
}
/** Of what nobody changed since it was loaded. */
export function markFault(thing: object, load: Mark | undefined): number | 'unknown' | undefined {
  if (!load) return undefined
  if (load.mark === undefined) return 'unknown'
  return entryMark(thing) === load.mark ? undefined : load.row
}

/** What is not as it was said, in a sentence. */
export const differing = (what: WordKey, code: string, row: number): Sentence => ({
  key: 'kept_differs',
  facts: { what: { key: what }, code, row },
})
export const missingThing = (what: WordKey, code: string, row: number): Sentence => ({
  key: 'kept_missing',
  facts: { what: { key: what }, code, row },
})
export const unknownThing = (what: WordKey, code: string): Sentence => ({
  key: 'kept_unknown',
  facts: { what: { key: what }, code },
})
