/** What the service has done and how it stands, as Prometheus reads it. */
import type { BackupsNow, Deps } from './deps.ts'
import { unconfirmed } from './standing.ts'
import { isRunning } from '../domain/job/job.ts'
import { ScreeningStatus } from '../domain/screening/screening.ts'
import { rowsOf } from '../store/engine/sql.ts'
import { allJobs, type KeptJob } from '../store/job/jobs.ts'
import { type WaitingMessages, waitingMessages } from '../store/message/messages.ts'
import { countByStatus } from '../store/screening/counts.ts'

interface Measured {
  /** Before which `yingxiang_` stands. */
  name: string
  help: string
  type: 'gauge' | 'counter' | 'histogram'
  samples: [labels: string, value: number, suffix?: string][]
}

function told({ name, help, type, samples }: Measured): string[] {
  const full = `yingxiang_${name}`
  const lines = samples.map(([labels, value, suffix = '']) => `${full}${suffix}${labels && `{${labels}}`} ${value}`)
  return lines.length === 0 ? [] : [`# HELP ${full} ${help}`, `# TYPE ${full} ${type}`, ...lines]
}
const gauge = (name: string, help: string, samples: Measured['samples']): Measured => {
  return { name, help, type: 'gauge', samples }
}

/** Seconds; what people notice is between a tenth and two. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** Requests since the start, and how long they took. */
export class Answered {
  readonly #statuses = new Map<string, number>()
  readonly #within = BUCKETS.map(() => 0)
  #count = 0
  #seconds = 0

  note(method: string, status: number, seconds: number): void {
    const key = `method="${method}",status="${status}"`
    this.#statuses.set(key, (this.#statuses.get(key) ?? 0) + 1)
    this.#count++
    this.#seconds += seconds
    const bucket = BUCKETS.findIndex((most) => seconds <= most)
    if (bucket >= 0) this.#within[bucket] = (this.#within[bucket] ?? 0) + 1
  }

  measured(): Measured[] {
    let below = 0
    const buckets = BUCKETS.map((most, i): Measured['samples'][number] => {
      below += this.#within[i] ?? 0
      return [`le="${most}"`, below, '_bucket']
    })
    return [
      {
        name: 'http_requests_total',
        help: 'Requests answered since the start.',
        type: 'counter',
        samples: [...this.#statuses],
      },
      {
        name: 'http_request_duration_seconds',
        help: 'How long requests took.',
        type: 'histogram',
        samples: [
          ...buckets,
          ['le="+Inf"', this.#count, '_bucket'],
          ['', Number(this.#seconds.toFixed(6)), '_sum'],
          ['', this.#count, '_count'],
        ],
      },
    ]
  }
}

const secondsOf = (instant: string): number => Date.parse(instant) / 1000

function jobsMeasured(rows: KeptJob[], now: Date): Measured[] {
  const each = (name: string, help: string, value: (row: KeptJob) => number | undefined): Measured => {
    const samples = rows.flatMap((row): Measured['samples'] => {
      const is = value(row)
      return is === undefined ? [] : [[`job="${row.name}"`, is]]
    })
    return gauge(`job_${name}`, help, samples)
  }
  return [
    each('last_done_timestamp_seconds', 'When it was last done.', ({ doneAt: at }) =>
      at === undefined ? undefined : secondsOf(at),
    ),
    each('last_duration_seconds', 'How long its last run took.', ({ durationMs: ms }) =>
      ms === undefined ? undefined : ms / 1000,
    ),
    each('tries', 'How often it was begun since it was last done.', ({ tries }) => tries),
    each('running', 'Whether it is being done.', (row) => Number(isRunning(row, now))),
  ]
}

const instant = (at: string | undefined): Measured['samples'] => (at === undefined ? [] : [['', secondsOf(at)]])

/** Held logs are among `screenings`. */
const queuesMeasured = ({ messages, papers }: { messages: WaitingMessages; papers: number }): Measured[] => [
  gauge('messages', 'Messages that have not arrived.', [
    ['state="waiting"', messages.waiting + messages.untold],
    ['state="failed"', messages.failed],
  ]),
  gauge(
    'messages_oldest_timestamp_seconds',
    'When the oldest message that waits was made.',
    instant(messages.oldestAt),
  ),
  gauge('papers_unconfirmed', 'Reports, bulletins and settlements that nobody has confirmed.', [['', papers]]),
]

const backupsMeasured = (backups: BackupsNow): Measured[] => [
  gauge('backup_newest_timestamp_seconds', 'When the newest backup was made.', instant(backups.items[0]?.madeAt)),
  gauge('backups', 'How many backups are kept.', backups.place === 'folder' ? [['', backups.items.length]] : []),
  gauge('backup_key_timestamp_seconds', 'Since when the key of the backups is there.', instant(backups.key?.madeAt)),
]

const FAULTS = ['missing', 'damaged']

export async function metricsOf(deps: Deps, answered: Answered, startedAt: number): Promise<string[]> {
  const { sql, now } = deps
  const read = await sql.read({
    faulty: rowsOf<{ fault: string; n: number }>(
      'SELECT fault, count(*) AS n FROM photos WHERE fault IS NOT NULL GROUP BY fault',
    ),
    guesses: rowsOf<{ n: number }>('SELECT count(*) AS n FROM sign_in_attempts WHERE at > ? AND is_open = 0', [
      new Date(now().getTime() - 3_600_000).toISOString(),
    ]),
    jobs: allJobs,
    messages: waitingMessages,
    papers: unconfirmed,
  })
  const statuses = await countByStatus(sql)
  const backups = await deps.backups?.()
  const own = (await deps.gauges?.()) ?? []
  return [
    ...answered.measured(),
    gauge(
      'screenings',
      'Screening logs kept, by status.',
      ScreeningStatus.options.map((status) => [`status="${status}"`, statuses.get(status) ?? 0]),
    ),
    gauge(
      'photos_faulty',
      'Photos whose file was missing or damaged when it was looked at last.',
      FAULTS.map((fault) => [`fault="${fault}"`, read.faulty.find((row) => row.fault === fault)?.n ?? 0]),
    ),
    gauge('sign_ins_failed_last_hour', 'Wrong passwords within the last hour that are still counted.', [
      ['', read.guesses[0]?.n ?? 0],
    ]),
    ...queuesMeasured(read),
    ...jobsMeasured(read.jobs, now()),
    ...(backups ? backupsMeasured(backups) : []),
    ...own.map(({ name, help, value }) => gauge(name, help, [['', value]])),
    gauge('build_info', 'Which code runs.', [[`version="${deps.codeVersion}"`, 1]]),
    gauge('uptime_seconds', 'Seconds since the start.', [['', Math.round((now().getTime() - startedAt) / 1000)]]),
  ].flatMap(told)
}
