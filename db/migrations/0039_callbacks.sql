-- 抽查回访: which logs of a month were drawn to be asked about in their villages, by which seed, and what was answered.
-- Days, instants and names as in 0001; when a row was known, as in 0012.
CREATE TABLE callback_draws (
  month TEXT PRIMARY KEY,
  drawn_at TEXT NOT NULL, -- when it was asked for: what was known then could be drawn
  drawn_by_id TEXT NOT NULL,
  drawn_by TEXT NOT NULL,
  percent INTEGER NOT NULL,
  seal INTEGER NOT NULL, -- the first one that covers the line of the trail by which it was asked for
  seal_sha256 TEXT NOT NULL,
  seed TEXT NOT NULL,
  logs INTEGER NOT NULL, -- how many could be drawn
  reviewed INTEGER NOT NULL, -- and of how many somebody had decided already
  pool TEXT NOT NULL, -- JSON: the ids that could be drawn, by team
  known_from INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX callback_draws_since ON callback_draws (known_from);
CREATE TRIGGER callback_draws_learnt AFTER INSERT ON callback_draws WHEN NEW.known_from = 0
  BEGIN UPDATE callback_draws SET known_from = (SELECT at FROM knowledge) WHERE rowid = NEW.rowid; END;
CREATE TRIGGER callback_draws_stand BEFORE UPDATE ON callback_draws WHEN OLD.known_from <> 0
  BEGIN SELECT RAISE(ABORT, 'raise:callback_draws_stand'); END;
CREATE TRIGGER callback_draws_are_not_deleted BEFORE DELETE ON callback_draws
  BEGIN SELECT RAISE(ABORT, 'raise:callback_draws_stand'); END;

CREATE TABLE callbacks (
  screening_id TEXT PRIMARY KEY REFERENCES screenings (id), -- so a log is drawn once
  month TEXT NOT NULL REFERENCES callback_draws (month),
  place INTEGER NOT NULL, -- in the order in which they were drawn
  result TEXT CONSTRAINT callback_result CHECK (result IN ('confirmed', 'denied', 'unreached')),
  note TEXT,
  called_at TEXT,
  called_by_id TEXT,
  called_by TEXT,
  called_alone INTEGER NOT NULL DEFAULT 0 CONSTRAINT called_alone_is_boolean CHECK (called_alone IN (0, 1)),
  log_revision INTEGER, -- what the log was when it was called
  revision INTEGER NOT NULL DEFAULT 0,
  known_from INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT callback_whole CHECK ((result IS NULL) = (called_at IS NULL) AND (result IS NULL) = (called_by_id IS NULL)
    AND (result IS NULL) = (called_by IS NULL) AND (result IS NULL) = (log_revision IS NULL)),
  CONSTRAINT callback_denied_says_why CHECK (result IS NOT 'denied' OR note IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX callbacks_in_order ON callbacks (month, place);
CREATE INDEX callbacks_denied ON callbacks (month, place) WHERE result = 'denied';
CREATE INDEX callbacks_open ON callbacks (month, place) WHERE result IS NULL;
CREATE INDEX callbacks_since ON callbacks (known_from);
CREATE TABLE callbacks_past AS SELECT 0 AS known_until, * FROM callbacks WHERE 0;
CREATE INDEX callbacks_past_1 ON callbacks_past (screening_id);
CREATE INDEX callbacks_past_since ON callbacks_past (known_from);
CREATE INDEX callbacks_past_until ON callbacks_past (known_until);
CREATE VIEW callbacks_known AS SELECT 9000000000000000 AS known_until, * FROM callbacks UNION ALL SELECT * FROM callbacks_past;
CREATE TRIGGER callbacks_learnt AFTER INSERT ON callbacks WHEN NEW.known_from = 0
  BEGIN UPDATE callbacks SET known_from = (SELECT at FROM knowledge) WHERE screening_id = NEW.screening_id; END;
CREATE TRIGGER callbacks_put_aside BEFORE UPDATE ON callbacks
  WHEN NEW.known_from = OLD.known_from AND OLD.known_from < (SELECT at FROM knowledge)
  BEGIN INSERT INTO callbacks_past SELECT (SELECT at FROM knowledge), * FROM callbacks
    WHERE screening_id = OLD.screening_id; END;
CREATE TRIGGER callbacks_learnt_anew AFTER UPDATE ON callbacks
  WHEN NEW.known_from = OLD.known_from AND OLD.known_from < (SELECT at FROM knowledge)
  BEGIN UPDATE callbacks SET known_from = (SELECT at FROM knowledge) WHERE screening_id = NEW.screening_id; END;
CREATE TRIGGER callbacks_are_not_deleted BEFORE DELETE ON callbacks
  BEGIN SELECT RAISE(ABORT, 'raise:callbacks_are_not_deleted'); END;

-- Four eyes: nobody says what a village answered about a log that they or their team sent or corrected.
CREATE TRIGGER called_by_another BEFORE UPDATE ON callbacks
WHEN NEW.revision <> OLD.revision
  AND EXISTS (SELECT 1 FROM screening_hands WHERE screening_id = NEW.screening_id AND account_id = NEW.called_by_id)
  AND (NEW.called_alone <> 1 OR (SELECT count(*) FROM accounts WHERE role = 'manager' AND disabled_at IS NULL) > 1)
BEGIN SELECT RAISE(ABORT, 'raise:called_by_another'); END;
