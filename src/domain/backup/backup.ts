/** Backups: what each says of itself, and which of them are kept. */
import * as z from 'zod'
import { addDays, Day, Instant, monthOf } from '../period.ts'
import { Sha256 } from '../screening/photo.ts'

/** All of it at night, all of it before a migration, or what has changed since the newest of these. */
export const BackupKind = z.enum(['full', 'migration', 'changes'])
export type BackupKind = z.infer<typeof BackupKind>

/** Its first line, which anybody may read; who has the key can tell that nobody altered it. */
export const BackupHeader = z.object({
  format: z.literal('yingxiang-1'),
  kind: BackupKind,
  sequence: z.int().meta({ description: 'Counted in its folder: whatever a clock did, the greatest is the newest' }),
  base: z.int().optional().meta({ description: 'Of changes: the sequence of the backup they are changes of' }),
  madeAt: Instant,
  keyId: z.string(),
  databaseBytes: z.int(),
  newestRow: z.int().meta({ description: 'The last row of the trail in it' }),
  migration: z.string().meta({ description: 'The newest that its database had' }),
  counts: z.record(z.string(), z.int()).meta({ description: 'How many rows each table has' }),
  head: z.object({ number: z.int(), sha256: Sha256 }).optional().meta({ description: 'The newest seal of the trail' }),
  day: Day.optional(),
  figures: z.record(z.string(), z.number()).optional().meta({ description: 'What the overview says of that day' }),
})
export type BackupHeader = z.infer<typeof BackupHeader>

export const Backup = z
  .object({
    file: z.string(),
    kind: BackupKind,
    madeAt: Instant,
    bytes: z.int(),
    rows: z.int().meta({ description: 'How many rows all its tables have' }),
  })
  .meta({ id: 'Backup' })
export type Backup = z.infer<typeof Backup>

interface Dated {
  sequence: number
  /** By the county’s calendar. */
  day: string
  kind: BackupKind
  base?: number | undefined
}

const DAILY = 7
const WEEKLY = 5
const MONTHLY = 12
/** Before migrations, so that one that spoilt something can be gone back on. */
const MIGRATIONS = 3
/** Each says all that changed since the night, so that one would do. */
const CHANGES = 8

/** Its Monday. */
const weekOf = (day: string): string => addDays(day, -((new Date(day).getUTCDay() + 6) % 7))

/** The newest of each of the newest so many days, weeks or months that have one: time alone takes none away. */
function newestOfEach(newestFirst: Dated[], most: number, periodOf: (day: string) => string): number[] {
  const found = new Map<string, number>()
  for (const { day, sequence } of newestFirst) {
    const period = periodOf(day)
    if (!found.has(period)) found.set(period, sequence)
  }
  return [...found.values()].slice(0, most)
}

/** The sequences of those that stay. */
export function keptBackups(backups: Dated[]): Set<number> {
  const newestFirst = backups.toSorted((a, b) => b.sequence - a.sequence)
  const whole = newestFirst.filter(({ kind }) => kind !== 'changes')
  const migrations = whole.filter(({ kind }) => kind === 'migration')
  const changes = newestFirst.filter(({ kind, base }) => kind === 'changes' && base === whole[0]?.sequence)
  return new Set([
    ...whole.slice(0, 1).map(({ sequence }) => sequence),
    ...newestOfEach(whole, DAILY, (day) => day),
    ...newestOfEach(whole, WEEKLY, weekOf),
    ...newestOfEach(whole, MONTHLY, monthOf),
    ...migrations.slice(0, MIGRATIONS).map(({ sequence }) => sequence),
    ...changes.slice(0, CHANGES).map(({ sequence }) => sequence),
  ])
}
