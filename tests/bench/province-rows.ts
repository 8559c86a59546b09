/** All that a province has besides its logs, in bulk: trail, tests, faults, missed evenings, plans, flags, messages, the ledger. */
import { readFileSync } from 'node:fs'
import { json } from '../../src/store/engine/sql.ts'

export const UUID = `lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-8' ||
  substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))`

const TRAIL = `INSERT INTO audit (known_from, at, actor_id, actor_name, actor_role, action, subject_kind, subject_id, after)
  SELECT known_from, received_at, 'team', '放映队', 'team', 'submit', 'screening', id, '{"status":"' || status || '"}'
  FROM screenings ORDER BY rowid`
const REVIEWS = `INSERT INTO audit (known_from, at, actor_id, actor_name, actor_role, action, subject_kind, subject_id, reason, before, after)
  SELECT known_from, received_at, 'manager', '管理员', 'manager',
    CASE status WHEN 'returned' THEN 'return' WHEN 'rejected' THEN 'reject' ELSE 'accept' END, 'screening', id,
    CASE WHEN status <> 'accepted' THEN '单据不清' END, '{"status":"submitted"}', '{"status":"' || status || '"}'
  FROM screenings WHERE rowid % 10 = 0 AND status IN ('accepted', 'returned', 'rejected') ORDER BY rowid`
/** What triggers keep beside the rows, as it was filled when they came; found by indexes. */
export const KEPT_ROWS: readonly string[] = ['0044_kept_sums', '0047_kept_lasts'].flatMap((name) =>
  [...readFileSync(`db/migrations/${name}.sql`, 'utf8').matchAll(/^INSERT INTO [^;]+;/gm)].map(([text]) => text),
)
const TESTS = `INSERT INTO audibility_reports (id, village_code, tested_on, speakers_installed, speakers_tested,
    speakers_sounding, method, recorded_at, received_at, reported_by, sent, known_from)
  SELECT ${UUID}, v.code, m.value || printf('%02d', 1 + v.rowid % 28), 40, 40, CASE WHEN v.rowid % 9 = 0 THEN 30 ELSE 39 END,
    'on_site', m.value || '20T08:00:00.000Z', m.value || '20T09:00:00.000Z', '技术员', '', 1
  FROM json_each('["2017-03-","2017-06-","2017-09-","2017-12-"]') m, villages v`

/** Three a village in two years; of the last month's some are open, a few of them given to somebody. */
const FAULTS = [
  `INSERT INTO faults (id, village_code, category, severity, description, reported_at, reported_on, received_at,
     status, revision, assignee, settled_on, sent, known_from)
   SELECT ${UUID}, code, CASE (v + n) % 3 WHEN 0 THEN 'speaker' WHEN 1 THEN 'no_sound' ELSE 'power' END,
     CASE v % 50 WHEN 0 THEN 'critical' ELSE 'major' END, '村委会喇叭不响' || v, on_day || 'T01:00:00.000Z', on_day,
     on_day || 'T01:05:00.000Z', status, CASE status WHEN 'open' THEN 1 WHEN 'closed' THEN 3 ELSE 2 END,
     CASE WHEN status IN ('assigned', 'closed') THEN '技术员' || v % 900 END,
     CASE WHEN status IN ('cancelled', 'closed') THEN date(on_day, '+1 day') END, '', 1
   FROM (SELECT v.rowid AS v, v.code, m.key AS n, m.value || printf('%02d', 1 + v.rowid % 28) AS on_day,
       CASE WHEN m.key = 2 AND v.rowid % 40 = 3 THEN 'open' WHEN m.key = 2 AND v.rowid % 40 = 4 THEN 'assigned'
         WHEN v.rowid % 5 = 0 THEN 'cancelled' ELSE 'closed' END AS status
     FROM json_each('["2016-06-","2017-04-","2017-12-"]') m, villages v)`,
  `INSERT INTO fault_events (fault_id, number, action, at, received_at, by_id, by_name, by_role, status, known_from)
   SELECT id, 1, 'report', reported_at, reported_at, 't', '技术员', 'technician', 'open', 1 FROM faults`,
  `INSERT INTO fault_events (fault_id, number, action, at, received_at, by_id, by_name, by_role, status, assignee, reason, known_from)
   SELECT id, 2, CASE status WHEN 'cancelled' THEN 'cancel' ELSE 'assign' END, at, at, 't', '技术员', 'technician',
     CASE status WHEN 'cancelled' THEN status ELSE 'assigned' END, assignee,
     CASE status WHEN 'cancelled' THEN '误报' END, 1
   FROM (SELECT *, reported_on || 'T08:00:00.000Z' AS at FROM faults) WHERE revision > 1`,
  `INSERT INTO fault_events (fault_id, number, action, at, received_at, by_id, by_name, by_role, status, audibility_report_id, known_from)
   SELECT id, 3, 'close', at, at, 't', '技术员', 'technician', 'closed',
     (SELECT r.id FROM audibility_reports r LIMIT 1), 1
   FROM (SELECT *, settled_on || 'T08:00:00.000Z' AS at FROM faults) WHERE status = 'closed'`,
]

const MISSED = `INSERT INTO missed_shows (id, team_code, village_code, missed_on, reason, recorded_at, received_at, received_by, known_from)
  SELECT ${UUID}, team_code, code, on_day, CASE v % 2 WHEN 0 THEN 'rain' ELSE 'equipment' END,
    on_day || 'T12:00:00.000Z', on_day || 'T13:00:00.000Z', '放映队', 1
  FROM (SELECT v.rowid AS v, v.code, v.team_code, m.value || printf('%02d', 1 + v.rowid % 28) AS on_day
    FROM json_each('["2016-05-","2016-11-","2017-05-","2017-11-"]') m, villages v WHERE v.team_code IS NOT NULL)`
const PLANS = `INSERT INTO plans (id, team_code, village_code, on_day, film_codes, state, reason, received_at, received_by, known_from)
  SELECT ${UUID}, team_code, code, m.value || printf('%02d', 1 + (v.rowid * 5 + substr(m.value, 6, 2)) % 28), '["film-001"]',
    CASE WHEN v.rowid % 30 = 1 THEN 'cancelled' WHEN v.rowid % 2 = 0 THEN 'confirmed' ELSE 'planned' END,
    CASE WHEN v.rowid % 30 = 1 THEN 'rain' END, m.value || '01T00:00:00.000Z', '放映队', 1
  FROM json_each('["2017-09-","2017-10-","2017-11-","2017-12-","2018-01-"]') m, villages v WHERE v.team_code IS NOT NULL`

/** Of each village one that is over; what is open the service raises itself. */
const FLAGS = [
  `INSERT INTO flags (id, kind, subject_kind, subject_code, number, subject_name, severity, since, sentence, opened_at,
     opened_on, cleared_at, cleared_on, owner, due_on, acknowledged_at, acknowledged_by, known_from)
   SELECT kind || '.village.' || code || '.' || number, kind, 'village', code, number, name, severity, day,
     json_object('key', 'flag_month_without_screening', 'facts', json_object('village', name, 'month', 1 + v % 11, 'months', 1, 'since', day)),
     day || 'T00:10:00.000Z', day, CASE number WHEN 1 THEN date(day, '+9 days') || 'T00:10:00.000Z' END,
     CASE number WHEN 1 THEN date(day, '+9 days') END, owner, iif(owner IS NULL, NULL, '2017-12-20'),
     iif(owner IS NULL, NULL, day || 'T08:00:00.000Z'), iif(owner IS NULL, NULL, '管理员'), 1
   FROM (SELECT v.rowid AS v, v.code, v.name, n.value AS number,
       CASE v.rowid % 3 WHEN 0 THEN 'audibility_low' WHEN 1 THEN 'audibility_stale' ELSE 'month_without_screening' END AS kind,
       CASE v.rowid % 4 WHEN 0 THEN 'critical' ELSE 'warning' END AS severity,
       '2017-' || printf('%02d', 1 + v.rowid % 11) || '-' || printf('%02d', 1 + v.rowid % 19) AS day,
       CASE WHEN v.rowid % 7 = 0 THEN '技术员' || v.rowid % 900 END AS owner
     FROM json_each('[1]') n, villages v)`,
  `INSERT INTO flag_events (flag_id, number, at, action, by_name, severity, known_from)
   SELECT id, 1, opened_at, 'opened', '系统', severity, 1 FROM flags`,
]
const MESSAGES = [
  `INSERT INTO channels VALUES ('00000000-0000-4000-8000-000000000001', 'webhook', 1, '{"name":"值班群","language":"zh","receivers":[]}', '2017-01-01T00:00:00.000Z', '管理员')`,
  `INSERT INTO messages (id, key, channel_id, topic, is_critical, title, text, receivers, made_at, state, tries, expires_at, sent_at)
   SELECT ${UUID}, 'k' || rowid, '00000000-0000-4000-8000-000000000001', CASE rowid % 2 WHEN 0 THEN 'flag' ELSE 'fault_overdue' END, 0, '预警', subject_name, '[]', opened_at,
     CASE rowid % 50 WHEN 0 THEN 'failed' ELSE 'sent' END, 1, opened_at, CASE rowid % 50 WHEN 0 THEN NULL ELSE opened_at END
   FROM flags`,
]
/** A twentieth of each month's logs was to be called about. */
const CALLBACKS = [
  `INSERT INTO callback_draws SELECT DISTINCT substr(screened_on, 1, 7), '2018-01-01T00:00:00.000Z', 'm', '管理员', 5, 1, '', '', 1, 1, '{}', 1
   FROM screenings`,
  `INSERT INTO callbacks (screening_id, month, place, result, note, called_at, called_by_id, called_by, log_revision, known_from)
   SELECT id, substr(screened_on, 1, 7), n, result, iif(result = 'denied', '没放过', NULL), iif(result IS NULL, NULL, received_at),
     iif(result IS NULL, NULL, 'm'), iif(result IS NULL, NULL, '管理员'), iif(result IS NULL, NULL, 1), 1
   FROM (SELECT *, rowid AS n, CASE WHEN screened_on > '2017-12' THEN NULL WHEN rowid % 400 = 0 THEN 'denied' ELSE 'confirmed' END AS result
     FROM screenings WHERE rowid % 20 = 0)`,
]
const COVERAGE = `INSERT INTO tv_coverage (id, village_code, as_of, households, connected, verified, lost, no_signal, no_set,
    received_at, reported_by, sent, known_from)
  SELECT ${UUID}, code, m.value, 300, 290, 280, 5, 3, 2, m.value || 'T08:00:00.000Z', '技术员', '', 1
  FROM json_each('["2017-06-30","2017-12-10"]') m, villages`

/** A work a village, a problem every other, an event each quarter, some funds and tenders. */
const ledgerOf = (noun: string, each: number, kind: string | null, more: object): string =>
  `WITH entries AS MATERIALIZED (SELECT ${UUID} AS id, v.rowid AS v, v.code, v.name, '2017-' ||
     printf('%02d', 1 + v.rowid % 12) || '-' || printf('%02d', 1 + v.rowid % 28) AS on_day FROM villages v
     WHERE v.rowid % ${each} = 0)
   INSERT INTO ledger (id, noun, on_day, kind, village_code, content, received_at, received_by, known_from)
   SELECT id, '${noun}', on_day, ${kind === null ? 'NULL' : `'${kind}'`}, code, json_patch('${json(more)}', json_object('id', id, 'title', name || '整改' || v,
     'on', on_day, 'villageCode', code)), on_day || 'T08:00:00.000Z', '管理员', 1
   FROM entries`
const LEDGER = [
  ledgerOf('work', 1, 'broadcast', {
    kind: 'broadcast',
    stages: [
      { stage: 'plan', doneOn: '2017-04-10' },
      { stage: 'completion', plannedOn: '2017-09-30' },
    ],
  }),
  ledgerOf('problem', 2, null, { unit: '各乡镇', dueOn: '2017-06-20' }),
  ledgerOf('event', 1, 'performance', { kind: 'performance', times: 1, people: 300 }),
  ledgerOf('fund', 200, null, {
    document: '川财教〔2017〕137号',
    moves: [{ move: 'allotted', on: '2017-06-05', amountFen: 172_120_000, moneyFrom: 'central' }],
  }),
  ledgerOf('tender', 100, null, { opensOn: '2017-07-10' }),
]
const PEOPLE = [
  `INSERT INTO accounts (id, username, display_name, role, team_code, created_at)
   SELECT ${UUID}, 'u-' || code, name, 'team', code, '2016-01-01T00:00:00.000Z' FROM teams`,
  `INSERT INTO duties SELECT 'village.' || code, '2017-01-01', '书记' || rowid % 6000, '主任' || rowid % 9000,
     '2017-01-01T00:00:00.000Z', '管理员', 1 FROM villages WHERE rowid % 4 > 0`,
  `INSERT INTO speaker_resources SELECT printf('%018d', rowid), code, NULL, 1 FROM villages WHERE rowid % 2 = 0`,
]

export const OTHER_ROWS: readonly string[] = [
  TRAIL,
  REVIEWS,
  TESTS,
  ...FAULTS,
  MISSED,
  PLANS,
  ...FLAGS,
  ...MESSAGES,
  ...CALLBACKS,
  COVERAGE,
  ...LEDGER,
  ...PEOPLE,
  'UPDATE knowledge SET at = (SELECT max(known_from) FROM screenings) + 1',
]
