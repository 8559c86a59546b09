-- Lists of a whole province: each is read in its order, and counted, in an index.
CREATE INDEX missed_shows_in_order ON missed_shows (missed_on DESC, received_at DESC, id DESC);
DROP INDEX plans_by_day;
CREATE INDEX plans_in_order ON plans (on_day, team_code, id, state);
DROP INDEX ledger_by_day;
CREATE INDEX ledger_in_order ON ledger (noun, on_day DESC, id DESC, withdrawn, kind);
CREATE INDEX ledger_by_township ON ledger (township_code, noun) WHERE township_code IS NOT NULL;
CREATE INDEX callbacks_results ON callbacks (month, result);
CREATE INDEX faults_by_assignee ON faults (assignee, reported_at DESC, id DESC) WHERE assignee IS NOT NULL;
