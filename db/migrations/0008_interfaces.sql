-- Each photo's bytes are looked at again from time to time: when last, and what was wrong with them.
ALTER TABLE photos ADD COLUMN checked_at TEXT;
ALTER TABLE photos ADD COLUMN fault TEXT CONSTRAINT photo_fault_known CHECK (fault IN ('missing', 'damaged'));
-- those looked at longest ago come next
CREATE INDEX photos_by_check ON photos (checked_at);
CREATE INDEX photos_at_fault ON photos (fault) WHERE fault IS NOT NULL;
