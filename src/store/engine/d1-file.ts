/**
 * A database as a file of SQL that D1 takes: every row, rowids and all, put into one that has had the same migrations and
 * has no logs. D1 takes 100 000 bytes a statement and no parameters in a file: rows go as JSON, and what is longer in
 * pieces that are put together there.
 */
import Database from 'better-sqlite3'

const MOST_BYTES = 90_000
/** Of characters; at most four bytes each, or six where JSON writes them as \uxxxx. */
const PIECE = /[^]{1,14000}/gu

interface Table {
  name: string
  columns: string[]
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`

function tablesOf(db: Database.Database): Table[] {
  const kept = `type = 'table' AND schema = 'main' AND name NOT LIKE 'sqlite_%' AND name NOT IN ('d1_migrations')`
  const tables = db
    .prepare<[], { name: string; wr: number }>(`SELECT name, wr FROM pragma_table_list WHERE ${kept}`)
    .all()
  return tables.map(({ name, wr }) => {
    const all = db
      .prepare<[], { name: string; pk: number; type: string }>(
        `SELECT name, pk, type FROM pragma_table_xinfo(${literal(name)}) WHERE hidden = 0`,
      )
      .all()
    const keys = all.filter(({ pk }) => pk > 0)
    const isAlias = keys.length === 1 && keys[0]?.type === 'INTEGER'
    const columns = all.map((column) => column.name)
    return { name, columns: wr === 1 || isAlias ? columns : ['rowid', ...columns] }
  })
}

/** Fails where the file is brought to another place than it is for, and names what to do. */
function guards(db: Database.Database): string[] {
  const newest = db.prepare('SELECT max(name) FROM d1_migrations').pluck().get() as string
  return [
    `CREATE TABLE d1_guard (
      logs INTEGER CONSTRAINT this_database_has_logs_already CHECK (logs = 0),
      migration TEXT CONSTRAINT run_wrangler_d1_migrations_apply_of_the_same_version_first CHECK (migration = ${literal(newest)})
    );`,
    'INSERT INTO d1_guard SELECT (SELECT count(*) FROM screenings), (SELECT max(name) FROM d1_migrations);',
    'DROP TABLE d1_guard;',
  ]
}

function* rowsOf(db: Database.Database, { name, columns }: Table): Generator<string> {
  const names = columns.map(quoted).join(', ')
  const taken = columns.map((_, i) => `value ->> ${i}`).join(', ')
  const insert = (rows: string): string =>
    `INSERT INTO ${quoted(name)} (${names}) SELECT ${taken} FROM json_each(${rows}) ORDER BY key;`
  const fixed = Buffer.byteLength(insert('')) + 10
  let waiting: string[] = []
  let bytes = fixed
  const order = columns[0] === 'rowid' ? ' ORDER BY rowid' : ''
  for (const row of db
    .prepare(`SELECT ${names} FROM ${quoted(name)}${order}`)
    .raw()
    .iterate()) {
    const text = JSON.stringify(row)
    const own = Buffer.byteLength(literal(text)) + 1
    if (bytes + own > MOST_BYTES && waiting.length > 0) {
      yield insert(literal(`[${waiting.join(',')}]`))
      waiting = []
      bytes = fixed
    }
    if (fixed + own > MOST_BYTES) {
      yield* inPieces(`[${text}]`)
      yield insert('(SELECT text FROM d1_pieces)')
    } else {
      waiting.push(text)
      bytes += own
    }
  }
  if (waiting.length > 0) yield insert(literal(`[${waiting.join(',')}]`))
}

function* inPieces(text: string): Generator<string> {
  yield "UPDATE d1_pieces SET text = '';"
  for (const [piece] of text.matchAll(PIECE)) {
    yield `UPDATE d1_pieces SET text = text || (${literal(JSON.stringify([piece]))} ->> 0);`
  }
}

/** As of one moment, statement by statement. Triggers stand aside meanwhile: what they did is in the rows. */
export function* statementsForD1(path: string): Generator<string> {
  const db = new Database(path, { readonly: true, timeout: 5000 })
  try {
    db.exec('BEGIN')
    const tables = tablesOf(db)
    const triggers = db
      .prepare<[], { name: string; sql: string }>(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY rowid",
      )
      .all()
    yield 'PRAGMA defer_foreign_keys = ON;'
    yield* guards(db)
    for (const { name } of triggers) yield `DROP TRIGGER ${quoted(name)};`
    for (const { name } of tables) yield `DELETE FROM ${quoted(name)};`
    yield 'CREATE TABLE d1_pieces (text TEXT);'
    yield "INSERT INTO d1_pieces VALUES ('');"
    for (const table of tables) yield* rowsOf(db, table)
    yield 'DROP TABLE d1_pieces;'
    yield "DELETE FROM sqlite_sequence WHERE name <> 'd1_migrations';"
    const counted = db.prepare<[], { name: string; seq: number }>('SELECT name, seq FROM sqlite_sequence')
    for (const { name, seq } of counted.all()) {
      if (name !== 'd1_migrations') yield `INSERT INTO sqlite_sequence (name, seq) VALUES (${literal(name)}, ${seq});`
    }
    for (const { sql } of triggers) yield `${sql};`
  } finally {
    db.close()
  }
}

/** What a dump may do; anything else in it is none of D1's. */
const KNOWN =
  /^(PRAGMA defer_foreign_keys|CREATE (TABLE|UNIQUE INDEX|INDEX|TRIGGER|VIEW)|INSERT INTO|DELETE FROM sqlite_sequence|ANALYZE sqlite_schema)\b/i
const LONGEST = 8_388_608

export class NoDump extends Error {}

/** A new file from what D1 exports, line by line, in one transaction: all of it or nothing. Answers how many rows it put. */
export async function loadDump(path: string, lines: AsyncIterable<string>): Promise<number> {
  const db = new Database(path)
  try {
    db.pragma('foreign_keys = OFF')
    db.pragma('journal_mode = MEMORY')
    db.pragma('synchronous = OFF')
    db.exec('BEGIN')
    let waiting = ''
    let number = 0
    let rows = 0
    for await (const line of lines) {
      number++
      waiting = waiting === '' ? line : `${waiting}\n${line}`
      if (waiting === '' || !line.endsWith(';')) continue
      if (!KNOWN.test(waiting) || waiting.length > LONGEST) throw new NoDump(`line ${number}`)
      if (!isDone(db, waiting, number)) continue
      if (waiting.startsWith('INSERT')) rows++
      waiting = ''
    }
    if (waiting.trim() !== '' || rows === 0) throw new NoDump(`line ${number}`)
    const [wrong] = db.pragma('foreign_key_check') as { table: string }[]
    if (wrong) throw new NoDump(wrong.table)
    db.exec('COMMIT')
    return rows
  } finally {
    db.close()
  }
}

/** False of what a semicolon inside does not end. */
function isDone(db: Database.Database, sql: string, line: number): boolean {
  try {
    db.exec(sql)
    return true
  } catch (error) {
    const { message } = error as Error
    if (/^(incomplete input|unrecognized token)/.test(message)) return false
    throw new NoDump(`line ${line}: ${message}`)
  }
}
