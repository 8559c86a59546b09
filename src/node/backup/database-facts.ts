/** What a database says of itself, by which a copy of it is known to be whole. */
import { type Config, overviewSettings } from '../../config.ts'
import type { BackupHeader } from '../../domain/backup/backup.ts'
import { overviewOf } from '../../domain/report/overview.ts'
import { anew } from '../../store/engine/kept-readings.ts'
import { openSqlite } from '../../store/engine/node-sqlite.ts'
import type { Sql } from '../../store/engine/sql.ts'
import { settingsOn } from '../../store/people/settings.ts'
import { readOverview } from '../../store/report/overview.ts'
import { newestSeal } from '../../store/trail/seals.ts'

export type Facts = Pick<BackupHeader, 'newestRow' | 'migration' | 'counts' | 'head'>

const numberOf = async (sql: Sql, select: string): Promise<number> =>
  (await sql.first<{ n: number | null }>(select))?.n ?? 0

/** Also of one that older code made. */
export async function factsIn(path: string): Promise<Facts> {
  const sql = openSqlite(path, { isReadOnly: true })
  try {
    const tables = await sql.all<{ name: string }>(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
    )
    const names = new Set(tables.map(({ name }) => name))
    const counts: Record<string, number> = {}
    for (const name of names) counts[name] = await numberOf(sql, `SELECT count(*) AS n FROM "${name}"`)
    const seal = names.has('seals') ? await newestSeal(sql) : undefined
    return {
      counts,
      newestRow: names.has('audit') ? await numberOf(sql, 'SELECT max(id) AS n FROM audit') : 0,
      migration: (await sql.first<{ name: string }>('SELECT max(name) AS name FROM d1_migrations'))?.name ?? '',
      head: seal && { number: seal.number, sha256: seal.sha256 },
    }
  } finally {
    sql.close()
  }
}

/** The last row of the trail, without looking at anything else; null where the file cannot be read. */
export async function newestRowIn(path: string): Promise<number | null> {
  try {
    const sql = openSqlite(path, { isReadOnly: true })
    try {
      return await numberOf(sql, 'SELECT max(id) AS n FROM audit')
    } finally {
      sql.close()
    }
  } catch {
    return null
  }
}

/** What the overview says of a day, of a database that this code's migrations made. */
export async function figuresIn(
  sql: Sql,
  config: Config,
  day: string,
  at: Date,
): Promise<NonNullable<BackupHeader['figures']>> {
  const settings = overviewSettings(await settingsOn(sql, config, day))
  const { targets, attendance, audibility, teams } = overviewOf(await readOverview(anew(sql), day, at, settings))
  return {
    ...Object.fromEntries(targets.map(({ code, done }) => [code, done])),
    attendance,
    villagesPassing: audibility.pass,
    teamsDone: teams.reduce((sum, { done }) => sum + done, 0),
  }
}
