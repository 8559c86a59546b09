/** Bulletins and closed months over HTTP. */
import { overviewSettings } from '../config.ts'
import { bulletins, months } from '../contract/bulletins.ts'
import { MOST_A_PAGE } from '../contract/route.ts'
import { AppError, invalid, notFound } from '../domain/errors.ts'
import type { Actor } from '../domain/people/account.ts'
import { lastDayOf, monthOf } from '../domain/period.ts'
import { type Bulletin, type BulletinLists, type FrozenBulletin, type NewBulletin } from '../domain/report/bulletin.ts'
import { sealedText } from '../domain/report/bulletin-text.ts'
import { causesBetween, exactOf, type Sight, withReasons } from '../domain/report/bulletin-changes.ts'
import { whoseReason } from '../domain/report/changed-item.ts'
import { type Overview, overviewOf } from '../domain/report/overview.ts'
import { flagIn } from '../domain/flag/flags.ts'
import { COUNTED } from '../domain/screening/screening.ts'
import { asKnown, CLAIM, knownNow, NEWEST_KNOWN } from '../store/engine/knowledge.ts'
import { ask, ConstraintError, countOf, isOvertaken, statement } from '../store/engine/sql.ts'
import {
  confirmBulletin,
  findBulletin,
  findBulletins,
  isOneManagerAlone,
  keepBulletin,
  type KeptBulletin,
} from '../store/report/bulletins.ts'
import { closedMonths, closeMonth } from '../store/report/closed-months.ts'
import { readOverview } from '../store/report/overview.ts'
import { type ReadInput, reasonsSince, sightOf, sightsSince } from '../store/report/sights.ts'
import { FEW_SEALS, sealTrail } from '../store/trail/seals.ts'
import type { App, Deps } from './deps.ts'
import { dayAsked, fromCursor, inForce, pageFrom, pageOf, today } from './queries.ts'
import { sha256Hex } from './secrets.ts'
import { kept, serve } from './serve.ts'

export function bulletinRoutes(app: App, deps: Deps): void {
  serve(app, deps, bulletins.list, async ({ query: { cursor, limit = MOST_A_PAGE }, actor }) => {
    const reader = await readerOf(deps, actor)
    const [before] = fromCursor(cursor, 1) ?? []
    const { items, total } = await findBulletins(deps.sql, limit + 1, before)
    return pageFrom(
      items.map((one) => toldTo(reader, one)),
      limit,
      total,
      ({ no }) => [no],
    )
  })

  serve(app, deps, bulletins.make, async ({ body, actor }) => {
    const reader = await readerOf(deps, actor)
    const bulletin = await frozen(deps, { ...body, asOf: dayAsked(deps, body.asOf) })
    const same = await sameAs(deps, bulletin, actor)
    if (same) return kept(false, toldTo(reader, same))
    const no = await keep(deps, bulletin, actor)
    await sealTrail(deps, FEW_SEALS)
    return kept(true, toldTo(reader, await known(deps, no)))
  })

  serve(app, deps, bulletins.confirm, async ({ params: { no }, actor }) => {
    const reader = await readerOf(deps, actor)
    const bulletin = await known(deps, no)
    if (bulletin.confirmedAt === undefined) {
      await confirm(deps, bulletin, actor)
      await sealTrail(deps, FEW_SEALS)
    }
    return toldTo(reader, await known(deps, no))
  })

  readingRoutes(app, deps)
  monthRoutes(app, deps)
}

/** What making and confirming one needs, also where nobody asks over HTTP. */
export type Issuing = Pick<Deps, 'sql' | 'config' | 'now' | 'codeVersion'>

const keep = (deps: Issuing, bulletin: FrozenBulletin, actor: Actor): Promise<string> =>
  keepBulletin(deps.sql, { ...bulletin, sha256: sha256Hex(sealedText(bulletin)) }, actor, {
    now: deps.now(),
    today: today(deps),
  })

/** Answers its number. */
export const issueFor = async (deps: Issuing, wanted: NewBulletin, actor: Actor): Promise<string> =>
  keep(deps, await frozen(deps, wanted), actor)

export const confirmFor = async (deps: Issuing, no: string, actor: Actor): Promise<void> =>
  confirm(deps, await known(deps, no), actor)

function readingRoutes(app: App, deps: Deps): void {
  serve(app, deps, bulletins.read, async ({ params: { no }, actor }) => {
    const { figures, lists, ...bulletin } = await known(deps, no)
    const reader = await readerOf(deps, actor)
    return {
      ...toldTo(reader, bulletin),
      figures: JSON.parse(figures) as Overview,
      lists: JSON.parse(lists) as BulletinLists,
    }
  })

  serve(app, deps, bulletins.changes, async ({ params: { no } }) => {
    const { asOf, knownAt } = await known(deps, no)
    const sights = await sightsSince(deps.sql, knownAt, asOf, inputOf(deps, asOf))
    const causes = causesBetween(asOf, sights)
    const things = causes.flatMap(({ cause, items }) => items.flatMap((item) => whoseReason(item, cause) ?? []))
    const reasonOf = await reasonsSince(deps.sql, knownAt, things)
    const now = new Date(knownNow(deps.now(), await ask(deps.sql, countOf(NEWEST_KNOWN)))).toISOString()
    return {
      no,
      asOf,
      from: { knownAt, targets: measured(sights[0]) },
      to: { knownAt: now, targets: measured(sights[3]) },
      causes: withReasons(causes, reasonOf),
    }
  })
}

const inputOf =
  (deps: Issuing, asOf: string): ReadInput =>
  async (sql) =>
    readOverview(sql, asOf, deps.now(), overviewSettings(await inForce({ ...deps, sql }, asOf)))

const measured = ({ targets }: Sight) =>
  targets.map(({ code, name, unit, amount, done, credit }) => ({
    code,
    name,
    unit,
    amount,
    done,
    exact: exactOf({ done, credit }),
  }))

async function known({ sql }: Pick<Deps, 'sql'>, no: string): Promise<KeptBulletin & FrozenBulletin> {
  const found = await findBulletin(sql, no)
  if (!found) throw notFound('noun_bulletin', no)
  return found
}

export interface Reader extends Pick<Actor, 'id' | 'role'> {
  /** The office has one manager, and says so. */
  isAlone: boolean
}

export async function readerOf(deps: Issuing, { id, role }: Actor): Promise<Reader> {
  const { SINGLE_MANAGER: saysSo } = await inForce(deps)
  return { id, role, isAlone: saysSo && (await isOneManagerAlone(deps.sql)) }
}

/** Without what is frozen in it. */
function toldTo(reader: Reader, bulletin: KeptBulletin & Partial<FrozenBulletin>): Bulletin {
  const { madeById, figures: _, lists: __, ...told } = bulletin
  const isDraft = told.confirmedAt === undefined
  const mayConfirm = reader.role === 'manager' && (madeById !== reader.id || reader.isAlone)
  return { ...told, status: isDraft ? 'draft' : 'confirmed', canConfirm: isDraft && mayConfirm }
}

/** Everything that is known of the day at this moment, read as of it: what comes in meanwhile is not in it. */
async function frozen(
  deps: Issuing,
  { kind, asOf, note }: Pick<FrozenBulletin, 'kind' | 'asOf' | 'note'>,
): Promise<FrozenBulletin> {
  const [[claimed]] = await deps.sql.batch<[{ n: number }[]]>([statement(CLAIM, [deps.now().getTime()])])
  const at = claimed?.n ?? deps.now().getTime()
  const { input, logs, villages, passing } = await sightOf(asKnown(deps.sql, at), asOf, inputOf(deps, asOf))
  const overview = overviewOf(input)
  const ids = (isIn: (status: string) => boolean): string[] =>
    [...logs.values()].flatMap(({ id, status, screenedOn }) =>
      isIn(status) && screenedOn.slice(0, 4) === asOf.slice(0, 4) ? [id] : [],
    )
  const lists: BulletinLists = {
    counted: ids((status) => COUNTED.some((one) => one === status)),
    held: ids((status) => status === 'held'),
    passing: villages.flatMap(({ code, designated }) => (designated && passing.has(code) ? [code] : [])),
  }
  return {
    kind,
    asOf,
    ...(note !== undefined && { note }),
    knownAt: new Date(at).toISOString(),
    figures: JSON.stringify({ ...overview, flags: overview.flags.map((flag) => flagIn('zh', flag)) }),
    lists: JSON.stringify(lists),
    codeVersion: deps.codeVersion,
  }
}

/** One whose answer was lost on the way: the newest, still a draft of the same person, that says the same. */
async function sameAs(deps: Deps, wanted: FrozenBulletin, actor: Actor): Promise<KeptBulletin | undefined> {
  const { items } = await findBulletins(deps.sql, 1)
  const newest = items[0] && (await known(deps, items[0].no))
  if (!newest || newest.confirmedAt !== undefined || newest.madeById !== actor.id) return undefined
  const said = ({ kind, asOf, note, figures, lists }: FrozenBulletin): string => {
    const { generatedAt: _, knownAt: __, ...rest } = JSON.parse(figures) as Overview
    return JSON.stringify([kind, asOf, note, rest, lists])
  }
  return said(newest) === said(wanted) ? newest : undefined
}

async function confirm(deps: Issuing, bulletin: KeptBulletin, actor: Actor): Promise<void> {
  try {
    await confirmBulletin(deps.sql, bulletin, actor, deps.now(), (await inForce(deps)).SINGLE_MANAGER)
  } catch (error) {
    if (error instanceof ConstraintError && error.constraint === 'confirmed_by_another') {
      throw new AppError('forbidden', { key: 'error_own_bulletin' })
    }
    // another was faster: it is confirmed
    if (!isOvertaken(error)) throw error
  }
}

function monthRoutes(app: App, deps: Deps): void {
  serve(app, deps, months.list, async ({ query }) => pageOf(await closedMonths(deps.sql), query, ({ month }) => month))

  serve(app, deps, months.close, async ({ params: { month }, actor }) => {
    if (lastDayOf(month) >= today(deps) && month >= monthOf(today(deps))) {
      throw invalid({ path: 'month', sentence: { key: 'month_not_over', facts: { month } } })
    }
    await closeMonth(deps.sql, month, actor, deps.now())
    const closed = (await closedMonths(deps.sql)).find((one) => one.month === month)
    if (!closed) throw notFound('noun_month', month)
    return closed
  })
}
