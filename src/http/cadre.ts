/** The village cadre's answer by the link of a receipt, and the digits that he told the team. Nothing of who he is is kept: no name, no address, no browser. */
import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import type { html } from 'hono/html'
import { cadre } from '../contract/cadre.ts'
import { AppError, invalid } from '../domain/errors.ts'
import { localDay, localTime } from '../domain/period.ts'
import { cadreLink, CadreReply, type ShownShow, shownIn, teamKeyOf, timeToAnswer } from '../domain/screening/cadre.ts'
import { SYSTEM } from '../store/people/audit.ts'
import { Unavailable } from '../store/engine/unavailable.ts'
import { namesByDay } from '../store/register/day-names.ts'
import {
  cadreSecret,
  deviceByCode,
  hasAnswered,
  isOwnDevice,
  keepAnswer,
  nextCode,
} from '../store/screening/cadre-answers.ts'
import { judged } from './attempts.ts'
import { actorOf, cookieOf } from './auth.ts'
import { sized } from './bodies.ts'
import { type Asked, cadreForm, cadreNotice, cadreThanks, type Filled, type ShowSaid } from './cadre-page.ts'
import type { App, Deps, Env } from './deps.ts'
import { inForce, today } from './queries.ts'
import { ownLog } from './screenings.ts'
import { newSecret, sha256Hex } from './secrets.ts'
import { type Request, serve } from './serve.ts'
import { giveDevice, placeOf } from './sessions.ts'

const secretOf = (deps: Deps): Promise<string> => cadreSecret(deps.sql, () => sha256Hex(newSecret()), deps.now())

/** Nothing where it would have to be made and the database takes no writing: a team has its copy all the same. */
export async function teamKey(deps: Deps, teamCode: string): Promise<string | undefined> {
  try {
    return teamKeyOf(await secretOf(deps), teamCode)
  } catch (error) {
    if (error instanceof Unavailable) return undefined
    throw error
  }
}

export function cadreRoutes(app: App, deps: Deps): void {
  app.use('/c/*', async (c, next) => {
    c.header('cache-control', 'no-store')
    await next()
  })
  app.use('/c/*', sized())
  pageRoutes(app, deps)
  codeRoute(app, deps)
}

const notice = (c: Context<Env>, asked: Asked, why: Why) =>
  answered(c, cadreNotice(asked, `${why}_title`, `${why}_text`), why === 'unknown' ? 404 : 200)

function pageRoutes(app: App, deps: Deps): void {
  serve(app, deps, cadre.ask, async (request) => {
    const { c, params } = request
    const asked = await askedIn(deps, request)
    const place = placeOf(c, deps)
    const found = await lookUp(deps, c, params.link, place.device)
    if (found.kind === 'notice') return notice(c, asked, found.why)
    if (found.kind === 'answered') return answered(c, cadreThanks(asked, found.code))
    giveDevice(c, deps, place)
    return answered(c, cadreForm(asked, await saidOf(deps, found.show), {}))
  })

  serve(app, deps, cadre.answer, async (request) => {
    const { c, params } = request
    const asked = await askedIn(deps, request)
    const { device } = placeOf(c, deps)
    const found = await lookUp(deps, c, params.link, device)
    if (found.kind === 'notice') return notice(c, asked, found.why)
    if (found.kind === 'answered') return answered(c, cadreThanks(asked, found.code))
    // without its mark a browser could answer again and again
    if (getCookie(c, cookieOf(deps, 'device')) === undefined) return notice(c, asked, 'cookies')
    const form = Object.fromEntries(new URLSearchParams(await c.req.text()))
    const typed = Object.fromEntries(Object.entries(form).filter(([, value]) => value !== ''))
    const reply = CadreReply.safeParse(typed)
    if (!reply.success) {
      const filled = { ...typed, wrong: wrongIn(reply.error.issues) }
      return answered(c, cadreForm(asked, await saidOf(deps, found.show), filled), 422)
    }
    const answer = { show: found.show, device, way: 'link', ...reply.data } as const
    const outcome = await keepAnswer(deps.sql, answer, SYSTEM, deps.now())
    if (outcome === 'full') return notice(c, asked, 'full')
    const { villageCode } = found.show
    return answered(c, cadreThanks(asked, await nextCode(deps.sql, found.secret, villageCode, device, deps.now())))
  })
}

function codeRoute(app: App, deps: Deps): void {
  serve(app, deps, cadre.hear, async ({ params, body, actor, c }) => {
    const log = await ownLog(deps, params.id, actor)
    const time = timeToAnswer(log.endedAt, new Date(body.heardAt))
    if (time !== 'open') throw invalid({ path: 'heardAt', sentence: { key: `cadre_${time}` } })
    const secret = await secretOf(deps)
    const guesser = { own: `cadre ${log.teamCode}` }
    const device = await judged(c, deps, { guesser, accountId: actor.id, wrong: 'wrong_code' }, async () => {
      return (await deviceByCode(deps.sql, secret, log.villageCode, body.code, deps.now())) ?? null
    })
    if (device === null) throw invalid({ path: 'code', sentence: { key: 'cadre_code_wrong' } })
    const answer = { show: log, device, way: 'code', answer: 'confirmed' } as const
    if ((await keepAnswer(deps.sql, answer, actor, deps.now())) === 'full')
      throw new AppError('conflict', { key: 'cadre_full' })
    return { id: log.id }
  })
}

type Page = ReturnType<typeof html>
const answered = async (c: Context<Env>, page: Page, status: 200 | 404 | 422 = 200): Promise<Response> =>
  c.html(await page, status)

async function askedIn(deps: Deps, { query, language, params }: Request<typeof cadre.ask>): Promise<Asked> {
  const { SUPERVISION_PHONE } = await inForce(deps)
  return {
    language: query.lang === 'zh' || query.lang === 'en' ? query.lang : language,
    path: `/c/${encodeURIComponent(params.link)}`,
    officePhone: SUPERVISION_PHONE,
  }
}

type Why = 'unknown' | 'own' | 'over' | 'not_yet' | 'full' | 'cookies'
type Found =
  | { kind: 'notice'; why: Why }
  | { kind: 'answered'; code: string | undefined }
  | { kind: 'open'; show: ShownShow; secret: string }

async function lookUp(deps: Deps, c: Context<Env>, link: string, device: string): Promise<Found> {
  const show = shownIn(link)
  const secret = await secretOf(deps)
  const isOurs = show && sha256Hex(cadreLink(show, teamKeyOf(secret, show.teamCode))) === sha256Hex(link)
  if (!isOurs) return { kind: 'notice', why: 'unknown' }
  // nobody of the office is a witness; nor is whoever borrows their phone
  if ((await actorOf(c, deps)) !== null || (await isOwnDevice(deps.sql, device))) return { kind: 'notice', why: 'own' }
  if (await hasAnswered(deps.sql, show.id, device)) {
    const code = await nextCode(deps.sql, secret, show.villageCode, device, deps.now())
    return { kind: 'answered', code }
  }
  const time = timeToAnswer(show.endedAt, deps.now())
  return time === 'open' ? { kind: 'open', show, secret } : { kind: 'notice', why: time }
}

async function saidOf(
  deps: Deps,
  { villageCode, teamCode, filmCodes, startedAt, endedAt }: ShownShow,
): Promise<ShowSaid> {
  const { TIME_ZONE } = deps.config
  const day = localDay(startedAt, TIME_ZONE)
  const namesOf = await namesByDay(deps.sql, today(deps))
  const { villageName, townshipName, teamName, filmTitles } = namesOf({ villageCode, teamCode, filmCodes, day })
  return {
    team: teamName,
    village: [townshipName, villageName].join(' ').trim(),
    films: filmTitles,
    day,
    from: localTime(startedAt, TIME_ZONE),
    to: localTime(endedAt, TIME_ZONE),
  }
}

function wrongIn(issues: readonly { path: PropertyKey[] }[]): NonNullable<Filled['wrong']> {
  const fields = issues.map(({ path }) => path[0])
  if (fields.includes('answer')) return 'answer_missing'
  return fields.includes('began') ? 'began_missing' : 'audience_missing'
}
