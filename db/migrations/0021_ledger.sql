-- The ledger: events, works of villages, funds, tenders and problems. What is counted, listed and linked by stands in columns,
-- the rest as it was sent; zod has the one schema of each (domain/ledger). Days, instants and names as in 0001 and 0012.
CREATE TABLE ledger (
  id TEXT PRIMARY KEY,
  noun TEXT NOT NULL CONSTRAINT ledger_noun CHECK (noun IN ('event', 'work', 'fund', 'tender', 'problem')),
  on_day TEXT NOT NULL,
  kind TEXT, -- of events and works
  village_code TEXT REFERENCES villages (code),
  township_code TEXT REFERENCES townships (code), -- of what is not of one village
  withdrawn INTEGER NOT NULL DEFAULT 0, -- 1: it does not count any more
  content TEXT NOT NULL CONSTRAINT ledger_content CHECK (json_valid(content)),
  revision INTEGER NOT NULL DEFAULT 1,
  received_at TEXT NOT NULL,
  received_by TEXT NOT NULL,
  known_from INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT ledger_one_place CHECK (village_code IS NULL OR township_code IS NULL)
) STRICT;
CREATE INDEX ledger_by_day ON ledger (noun, on_day DESC, id DESC);
CREATE INDEX ledger_by_village ON ledger (village_code, noun);

CREATE TABLE ledger_past AS SELECT 0 AS known_until, rowid AS "row", * FROM ledger WHERE 0;
CREATE INDEX ledger_past_1 ON ledger_past (id);
CREATE VIEW ledger_known AS SELECT 9000000000000000 AS known_until, rowid AS "rowid", * FROM ledger UNION ALL SELECT * FROM ledger_past;
CREATE TRIGGER ledger_learnt AFTER INSERT ON ledger WHEN NEW.known_from = 0
  BEGIN UPDATE ledger SET known_from = (SELECT at FROM knowledge) WHERE rowid = NEW.rowid; END;
CREATE TRIGGER ledger_put_aside BEFORE UPDATE ON ledger WHEN NEW.known_from = OLD.known_from AND OLD.known_from < (SELECT at FROM knowledge)
  BEGIN INSERT INTO ledger_past SELECT (SELECT at FROM knowledge), rowid, * FROM ledger WHERE rowid = OLD.rowid; END;
CREATE TRIGGER ledger_learnt_anew AFTER UPDATE ON ledger WHEN NEW.known_from = OLD.known_from AND OLD.known_from < (SELECT at FROM knowledge)
  BEGIN UPDATE ledger SET known_from = (SELECT at FROM knowledge) WHERE rowid = NEW.rowid; END;
CREATE TRIGGER ledger_is_not_deleted BEFORE DELETE ON ledger
  BEGIN SELECT RAISE(ABORT, 'raise:ledger_is_not_deleted'); END;
