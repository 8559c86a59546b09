/** A county moves to Cloudflare and back: by wrangler's own commands on a local D1, and not a row is another. */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { d1Commands } from '../../src/node/d1/commands.ts'
import { verify } from '../../src/node/verify.ts'
import { sealsInFile } from '../../src/store/engine/folder-seals.ts'
import { openSqlite } from '../../src/store/engine/node-sqlite.ts'
import { MANY_SEALS, sealTrail } from '../../src/store/trail/seals.ts'
import type { Config } from '../../src/config.ts'
import { aDemo } from '../demo.ts'
import { NOW } from '../make.ts'
import { aFolder } from '../server.ts'
import { ownState, wranglerD1 } from '../wrangler.ts'

const databaseIn = (folder: string): string => join(folder, 'yingxiang.sqlite')

async function moved(way: 'to' | 'from', args: string[], config: Config): Promise<{ code: number; said: string }> {
  const lines: string[] = []
  const code = await d1Commands(way, args, { config, now: NOW }, (line) => lines.push(line))
  return { code, said: lines.join('\n') }
}

/** Every row of every table, with its rowid where it has one, and the type of each value. */
function rowsIn(path: string): Map<string, string[]> {
  const db = new Database(path, { readonly: true })
  const tables = db
    .prepare<[], { name: string; wr: number }>(
      "SELECT name, wr FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND name NOT LIKE 'sqlite_stat%' AND name NOT LIKE 'sqlite_schema' ORDER BY name",
    )
    .all()
  const found = new Map<string, string[]>()
  for (const { name, wr } of tables) {
    const columns = db.prepare(`SELECT name FROM pragma_table_xinfo('${name}')`).pluck().all() as string[]
    const typed = columns.map((column) => `"${column}", typeof("${column}")`).join(', ')
    const kept =
      name === 'd1_migrations'
        ? ' ORDER BY name'
        : name === 'sqlite_sequence'
          ? " WHERE name <> 'd1_migrations' ORDER BY name"
          : wr === 1
            ? ''
            : ' ORDER BY rowid'
    const rows = db
      .prepare(
        `SELECT ${wr === 1 || name === 'd1_migrations' || name === 'sqlite_sequence' ? '' : 'rowid, '}${name === 'd1_migrations' ? 'name' : typed} FROM "${name}"${kept}`,
      )
      .raw()
      .all()
    found.set(
      name,
      rows.map((row) => JSON.stringify(row)),
    )
  }
  db.close()
  return found
}
const schemaIn = (path: string): unknown[] => {
  const db = new Database(path, { readonly: true })
  const all = db
    .prepare("SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name")
    .all()
  db.close()
  return all
}

test('the sample half-year goes to D1 by wrangler and comes back: rows, history, seals and photos; and the trail holds', async () => {
  const config = await aDemo()
  const sql = openSqlite(databaseIn(config.DATA_DIR))
  const sealFile = sealsInFile(join(config.DATA_DIR, 'seals.log'))
  // what D1 takes no statement for at once, with everything that could be read otherwise
  const long = `${'盐亭县“村村响”\n\\n\r\t\u0000\'"'.repeat(9000)}😀`
  await sql.run(
    "INSERT INTO audit (at, actor_id, actor_name, actor_role, action, subject_kind, subject_id, after) VALUES (?, 'admin', '管理员', 'manager', 'put', 'setting', 'X', ?)",
    NOW.toISOString(),
    JSON.stringify({ long }),
  )
  // a row that was withdrawn leaves a gap
  await sql.run('DELETE FROM presences')
  await sealTrail({ sql, sealFile, now: () => NOW, log: () => undefined }, MANY_SEALS)
  sql.close()

  const [out, back] = [join(aFolder(), 'out'), aFolder()]
  expect(await moved('to', [out], config)).toMatchObject({
    code: 0,
    said: expect.stringContaining('29 photos') as string,
  })
  const statements = readFileSync(join(out, 'database.sql'), 'utf8').split(/;\n/)
  expect(Math.max(...statements.map((one) => Buffer.byteLength(one)))).toBeLessThan(100_000)

  ownState(back)
  const names = readdirSync('db/migrations')
    .filter((name) => name.endsWith('.sql'))
    .toSorted()
  const migrated = names.map(
    (name) =>
      `${readFileSync(join('db/migrations', name), 'utf8')}\nINSERT INTO d1_migrations (name) VALUES ('${name}');`,
  )
  const all = join(back, 'all.sql')
  writeFileSync(
    all,
    `CREATE TABLE d1_migrations (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE, applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL);\n${migrated.join('\n')}\n${readFileSync(join(out, 'database.sql'), 'utf8')}`,
  )
  expect(await wranglerD1(back, 'execute', 'yingxiang', '--file', all)).not.toContain('ERROR')
  // a second time it is refused, for there are logs
  expect(await wranglerD1(back, 'execute', 'yingxiang', '--file', join(out, 'database.sql'))).toContain(
    'this_database_has_logs_already',
  )
  await wranglerD1(back, 'export', 'yingxiang', '--output', join(back, 'database.sql'))
  cpSync(join(out, 'bucket'), join(back, 'bucket'), { recursive: true })

  const fresh = join(aFolder(), 'new')
  expect(await moved('from', [back, '--into', fresh], config)).toMatchObject({
    code: 0,
    said: expect.stringContaining('29 photos') as string,
  })
  expect(schemaIn(databaseIn(fresh))).toEqual(schemaIn(databaseIn(config.DATA_DIR)))
  const [before, after] = [rowsIn(databaseIn(config.DATA_DIR)), rowsIn(databaseIn(fresh))]
  expect([...after.keys()]).toEqual([...before.keys()])
  for (const [table, rows] of before) expect([table, after.get(table)]).toEqual([table, rows])
  expect([...before.values()].reduce((sum, { length }) => sum + length, 0)).toBeGreaterThan(10_000)
  expect(readFileSync(join(fresh, 'seals.log'), 'utf8')).toBe(readFileSync(join(config.DATA_DIR, 'seals.log'), 'utf8'))
  const said: string[] = []
  expect([await verify([], { ...config, DATA_DIR: fresh }, (line) => said.push(line)), said.join()]).toEqual([
    0,
    expect.stringMatching(/^\d+ \w{64}/) as string,
  ])
}, 180_000)

test('half an export, one that is none, and a folder with logs are refused; nothing is changed', async () => {
  const config = await aDemo()
  const from = aFolder()
  const dump = (text: string): void => writeFileSync(join(from, 'database.sql'), text)
  const fresh = join(aFolder(), 'new')
  expect((await moved('from', [from], config)).said).toContain('wrangler d1 export')
  for (const text of [
    '',
    'PRAGMA defer_foreign_keys=TRUE;\nCREATE TABLE a (b);\nINSERT INTO "a" ("b") VALUES(\'half',
    "ATTACH '/etc/passwd' AS x;",
    'PRAGMA defer_foreign_keys=TRUE;\nINSERT INTO "none" ("b") VALUES(1);',
  ]) {
    dump(text)
    expect((await moved('from', [from, '--into', fresh], config)).said).toContain('is no whole export of D1')
    expect(readdirSync(fresh).filter((name) => name !== 'server.lock')).toEqual([])
  }
  dump('CREATE TABLE a (b);\nINSERT INTO "a" ("b") VALUES(1);')
  expect((await moved('from', [from], config)).said).toContain('were not written over')
  expect((await moved('to', [], config)).said).toContain('npm run to-d1 -- FOLDER')
  mkdirSync(join(from, 'x'))
  expect((await moved('to', [from], config)).said).toContain('empty folder')
  rmSync(from, { recursive: true })
})
