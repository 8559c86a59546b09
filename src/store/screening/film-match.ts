/** A manager says which film a written title is: all logs that say it are counted and judged anew, and later ones at once. */
import { busy, invalid, unknownCode } from '../../domain/errors.ts'
import { foldedTitle } from '../../domain/register/film.ts'
import { storedGravity } from '../../domain/screening/gravity.ts'
import type { NewScreening } from '../../domain/screening/screening.ts'
import { isReleased, receiveMatched, withListedFilms } from '../../domain/screening/unlisted-film.ts'
import { audited } from '../people/audit.ts'
import { recountCarried } from '../audibility/audibility-reports.ts'
import { filmsByCode } from '../register/register.ts'
import {
  assertNone,
  isOvertaken,
  json,
  putRows,
  rowOf,
  rowsOf,
  type Sql,
  statement,
  type Statement,
} from '../engine/sql.ts'
import { type Desk, showOf, surroundingsOf } from './screening-intake.ts'
import { contentOf, findingCodes, logDigest, logRows, screeningOf, type ScreeningRow } from './screenings.ts'
import { assertUnchangedSince, type Known, lookAround } from './surroundings.ts'

type TitleMatch = Record<'title' | 'filmCode', string> & { reason?: string | undefined }

/** Everybody else waits while some are judged, and what they said goes into the trail twice: as many are half a megabyte. */
const LOGS_AT_ONCE = 50
const MOST_LOGS = 1000
const MOST_TRIES = 50
/** Titles that are remembered; those matched longest ago are forgotten first. */
const MOST_REMEMBERED = 5000

/** Answers how many logs were changed, and how many still say the title: of very many some are left for the next request. */
export async function matchTitle(sql: Sql, match: TitleMatch, desk: Desk): Promise<{ logs: number; left: number }> {
  await remember(sql, match, desk)
  const folded = foldedTitle(match.title)
  let logs = 0
  while (logs < MOST_LOGS) {
    const done = await matchSome(sql, folded, match, desk)
    if (done === 0) break
    logs += done
  }
  const left = await sql.first<{ n: number }>('SELECT count(*) AS n FROM screening_titles WHERE folded = ?', folded)
  return { logs, left: left?.n ?? 0 }
}

/** First, so that what arrives meanwhile has the film at once. */
async function remember(sql: Sql, { title, filmCode, reason }: TitleMatch, { actor, now }: Desk): Promise<void> {
  const folded = foldedTitle(title)
  const { films, before } = await sql.read({
    films: filmsByCode([filmCode]),
    before: rowOf<{ code: string }>('SELECT film_code AS code FROM film_titles WHERE folded = ?', [folded]),
  })
  if (films.length === 0) throw invalid(unknownCode('film', filmCode))
  const known = before?.code
  if (known === filmCode) return
  const entry = {
    action: 'match',
    subjectKind: 'film_title' as const,
    subjectId: folded,
    reason,
    after: { title, filmCode },
    ...(known !== undefined && { before: { filmCode: known } }),
  }
  await sql.batch([
    putRows('film_titles', 'folded', [
      { folded, title, filmCode, matchedAt: now.toISOString(), matchedBy: actor.name },
    ]),
    statement(
      'DELETE FROM film_titles WHERE folded IN (SELECT folded FROM film_titles ORDER BY matched_at DESC LIMIT -1 OFFSET ?)',
      [MOST_REMEMBERED],
    ),
    audited(actor, now, [entry]),
  ])
}

/** Some of those that say it, those first that came first, as they are kept, with every blocking finding that was ever made of them. */
async function someSaying(sql: Sql, folded: string): Promise<{ rows: ScreeningRow[]; held: Map<string, Set<string>> }> {
  const found = await sql.all<{ id: string }>(
    `SELECT s.id FROM screening_titles t JOIN screenings s ON s.id = t.screening_id WHERE t.folded = ?
     ORDER BY s.rowid LIMIT ?`,
    folded,
    LOGS_AT_ONCE,
  )
  const ids = found.map(({ id }) => id)
  if (ids.length === 0) return { rows: [], held: new Map() }
  const { kept, findings } = await sql.read({
    kept: logRows(ids),
    findings: rowsOf<{ id: string; code: string }>(
      `SELECT DISTINCT a.subject_id AS id, f.value AS code FROM json_each(?) j JOIN audit a
         ON a.subject_kind = 'screening' AND a.subject_id = j.value AND a.action IN ('submit', 'correct')
       JOIN json_each(a.after, '$.findings') f`,
      [json(ids)],
    ),
  })
  const byLog = Map.groupBy(findings, ({ id }) => id)
  return {
    rows: ids.flatMap((id) => kept.get(id) ?? []),
    held: new Map([...byLog].map(([id, of]) => [id, new Set(of.map(({ code }) => code))])),
  }
}

/** How many were changed; none when none says it any more. */
async function matchSome(sql: Sql, folded: string, match: TitleMatch, desk: Desk): Promise<number> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const { rows, held } = await someSaying(sql, folded)
    if (rows.length === 0) return 0
    const filmOf = (title: string) => (foldedTitle(title) === folded ? match.filmCode : undefined)
    const entries = rows.map((row) => withListedFilms(contentOf(row), filmOf))
    const known = await lookAround(sql, entries, desk.settings.timeZone)
    const matched = rows.map((row, i) =>
      matchedLog(row, entries[i] ?? contentOf(row), held.get(row.id) ?? new Set(), known, desk),
    )
    try {
      await sql.batch(writing(matched, folded, match, known, desk))
      return matched.length
    } catch (error) {
      if (!isOvertaken(error)) throw error
    }
  }
  throw busy()
}

interface MatchedLog extends Pick<ReturnType<typeof receiveMatched>, 'credit' | 'findings'> {
  row: ScreeningRow
  content: NewScreening
  status: ScreeningRow['status']
}

/** The next one is judged beside it as it is now. */
function matchedLog(
  row: ScreeningRow,
  content: NewScreening,
  everFound: ReadonlySet<string>,
  known: Known,
  desk: Desk,
): MatchedLog {
  const kept = screeningOf(row)
  const { credit, findings } = receiveMatched(content, kept, surroundingsOf(content, known, desk))
  known.near.add({
    ...showOf({ ...content, screenedOn: kept.screenedOn }, known),
    isRejected: kept.status === 'rejected',
  })
  const status = isReleased(kept.status, findings, everFound) ? 'submitted' : kept.status
  return { row, content, credit, findings, status }
}

function writing(
  matched: MatchedLog[],
  folded: string,
  match: TitleMatch,
  known: Known,
  { actor, now }: Desk,
): Statement[] {
  const ids = matched.map(({ row }) => row.id)
  return [
    assertUnchangedSince(known, ids),
    assertNone(
      `SELECT 1 FROM json_each(?) j WHERE NOT EXISTS (
         SELECT 1 FROM screenings WHERE id = j.value->>'id' AND revision = j.value->>'revision')`,
      [json(matched.map(({ row: { id, revision } }) => ({ id, revision })))],
    ),
    audited(
      actor,
      now,
      matched.map((log) => entryOf(log, match)),
    ),
    statement(
      `UPDATE screenings SET film_codes = j.value->>'filmCodes', film_titles = j.value->>'filmTitles',
         credit = j.value->>'credit', findings = j.value->>'findings', finding_codes = j.value->>'findingCodes',
         gravity = j.value->>'gravity', status = j.value->>'status', sent = coalesce(sent, j.value->>'sent'),
         revision = revision + 1
       FROM json_each(?) j WHERE screenings.id = j.value->>'id'`,
      [json(matched.map(columnsOf))],
    ),
    statement('DELETE FROM screening_titles WHERE folded = ? AND screening_id IN (SELECT value FROM json_each(?))', [
      folded,
      json(ids),
    ]),
    recountCarried(ids),
  ]
}

const columnsOf = ({ row, content, credit, findings, status }: MatchedLog) => ({
  id: row.id,
  status,
  credit,
  findings: json(findings),
  findingCodes: findingCodes(findings),
  gravity: storedGravity(findings),
  filmCodes: json(content.filmCodes),
  filmTitles: content.filmTitles ? json(content.filmTitles) : null,
  sent: json(contentOf(row)),
})

const entryOf = ({ row, content, credit, findings, status }: MatchedLog, { title, filmCode, reason }: TitleMatch) => ({
  action: 'match',
  subjectKind: 'screening' as const,
  subjectId: row.id,
  reason,
  before: { status: row.status, revision: row.revision, content: contentOf(row) },
  after: {
    status,
    revision: row.revision + 1,
    content,
    findings: findings.map(({ code }) => code),
    title,
    filmCode,
    ...(row.reviewed_alone === 1 && { singleManager: true }),
    sha256: logDigest({
      ...row,
      film_codes: json(content.filmCodes),
      film_titles: content.filmTitles ? json(content.filmTitles) : null,
      credit,
      findings: json(findings),
    }),
  },
})
