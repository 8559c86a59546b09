/**
 * Clears people’s names and numbers when the years of keeping are over: of logs and faults as they stand, of what was
 * known of them before, of what was sent, and of the lines of the trail that had them. Nothing else of a row changes: its
 * other columns are proven by themselves, and a line keeps the hash it was sealed by (store/trail/cleared-lines.ts).
 * It is no new version of anything: what was known before is cleared, too.
 */
import { CLEARED } from '../../domain/people/masking.ts'
import { rowHash } from '../../domain/trail/chain.ts'
import type { TrailRow } from '../../domain/trail/seal.ts'
import { json, quoted, type Sql, statement, type Statement } from '../engine/sql.ts'
import { TRAIL_COLUMNS } from '../trail/seals.ts'
import { audited, SYSTEM } from './audit.ts'

/** One batch: a few milliseconds in which nobody else is served. */
const AT_ONCE = 200
/** A night’s work; what is left is cleared in the next one. */
const BATCHES = 100

export interface Clearing {
  /** Shows and faults of days before this one. */
  before: string
  /** Where a phone was, too. */
  places: boolean
}

const GONE = quoted([CLEARED])
const people = (text: string, ...paths: string[]): string =>
  `json_replace(${text}, ${paths.map((path) => `'$.${path}', ${GONE}`).join(', ')})`
const withoutPlaces = (text: string): string =>
  `iif(?, json_remove(${text}, '$.position', '$.content.position'), ${text})`
const WITNESS = ['witness.name', 'witness.phone']
/** What a log’s line says of it, or what was sent. */
const ofLog = (text: string): string =>
  withoutPlaces(people(text, ...WITNESS, ...WITNESS.map((path) => `content.${path}`)))
const LOG_COLUMNS = `witness_name = iif(witness_name IS NULL, NULL, ${GONE}),
  witness_phone = iif(witness_phone IS NULL, NULL, ${GONE}), latitude = iif(?, NULL, latitude),
  longitude = iif(?, NULL, longitude), accuracy_m = iif(?, NULL, accuracy_m),
  position_fixed_at = iif(?, NULL, position_fixed_at), sent = ${ofLog('sent')}`
const FAULT_COLUMNS = `reporter_name = iif(reporter_name IS NULL, NULL, ${GONE}), sent = ${people('sent', 'reporterName')}`

const AMONG = '(SELECT value FROM json_each(?))'
/** In its place, without a version: no trigger takes a row whose instant is given for one that was changed. */
const inPlace = (table: string, columns: string, values: (string | number)[], ids: string): Statement[] => [
  statement(`UPDATE ${table} SET known_from = -known_from, ${columns} WHERE id IN ${AMONG}`, [...values, ids]),
  statement(`UPDATE ${table} SET known_from = -known_from WHERE id IN ${AMONG} AND known_from < 0`, [ids]),
  statement(`UPDATE ${table}_past SET ${columns} WHERE id IN ${AMONG}`, [...values, ids]),
]

/** A line that no seal covers yet is sealed first, as it was written. */
const SEALED = '(SELECT coalesce(max(last_row), 0) FROM seals)'
const isSealed = (kind: string): string =>
  `NOT EXISTS (SELECT 1 FROM audit a WHERE a.subject_kind = '${kind}' AND a.subject_id = x.id AND a.id > ${SEALED})`

/** A witness, or where the phone was if that goes, too: as a log stands, or stood before somebody took it out of it. */
const hasPeople = `x.witness_name <> ${GONE} OR (? AND x.latitude IS NOT NULL)`

interface Thing {
  kind: 'screening' | 'fault'
  /** Those that are due, some of them. */
  due: (clearing: Clearing) => Promise<string[]>
  statements: (ids: string, places: number) => Statement[]
  /** Lines of the trail that may have people in them. */
  lines: string
  said: (text: string) => string
}

async function logsDue(sql: Sql, { before, places }: Clearing): Promise<string[]> {
  const rows = await sql.all<{ id: string }>(
    `SELECT id FROM screenings x WHERE screened_on < ? AND (${hasPeople} OR EXISTS (
       SELECT 1 FROM screenings_past p WHERE p.id = x.id AND (${hasPeople.replaceAll('x.', 'p.')})))
       AND ${isSealed('screening')} LIMIT ?`,
    before,
    Number(places),
    Number(places),
    AT_ONCE,
  )
  return rows.map(({ id }) => id)
}

const things = (sql: Sql): Thing[] => [
  {
    kind: 'screening',
    due: (clearing) => logsDue(sql, clearing),
    statements: (ids, places) => inPlace('screenings', LOG_COLUMNS, Array(5).fill(places) as number[], ids),
    lines: `subject_kind = 'screening' AND subject_id IN ${AMONG} AND action IN ('correct', 'match')`,
    said: ofLog,
  },
  {
    kind: 'fault',
    due: async ({ before }) => {
      const rows = await sql.all<{ id: string }>(
        `SELECT id FROM faults x WHERE settled_on < ? AND (reporter_name <> ${GONE} OR EXISTS (
           SELECT 1 FROM fault_witnesses w WHERE w.fault_id = x.id AND w.name <> ${GONE})) AND ${isSealed('fault')}
           AND NOT EXISTS (SELECT 1 FROM fault_witnesses w JOIN audit a ON a.subject_kind = 'fault_witness'
             AND a.subject_id = w.id WHERE w.fault_id = x.id AND a.id > ${SEALED}) LIMIT ?`,
        before,
        AT_ONCE,
      )
      return rows.map(({ id }) => id)
    },
    statements: (ids) => [
      ...inPlace('faults', FAULT_COLUMNS, [], ids),
      statement(`UPDATE fault_witnesses SET name = ${GONE} WHERE fault_id IN ${AMONG}`, [ids]),
    ],
    lines: `subject_kind = 'fault_witness' AND action = 'add' AND subject_id IN (
      SELECT id FROM fault_witnesses WHERE fault_id IN ${AMONG})`,
    said: (text) => people(text, 'name'),
  },
]

/** How many logs and faults were cleared; each batch says so in the trail. */
export async function clearPeople(sql: Sql, clearing: Clearing, now: Date): Promise<{ logs: number; faults: number }> {
  const cleared = { screening: 0, fault: 0 }
  for (const thing of things(sql)) {
    for (let batches = 0; batches < BATCHES; batches++) {
      const ids = await thing.due(clearing)
      if (ids.length === 0) break
      await clear(sql, thing, ids, clearing, now)
      cleared[thing.kind] += ids.length
    }
  }
  if (cleared.screening > 0) sql.words?.forget()
  return { logs: cleared.screening, faults: cleared.fault }
}

async function clear(sql: Sql, thing: Thing, all: string[], { before, places }: Clearing, now: Date): Promise<void> {
  const ids = json(all)
  const withPlaces = Number(thing.kind === 'screening' && places)
  const lines = await sql.all<TrailRow>(`SELECT ${TRAIL_COLUMNS} FROM audit WHERE ${thing.lines}`, ids)
  const hashes = lines.map((line) => ({ id: line.id, sha256: rowHash(line) }))
  const values = thing.kind === 'screening' ? [withPlaces, withPlaces] : []
  await sql.batch([
    statement(
      `INSERT INTO cleared_lines (id, sha256) SELECT value->>'id', value->>'sha256' FROM json_each(?)
       WHERE true ON CONFLICT (id) DO NOTHING`,
      [json(hashes)],
    ),
    statement(
      `UPDATE audit SET before = ${thing.said('before')}, after = ${thing.said('after')}
       WHERE id IN (SELECT value->>'id' FROM json_each(?))`,
      [...values, json(hashes)],
    ),
    ...thing.statements(ids, withPlaces),
    audited(SYSTEM, now, [
      {
        action: 'clear',
        subjectKind: 'personal_data',
        subjectId: `${thing.kind}s`,
        after: { count: all.length, until: before, ...(withPlaces === 1 && { places: true }) },
      },
    ]),
  ])
}
