/** The ledger as it is listed: the newest first, by what is asked for, and by what somebody typed. */
import type { LedgerNoun } from '../../domain/ledger/ledger.ts'
import { allOf, countOf, isAsked, json, type Reading, rowAs, rowsOf, type Sql, type Where } from '../engine/sql.ts'
import { villagesSaying } from '../register/register-words.ts'
import { entryAs, FROM, SELECT } from './ledger.ts'

export interface LedgerFilter {
  from?: string | undefined
  to?: string | undefined
  kind?: string | undefined
  village?: string | undefined
  township?: string | undefined
  withdrawn?: boolean | undefined
  q?: string | undefined
}
export interface LedgerCursor {
  on: string
  id: string
}

/** Of the values, not of the names of the fields. */
const TEXTS = `coalesce(v.name, '') || ' ' || coalesce(t.name, '') || ' ' ||
  (SELECT group_concat(atom, ' ') FROM json_tree(l.content) WHERE type = 'text')`

/** As many as a county has of one noun in many years: of a province’s, those of villages so named, and the newest that say it. */
const MOST_LOOKED_AT = 2000
const MOST_VILLAGES = 200

/** Where not all were looked at, there may be more. */
async function entriesSaying(sql: Sql, noun: LedgerNoun, q: string) {
  const { villages } = await sql.read({ villages: villagesSaying(q.toLowerCase()) })
  const most = Math.min(sql.rowsAtOnce ?? MOST_LOOKED_AT, MOST_LOOKED_AT)
  const near = json(villages.length > MOST_VILLAGES ? [] : villages)
  return sql.read({
    ids: rowsOf<{ id: string }>(
      `SELECT l.id ${FROM} WHERE l.id IN (
         SELECT id FROM (SELECT id FROM ledger WHERE noun = ? ORDER BY on_day DESC, id DESC LIMIT ?)
         UNION SELECT id FROM ledger WHERE noun = ? AND village_code IN (SELECT value FROM json_each(?)))
       AND instr(lower(${TEXTS}), lower(?)) > 0`,
      [noun, most, noun, near, q],
    ),
    others: countOf('SELECT count(*) AS n FROM (SELECT 1 FROM ledger WHERE noun = ? LIMIT 1 OFFSET ?)', [noun, most]),
  })
}

function conditionsOf(noun: LedgerNoun, filter: LedgerFilter, said: { id: string }[] | undefined): Where {
  const { from, to, kind, village, township, withdrawn = false } = filter
  return allOf(
    // where few are left, not in the order of all
    [`${village || township || said ? '+' : ''}l.noun = ?`, noun],
    isAsked('l.withdrawn = ?', withdrawn),
    isAsked('l.on_day >= ?', from),
    isAsked('l.on_day <= ?', to),
    isAsked('l.kind = ?', kind),
    isAsked('l.village_code = ?', village),
    township !== undefined && [
      `l.id IN (SELECT id FROM ledger WHERE noun = ? AND township_code = ? UNION ALL SELECT id FROM ledger
         WHERE noun = ? AND village_code IN (SELECT code FROM villages WHERE township_code = ?))`,
      noun,
      township,
      noun,
      township,
    ],
    isAsked('l.id IN (SELECT value FROM json_each(?))', said && json(said.map(({ id }) => id))),
  )
}

export async function findEntries(
  sql: Sql,
  noun: LedgerNoun,
  filter: LedgerFilter,
  limit: number,
  after?: LedgerCursor,
) {
  const said = filter.q ? await entriesSaying(sql, noun, filter.q) : undefined
  const { where, values } = conditionsOf(noun, filter, said?.ids)
  const beyond = after ? '(l.on_day, l.id) < (?, ?)' : '1'
  const { rows, total } = await sql.read({
    rows: rowsOf(
      `${SELECT} WHERE ${where} AND ${beyond} ORDER BY l.on_day DESC, l.id DESC LIMIT ?`,
      [...values, ...(after ? [after.on, after.id] : []), limit + 1],
      entryAs,
    ),
    total: countOf(`SELECT count(*) AS n FROM ledger l WHERE ${where}`, values),
  })
  const items = rows.slice(0, limit)
  const last = rows.length > limit ? items.at(-1)?.content : undefined
  return {
    items,
    total,
    ...(said && said.others > 0 && { isTotalBounded: true as const }),
    ...(last && { next: { on: last.on, id: last.id } }),
  }
}

const MOST_NAMED = 200
/** While somebody types: of all nouns, those entered last. */
const MOST_TYPED_AT = 1000

/**
 * The newest of those whose texts or places have these letters, as `typed` makes them, in them; and of these villages.
 * Taking the texts out of one is dear: the names come before, and what is told is made of those that are.
 */
export const entriesNamed = (letters: string, villages: string[]): Reading<NamedEntry[]> =>
  rowsOf(
    `SELECT l.id, l.noun, l.content->>'title' AS title, l.on_day AS "on", v.name AS village_name, t.name AS township_name,
       ${TEXTS} AS texts
     ${FROM} WHERE l.id IN (SELECT l.id ${FROM} WHERE l.id IN (SELECT id FROM ledger WHERE village_code IN (SELECT value FROM json_each(?))
         UNION ALL SELECT id FROM (SELECT id FROM ledger ORDER BY rowid DESC LIMIT ${MOST_TYPED_AT}))
       AND l.withdrawn = 0 AND (instr(lower(replace(coalesce(v.name, '') || coalesce(t.name, ''), ' ', '')), ?) > 0
         OR instr(lower(replace(${TEXTS}, ' ', '')), ?) > 0)
       ORDER BY l.on_day DESC, l.id LIMIT ${MOST_NAMED})
     ORDER BY l.on_day DESC, l.id`,
    [json(villages), letters, letters],
    rowAs<NamedEntry>(),
  )
interface NamedEntry {
  id: string
  noun: LedgerNoun
  title: string
  on: string
  villageName?: string
  townshipName?: string
  texts: string
}
