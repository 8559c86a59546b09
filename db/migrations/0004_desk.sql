-- The managers' desk: targets and limits as they were on each day, and who looks at which log just now. Days, instants
-- and names as in 0001.

-- What a target was from which day on. One that was never changed has no row here: then the one in targets always held.
CREATE TABLE target_versions (
  target_code TEXT NOT NULL REFERENCES targets (code),
  effective_on TEXT NOT NULL, -- '' of the version that was there before the first change
  content TEXT NOT NULL, -- JSON: the target as a whole
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,
  PRIMARY KEY (target_code, effective_on)
) STRICT, WITHOUT ROWID;

-- What the office decided at its desk; before the first day and where the value is null, the environment's holds.
CREATE TABLE setting_versions (
  name TEXT NOT NULL,
  effective_on TEXT NOT NULL,
  value TEXT NOT NULL, -- JSON
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,
  PRIMARY KEY (name, effective_on)
) STRICT, WITHOUT ROWID;

-- Which manager has which log open; gone after half a minute, and no part of the audit trail.
CREATE TABLE presences (
  screening_id TEXT NOT NULL REFERENCES screenings (id),
  actor_id TEXT NOT NULL,
  actor_name TEXT NOT NULL,
  seen_at TEXT NOT NULL,
  PRIMARY KEY (screening_id, actor_id)
) STRICT, WITHOUT ROWID;
