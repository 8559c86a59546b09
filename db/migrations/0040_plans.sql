-- The plan: who shows what in which village on which evening. Days, instants and names as in 0001; when a row was known, as in 0012.
CREATE TABLE plans (
  id TEXT PRIMARY KEY,
  team_code TEXT NOT NULL REFERENCES teams (code),
  village_code TEXT NOT NULL REFERENCES villages (code),
  on_day TEXT NOT NULL,
  at_time TEXT, -- HH:MM by the county's clock
  film_codes TEXT NOT NULL CONSTRAINT plan_films CHECK (json_valid(film_codes)),
  note TEXT,
  state TEXT NOT NULL CONSTRAINT plan_state CHECK (state IN ('planned', 'confirmed', 'moved', 'cancelled')),
  reason TEXT, -- why it was moved or cancelled
  words TEXT,
  moved_from TEXT REFERENCES plans (id), -- the evening it stands for
  revision INTEGER NOT NULL DEFAULT 1,
  received_at TEXT NOT NULL,
  received_by TEXT NOT NULL,
  known_from INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT plan_says_why CHECK ((reason IS NULL) = (state IN ('planned', 'confirmed')))
) STRICT;
CREATE INDEX plans_by_day ON plans (on_day, id);
CREATE INDEX plans_by_team ON plans (team_code, on_day);
CREATE INDEX plans_by_village ON plans (village_code, on_day);
CREATE UNIQUE INDEX plan_is_moved_once ON plans (moved_from) WHERE moved_from IS NOT NULL;
CREATE INDEX plans_since ON plans (known_from);

CREATE TABLE plans_past AS SELECT 0 AS known_until, rowid AS "row", * FROM plans WHERE 0;
CREATE INDEX plans_past_1 ON plans_past (id);
CREATE INDEX plans_past_since ON plans_past (known_from);
CREATE INDEX plans_past_until ON plans_past (known_until);
CREATE VIEW plans_known AS SELECT 9000000000000000 AS known_until, rowid AS "rowid", * FROM plans UNION ALL SELECT * FROM plans_past;
CREATE TRIGGER plans_learnt AFTER INSERT ON plans WHEN NEW.known_from = 0
  BEGIN UPDATE plans SET known_from = (SELECT at FROM knowledge) WHERE rowid = NEW.rowid; END;
CREATE TRIGGER plans_put_aside BEFORE UPDATE ON plans WHEN NEW.known_from = OLD.known_from AND OLD.known_from < (SELECT at FROM knowledge)
  BEGIN INSERT INTO plans_past SELECT (SELECT at FROM knowledge), rowid, * FROM plans WHERE rowid = OLD.rowid; END;
CREATE TRIGGER plans_learnt_anew AFTER UPDATE ON plans WHEN NEW.known_from = OLD.known_from AND OLD.known_from < (SELECT at FROM knowledge)
  BEGIN UPDATE plans SET known_from = (SELECT at FROM knowledge) WHERE rowid = NEW.rowid; END;
CREATE TRIGGER plans_are_not_deleted BEFORE DELETE ON plans
  BEGIN SELECT RAISE(ABORT, 'raise:plans_are_not_deleted'); END;
