-- Proof of a show: photos that are alike and coordinates that are the same are found at once, however many logs there are.

-- Numbers by which logs with photos alike are found (domain/screening/copies.ts): the same bytes have one in common, and
-- pictures that look alike mostly, too. An index of what the logs say, only added to.
CREATE TABLE photo_marks (
  mark INTEGER NOT NULL,
  screening_id TEXT NOT NULL REFERENCES screenings (id),
  PRIMARY KEY (mark, screening_id)
) STRICT, WITHOUT ROWID;
-- Of photos that were named before nobody knows what they look like.
INSERT OR IGNORE INTO photo_marks (mark, screening_id)
SELECT 262144 + (('0x' || substr(p.value->>'sha256', 1, 10))->>'$'), s.id
FROM screenings s JOIN json_each(s.photos) p WHERE s.photos IS NOT NULL;

CREATE INDEX screenings_by_position ON screenings
  (CAST(round(latitude * 1000000) AS INTEGER), CAST(round(longitude * 1000000) AS INTEGER)) WHERE latitude IS NOT NULL;
