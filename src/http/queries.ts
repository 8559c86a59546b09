/** What lists have in common: query parameters as words of the work, and the cursor of the next page. */
import type * as z from 'zod'
import { type Listed, MOST_A_PAGE, type Paging } from '../contract/route.ts'
import type { StaleDaysOn } from '../domain/audibility/audibility.ts'
import { versionOn } from '../domain/dated-setting.ts'
import { type AppError, invalid, notFound } from '../domain/errors.ts'
import { localDay } from '../domain/period.ts'
import type { Village } from '../domain/register/place.ts'
import type { Config } from '../config.ts'
import { asKnown, NEWEST_KNOWN } from '../store/engine/knowledge.ts'
import { ask, countOf } from '../store/engine/sql.ts'
import { settingsOn, settingVersions } from '../store/people/settings.ts'
import { findVillage } from '../store/register/villages.ts'
import type { Deps } from './deps.ts'

/** A page of rows of which one more was read than it may have; `keyOf` is where the next one begins. */
export function pageFrom<T>(rows: T[], limit: number, total: number, keyOf: (last: T) => string[]): Listed<T> {
  const items = rows.slice(0, limit)
  const last = rows.length > limit ? items.at(-1) : undefined
  return { items, total, ...(last && { nextCursor: toCursor(keyOf(last)) }) }
}

/** A page of a list that is at hand as a whole: behind the item named, or from where it stood if it has gone meanwhile. */
export function pageOf<T>(all: T[], asked: z.output<typeof Paging>, keyOf: (item: T) => string): Listed<T> {
  const { limit = MOST_A_PAGE, cursor } = asked
  const [key, place] = fromCursor(cursor, 2) ?? ['', '0']
  if (!/^\d{1,9}$/.test(place ?? '')) throw badCursor()
  const known = cursor === undefined ? -1 : all.findIndex((item) => keyOf(item) === key)
  const from = known < 0 ? Number(place) : known + 1
  const rows = all.slice(from, from + limit + 1)
  return pageFrom(rows, limit, all.length, (last) => [keyOf(last), String(from + limit - 1)])
}

/** A cursor is a list's own sort key, in a form nobody is meant to read. */
export const toCursor = (key: string[]): string => btoa(key.join('|')).replaceAll('+', '-').replaceAll('/', '_')
export const badCursor = (): AppError => invalid({ path: 'cursor', sentence: { key: 'bad_cursor' } })
export function fromCursor(cursor: string | undefined, parts: number): string[] | undefined {
  if (cursor === undefined) return undefined
  const bad = badCursor()
  try {
    const key = atob(cursor.replaceAll('-', '+').replaceAll('_', '/')).split('|')
    if (key.length !== parts) throw bad
    return key
  } catch {
    throw bad
  }
}

/** Where a page begins, by the names of its list's sort key. */
export function afterIn<K extends string>(names: readonly K[], cursor: string | undefined) {
  const key = fromCursor(cursor, names.length)
  return key && (Object.fromEntries(names.map((name, i) => [name, key[i] ?? ''])) as Record<K, string>)
}
/** And where the next one begins, if there is one. */
export const nextIn = <K extends string>(names: readonly K[], next: Record<K, string | number> | undefined) =>
  next ? { nextCursor: toCursor(names.map((name) => String(next[name]))) } : {}

/** The number that a list's cursor is, where it is one. */
export function numberIn(cursor: string | undefined): number | undefined {
  const [text] = fromCursor(cursor, 1) ?? []
  if (text === undefined) return undefined
  const number = Number(text)
  if (!Number.isSafeInteger(number) || number < 0) throw badCursor()
  return number
}

export const today = (deps: Pick<Deps, 'now' | 'config'>): string => localDay(deps.now(), deps.config.TIME_ZONE)

/** The settings in force on a day, today unless told: what the office decided, over the environment's. */
export const inForce = (deps: Pick<Deps, 'sql' | 'now' | 'config'>, day = today(deps)): Promise<Config> =>
  settingsOn(deps.sql, deps.config, day)

/** How long a test counts, as it is in force on any day: what a trend says of a day is what was said on it. */
export async function staleDaysOf({ sql, config }: Pick<Deps, 'sql' | 'config'>): Promise<StaleDaysOn> {
  const versions = await settingVersions(sql)
  return (day) => {
    const decided = versionOn(versions, 'STALE_DAYS', day)?.value
    return typeof decided === 'number' ? decided : config.STALE_DAYS
  }
}

/** What is said to have happened on a day cannot have happened after today; names the field. */
export function futureDay(deps: Pick<Deps, 'now' | 'config'>, path: string, day: string): AppError | null {
  const now = today(deps)
  return day > now ? invalid({ path, sentence: { key: 'day_in_future', facts: { today: now } } }) : null
}
export function requireNotFuture(deps: Pick<Deps, 'now' | 'config'>, path: string, day: string): void {
  const problem = futureDay(deps, path, day)
  if (problem) throw problem
}

/** The day figures are asked for, today unless told; of a later one nothing can be known, so it is refused. */
export function dayAsked(deps: Pick<Deps, 'now' | 'config'>, asOf = today(deps)): string {
  requireNotFuture(deps, 'asOf', asOf)
  return asOf
}

/** The service as it would have answered at an earlier moment: with what was known then, and the clock of then. */
export async function asOfThen(deps: Deps, knownAt: string): Promise<Deps> {
  const at = Date.parse(knownAt)
  if (at > deps.now().getTime() && at > (await ask(deps.sql, countOf(NEWEST_KNOWN)))) {
    throw invalid({ path: 'knownAt', sentence: { key: 'known_in_future' } })
  }
  return { ...deps, sql: asKnown(deps.sql, at), now: () => new Date(at) }
}

export async function knownVillage({ sql }: Pick<Deps, 'sql'>, code: string): Promise<Village> {
  const village = await findVillage(sql, code)
  if (!village) throw notFound('noun_village', code)
  return village
}

/** The code in the address is the thing's own; a body may repeat it, never contradict it. */
export function requireSameCode(inAddress: string, inBody: string): void {
  if (inAddress !== inBody) throw invalid({ path: 'code', sentence: { key: 'code_differs' } })
}
