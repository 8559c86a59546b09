/** Villages by the day: what held on it, and which day a show was of a designated village or a township. */
import type { Actor } from '../../domain/people/account.ts'
import type { NewVillage } from '../../domain/register/place.ts'
import type { VersionsOf, VillageVersion } from '../../domain/register/village-facts.ts'
import { auditedFrom, SYSTEM } from '../people/audit.ts'
import { keptBy } from '../engine/kept-readings.ts'
import { reworded, withFirst } from '../engine/knowledge.ts'
import { type Decided, NAMED_ON_DAY, NAMES_HELD } from './name-versions.ts'
import {
  ask,
  type Basis,
  countOf,
  json,
  mapped,
  putRows,
  type Reading,
  rowAs,
  rowsOf,
  type Sql,
  statement,
  type Statement,
} from '../engine/sql.ts'

const FACTS = ['name', 'township_code', 'designated', 'team_code', 'annual_quota', 'ends_on']
const OTHERS = [
  'aliases',
  'latitude',
  'longitude',
  'population',
  'speakers_installed',
  'pinyin',
  'initials',
  'shown_latitude',
  'shown_longitude',
  'shown_logs',
]

/** Takes the day. A village that had not begun is not there. */
const ON_DAY = `SELECT v.rowid AS "rowid", v.code, ${OTHERS.map((column) => `v.${column}`).join(', ')},
  ${FACTS.map((column) => `CASE WHEN w.village_code IS NULL THEN v.${column} ELSE w.${column} END AS ${column}`).join(', ')}
  FROM villages v LEFT JOIN village_versions w ON w.village_code = v.code AND w.effective_on = (
    SELECT max(x.effective_on) FROM village_versions x WHERE x.village_code = v.code AND x.effective_on <= ?)
  WHERE w.village_code IS NOT NULL OR NOT EXISTS (SELECT 1 FROM village_versions x WHERE x.village_code = v.code)`

const DATED_TABLES = [{ table: 'villages', text: ON_DAY }, ...NAMED_ON_DAY]
const readsFrom = (table: string) => new RegExp(`\\b(FROM|JOIN) ${table}\\b`, 'g')

/**
 * Reads the register as it was on a day. The tables themselves are that, unless something was decided for a later day, or
 * in advance: then a table may not have followed yet.
 */
export async function onDay(sql: Sql, day: string): Promise<Sql> {
  const decided = ['village_versions', 'name_versions'].map(
    (table) => `EXISTS (SELECT 1 FROM ${table} WHERE effective_on > ? OR effective_on > substr(made_at, 1, 10))`,
  )
  if ((await ask(sql, countOf(`SELECT ${decided.join(' OR ')} AS n`, [day, day]))) === 0) return sql
  const dated = ({ past, ...asked }: Statement): Statement => {
    const named = DATED_TABLES.filter(({ table }) => readsFrom(table).test(asked.sql))
    const text = named.reduce((told, { table }) => told.replace(readsFrom(table), `$1 ${table}_on_day`), asked.sql)
    return named.reduce(
      (told, { table, text: ofDay }) => withFirst(`${table}_on_day AS NOT MATERIALIZED (${ofDay})`, [day], told),
      { ...asked, ...(past && { past: dated(past) }), sql: text },
    )
  }
  return reworded(sql, dated)
}

const CHANGED = 's.village_code IN (SELECT x.village_code FROM village_versions x)'
const onTheDay = (column: 'designated' | 'township_code'): string =>
  `(SELECT x.${column} FROM village_versions x WHERE x.village_code = s.village_code AND x.effective_on <= s.screened_on
    ORDER BY x.effective_on DESC LIMIT 1)`
/** A log's village was designated on the day of its show, or not. */
export const WAS_DESIGNATED = `(CASE WHEN ${CHANGED} THEN ${onTheDay('designated')}
  ELSE s.village_code IN (SELECT v.code FROM villages v WHERE v.designated = 1) END)`
/** It lay in this township on the day of the show; takes the code twice. */
export const WAS_OF_TOWNSHIP = `(s.village_code IN (SELECT v.code FROM villages v WHERE v.township_code = ?
    AND NOT EXISTS (SELECT 1 FROM village_versions x WHERE x.village_code = v.code))
  OR ${CHANGED} AND ? = ${onTheDay('township_code')})`

/** Each village with the days on which one thing held of it: of one that was never changed, always. */
export const SPANS = `(SELECT code, designated, township_code, '' AS from_on, '9999' AS until_on FROM villages v
    WHERE NOT EXISTS (SELECT 1 FROM village_versions x WHERE x.village_code = v.code)
  UNION ALL SELECT village_code, designated, township_code, effective_on, coalesce(
    (SELECT date(min(x.effective_on), '-1 day') FROM village_versions x
      WHERE x.village_code = w.village_code AND x.effective_on > w.effective_on), '9999') FROM village_versions w)`

/** Whatever the register says. */
export const OF_REGISTER: Basis = { kinds: ['village', 'township', 'team', 'film', 'register'] }

const versionAs = rowAs<VillageVersion>({ flags: ['designated'] })
export const everyVersion: Reading<VersionsOf> = keptBy(
  OF_REGISTER,
  mapped(
    rowsOf(
      `SELECT village_code, effective_on, name, township_code, designated, team_code, annual_quota, ends_on
       FROM village_versions ORDER BY village_code, effective_on`,
      [],
      versionAs,
    ),
    (versions) => Map.groupBy(versions, ({ villageCode }) => villageCode),
  ),
)

/** Of one village, in the order of their days, each with who decided it and why. */
export async function villageVersions(sql: Sql, code: string) {
  const versions = await ask(
    sql,
    rowsOf(
      `SELECT w.effective_on, w.name, w.township_code, t.name AS township_name, w.designated, w.team_code,
         w.annual_quota, w.ends_on, w.document, w.reason, w.made_at, w.made_by
       FROM village_versions w JOIN townships t ON t.code = w.township_code
       WHERE w.village_code = ? ORDER BY w.effective_on`,
      [code],
      rowAs<VillageVersion & Decided & { townshipName: string; madeAt: string; madeBy: string }>({
        flags: ['designated'],
      }),
    ),
  )
  return versions.map(({ effectiveOn, ...version }) => ({ ...version, effectiveOn: effectiveOn || null }))
}

/** What holds of villages from a day on; the same day again replaces it. What was before is kept first. */
export function putVersions(villages: NewVillage[], decided: Decided, actor: Actor, now: Date): Statement {
  const rows = villages.map((village) => ({
    villageCode: village.code,
    effectiveOn: decided.effectiveOn,
    name: village.name,
    townshipCode: village.townshipCode,
    designated: Number(village.designated),
    teamCode: village.teamCode,
    annualQuota: village.annualQuota,
    endsOn: village.endsOn,
    document: decided.document,
    reason: decided.reason,
    madeAt: now.toISOString(),
    madeBy: actor.name,
  }))
  return putRows('village_versions', 'village_code, effective_on', rows)
}

/** What was there before anything was changed. */
export const keepFirst = (codes: string[], actor: Actor, now: Date): Statement =>
  statement(
    `INSERT INTO village_versions (village_code, effective_on, ${FACTS.join(', ')}, made_at, made_by)
     SELECT code, '', ${FACTS.join(', ')}, ?, ? FROM villages v WHERE code IN (SELECT value FROM json_each(?))
       AND NOT EXISTS (SELECT 1 FROM village_versions x WHERE x.village_code = v.code)`,
    [now.toISOString(), actor.name, json(codes)],
  )

/** Another team serves villages from a day on, or none; all else that holds of them on it goes on. */
export function serveFrom(
  day: string,
  moved: { code: string; to: string | null }[],
  actor: Actor,
  now: Date,
): Statement[] {
  const others = FACTS.filter((column) => column !== 'team_code')
  return [
    keepFirst(
      moved.map(({ code }) => code),
      actor,
      now,
    ),
    statement(
      `INSERT INTO village_versions (village_code, effective_on, ${others.join(', ')}, team_code, made_at, made_by)
       SELECT w.village_code, ?, ${others.map((column) => `w.${column}`).join(', ')}, j.value->>'to', ?, ?
       FROM json_each(?) j JOIN village_versions w ON w.village_code = j.value->>'code' AND w.effective_on = (
         SELECT max(x.effective_on) FROM village_versions x WHERE x.village_code = w.village_code AND x.effective_on <= ?)
       WHERE true ON CONFLICT (village_code, effective_on) DO UPDATE SET team_code = excluded.team_code,
         made_at = excluded.made_at, made_by = excluded.made_by`,
      [day, now.toISOString(), actor.name, json(moved), day],
    ),
  ]
}

/** What each dated table should say on a day, which `held` and `dated` take. */
const HELD = [
  {
    table: 'villages',
    columns: FACTS.join(', '),
    held: `SELECT ${FACTS.join(', ')} FROM village_versions w WHERE w.village_code = villages.code AND w.effective_on <= ?
      ORDER BY w.effective_on DESC LIMIT 1`,
    dated: 'SELECT village_code FROM village_versions WHERE effective_on <= ?',
  },
  ...NAMES_HELD,
].map(({ dated, ...one }) => ({
  ...one,
  isBehind: `code IN (${dated}) AND (${one.columns}) IS NOT (${one.held})`,
}))

/** The tables say what holds on the day. */
export const follow = (day: string, now: Date): Statement[] =>
  HELD.map(({ table, columns, held, isBehind }) => ({
    sql: `UPDATE ${table} SET (${columns}) = (${held}) WHERE ${isBehind}`,
    values: [day, day, day],
    at: now.getTime(),
  }))

/** The same where only the day has come: then the trail says so. */
export function takeEffect(day: string, now: Date): Statement[] {
  const behind = HELD.map(({ table, isBehind }) => `EXISTS (SELECT 1 FROM ${table} WHERE ${isBehind})`)
  const told = `'take_effect', 'register', 'register', NULL, NULL, NULL WHERE ${behind.join(' OR ')}`
  const days = HELD.flatMap(() => [day, day])
  return [auditedFrom(SYSTEM, now, told, days), ...follow(day, now)]
}
