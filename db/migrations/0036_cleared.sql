-- People’s names and numbers are cleared when the years an office keeps them are over. A line of the trail that had some
-- keeps the hash it was sealed by; nothing else of it changes, and no other line does.
CREATE TABLE cleared_lines (
  id INTEGER PRIMARY KEY REFERENCES audit (id),
  sha256 TEXT NOT NULL -- of its canonical form as it was sealed
) STRICT;
CREATE TRIGGER cleared_lines_are_not_changed BEFORE UPDATE ON cleared_lines BEGIN SELECT RAISE(ABORT, 'raise:audit_is_append_only'); END;
CREATE TRIGGER cleared_lines_are_not_deleted BEFORE DELETE ON cleared_lines BEGIN SELECT RAISE(ABORT, 'raise:audit_is_append_only'); END;
DROP TRIGGER audit_is_not_changed;
CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
  WHEN NOT EXISTS (SELECT 1 FROM cleared_lines WHERE id = OLD.id)
    OR (NEW.id, NEW.known_from, NEW.at, NEW.actor_id, NEW.actor_name, NEW.actor_role, NEW.action, NEW.subject_kind,
      NEW.subject_id, NEW.reason) IS NOT (OLD.id, OLD.known_from, OLD.at, OLD.actor_id, OLD.actor_name, OLD.actor_role,
      OLD.action, OLD.subject_kind, OLD.subject_id, OLD.reason)
  BEGIN SELECT RAISE(ABORT, 'raise:audit_is_append_only'); END;
-- Which lines may have people in them (store/people/clearing.ts).
CREATE INDEX audit_with_people ON audit (known_from, id) WHERE subject_kind IN ('screening', 'fault_witness') AND action IN ('correct', 'match', 'add');
-- What is to be cleared is found without looking through what was.
CREATE INDEX screenings_to_clear ON screenings (screened_on) WHERE witness_name <> '**' OR latitude IS NOT NULL;
