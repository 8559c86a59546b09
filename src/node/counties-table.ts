/** The table of the counties that one machine serves: a line each, with a name, a port and a folder of its own. */
import { resolve } from 'node:path'
import { BadSetting, type Config, readConfig, Settings } from '../config.ts'
import { CannotStart } from './data-folder.ts'

export interface County {
  name: string
  port: number
  /** All that its process is told. */
  env: NodeJS.ProcessEnv
}

/** As the table's head calls them; every other column is a setting, under its own name. */
const COLUMNS: Record<string, string> = { 名称: 'name', 端口: 'port', 目录: 'folder' }
const NEEDED = ['name', 'port', 'folder']
/** What two counties must never have the same of. */
const OWN = ['PORT', 'DATA_DIR', 'PUBLIC_URL', 'BACKUP_DIR', 'BACKUP_COPY_DIR', 'BACKUP_COPY_URL'] as const
const NAME = /^[a-z][a-z0-9-]{0,30}$/

interface Line {
  row: number
  cells: Record<string, string>
}

const wrong = (zh: string, en: string): CannotStart => new CannotStart(`${zh}\n${en}`)

/** Throws CannotStart with a sentence where the table is not right; nothing is started then. */
export function countiesIn(
  rows: { row: number; cells: string[] }[],
  place: string,
  shared: NodeJS.ProcessEnv,
): County[] {
  const [head, ...body] = rows
  const columns = (head?.cells ?? []).map((cell) => COLUMNS[cell.trim()] ?? cell.trim())
  requireColumns(columns)
  if (body.length === 0) {
    throw wrong('表中还没有县：每县一行。', 'The table has no county yet: write a line for each.')
  }
  const lines = body.map(({ row, cells }): Line => {
    return { row, cells: Object.fromEntries(columns.map((column, i) => [column, cells[i]?.trim() ?? ''])) }
  })
  const counties = lines.map((line) => ({ ...countyOf(line, place, shared), row: line.row }))
  requireDistinct(counties)
  return counties.map(({ name, port, env }) => ({ name, port, env }))
}

function requireColumns(columns: string[]): void {
  const missing = NEEDED.find((column) => !columns.includes(column))
  if (missing !== undefined) {
    throw wrong(
      `表中缺少“${missing}”列：第一行应为 name,port,folder（或 名称,端口,目录）。`,
      `The table has no column ${missing}: its first line is name,port,folder.`,
    )
  }
  const known = [...NEEDED, ...Object.keys(Settings.shape).filter((name) => name !== 'PORT' && name !== 'DATA_DIR')]
  const unknown = columns.find((column, i) => !known.includes(column) || columns.indexOf(column) !== i)
  if (unknown === undefined) return
  throw wrong(
    `表中的“${unknown}”列重复，或不是设置项；其余各列写设置项的名称，如 PUBLIC_URL。`,
    `The column ${unknown} is there twice or is no setting; the further columns are settings by name, such as PUBLIC_URL.`,
  )
}

function countyOf({ row, cells }: Line, place: string, shared: NodeJS.ProcessEnv): County & { config: Config } {
  const { name = '', port = '', folder = '', ...settings } = cells
  if (!NAME.test(name)) {
    throw wrong(
      `第${row}行的名称“${name}”不合适：用小写字母、数字和连字符，以字母开头，如 yanting。`,
      `Line ${row}: the name "${name}" will not do: small letters, digits and hyphens, a letter first, such as yanting.`,
    )
  }
  if (!/^\d+$/.test(port) || Number(port) < 1) {
    throw wrong(
      `第${row}行的端口“${port}”不合适：写1到65535之间的数，每县不同。`,
      `Line ${row}: the port "${port}" will not do: a number from 1 to 65535, another for each county.`,
    )
  }
  if (folder === '') {
    throw wrong(`第${row}行没有写目录：每县一个。`, `Line ${row} names no folder: each county has its own.`)
  }
  const given = Object.entries(settings).filter(([, value]) => value !== '')
  const own = {
    COOKIE_PREFIX: `yx_${name}`,
    ...Object.fromEntries(given),
    PORT: port,
    DATA_DIR: resolve(place, folder),
  }
  const env = { ...shared, ...own }
  try {
    return { name, port: Number(port), env, config: readConfig(env) }
  } catch (error) {
    if (!(error instanceof BadSetting)) throw error
    throw wrong(`第${row}行（${name}）的设置不对。`, `Line ${row} (${name}): ${error.message}`)
  }
}

function requireDistinct(counties: { name: string; row: number; config: Config }[]): void {
  for (const [i, later] of counties.entries()) {
    for (const earlier of counties.slice(0, i)) {
      const same = sameOf(earlier, later)
      if (same === undefined) continue
      const [setting, value] = same
      throw wrong(
        `第${earlier.row}行和第${later.row}行的 ${setting} 都是 ${value}：每县要各用各的（可在表中加一列 ${setting}）。`,
        `Lines ${earlier.row} and ${later.row} both have ${setting} ${value}: each county needs its own (a column ${setting} in the table).`,
      )
    }
  }
}

function sameOf(
  a: { name: string; config: Config },
  b: { name: string; config: Config },
): [string, string] | undefined {
  if (a.name === b.name) return ['name', a.name]
  const setting = OWN.find((one) => a.config[one] !== undefined && a.config[one] === b.config[one])
  const value = setting && a.config[setting]
  if (!setting || (setting === 'BACKUP_DIR' && value === 'none')) return undefined
  return [setting, String(value)]
}
