-- The broadcast workshop: faults and their steps, speakers and what machines say of them, TV coverage, the task list's
-- milestones and checklists, and the life of flags. Days, instants and names as in 0001.

CREATE TABLE faults (
  id TEXT PRIMARY KEY,
  village_code TEXT NOT NULL REFERENCES villages (code),
  category TEXT NOT NULL,
  severity TEXT NOT NULL CONSTRAINT severity_known CHECK (severity IN ('minor', 'major', 'critical')),
  description TEXT NOT NULL,
  reported_at TEXT NOT NULL, -- by the reporter's clock; the repair clock starts here
  reported_on TEXT NOT NULL, -- the county's day of it
  received_at TEXT NOT NULL,
  reporter_name TEXT, -- when it was not the sender who noticed
  insisted INTEGER NOT NULL DEFAULT 0, -- 1: another one of the same category was open, and this was said to be another
  -- where it stands after its last event, so that lists and the next step need not read them all
  status TEXT NOT NULL CONSTRAINT fault_status_known CHECK (status IN
    ('open', 'assigned', 'in_progress', 'paused', 'awaiting_retest', 'reopened', 'closed', 'cancelled', 'duplicate')),
  revision INTEGER NOT NULL DEFAULT 1,
  assignee TEXT,
  settled_on TEXT, -- the day of the event that closed, cancelled or joined it; none while something is still to be done
  sent TEXT NOT NULL, -- JSON: the content as it was sent, so that a second sending is known
  CONSTRAINT settled_when_nothing_is_left CHECK ((settled_on IS NULL) = (status NOT IN ('closed', 'cancelled', 'duplicate')))
) STRICT;
CREATE INDEX faults_by_village ON faults (village_code, category, settled_on);
-- what was unsettled on a day: not settled yet, or settled later
CREATE INDEX faults_by_settling ON faults (settled_on, reported_on);

-- The life of each fault, only ever added to.
CREATE TABLE fault_events (
  fault_id TEXT NOT NULL REFERENCES faults (id),
  number INTEGER NOT NULL, -- 1 is the report
  action TEXT NOT NULL,
  at TEXT NOT NULL, -- when it happened
  received_at TEXT NOT NULL,
  by_id TEXT NOT NULL,
  by_name TEXT NOT NULL,
  by_role TEXT NOT NULL,
  status TEXT NOT NULL, -- what the fault became
  assignee TEXT,
  reason TEXT,
  duplicate_of TEXT REFERENCES faults (id),
  audibility_report_id TEXT REFERENCES audibility_reports (id),
  parts TEXT, -- JSON array
  PRIMARY KEY (fault_id, number),
  CONSTRAINT closing_has_a_test CHECK (action <> 'close' OR audibility_report_id IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER fault_events_are_not_changed BEFORE UPDATE ON fault_events
  BEGIN SELECT RAISE(ABORT, 'raise:fault_events_are_append_only'); END;
CREATE TRIGGER fault_events_are_not_deleted BEFORE DELETE ON fault_events
  BEGIN SELECT RAISE(ABORT, 'raise:fault_events_are_append_only'); END;

CREATE TABLE fault_witnesses (
  id TEXT PRIMARY KEY,
  fault_id TEXT NOT NULL REFERENCES faults (id),
  name TEXT NOT NULL,
  witnessed_at TEXT NOT NULL,
  received_at TEXT NOT NULL,
  by_name TEXT NOT NULL,
  note TEXT
) STRICT;
CREATE INDEX fault_witnesses_by_fault ON fault_witnesses (fault_id);

-- What a test found for each kind of speaker, when it says so: JSON array.
ALTER TABLE audibility_reports ADD COLUMN by_kind TEXT;
-- with recorded_at, so that a village's last test is found without reading the others
DROP INDEX audibility_by_village;
CREATE INDEX audibility_by_village ON audibility_reports
  (village_code, is_full, counted, tested_on, recorded_at, received_at);

-- What stands in a village, by kind, transmission and whether it can report itself; a village that says nothing has no rows.
CREATE TABLE village_speakers (
  village_code TEXT NOT NULL REFERENCES villages (code),
  kind TEXT NOT NULL,
  transmission TEXT NOT NULL,
  return_channel INTEGER NOT NULL CONSTRAINT return_channel_is_boolean CHECK (return_channel IN (0, 1)),
  speakers INTEGER NOT NULL CONSTRAINT some_speakers CHECK (speakers >= 1),
  PRIMARY KEY (village_code, kind, transmission, return_channel)
) STRICT, WITHOUT ROWID;

-- Which village a platform's resource code belongs to.
CREATE TABLE speaker_resources (
  resource_code TEXT PRIMARY KEY,
  village_code TEXT NOT NULL REFERENCES villages (code),
  kind TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX speaker_resources_by_village ON speaker_resources (village_code);

-- What machines said of themselves, one row for each and day; the same messages in any order make the same row.
CREATE TABLE speaker_days (
  resource_code TEXT NOT NULL REFERENCES speaker_resources (resource_code),
  day TEXT NOT NULL,
  last_at TEXT NOT NULL,
  last_state INTEGER NOT NULL CONSTRAINT speaker_state_known CHECK (last_state BETWEEN 1 AND 5),
  states INTEGER NOT NULL, -- every state heard that day: bit 1 << state
  PRIMARY KEY (resource_code, day)
) STRICT, WITHOUT ROWID;
CREATE INDEX speaker_days_by_day ON speaker_days (day);

CREATE TABLE tv_coverage (
  id TEXT PRIMARY KEY,
  village_code TEXT NOT NULL REFERENCES villages (code),
  as_of TEXT NOT NULL,
  households INTEGER NOT NULL CONSTRAINT households_not_negative CHECK (households >= 0),
  connected INTEGER NOT NULL CONSTRAINT connected_not_negative CHECK (connected >= 0),
  verified INTEGER NOT NULL CONSTRAINT verified_not_negative CHECK (verified >= 0),
  lost INTEGER NOT NULL CONSTRAINT lost_not_negative CHECK (lost >= 0),
  no_signal INTEGER NOT NULL CONSTRAINT no_signal_not_negative CHECK (no_signal >= 0),
  no_set INTEGER NOT NULL CONSTRAINT no_set_not_negative CHECK (no_set >= 0),
  note TEXT,
  received_at TEXT NOT NULL,
  reported_by TEXT NOT NULL,
  sent TEXT NOT NULL,
  CONSTRAINT households_add_up CHECK (connected + lost + no_signal + no_set = households),
  CONSTRAINT verified_are_connected CHECK (verified <= connected)
) STRICT;
CREATE INDEX tv_coverage_by_village ON tv_coverage (village_code, as_of, received_at);

-- What a village must have for a target to count it: JSON array of items, each with its least value.
ALTER TABLE targets ADD COLUMN checklist TEXT;
ALTER TABLE target_entries ADD COLUMN entered_by TEXT;

CREATE TABLE target_milestones (
  id TEXT PRIMARY KEY,
  target_code TEXT NOT NULL REFERENCES targets (code),
  name TEXT NOT NULL,
  planned_on TEXT NOT NULL,
  plans TEXT NOT NULL, -- JSON: every day it was planned for, each with the day from which on; the last is planned_on
  done_on TEXT,
  note TEXT,
  revision INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX target_milestones_by_target ON target_milestones (target_code, planned_on);

-- What was found in a village for one item of a checklist; the latest by day counts, nothing is overwritten.
CREATE TABLE target_checks (
  id TEXT PRIMARY KEY,
  target_code TEXT NOT NULL REFERENCES targets (code),
  village_code TEXT NOT NULL REFERENCES villages (code),
  item_code TEXT NOT NULL,
  checked_on TEXT NOT NULL,
  value REAL NOT NULL CONSTRAINT check_not_negative CHECK (value >= 0),
  note TEXT NOT NULL,
  received_at TEXT NOT NULL,
  checked_by TEXT NOT NULL
) STRICT;
CREATE INDEX target_checks_by_target ON target_checks (target_code, checked_on, received_at);

-- What needed somebody's attention, from the day it was first seen to the day the facts cleared it. One that comes back
-- is a new row with the next number.
CREATE TABLE flags (
  id TEXT PRIMARY KEY, -- kind, subject and number
  kind TEXT NOT NULL,
  subject_kind TEXT NOT NULL,
  subject_code TEXT NOT NULL,
  number INTEGER NOT NULL,
  subject_name TEXT NOT NULL,
  severity TEXT NOT NULL,
  since TEXT NOT NULL, -- the day the facts give, as last seen
  sentence TEXT NOT NULL, -- JSON: what was last said of it, in no language yet
  opened_at TEXT NOT NULL,
  opened_on TEXT NOT NULL,
  cleared_at TEXT,
  cleared_on TEXT,
  owner TEXT, -- who was told to see to it, and by when
  due_on TEXT,
  acknowledged_at TEXT,
  acknowledged_by TEXT,
  CONSTRAINT one_flag_of_a_kind UNIQUE (kind, subject_kind, subject_code, number),
  CONSTRAINT owner_and_due_day_together CHECK ((owner IS NULL) = (due_on IS NULL))
) STRICT;
-- at most one open of a kind and subject
CREATE UNIQUE INDEX flags_open ON flags (kind, subject_kind, subject_code) WHERE cleared_at IS NULL;
CREATE INDEX flags_by_clearing ON flags (cleared_on, opened_on);

CREATE TABLE flag_events (
  flag_id TEXT NOT NULL REFERENCES flags (id),
  number INTEGER NOT NULL,
  at TEXT NOT NULL,
  action TEXT NOT NULL CONSTRAINT flag_action_known CHECK (action IN ('opened', 'returned', 'worsened', 'eased', 'acknowledged', 'cleared')),
  by_name TEXT NOT NULL,
  severity TEXT NOT NULL,
  owner TEXT,
  due_on TEXT,
  note TEXT,
  PRIMARY KEY (flag_id, number)
) STRICT, WITHOUT ROWID;
