-- Photos and files belong to a log or, the same way, to an entry of the ledger, where they can be withdrawn; nothing is deleted.
CREATE TABLE photos_of_both (
  screening_id TEXT REFERENCES screenings (id),
  entry_id TEXT REFERENCES ledger (id),
  sha256 TEXT NOT NULL,
  kind TEXT CONSTRAINT photo_kind_known CHECK (kind IN ('start', 'middle', 'end', 'receipt')), -- of logs
  name TEXT, -- of entries: what the file was called
  type TEXT NOT NULL,
  bytes INTEGER NOT NULL CONSTRAINT photo_not_empty CHECK (bytes > 0),
  received_at TEXT NOT NULL,
  received_by TEXT NOT NULL,
  checked_at TEXT,
  fault TEXT CONSTRAINT photo_fault_known CHECK (fault IN ('missing', 'damaged')),
  source TEXT CONSTRAINT photo_source_known CHECK (source = 'album'), -- none of the camera's
  withdrawn TEXT, -- of entries: why it does not count any more
  known_from INTEGER NOT NULL DEFAULT 0,
  UNIQUE (screening_id, sha256),
  UNIQUE (entry_id, sha256),
  CONSTRAINT photo_of_one CHECK ((screening_id IS NULL) <> (entry_id IS NULL)),
  CONSTRAINT photo_of_log_has_kind CHECK ((screening_id IS NULL) = (kind IS NULL))
) STRICT;
INSERT INTO photos_of_both (screening_id, sha256, kind, type, bytes, received_at, received_by, checked_at, fault, source, known_from)
  SELECT screening_id, sha256, kind, type, bytes, received_at, received_by, checked_at, fault, source, known_from FROM photos ORDER BY rowid;
DROP TABLE photos;
ALTER TABLE photos_of_both RENAME TO photos;
CREATE INDEX photos_by_check ON photos (checked_at);
CREATE INDEX photos_at_fault ON photos (fault) WHERE fault IS NOT NULL;

CREATE TABLE photos_past AS SELECT 0 AS known_until, rowid AS "row", * FROM photos WHERE 0;
CREATE INDEX photos_past_1 ON photos_past (entry_id);
CREATE VIEW photos_known AS SELECT 9000000000000000 AS known_until, rowid AS "rowid", * FROM photos UNION ALL SELECT * FROM photos_past;
CREATE TRIGGER photos_learnt AFTER INSERT ON photos WHEN NEW.known_from = 0
  BEGIN UPDATE photos SET known_from = (SELECT at FROM knowledge) WHERE rowid = NEW.rowid; END;
-- that its bytes were looked at is nothing that was learnt of it
CREATE TRIGGER photos_put_aside BEFORE UPDATE OF withdrawn ON photos WHEN NEW.known_from = OLD.known_from AND OLD.known_from < (SELECT at FROM knowledge)
  BEGIN INSERT INTO photos_past SELECT (SELECT at FROM knowledge), rowid, * FROM photos WHERE rowid = OLD.rowid; END;
CREATE TRIGGER photos_learnt_anew AFTER UPDATE OF withdrawn ON photos WHEN NEW.known_from = OLD.known_from AND OLD.known_from < (SELECT at FROM knowledge)
  BEGIN UPDATE photos SET known_from = (SELECT at FROM knowledge) WHERE rowid = NEW.rowid; END;
