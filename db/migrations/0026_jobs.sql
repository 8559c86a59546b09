-- What runs by the clock: how far each job has come, who is at it, and what came of it last. Instants as in 0001.
CREATE TABLE jobs (
  name TEXT PRIMARY KEY,
  watermark TEXT NOT NULL, -- the time of its clock up to which it has been done
  began_at TEXT,
  ended_at TEXT,
  duration_ms INTEGER,
  result TEXT CONSTRAINT job_result CHECK (result IN ('done', 'failed')),
  said TEXT, -- what came of it: a sentence (JSON)
  done_at TEXT, -- when it last was done
  tries INTEGER NOT NULL DEFAULT 0, -- since then
  retry_at TEXT, -- not before
  holder TEXT, -- who is at it, until when
  lease_until TEXT
) STRICT, WITHOUT ROWID;
