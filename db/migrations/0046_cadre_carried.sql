-- An answer that the team's phone carried back stands beside one that came by itself from the same browser (domain/screening/cadre-carried.ts).
CREATE TABLE cadre_answers_of_three (
  screening_id TEXT NOT NULL, -- the log may come later
  device TEXT NOT NULL, -- the hash of a number that his browser keeps; nothing of who he is
  way TEXT NOT NULL CONSTRAINT cadre_way CHECK (way IN ('link', 'code', 'carried')),
  team_code TEXT NOT NULL, -- this and the next three: of which show he was asked
  village_code TEXT NOT NULL,
  started_at TEXT NOT NULL,
  ended_at TEXT NOT NULL,
  answer TEXT NOT NULL CONSTRAINT cadre_answer CHECK (answer IN ('confirmed', 'not_shown', 'other_time', 'other_audience')),
  began TEXT, -- HH:MM, as he remembers it
  audience TEXT CONSTRAINT cadre_audience CHECK (audience IN ('under_20', 'from_20', 'from_50', 'from_100', 'from_200')),
  answered_at TEXT NOT NULL,
  known_from INTEGER NOT NULL DEFAULT 0,
  said_at TEXT CONSTRAINT cadre_said_when_carried CHECK ((said_at IS NOT NULL) = (way = 'carried')), -- by his phone's clock
  PRIMARY KEY (screening_id, device, way)
) STRICT;
INSERT INTO cadre_answers_of_three SELECT screening_id, device, way, team_code, village_code, started_at, ended_at, answer, began, audience, answered_at, known_from, NULL FROM cadre_answers ORDER BY rowid;
DROP TABLE cadre_answers;
ALTER TABLE cadre_answers_of_three RENAME TO cadre_answers;
CREATE TRIGGER cadre_answers_learnt AFTER INSERT ON cadre_answers WHEN NEW.known_from = 0 BEGIN UPDATE cadre_answers SET known_from = (SELECT at FROM knowledge) WHERE rowid = NEW.rowid; END;
CREATE INDEX cadre_answers_by_device ON cadre_answers (device, answered_at);
CREATE INDEX cadre_answers_by_village ON cadre_answers (village_code, answered_at);
CREATE INDEX cadre_answers_by_team ON cadre_answers (team_code, answered_at);
CREATE INDEX cadre_answers_since ON cadre_answers (known_from);
