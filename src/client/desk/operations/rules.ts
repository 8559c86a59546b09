/** What the page 运行 and the first page make of jobs and backups. */
import type { Job } from '../../../domain/job/job.ts'
import type { Look } from '../../shared/shapes.ts'
import type { drillWords } from './words-drill.ts'

const TWO_DAYS_MS = 2 * 86_400_000

/** How the last drill is told: a failure by its word, and one that is long ago as a failure, too. */
export function drillSaid({ state, doneAt, tries }: Job, now: string): { look: Look; word: keyof typeof drillWords } {
  if (state === 'failed' || tries > 1) return { look: ['bad', 'cross'], word: 'drill_failed' }
  if (doneAt === undefined) return { look: ['unknown', 'ring'], word: 'drill_none' }
  if (Date.parse(now) - Date.parse(doneAt) > TWO_DAYS_MS) return { look: ['watch', 'clock'], word: 'drill_old' }
  return { look: ['good', 'check'], word: 'drill_good' }
}

/** `12.3 MB` */
export const megabytes = (bytes: number): string => `${(bytes / 1_048_576).toFixed(1)} MB`
