-- Where a message leads, how long the queue is, and phones that are woken when a log of theirs was returned. Instants as in 0001.

-- The page of the very thing it tells of; without it that of its topic.
ALTER TABLE messages ADD COLUMN page TEXT;
CREATE INDEX messages_not_sent ON messages (state, made_at) WHERE state <> 'sent';

-- What the makers of browsers know the service by; made once.
CREATE TABLE push_keys (
  id INTEGER PRIMARY KEY CONSTRAINT push_key_is_one CHECK (id = 1),
  public_key TEXT NOT NULL,
  private_key TEXT NOT NULL CONSTRAINT push_private_key CHECK (json_valid(private_key)), -- a JWK
  made_at TEXT NOT NULL
) STRICT;

-- A browser that may be woken, as long as somebody is signed in there.
CREATE TABLE push_subscriptions (
  endpoint TEXT PRIMARY KEY,
  session_hash TEXT NOT NULL REFERENCES sessions (token_hash) ON DELETE CASCADE,
  made_at TEXT NOT NULL,
  wanted_at TEXT, -- since when there is something to see
  tries INTEGER NOT NULL DEFAULT 0,
  next_try_at TEXT,
  CONSTRAINT push_waits_for_a_try CHECK ((wanted_at IS NULL) = (next_try_at IS NULL))
) STRICT;
CREATE INDEX push_subscriptions_by_session ON push_subscriptions (session_hash);
CREATE INDEX push_subscriptions_due ON push_subscriptions (next_try_at) WHERE next_try_at IS NOT NULL;

-- In the batch that returns the log; however many are returned, a browser is woken once.
CREATE TRIGGER returned_logs_wake_phones AFTER INSERT ON audit WHEN NEW.subject_kind = 'screening'
  AND NEW.after->>'status' = 'returned' AND EXISTS (SELECT 1 FROM push_subscriptions)
  BEGIN UPDATE push_subscriptions SET wanted_at = NEW.at, next_try_at = NEW.at, tries = 0
    WHERE session_hash IN (SELECT s.token_hash FROM screenings l JOIN accounts a ON a.team_code = l.team_code
      JOIN sessions s ON s.account_id = a.id WHERE l.id = NEW.subject_id); END;
