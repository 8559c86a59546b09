/** The counties of a province in one process, a database each: each is asked once, and those asked longest ago are closed. */
import { spawnSync } from 'node:child_process'
import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { overviewOf } from '../../src/domain/report/overview.ts'
import { overviewSettings } from '../../src/config.ts'
import { type NodeSqlite, openSqlite } from '../../src/store/engine/node-sqlite.ts'
import { search } from '../../src/store/register/search.ts'
import { readOverview } from '../../src/store/report/overview.ts'
import { findScreenings } from '../../src/store/screening/screening-list.ts'
import { aConfig } from '../make.ts'
import { aCounty, fillYears, NOW } from './county.ts'
import { type Line, median } from './line.ts'
import { NODE_FLAGS } from './served.ts'

const COUNTIES = 183
const MOST_OPEN = 16
const CACHE_KB = 2048
const MOST_MB = 300
const MOST_MS = 250

interface Told {
  mostMb: number
  ms: number[]
}

const memoryMb = (): number =>
  Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024)

/** A page of logs, the overview and what somebody typed. */
async function askedOf(sql: NodeSqlite): Promise<void> {
  await findScreenings(sql, {}, 50)
  overviewOf(await readOverview(sql, '2017-12-31', new Date(NOW), overviewSettings(aConfig())))
  await search(sql, 'sanqing', 8)
}

/** In a process of its own. */
async function askAll(folder: string): Promise<Told> {
  const open = new Map<string, NodeSqlite>()
  const told: Told = { mostMb: 0, ms: [] }
  for (let county = 0; county < COUNTIES; county++) {
    const began = performance.now()
    const file = join(folder, `${county}.sqlite`)
    const sql = openSqlite(file, { cacheKb: CACHE_KB })
    open.set(file, sql)
    await askedOf(sql)
    const [oldest] = open
    if (open.size > MOST_OPEN && oldest) {
      oldest[1].close()
      open.delete(oldest[0])
    }
    told.ms.push(performance.now() - began)
    told.mostMb = Math.max(told.mostMb, memoryMb())
  }
  for (const sql of open.values()) sql.close()
  return told
}

export async function measureCounties(report: (line: Line) => void): Promise<void> {
  const county = await aCounty()
  await fillYears(county, 2017, 1)
  county.sql.close()
  for (let i = 0; i < COUNTIES; i++) copyFileSync(county.file, join(county.folder, `${i}.sqlite`))
  const child = spawnSync(process.execPath, [...NODE_FLAGS, import.meta.filename, county.folder], { encoding: 'utf8' })
  county.remove()
  if (child.status !== 0) throw new Error(child.stderr)
  const { mostMb, ms } = JSON.parse(child.stdout) as Told
  report({
    what: `${COUNTIES} counties in one process, each opened and asked, at most ${MOST_OPEN} open at once`,
    measured: `${mostMb} MB`,
    beside: `page caches of ${CACHE_KB / 1024} MB`,
    ratio: `ratio ${(mostMb / MOST_MB).toFixed(2)}`,
    limit: `≤ ${MOST_MB} MB`,
    isMet: mostMb <= MOST_MB,
  })
  report({
    what: 'the same, one opened and asked for logs, overview and a search',
    measured: `median ${median(ms).toFixed(0)} ms`,
    ratio: `ratio ${(median(ms) / MOST_MS).toFixed(2)}`,
    limit: `≤ ${MOST_MS} ms`,
    isMet: median(ms) <= MOST_MS,
  })
}

const [, entry, folder] = process.argv
if (entry === import.meta.filename && folder) console.log(JSON.stringify(await askAll(folder)))
