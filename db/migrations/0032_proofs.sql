-- Proofs: with each sealing, the rows that tables were given since the last one, each by its hash. A line of the trail has
-- the hash of each text, so that the chain of seals holds them, too (domain/trail/proof.ts).
CREATE TABLE proofs (
  name TEXT NOT NULL, -- of the table
  number INTEGER NOT NULL, -- counted from 1; several tables have a text in one
  text TEXT NOT NULL, -- up to where it goes, then a line for each row
  PRIMARY KEY (name, number)
) STRICT;
CREATE INDEX proofs_by_number ON proofs (number);
CREATE TRIGGER proofs_are_not_changed BEFORE UPDATE ON proofs BEGIN SELECT RAISE(ABORT, 'raise:proofs_are_append_only'); END;
CREATE TRIGGER proofs_are_not_deleted BEFORE DELETE ON proofs BEGIN SELECT RAISE(ABORT, 'raise:proofs_are_append_only'); END;

-- What is new is found without looking through what is old, where there may be much of it.
CREATE INDEX screenings_since ON screenings (known_from);
CREATE INDEX screening_titles_since ON screening_titles (known_from);
CREATE INDEX audibility_reports_since ON audibility_reports (known_from);
CREATE INDEX photos_since ON photos (known_from);
CREATE INDEX faults_since ON faults (known_from);
CREATE INDEX fault_events_since ON fault_events (known_from);
CREATE INDEX fault_witnesses_since ON fault_witnesses (known_from);
CREATE INDEX flags_since ON flags (known_from);
CREATE INDEX flag_events_since ON flag_events (known_from);
CREATE INDEX ledger_since ON ledger (known_from);
CREATE INDEX missed_shows_since ON missed_shows (known_from);
CREATE INDEX target_entries_since ON target_entries (known_from);
CREATE INDEX target_checks_since ON target_checks (known_from);
CREATE INDEX tv_coverage_since ON tv_coverage (known_from);
CREATE INDEX screenings_past_since ON screenings_past (known_from);
CREATE INDEX screenings_past_until ON screenings_past (known_until);
CREATE INDEX audibility_reports_past_since ON audibility_reports_past (known_from);
CREATE INDEX audibility_reports_past_until ON audibility_reports_past (known_until);
CREATE INDEX faults_past_since ON faults_past (known_from);
CREATE INDEX faults_past_until ON faults_past (known_until);
CREATE INDEX flags_past_since ON flags_past (known_from);
CREATE INDEX flags_past_until ON flags_past (known_until);
CREATE INDEX ledger_past_since ON ledger_past (known_from);
CREATE INDEX ledger_past_until ON ledger_past (known_until);
CREATE INDEX villages_past_since ON villages_past (known_from);
CREATE INDEX villages_past_until ON villages_past (known_until);
CREATE INDEX speaker_days_past_until ON speaker_days_past (known_until);

-- Faults in the order of their list, which is asked page by page over many years.
CREATE INDEX faults_by_report ON faults (reported_at DESC, id DESC);
