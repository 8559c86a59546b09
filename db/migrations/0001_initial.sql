-- The register, the logs, the reports, the targets, who may sign in, and what was done by whom.
-- Days are the county's (YYYY-MM-DD), instants UTC (ISO 8601 with milliseconds), credits sixtieths of a screening.

CREATE TABLE townships (
  code TEXT PRIMARY KEY,
  name TEXT NOT NULL
) STRICT;

CREATE TABLE teams (
  code TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  members TEXT, -- JSON array of names
  phone TEXT
) STRICT;

CREATE TABLE villages (
  code TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  township_code TEXT NOT NULL REFERENCES townships (code),
  designated INTEGER NOT NULL CONSTRAINT designated_is_boolean CHECK (designated IN (0, 1)),
  team_code TEXT REFERENCES teams (code),
  annual_quota INTEGER NOT NULL CONSTRAINT quota_not_negative CHECK (annual_quota >= 0),
  aliases TEXT NOT NULL DEFAULT '[]', -- JSON array of names
  latitude REAL,
  longitude REAL,
  population INTEGER,
  speakers_installed INTEGER,
  pinyin TEXT NOT NULL, -- of the name and its aliases, for searching
  initials TEXT NOT NULL
) STRICT;
CREATE INDEX villages_by_township ON villages (township_code);
CREATE INDEX villages_by_team ON villages (team_code);

CREATE TABLE films (
  code TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  minutes INTEGER NOT NULL CONSTRAINT minutes_positive CHECK (minutes > 0)
) STRICT;

-- Which rule makes credits out of films, from which day on.
CREATE TABLE credit_rules (
  effective_on TEXT PRIMARY KEY,
  shorts_per_screening INTEGER NOT NULL CONSTRAINT shorts_divide_sixty CHECK (shorts_per_screening IN (3, 4, 5)),
  shorts_beside_feature TEXT NOT NULL
) STRICT;

CREATE TABLE screenings (
  id TEXT PRIMARY KEY,
  team_code TEXT NOT NULL REFERENCES teams (code),
  village_code TEXT NOT NULL REFERENCES villages (code),
  started_at TEXT NOT NULL,
  ended_at TEXT NOT NULL,
  screened_on TEXT NOT NULL, -- the county's day on which it started
  venue TEXT NOT NULL,
  film_codes TEXT NOT NULL, -- JSON array
  attendance INTEGER NOT NULL CONSTRAINT attendance_not_negative CHECK (attendance >= 0),
  operator_name TEXT,
  receipt_no TEXT,
  witness_name TEXT,
  witness_phone TEXT,
  latitude REAL,
  longitude REAL,
  accuracy_m REAL,
  position_fixed_at TEXT,
  note TEXT,
  audibility TEXT, -- JSON: the speaker counts that came along
  recorded_at TEXT NOT NULL, -- by the phone's clock
  received_at TEXT NOT NULL,
  status TEXT NOT NULL
    CONSTRAINT status_known CHECK (status IN ('submitted', 'accepted', 'held', 'returned', 'rejected', 'voided')),
  credit INTEGER NOT NULL CONSTRAINT credit_not_negative CHECK (credit >= 0),
  findings TEXT NOT NULL DEFAULT '[]', -- JSON array
  revision INTEGER NOT NULL DEFAULT 1,
  sent TEXT, -- JSON: the content as first sent, once it was corrected, so that a second sending is still known
  CONSTRAINT ends_after_start CHECK (ended_at > started_at)
) STRICT;
-- Each carries what its counts need, so that a count never leaves the index.
CREATE INDEX screenings_by_day ON screenings (screened_on, started_at, status, credit, attendance);
-- film_codes: whether a village saw a film within the year is asked of every log that arrives
CREATE INDEX screenings_by_village ON screenings (village_code, screened_on, status, credit, film_codes);
CREATE INDEX screenings_by_team ON screenings (team_code, screened_on, status, credit);
CREATE INDEX screenings_by_receipt ON screenings (receipt_no) WHERE receipt_no IS NOT NULL;
-- The few that wait for somebody.
CREATE INDEX screenings_waiting ON screenings (status, screened_on) WHERE status IN ('held', 'returned');

CREATE TABLE audibility_reports (
  id TEXT PRIMARY KEY,
  village_code TEXT NOT NULL REFERENCES villages (code),
  tested_on TEXT NOT NULL,
  speakers_installed INTEGER NOT NULL CONSTRAINT some_installed CHECK (speakers_installed >= 1),
  speakers_tested INTEGER NOT NULL,
  speakers_sounding INTEGER NOT NULL,
  is_full INTEGER GENERATED ALWAYS AS (speakers_tested = speakers_installed) STORED,
  method TEXT NOT NULL,
  note TEXT,
  fault_id TEXT,
  screening_id TEXT REFERENCES screenings (id),
  -- 0 while the log that carried it is not counted itself
  counted INTEGER NOT NULL DEFAULT 1,
  recorded_at TEXT NOT NULL,
  received_at TEXT NOT NULL,
  reported_by TEXT NOT NULL,
  sent TEXT NOT NULL,
  CONSTRAINT speakers_in_order
    CHECK (0 <= speakers_sounding AND speakers_sounding <= speakers_tested AND speakers_tested <= speakers_installed)
) STRICT;
CREATE INDEX audibility_by_village ON audibility_reports (village_code, is_full, counted, tested_on, received_at);
CREATE INDEX audibility_by_day ON audibility_reports (tested_on);
CREATE INDEX audibility_by_screening ON audibility_reports (screening_id) WHERE screening_id IS NOT NULL;

CREATE TABLE targets (
  code TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  indicator TEXT NOT NULL,
  scope_kind TEXT NOT NULL,
  scope_code TEXT,
  amount REAL NOT NULL CONSTRAINT amount_positive CHECK (amount > 0),
  unit TEXT NOT NULL,
  starts_on TEXT NOT NULL, -- a day, or MM-DD for every year
  deadline TEXT NOT NULL,
  statutory_deadline TEXT,
  month_shares TEXT, -- JSON array of 12
  document TEXT
) STRICT;

CREATE TABLE target_entries (
  id TEXT PRIMARY KEY,
  target_code TEXT NOT NULL REFERENCES targets (code),
  entered_for TEXT NOT NULL, -- the day the amount was reached
  amount REAL NOT NULL,
  note TEXT NOT NULL,
  received_at TEXT NOT NULL
) STRICT;
CREATE INDEX target_entries_by_target ON target_entries (target_code, entered_for);

CREATE TABLE accounts (
  id TEXT PRIMARY KEY,
  username TEXT UNIQUE,
  display_name TEXT NOT NULL,
  role TEXT NOT NULL,
  team_code TEXT REFERENCES teams (code),
  password_hash TEXT, -- none until the person sets one
  created_at TEXT NOT NULL,
  disabled_at TEXT,
  CONSTRAINT team_accounts_have_a_team CHECK ((role = 'team') = (team_code IS NOT NULL))
) STRICT;

-- Secrets are kept as SHA-256 only.
CREATE TABLE sessions (
  token_hash TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES accounts (id),
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL
) STRICT;
CREATE INDEX sessions_by_account ON sessions (account_id);

CREATE TABLE tokens (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  token_hash TEXT NOT NULL UNIQUE,
  role TEXT NOT NULL,
  team_code TEXT REFERENCES teams (code),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  revoked_at TEXT
) STRICT;

CREATE TABLE enrolments (
  code_hash TEXT PRIMARY KEY,
  role TEXT NOT NULL,
  team_code TEXT REFERENCES teams (code),
  display_name TEXT NOT NULL,
  account_id TEXT REFERENCES accounts (id), -- an account that exists already, for the first manager
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  used_at TEXT
) STRICT;

CREATE TABLE sign_in_attempts (
  id INTEGER PRIMARY KEY,
  about TEXT NOT NULL, -- account:… or address:…
  at TEXT NOT NULL
) STRICT;
CREATE INDEX sign_in_attempts_by_subject ON sign_in_attempts (about, at);

-- Who did what, when and why; only ever added to.
CREATE TABLE audit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  actor_id TEXT NOT NULL,
  actor_name TEXT NOT NULL,
  actor_role TEXT NOT NULL,
  action TEXT NOT NULL,
  subject_kind TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  reason TEXT,
  before TEXT, -- JSON
  after TEXT -- JSON
) STRICT;
CREATE INDEX audit_by_subject ON audit (subject_kind, subject_id);
CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'raise:audit_is_append_only'); END;
CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'raise:audit_is_append_only'); END;

-- Nothing is ever kept here: a row that says 0 makes its whole batch fail, so a write built on an old reading is undone.
CREATE TABLE assertions (
  holds INTEGER NOT NULL CONSTRAINT nothing_changed_meanwhile CHECK (holds = 1)
) STRICT;
