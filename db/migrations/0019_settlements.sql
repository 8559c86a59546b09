-- The settlement of the subsidy: what is paid for each log, by half-years. Days, instants and credits as in 0001, money in fen.

CREATE TABLE settlements (
  period TEXT PRIMARY KEY, -- 2017-H1
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL,
  sha256 TEXT NOT NULL, -- over its figures and lines (domain/money/settlement.ts), as they were when it was made
  made_at TEXT NOT NULL,
  made_by_id TEXT NOT NULL,
  made_by TEXT NOT NULL,
  rate_fen INTEGER, -- once it is confirmed, as the figures
  figures TEXT, -- JSON
  confirmed_at TEXT,
  confirmed_by_id TEXT,
  confirmed_by TEXT,
  single_manager INTEGER NOT NULL DEFAULT 0, -- 1: the office had one manager, and said so
  CONSTRAINT settlement_confirmed_by_another
    CHECK (confirmed_by_id IS NULL OR confirmed_by_id <> made_by_id OR single_manager = 1),
  CONSTRAINT settlement_confirmed_whole
    CHECK ((confirmed_at IS NULL) = (confirmed_by_id IS NULL) AND (confirmed_at IS NULL) = (figures IS NULL)
      AND (confirmed_at IS NULL) = (rate_fen IS NULL))
) STRICT, WITHOUT ROWID;

-- A log is paid to a team for the period of its day; later settlements add to that, or take from it.
CREATE TABLE settlement_lines (
  screening_id TEXT NOT NULL REFERENCES screenings (id),
  team_code TEXT NOT NULL,
  of_period TEXT NOT NULL REFERENCES settlements (period), -- of its day
  period TEXT NOT NULL REFERENCES settlements (period), -- in which this is paid
  credit INTEGER NOT NULL,
  fen INTEGER NOT NULL,
  PRIMARY KEY (screening_id, team_code, of_period, period)
) STRICT, WITHOUT ROWID;
CREATE INDEX settlement_lines_by_period ON settlement_lines (period);

CREATE TRIGGER settlements_are_locked BEFORE UPDATE ON settlements WHEN OLD.confirmed_at IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'raise:settlements_are_locked'); END;
CREATE TRIGGER settlements_are_not_deleted BEFORE DELETE ON settlements
  BEGIN SELECT RAISE(ABORT, 'raise:settlements_are_locked'); END;
CREATE TRIGGER settlement_lines_come_first BEFORE INSERT ON settlement_lines
  WHEN (SELECT confirmed_at FROM settlements WHERE period = NEW.period) IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'raise:settlements_are_locked'); END;
CREATE TRIGGER settlement_lines_are_locked BEFORE UPDATE ON settlement_lines
  BEGIN SELECT RAISE(ABORT, 'raise:settlements_are_locked'); END;
CREATE TRIGGER settlement_lines_are_not_deleted BEFORE DELETE ON settlement_lines
  BEGIN SELECT RAISE(ABORT, 'raise:settlements_are_locked'); END;

-- Whatever was voided, corrected or accepted late: all that was ever paid for a log is to one team, for one period.
CREATE TRIGGER no_log_is_paid_twice BEFORE UPDATE OF confirmed_at ON settlements
  WHEN NEW.confirmed_at IS NOT NULL AND EXISTS (
    SELECT 1 FROM (
      SELECT screening_id, sum(credit) AS credit, sum(fen) AS fen FROM settlement_lines
      WHERE screening_id IN (SELECT screening_id FROM settlement_lines WHERE period = NEW.period)
      GROUP BY screening_id, team_code, of_period HAVING sum(credit) <> 0 OR sum(fen) <> 0)
    GROUP BY screening_id HAVING count(*) > 1 OR min(credit) <= 0 OR min(fen) < 0)
  BEGIN SELECT RAISE(ABORT, 'raise:no_log_is_paid_twice'); END;
