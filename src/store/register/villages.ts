/** Townships and villages of the register. */
import type { Actor } from '../../domain/people/account.ts'
import {
  MOST_ALIASES,
  type NewVillage,
  type Township,
  type Village,
  withFormerNames,
} from '../../domain/register/place.ts'
import { invalid } from '../../domain/errors.ts'
import { knownPlace, type ShownAt } from '../../domain/register/village-position.ts'
import { audited } from '../people/audit.ts'
import { hasSameFacts } from '../../domain/register/village-facts.ts'
import { searchKeys } from './pinyin.ts'
import { villagesNamed } from './register-words.ts'
import { keptBy } from '../engine/kept-readings.ts'
import type { Decided } from './name-versions.ts'
import { follow, keepFirst, OF_REGISTER, onDay, putVersions } from './village-versions.ts'
import { changeThing, type Expected, type Subject } from '../people/revisions.ts'
import {
  allOf,
  ask,
  countOf,
  isAmong,
  isAsked,
  json,
  mapped,
  putRows,
  reading,
  type Reading,
  rowAs,
  rowsOf,
  type Sql,
  type Statement,
} from '../engine/sql.ts'

type Typed = Record<'pinyin' | 'initials', string>
const keptAs = rowAs<Village & Typed & { shownLatitude?: number; shownLongitude?: number; shownLogs: number }>({
  flags: ['designated'],
  json: ['aliases'],
})

/** What the register says of a village by itself; read for all of them wherever a figure is made. */
const REGISTERED = `v.code, v.name, v.township_code, t.name AS township_name, v.designated, v.team_code,
  v.annual_quota, v.aliases, v.latitude, v.longitude, v.population, v.speakers_installed, v.ends_on`
const registeredAs = rowAs<Village>({ flags: ['designated'], json: ['aliases'] })
export const VILLAGE_COLUMNS = `${REGISTERED}, v.shown_latitude, v.shown_longitude, v.shown_logs, v.pinyin, v.initials`
const FROM = 'FROM villages v JOIN townships t ON t.code = v.township_code'

/** A village, where its accepted logs are, however few, and how its names are typed. */
function knownOf(row: object): { village: Village; shown: ShownAt | null; names: Typed } {
  const { shownLatitude, shownLongitude, shownLogs: logs, pinyin, initials, ...village } = keptAs(row)
  const [latitude, longitude] = [shownLatitude, shownLongitude]
  const shown = latitude === undefined || longitude === undefined ? null : { latitude, longitude, logs }
  return { village, shown, names: { pinyin, initials } }
}

const villageOf = (row: object): Village => knownOf(row).village
export type NamedVillage = Village & Typed
/** `isPlaced`: with the place that its accepted logs tell, where the register has none. */
export function namedVillageOf(row: object, isPlaced = false): NamedVillage & { positionFrom?: 'logs' } {
  const { village, names } = knownOf(row)
  return { ...(isPlaced ? placedVillageOf(row) : village), ...names }
}

const placedVillageOf = (row: object): Village & { positionFrom?: 'logs' } => {
  const { village, shown } = knownOf(row)
  const { place, source } = knownPlace(village, shown)
  return source === 'logs' ? { ...village, ...place, positionFrom: source } : village
}

/** Along the townships: each of these is looked up once. */
export const everyVillage = keptBy(
  OF_REGISTER,
  mapped(
    rowsOf(`SELECT ${REGISTERED} FROM townships t CROSS JOIN villages v ON v.township_code = t.code`, [], registeredAs),
    (villages) => villages.sort((a, b) => (a.code < b.code ? -1 : 1)),
  ),
)
export const shownVillage = (code: string) =>
  rowsOf(`SELECT ${VILLAGE_COLUMNS} ${FROM} WHERE v.code = ?`, [code], knownOf)
export const everyShownVillage = rowsOf(`SELECT ${VILLAGE_COLUMNS} ${FROM} ORDER BY v.code`, [], knownOf)
/** Of one that ended, the names of those that were made of it. */
const HEIRS = `CASE WHEN v.ends_on IS NOT NULL THEN (SELECT group_concat(h.name, '、') FROM village_origins o
  JOIN villages h ON h.code = o.village_code WHERE o.from_code = v.code) END AS heirs`
/** With their learnt places. */
export function villagesByCode(codes: string[]): Reading<(Village & { heirs?: string })[]> {
  const { condition, values } = isAmong('v.code', codes)
  return rowsOf(`SELECT ${VILLAGE_COLUMNS}, ${HEIRS} ${FROM} WHERE ${condition}`, values, placedVillageOf)
}

export const knownVillages = (codes: string[]): Reading<Set<string>> =>
  reading(
    'SELECT code FROM villages WHERE code IN (SELECT value FROM json_each(?))',
    [json(codes)],
    (rows: { code: string }[]) => new Set(rows.map(({ code }) => code)),
  )

interface VillageFilter {
  township?: string | undefined
  team?: string | undefined
  designated?: boolean | undefined
  /** Part of a name, an alias, its pinyin or its initials. */
  q?: string | undefined
}

/** Villages in the order of their codes, from the one after `after`; total counts the whole filter, `ended` those that had ended by the day. */
export async function findVillages(sql: Sql, filter: VillageFilter, limit: number, after = '', day = '') {
  const named = filter.q ? await sql.read({ codes: villagesNamed(filter.q.toLowerCase()) }) : undefined
  const { where, values } = allOf(
    isAsked('v.township_code = ?', filter.township),
    isAsked('v.team_code = ?', filter.team),
    isAsked('v.designated = ?', filter.designated),
    isAsked('v.code IN (SELECT value FROM json_each(?))', named && json(named.codes)),
  )
  return sql.read({
    items: rowsOf(
      `SELECT ${VILLAGE_COLUMNS} ${FROM} WHERE ${where} AND v.code > ? ORDER BY v.code LIMIT ?`,
      [...values, after, limit],
      villageOf,
    ),
    total: countOf(`SELECT count(*) AS n ${FROM} WHERE ${where}`, values),
    ended: countOf(`SELECT count(*) AS n ${FROM} WHERE ${where} AND v.ends_on < ?`, [...values, day]),
  })
}

export async function findVillage(sql: Sql, code: string): Promise<Village | null> {
  const row = await sql.first(`SELECT ${VILLAGE_COLUMNS} ${FROM} WHERE v.code = ?`, code)
  return row && villageOf(row)
}

export const everyTownship: Reading<Township[]> = keptBy(
  OF_REGISTER,
  rowsOf('SELECT code, name, ends_on FROM townships ORDER BY code', [], rowAs<Township>()),
)
export const allTownships = (sql: Sql): Promise<Township[]> => ask(sql, everyTownship)

/** Writes many townships; one that is there already is changed. */
export const putTownships = (townships: Township[]): Statement =>
  putRows(
    'townships',
    'code',
    townships.map(({ code, name, endsOn }) => ({ code, name, endsOn })),
  )

/** Writes many villages; one that is there already is changed as a whole. */
export function putVillages(villages: NewVillage[]): Statement {
  const rows = villages.map((village) => ({
    code: village.code,
    name: village.name,
    townshipCode: village.townshipCode,
    designated: Number(village.designated),
    teamCode: village.teamCode,
    annualQuota: village.annualQuota,
    aliases: json(village.aliases),
    latitude: village.latitude,
    longitude: village.longitude,
    population: village.population,
    speakersInstalled: village.speakersInstalled,
    endsOn: village.endsOn,
    ...searchKeys([village.name, ...village.aliases]),
  }))
  return putRows('villages', 'code', rows)
}

export const villageSubject = (code: string): Subject => ({ subjectKind: 'village', subjectId: code })

interface VillagePut extends Decided {
  village: NewVillage
  expected: Expected | undefined
  today: string
}

/**
 * Answers its revision. What has a first day holds from it on, and the days before keep what they had. A former name is
 * an alias for ever; throws invalid where that makes too many.
 */
export async function putVillage(sql: Sql, put: VillagePut, actor: Actor, now: Date) {
  const { village, expected, today, ...decided } = put
  const subject = villageSubject(village.code)
  const wanted = withFormerNames(village, await formerNames(sql, village.code))
  if (wanted.aliases.length > MOST_ALIASES) {
    throw invalid({ path: 'aliases', sentence: { key: 'aliases_too_many', facts: { maximum: MOST_ALIASES } } })
  }
  let kept: Village | null = null
  return changeThing<NewVillage>(sql, {
    subject,
    expected,
    wanted,
    read: async () => {
      kept = await findVillage(await onDay(sql, decided.effectiveOn), village.code)
      return kept && plainOf(kept)
    },
    statements: (before) => {
      // whoever renamed it meanwhile, that name is a former one, too
      const named = before ? withFormerNames(wanted, [before.name]) : wanted
      const { effectiveOn, reason } = decided
      const isDated = before !== null && !hasSameFacts(before, named)
      const after = isDated ? { ...named, effectiveOn } : named
      const entry = { action: 'put', ...subject, reason, before: kept ?? undefined, after }
      const dated = isDated ? [keepFirst([named.code], actor, now), putVersions([named], decided, actor, now)] : []
      return [...dated, putVillages([named]), ...follow(today, now), audited(actor, now, [entry])]
    },
  })
}

/** The names it had, as the trail tells, and the one it has. */
async function formerNames(sql: Sql, code: string): Promise<string[]> {
  const rows = await sql.all<{ name: string }>(
    `SELECT name FROM (SELECT before->>'name' AS name, id FROM audit
       WHERE subject_kind = 'village' AND subject_id = ? AND before->>'name' <> after->>'name'
       UNION ALL SELECT name, 9e15 FROM villages WHERE code = ?) ORDER BY id`,
    code,
    code,
  )
  return rows.map(({ name }) => name)
}

/** Without what is the township's own affair. */
function plainOf({ townshipName: _, ...plain }: Village): NewVillage {
  return plain
}
