-- When each thing that machines said of themselves was known. They speak often, and mostly say the same again: what is put
-- aside is not each message, but each turn between running (1, 4, 5), off (2) and fault (3), which is all that figures
-- count; and of one machine and day 48 turns at most, so that one that flaps cannot fill the database. Beyond those, what it
-- says counts as known since the last of them. Instants as in 0012.
ALTER TABLE speaker_days ADD COLUMN known_from INTEGER NOT NULL DEFAULT 0;
-- rows of before: known since the machine said it last; when it came was not kept
UPDATE speaker_days SET known_from = min((SELECT at FROM knowledge),
  coalesce(CAST(round((julianday(last_at) - 2440587.5) * 86400000) AS INTEGER), 1));
CREATE TABLE speaker_days_past AS SELECT 0 AS known_until, * FROM speaker_days WHERE 0;
CREATE INDEX speaker_days_past_1 ON speaker_days_past (resource_code, day);
CREATE INDEX speaker_days_past_2 ON speaker_days_past (day);
CREATE VIEW speaker_days_known AS
  SELECT 9000000000000000 AS known_until, * FROM speaker_days UNION ALL SELECT * FROM speaker_days_past;
CREATE TRIGGER speaker_days_learnt AFTER INSERT ON speaker_days WHEN NEW.known_from = 0 BEGIN UPDATE speaker_days
  SET known_from = (SELECT at FROM knowledge) WHERE resource_code = NEW.resource_code AND day = NEW.day; END;
CREATE TRIGGER speaker_days_put_aside BEFORE UPDATE ON speaker_days
  WHEN NEW.known_from = OLD.known_from AND OLD.known_from < (SELECT at FROM knowledge)
    AND CASE WHEN NEW.last_state IN (2, 3) THEN NEW.last_state ELSE 1 END
      <> CASE WHEN OLD.last_state IN (2, 3) THEN OLD.last_state ELSE 1 END
    AND (SELECT count(*) FROM speaker_days_past WHERE resource_code = OLD.resource_code AND day = OLD.day) < 48
  BEGIN INSERT INTO speaker_days_past SELECT (SELECT at FROM knowledge), * FROM speaker_days
    WHERE resource_code = OLD.resource_code AND day = OLD.day; END;
CREATE TRIGGER speaker_days_learnt_anew AFTER UPDATE ON speaker_days
  WHEN NEW.known_from = OLD.known_from AND OLD.known_from < (SELECT at FROM knowledge)
    AND EXISTS (SELECT 1 FROM speaker_days_past WHERE resource_code = NEW.resource_code AND day = NEW.day
      AND known_until = (SELECT at FROM knowledge))
  BEGIN UPDATE speaker_days SET known_from = (SELECT at FROM knowledge)
    WHERE resource_code = NEW.resource_code AND day = NEW.day; END;
