-- Telling people: channels, what there is to tell, and the messages that tell it until they have arrived. Days, instants and
-- names as in 0001. What is to be told is written by triggers, so in the same batch as what it tells of, and only while
-- there is a channel that is on.

CREATE TABLE channels (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CONSTRAINT channel_kind CHECK (kind IN ('wecom', 'dingtalk', 'feishu', 'smtp', 'webhook')),
  is_on INTEGER NOT NULL,
  content TEXT NOT NULL CONSTRAINT channel_content CHECK (json_valid(content)), -- all of it that is no secret
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL
) STRICT;

-- Apart, so that nothing that reads channels reads them.
CREATE TABLE channel_secrets (
  channel_id TEXT PRIMARY KEY REFERENCES channels (id),
  secrets TEXT NOT NULL -- JSON: url, secret, password
) STRICT, WITHOUT ROWID;

CREATE TABLE tellings (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  topic TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  facts TEXT, -- JSON: what is known nowhere else
  key TEXT NOT NULL CONSTRAINT told_once UNIQUE,
  at TEXT NOT NULL,
  notice_id TEXT -- what tells it; '' where nothing was left to tell; null while it waits
) STRICT;
CREATE INDEX tellings_waiting ON tellings (topic, at) WHERE notice_id IS NULL;
CREATE INDEX tellings_by_notice ON tellings (notice_id) WHERE notice_id > '';

-- What was told at once: one cause, and what the leader is told where nobody has said that they saw it.
CREATE TABLE notices (
  id TEXT PRIMARY KEY,
  topic TEXT NOT NULL,
  title TEXT NOT NULL, -- JSON: a sentence for each language
  lines TEXT NOT NULL, -- JSON: the same of each line
  is_awaited INTEGER NOT NULL, -- 1: somebody is to acknowledge it
  code_hash TEXT CONSTRAINT notice_code UNIQUE, -- of the link that does
  made_at TEXT NOT NULL,
  acknowledged_at TEXT,
  acknowledged_by TEXT,
  escalated_at TEXT
) STRICT;
CREATE INDEX notices_awaited ON notices (made_at) WHERE is_awaited = 1 AND acknowledged_at IS NULL AND escalated_at IS NULL;

CREATE TABLE messages (
  id TEXT PRIMARY KEY,
  key TEXT NOT NULL CONSTRAINT sent_once UNIQUE,
  channel_id TEXT NOT NULL REFERENCES channels (id),
  notice_id TEXT REFERENCES notices (id),
  topic TEXT NOT NULL,
  is_critical INTEGER NOT NULL,
  title TEXT NOT NULL,
  text TEXT NOT NULL,
  code TEXT, -- of the link that acknowledges; sent, never answered
  receivers TEXT NOT NULL, -- JSON: names and addresses
  made_at TEXT NOT NULL,
  state TEXT NOT NULL CONSTRAINT message_state CHECK (state IN ('waiting', 'sent', 'failed')),
  tries INTEGER NOT NULL DEFAULT 0,
  last_try_at TEXT,
  next_try_at TEXT, -- while it waits
  expires_at TEXT NOT NULL,
  sent_at TEXT,
  last_error TEXT, -- JSON: a sentence
  CONSTRAINT message_waits_for_a_try CHECK ((state = 'waiting') = (next_try_at IS NOT NULL)),
  CONSTRAINT message_sent_at CHECK ((state = 'sent') = (sent_at IS NOT NULL))
) STRICT;
CREATE INDEX messages_due ON messages (channel_id, next_try_at) WHERE state = 'waiting';
CREATE INDEX messages_tried ON messages (channel_id, last_try_at);
CREATE INDEX messages_by_age ON messages (made_at DESC, id DESC);
CREATE INDEX messages_by_notice ON messages (notice_id);

CREATE TRIGGER flags_are_told AFTER INSERT ON audit WHEN NEW.subject_kind = 'flag'
  AND NEW.action IN ('opened', 'returned', 'worsened') AND EXISTS (SELECT 1 FROM channels WHERE is_on = 1)
  BEGIN INSERT INTO tellings (topic, subject_id, key, at) VALUES (
    CASE WHEN NEW.subject_id LIKE 'fault_overdue.%' THEN 'fault_overdue'
      WHEN NEW.subject_id LIKE 'milestone_late.%' THEN 'milestone_late' ELSE 'flag' END,
    NEW.subject_id, 'audit.' || NEW.id, NEW.at); END;
CREATE TRIGGER logs_are_told AFTER INSERT ON audit WHEN NEW.subject_kind = 'screening'
  AND EXISTS (SELECT 1 FROM channels WHERE is_on = 1) AND NEW.after->>'status' IN ('held', 'returned')
  BEGIN INSERT INTO tellings (topic, subject_id, key, at) VALUES (
    CASE NEW.after->>'status' WHEN 'held' THEN 'log_held' ELSE 'log_returned' END,
    NEW.subject_id, 'audit.' || NEW.id, NEW.at); END;
CREATE TRIGGER drafts_are_told AFTER INSERT ON audit WHEN NEW.subject_kind IN ('bulletin', 'settlement')
  AND NEW.action = 'issue' AND EXISTS (SELECT 1 FROM channels WHERE is_on = 1)
  BEGIN INSERT INTO tellings (topic, subject_id, facts, key, at) VALUES (
    'to_confirm', NEW.subject_id, json_object('kind', NEW.subject_kind, 'by', NEW.actor_name), 'audit.' || NEW.id, NEW.at); END;
-- An account of the desk, from a device or a network that it never came from, and not for its first time.
CREATE TRIGGER new_places_are_told AFTER INSERT ON sign_in_places
  WHEN EXISTS (SELECT 1 FROM channels WHERE is_on = 1)
    AND EXISTS (SELECT 1 FROM accounts WHERE id = NEW.account_id AND role IN ('manager', 'auditor'))
    AND EXISTS (SELECT 1 FROM sign_in_places WHERE account_id = NEW.account_id AND last_at < NEW.last_at)
  BEGIN INSERT INTO tellings (topic, subject_id, key, at)
    SELECT 'new_place', NEW.account_id, 'place.' || NEW.account_id || '.' || NEW.last_at, NEW.last_at
    WHERE NOT EXISTS (SELECT 1 FROM tellings WHERE key = 'place.' || NEW.account_id || '.' || NEW.last_at); END;
-- Once for each series of failures; what it says is said of the job by its name (domain/words-jobs.ts).
CREATE TRIGGER failed_jobs_are_told AFTER UPDATE OF result ON jobs
  WHEN NEW.result = 'failed' AND OLD.result IS NOT 'failed' AND EXISTS (SELECT 1 FROM channels WHERE is_on = 1)
  BEGIN INSERT INTO tellings (topic, subject_id, facts, key, at) VALUES ('job_failed', NEW.name,
    json_object('key', 'told_job_failed', 'facts', json_object('job', json_object('key', 'job_' || NEW.name),
      'said', json(NEW.said))), 'job.' || NEW.name || '.' || NEW.ended_at, NEW.ended_at); END;
