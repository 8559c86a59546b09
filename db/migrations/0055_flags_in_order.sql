-- Flags in the order of their list, which was made anew of all of them for each page; those of one kind, of one thing, and
-- those that somebody is to see to by a day.
CREATE INDEX flags_in_order ON flags (
  coalesce(cleared_at, '~') DESC,
  CASE severity WHEN 'critical' THEN 0 WHEN 'warning' THEN 1 WHEN 'info' THEN 2 END, min(since, opened_on), id);
CREATE INDEX flags_by_kind ON flags (
  kind, coalesce(cleared_at, '~') DESC,
  CASE severity WHEN 'critical' THEN 0 WHEN 'warning' THEN 1 WHEN 'info' THEN 2 END, min(since, opened_on), id);
CREATE INDEX flags_by_subject ON flags (subject_code);
CREATE INDEX flags_due ON flags (due_on) WHERE cleared_at IS NULL AND due_on IS NOT NULL;
