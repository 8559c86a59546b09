-- What a year that is over teaches is read by every overview that is worked out anew: a thousand days of the county, and
-- each log of the designated villages. Its days are kept as the texts they are read as, written at night; whatever
-- changes a log of the year, or which villages were designated, takes the text away, and the logs are read again.

CREATE TABLE years_shown (
  year TEXT NOT NULL,
  scope TEXT NOT NULL CHECK (scope IN ('county', 'designated')),
  days TEXT NOT NULL, -- the credit (sixtieths) counted on each: 2016-06-3060,2016-07-0120
  PRIMARY KEY (year, scope)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER screenings_year_added AFTER INSERT ON screenings
  BEGIN
    DELETE FROM years_shown WHERE year = substr(NEW.screened_on, 1, 4);
  END;
CREATE TRIGGER screenings_year_taken_off AFTER DELETE ON screenings
  BEGIN
    DELETE FROM years_shown WHERE year = substr(OLD.screened_on, 1, 4);
  END;
CREATE TRIGGER screenings_year_changed AFTER UPDATE OF screened_on, village_code, status, credit ON screenings
  BEGIN
    DELETE FROM years_shown WHERE year IN (substr(OLD.screened_on, 1, 4), substr(NEW.screened_on, 1, 4));
  END;
CREATE TRIGGER villages_designated_anew AFTER UPDATE OF code, designated ON villages
  WHEN (OLD.code, OLD.designated) IS NOT (NEW.code, NEW.designated)
  BEGIN
    DELETE FROM years_shown;
  END;
CREATE TRIGGER village_versions_added AFTER INSERT ON village_versions
  BEGIN
    DELETE FROM years_shown;
  END;
CREATE TRIGGER village_versions_changed AFTER UPDATE ON village_versions
  BEGIN
    DELETE FROM years_shown;
  END;
CREATE TRIGGER village_versions_taken_off AFTER DELETE ON village_versions
  BEGIN
    DELETE FROM years_shown;
  END;

-- As 0011 had it: found from an account's tokens (0052), hands take longer once somebody has very many.
DROP VIEW screening_hands;
CREATE VIEW screening_hands (screening_id, account_id) AS
  SELECT subject_id, actor_id FROM audit WHERE subject_kind = 'screening' AND action IN ('submit', 'correct')
  UNION ALL SELECT subject_id, t.created_by FROM audit JOIN tokens t ON t.id = actor_id
    WHERE subject_kind = 'screening' AND action IN ('submit', 'correct')
  UNION ALL SELECT subject_id, m.created_by FROM audit JOIN tokens t ON t.id = actor_id JOIN tokens m ON m.id = t.created_by
    WHERE subject_kind = 'screening' AND action IN ('submit', 'correct')
  UNION ALL SELECT s.id, a.id FROM screenings s JOIN accounts a ON a.team_code = s.team_code;
