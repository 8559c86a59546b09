-- 报数: frozen, numbered and confirmed sets of figures, and the months that were closed with them. Days, instants and names
-- as in 0001.

CREATE TABLE bulletins (
  year INTEGER NOT NULL, -- in which it was made; numbers are counted by it
  number INTEGER NOT NULL,
  kind TEXT NOT NULL CONSTRAINT bulletin_kind_known CHECK (kind IN ('ten_days', 'month', 'half_year', 'year', 'special')),
  as_of TEXT NOT NULL,
  known_at TEXT NOT NULL,
  note TEXT,
  figures TEXT NOT NULL, -- JSON: what the managers' page said of the day then
  lists TEXT NOT NULL, -- JSON: the ids of what was counted
  code_version TEXT NOT NULL,
  sha256 TEXT NOT NULL, -- over all of the above that has a meaning (domain/report/bulletin.ts)
  made_at TEXT NOT NULL,
  made_by_id TEXT NOT NULL,
  made_by TEXT NOT NULL,
  confirmed_at TEXT,
  confirmed_by_id TEXT,
  confirmed_by TEXT,
  single_manager INTEGER NOT NULL DEFAULT 0, -- 1: the office had one manager, and said so
  PRIMARY KEY (year, number),
  CONSTRAINT confirmed_by_another CHECK (confirmed_by_id IS NULL OR confirmed_by_id <> made_by_id OR single_manager = 1),
  CONSTRAINT confirmed_by_somebody CHECK ((confirmed_at IS NULL) = (confirmed_by_id IS NULL))
) STRICT;
CREATE TRIGGER bulletins_are_frozen BEFORE UPDATE ON bulletins
  WHEN OLD.confirmed_at IS NOT NULL OR (OLD.year, OLD.number, OLD.kind, OLD.as_of, OLD.known_at, OLD.note, OLD.figures,
    OLD.lists, OLD.code_version, OLD.sha256, OLD.made_at, OLD.made_by_id, OLD.made_by) IS NOT (NEW.year, NEW.number,
    NEW.kind, NEW.as_of, NEW.known_at, NEW.note, NEW.figures, NEW.lists, NEW.code_version, NEW.sha256, NEW.made_at,
    NEW.made_by_id, NEW.made_by)
  BEGIN SELECT RAISE(ABORT, 'raise:bulletins_are_frozen'); END;
CREATE TRIGGER bulletins_are_not_deleted BEFORE DELETE ON bulletins
  BEGIN SELECT RAISE(ABORT, 'raise:bulletins_are_frozen'); END;

CREATE TABLE closed_months (
  month TEXT PRIMARY KEY, -- YYYY-MM
  closed_at TEXT NOT NULL,
  closed_by TEXT NOT NULL,
  bulletin TEXT -- the number of the 月报 it was closed with; none when it was closed by hand
) STRICT, WITHOUT ROWID;
