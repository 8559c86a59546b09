-- What was known of a report at a moment: each version until the next one. Instants as in 0012. Of reports of before, only
-- the version they have is told, since it was last changed or confirmed; their earlier ones stand in the trail.
DROP TRIGGER reports_are_frozen;
ALTER TABLE reports ADD COLUMN known_from INTEGER NOT NULL DEFAULT 0;
UPDATE reports SET known_from = min((SELECT at FROM knowledge),
  CAST(round((julianday(coalesce(confirmed_at, changed_at)) - 2440587.5) * 86400000) AS INTEGER));
-- whatever of it is changed, but when it was known
CREATE TRIGGER reports_are_frozen BEFORE UPDATE OF id, content, said, revision, made_at, made_by_id, made_by, changed_at,
    changed_by_id, changed_by, confirmed_at, confirmed_by_id, confirmed_by, single_manager, frozen, sha256 ON reports
  WHEN OLD.confirmed_at IS NOT NULL BEGIN SELECT RAISE(ABORT, 'raise:reports_are_frozen'); END;

CREATE TABLE reports_past AS SELECT 0 AS known_until, rowid AS "row", * FROM reports WHERE 0;
CREATE INDEX reports_past_1 ON reports_past (id);
CREATE VIEW reports_known AS SELECT 9000000000000000 AS known_until, rowid AS "rowid", * FROM reports UNION ALL SELECT * FROM reports_past;
CREATE TRIGGER reports_learnt AFTER INSERT ON reports WHEN NEW.known_from = 0
  BEGIN UPDATE reports SET known_from = (SELECT at FROM knowledge) WHERE rowid = NEW.rowid; END;
CREATE TRIGGER reports_put_aside BEFORE UPDATE ON reports WHEN NEW.known_from = OLD.known_from AND OLD.known_from < (SELECT at FROM knowledge)
  BEGIN INSERT INTO reports_past SELECT (SELECT at FROM knowledge), rowid, * FROM reports WHERE rowid = OLD.rowid; END;
CREATE TRIGGER reports_learnt_anew AFTER UPDATE ON reports WHEN NEW.known_from = OLD.known_from AND OLD.known_from < (SELECT at FROM knowledge)
  BEGIN UPDATE reports SET known_from = (SELECT at FROM knowledge) WHERE rowid = NEW.rowid; END;
