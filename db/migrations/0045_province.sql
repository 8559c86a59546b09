-- The gravest among two million logs: only those with a finding are in it, so that a log seldom pays for it.
CREATE INDEX screenings_by_gravity ON screenings (gravity, screened_on, started_at, id) WHERE gravity < 99;
