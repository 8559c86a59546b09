/** Is the service alive, is it ready, and what has it done: for watchers, not for people. */
import type { Context } from 'hono'
import { AppError } from '../domain/errors.ts'
import { actorOf, hasScope } from './auth.ts'
import type { App, Deps, Env } from './deps.ts'
import { describe } from './docs.ts'
import { isRunning } from '../domain/job/job.ts'
import { ask } from '../store/engine/sql.ts'
import { allJobs, type KeptJob } from '../store/job/jobs.ts'
import { countByStatus } from '../store/screening/counts.ts'
import { whyNoWrite } from '../store/engine/unavailable.ts'

const LOOPBACK = ['127.0.0.1', '::1', '::ffff:127.0.0.1']

export function healthRoutes(app: App, deps: Deps): void {
  describeThem(app)
  const startedAt = deps.now().getTime()
  const answered = new Map<string, number>()
  app.use(async (c, next) => {
    await next()
    const key = `method="${c.req.method}",status="${c.res.status}"`
    answered.set(key, (answered.get(key) ?? 0) + 1)
  })
  app.get('/healthz', (c) => c.json({ status: 'ok' }))
  app.get('/readyz', async (c) => {
    const obstacles = await obstaclesOf(deps)
    if (Object.keys(obstacles).length === 0) return c.json({ status: 'ready' })
    return c.json({ status: 'not_ready', ...obstacles }, 503)
  })
  app.get('/metrics', async (c) => {
    if (!(await mayRead(c, deps))) throw new AppError('unauthorized', { key: 'error_unauthorized' })
    const lines = await metricsOf(deps, answered, startedAt)
    return c.text(`${lines.join('\n')}\n`, 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' })
  })
}

/** Plain routes, described beside the others: watchers send what they like in a query, and are answered. */
function describeThem(app: App): void {
  describe(app, '/healthz', 'Is the process alive', { 200: { description: 'The process is alive' } })
  describe(app, '/readyz', 'Is it ready', {
    200: { description: 'Ready' },
    503: { description: 'The database takes no write or needs migrations, or the disk is nearly full' },
  })
  describe(app, '/metrics', 'Read metrics', {
    200: { description: 'Prometheus text; for this machine, or with a token that may read or a session' },
  })
}

async function metricsOf(deps: Deps, answered: Map<string, number>, startedAt: number): Promise<string[]> {
  const counts = await countByStatus(deps.sql)
  const faulty = await deps.sql.all<{ fault: string; n: number }>(
    'SELECT fault, count(*) AS n FROM photos WHERE fault IS NOT NULL GROUP BY fault',
  )
  return [
    '# HELP yingxiang_http_requests_total Requests answered since the start.',
    '# TYPE yingxiang_http_requests_total counter',
    ...[...answered].map(([labels, n]) => `yingxiang_http_requests_total{${labels}} ${n}`),
    '# HELP yingxiang_screenings Screening logs kept, by status.',
    '# TYPE yingxiang_screenings gauge',
    ...[...counts].map(([status, n]) => `yingxiang_screenings{status="${status}"} ${n}`),
    '# HELP yingxiang_photos_faulty Photos whose file was missing or damaged when it was looked at last.',
    '# TYPE yingxiang_photos_faulty gauge',
    ...['missing', 'damaged'].map(
      (fault) => `yingxiang_photos_faulty{fault="${fault}"} ${faulty.find((row) => row.fault === fault)?.n ?? 0}`,
    ),
    ...jobLines(await ask(deps.sql, allJobs), deps.now()),
    '# HELP yingxiang_uptime_seconds Seconds since the start.',
    '# TYPE yingxiang_uptime_seconds gauge',
    `yingxiang_uptime_seconds ${Math.round((deps.now().getTime() - startedAt) / 1000)}`,
  ]
}

function jobLines(rows: KeptJob[], now: Date): string[] {
  const gauge = (name: string, help: string, value: (row: KeptJob) => number | undefined): string[] => {
    const lines = rows.flatMap((row) => {
      const is = value(row)
      return is === undefined ? [] : [`yingxiang_job_${name}{job="${row.name}"} ${is}`]
    })
    return [`# HELP yingxiang_job_${name} ${help}`, `# TYPE yingxiang_job_${name} gauge`, ...lines]
  }
  const seconds = (instant: string): number => Date.parse(instant) / 1000
  return [
    ...gauge('last_done_timestamp_seconds', 'When it was last done.', ({ doneAt: at }) =>
      at === undefined ? undefined : seconds(at),
    ),
    ...gauge('last_duration_seconds', 'How long its last run took.', ({ durationMs: ms }) =>
      ms === undefined ? undefined : ms / 1000,
    ),
    ...gauge('tries', 'How often it was begun since it was last done.', ({ tries }) => tries),
    ...gauge('running', 'Whether it is being done.', (row) => Number(isRunning(row, now))),
  ]
}

async function mayRead(c: Context<Env>, deps: Deps): Promise<boolean> {
  // what a proxy on this machine passes on is not of this machine
  if (LOOPBACK.includes(deps.addressOf(c)) && c.req.header('x-forwarded-for') === undefined) return true
  const actor = await actorOf(c, deps)
  return actor !== null && hasScope(actor, 'read')
}

const MEGABYTE = 1_048_576

/** What keeps it from taking logs, each under its name; nothing when it is ready. */
async function obstaclesOf({ sql, now, config, pendingMigrations, freeBytes }: Deps): Promise<object> {
  const pending = await pendingMigrations().catch(() => null)
  if (pending?.length !== 0) return { pendingMigrations: pending }
  const [why, free] = await Promise.all([whyNoWrite(sql, now()), freeBytes?.() ?? null])
  const freeMegabytes = free === null ? null : Math.floor(free / MEGABYTE)
  return {
    ...(why !== null && { database: why }),
    ...(freeMegabytes !== null && freeMegabytes < config.RESERVE_MB && { freeMegabytes }),
  }
}
