/** `npm run verify`: whether the trail and what rests on it are as they were sealed; read-only, beside a running server or without one. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { say, type Sentence } from '../domain/language.ts'
import { sealsInFile } from '../store/engine/folder-seals.ts'
import { openSqlite } from '../store/engine/node-sqlite.ts'
import type { Sql } from '../store/engine/sql.ts'
import { checkStep } from '../store/trail/check.ts'
import { newestSeal, sealOfHash } from '../store/trail/seals.ts'
import { CannotStart, databaseOf } from './data-folder.ts'

/** Answers the exit code: 0 and the head, or 1 and the first thing that is wrong. `--head HASH` is a head that was printed once. */
export async function verify(args: string[], config: Config, print: (line: string) => void): Promise<number> {
  const [option, head] = args
  if (option !== undefined && (option !== '--head' || head === undefined)) {
    throw new CannotStart('npm run verify, or npm run verify -- --head HASH')
  }
  const path = databaseOf(config)
  if (!existsSync(path)) {
    throw new CannotStart(
      `There is no database in ${config.DATA_DIR}. Set DATA_DIR to the folder that the service uses.`,
    )
  }
  const sql = openSqlite(path, { isReadOnly: true })
  try {
    await requireSeals(sql, config)
    const sealFile = sealsInFile(join(config.DATA_DIR, 'seals.log'))
    const fault = (await firstFault({ sql, sealFile })) ?? (await headFault(sql, head))
    if (fault) {
      print(say('zh', fault))
      print(say('en', fault))
      return 1
    }
    const newest = await newestSeal(sql)
    if (newest) print(`${newest.number} ${newest.sha256} ${newest.at} ${newest.lastRow}`)
    else print(say('en', { key: 'seal_none' }))
    return 0
  } finally {
    sql.close()
  }
}

async function requireSeals(sql: Sql, { DATA_DIR }: Config): Promise<void> {
  const there = await sql.first("SELECT 1 FROM sqlite_master WHERE name = 'seals'")
  if (!there) throw new CannotStart(`The database in ${DATA_DIR} is older than seals are. Start the service once.`)
}

async function firstFault(place: Parameters<typeof checkStep>[0]): Promise<Sentence | undefined> {
  let next: string | undefined = 'seals'
  while (next !== undefined) {
    const step: Awaited<ReturnType<typeof checkStep>> = await checkStep(place, next)
    if (step.fault) return step.fault
    next = step.next
  }
  return undefined
}

async function headFault(sql: Sql, head: string | undefined): Promise<Sentence | undefined> {
  if (head === undefined || (await sealOfHash(sql, head.toLowerCase()))) return undefined
  return { key: 'seal_head_unknown', facts: { head } }
}
