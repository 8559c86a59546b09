-- When each thing was known. Every figure has two times: the day it speaks of, and the instant at which it was known. A
-- batch that changes something begins with moving `knowledge` on; triggers do the rest, so that no statement can forget
-- it. Instants are milliseconds since 1970 here: they are compared with every row. A table that gets a column gets it in
-- its _past table, too, and its view need not be made anew. Days, instants and names else as in 0001.

CREATE TABLE knowledge (
  id INTEGER PRIMARY KEY CONSTRAINT only_one CHECK (id = 1),
  at INTEGER NOT NULL -- of the newest batch; never earlier than the one before, whatever a clock says
) STRICT;
INSERT INTO knowledge VALUES (1, 1);

ALTER TABLE townships ADD COLUMN known_from INTEGER NOT NULL DEFAULT 0;
ALTER TABLE teams ADD COLUMN known_from INTEGER NOT NULL DEFAULT 0;
ALTER TABLE villages ADD COLUMN known_from INTEGER NOT NULL DEFAULT 0;
ALTER TABLE films ADD COLUMN known_from INTEGER NOT NULL DEFAULT 0;
ALTER TABLE credit_rules ADD COLUMN known_from INTEGER NOT NULL DEFAULT 0;
ALTER TABLE screenings ADD COLUMN known_from INTEGER NOT NULL DEFAULT 0;
ALTER TABLE screening_titles ADD COLUMN known_from INTEGER NOT NULL DEFAULT 0;
ALTER TABLE film_titles ADD COLUMN known_from INTEGER NOT NULL DEFAULT 0;
ALTER TABLE audibility_reports ADD COLUMN known_from INTEGER NOT NULL DEFAULT 0;
ALTER TABLE targets ADD COLUMN known_from INTEGER NOT NULL DEFAULT 0;
ALTER TABLE target_versions ADD COLUMN known_from INTEGER NOT NULL DEFAULT 0;
ALTER TABLE target_milestones ADD COLUMN known_from INTEGER NOT NULL DEFAULT 0;
ALTER TABLE setting_versions ADD COLUMN known_from INTEGER NOT NULL DEFAULT 0;
ALTER TABLE faults ADD COLUMN known_from INTEGER NOT NULL DEFAULT 0;
ALTER TABLE village_speakers ADD COLUMN known_from INTEGER NOT NULL DEFAULT 0;
ALTER TABLE speaker_resources ADD COLUMN known_from INTEGER NOT NULL DEFAULT 0;
ALTER TABLE flags ADD COLUMN known_from INTEGER NOT NULL DEFAULT 0;
ALTER TABLE fault_events ADD COLUMN known_from INTEGER NOT NULL DEFAULT 0;
ALTER TABLE fault_witnesses ADD COLUMN known_from INTEGER NOT NULL DEFAULT 0;
ALTER TABLE target_entries ADD COLUMN known_from INTEGER NOT NULL DEFAULT 0;
ALTER TABLE target_checks ADD COLUMN known_from INTEGER NOT NULL DEFAULT 0;
ALTER TABLE tv_coverage ADD COLUMN known_from INTEGER NOT NULL DEFAULT 0;
ALTER TABLE missed_shows ADD COLUMN known_from INTEGER NOT NULL DEFAULT 0;
ALTER TABLE photos ADD COLUMN known_from INTEGER NOT NULL DEFAULT 0;
ALTER TABLE flag_events ADD COLUMN known_from INTEGER NOT NULL DEFAULT 0;
ALTER TABLE audit ADD COLUMN known_from INTEGER NOT NULL DEFAULT 0;

-- What a row was before, and until when; the columns of its table behind two of its own.
CREATE TABLE townships_past AS SELECT 0 AS known_until, rowid AS "row", * FROM townships WHERE 0;
CREATE INDEX townships_past_1 ON townships_past (code);
CREATE TABLE teams_past AS SELECT 0 AS known_until, rowid AS "row", * FROM teams WHERE 0;
CREATE INDEX teams_past_1 ON teams_past (code);
CREATE TABLE villages_past AS SELECT 0 AS known_until, rowid AS "row", * FROM villages WHERE 0;
CREATE INDEX villages_past_1 ON villages_past (code);
CREATE TABLE films_past AS SELECT 0 AS known_until, rowid AS "row", * FROM films WHERE 0;
CREATE INDEX films_past_1 ON films_past (code);
CREATE TABLE credit_rules_past AS SELECT 0 AS known_until, rowid AS "row", * FROM credit_rules WHERE 0;
CREATE INDEX credit_rules_past_1 ON credit_rules_past (effective_on);
CREATE TABLE screenings_past AS SELECT 0 AS known_until, rowid AS "row", * FROM screenings WHERE 0;
CREATE INDEX screenings_past_1 ON screenings_past (village_code, screened_on);
CREATE INDEX screenings_past_2 ON screenings_past (team_code, screened_on);
CREATE INDEX screenings_past_3 ON screenings_past (screened_on);
CREATE INDEX screenings_past_4 ON screenings_past (id);
CREATE INDEX screenings_past_5 ON screenings_past ("row");
CREATE TABLE screening_titles_past AS SELECT 0 AS known_until, * FROM screening_titles WHERE 0;
CREATE INDEX screening_titles_past_1 ON screening_titles_past (screening_id);
CREATE TABLE film_titles_past AS SELECT 0 AS known_until, * FROM film_titles WHERE 0;
CREATE INDEX film_titles_past_1 ON film_titles_past (folded);
CREATE TABLE audibility_reports_past AS SELECT 0 AS known_until, rowid AS "row", * FROM audibility_reports WHERE 0;
CREATE INDEX audibility_reports_past_1 ON audibility_reports_past (village_code, tested_on);
CREATE INDEX audibility_reports_past_2 ON audibility_reports_past (id);
CREATE INDEX audibility_reports_past_3 ON audibility_reports_past ("row");
CREATE TABLE targets_past AS SELECT 0 AS known_until, rowid AS "row", * FROM targets WHERE 0;
CREATE INDEX targets_past_1 ON targets_past (code);
CREATE TABLE target_versions_past AS SELECT 0 AS known_until, * FROM target_versions WHERE 0;
CREATE INDEX target_versions_past_1 ON target_versions_past (target_code, effective_on);
CREATE TABLE target_milestones_past AS SELECT 0 AS known_until, rowid AS "row", * FROM target_milestones WHERE 0;
CREATE INDEX target_milestones_past_1 ON target_milestones_past (id);
CREATE TABLE setting_versions_past AS SELECT 0 AS known_until, * FROM setting_versions WHERE 0;
CREATE INDEX setting_versions_past_1 ON setting_versions_past (name, effective_on);
CREATE TABLE faults_past AS SELECT 0 AS known_until, rowid AS "row", * FROM faults WHERE 0;
CREATE INDEX faults_past_1 ON faults_past (id);
CREATE INDEX faults_past_2 ON faults_past (village_code);
CREATE TABLE village_speakers_past AS SELECT 0 AS known_until, * FROM village_speakers WHERE 0;
CREATE INDEX village_speakers_past_1 ON village_speakers_past (village_code, kind, transmission, return_channel);
CREATE TABLE speaker_resources_past AS SELECT 0 AS known_until, * FROM speaker_resources WHERE 0;
CREATE INDEX speaker_resources_past_1 ON speaker_resources_past (resource_code);
CREATE TABLE flags_past AS SELECT 0 AS known_until, rowid AS "row", * FROM flags WHERE 0;
CREATE INDEX flags_past_1 ON flags_past (id);

-- Rows of before: known since they were received, or last changed; what they were earlier, as the trail tells it.
DROP TRIGGER audit_is_not_changed;
UPDATE audit SET known_from = a.at FROM (SELECT id, max(coalesce(CAST(round((julianday(at) - 2440587.5) * 86400000) AS INTEGER), 1)) OVER (ORDER BY id) AS at FROM audit) a WHERE a.id = audit.id;
DROP TRIGGER fault_events_are_not_changed;
UPDATE fault_events SET known_from = coalesce(CAST(round((julianday(received_at) - 2440587.5) * 86400000) AS INTEGER), 1);
UPDATE fault_witnesses SET known_from = coalesce(CAST(round((julianday(received_at) - 2440587.5) * 86400000) AS INTEGER), 1);
UPDATE target_entries SET known_from = coalesce(CAST(round((julianday(received_at) - 2440587.5) * 86400000) AS INTEGER), 1);
UPDATE target_checks SET known_from = coalesce(CAST(round((julianday(received_at) - 2440587.5) * 86400000) AS INTEGER), 1);
UPDATE tv_coverage SET known_from = coalesce(CAST(round((julianday(received_at) - 2440587.5) * 86400000) AS INTEGER), 1);
UPDATE missed_shows SET known_from = coalesce(CAST(round((julianday(received_at) - 2440587.5) * 86400000) AS INTEGER), 1);
UPDATE photos SET known_from = coalesce(CAST(round((julianday(received_at) - 2440587.5) * 86400000) AS INTEGER), 1);
UPDATE flag_events SET known_from = coalesce(CAST(round((julianday(at) - 2440587.5) * 86400000) AS INTEGER), 1);
UPDATE film_titles SET known_from = coalesce(CAST(round((julianday(matched_at) - 2440587.5) * 86400000) AS INTEGER), 1);

-- Logs: each step says what it made of the status, and one that changed the content what that was before.
CREATE TABLE log_steps AS
SELECT subject_id AS id, row_number() OVER w AS n, known_from AS at, lead(known_from) OVER w AS until,
  after->>'status' AS status, before->'content' AS content, after->'findings' AS codes
FROM audit WHERE subject_kind = 'screening' AND after->>'status' IS NOT NULL
WINDOW w AS (PARTITION BY subject_id ORDER BY id);
CREATE UNIQUE INDEX log_steps_of ON log_steps (id, n);
CREATE TABLE log_versions AS
SELECT p.id, p.n, p.at, p.until, p.status,
  (SELECT content FROM log_steps l WHERE l.id = p.id AND l.n > p.n AND l.content IS NOT NULL ORDER BY l.n LIMIT 1) AS c,
  (SELECT codes FROM log_steps l WHERE l.id = p.id AND l.n <= p.n AND l.codes IS NOT NULL ORDER BY l.n DESC LIMIT 1) AS codes,
  EXISTS (SELECT 1 FROM log_steps l WHERE l.id = p.id AND l.n <= p.n AND l.content IS NOT NULL) AS was_changed
FROM log_steps p WHERE p.until IS NOT NULL;
INSERT INTO screenings_past (known_until, "row", id, team_code, village_code, started_at, ended_at, screened_on, venue,
  film_codes, attendance, operator_name, receipt_no, witness_name, witness_phone, latitude, longitude, accuracy_m,
  position_fixed_at, note, audibility, recorded_at, received_at, status, credit, findings, revision, sent, no_position,
  clock_phone_at, clock_server_at, photos, gravity, finding_codes, film_titles, known_from)
SELECT v.until, s.rowid, s.id, s.team_code, s.village_code, s.started_at, s.ended_at, s.screened_on, s.venue,
  s.film_codes, s.attendance, s.operator_name, s.receipt_no, s.witness_name, s.witness_phone, s.latitude, s.longitude,
  s.accuracy_m, s.position_fixed_at, s.note, s.audibility, s.recorded_at, s.received_at, v.status, s.credit, s.findings,
  v.n, s.sent, s.no_position, s.clock_phone_at, s.clock_server_at, s.photos, s.gravity, s.finding_codes, s.film_titles, v.at
FROM log_versions v JOIN screenings s ON s.id = v.id WHERE v.c IS NULL;
-- of a content that was changed later, the day by the office’s clock as far as the log as it is now tells it, the credit by
-- the films of the register, and of its findings the codes: their facts were not kept
INSERT INTO screenings_past (known_until, "row", id, team_code, village_code, started_at, ended_at, screened_on, venue,
  film_codes, attendance, operator_name, receipt_no, witness_name, witness_phone, latitude, longitude, accuracy_m,
  position_fixed_at, note, audibility, recorded_at, received_at, status, credit, findings, revision, sent, no_position,
  clock_phone_at, clock_server_at, photos, gravity, finding_codes, film_titles, known_from)
SELECT v.until, s.rowid, s.id, c->>'teamCode', c->>'villageCode', c->>'startedAt', c->>'endedAt',
  CASE WHEN c->>'startedAt' = s.started_at THEN s.screened_on
    WHEN date(s.started_at, '+8 hours') = s.screened_on THEN date(c->>'startedAt', '+8 hours')
    ELSE date(c->>'startedAt') END,
  c->>'venue', c->>'filmCodes', c->>'attendance', c->>'operatorName', c->>'receiptNo', c->>'$.witness.name',
  c->>'$.witness.phone', c->>'$.position.latitude', c->>'$.position.longitude', c->>'$.position.accuracyM',
  c->>'$.position.fixedAt', c->>'note', c->>'audibility', c->>'recordedAt', s.received_at, v.status,
  CASE WHEN c->>'filmCodes' = s.film_codes THEN s.credit ELSE coalesce((
    SELECT full * 60 + CASE WHEN full = 0 OR mode = 'added' THEN min(60, shorts * 60 / per) ELSE 0 END FROM (
      SELECT sum(f.kind <> 'science_short') AS full, sum(f.kind = 'science_short') AS shorts,
        coalesce((SELECT shorts_per_screening FROM credit_rules WHERE effective_on <= s.screened_on
          ORDER BY effective_on DESC LIMIT 1), 3) AS per,
        (SELECT shorts_beside_feature FROM credit_rules WHERE effective_on <= s.screened_on
          ORDER BY effective_on DESC LIMIT 1) AS mode
      FROM json_each(c->>'filmCodes') j JOIN films f ON f.code = j.value)), 0) END,
  coalesce((SELECT json_group_array(json_object('code', value, 'facts', json('{}'), 'blocking', json(CASE
    WHEN value IN ('duplicate', 'overlap', 'impossible_travel', 'receipt_reused', 'in_future', 'sender_revoked', 'film_unlisted')
    THEN 'true' ELSE 'false' END))) FROM json_each(v.codes)), '[]'),
  v.n, iif(v.was_changed, s.sent, NULL), c->>'noPosition', c->>'$.clock.phoneAt', c->>'$.clock.serverAt', c->>'photos',
  coalesce((SELECT min(g.key) FROM json_each(v.codes) f JOIN json_each('["receipt_reused","duplicate","impossible_travel","overlap","in_future","sender_revoked","film_unlisted","outside_area","far_from_village","attendance_high","many_shows","film_repeated","attendance_zero","short_run","before_dusk","clock_off","late_report"]') g
    ON g.value = f.value), 99),
  coalesce((SELECT ' ' || group_concat(value, ' ') || ' ' FROM json_each(v.codes)), ''), c->>'filmTitles', v.at
FROM log_versions v JOIN screenings s ON s.id = v.id WHERE v.c IS NOT NULL;
UPDATE screenings SET known_from = coalesce((SELECT max(at) FROM log_steps l WHERE l.id = screenings.id), coalesce(CAST(round((julianday(received_at) - 2440587.5) * 86400000) AS INTEGER), 1));
DROP TABLE log_versions;
DROP TABLE log_steps;
UPDATE screening_titles SET known_from = (SELECT s.known_from FROM screenings s WHERE s.id = screening_id);
INSERT INTO screening_titles_past (known_until, folded, screening_id, title, known_from)
SELECT p.known_until, coalesce((SELECT folded FROM film_titles f WHERE f.title = j.value),
  (SELECT folded FROM screening_titles t WHERE t.title = j.value LIMIT 1), lower(j.value)), p.id, j.value, p.known_from
FROM screenings_past p JOIN json_each(p.film_titles) j;

-- Tests: one that a log carried was what the log said, and counted as it did.
INSERT INTO audibility_reports_past (known_until, "row", id, village_code, tested_on, speakers_installed, speakers_tested,
  speakers_sounding, is_full, method, note, fault_id, screening_id, counted, recorded_at, received_at, reported_by, sent,
  by_kind, known_from)
SELECT p.known_until, r.rowid, r.id, p.village_code, p.screened_on, p.audibility->>'speakersInstalled',
  p.audibility->>'speakersTested', p.audibility->>'speakersSounding',
  p.audibility->>'speakersInstalled' = p.audibility->>'speakersTested', r.method, r.note, r.fault_id, r.screening_id,
  p.status IN ('submitted', 'accepted'), r.recorded_at, r.received_at, r.reported_by, r.sent, p.audibility->>'byKind',
  p.known_from
FROM audibility_reports r JOIN screenings_past p ON p.id = r.screening_id WHERE p.audibility IS NOT NULL;
UPDATE audibility_reports SET known_from = coalesce(
  (SELECT max(known_until) FROM audibility_reports_past p WHERE p.id = audibility_reports.id), coalesce(CAST(round((julianday(received_at) - 2440587.5) * 86400000) AS INTEGER), 1));

-- What was put into the register: each line of the trail says what it found.
CREATE TABLE put_steps AS
SELECT a.subject_kind AS kind, a.subject_id AS id, a.id AS n, a.known_from AS until, a.action, a.before, a.after,
  lag(a.known_from, 1, coalesce((SELECT max(known_from) FROM audit l WHERE l.subject_kind = 'register' AND l.id < a.id), 1))
    OVER (PARTITION BY a.subject_kind, a.subject_id ORDER BY a.id) AS at
FROM audit a WHERE a.action IN ('put', 'serve', 'take_back') AND a.subject_kind IN ('township', 'team', 'village', 'film',
  'credit_rule', 'target', 'target_milestone', 'setting', 'village_speakers', 'speaker_resource');
CREATE INDEX put_steps_of ON put_steps (kind, id, n);
CREATE TABLE put_last AS SELECT kind, id, max(until) AS at FROM put_steps GROUP BY kind, id;
CREATE TABLE loaded AS SELECT coalesce(max(known_from), 1) AS at FROM audit WHERE subject_kind = 'register';

INSERT INTO townships_past (known_until, "row", code, name, known_from)
SELECT p.until, t.rowid, t.code, p.before->>'name', p.at FROM put_steps p JOIN townships t ON t.code = p.id
WHERE p.kind = 'township' AND p.before IS NOT NULL;
INSERT INTO teams_past (known_until, "row", code, name, members, phone, known_from)
SELECT p.until, t.rowid, t.code, p.before->>'name', p.before->>'members', p.before->>'phone', p.at
FROM put_steps p JOIN teams t ON t.code = p.id WHERE p.kind = 'team' AND p.before IS NOT NULL;
INSERT INTO films_past (known_until, "row", code, title, kind, minutes, known_from)
SELECT p.until, f.rowid, f.code, p.before->>'title', p.before->>'kind', p.before->>'minutes', p.at
FROM put_steps p JOIN films f ON f.code = p.id WHERE p.kind = 'film' AND p.before IS NOT NULL;
INSERT INTO credit_rules_past (known_until, "row", effective_on, shorts_per_screening, shorts_beside_feature, known_from)
SELECT p.until, r.rowid, r.effective_on, p.before->>'shortsPerScreening', p.before->>'shortsBesideFeature', p.at
FROM put_steps p JOIN credit_rules r ON r.effective_on = p.id WHERE p.kind = 'credit_rule' AND p.before IS NOT NULL;
-- a village that another team came to serve: else it was what the next line found, or is now
INSERT INTO villages_past (known_until, "row", code, name, township_code, designated, team_code, annual_quota, aliases,
  latitude, longitude, population, speakers_installed, pinyin, initials, shown_latitude, shown_longitude, shown_logs, known_from)
SELECT until, row, id, b->>'name', b->>'townshipCode', b->>'designated', b->>'teamCode', b->>'annualQuota',
  coalesce(b->>'aliases', '[]'), b->>'latitude', b->>'longitude', b->>'population', b->>'speakersInstalled', pinyin,
  initials, shown_latitude, shown_longitude, shown_logs, at
FROM (
  SELECT p.until, p.at, p.id, v.rowid AS row, v.pinyin, v.initials, v.shown_latitude, v.shown_longitude, v.shown_logs,
    CASE p.action WHEN 'put' THEN p.before ELSE json_set(coalesce(
      (SELECT l.before FROM put_steps l WHERE l.kind = 'village' AND l.id = p.id AND l.n > p.n AND l.action = 'put'
        ORDER BY l.n LIMIT 1),
      json_object('name', v.name, 'townshipCode', v.township_code, 'designated', v.designated, 'annualQuota', v.annual_quota,
        'aliases', json(v.aliases), 'latitude', v.latitude, 'longitude', v.longitude, 'population', v.population,
        'speakersInstalled', v.speakers_installed)), '$.teamCode', p.before->>'teamCode') END AS b
  FROM put_steps p JOIN villages v ON v.code = p.id WHERE p.kind = 'village' AND p.before IS NOT NULL
);
INSERT INTO target_milestones_past (known_until, "row", id, target_code, name, planned_on, plans, done_on, note, revision,
  known_from)
SELECT p.until, m.rowid, m.id, m.target_code, p.before->>'name', p.before->>'plannedOn', p.before->>'plans',
  p.before->>'doneOn', p.before->>'note', p.before->>'revision', p.at
FROM put_steps p JOIN target_milestones m ON m.id = p.id WHERE p.kind = 'target_milestone' AND p.before IS NOT NULL;
INSERT INTO village_speakers_past (known_until, village_code, kind, transmission, return_channel, speakers, known_from)
SELECT p.until, p.id, j.value->>'kind', j.value->>'transmission', j.value->>'returnChannel', j.value->>'speakers', p.at
FROM put_steps p JOIN json_each(p.before) j WHERE p.kind = 'village_speakers';
INSERT INTO speaker_resources_past (known_until, resource_code, village_code, kind, known_from)
SELECT p.until, p.id, p.before->>'villageCode', p.before->>'kind', p.at
FROM put_steps p WHERE p.kind = 'speaker_resource' AND p.before IS NOT NULL;

UPDATE townships SET known_from = coalesce((SELECT at FROM put_last WHERE kind = 'township' AND id = code), (SELECT at FROM loaded));
UPDATE teams SET known_from = coalesce((SELECT at FROM put_last WHERE kind = 'team' AND id = code), (SELECT at FROM loaded));
UPDATE films SET known_from = coalesce((SELECT at FROM put_last p WHERE p.kind = 'film' AND p.id = films.code), (SELECT at FROM loaded));
UPDATE villages SET known_from = coalesce((SELECT at FROM put_last WHERE kind = 'village' AND id = code), (SELECT at FROM loaded));
UPDATE credit_rules SET known_from = coalesce((SELECT at FROM put_last WHERE kind = 'credit_rule' AND id = effective_on), (SELECT at FROM loaded));
UPDATE target_milestones SET known_from = coalesce((SELECT p.at FROM put_last p WHERE p.kind = 'target_milestone' AND p.id = target_milestones.id), 1);
UPDATE village_speakers SET known_from = coalesce((SELECT p.at FROM put_last p WHERE p.kind = 'village_speakers' AND p.id = village_code), 1);
UPDATE speaker_resources SET known_from = coalesce((SELECT p.at FROM put_last p WHERE p.kind = 'speaker_resource' AND p.id = resource_code), 1);

-- Targets and settings: a second decision for the same day wrote over the first, and the trail has both.
INSERT INTO target_versions_past (known_until, target_code, effective_on, content, made_at, made_by, known_from)
SELECT until, code, effective_on, content, made_at, made_by, at FROM (
  SELECT a.subject_id AS code, a.action, coalesce(a.after->>'effectiveOn', a.before->>'effectiveOn') AS effective_on,
    json_remove(a.after, '$.effectiveOn') AS content, a.at AS made_at, a.actor_name AS made_by, a.known_from AS at,
    lead(a.known_from) OVER (PARTITION BY a.subject_id, coalesce(a.after->>'effectiveOn', a.before->>'effectiveOn') ORDER BY a.id) AS until
  FROM audit a WHERE a.subject_kind = 'target' AND a.action IN ('put', 'take_back')
) WHERE action = 'put' AND until IS NOT NULL AND effective_on IS NOT NULL;
UPDATE target_versions SET known_from = coalesce(CAST(round((julianday(made_at) - 2440587.5) * 86400000) AS INTEGER), 1);
INSERT INTO targets_past (known_until, "row", code, name, indicator, scope_kind, scope_code, amount, unit, starts_on,
  deadline, statutory_deadline, month_shares, document, checklist, name_en, known_from)
SELECT coalesce(CAST(round((julianday(v.made_at) - 2440587.5) * 86400000) AS INTEGER), 1), t.rowid, t.code, c->>'name', c->>'indicator', c->>'$.scope.kind', c->>'$.scope.code', c->>'amount',
  c->>'unit', c->>'startsOn', c->>'deadline', c->>'statutoryDeadline', c->>'monthShares', c->>'document', c->>'checklist',
  c->>'nameEn', (SELECT at FROM loaded)
FROM targets t JOIN (SELECT *, content AS c FROM target_versions WHERE effective_on = '') v ON v.target_code = t.code;
UPDATE targets SET known_from = coalesce(
  (SELECT known_until FROM targets_past p WHERE p.code = targets.code),
  (SELECT min(known_from) FROM audit a WHERE a.subject_kind = 'target' AND a.subject_id = targets.code AND a.action = 'put'),
  (SELECT at FROM loaded));
INSERT INTO setting_versions_past (known_until, name, effective_on, value, made_at, made_by, known_from)
SELECT until, name, effective_on, value, made_at, made_by, at FROM (
  SELECT subject_id AS name, after->>'effectiveOn' AS effective_on, coalesce(after->'value', 'null') AS value, at AS made_at,
    actor_name AS made_by, known_from AS at,
    lead(known_from) OVER (PARTITION BY subject_id, after->>'effectiveOn' ORDER BY id) AS until
  FROM audit WHERE subject_kind = 'setting' AND action = 'put'
) WHERE until IS NOT NULL;
UPDATE setting_versions SET known_from = coalesce(CAST(round((julianday(made_at) - 2440587.5) * 86400000) AS INTEGER), 1);
DROP TABLE put_steps;
DROP TABLE put_last;
DROP TABLE loaded;

-- Faults and flags: their events say what they became.
INSERT INTO faults_past (known_until, "row", id, village_code, category, severity, description, reported_at, reported_on,
  received_at, reporter_name, insisted, status, revision, assignee, settled_on, sent, known_from)
SELECT e.until, f.rowid, f.id, f.village_code, f.category, f.severity, f.description, f.reported_at, f.reported_on,
  f.received_at, f.reporter_name, f.insisted, e.status, e.number,
  (SELECT assignee FROM fault_events l WHERE l.fault_id = f.id AND l.number <= e.number AND l.assignee IS NOT NULL
    ORDER BY l.number DESC LIMIT 1),
  CASE WHEN e.status IN ('closed', 'cancelled', 'duplicate') THEN date(e.at, '+8 hours') END, f.sent, e.known_from
FROM (SELECT *, lead(known_from) OVER (PARTITION BY fault_id ORDER BY number) AS until FROM fault_events) e
JOIN faults f ON f.id = e.fault_id WHERE e.until IS NOT NULL;
UPDATE faults SET known_from = coalesce((SELECT max(known_from) FROM fault_events WHERE fault_id = faults.id), coalesce(CAST(round((julianday(received_at) - 2440587.5) * 86400000) AS INTEGER), 1));
INSERT INTO flags_past (known_until, "row", id, kind, subject_kind, subject_code, number, subject_name, severity, since,
  sentence, opened_at, opened_on, owner, due_on, acknowledged_at, acknowledged_by, known_from)
SELECT e.until, f.rowid, f.id, f.kind, f.subject_kind, f.subject_code, f.number, f.subject_name, e.severity, f.since,
  f.sentence, f.opened_at, f.opened_on, h.owner, h.due_on, h.at, h.by_name, e.known_from
FROM (SELECT *, lead(known_from) OVER (PARTITION BY flag_id ORDER BY number) AS until FROM flag_events) e
JOIN flags f ON f.id = e.flag_id
LEFT JOIN flag_events h ON h.flag_id = f.id AND h.number = (
  SELECT max(number) FROM flag_events l WHERE l.flag_id = f.id AND l.number <= e.number AND l.owner IS NOT NULL)
WHERE e.until IS NOT NULL;
UPDATE flags SET known_from = coalesce((SELECT max(known_from) FROM flag_events WHERE flag_id = flags.id), coalesce(CAST(round((julianday(opened_at) - 2440587.5) * 86400000) AS INTEGER), 1));

UPDATE knowledge SET at = max(at, coalesce((SELECT max(known_from) FROM audit), 1),
  coalesce((SELECT max(known_from) FROM screenings), 1), coalesce((SELECT max(known_from) FROM flags), 1));

-- What was known at an instant is here: now’s rows, and those before.
CREATE VIEW townships_known AS SELECT 9000000000000000 AS known_until, rowid AS "rowid", * FROM townships UNION ALL SELECT * FROM townships_past;
CREATE VIEW teams_known AS SELECT 9000000000000000 AS known_until, rowid AS "rowid", * FROM teams UNION ALL SELECT * FROM teams_past;
CREATE VIEW villages_known AS SELECT 9000000000000000 AS known_until, rowid AS "rowid", * FROM villages UNION ALL SELECT * FROM villages_past;
CREATE VIEW films_known AS SELECT 9000000000000000 AS known_until, rowid AS "rowid", * FROM films UNION ALL SELECT * FROM films_past;
CREATE VIEW credit_rules_known AS SELECT 9000000000000000 AS known_until, rowid AS "rowid", * FROM credit_rules UNION ALL SELECT * FROM credit_rules_past;
CREATE VIEW screenings_known AS SELECT 9000000000000000 AS known_until, rowid AS "rowid", * FROM screenings UNION ALL SELECT * FROM screenings_past;
CREATE VIEW screening_titles_known AS SELECT 9000000000000000 AS known_until, * FROM screening_titles UNION ALL SELECT * FROM screening_titles_past;
CREATE VIEW film_titles_known AS SELECT 9000000000000000 AS known_until, * FROM film_titles UNION ALL SELECT * FROM film_titles_past;
CREATE VIEW audibility_reports_known AS SELECT 9000000000000000 AS known_until, rowid AS "rowid", * FROM audibility_reports UNION ALL SELECT * FROM audibility_reports_past;
CREATE VIEW targets_known AS SELECT 9000000000000000 AS known_until, rowid AS "rowid", * FROM targets UNION ALL SELECT * FROM targets_past;
CREATE VIEW target_versions_known AS SELECT 9000000000000000 AS known_until, * FROM target_versions UNION ALL SELECT * FROM target_versions_past;
CREATE VIEW target_milestones_known AS SELECT 9000000000000000 AS known_until, rowid AS "rowid", * FROM target_milestones UNION ALL SELECT * FROM target_milestones_past;
CREATE VIEW setting_versions_known AS SELECT 9000000000000000 AS known_until, * FROM setting_versions UNION ALL SELECT * FROM setting_versions_past;
CREATE VIEW faults_known AS SELECT 9000000000000000 AS known_until, rowid AS "rowid", * FROM faults UNION ALL SELECT * FROM faults_past;
CREATE VIEW village_speakers_known AS SELECT 9000000000000000 AS known_until, * FROM village_speakers UNION ALL SELECT * FROM village_speakers_past;
CREATE VIEW speaker_resources_known AS SELECT 9000000000000000 AS known_until, * FROM speaker_resources UNION ALL SELECT * FROM speaker_resources_past;
CREATE VIEW flags_known AS SELECT 9000000000000000 AS known_until, rowid AS "rowid", * FROM flags UNION ALL SELECT * FROM flags_past;

-- A row is known from the instant of its batch on; a batch that changes it puts what it was aside.
CREATE TRIGGER townships_learnt AFTER INSERT ON townships WHEN NEW.known_from = 0 BEGIN UPDATE townships SET known_from = (SELECT at FROM knowledge) WHERE rowid = NEW.rowid; END;
CREATE TRIGGER townships_put_aside BEFORE UPDATE ON townships WHEN NEW.known_from = OLD.known_from AND OLD.known_from < (SELECT at FROM knowledge)
  BEGIN INSERT INTO townships_past SELECT (SELECT at FROM knowledge), rowid, * FROM townships WHERE rowid = OLD.rowid; END;
CREATE TRIGGER townships_learnt_anew AFTER UPDATE ON townships WHEN NEW.known_from = OLD.known_from AND OLD.known_from < (SELECT at FROM knowledge)
  BEGIN UPDATE townships SET known_from = (SELECT at FROM knowledge) WHERE rowid = NEW.rowid; END;
CREATE TRIGGER townships_dropped BEFORE DELETE ON townships WHEN OLD.known_from < (SELECT at FROM knowledge)
  BEGIN INSERT INTO townships_past SELECT (SELECT at FROM knowledge), rowid, * FROM townships WHERE rowid = OLD.rowid; END;
CREATE TRIGGER teams_learnt AFTER INSERT ON teams WHEN NEW.known_from = 0 BEGIN UPDATE teams SET known_from = (SELECT at FROM knowledge) WHERE rowid = NEW.rowid; END;
CREATE TRIGGER teams_put_aside BEFORE UPDATE ON teams WHEN NEW.known_from = OLD.known_from AND OLD.known_from < (SELECT at FROM knowledge)
  BEGIN INSERT INTO teams_past SELECT (SELECT at FROM knowledge), rowid, * FROM teams WHERE rowid = OLD.rowid; END;
CREATE TRIGGER teams_learnt_anew AFTER UPDATE ON teams WHEN NEW.known_from = OLD.known_from AND OLD.known_from < (SELECT at FROM knowledge)
  BEGIN UPDATE teams SET known_from = (SELECT at FROM knowledge) WHERE rowid = NEW.rowid; END;
CREATE TRIGGER teams_dropped BEFORE DELETE ON teams WHEN OLD.known_from < (SELECT at FROM knowledge)
  BEGIN INSERT INTO teams_past SELECT (SELECT at FROM knowledge), rowid, * FROM teams WHERE rowid = OLD.rowid; END;
CREATE TRIGGER villages_learnt AFTER INSERT ON villages WHEN NEW.known_from = 0 BEGIN UPDATE villages SET known_from = (SELECT at FROM knowledge) WHERE rowid = NEW.rowid; END;
CREATE TRIGGER villages_put_aside BEFORE UPDATE ON villages WHEN NEW.known_from = OLD.known_from AND OLD.known_from < (SELECT at FROM knowledge)
  BEGIN INSERT INTO villages_past SELECT (SELECT at FROM knowledge), rowid, * FROM villages WHERE rowid = OLD.rowid; END;
CREATE TRIGGER villages_learnt_anew AFTER UPDATE ON villages WHEN NEW.known_from = OLD.known_from AND OLD.known_from < (SELECT at FROM knowledge)
  BEGIN UPDATE villages SET known_from = (SELECT at FROM knowledge) WHERE rowid = NEW.rowid; END;
CREATE TRIGGER villages_dropped BEFORE DELETE ON villages WHEN OLD.known_from < (SELECT at FROM knowledge)
  BEGIN INSERT INTO villages_past SELECT (SELECT at FROM knowledge), rowid, * FROM villages WHERE rowid = OLD.rowid; END;
CREATE TRIGGER films_learnt AFTER INSERT ON films WHEN NEW.known_from = 0 BEGIN UPDATE films SET known_from = (SELECT at FROM knowledge) WHERE rowid = NEW.rowid; END;
CREATE TRIGGER films_put_aside BEFORE UPDATE ON films WHEN NEW.known_from = OLD.known_from AND OLD.known_from < (SELECT at FROM knowledge)
  BEGIN INSERT INTO films_past SELECT (SELECT at FROM knowledge), rowid, * FROM films WHERE rowid = OLD.rowid; END;
CREATE TRIGGER films_learnt_anew AFTER UPDATE ON films WHEN NEW.known_from = OLD.known_from AND OLD.known_from < (SELECT at FROM knowledge)
  BEGIN UPDATE films SET known_from = (SELECT at FROM knowledge) WHERE rowid = NEW.rowid; END;
CREATE TRIGGER films_dropped BEFORE DELETE ON films WHEN OLD.known_from < (SELECT at FROM knowledge)
  BEGIN INSERT INTO films_past SELECT (SELECT at FROM knowledge), rowid, * FROM films WHERE rowid = OLD.rowid; END;
CREATE TRIGGER credit_rules_learnt AFTER INSERT ON credit_rules WHEN NEW.known_from = 0 BEGIN UPDATE credit_rules SET known_from = (SELECT at FROM knowledge) WHERE rowid = NEW.rowid; END;
CREATE TRIGGER credit_rules_put_aside BEFORE UPDATE ON credit_rules WHEN NEW.known_from = OLD.known_from AND OLD.known_from < (SELECT at FROM knowledge)
  BEGIN INSERT INTO credit_rules_past SELECT (SELECT at FROM knowledge), rowid, * FROM credit_rules WHERE rowid = OLD.rowid; END;
CREATE TRIGGER credit_rules_learnt_anew AFTER UPDATE ON credit_rules WHEN NEW.known_from = OLD.known_from AND OLD.known_from < (SELECT at FROM knowledge)
  BEGIN UPDATE credit_rules SET known_from = (SELECT at FROM knowledge) WHERE rowid = NEW.rowid; END;
CREATE TRIGGER credit_rules_dropped BEFORE DELETE ON credit_rules WHEN OLD.known_from < (SELECT at FROM knowledge)
  BEGIN INSERT INTO credit_rules_past SELECT (SELECT at FROM knowledge), rowid, * FROM credit_rules WHERE rowid = OLD.rowid; END;
CREATE TRIGGER screenings_learnt AFTER INSERT ON screenings WHEN NEW.known_from = 0 BEGIN UPDATE screenings SET known_from = (SELECT at FROM knowledge) WHERE rowid = NEW.rowid; END;
CREATE TRIGGER screenings_put_aside BEFORE UPDATE ON screenings WHEN NEW.known_from = OLD.known_from AND OLD.known_from < (SELECT at FROM knowledge)
  BEGIN INSERT INTO screenings_past SELECT (SELECT at FROM knowledge), rowid, * FROM screenings WHERE rowid = OLD.rowid; END;
CREATE TRIGGER screenings_learnt_anew AFTER UPDATE ON screenings WHEN NEW.known_from = OLD.known_from AND OLD.known_from < (SELECT at FROM knowledge)
  BEGIN UPDATE screenings SET known_from = (SELECT at FROM knowledge) WHERE rowid = NEW.rowid; END;
CREATE TRIGGER screenings_dropped BEFORE DELETE ON screenings WHEN OLD.known_from < (SELECT at FROM knowledge)
  BEGIN INSERT INTO screenings_past SELECT (SELECT at FROM knowledge), rowid, * FROM screenings WHERE rowid = OLD.rowid; END;
CREATE TRIGGER screening_titles_learnt AFTER INSERT ON screening_titles WHEN NEW.known_from = 0 BEGIN UPDATE screening_titles SET known_from = (SELECT at FROM knowledge) WHERE folded = NEW.folded AND screening_id = NEW.screening_id; END;
CREATE TRIGGER screening_titles_put_aside BEFORE UPDATE ON screening_titles WHEN NEW.known_from = OLD.known_from AND OLD.known_from < (SELECT at FROM knowledge)
  BEGIN INSERT INTO screening_titles_past SELECT (SELECT at FROM knowledge), * FROM screening_titles WHERE folded = OLD.folded AND screening_id = OLD.screening_id; END;
CREATE TRIGGER screening_titles_learnt_anew AFTER UPDATE ON screening_titles WHEN NEW.known_from = OLD.known_from AND OLD.known_from < (SELECT at FROM knowledge)
  BEGIN UPDATE screening_titles SET known_from = (SELECT at FROM knowledge) WHERE folded = NEW.folded AND screening_id = NEW.screening_id; END;
CREATE TRIGGER screening_titles_dropped BEFORE DELETE ON screening_titles WHEN OLD.known_from < (SELECT at FROM knowledge)
  BEGIN INSERT INTO screening_titles_past SELECT (SELECT at FROM knowledge), * FROM screening_titles WHERE folded = OLD.folded AND screening_id = OLD.screening_id; END;
CREATE TRIGGER film_titles_learnt AFTER INSERT ON film_titles WHEN NEW.known_from = 0 BEGIN UPDATE film_titles SET known_from = (SELECT at FROM knowledge) WHERE folded = NEW.folded; END;
CREATE TRIGGER film_titles_put_aside BEFORE UPDATE ON film_titles WHEN NEW.known_from = OLD.known_from AND OLD.known_from < (SELECT at FROM knowledge)
  BEGIN INSERT INTO film_titles_past SELECT (SELECT at FROM knowledge), * FROM film_titles WHERE folded = OLD.folded; END;
CREATE TRIGGER film_titles_learnt_anew AFTER UPDATE ON film_titles WHEN NEW.known_from = OLD.known_from AND OLD.known_from < (SELECT at FROM knowledge)
  BEGIN UPDATE film_titles SET known_from = (SELECT at FROM knowledge) WHERE folded = NEW.folded; END;
CREATE TRIGGER film_titles_dropped BEFORE DELETE ON film_titles WHEN OLD.known_from < (SELECT at FROM knowledge)
  BEGIN INSERT INTO film_titles_past SELECT (SELECT at FROM knowledge), * FROM film_titles WHERE folded = OLD.folded; END;
CREATE TRIGGER audibility_reports_learnt AFTER INSERT ON audibility_reports WHEN NEW.known_from = 0 BEGIN UPDATE audibility_reports SET known_from = (SELECT at FROM knowledge) WHERE rowid = NEW.rowid; END;
CREATE TRIGGER audibility_reports_put_aside BEFORE UPDATE ON audibility_reports WHEN NEW.known_from = OLD.known_from AND OLD.known_from < (SELECT at FROM knowledge)
  BEGIN INSERT INTO audibility_reports_past SELECT (SELECT at FROM knowledge), rowid, * FROM audibility_reports WHERE rowid = OLD.rowid; END;
CREATE TRIGGER audibility_reports_learnt_anew AFTER UPDATE ON audibility_reports WHEN NEW.known_from = OLD.known_from AND OLD.known_from < (SELECT at FROM knowledge)
  BEGIN UPDATE audibility_reports SET known_from = (SELECT at FROM knowledge) WHERE rowid = NEW.rowid; END;
CREATE TRIGGER audibility_reports_dropped BEFORE DELETE ON audibility_reports WHEN OLD.known_from < (SELECT at FROM knowledge)
  BEGIN INSERT INTO audibility_reports_past SELECT (SELECT at FROM knowledge), rowid, * FROM audibility_reports WHERE rowid = OLD.rowid; END;
CREATE TRIGGER targets_learnt AFTER INSERT ON targets WHEN NEW.known_from = 0 BEGIN UPDATE targets SET known_from = (SELECT at FROM knowledge) WHERE rowid = NEW.rowid; END;
CREATE TRIGGER targets_put_aside BEFORE UPDATE ON targets WHEN NEW.known_from = OLD.known_from AND OLD.known_from < (SELECT at FROM knowledge)
  BEGIN INSERT INTO targets_past SELECT (SELECT at FROM knowledge), rowid, * FROM targets WHERE rowid = OLD.rowid; END;
CREATE TRIGGER targets_learnt_anew AFTER UPDATE ON targets WHEN NEW.known_from = OLD.known_from AND OLD.known_from < (SELECT at FROM knowledge)
  BEGIN UPDATE targets SET known_from = (SELECT at FROM knowledge) WHERE rowid = NEW.rowid; END;
CREATE TRIGGER targets_dropped BEFORE DELETE ON targets WHEN OLD.known_from < (SELECT at FROM knowledge)
  BEGIN INSERT INTO targets_past SELECT (SELECT at FROM knowledge), rowid, * FROM targets WHERE rowid = OLD.rowid; END;
CREATE TRIGGER target_versions_learnt AFTER INSERT ON target_versions WHEN NEW.known_from = 0 BEGIN UPDATE target_versions SET known_from = (SELECT at FROM knowledge) WHERE target_code = NEW.target_code AND effective_on = NEW.effective_on; END;
CREATE TRIGGER target_versions_put_aside BEFORE UPDATE ON target_versions WHEN NEW.known_from = OLD.known_from AND OLD.known_from < (SELECT at FROM knowledge)
  BEGIN INSERT INTO target_versions_past SELECT (SELECT at FROM knowledge), * FROM target_versions WHERE target_code = OLD.target_code AND effective_on = OLD.effective_on; END;
CREATE TRIGGER target_versions_learnt_anew AFTER UPDATE ON target_versions WHEN NEW.known_from = OLD.known_from AND OLD.known_from < (SELECT at FROM knowledge)
  BEGIN UPDATE target_versions SET known_from = (SELECT at FROM knowledge) WHERE target_code = NEW.target_code AND effective_on = NEW.effective_on; END;
CREATE TRIGGER target_versions_dropped BEFORE DELETE ON target_versions WHEN OLD.known_from < (SELECT at FROM knowledge)
  BEGIN INSERT INTO target_versions_past SELECT (SELECT at FROM knowledge), * FROM target_versions WHERE target_code = OLD.target_code AND effective_on = OLD.effective_on; END;
CREATE TRIGGER target_milestones_learnt AFTER INSERT ON target_milestones WHEN NEW.known_from = 0 BEGIN UPDATE target_milestones SET known_from = (SELECT at FROM knowledge) WHERE rowid = NEW.rowid; END;
CREATE TRIGGER target_milestones_put_aside BEFORE UPDATE ON target_milestones WHEN NEW.known_from = OLD.known_from AND OLD.known_from < (SELECT at FROM knowledge)
  BEGIN INSERT INTO target_milestones_past SELECT (SELECT at FROM knowledge), rowid, * FROM target_milestones WHERE rowid = OLD.rowid; END;
CREATE TRIGGER target_milestones_learnt_anew AFTER UPDATE ON target_milestones WHEN NEW.known_from = OLD.known_from AND OLD.known_from < (SELECT at FROM knowledge)
  BEGIN UPDATE target_milestones SET known_from = (SELECT at FROM knowledge) WHERE rowid = NEW.rowid; END;
CREATE TRIGGER target_milestones_dropped BEFORE DELETE ON target_milestones WHEN OLD.known_from < (SELECT at FROM knowledge)
  BEGIN INSERT INTO target_milestones_past SELECT (SELECT at FROM knowledge), rowid, * FROM target_milestones WHERE rowid = OLD.rowid; END;
CREATE TRIGGER setting_versions_learnt AFTER INSERT ON setting_versions WHEN NEW.known_from = 0 BEGIN UPDATE setting_versions SET known_from = (SELECT at FROM knowledge) WHERE name = NEW.name AND effective_on = NEW.effective_on; END;
CREATE TRIGGER setting_versions_put_aside BEFORE UPDATE ON setting_versions WHEN NEW.known_from = OLD.known_from AND OLD.known_from < (SELECT at FROM knowledge)
  BEGIN INSERT INTO setting_versions_past SELECT (SELECT at FROM knowledge), * FROM setting_versions WHERE name = OLD.name AND effective_on = OLD.effective_on; END;
CREATE TRIGGER setting_versions_learnt_anew AFTER UPDATE ON setting_versions WHEN NEW.known_from = OLD.known_from AND OLD.known_from < (SELECT at FROM knowledge)
  BEGIN UPDATE setting_versions SET known_from = (SELECT at FROM knowledge) WHERE name = NEW.name AND effective_on = NEW.effective_on; END;
CREATE TRIGGER setting_versions_dropped BEFORE DELETE ON setting_versions WHEN OLD.known_from < (SELECT at FROM knowledge)
  BEGIN INSERT INTO setting_versions_past SELECT (SELECT at FROM knowledge), * FROM setting_versions WHERE name = OLD.name AND effective_on = OLD.effective_on; END;
CREATE TRIGGER faults_learnt AFTER INSERT ON faults WHEN NEW.known_from = 0 BEGIN UPDATE faults SET known_from = (SELECT at FROM knowledge) WHERE rowid = NEW.rowid; END;
CREATE TRIGGER faults_put_aside BEFORE UPDATE ON faults WHEN NEW.known_from = OLD.known_from AND OLD.known_from < (SELECT at FROM knowledge)
  BEGIN INSERT INTO faults_past SELECT (SELECT at FROM knowledge), rowid, * FROM faults WHERE rowid = OLD.rowid; END;
CREATE TRIGGER faults_learnt_anew AFTER UPDATE ON faults WHEN NEW.known_from = OLD.known_from AND OLD.known_from < (SELECT at FROM knowledge)
  BEGIN UPDATE faults SET known_from = (SELECT at FROM knowledge) WHERE rowid = NEW.rowid; END;
CREATE TRIGGER faults_dropped BEFORE DELETE ON faults WHEN OLD.known_from < (SELECT at FROM knowledge)
  BEGIN INSERT INTO faults_past SELECT (SELECT at FROM knowledge), rowid, * FROM faults WHERE rowid = OLD.rowid; END;
CREATE TRIGGER village_speakers_learnt AFTER INSERT ON village_speakers WHEN NEW.known_from = 0 BEGIN UPDATE village_speakers SET known_from = (SELECT at FROM knowledge) WHERE village_code = NEW.village_code AND kind = NEW.kind AND transmission = NEW.transmission AND return_channel = NEW.return_channel; END;
CREATE TRIGGER village_speakers_put_aside BEFORE UPDATE ON village_speakers WHEN NEW.known_from = OLD.known_from AND OLD.known_from < (SELECT at FROM knowledge)
  BEGIN INSERT INTO village_speakers_past SELECT (SELECT at FROM knowledge), * FROM village_speakers WHERE village_code = OLD.village_code AND kind = OLD.kind AND transmission = OLD.transmission AND return_channel = OLD.return_channel; END;
CREATE TRIGGER village_speakers_learnt_anew AFTER UPDATE ON village_speakers WHEN NEW.known_from = OLD.known_from AND OLD.known_from < (SELECT at FROM knowledge)
  BEGIN UPDATE village_speakers SET known_from = (SELECT at FROM knowledge) WHERE village_code = NEW.village_code AND kind = NEW.kind AND transmission = NEW.transmission AND return_channel = NEW.return_channel; END;
CREATE TRIGGER village_speakers_dropped BEFORE DELETE ON village_speakers WHEN OLD.known_from < (SELECT at FROM knowledge)
  BEGIN INSERT INTO village_speakers_past SELECT (SELECT at FROM knowledge), * FROM village_speakers WHERE village_code = OLD.village_code AND kind = OLD.kind AND transmission = OLD.transmission AND return_channel = OLD.return_channel; END;
CREATE TRIGGER speaker_resources_learnt AFTER INSERT ON speaker_resources WHEN NEW.known_from = 0 BEGIN UPDATE speaker_resources SET known_from = (SELECT at FROM knowledge) WHERE resource_code = NEW.resource_code; END;
CREATE TRIGGER speaker_resources_put_aside BEFORE UPDATE ON speaker_resources WHEN NEW.known_from = OLD.known_from AND OLD.known_from < (SELECT at FROM knowledge)
  BEGIN INSERT INTO speaker_resources_past SELECT (SELECT at FROM knowledge), * FROM speaker_resources WHERE resource_code = OLD.resource_code; END;
CREATE TRIGGER speaker_resources_learnt_anew AFTER UPDATE ON speaker_resources WHEN NEW.known_from = OLD.known_from AND OLD.known_from < (SELECT at FROM knowledge)
  BEGIN UPDATE speaker_resources SET known_from = (SELECT at FROM knowledge) WHERE resource_code = NEW.resource_code; END;
CREATE TRIGGER speaker_resources_dropped BEFORE DELETE ON speaker_resources WHEN OLD.known_from < (SELECT at FROM knowledge)
  BEGIN INSERT INTO speaker_resources_past SELECT (SELECT at FROM knowledge), * FROM speaker_resources WHERE resource_code = OLD.resource_code; END;
CREATE TRIGGER flags_learnt AFTER INSERT ON flags WHEN NEW.known_from = 0 BEGIN UPDATE flags SET known_from = (SELECT at FROM knowledge) WHERE rowid = NEW.rowid; END;
CREATE TRIGGER flags_put_aside BEFORE UPDATE ON flags WHEN NEW.known_from = OLD.known_from AND OLD.known_from < (SELECT at FROM knowledge)
  BEGIN INSERT INTO flags_past SELECT (SELECT at FROM knowledge), rowid, * FROM flags WHERE rowid = OLD.rowid; END;
CREATE TRIGGER flags_learnt_anew AFTER UPDATE ON flags WHEN NEW.known_from = OLD.known_from AND OLD.known_from < (SELECT at FROM knowledge)
  BEGIN UPDATE flags SET known_from = (SELECT at FROM knowledge) WHERE rowid = NEW.rowid; END;
CREATE TRIGGER flags_dropped BEFORE DELETE ON flags WHEN OLD.known_from < (SELECT at FROM knowledge)
  BEGIN INSERT INTO flags_past SELECT (SELECT at FROM knowledge), rowid, * FROM flags WHERE rowid = OLD.rowid; END;
CREATE TRIGGER fault_events_learnt AFTER INSERT ON fault_events WHEN NEW.known_from = 0 BEGIN UPDATE fault_events SET known_from = (SELECT at FROM knowledge) WHERE fault_id = NEW.fault_id AND number = NEW.number; END;
CREATE TRIGGER fault_witnesses_learnt AFTER INSERT ON fault_witnesses WHEN NEW.known_from = 0 BEGIN UPDATE fault_witnesses SET known_from = (SELECT at FROM knowledge) WHERE rowid = NEW.rowid; END;
CREATE TRIGGER target_entries_learnt AFTER INSERT ON target_entries WHEN NEW.known_from = 0 BEGIN UPDATE target_entries SET known_from = (SELECT at FROM knowledge) WHERE rowid = NEW.rowid; END;
CREATE TRIGGER target_checks_learnt AFTER INSERT ON target_checks WHEN NEW.known_from = 0 BEGIN UPDATE target_checks SET known_from = (SELECT at FROM knowledge) WHERE rowid = NEW.rowid; END;
CREATE TRIGGER tv_coverage_learnt AFTER INSERT ON tv_coverage WHEN NEW.known_from = 0 BEGIN UPDATE tv_coverage SET known_from = (SELECT at FROM knowledge) WHERE rowid = NEW.rowid; END;
CREATE TRIGGER missed_shows_learnt AFTER INSERT ON missed_shows WHEN NEW.known_from = 0 BEGIN UPDATE missed_shows SET known_from = (SELECT at FROM knowledge) WHERE rowid = NEW.rowid; END;
CREATE TRIGGER photos_learnt AFTER INSERT ON photos WHEN NEW.known_from = 0 BEGIN UPDATE photos SET known_from = (SELECT at FROM knowledge) WHERE rowid = NEW.rowid; END;
CREATE TRIGGER flag_events_learnt AFTER INSERT ON flag_events WHEN NEW.known_from = 0 BEGIN UPDATE flag_events SET known_from = (SELECT at FROM knowledge) WHERE flag_id = NEW.flag_id AND number = NEW.number; END;
-- The line of the trail says its instant itself: nothing may be changed in it afterwards.
CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'raise:audit_is_append_only'); END;
CREATE TRIGGER fault_events_are_not_changed BEFORE UPDATE ON fault_events WHEN OLD.known_from > 0
  BEGIN SELECT RAISE(ABORT, 'raise:fault_events_are_append_only'); END;
