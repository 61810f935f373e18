-- Which sums and goals do most documents repeat?
-- :municipality [] code, or how its name begins; all if left out
-- :min [2] at least so many documents
WITH told AS (
  SELECT sa.statement, a.document, a.text FROM statement_amounts sa JOIN amounts a ON a.id = sa.amount
  UNION ALL
  SELECT sg.statement, g.document, g.text FROM statement_goals sg JOIN goals g ON g.id = sg.goal)
SELECT coalesce(m.name, s.municipality) AS municipality, s.kind, min(t.text) AS text, count(DISTINCT t.document) AS documents,
       s.first_seen, s.last_seen,
       (SELECT group_concat(path, '; ') FROM (SELECT DISTINCT d.path FROM told x JOIN documents d ON d.id = x.document
                                               WHERE x.statement = s.id ORDER BY d.path)) AS paths
  FROM statements s
  JOIN told t ON t.statement = s.id
  LEFT JOIN municipalities m ON m.code = s.municipality
 WHERE (:municipality IS NULL OR s.municipality = :municipality OR slug(m.name) GLOB slug(:municipality) || '*')
 GROUP BY s.id HAVING count(DISTINCT t.document) >= CAST(:min AS INTEGER)
 ORDER BY documents DESC, municipality, s.kind, text, s.id;
