-- Through whose hands a log went (0011) is asked of one account: from its tokens, of which it has few, to the log's lines;
-- and a team's logs are looked for only by whoever is of a team.

DROP VIEW screening_hands;
CREATE VIEW screening_hands (screening_id, account_id) AS
  SELECT subject_id, actor_id FROM audit WHERE subject_kind = 'screening' AND action IN ('submit', 'correct')
  UNION ALL SELECT a.subject_id, t.created_by FROM tokens t CROSS JOIN audit a ON a.actor_id = t.id
    WHERE a.subject_kind = 'screening' AND a.action IN ('submit', 'correct')
  UNION ALL SELECT a.subject_id, m.created_by
    FROM tokens m CROSS JOIN tokens t ON t.created_by = m.id CROSS JOIN audit a ON a.actor_id = t.id
    WHERE a.subject_kind = 'screening' AND a.action IN ('submit', 'correct')
  UNION ALL SELECT s.id, a.id FROM accounts a CROSS JOIN screenings s ON s.team_code = a.team_code
    WHERE a.team_code IS NOT NULL;
