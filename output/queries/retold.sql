-- Which sums and goals do most documents repeat?
-- :municipality [] code, or how its name begins; all if left out
-- :min [2] at least so many documents
WITH told AS (
  SELECT sa.statement, a.document, min(a.text) AS text
    FROM statement_amounts sa JOIN amounts a ON a.id = sa.amount GROUP BY sa.statement, a.document
  UNION ALL
  SELECT sg.statement, g.document, min(g.text)
    FROM statement_goals sg JOIN goals g ON g.id = sg.goal GROUP BY sg.statement, g.document)
SELECT coalesce(m.name, s.municipality) AS municipality, s.kind, min(t.text) AS text, count(*) AS documents,
       s.first_seen, s.last_seen, group_concat(t.path, '; ') AS paths
  FROM (SELECT told.statement, told.text, d.path
          FROM told JOIN documents d ON d.id = told.document
         ORDER BY told.statement, d.path) t
  JOIN statements s ON s.id = t.statement
  LEFT JOIN municipalities m ON m.code = s.municipality
 WHERE (:municipality IS NULL OR s.municipality = :municipality OR slug(m.name) GLOB slug(:municipality) || '*')
 GROUP BY s.id HAVING count(*) >= CAST(:min AS INTEGER)
 ORDER BY documents DESC, municipality, s.kind, text, s.id;
