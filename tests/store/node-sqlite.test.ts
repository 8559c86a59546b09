/** What SQLite on a server does when it cannot: locked by another process, full, read-only; and what it keeps in memory. */
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { type NodeSqlite, openSqlite } from '../../src/store/engine/node-sqlite.ts'
import { RecentlyUsed } from '../../src/store/engine/recently-used.ts'
import { statement } from '../../src/store/engine/sql.ts'
import { type Unavailable } from '../../src/store/engine/unavailable.ts'
import { aFolder } from '../server.ts'

/** A database with a table of notes, and another process's connection to it. */
async function aDatabase(options?: { lockWaitMs?: number }) {
  const file = join(aFolder(), 'notes.sqlite')
  const sql = openSqlite(file, options)
  await sql.run('CREATE TABLE notes (text TEXT NOT NULL) STRICT')
  const other = new Database(file)
  onTestFinished(() => {
    other.close()
    sql.close()
  })
  return { sql, other, file }
}

const note = (sql: NodeSqlite, text: string): Promise<number> => sql.run('INSERT INTO notes (text) VALUES (?)', text)
const notes = async (sql: NodeSqlite): Promise<string[]> =>
  (await sql.all<{ text: string }>('SELECT text FROM notes ORDER BY rowid')).map(({ text }) => text)
const whyNot = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: Unavailable) => error.why,
  )

test('a write waits for another process’s lock, in its order, and nobody else waits with it', async () => {
  const { sql, other } = await aDatabase()
  await note(sql, 'before')
  other.exec('BEGIN IMMEDIATE')
  const written = Promise.all([note(sql, 'one'), note(sql, 'two')])
  let turns = 0
  const turning = setInterval(() => turns++, 5)
  const until = performance.now() + 300
  while (performance.now() < until) {
    expect(await notes(sql)).toEqual(['before'])
    await pause(5)
  }
  clearInterval(turning)
  other.exec('COMMIT')
  await written
  expect(await notes(sql)).toEqual(['before', 'one', 'two'])
  // the loop was never held for long: a synchronous wait would have left no turns at all
  expect(turns).toBeGreaterThan(10)
})

test('whoever has waited long enough for a lock is told, and what comes later is written', async () => {
  const { sql, other } = await aDatabase({ lockWaitMs: 400 })
  other.exec('BEGIN IMMEDIATE')
  const first = whyNot(note(sql, 'too early'))
  await pause(350)
  const second = note(sql, 'in time')
  expect(await first).toBe('locked')
  other.exec('COMMIT')
  await second
  expect(await notes(sql)).toEqual(['in time'])
})

test('a full disk refuses the whole batch, reads go on, and with room again it is taken', async () => {
  const { sql } = await aDatabase()
  const { pages } = (await sql.first<{ pages: number }>('SELECT page_count AS pages FROM pragma_page_count')) ?? {
    pages: 0,
  }
  await sql.all(`PRAGMA max_page_count = ${pages}`)
  const insert = statement('INSERT INTO notes (text) VALUES (?)', ['x'.repeat(20_000)])
  expect(await whyNot(sql.batch([statement("INSERT INTO notes (text) VALUES ('small')"), insert]))).toBe('full')
  expect(await notes(sql)).toEqual([])
  await sql.all('PRAGMA max_page_count = 100000')
  await sql.batch([insert])
  expect(await notes(sql)).toHaveLength(1)
})

test('a read-only database refuses writes and goes on reading', async () => {
  const { sql } = await aDatabase()
  await note(sql, 'there')
  await sql.run('PRAGMA query_only = ON')
  expect(await whyNot(note(sql, 'not there'))).toBe('read_only')
  expect(await notes(sql)).toEqual(['there'])
})

test('the journal that a large write made is given back', async () => {
  const { sql, file } = await aDatabase()
  const journal = (): number => statSync(`${file}-wal`).size
  await sql.batch(
    Array.from({ length: 40 }, () => statement('INSERT INTO notes (text) VALUES (?)', ['x'.repeat(1_000_000)])),
  )
  expect(journal()).toBeGreaterThan(30_000_000)
  await note(sql, 'and a small one')
  expect(journal()).toBeLessThan(17_000_000)
})

test('many long statements at once let others have a turn in between', async () => {
  const { sql } = await aDatabase()
  const long = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 150000) SELECT sum(i) FROM n'
  let turns = 0
  const turning = setInterval(() => turns++, 1)
  await Promise.all(Array.from({ length: 40 }, () => sql.first(long)))
  clearInterval(turning)
  expect(turns).toBeGreaterThan(5)
})

test('what is kept prepared has an end, and what is in use stays', () => {
  const made: string[] = []
  const kept = new RecentlyUsed(3, (key) => {
    made.push(key)
    return key.toUpperCase()
  })
  for (const key of ['a', 'b', 'c', 'a', 'd', 'a', 'e', 'a']) expect(kept.get(key)).toBe(key.toUpperCase())
  expect(made).toEqual(['a', 'b', 'c', 'd', 'e'])
  for (let i = 0; i < 1000; i++) kept.get(`once ${i}`)
  expect(kept.size).toBe(3)
  expect(kept.get('a')).toBe('A')
  expect(made.at(-1)).toBe('a')
})
