-- What a village's cadre says of a show, on a phone of his own and without signing in (domain/screening/cadre.ts). Instants as in 0001.
CREATE TABLE cadre_answers (
  screening_id TEXT NOT NULL, -- the log may come later
  device TEXT NOT NULL, -- the hash of a number that his browser keeps; nothing of who he is
  way TEXT NOT NULL CONSTRAINT cadre_way CHECK (way IN ('link', 'code')),
  team_code TEXT NOT NULL, -- this and the next three: of which show he was asked
  village_code TEXT NOT NULL,
  started_at TEXT NOT NULL,
  ended_at TEXT NOT NULL,
  answer TEXT NOT NULL CONSTRAINT cadre_answer CHECK (answer IN ('confirmed', 'not_shown', 'other_time', 'other_audience')),
  began TEXT, -- HH:MM, as he remembers it
  audience TEXT CONSTRAINT cadre_audience CHECK (audience IN ('under_20', 'from_20', 'from_50', 'from_100', 'from_200')),
  answered_at TEXT NOT NULL,
  known_from INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (screening_id, device)
) STRICT;
CREATE TRIGGER cadre_answers_learnt AFTER INSERT ON cadre_answers WHEN NEW.known_from = 0 BEGIN UPDATE cadre_answers SET known_from = (SELECT at FROM knowledge) WHERE rowid = NEW.rowid; END;
CREATE INDEX cadre_answers_by_device ON cadre_answers (device, answered_at);
CREATE INDEX cadre_answers_by_village ON cadre_answers (village_code, answered_at);
CREATE INDEX cadre_answers_by_team ON cadre_answers (team_code, answered_at);
CREATE INDEX cadre_answers_since ON cadre_answers (known_from);

-- What links and codes are made with; made once.
CREATE TABLE cadre_keys (
  id INTEGER PRIMARY KEY CONSTRAINT cadre_key_is_one CHECK (id = 1),
  secret TEXT NOT NULL,
  made_at TEXT NOT NULL
) STRICT;

-- Whether somebody of the office ever signed in from a device.
CREATE INDEX sign_in_places_by_place ON sign_in_places (place);
