-- A township's, team's and film's name and end hold from a day on, as a village's do (0015); and of which villages one was
-- made. Days, instants and names as in 0001; when a row was known, as in 0012.

-- One that was never changed has no row here: then the one in its own table always held. There stands what holds today.
CREATE TABLE name_versions (
  kind TEXT NOT NULL CONSTRAINT name_version_kind_known CHECK (kind IN ('township', 'team', 'film')),
  code TEXT NOT NULL,
  effective_on TEXT NOT NULL, -- '' of what it was before the first change
  name TEXT NOT NULL,
  ends_on TEXT, -- its last day
  document TEXT,
  reason TEXT,
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,
  known_from INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (kind, code, effective_on)
) STRICT, WITHOUT ROWID;
CREATE TABLE name_versions_past AS SELECT 0 AS known_until, * FROM name_versions WHERE 0;
CREATE INDEX name_versions_past_1 ON name_versions_past (kind, code, effective_on);
CREATE VIEW name_versions_known AS
  SELECT 9000000000000000 AS known_until, * FROM name_versions UNION ALL SELECT * FROM name_versions_past;
CREATE TRIGGER name_versions_learnt AFTER INSERT ON name_versions WHEN NEW.known_from = 0 BEGIN UPDATE name_versions
  SET known_from = (SELECT at FROM knowledge)
  WHERE kind = NEW.kind AND code = NEW.code AND effective_on = NEW.effective_on; END;
CREATE TRIGGER name_versions_put_aside BEFORE UPDATE ON name_versions
  WHEN NEW.known_from = OLD.known_from AND OLD.known_from < (SELECT at FROM knowledge)
  BEGIN INSERT INTO name_versions_past SELECT (SELECT at FROM knowledge), * FROM name_versions
    WHERE kind = OLD.kind AND code = OLD.code AND effective_on = OLD.effective_on; END;
CREATE TRIGGER name_versions_learnt_anew AFTER UPDATE ON name_versions
  WHEN NEW.known_from = OLD.known_from AND OLD.known_from < (SELECT at FROM knowledge)
  BEGIN UPDATE name_versions SET known_from = (SELECT at FROM knowledge)
    WHERE kind = NEW.kind AND code = NEW.code AND effective_on = NEW.effective_on; END;
CREATE TRIGGER name_versions_dropped BEFORE DELETE ON name_versions WHEN OLD.known_from < (SELECT at FROM knowledge)
  BEGIN INSERT INTO name_versions_past SELECT (SELECT at FROM knowledge), * FROM name_versions
    WHERE kind = OLD.kind AND code = OLD.code AND effective_on = OLD.effective_on; END;

-- Of which villages one was made, by merging or splitting; only added to.
CREATE TABLE village_origins (
  village_code TEXT NOT NULL,
  from_code TEXT NOT NULL,
  made_on TEXT NOT NULL, -- the first day on which it is so
  known_from INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (village_code, from_code)
) STRICT;
CREATE INDEX village_origins_from ON village_origins (from_code);
-- as the trail tells it: the lines of one change have one instant, and the names of what came before stay as aliases
INSERT INTO village_origins (village_code, from_code, made_on, known_from)
SELECT a.subject_id, f.subject_id, min(a.after->>'effectiveOn'), min(a.known_from)
FROM audit a JOIN json_each(a.after, '$.aliases') j
  JOIN audit f ON f.subject_kind = 'village' AND f.subject_id = j.value AND f.action = a.action AND f.at = a.at
WHERE a.subject_kind = 'village' AND a.action IN ('merge', 'split') AND f.subject_id <> a.subject_id
  AND a.after->>'effectiveOn' IS NOT NULL GROUP BY 1, 2;
CREATE TRIGGER village_origins_learnt AFTER INSERT ON village_origins WHEN NEW.known_from = 0 BEGIN UPDATE village_origins
  SET known_from = (SELECT at FROM knowledge) WHERE rowid = NEW.rowid; END;
