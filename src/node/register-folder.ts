/** The county's register as a folder of CSV files, loaded on the first start. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Config, leavesRegister } from '../config.ts'
import { BadRegister, ensureRegister } from '../exchange/register-files.ts'
import type { Sql } from '../store/engine/sql.ts'
import { CannotStart } from './data-folder.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

export function registerIn(folder: string): Map<string, string> {
  if (!existsSync(folder)) throw new BadRegister(`there is no folder ${folder}`)
  const names = readdirSync(folder).filter((name) => name.endsWith('.csv'))
  return new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
}

/** Into an empty database; throws CannotStart with what is wrong. */
export async function loadCounty(sql: Sql, config: Config, now: Date, print: (line: string) => void): Promise<void> {
  if (leavesRegister(config)) return
  const folder = resolve(ROOT, config.REGISTER_DIR)
  try {
    if (await ensureRegister(sql, () => registerIn(folder), now)) print(`Register loaded from ${folder}`)
  } catch (error) {
    if (!(error instanceof BadRegister)) throw error
    throw new CannotStart(
      `The register in ${folder} cannot be loaded; nothing was stored. Correct and start again:\n${error.message}`,
    )
  }
}
