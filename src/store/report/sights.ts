/** The figures of a day and what they are made of, as they were known then, as they are known now, and in between. */
import { type LogState, type Sight } from '../../domain/report/bulletin-changes.ts'
import { type OverviewInput, overviewOf } from '../../domain/report/overview.ts'
import { yearOf } from '../../domain/period.ts'
import { asKnown, REGISTER, RULES } from '../engine/knowledge.ts'
import { json, type Reading, rowAs, rowsOf, type Sql } from '../engine/sql.ts'

const onShowDay = (column: string): string =>
  `coalesce((SELECT x.${column} FROM village_versions x WHERE x.village_code = s.village_code
     AND x.effective_on <= s.screened_on ORDER BY x.effective_on DESC LIMIT 1), v.${column})`
const COLUMNS = `s.id, s.village_code AS villageCode, v.name AS villageName, s.team_code AS teamCode,
  s.screened_on AS screenedOn, s.status, s.credit, ${onShowDay('designated')} AS designated,
  ${onShowDay('township_code')} AS townshipCode`
/** Logs of the day's year up to it, and of the years that a target in force began in. */
const logsUpTo = (from: string, asOf: string): Reading<LogState[]> =>
  rowsOf(
    `SELECT ${COLUMNS} FROM screenings s JOIN villages v ON v.code = s.village_code
     WHERE s.screened_on BETWEEN ? AND ? ORDER BY s.screened_on, s.id`,
    [from, asOf],
    rowAs<LogState>({ flags: ['designated'] }),
  )

const entriesUpTo = (asOf: string): Reading<Sight['entries']> =>
  rowsOf(
    `SELECT id, target_code AS targetCode, entered_for AS "on", amount, note FROM target_entries WHERE entered_for <= ?`,
    [asOf],
  )

/** Reads what the managers' page is worked out from, with whatever database it is given. */
export type ReadInput = (sql: Sql) => Promise<OverviewInput>

export async function sightOf(sql: Sql, asOf: string, readInput: ReadInput): Promise<Sight & { input: OverviewInput }> {
  const input = await readInput(sql)
  const { targets } = overviewOf(input)
  const from = targets.reduce((first, { startsOn }) => (startsOn < first ? startsOn : first), `${yearOf(asOf)}-01-01`)
  const { logs, entries } = await sql.read({ logs: logsUpTo(from, asOf), entries: entriesUpTo(asOf) })
  return {
    input,
    targets,
    rules: input.targets,
    villages: input.villages,
    logs: new Map(logs.map((log) => [log.id, log])),
    passing: new Set([...input.audibility].flatMap(([code, { band }]) => (band === 'pass' ? [code] : []))),
    connected: new Map(input.coverage.map(({ villageCode, connected }) => [villageCode, connected])),
    entries,
    fed: new Map(
      [...input.targetSums].flatMap(([code, sums]) => ('parts' in sums && sums.parts ? [[code, sums.parts]] : [])),
    ),
  }
}

/** As was known then; with the facts of now; with the register of now, too; and as all is known now. */
export async function sightsSince(
  sql: Sql,
  knownAt: string,
  asOf: string,
  readInput: ReadInput,
): Promise<[Sight, Sight, Sight, Sight]> {
  const then = Date.parse(knownAt)
  const at = (tables?: string[]): Promise<Sight> => sightOf(asKnown(sql, then, tables), asOf, readInput)
  return [await at(), await at([...REGISTER, ...RULES]), await at(RULES), await sightOf(sql, asOf, readInput)]
}

/** Why things were changed since an instant: of each what was said last. */
export async function reasonsSince(sql: Sql, knownAt: string, things: { kind: string; id: string }[]) {
  const rows = await sql.all<{ kind: string; id: string; reason: string }>(
    `SELECT a.subject_kind AS kind, a.subject_id AS id, a.reason, max(a.id) FROM json_each(?) j JOIN audit a
       ON a.subject_kind = j.value->>'kind' AND a.subject_id = j.value->>'id'
     WHERE a.known_from > ? AND a.reason IS NOT NULL GROUP BY a.subject_kind, a.subject_id`,
    json(things),
    Date.parse(knownAt),
  )
  const reasons = new Map(rows.map(({ kind, id, reason }) => [`${kind} ${id}`, reason]))
  return (kind: string, id: string): string | undefined => reasons.get(`${kind} ${id}`)
}
