-- Four eyes: nobody accepts, returns or rejects a log that they or their team sent or corrected.

-- Through whose hands each log went: accounts, also by tokens they made (once, tokens could make tokens), and by their team.
CREATE VIEW screening_hands (screening_id, account_id) AS
  SELECT subject_id, actor_id FROM audit WHERE subject_kind = 'screening' AND action IN ('submit', 'correct')
  UNION ALL SELECT subject_id, t.created_by FROM audit JOIN tokens t ON t.id = actor_id
    WHERE subject_kind = 'screening' AND action IN ('submit', 'correct')
  UNION ALL SELECT subject_id, m.created_by FROM audit JOIN tokens t ON t.id = actor_id JOIN tokens m ON m.id = t.created_by
    WHERE subject_kind = 'screening' AND action IN ('submit', 'correct')
  UNION ALL SELECT s.id, a.id FROM screenings s JOIN accounts a ON a.team_code = s.team_code;

-- In an office with a single manager the act says so, and is none once there is a second one.
CREATE TRIGGER reviewed_by_another BEFORE INSERT ON audit
WHEN NEW.subject_kind = 'screening' AND NEW.action IN ('accept', 'return', 'reject')
  AND EXISTS (SELECT 1 FROM screening_hands WHERE screening_id = NEW.subject_id AND account_id = NEW.actor_id)
  AND (coalesce(NEW.after->>'singleManager', 0) <> 1
    OR (SELECT count(*) FROM accounts WHERE role = 'manager' AND disabled_at IS NULL) > 1)
BEGIN SELECT RAISE(ABORT, 'raise:reviewed_by_another'); END;

CREATE TRIGGER one_manager_alone BEFORE INSERT ON setting_versions
WHEN NEW.name = 'SINGLE_MANAGER' AND NEW.value = 'true'
  AND (SELECT count(*) FROM accounts WHERE role = 'manager' AND disabled_at IS NULL) > 1
BEGIN SELECT RAISE(ABORT, 'raise:one_manager_alone'); END;

-- 1: whoever sent or corrected the log decided that it is so, in an office with a single manager.
ALTER TABLE screenings ADD COLUMN reviewed_alone INTEGER NOT NULL DEFAULT 0
  CONSTRAINT reviewed_alone_is_boolean CHECK (reviewed_alone IN (0, 1));
CREATE INDEX screenings_reviewed_alone ON screenings (screened_on, village_code, team_code, status) WHERE reviewed_alone = 1;
