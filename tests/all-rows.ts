/** All rows of a database: taken away, or brought over from another one of the same schema. */
import { type Sql, type Statement, statement } from '../src/store/engine/sql.ts'

const KEPT = "name NOT IN ('d1_migrations') AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '_cf_%'"
const CHUNK = 500

interface Thing {
  type: string
  name: string
  /** Of a trigger, the table it stands on. */
  table: string
  sql: string
}

/** The schema, read once of each database. */
const KNOWN = new WeakMap<Sql, Thing[]>()

const thingsOf = (sql: Sql): Promise<Thing[]> =>
  sql.all<Thing>(
    `SELECT type, name, tbl_name AS "table", sql FROM sqlite_master WHERE type IN ('table', 'trigger') AND ${KEPT}
     ORDER BY rowid DESC`,
  )

/** No function of D1 takes more than 32 values. */
const MOST_VALUES = 32

async function filledOf(sql: Sql, tables: string[]): Promise<string[]> {
  const parts: string[] = []
  for (let at = 0; at < tables.length; at += MOST_VALUES) {
    const some = tables.slice(at, at + MOST_VALUES).map((name) => `EXISTS (SELECT 1 FROM ${name})`)
    parts.push(`json_array(${some.join(', ')}) AS p${at}`)
  }
  const said = await sql.first<Record<string, string>>(`SELECT ${parts.join(', ')}`)
  const isFilled = Object.values(said ?? {}).flatMap((part) => JSON.parse(part) as number[])
  return tables.filter((_, i) => isFilled[i] === 1)
}

/** Triggers stand in the way of emptying what is only ever added to: they are put back behind it. */
export async function emptied(sql: Sql, filling: Statement[] = []): Promise<void> {
  const things = KNOWN.get(sql) ?? (await thingsOf(sql))
  KNOWN.set(sql, things)
  const tables = await filledOf(
    sql,
    things.filter(({ type }) => type === 'table').map(({ name }) => name),
  )
  const triggers = things.filter(
    ({ type, table }) => type === 'trigger' && (filling.length > 0 || tables.includes(table)),
  )
  await sql.batch([
    statement('PRAGMA defer_foreign_keys = ON'),
    ...triggers.map(({ name }) => statement(`DROP TRIGGER ${name}`)),
    ...tables.map((name) => statement(`DELETE FROM ${name}`)),
    statement('DELETE FROM sqlite_sequence WHERE name <> ?', ['d1_migrations']),
    ...filling,
    statement('INSERT INTO knowledge (id, at) SELECT 1, 1 WHERE NOT EXISTS (SELECT 1 FROM knowledge)'),
    ...triggers.map(({ sql: made }) => statement(made)),
  ])
}

/** What puts the rows of this database into an empty one; what is computed of others computes itself. */
export async function rowsOfAll(sql: Sql, into: Sql = sql): Promise<Statement[]> {
  const tables = await into.all<{ name: string }>(`SELECT name FROM sqlite_master WHERE type = 'table' AND ${KEPT}`)
  const filling: Statement[] = []
  for (const { name } of tables) {
    const columns = await into.all<{ name: string }>('SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0', name)
    const names = columns.map((column) => column.name)
    const rows = await sql.all(`SELECT ${names.join(', ')} FROM ${name}`)
    const taken = names.map((_, i) => `value ->> ${i}`)
    const insert = `INSERT INTO ${name} (${names.join(', ')}) SELECT ${taken.join(', ')} FROM json_each(?) ORDER BY key`
    for (let at = 0; at < rows.length; at += CHUNK) {
      const some = rows.slice(at, at + CHUNK).map((row) => names.map((column) => row[column]))
      filling.push(statement(insert, [JSON.stringify(some)]))
    }
  }
  return filling
}
