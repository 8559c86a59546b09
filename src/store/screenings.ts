/** Screening logs as they are kept: their rows, reading one and many. */
import type { SpeakerCounts } from '../domain/audibility.ts'
import type { Finding } from '../domain/findings.ts'
import type { DeclaredPhoto } from '../domain/photo.ts'
import type { PhoneClock } from '../domain/phone-clock.ts'
import type { NewScreening, NoPosition, ScreeningStatus } from '../domain/screening.ts'
import { json, type Sql, type Statement, statement, type Value } from './sql.ts'

export interface ScreeningRow {
  id: string
  team_code: string
  village_code: string
  started_at: string
  ended_at: string
  screened_on: string
  venue: 'indoor' | 'outdoor'
  film_codes: string
  attendance: number
  operator_name: string | null
  receipt_no: string | null
  witness_name: string | null
  witness_phone: string | null
  latitude: number | null
  longitude: number | null
  accuracy_m: number | null
  position_fixed_at: string | null
  note: string | null
  audibility: string | null
  no_position: NoPosition | null
  clock_phone_at: string | null
  clock_server_at: string | null
  photos: string | null
  recorded_at: string
  received_at: string
  status: ScreeningStatus
  credit: number
  findings: string
  revision: number
  /** The content as first sent, once it was corrected. */
  sent: string | null
  team_name: string
  village_name: string
  township_name: string
}

/** A kept log, with the names a reader needs. */
export interface Screening extends NewScreening {
  teamName: string
  villageName: string
  townshipName: string
  screenedOn: string
  receivedAt: string
  status: ScreeningStatus
  credit: number
  revision: number
  findings: Finding[]
}

export const SCREENING_SELECT = `SELECT s.*, te.name AS team_name, v.name AS village_name, t.name AS township_name
  FROM screenings s JOIN teams te ON te.code = s.team_code JOIN villages v ON v.code = s.village_code
  JOIN townships t ON t.code = v.township_code`

const present = <T>(value: T | null, fields: (value: T) => object): object => (value === null ? {} : fields(value))

/** What the team said, without what the bureau made of it. */
export const contentOf = (row: ScreeningRow): NewScreening => ({
  id: row.id,
  teamCode: row.team_code,
  villageCode: row.village_code,
  startedAt: row.started_at,
  endedAt: row.ended_at,
  venue: row.venue,
  filmCodes: JSON.parse(row.film_codes) as string[],
  attendance: row.attendance,
  ...present(row.operator_name, (operatorName) => ({ operatorName })),
  ...present(row.receipt_no, (receiptNo) => ({ receiptNo })),
  ...present(row.witness_name, (name) => ({
    witness: { name, ...present(row.witness_phone, (phone) => ({ phone })) },
  })),
  ...positionOf(row),
  recordedAt: row.recorded_at,
  ...present(row.note, (note) => ({ note })),
  ...present(row.audibility, (counts) => ({ audibility: JSON.parse(counts) as SpeakerCounts })),
  ...present(row.no_position, (noPosition) => ({ noPosition })),
  ...clockOf(row),
  ...present(row.photos, (photos) => ({ photos: JSON.parse(photos) as DeclaredPhoto[] })),
})

const clockOf = ({ clock_phone_at: phoneAt, clock_server_at: serverAt }: ScreeningRow): { clock?: PhoneClock } =>
  phoneAt === null || serverAt === null ? {} : { clock: { phoneAt, serverAt } }

/** Was this content, normalized, ever sent under the log's id by its team: first, or as it is kept now? */
export function isContentOf(row: ScreeningRow, entry: NewScreening): boolean {
  const content = json(entry)
  return content === row.sent || content === json(contentOf(row))
}

export const positionOf = (row: Pick<ScreeningRow, 'latitude' | 'longitude' | 'accuracy_m' | 'position_fixed_at'>) =>
  row.latitude === null || row.longitude === null
    ? {}
    : {
        position: {
          latitude: row.latitude,
          longitude: row.longitude,
          accuracyM: row.accuracy_m ?? 0,
          fixedAt: row.position_fixed_at ?? '',
        },
      }

export const screeningOf = (row: ScreeningRow): Screening => ({
  ...contentOf(row),
  teamName: row.team_name,
  villageName: row.village_name,
  townshipName: row.township_name,
  screenedOn: row.screened_on,
  receivedAt: row.received_at,
  status: row.status,
  credit: row.credit,
  revision: row.revision,
  findings: JSON.parse(row.findings) as Finding[],
})

export async function findScreening(sql: Sql, id: string): Promise<Screening | null> {
  const row = await sql.first<ScreeningRow>(`${SCREENING_SELECT} WHERE s.id = ?`, id.toLowerCase())
  return row && screeningOf(row)
}

export const screeningRowsStatement = (ids: string[]): Statement =>
  statement(`${SCREENING_SELECT} WHERE s.id IN (SELECT value FROM json_each(?))`, json(ids))

export interface ScreeningFilter {
  from?: string | undefined
  to?: string | undefined
  team?: string | undefined
  village?: string | undefined
  township?: string | undefined
  designated?: boolean | undefined
  statuses?: ScreeningStatus[] | undefined
  finding?: string | undefined
  /** A film's code: shown alone or beside others. */
  film?: string | undefined
  /** Counted, not reviewed yet, and with something to look at; or without. */
  warned?: boolean | undefined
  sort?: 'newest' | 'oldest' | undefined
  /** Part of a village's, team's or person's name, a receipt number, a note, or an id. */
  q?: string | undefined
}

/** Where a page ends: the last log's place in the order of the list. */
export interface ScreeningCursor {
  screenedOn: string
  startedAt: string
  id: string
}

function conditionsOf(filter: ScreeningFilter): { where: string; values: Value[] } {
  const conditions: string[] = []
  const values: Value[] = []
  const add = (condition: string, ...more: Value[]): void => {
    conditions.push(condition)
    values.push(...more)
  }
  if (filter.from) add('s.screened_on >= ?', filter.from)
  if (filter.to) add('s.screened_on <= ?', filter.to)
  if (filter.team) add('s.team_code = ?', filter.team)
  if (filter.village) add('s.village_code = ?', filter.village)
  if (filter.township) add('v.township_code = ?', filter.township)
  if (filter.designated !== undefined) add('v.designated = ?', Number(filter.designated))
  if (filter.statuses) add('s.status IN (SELECT value FROM json_each(?))', json(filter.statuses))
  if (filter.finding) {
    add("EXISTS (SELECT 1 FROM json_each(s.findings) f WHERE f.value->>'code' = ?)", filter.finding)
  }
  if (filter.film) add('EXISTS (SELECT 1 FROM json_each(s.film_codes) f WHERE f.value = ?)', filter.film)
  if (filter.warned !== undefined) {
    add(`(s.status = 'submitted' AND s.findings <> '[]') = ?`, Number(filter.warned))
  }
  if (filter.q) {
    const text = ['v.name', 't.name', 'te.name', 's.operator_name', 's.receipt_no', 's.witness_name', 's.note', 's.id']
      .map((column) => `coalesce(${column}, '')`)
      .join(" || ' ' || ")
    add(`(instr(lower(${text}), ?) > 0 OR instr(v.pinyin, ?) > 0)`, filter.q.toLowerCase(), filter.q.toLowerCase())
  }
  return { where: conditions.length > 0 ? conditions.join(' AND ') : '1', values }
}

/** Logs newest first unless told; `total` and `credit` (sixtieths) speak of the whole filter, not of the page. */
export async function findScreenings(
  sql: Sql,
  filter: ScreeningFilter,
  limit: number,
  after?: ScreeningCursor,
): Promise<{ items: Screening[]; total: number; credit: number; next?: ScreeningCursor }> {
  const { where, values } = conditionsOf(filter)
  const from = SCREENING_SELECT.slice(SCREENING_SELECT.indexOf('FROM'))
  const [direction, behind] = filter.sort === 'oldest' ? ['ASC', '>'] : ['DESC', '<']
  const beyond = after ? `(s.screened_on, s.started_at, s.id) ${behind} (?, ?, ?)` : '1'
  const cursor = after ? [after.screenedOn, after.startedAt, after.id] : []
  const [rows, totals] = await sql.batch<[ScreeningRow[], { n: number; credit: number | null }[]]>([
    statement(
      `${SCREENING_SELECT} WHERE ${where} AND ${beyond}
       ORDER BY s.screened_on ${direction}, s.started_at ${direction}, s.id ${direction} LIMIT ?`,
      ...values,
      ...cursor,
      limit + 1,
    ),
    statement(`SELECT count(*) AS n, sum(s.credit) AS credit ${from} WHERE ${where}`, ...values),
  ])
  const items = rows.slice(0, limit).map(screeningOf)
  const last = rows.length > limit ? items.at(-1) : undefined
  return {
    items,
    total: totals[0]?.n ?? 0,
    credit: totals[0]?.credit ?? 0,
    ...(last && { next: { screenedOn: last.screenedOn, startedAt: last.startedAt, id: last.id } }),
  }
}
