-- What phones send besides: their clock, why there is no position, which photos follow, and shows that did not happen.

ALTER TABLE screenings ADD COLUMN no_position TEXT; -- why the log has no position
ALTER TABLE screenings ADD COLUMN clock_phone_at TEXT; -- the phone's clock at its last contact with the server
ALTER TABLE screenings ADD COLUMN clock_server_at TEXT; -- and the server's at that moment
ALTER TABLE screenings ADD COLUMN photos TEXT; -- JSON array of {sha256, kind}: those the sender said would follow

-- Photos that came in; their bytes are in a folder or a bucket, under the same name.
CREATE TABLE photos (
  screening_id TEXT NOT NULL REFERENCES screenings (id),
  sha256 TEXT NOT NULL,
  kind TEXT NOT NULL CONSTRAINT photo_kind_known CHECK (kind IN ('start', 'middle', 'end', 'receipt')),
  type TEXT NOT NULL,
  bytes INTEGER NOT NULL CONSTRAINT photo_not_empty CHECK (bytes > 0),
  received_at TEXT NOT NULL,
  received_by TEXT NOT NULL,
  PRIMARY KEY (screening_id, sha256)
) STRICT;

-- Shows that did not happen, with the reason; never in any figure.
CREATE TABLE missed_shows (
  id TEXT PRIMARY KEY,
  team_code TEXT NOT NULL REFERENCES teams (code),
  village_code TEXT NOT NULL REFERENCES villages (code),
  missed_on TEXT NOT NULL,
  reason TEXT NOT NULL,
  note TEXT,
  recorded_at TEXT NOT NULL,
  received_at TEXT NOT NULL,
  received_by TEXT NOT NULL
) STRICT;
CREATE INDEX missed_shows_by_team ON missed_shows (team_code, missed_on);
CREATE INDEX missed_shows_by_village ON missed_shows (village_code, missed_on);
