-- What of the ledger feeds a target, and of a check that found too little, that it is being built or planned.
ALTER TABLE targets ADD COLUMN fed_by TEXT;
ALTER TABLE targets_past ADD COLUMN fed_by TEXT;
ALTER TABLE target_checks ADD COLUMN state TEXT CONSTRAINT target_check_state CHECK (state IN ('building', 'planned'));
