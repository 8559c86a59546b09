/** Screening logs as they are kept: their rows, and reading one. */
import type { SpeakerCounts } from '../../domain/audibility/audibility.ts'
import type { Finding } from '../../domain/screening/findings.ts'
import { storedGravity } from '../../domain/screening/gravity.ts'
import type { Pause } from '../../domain/screening/pause.ts'
import type { DeclaredPhoto } from '../../domain/screening/photo.ts'
import type { PhoneClock } from '../../domain/screening/phone-clock.ts'
import { digestOf } from '../../domain/trail/sha256.ts'
import type { NewScreening, Received, ScreeningStatus } from '../../domain/screening/screening.ts'
import { isAmong, json, type Reading, reading, type Sql } from '../engine/sql.ts'

/** The columns that a sender's content and the bureau's verdict fill, at insertion and at correction. `contentOf` reads them. */
export const columnsOf = (entry: Received) => ({
  id: entry.id,
  team_code: entry.teamCode,
  village_code: entry.villageCode,
  started_at: entry.startedAt,
  ended_at: entry.endedAt,
  screened_on: entry.screenedOn,
  venue: entry.venue,
  film_codes: json(entry.filmCodes),
  film_titles: entry.filmTitles ? json(entry.filmTitles) : null,
  attendance: entry.attendance,
  operator_name: entry.operatorName ?? null,
  receipt_no: entry.receiptNo ?? null,
  witness_name: entry.witness?.name ?? null,
  witness_phone: entry.witness?.phone ?? null,
  latitude: entry.position?.latitude ?? null,
  longitude: entry.position?.longitude ?? null,
  accuracy_m: entry.position?.accuracyM ?? null,
  position_fixed_at: entry.position?.fixedAt ?? null,
  note: entry.note ?? null,
  audibility: entry.audibility ? json(entry.audibility) : null,
  no_position: entry.noPosition ?? null,
  clock_phone_at: entry.clock?.phoneAt ?? null,
  clock_server_at: entry.clock?.serverAt ?? null,
  photos: entry.photos ? json(entry.photos) : null,
  pauses: entry.pauses ? json(entry.pauses) : null,
  recorded_at: entry.recordedAt,
  status: entry.status,
  credit: entry.credit,
  findings: json(entry.findings),
  finding_codes: findingCodes(entry.findings),
  gravity: storedGravity(entry.findings),
})

/** What the trail keeps of a log's content and of what was made of it: by this it is seen whether the log is still that. */
export const logDigest = (row: Omit<ScreeningRow, 'status' | NotKept>): string =>
  contentDigest(json(contentOf(row)), row)
/** The same, where its content is at hand as it was sent: normalized, in JSON. */
export const contentDigest = (
  content: string,
  {
    screened_on,
    received_at,
    credit,
    findings,
  }: Pick<ScreeningRow, 'screened_on' | 'received_at' | 'credit' | 'findings'>,
): string => digestOf(`[${content},${json([screened_on, received_at, credit, findings]).slice(1)}`)
type NotKept = 'revision' | 'reviewed_alone' | 'sent' | 'team_name' | 'village_name' | 'township_name'

/** ` duplicate late_report `: one of them is looked for with the blanks around it. */
export const findingCodes = (findings: Received['findings']): string =>
  findings.length === 0 ? '' : ` ${findings.map(({ code }) => code).join(' ')} `

export interface ScreeningRow extends Omit<ReturnType<typeof columnsOf>, 'status'> {
  status: ScreeningStatus
  received_at: string
  revision: number
  /** 1: whoever sent or corrected it decided that it is so, in an office with a single manager. */
  reviewed_alone: number
  /** The content as first sent, once it was corrected or its films were matched. */
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
  /** Whoever sent or corrected it decided that it is so, in an office with a single manager. */
  reviewedAlone?: true
  findings: Finding[]
}

export const SCREENING_SELECT = `SELECT s.*, te.name AS team_name, v.name AS village_name, t.name AS township_name
  FROM screenings s JOIN teams te ON te.code = s.team_code JOIN villages v ON v.code = s.village_code
  JOIN townships t ON t.code = v.township_code`

/** What the team said, without what the bureau made of it; in the order of `normalized`, and made once for each of many logs. */
export function contentOf(row: Omit<ScreeningRow, 'status' | 'received_at' | NotKept>): NewScreening {
  const content: Partial<NewScreening> = {
    id: row.id,
    teamCode: row.team_code,
    villageCode: row.village_code,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    venue: row.venue,
    filmCodes: JSON.parse(row.film_codes) as string[],
  }
  if (row.film_titles !== null) content.filmTitles = JSON.parse(row.film_titles) as string[]
  content.attendance = row.attendance
  if (row.operator_name !== null) content.operatorName = row.operator_name
  if (row.receipt_no !== null) content.receiptNo = row.receipt_no
  if (row.witness_name !== null) {
    content.witness = { name: row.witness_name, ...(row.witness_phone !== null && { phone: row.witness_phone }) }
  }
  if (row.latitude !== null) Object.assign(content, positionOf(row))
  content.recordedAt = row.recorded_at
  if (row.note !== null) content.note = row.note
  if (row.audibility !== null) content.audibility = JSON.parse(row.audibility) as SpeakerCounts
  if (row.no_position !== null) content.noPosition = row.no_position
  if (row.clock_phone_at !== null) Object.assign(content, clockOf(row))
  if (row.photos !== null) content.photos = JSON.parse(row.photos) as DeclaredPhoto[]
  if (row.pauses !== null) content.pauses = JSON.parse(row.pauses) as Pause[]
  return content as NewScreening
}

const clockOf = ({
  clock_phone_at: phoneAt,
  clock_server_at: serverAt,
}: Pick<ScreeningRow, 'clock_phone_at' | 'clock_server_at'>): { clock?: PhoneClock } =>
  phoneAt === null || serverAt === null ? {} : { clock: { phoneAt, serverAt } }

/** Was this content, normalized, ever sent under the log's id by its team: first, or as it is kept now? */
export function isContentOf(row: ScreeningRow, entry: NewScreening): boolean {
  const content = json(entry)
  return content === row.sent || content === json(contentOf(row))
}

export type PositionColumns = Pick<ScreeningRow, 'latitude' | 'longitude' | 'accuracy_m' | 'position_fixed_at'>
export const positionOf = (row: PositionColumns) =>
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
  ...(row.reviewed_alone === 1 && { reviewedAlone: true as const }),
  findings: JSON.parse(row.findings) as Finding[],
})

export async function findScreening(sql: Sql, id: string): Promise<Screening | null> {
  const row = await sql.first<ScreeningRow>(`${SCREENING_SELECT} WHERE s.id = ?`, id.toLowerCase())
  return row && screeningOf(row)
}

/** Some logs as they are kept, by their ids. */
export function logRows(ids: string[]): Reading<Map<string, ScreeningRow>> {
  const { condition, values } = isAmong('s.id', ids)
  return reading(`${SCREENING_SELECT} WHERE ${condition}`, values, byId)
}
/** The same by their numbers. */
export const numberedLogs = (numbers: number[]): Reading<Map<string, ScreeningRow>> =>
  reading(`${SCREENING_SELECT} WHERE s.rowid IN (SELECT value FROM json_each(?))`, [json(numbers)], byId)
const byId = (rows: ScreeningRow[]) => new Map(rows.map((row) => [row.id, row]))

/** Of these ids those under which a log is kept. */
export const keptIds = (ids: string[]): Reading<Set<string>> =>
  reading(
    'SELECT id FROM screenings WHERE id IN (SELECT value FROM json_each(?))',
    [json(ids)],
    (rows: { id: string }[]) => new Set(rows.map(({ id }) => id)),
  )
