-- Seals over the audit trail: each says which rows it covers and carries on from the one before (domain/trail/seal.ts).
-- Instants and names as in 0001.

CREATE TABLE seals (
  number INTEGER PRIMARY KEY,
  first_row INTEGER NOT NULL,
  last_row INTEGER NOT NULL,
  row_count INTEGER NOT NULL,
  sealed_at TEXT NOT NULL,
  sha256 TEXT NOT NULL, -- over the rows, and over the seal before
  marks TEXT NOT NULL, -- the beginning of each row's own hash, so that the one that differs can be named
  CONSTRAINT seal_covers_rows CHECK (last_row >= first_row)
) STRICT;
CREATE UNIQUE INDEX seals_by_row ON seals (last_row);
CREATE TRIGGER next_seal_continues_the_last BEFORE INSERT ON seals
  WHEN NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM seals)
    OR NEW.first_row <> (SELECT coalesce(max(last_row), 0) + 1 FROM seals)
  BEGIN SELECT RAISE(ABORT, 'raise:next_seal_continues_the_last'); END;
CREATE TRIGGER seals_are_not_changed BEFORE UPDATE ON seals BEGIN SELECT RAISE(ABORT, 'raise:seals_are_append_only'); END;
CREATE TRIGGER seals_are_not_deleted BEFORE DELETE ON seals BEGIN SELECT RAISE(ABORT, 'raise:seals_are_append_only'); END;
