-- 汇报: the office's reports, drafts until another confirms them; then they never change. Every version before stands in the
-- trail. Days, instants and names as in 0001 and 0013.

CREATE TABLE reports (
  id TEXT PRIMARY KEY,
  content TEXT NOT NULL CONSTRAINT report_content CHECK (json_valid(content)), -- as it was sent (domain/report/report.ts)
  said TEXT NOT NULL, -- JSON: what each of its figures said when it was saved last
  revision INTEGER NOT NULL DEFAULT 1,
  made_at TEXT NOT NULL,
  made_by_id TEXT NOT NULL,
  made_by TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by_id TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  confirmed_at TEXT,
  confirmed_by_id TEXT,
  confirmed_by TEXT,
  single_manager INTEGER NOT NULL DEFAULT 0, -- 1: the office had one manager, and said so
  frozen TEXT, -- JSON: its text and figures as they were confirmed
  sha256 TEXT, -- over that
  CONSTRAINT report_confirmed_by_another CHECK (confirmed_by_id IS NULL OR single_manager = 1
    OR (confirmed_by_id <> made_by_id AND confirmed_by_id <> changed_by_id)),
  CONSTRAINT report_confirmed_whole CHECK ((confirmed_at IS NULL) = (confirmed_by_id IS NULL)
    AND (confirmed_at IS NULL) = (frozen IS NULL) AND (confirmed_at IS NULL) = (sha256 IS NULL))
) STRICT;
CREATE INDEX reports_by_change ON reports (changed_at DESC, id DESC);

CREATE TRIGGER reports_are_frozen BEFORE UPDATE ON reports WHEN OLD.confirmed_at IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'raise:reports_are_frozen'); END;
CREATE TRIGGER reports_are_not_deleted BEFORE DELETE ON reports
  BEGIN SELECT RAISE(ABORT, 'raise:reports_are_frozen'); END;
