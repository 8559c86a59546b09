-- Who leads and who answers for a target, a work of a village or a village, from a day on; and by which means households
-- have TV. Days, instants and names as in 0001; when a row was known, as in 0012.
CREATE TABLE duties (
  subject TEXT NOT NULL CONSTRAINT duty_subject CHECK (
    subject LIKE 'target.%' OR subject LIKE 'work.%' OR subject LIKE 'village.%'), -- its kind, and its code or id
  effective_on TEXT NOT NULL,
  leader TEXT, -- neither: from that day on nobody
  responsible TEXT,
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,
  known_from INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (subject, effective_on)
) STRICT, WITHOUT ROWID;
CREATE TABLE duties_past AS SELECT 0 AS known_until, * FROM duties WHERE 0;
CREATE INDEX duties_past_1 ON duties_past (subject, effective_on);
CREATE VIEW duties_known AS SELECT 9000000000000000 AS known_until, * FROM duties UNION ALL SELECT * FROM duties_past;
CREATE TRIGGER duties_learnt AFTER INSERT ON duties WHEN NEW.known_from = 0
  BEGIN UPDATE duties SET known_from = (SELECT at FROM knowledge)
    WHERE subject = NEW.subject AND effective_on = NEW.effective_on; END;
CREATE TRIGGER duties_put_aside BEFORE UPDATE ON duties WHEN NEW.known_from = OLD.known_from AND OLD.known_from < (SELECT at FROM knowledge)
  BEGIN INSERT INTO duties_past SELECT (SELECT at FROM knowledge), * FROM duties
    WHERE subject = OLD.subject AND effective_on = OLD.effective_on; END;
CREATE TRIGGER duties_learnt_anew AFTER UPDATE ON duties WHEN NEW.known_from = OLD.known_from AND OLD.known_from < (SELECT at FROM knowledge)
  BEGIN UPDATE duties SET known_from = (SELECT at FROM knowledge)
    WHERE subject = NEW.subject AND effective_on = NEW.effective_on; END;
CREATE TRIGGER duties_are_not_deleted BEFORE DELETE ON duties
  BEGIN SELECT RAISE(ABORT, 'raise:duties_are_not_deleted'); END;

-- How many households are connected by each means; null where the village has not said.
ALTER TABLE tv_coverage ADD COLUMN cable INTEGER;
ALTER TABLE tv_coverage ADD COLUMN iptv INTEGER;
ALTER TABLE tv_coverage ADD COLUMN mobile INTEGER;
ALTER TABLE tv_coverage ADD COLUMN satellite INTEGER;
ALTER TABLE tv_coverage ADD COLUMN terrestrial INTEGER;
