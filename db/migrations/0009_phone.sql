-- What else a phone can say: films that are in no list, photos from the album; and where a village is, as its shows tell.

ALTER TABLE screenings ADD COLUMN film_titles TEXT; -- JSON array: films written in words that no film of the register is known for

-- Each such title by itself, as titles are compared, so that all logs that say it are found at once.
CREATE TABLE screening_titles (
  folded TEXT NOT NULL,
  screening_id TEXT NOT NULL REFERENCES screenings (id),
  title TEXT NOT NULL, -- as it was written
  PRIMARY KEY (folded, screening_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX screening_titles_by_log ON screening_titles (screening_id);

-- Which film a manager said such a title is: a later log that says it has the film at once.
CREATE TABLE film_titles (
  folded TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  film_code TEXT NOT NULL REFERENCES films (code),
  matched_at TEXT NOT NULL,
  matched_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX film_titles_by_time ON film_titles (matched_at);

-- The order of what weighs most has one more (domain/gravity.ts).
UPDATE screenings SET
  gravity = coalesce((SELECT min(g.key) FROM json_each(screenings.findings) f JOIN json_each('["receipt_reused","duplicate","impossible_travel","overlap","in_future","sender_revoked","film_unlisted","outside_area","far_from_village","attendance_high","many_shows","film_repeated","attendance_zero","short_run","before_dusk","clock_off","late_report"]') g
    ON g.value = f.value->>'code'), 99)
WHERE finding_codes <> '';

ALTER TABLE photos ADD COLUMN source TEXT CONSTRAINT photo_source_known CHECK (source = 'album'); -- none of the camera's

-- Where a village is, learnt from its newest accepted logs: the median of their positions, and how many there are.
ALTER TABLE villages ADD COLUMN shown_latitude REAL;
ALTER TABLE villages ADD COLUMN shown_longitude REAL;
ALTER TABLE villages ADD COLUMN shown_logs INTEGER NOT NULL DEFAULT 0;
CREATE INDEX screenings_placed ON screenings (village_code, screened_on, accuracy_m, latitude, longitude)
  WHERE status = 'accepted' AND latitude IS NOT NULL AND longitude IS NOT NULL;
UPDATE villages SET (shown_latitude, shown_longitude, shown_logs) = (
  SELECT avg(latitude) FILTER (WHERE north IN ((n + 1) / 2, (n + 2) / 2)),
    avg(longitude) FILTER (WHERE east IN ((n + 1) / 2, (n + 2) / 2)), count(*)
  FROM (
    SELECT latitude, longitude, row_number() OVER (ORDER BY latitude) AS north,
      row_number() OVER (ORDER BY longitude) AS east, count(*) OVER () AS n
    FROM (
      SELECT latitude, longitude FROM screenings s WHERE s.village_code = villages.code AND s.status = 'accepted'
        AND s.latitude IS NOT NULL AND s.longitude IS NOT NULL AND s.accuracy_m <= 500
      ORDER BY s.screened_on DESC LIMIT 50
    )
  )
);
