/** Who answers for a village that was made of others: whoever did for those, until somebody is named for it anew. */

/** Those in force on a day; takes it. */
export const IN_FORCE = `SELECT * FROM duties d WHERE d.effective_on = (
  SELECT max(x.effective_on) FROM duties x WHERE x.subject = d.subject AND x.effective_on <= ?)`

const all = (what: string): string => `replace(group_concat(DISTINCT ${what}), ',', '、')`
/** Of those before it, and of those before them, the nearest for which anything was decided; takes the day twice. */
export const INHERITED = `(
  WITH RECURSIVE line (code, old, depth) AS (
    SELECT village_code, from_code, 1 FROM village_origins WHERE made_on <= ? AND from_code <> village_code
    UNION SELECT l.code, o.from_code, l.depth + 1 FROM line l JOIN village_origins o ON o.village_code = l.old
      WHERE l.depth < 9 AND o.from_code <> o.village_code),
  said AS (
    SELECT l.code, l.depth, v.name, d.leader, d.responsible FROM line l
      JOIN (${IN_FORCE}) d ON d.subject = 'village.' || l.old JOIN villages v ON v.code = l.old)
  SELECT 'village.' || s.code AS subject, ${all('s.leader')} AS leader, ${all('s.responsible')} AS responsible,
    ${all('s.name')} AS inherited_from
  FROM said s WHERE s.depth = (SELECT min(x.depth) FROM said x WHERE x.code = s.code)
  GROUP BY s.code HAVING count(s.leader) + count(s.responsible) > 0)`
