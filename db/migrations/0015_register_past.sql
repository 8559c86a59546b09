-- The register has a past: what a village is called, where it belongs, who serves it, whether it is designated and what it
-- is owed holds from a day on; a village, team, film and township may end. Days, instants and names as in 0001; when a row
-- was known, as in 0012.

-- A village that was never changed has no row here: then the one in `villages` always held. There stands what holds today.
CREATE TABLE village_versions (
  village_code TEXT NOT NULL REFERENCES villages (code),
  effective_on TEXT NOT NULL, -- '' of what it was before the first change
  name TEXT NOT NULL,
  township_code TEXT NOT NULL REFERENCES townships (code),
  designated INTEGER NOT NULL,
  team_code TEXT REFERENCES teams (code),
  annual_quota INTEGER NOT NULL,
  ends_on TEXT, -- its last day
  document TEXT,
  reason TEXT,
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,
  known_from INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (village_code, effective_on)
) STRICT, WITHOUT ROWID;
CREATE INDEX village_versions_by_day ON village_versions (effective_on);
CREATE TABLE village_versions_past AS SELECT 0 AS known_until, * FROM village_versions WHERE 0;
CREATE INDEX village_versions_past_1 ON village_versions_past (village_code, effective_on);
CREATE VIEW village_versions_known AS
  SELECT 9000000000000000 AS known_until, * FROM village_versions UNION ALL SELECT * FROM village_versions_past;
CREATE TRIGGER village_versions_learnt AFTER INSERT ON village_versions WHEN NEW.known_from = 0 BEGIN UPDATE village_versions
  SET known_from = (SELECT at FROM knowledge) WHERE village_code = NEW.village_code AND effective_on = NEW.effective_on; END;
CREATE TRIGGER village_versions_put_aside BEFORE UPDATE ON village_versions
  WHEN NEW.known_from = OLD.known_from AND OLD.known_from < (SELECT at FROM knowledge)
  BEGIN INSERT INTO village_versions_past SELECT (SELECT at FROM knowledge), * FROM village_versions
    WHERE village_code = OLD.village_code AND effective_on = OLD.effective_on; END;
CREATE TRIGGER village_versions_learnt_anew AFTER UPDATE ON village_versions
  WHEN NEW.known_from = OLD.known_from AND OLD.known_from < (SELECT at FROM knowledge)
  BEGIN UPDATE village_versions SET known_from = (SELECT at FROM knowledge)
    WHERE village_code = NEW.village_code AND effective_on = NEW.effective_on; END;
CREATE TRIGGER village_versions_dropped BEFORE DELETE ON village_versions WHEN OLD.known_from < (SELECT at FROM knowledge)
  BEGIN INSERT INTO village_versions_past SELECT (SELECT at FROM knowledge), * FROM village_versions
    WHERE village_code = OLD.village_code AND effective_on = OLD.effective_on; END;

-- the last day of each; none while it goes on
ALTER TABLE villages ADD COLUMN ends_on TEXT;
ALTER TABLE villages_past ADD COLUMN ends_on TEXT;
ALTER TABLE teams ADD COLUMN ends_on TEXT;
ALTER TABLE teams_past ADD COLUMN ends_on TEXT;
ALTER TABLE films ADD COLUMN ends_on TEXT;
ALTER TABLE films_past ADD COLUMN ends_on TEXT;
ALTER TABLE townships ADD COLUMN ends_on TEXT;
ALTER TABLE townships_past ADD COLUMN ends_on TEXT;
