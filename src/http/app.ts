/** The service as one function of its dependencies; the entries and the tests make it from their own. */
import { OpenAPIHono } from '@hono/zod-openapi'
import type { MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import { secureHeaders } from 'hono/secure-headers'
import type { Language } from '../domain/sentence.ts'
import { stopwatch } from '../store/engine/turns.ts'
import { accountRoutes } from './accounts.ts'
import { audibilityRoutes, tvCoverageRoutes } from './audibility.ts'
import { sized, textual } from './bodies.ts'
import { sealRoutes } from './seals.ts'
import { bundleRoutes } from './bundle.ts'
import { bulletinRoutes } from './bulletins.ts'
import { settlementRoutes } from './settlements.ts'
import { callbackRoutes } from './callbacks.ts'
import { credentialRoutes } from './credentials.ts'
import type { App, Deps, Env } from './deps.ts'
import { docsRoutes } from './docs.ts'
import { answerError, noSuchRoute } from './errors.ts'
import { faultRoutes } from './faults.ts'
import { figureRoutes, flagRoutes } from './figures.ts'
import { fieldCopyRoutes } from './field-copy.ts'
import { healthRoutes } from './health.ts'
import { importRoutes } from './imports.ts'
import { sheetImportRoutes } from './sheet-imports.ts'
import { shellOf } from './shells.ts'
import { invalidFrom } from '../domain/issues.ts'
import { evaluationRoutes } from './evaluations.ts'
import { dutyRoutes } from './duties.ts'
import { backupRoutes } from './backups.ts'
import { jobRoutes } from './jobs.ts'
import { lookRoutes } from './looks.ts'
import { ledgerRoutes } from './ledger.ts'
import { messageRoutes } from './messages.ts'
import { pushRoutes } from './push.ts'
import { cadreRoutes } from './cadre.ts'
import { missedShowRoutes } from './missed-shows.ts'
import { planReadingRoutes } from './plan-readings.ts'
import { planRoutes } from './plans.ts'
import { logSheetRoutes } from './log-sheet.ts'
import { reviewRoutes } from './reviews.ts'
import { screeningRoutes } from './screenings.ts'
import { officeRoutes } from './office.ts'
import { photoRoutes } from './photos.ts'
import { registerRoutes } from './register.ts'
import { reportCheckRoutes } from './report-check.ts'
import { reportRoutes } from './reports.ts'
import { sessionRoutes } from './sessions.ts'
import { statisticsRoutes } from './statistics.ts'
import { suspicionRoutes } from './suspicions.ts'
import { teamStandingRoutes } from './team-standing.ts'
import { villageStandingRoutes } from './village-standing.ts'
import { speakerRoutes } from './speakers.ts'
import { targetRoutes, whatIfRoutes } from './targets.ts'

const ROUTES: ((app: App, deps: Deps) => void)[] = [
  healthRoutes,
  sessionRoutes,
  credentialRoutes,
  accountRoutes,
  registerRoutes,
  screeningRoutes,
  logSheetRoutes,
  photoRoutes,
  reviewRoutes,
  callbackRoutes,
  missedShowRoutes,
  cadreRoutes,
  planRoutes,
  planReadingRoutes,
  fieldCopyRoutes,
  audibilityRoutes,
  faultRoutes,
  speakerRoutes,
  tvCoverageRoutes,
  targetRoutes,
  whatIfRoutes,
  ledgerRoutes,
  evaluationRoutes,
  dutyRoutes,
  figureRoutes,
  statisticsRoutes,
  suspicionRoutes,
  villageStandingRoutes,
  teamStandingRoutes,
  bulletinRoutes,
  bundleRoutes,
  reportRoutes,
  reportCheckRoutes,
  settlementRoutes,
  sealRoutes,
  jobRoutes,
  lookRoutes,
  backupRoutes,
  flagRoutes,
  importRoutes,
  sheetImportRoutes,
  officeRoutes,
  messageRoutes,
  pushRoutes,
  docsRoutes,
]

export function createApp(deps: Deps): App {
  const app: App = new OpenAPIHono<Env>({
    defaultHook: (result) => {
      if (!result.success) throw invalidFrom(result.error)
    },
  })
  app.onError((error, c) => answerError(error, c))
  app.notFound((c) => answerError(noSuchRoute(app, c), c))
  const [everywhere, onPhones] = [headers([]), headers(['self'])]
  // a note is dictated on the phone's page alone
  app.use((c, next) => (shellOf(c.req.path) === '/field/index.html' ? onPhones : everywhere)(c, next))
  app.use(async (c, next) => {
    c.set('language', languageOf(c.req.header('accept-language')))
    c.set('log', deps.passedOn?.(c).log ?? deps.log)
    await next()
  })
  if (deps.note) app.use(noting(deps.log, deps.note))
  app.use('/api/*', async (c, next) => {
    c.header('cache-control', 'no-store')
    await next()
  })
  app.use('/api/*', sized(), textual())
  for (const routes of ROUTES) routes(app, deps)
  app.all('/api/*', (c) => c.notFound())
  app.get('*', async (c) => (await deps.page(c.req.raw)) ?? c.notFound())
  return app
}

/** A line for each request: its route and not its address, its answer, how long that took. */
const noting =
  (log: Deps['log'], note: NonNullable<Deps['note']>): MiddlewareHandler<Env> =>
  async (c, next) => {
    const request = crypto.randomUUID()
    c.set('log', (line) => log(line, request))
    c.header('x-request-id', request)
    const began = stopwatch()
    await next()
    const { status } = c.res
    const route = matchedRoutes(c).find(({ path }) => !path.includes('*'))?.path ?? '*'
    const ms = Math.round(stopwatch() - began)
    note({
      level: status < 500 ? 'info' : 'error',
      message: 'request',
      request,
      method: c.req.method,
      route,
      status,
      ms,
    })
  }

/** zh unless English is asked for before Chinese. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const ranked = (acceptLanguage ?? '')
    .toLowerCase()
    .split(',')
    .map((part) => {
      const [tag = '', q] = part.trim().split(';q=')
      return { tag, q: q === undefined ? 1 : Number(q) }
    })
    .filter(({ tag, q }) => q > 0 && /^(zh|en)\b/.test(tag))
    .sort((a, b) => b.q - a.q)
  return ranked[0]?.tag.startsWith('en') ? 'en' : 'zh'
}

/** Nothing but our own files runs or is drawn, and nobody frames us. */
const headers = (microphone: 'self'[]) =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      connectSrc: ["'self'"],
      manifestSrc: ["'self'"],
      workerSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    xFrameOptions: 'DENY',
    referrerPolicy: 'same-origin',
    crossOriginResourcePolicy: 'same-origin',
    permissionsPolicy: { camera: ['self'], geolocation: ['self'], microphone },
  })
