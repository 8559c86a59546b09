/** How the service stands: the same facts for /readyz and for `npm run doctor`. */
import { JOB_NAMES } from '../domain/job/job.ts'
import type { Sentence } from '../domain/language.ts'
import { ask, countOf } from '../store/engine/sql.ts'
import { whyNoWrite } from '../store/engine/unavailable.ts'
import { allJobs } from '../store/job/jobs.ts'
import { waitingMessages } from '../store/message/messages.ts'
import type { Deps } from './deps.ts'

export type Grade = 'good' | 'watch' | 'bad'
export type FactName =
  | 'database'
  | 'migrations'
  | 'disk'
  | 'clock'
  | 'jobs'
  | 'drill'
  | 'backup'
  | 'secondPlace'
  | 'queues'
export interface Fact {
  name: FactName
  grade: Grade
  sentence: Sentence
}

/** Without these it cannot keep what is sent to it. */
const NEEDED: readonly FactName[] = ['database', 'migrations', 'disk']
export const isReady = (facts: Fact[]): boolean =>
  !facts.some(({ name, grade }) => grade === 'bad' && NEEDED.includes(name))

type Asked = Pick<Deps, 'sql' | 'config' | 'now' | 'pendingMigrations' | 'freeBytes' | 'backups'>

const HOUR_MS = 3_600_000
const MEGABYTE = 1_048_576
/** A night and some hours. */
const OLDEST_HOURS = 26
/** What nobody takes for so long is told. */
const LONGEST_QUEUE_MS = HOUR_MS

const fact = (name: FactName, grade: Grade, key: Sentence['key'], facts: Sentence['facts'] = {}): Fact => {
  return { name, grade, sentence: { key, facts } }
}

export async function standingOf(asked: Asked): Promise<Fact[]> {
  const { sql, now } = asked
  const why = await whyNoWrite(sql, now()).catch(() => 'disk' as const)
  const disk = await diskOf(asked)
  if (why !== null) return [fact('database', 'bad', 'doctor_not_written', { why }), ...disk]
  const sound = fact('database', 'good', 'doctor_sound')
  const [name, ...others] = (await asked.pendingMigrations().catch(() => ['?'])).toSorted()
  if (name !== undefined) {
    return [sound, fact('migrations', 'bad', 'doctor_pending', { name, count: others.length + 1 }), ...disk]
  }
  const current = fact('migrations', 'good', 'doctor_current')
  return [sound, current, ...disk, ...(await lifeOf(asked)), ...(await backupsOf(asked)), await queuesOf(asked)]
}

async function diskOf({ freeBytes, config: { RESERVE_MB: reserve } }: Asked): Promise<Fact[]> {
  const bytes = (await freeBytes?.()) ?? null
  if (bytes === null) return []
  const free = Math.floor(bytes / MEGABYTE)
  if (free < reserve) return [fact('disk', 'bad', 'doctor_no_room', { free, reserve })]
  return [fact('disk', 'good', 'doctor_room', { free })]
}

async function lifeOf({ sql, now }: Asked): Promise<Fact[]> {
  const last = await sql.first<{ at: string }>('SELECT at FROM audit ORDER BY id DESC LIMIT 1')
  const isBack = last !== null && last.at > now().toISOString()
  const clock = isBack
    ? fact('clock', 'bad', 'doctor_clock_back', { at: last.at })
    : fact('clock', 'good', 'doctor_clock')
  const rows = (await ask(sql, allJobs)).filter(({ name }) => JOB_NAMES.includes(name))
  const failed = rows.filter(({ result }) => result === 'failed').map(({ name }) => name)
  const jobs =
    failed.length > 0
      ? fact('jobs', 'bad', 'doctor_jobs_fail', { count: failed.length, names: failed.join(', ') })
      : fact('jobs', 'good', 'doctor_jobs')
  const drill = rows.find(({ name }) => name === 'drill')
  return [clock, jobs, ...(drill ? [drillOf(drill.doneAt, now())] : [])]
}

const hoursSince = (at: string, now: Date): number => Math.floor((now.getTime() - Date.parse(at)) / HOUR_MS)

function drillOf(doneAt: string | undefined, now: Date): Fact {
  if (doneAt === undefined) return fact('drill', 'watch', 'doctor_drill_none')
  const hours = hoursSince(doneAt, now)
  return hours > OLDEST_HOURS * 2
    ? fact('drill', 'bad', 'doctor_drill_old', { hours })
    : fact('drill', 'good', 'doctor_drill', { hours: Math.max(0, hours) })
}

async function backupsOf({ backups, now }: Asked): Promise<Fact[]> {
  const kept = await backups?.()
  if (!kept) return []
  if (kept.place === 'off') return [fact('backup', 'watch', 'backup_off')]
  const second = kept.hasSecondPlace ? [] : [fact('secondPlace', 'watch', 'doctor_second_none')]
  const [newest] = kept.items
  if (!newest) return [fact('backup', 'bad', 'doctor_backup_none'), ...second]
  const hours = hoursSince(newest.madeAt, now())
  if (hours < 0) return [fact('backup', 'bad', 'doctor_backup_ahead', { madeAt: newest.madeAt }), ...second]
  const key = hours > OLDEST_HOURS ? 'doctor_backup_old' : 'doctor_backup'
  return [fact('backup', hours > OLDEST_HOURS ? 'bad' : 'good', key, { hours }), ...second]
}

const UNCONFIRMED = `(SELECT count(*) FROM reports WHERE confirmed_at IS NULL)
  + (SELECT count(*) FROM bulletins WHERE confirmed_at IS NULL) + (SELECT count(*) FROM settlements WHERE confirmed_at IS NULL)`
/** What waits for somebody, or for a line. */
export const unconfirmed = countOf(`SELECT ${UNCONFIRMED} AS n`)

const heldLogs = countOf(`SELECT count(*) AS n FROM screenings WHERE status = 'held'`)

async function queuesOf({ sql, now }: Asked): Promise<Fact> {
  const { messages, papers, held } = await sql.read({ messages: waitingMessages, papers: unconfirmed, held: heldLogs })
  const facts = { messages: messages.waiting + messages.untold, held, papers }
  const isLate = messages.oldestAt !== undefined && now().getTime() - Date.parse(messages.oldestAt) > LONGEST_QUEUE_MS
  return isLate ? fact('queues', 'watch', 'doctor_queues_late', facts) : fact('queues', 'good', 'doctor_queues', facts)
}
