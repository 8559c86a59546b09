-- What one sender can make the service do is known and small, however much is stored. Days, instants and names as in 0001.

-- What lists are ordered and filtered by, taken out of the findings: the place of the gravest one (domain/gravity.ts), 99
-- where nothing is found, and the codes, each between blanks.
ALTER TABLE screenings ADD COLUMN gravity INTEGER NOT NULL DEFAULT 99;
ALTER TABLE screenings ADD COLUMN finding_codes TEXT NOT NULL DEFAULT '';
UPDATE screenings SET
  finding_codes = (SELECT ' ' || group_concat(f.value->>'code', ' ') || ' ' FROM json_each(screenings.findings) f),
  gravity = coalesce((SELECT min(g.key) FROM json_each(screenings.findings) f JOIN json_each('["receipt_reused","duplicate","impossible_travel","overlap","in_future","sender_revoked","outside_area","far_from_village","attendance_high","many_shows","film_repeated","attendance_zero","short_run","before_dusk","clock_off","late_report"]') g
    ON g.value = f.value->>'code'), 99)
WHERE findings <> '[]';

-- What a list is counted, filtered and ordered by, so that a count never leaves the index.
DROP INDEX screenings_by_day;
CREATE INDEX screenings_by_day ON screenings
  (screened_on, started_at, status, credit, attendance, team_code, village_code, gravity, finding_codes);
-- The few that wait for somebody, by team: a condition that names the one status finds them.
DROP INDEX screenings_waiting;
CREATE INDEX screenings_held ON screenings (team_code, screened_on, started_at) WHERE status = 'held';
CREATE INDEX screenings_returned ON screenings (team_code, screened_on, started_at) WHERE status = 'returned';

-- How many logs an account or token sent within the hour that began at `since`.
CREATE TABLE intake_paces (
  sender TEXT PRIMARY KEY,
  since TEXT NOT NULL,
  logs INTEGER NOT NULL,
  most INTEGER NOT NULL,
  CONSTRAINT pace_kept CHECK (logs <= most)
) STRICT, WITHOUT ROWID;
-- 0 makes the batch fail in which a team came to have more held logs than it may.
ALTER TABLE assertions ADD COLUMN has_room INTEGER CONSTRAINT held_logs_have_room CHECK (has_room = 1);

-- One row, written over again whenever somebody asks whether the database takes a write.
CREATE TABLE probe (
  id INTEGER PRIMARY KEY CONSTRAINT only_one CHECK (id = 1),
  at TEXT NOT NULL
) STRICT;
