/** Loads the county's register from its files into an empty database: all of it, or nothing and a list of what is wrong. */
import { say } from '../domain/language.ts'
import { ConstraintError, type Sql } from '../store/engine/sql.ts'
import { hasRegister, loadRegister } from '../store/register/register.ts'
import { readRegister } from './register-files.ts'
import { tablesOfTexts } from './register-tables.ts'

export class BadRegister extends Error {}

/** True when it was loaded now. Throws BadRegister with one line for each bad row. */
export async function ensureRegister(sql: Sql, files: () => Map<string, string>, now: Date): Promise<boolean> {
  if (await hasRegister(sql)) return false
  const read = readRegister(tablesOfTexts(files()))
  if ('problems' in read) {
    const lines = read.problems.map(
      ({ file, line, column, value, sentence }) =>
        `${file}:${line} ${column}=${JSON.stringify(value)}: ${say('zh', sentence)} / ${say('en', sentence)}`,
    )
    throw new BadRegister(lines.join('\n'))
  }
  try {
    await loadRegister(sql, read.register, now)
    return true
  } catch (error) {
    // another process was faster
    if (error instanceof ConstraintError && error.constraint === 'nothing_changed_meanwhile') return false
    throw error
  }
}
