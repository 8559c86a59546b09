-- Photos belong to a log, an entry of the ledger or, the same way, a fault: before and after its repair; a fault may be of one machine.
ALTER TABLE faults ADD COLUMN resource_code TEXT;
ALTER TABLE faults_past ADD COLUMN resource_code TEXT;
CREATE INDEX faults_by_resource ON faults (resource_code) WHERE resource_code IS NOT NULL;

DROP VIEW photos_known;
CREATE TABLE photos_of_three (
  screening_id TEXT REFERENCES screenings (id),
  entry_id TEXT REFERENCES ledger (id),
  sha256 TEXT NOT NULL,
  kind TEXT CONSTRAINT photo_kind_known CHECK (kind IN ('start', 'middle', 'end', 'receipt', 'before', 'after')), -- of logs, of faults
  name TEXT, -- of entries: what the file was called
  type TEXT NOT NULL,
  bytes INTEGER NOT NULL CONSTRAINT photo_not_empty CHECK (bytes > 0),
  received_at TEXT NOT NULL,
  received_by TEXT NOT NULL,
  checked_at TEXT,
  fault TEXT CONSTRAINT photo_fault_known CHECK (fault IN ('missing', 'damaged')), -- of its bytes
  source TEXT CONSTRAINT photo_source_known CHECK (source = 'album'), -- none of the camera's
  withdrawn TEXT, -- of entries: why it does not count any more
  known_from INTEGER NOT NULL DEFAULT 0,
  fault_id TEXT REFERENCES faults (id),
  UNIQUE (screening_id, sha256),
  UNIQUE (entry_id, sha256),
  UNIQUE (fault_id, sha256),
  CONSTRAINT photo_of_one CHECK ((screening_id IS NULL) + (entry_id IS NULL) + (fault_id IS NULL) = 2),
  CONSTRAINT photo_kind_fits CHECK (CASE
    WHEN screening_id IS NOT NULL THEN coalesce(kind IN ('start', 'middle', 'end', 'receipt'), 0)
    WHEN fault_id IS NOT NULL THEN coalesce(kind IN ('before', 'after'), 0)
    ELSE kind IS NULL END)
) STRICT;
INSERT INTO photos_of_three (screening_id, entry_id, sha256, kind, name, type, bytes, received_at, received_by, checked_at, fault, source, withdrawn, known_from)
  SELECT screening_id, entry_id, sha256, kind, name, type, bytes, received_at, received_by, checked_at, fault, source, withdrawn, known_from FROM photos ORDER BY rowid;
DROP TABLE photos;
ALTER TABLE photos_of_three RENAME TO photos;
CREATE INDEX photos_by_check ON photos (checked_at);
CREATE INDEX photos_at_fault ON photos (fault) WHERE fault IS NOT NULL;
CREATE INDEX photos_since ON photos (known_from);
ALTER TABLE photos_past ADD COLUMN fault_id TEXT;
CREATE VIEW photos_known AS SELECT 9000000000000000 AS known_until, rowid AS "rowid", * FROM photos UNION ALL SELECT * FROM photos_past;
CREATE TRIGGER photos_learnt AFTER INSERT ON photos WHEN NEW.known_from = 0
  BEGIN UPDATE photos SET known_from = (SELECT at FROM knowledge) WHERE rowid = NEW.rowid; END;
-- that its bytes were looked at is nothing that was learnt of it
CREATE TRIGGER photos_put_aside BEFORE UPDATE OF withdrawn ON photos WHEN NEW.known_from = OLD.known_from AND OLD.known_from < (SELECT at FROM knowledge)
  BEGIN INSERT INTO photos_past SELECT (SELECT at FROM knowledge), rowid, * FROM photos WHERE rowid = OLD.rowid; END;
CREATE TRIGGER photos_learnt_anew AFTER UPDATE OF withdrawn ON photos WHEN NEW.known_from = OLD.known_from AND OLD.known_from < (SELECT at FROM knowledge)
  BEGIN UPDATE photos SET known_from = (SELECT at FROM knowledge) WHERE rowid = NEW.rowid; END;
