/** Is the service alive, is it ready, and what has it done: for watchers, not for people. */
import type { Context } from 'hono'
import { AppError } from '../domain/errors.ts'
import { say } from '../domain/language.ts'
import { actorOf, hasScope } from './auth.ts'
import type { App, Deps, Env } from './deps.ts'
import { describe } from './docs.ts'
import { Answered, metricsOf } from './metrics.ts'
import { isReady, standingOf } from './standing.ts'

const LOOPBACK = ['127.0.0.1', '::1', '::ffff:127.0.0.1']

export function healthRoutes(app: App, deps: Deps): void {
  describeThem(app)
  const startedAt = deps.now().getTime()
  const answered = new Answered()
  app.use(async (c, next) => {
    const began = deps.now().getTime()
    await next()
    answered.note(c.req.method, c.res.status, Math.max(0, deps.now().getTime() - began) / 1000)
  })
  app.get('/healthz', (c) => c.json({ status: 'ok' }))
  app.get('/readyz', async (c) => {
    const facts = await standingOf(deps)
    const checks = Object.fromEntries(
      facts.map(({ name, grade, sentence }) => {
        return [name, { grade, says: say(c.get('language'), sentence), ...sentence.facts }]
      }),
    )
    return isReady(facts) ? c.json({ status: 'ready', checks }) : c.json({ status: 'not_ready', checks }, 503)
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
    200: { description: 'Ready; `checks` says of each thing whether it is good, to be watched or bad, and what to do' },
    503: { description: 'The database takes no write or needs migrations, or the disk is nearly full' },
  })
  describe(app, '/metrics', 'Read metrics', {
    200: { description: 'Prometheus text; for this machine, or with a token that may read or a session' },
  })
}

async function mayRead(c: Context<Env>, deps: Deps): Promise<boolean> {
  // what a proxy on this machine passes on is not of this machine
  if (LOOPBACK.includes(deps.addressOf(c)) && c.req.header('x-forwarded-for') === undefined) return true
  const actor = await actorOf(c, deps)
  return actor !== null && hasScope(actor, 'read')
}
