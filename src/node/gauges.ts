/** What a server measures of itself: its disk, its database's journal, and how long its loop is held up. */
import { stat, statfs } from 'node:fs/promises'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Config } from '../config.ts'
import type { Gauge } from '../http/deps.ts'
import { databaseOf } from './data-folder.ts'

const NANOSECONDS = 1e9

export const bytesOf = (path: string): Promise<number> =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  )
export const freeBytesOf = (folder: string): Promise<number | null> =>
  statfs(folder).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => null,
  )

/** Watches from now on; the delay is that since it was asked last. */
export function gaugesOf(config: Config): () => Promise<Gauge[]> {
  const delay = monitorEventLoopDelay({ resolution: 20 })
  delay.enable()
  const database = databaseOf(config)
  return async () => {
    const [free, size, journal] = await Promise.all([
      freeBytesOf(config.DATA_DIR),
      bytesOf(database),
      bytesOf(`${database}-wal`),
    ])
    const held: Gauge[] = [
      {
        name: 'event_loop_delay_p99_seconds',
        help: 'How long the loop was held up, 99 of 100 times less, since this was asked last.',
        value: delay.percentile(99) / NANOSECONDS,
      },
      {
        name: 'event_loop_delay_max_seconds',
        help: 'How long it was held up at most since then.',
        value: delay.max / NANOSECONDS,
      },
    ]
    delay.reset()
    return [
      ...(free === null ? [] : [{ name: 'disk_free_bytes', help: 'Free space where the data lies.', value: free }]),
      { name: 'database_bytes', help: 'Size of the database file.', value: size },
      { name: 'database_journal_bytes', help: 'Size of its journal (WAL).', value: journal },
      { name: 'resident_memory_bytes', help: 'Memory of the process.', value: process.memoryUsage.rss() },
      ...held,
    ]
  }
}
