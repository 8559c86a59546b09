-- What logs add up to is kept beside them: of each day in the county, and of each month by team. Triggers do it, so that
-- no statement can forget it; what was known earlier is counted from the logs of then. Days as in 0001, months as 2017-06.

CREATE TABLE shown_days (
  day TEXT NOT NULL PRIMARY KEY,
  logs INTEGER NOT NULL, -- counted, as are the credit (sixtieths) and the attendance
  credit INTEGER NOT NULL,
  attendance INTEGER NOT NULL,
  accepted_credit INTEGER NOT NULL,
  held INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE team_months (
  month TEXT NOT NULL,
  team_code TEXT NOT NULL,
  credit INTEGER NOT NULL,
  PRIMARY KEY (month, team_code)
) STRICT, WITHOUT ROWID;

INSERT INTO shown_days
  SELECT screened_on, sum(is_counted), sum(credit * is_counted), sum(attendance * is_counted),
    sum(credit * (status = 'accepted')), sum(status = 'held')
  FROM (SELECT *, status IN ('submitted', 'accepted') AS is_counted FROM screenings) GROUP BY screened_on;
INSERT INTO team_months
  SELECT substr(screened_on, 1, 7) AS month, team_code, sum(credit * (status IN ('submitted', 'accepted')))
  FROM screenings GROUP BY month, team_code;

CREATE TRIGGER screenings_added AFTER INSERT ON screenings
  BEGIN
    INSERT INTO shown_days
      SELECT NEW.screened_on, n, n * NEW.credit, n * NEW.attendance, NEW.credit * (NEW.status = 'accepted'),
        NEW.status = 'held' FROM (SELECT NEW.status IN ('submitted', 'accepted') AS n) WHERE true
    ON CONFLICT (day) DO UPDATE SET logs = logs + excluded.logs, credit = credit + excluded.credit,
      attendance = attendance + excluded.attendance, accepted_credit = accepted_credit + excluded.accepted_credit,
      held = held + excluded.held;
    INSERT INTO team_months VALUES (substr(NEW.screened_on, 1, 7), NEW.team_code,
      NEW.credit * (NEW.status IN ('submitted', 'accepted')))
    ON CONFLICT (month, team_code) DO UPDATE SET credit = credit + excluded.credit;
  END;
CREATE TRIGGER screenings_taken_off AFTER DELETE ON screenings
  BEGIN
    UPDATE shown_days SET logs = logs - (OLD.status IN ('submitted', 'accepted')),
      credit = credit - OLD.credit * (OLD.status IN ('submitted', 'accepted')),
      attendance = attendance - OLD.attendance * (OLD.status IN ('submitted', 'accepted')),
      accepted_credit = accepted_credit - OLD.credit * (OLD.status = 'accepted'), held = held - (OLD.status = 'held')
    WHERE day = OLD.screened_on;
    UPDATE team_months SET credit = credit - OLD.credit * (OLD.status IN ('submitted', 'accepted'))
    WHERE month = substr(OLD.screened_on, 1, 7) AND team_code = OLD.team_code;
  END;
-- taken off where it was, and added where it is now
CREATE TRIGGER screenings_added_anew AFTER UPDATE OF screened_on, team_code, status, credit, attendance ON screenings
  BEGIN
    UPDATE shown_days SET logs = logs - (OLD.status IN ('submitted', 'accepted')),
      credit = credit - OLD.credit * (OLD.status IN ('submitted', 'accepted')),
      attendance = attendance - OLD.attendance * (OLD.status IN ('submitted', 'accepted')),
      accepted_credit = accepted_credit - OLD.credit * (OLD.status = 'accepted'), held = held - (OLD.status = 'held')
    WHERE day = OLD.screened_on;
    UPDATE team_months SET credit = credit - OLD.credit * (OLD.status IN ('submitted', 'accepted'))
    WHERE month = substr(OLD.screened_on, 1, 7) AND team_code = OLD.team_code;
    INSERT INTO shown_days
      SELECT NEW.screened_on, n, n * NEW.credit, n * NEW.attendance, NEW.credit * (NEW.status = 'accepted'),
        NEW.status = 'held' FROM (SELECT NEW.status IN ('submitted', 'accepted') AS n) WHERE true
    ON CONFLICT (day) DO UPDATE SET logs = logs + excluded.logs, credit = credit + excluded.credit,
      attendance = attendance + excluded.attendance, accepted_credit = accepted_credit + excluded.accepted_credit,
      held = held + excluded.held;
    INSERT INTO team_months VALUES (substr(NEW.screened_on, 1, 7), NEW.team_code,
      NEW.credit * (NEW.status IN ('submitted', 'accepted')))
    ON CONFLICT (month, team_code) DO UPDATE SET credit = credit + excluded.credit;
  END;

-- What an overview finds in one step each: the lesser logs, a village's last tests and their most speakers, tests of a part.
CREATE INDEX screenings_in_part ON screenings (screened_on, village_code, status, credit) WHERE credit < 60;
DROP INDEX audibility_most_tested;
CREATE INDEX audibility_most_tested ON audibility_reports (village_code, speakers_installed, tested_on)
  WHERE is_full = 1 AND counted = 1;
CREATE INDEX audibility_in_part ON audibility_reports (tested_on, village_code) WHERE is_full = 0;
CREATE INDEX villages_designated ON villages (code) WHERE designated = 1;
