/** Whether what was reported and entered (tests, TV snapshots, entries, checks, milestones, missed shows, faults) is what the trail says of it. */
import { MEANS } from '../../domain/audibility/tv-figures.ts'
import type { WordKey } from '../../domain/language.ts'
import { LEDGER_NOUNS } from '../../domain/ledger/kinds.ts'
import { COUNTED } from '../../domain/screening/screening.ts'
import { quoted } from '../engine/sql.ts'
import type { Place, Stretch } from './chain-check.ts'
import { differing, missingThing, unknownThing } from './said-lines.ts'

interface Kept {
  kind: string
  what: WordKey
  table: string
  /** What the line says, and the column that has it. */
  says: Record<string, string>
  /** The line that says it, where that is not the last one: of a fault what was reported, of all others what it became. */
  action?: string
  /** Of these there is no line: what brought them has one. */
  except?: string
}

/** Of what is kept as it was sent: all that the line says. */
const WHOLE = '*'
const FAULT = { kind: 'fault', what: 'noun_fault', table: 'faults' } as const
const KEPT: Kept[] = [
  {
    kind: 'audibility_report',
    what: 'noun_audibility_report',
    table: 'audibility_reports',
    says: {
      villageCode: 'village_code',
      testedOn: 'tested_on',
      speakersInstalled: 'speakers_installed',
      speakersTested: 'speakers_tested',
      speakersSounding: 'speakers_sounding',
      method: 'method',
    },
    // a log or a fault carried them
    except: "x.screening_id IS NOT NULL OR x.id LIKE 'reported-%'",
  },
  {
    kind: 'tv_coverage',
    what: 'noun_tv_coverage',
    table: 'tv_coverage',
    says: {
      villageCode: 'village_code',
      asOf: 'as_of',
      households: 'households',
      connected: 'connected',
      verified: 'verified',
      lost: 'lost',
      noSignal: 'no_signal',
      noSet: 'no_set',
      ...Object.fromEntries(MEANS.map((name) => [name, name])),
    },
  },
  {
    kind: 'target_entry',
    what: 'noun_target_entry',
    table: 'target_entries',
    says: { code: 'target_code', on: 'entered_for', amount: 'amount', note: 'note' },
  },
  {
    kind: 'target_check',
    what: 'noun_target_check',
    table: 'target_checks',
    says: {
      targetCode: 'target_code',
      villageCode: 'village_code',
      item: 'item_code',
      checkedOn: 'checked_on',
      value: 'value',
      state: 'state',
      note: 'note',
    },
  },
  {
    kind: 'target_milestone',
    what: 'noun_milestone',
    table: 'target_milestones',
    says: { name: 'name', plannedOn: 'planned_on', doneOn: 'done_on', note: 'note', revision: 'revision' },
  },
  {
    kind: 'missed_show',
    what: 'noun_missed_show',
    table: 'missed_shows',
    says: { villageCode: 'village_code', on: 'missed_on', reason: 'reason' },
  },
  {
    kind: 'plan',
    what: 'noun_plan',
    table: 'plans',
    says: {
      teamCode: 'team_code',
      villageCode: 'village_code',
      on: 'on_day',
      at: 'at_time',
      filmCodes: 'film_codes',
      note: 'note',
      state: 'state',
      reason: 'reason',
      words: 'words',
      movedFrom: 'moved_from',
    },
  },
  ...LEDGER_NOUNS.map((noun) => ({
    kind: noun,
    what: `noun_${noun}` as const,
    table: `(SELECT rowid, id, content FROM ledger WHERE noun = '${noun}')`,
    says: { [WHOLE]: 'content' },
  })),
  { ...FAULT, says: { status: 'status', assignee: 'assignee' } },
  {
    ...FAULT,
    says: { villageCode: 'village_code', category: 'category', severity: 'severity' },
    action: 'report',
  },
]
const ROWS_AT_ONCE = 2000

interface Row {
  at: number
  id: string
  row: number | null
  differs: number
}

/** A fault that is reported is open, and its line does not say so. */
const saidBy = (name: string): string =>
  name === WHOLE ? 'a.after' : name === 'status' ? `coalesce(a.after->>'status', 'open')` : `a.after->>'${name}'`

const listed = (says: Kept['says'], how: (name: string, column: string) => string): string =>
  Object.entries(says)
    .map(([name, column]) => how(name, column))
    .join(', ')

/** Lines from before it was said what a test found say nothing of it. */
const asked = ({ kind, table, says, action, except }: Kept): string =>
  `SELECT x.rowid AS at, x.id, a.id AS "row", a.after IS NOT NULL AND
     (${listed(says, (_, column) => `x.${column}`)}) IS NOT (${listed(says, saidBy)})
     AS differs FROM ${table} x LEFT JOIN audit a ON a.id = (SELECT max(l.id) FROM audit l
       WHERE l.subject_kind = '${kind}' AND l.subject_id = x.id${action ? ` AND l.action = '${action}'` : ''})
   WHERE x.rowid > ?${except ? ` AND NOT (${except})` : ''} ORDER BY x.rowid LIMIT ${ROWS_AT_ONCE}`

const COUNTS = 'r.speakers_installed, r.speakers_tested, r.speakers_sounding'
const countsIn = (said: string): string =>
  ['speakersInstalled', 'speakersTested', 'speakersSounding'].map((name) => `${said}->>'${name}'`).join(', ')
/** Tests that logs carried are what the logs say, which are looked at by themselves. */
const CARRIED = `SELECT r.rowid AS at, r.id, (SELECT max(id) FROM audit WHERE subject_kind = 'screening' AND subject_id = s.id) AS "row",
    (r.village_code, r.tested_on, r.counted, ${COUNTS}) IS NOT
    (s.village_code, s.screened_on, s.status IN (${quoted(COUNTED)}), ${countsIn('s.audibility')}) AS differs
  FROM audibility_reports r JOIN screenings s ON s.id = r.screening_id
  WHERE r.rowid > ? AND s.audibility IS NOT NULL ORDER BY r.rowid LIMIT ${ROWS_AT_ONCE}`
/** And those that came with the report of a fault what its line says. */
const REPORTED = `SELECT r.rowid AS at, r.id, a.id AS "row", (r.village_code, ${COUNTS}) IS NOT
    (a.after->>'villageCode', ${countsIn("(a.after->'audibility')")}) AS differs
  FROM audibility_reports r LEFT JOIN audit a ON a.id = (SELECT max(id) FROM audit
    WHERE subject_kind = 'fault' AND action = 'report' AND subject_id = substr(r.id, 10))
  WHERE r.rowid > ? AND r.id LIKE 'reported-%' ORDER BY r.rowid LIMIT ${ROWS_AT_ONCE}`

const QUESTIONS: { what: WordKey; sql: string }[] = [
  ...KEPT.map((kept) => ({ what: kept.what, sql: asked(kept) })),
  { what: 'noun_audibility_report', sql: CARRIED },
  { what: 'noun_audibility_report', sql: REPORTED },
]

/** One kind after the other, some rows at a time. */
export async function checkEntries({ sql }: Place, after: string): Promise<Stretch> {
  const [at = 0, from = 0] = after.split(' ').map(Number)
  const question = QUESTIONS[at]
  if (!question) return { looked: 0 }
  const { what } = question
  const rows = await sql.all<Row>(question.sql, from)
  const wrong = rows.find(({ row, differs }) => row === null || differs === 1)
  if (wrong) {
    const fault = wrong.row === null ? unknownThing(what, wrong.id) : differing(what, wrong.id, wrong.row)
    return { looked: 0, fault }
  }
  const last = rows.at(-1)
  if (rows.length === ROWS_AT_ONCE && last) return { looked: rows.length, after: `${at} ${last.at}` }
  return { looked: rows.length, after: at + 1 < QUESTIONS.length ? `${at + 1} 0` : undefined }
}

const TABLE_OF = new Map(KEPT.map(({ kind, table, what }) => [kind, { table, what }]))
const isGone = ([kind, { table }]: [string, { table: string }]): string =>
  `(subject_kind = '${kind}' AND NOT EXISTS (SELECT 1 FROM ${table} x WHERE x.id = subject_id))`
/** Of a row of the trail: what it says came in, and is there no more. */
export const ENTRY_IS_GONE = `(action IN (${quoted(['submit', 'add', 'put', 'report'])}) AND (
  ${[...TABLE_OF].map(isGone).join(' OR ')}))`
export const goneEntry = (kind: string, id: string, row: number) => {
  const what = TABLE_OF.get(kind)?.what
  return what && missingThing(what, id, row)
}
