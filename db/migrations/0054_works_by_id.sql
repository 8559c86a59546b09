-- Works that were not withdrawn in the order of their ids: who answers for each is listed page by page, and in a province all
-- of them were sorted for it. By the very words of the list (store/ledger/duty-subjects.ts): every other index of `noun`
-- would be taken instead.
CREATE INDEX works_by_id ON ledger (iif(noun = 'work' AND withdrawn = 0, id, NULL));
