-- Kept beside their rows by triggers, as the sums of 0044 are: of each village the last day on which it saw a whole
-- screening, and its last two full tests. So an overview finds them in one place, however many years lie behind them; an
-- earlier day than those is still looked for among the rows.

CREATE TABLE villages_seen (
  village_code TEXT NOT NULL PRIMARY KEY,
  whole_on TEXT NOT NULL -- of a counted log that is worth a whole screening by itself; '' where none is any more
) STRICT, WITHOUT ROWID;

INSERT INTO villages_seen
  SELECT village_code, max(screened_on) FROM screenings
  WHERE status IN ('submitted', 'accepted') AND credit >= 60 GROUP BY village_code;

CREATE TRIGGER screenings_seen AFTER INSERT ON screenings
  WHEN NEW.status IN ('submitted', 'accepted') AND NEW.credit >= 60
  BEGIN
    INSERT INTO villages_seen VALUES (NEW.village_code, NEW.screened_on)
    ON CONFLICT (village_code) DO UPDATE SET whole_on = excluded.whole_on WHERE excluded.whole_on > whole_on;
  END;
CREATE TRIGGER screenings_unseen AFTER DELETE ON screenings
  WHEN OLD.status IN ('submitted', 'accepted') AND OLD.credit >= 60
  BEGIN
    UPDATE villages_seen SET whole_on = coalesce((SELECT s.screened_on FROM screenings s
      WHERE s.village_code = OLD.village_code AND s.status IN ('submitted', 'accepted') AND s.credit >= 60
      ORDER BY s.screened_on DESC LIMIT 1), '')
    WHERE village_code = OLD.village_code AND whole_on = OLD.screened_on;
  END;
CREATE TRIGGER screenings_seen_anew AFTER UPDATE OF village_code, screened_on, status, credit ON screenings
  WHEN (OLD.village_code, OLD.screened_on, OLD.status IN ('submitted', 'accepted') AND OLD.credit >= 60)
    IS NOT (NEW.village_code, NEW.screened_on, NEW.status IN ('submitted', 'accepted') AND NEW.credit >= 60)
  BEGIN
    UPDATE villages_seen SET whole_on = coalesce((SELECT s.screened_on FROM screenings s
      WHERE s.village_code = OLD.village_code AND s.status IN ('submitted', 'accepted') AND s.credit >= 60
      ORDER BY s.screened_on DESC LIMIT 1), '')
    WHERE village_code = OLD.village_code AND whole_on = OLD.screened_on;
    INSERT INTO villages_seen SELECT NEW.village_code, NEW.screened_on
      WHERE NEW.status IN ('submitted', 'accepted') AND NEW.credit >= 60
    ON CONFLICT (village_code) DO UPDATE SET whole_on = excluded.whole_on WHERE excluded.whole_on > whole_on;
  END;

CREATE TABLE villages_tested (
  village_code TEXT NOT NULL PRIMARY KEY,
  test_id TEXT NOT NULL, -- of the last full test that counts
  tested_on TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  received_at TEXT NOT NULL,
  speakers_installed INTEGER NOT NULL,
  speakers_sounding INTEGER NOT NULL,
  before_on TEXT, -- of the one before it
  before_installed INTEGER,
  before_sounding INTEGER,
  most INTEGER NOT NULL, -- the most speakers that one had in the year up to the last, and the last day on which one had them
  most_on TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What is kept, of the tests themselves.
CREATE VIEW villages_tested_last AS
  SELECT v.code AS village_code, r.id AS test_id, r.tested_on, r.recorded_at, r.received_at, r.speakers_installed,
    r.speakers_sounding, b.tested_on AS before_on, b.speakers_installed AS before_installed,
    b.speakers_sounding AS before_sounding, m.speakers_installed AS most, m.tested_on AS most_on
  FROM villages v
  JOIN audibility_reports r ON r.rowid = (
    SELECT x.rowid FROM audibility_reports x WHERE x.village_code = v.code AND x.is_full = 1 AND x.counted = 1
    ORDER BY x.tested_on DESC, x.recorded_at DESC, x.received_at DESC LIMIT 1)
  LEFT JOIN audibility_reports b ON b.rowid = (
    SELECT x.rowid FROM audibility_reports x WHERE x.village_code = v.code AND x.is_full = 1 AND x.counted = 1
    ORDER BY x.tested_on DESC, x.recorded_at DESC, x.received_at DESC LIMIT 1 OFFSET 1)
  JOIN audibility_reports m ON m.rowid = (
    SELECT x.rowid FROM audibility_reports x INDEXED BY audibility_most_tested
    WHERE x.village_code = v.code AND x.is_full = 1 AND x.counted = 1
      AND x.tested_on BETWEEN date(r.tested_on, '-365 days') AND r.tested_on
    ORDER BY x.speakers_installed DESC, x.tested_on DESC LIMIT 1);

INSERT INTO villages_tested SELECT * FROM villages_tested_last;

CREATE TRIGGER audibility_reports_last AFTER INSERT ON audibility_reports WHEN NEW.is_full = 1 AND NEW.counted = 1
  BEGIN
    DELETE FROM villages_tested WHERE village_code = NEW.village_code;
    INSERT INTO villages_tested SELECT * FROM villages_tested_last WHERE village_code = NEW.village_code;
  END;
CREATE TRIGGER audibility_reports_last_gone AFTER DELETE ON audibility_reports WHEN OLD.is_full = 1 AND OLD.counted = 1
  BEGIN
    DELETE FROM villages_tested WHERE village_code = OLD.village_code;
    INSERT INTO villages_tested SELECT * FROM villages_tested_last WHERE village_code = OLD.village_code;
  END;
CREATE TRIGGER audibility_reports_last_anew AFTER UPDATE OF id, village_code, tested_on, speakers_installed,
    speakers_tested, speakers_sounding, counted, recorded_at, received_at ON audibility_reports
  BEGIN
    DELETE FROM villages_tested WHERE village_code IN (OLD.village_code, NEW.village_code);
    INSERT INTO villages_tested
      SELECT * FROM villages_tested_last WHERE village_code IN (OLD.village_code, NEW.village_code);
  END;
