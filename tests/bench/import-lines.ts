/** Imports beside their limits: as the command does them, and through the server. */
import { spawnSync } from 'node:child_process'
import { measureServedImport } from './import-served.ts'
import type { Line } from './line.ts'
import { TYPES } from './served.ts'

export async function measureImports(report: (line: Line) => void): Promise<void> {
  const run = spawnSync(process.execPath, [...TYPES, 'tests/bench/import.ts'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const { nodeFlags, ...kinds } = JSON.parse(run.stdout) as { nodeFlags: string[] } & Record<'csv' | 'xlsx', Imported>
  console.log(`imports run as \`npm run import\` does, with ${nodeFlags.join(' ')}`)
  for (const [kind, { rows, stored, rowsPerSecond, peakRssMb }] of Object.entries(kinds)) {
    report({
      what: `import of ${rows} rows (${kind})`,
      measured: `${rowsPerSecond} rows/s, ${stored} stored, peak ${peakRssMb} MB`,
      ratio: `ratio ${(rowsPerSecond / LEAST_ROWS).toFixed(2)}`,
      limit: `≥ ${LEAST_ROWS} rows/s, < 300 MB, every row stored`,
      isMet: rowsPerSecond >= LEAST_ROWS && peakRssMb < 300 && stored === rows,
    })
  }
  const served = await measureServedImport()
  const { rows, stored, checkSeconds, storeSeconds } = served
  report({
    what: `the same through the server, while ${served.posts} logs come from phones`,
    measured: `stored in ${storeSeconds.toFixed(1)} s, ${stored} rows`,
    beside: `checked before in ${checkSeconds.toFixed(1)} s`,
    ratio: `ratio ${(storeSeconds / MOST_SECONDS).toFixed(2)}`,
    limit: `≤ ${MOST_SECONDS} s, every row stored`,
    isMet: storeSeconds <= MOST_SECONDS && stored === rows,
  })
  report({
    what: 'a phone’s log meanwhile, the slowest',
    measured: `${served.worstMs.toFixed(0)} ms, median ${served.medianMs.toFixed(0)} ms`,
    beside: `nobody had a turn for ${served.heldMs.toFixed(0)} ms, of it ${served.computingMs.toFixed(0)} ms computing`,
    ratio: `ratio ${(served.worstMs / MOST_POST_MS).toFixed(2)}`,
    limit: `≤ ${MOST_POST_MS} ms`,
    isMet: served.worstMs <= MOST_POST_MS,
  })
}
const LEAST_ROWS = 10_000
/** Of 50 000 rows on a machine that does nothing else. */
const MOST_SECONDS = 5
const MOST_POST_MS = 200

interface Imported {
  rows: number
  stored: number
  rowsPerSecond: number
  peakRssMb: number
}
