/** The village cadre's answer by the link of a receipt, and what he told the team, or had it carry. Nothing of who he is is kept: no name, no address, no browser. */
import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import type { html } from 'hono/html'
import { cadre } from '../contract/cadre.ts'
import { AppError, invalid } from '../domain/errors.ts'
import { localDay, localTime } from '../domain/period.ts'
import { CadreReply, carryKeyOf, type ShownShow, shownIn, teamKeyOf } from '../domain/screening/cadre.ts'
import { CARRIED, carriedIn, openedWith } from '../domain/screening/cadre-carried.ts'
import { cadreLink, timeToAnswer } from '../domain/screening/cadre-link.ts'
import { SYSTEM } from '../store/people/audit.ts'
import { Unavailable } from '../store/engine/unavailable.ts'
import { namesByDay } from '../store/register/day-names.ts'
import { allFilms } from '../store/register/register.ts'
import {
  cadreSecret,
  deviceByCode,
  hasAnswered,
  isOwnDevice,
  keepAnswer,
  type NewAnswer,
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

/** On a villager's phone: the last ones of the list, in 10 KB. */
const MOST_FILMS = 400

/** Its script reads the link, and seals the answer for the team's phone to carry. */
async function offlineSheet(deps: Deps, asked: Asked): Promise<Page> {
  const films = (await allFilms(deps.sql)).filter(({ endsOn }) => endsOn === undefined).slice(-MOST_FILMS)
  const titles = Object.fromEntries(films.map(({ code, title }) => [code, title]))
  const data = { zone: deps.config.TIME_ZONE, films: JSON.stringify(titles) }
  return cadreForm({ ...asked, data }, null, {})
}

function pageRoutes(app: App, deps: Deps): void {
  serve(app, deps, cadre.ask, async (request) => {
    const { c, params } = request
    const asked = await askedIn(deps, request)
    if (params.link === 'offline') return answered(c, await offlineSheet(deps, asked))
    const place = placeOf(c, deps)
    const found = await lookUp(deps, c, params.link, place.device)
    if (found.kind === 'notice') return notice(c, asked, found.why)
    if (found.kind === 'answered') return answered(c, await thanks(deps, asked, found))
    giveDevice(c, deps, place)
    return answered(c, await sheet(deps, asked, found, {}))
  })

  serve(app, deps, cadre.answer, async (request) => {
    const { c, params } = request
    const asked = await askedIn(deps, request)
    const { device } = placeOf(c, deps)
    const found = await lookUp(deps, c, params.link, device)
    if (found.kind === 'notice') return notice(c, asked, found.why)
    if (found.kind === 'answered') return answered(c, await thanks(deps, asked, found))
    // without its mark a browser could answer again and again
    if (getCookie(c, cookieOf(deps, 'device')) === undefined) return notice(c, asked, 'cookies')
    const form = Object.fromEntries(new URLSearchParams(await c.req.text()))
    const typed = Object.fromEntries(Object.entries(form).filter(([, value]) => value !== ''))
    const reply = CadreReply.safeParse(typed)
    if (!reply.success) {
      const filled = { ...typed, wrong: wrongIn(reply.error.issues) }
      return answered(c, await sheet(deps, asked, found, filled), 422)
    }
    const answer = { show: found.show, device, way: 'link', ...reply.data } as const
    const outcome = await keepAnswer(deps.sql, answer, SYSTEM, deps.now())
    if (outcome === 'full') return notice(c, asked, 'full')
    return answered(c, await thanks(deps, asked, found))
  })
}

function codeRoute(app: App, deps: Deps): void {
  serve(app, deps, cadre.hear, async ({ params, body, actor, c }) => {
    const log = await ownLog(deps, params.id, actor)
    const time = timeToAnswer(log.endedAt, new Date(body.heardAt))
    if (time !== 'open') throw invalid({ path: 'heardAt', sentence: { key: `cadre_${time}` } })
    const guesser = { own: `cadre ${log.teamCode}` }
    const heard = await judged(c, deps, { guesser, accountId: actor.id, wrong: 'wrong_code' }, () =>
      CARRIED.test(body.code) ? carried(deps, body.code, log.id) : told(deps, body.code, log),
    )
    if (heard === null)
      throw invalid({
        path: 'code',
        sentence: { key: CARRIED.test(body.code) ? 'cadre_carried_wrong' : 'cadre_code_wrong' },
      })
    const said = heard.saidAt === undefined ? time : timeToAnswer(heard.show.endedAt, new Date(heard.saidAt))
    if (said !== 'open') throw invalid({ path: 'code', sentence: { key: `cadre_${said}` } })
    if ((await keepAnswer(deps.sql, heard, actor, deps.now())) === 'full')
      throw new AppError('conflict', { key: 'cadre_full' })
    return { id: log.id }
  })
}

/** Who tells the digits confirms. */
async function told(deps: Deps, code: string, show: NewAnswer['show']): Promise<NewAnswer | null> {
  const device = await deviceByCode(deps.sql, await secretOf(deps), show.villageCode, code, deps.now())
  return device === undefined ? null : { show, device, way: 'code', answer: 'confirmed' }
}

/** Sealed by a browser that had the page in this village, about this show of this team. */
async function carried(deps: Deps, text: string, id: string): Promise<NewAnswer | null> {
  const sealed = carriedIn(text)
  const show = sealed && (await sealedShow(deps, sealed.link))
  if (!show || show.id !== id) return null
  const device = `device:${sealed.device}`
  const opened = openedWith(carryKeyOf(await secretOf(deps), { villageCode: show.villageCode, device }), sealed)
  const reply = CadreReply.safeParse(opened?.typed)
  return opened && reply.success ? { show, device, way: 'carried', saidAt: opened.saidAt, ...reply.data } : null
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
    data: {},
  }
}

type Why = 'unknown' | 'own' | 'over' | 'not_yet' | 'full' | 'cookies'
interface Met {
  show: ShownShow
  device: string
}
type Found = { kind: 'notice'; why: Why } | ({ kind: 'answered' | 'open' } & Met)

async function lookUp(deps: Deps, c: Context<Env>, link: string, device: string): Promise<Found> {
  const show = await sealedShow(deps, link)
  if (!show) return { kind: 'notice', why: 'unknown' }
  // nobody of the office is a witness; nor is whoever borrows their phone
  if ((await actorOf(c, deps)) !== null || (await isOwnDevice(deps.sql, device))) return { kind: 'notice', why: 'own' }
  // one that was only carried may still come by itself
  if (await hasAnswered(deps.sql, show.id, device, ['link', 'code'])) return { kind: 'answered', show, device }
  const time = timeToAnswer(show.endedAt, deps.now())
  return time === 'open' ? { kind: 'open', show, device } : { kind: 'notice', why: time }
}

/** Null unless the team's key made the link. */
async function sealedShow(deps: Deps, link: string): Promise<ShownShow | null> {
  const show = shownIn(link)
  const own = show && cadreLink(show, teamKeyOf(await secretOf(deps), show.teamCode))
  return own !== null && sha256Hex(own) === sha256Hex(link) ? show : null
}

/** What this browser seals answers with where it has no signal, and what it calls there what a link names by codes. */
async function ticketOf(deps: Deps, { show, device }: Met, digits?: string): Promise<Record<string, string>> {
  const { villageCode, teamCode } = show
  const [{ village, team }, secret] = [await saidOf(deps, show), await secretOf(deps)]
  const key = carryKeyOf(secret, { villageCode, device })
  const names = { [villageCode]: village, [teamCode]: team }
  return { ticket: JSON.stringify({ villageCode, device: device.replace('device:', ''), key, names, digits }) }
}

const sheet = async (deps: Deps, asked: Asked, met: Met, filled: Filled): Promise<Page> =>
  cadreForm({ ...asked, data: await ticketOf(deps, met) }, await saidOf(deps, met.show), filled)

async function thanks(deps: Deps, asked: Asked, met: Met): Promise<Page> {
  const digits = await nextCode(deps.sql, await secretOf(deps), met.show.villageCode, met.device, deps.now())
  return cadreThanks({ ...asked, data: await ticketOf(deps, met, digits) }, digits)
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
  if (fields.includes('answer')) return 'answer'
  return fields.includes('began') ? 'began' : 'audience'
}
