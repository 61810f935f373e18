-- Which boards, offices or other bodies have been merged since a year, into what, and who decided?
-- :since [2000] a year
-- :kind [] of a body that was merged: board, committee, office, department, unit …; all if left out
-- :municipality [] code, or how its name begins; all if left out
SELECT coalesce(m.name, v.municipality) AS municipality, v.effective, v.status,
       (SELECT group_concat(name, '; ') FROM (SELECT s.name FROM event_organisations s
                                              WHERE s.event = v.id AND s.side = 'from' ORDER BY s.ordinal)) AS "from",
       (SELECT group_concat(name, '; ') FROM (SELECT s.name FROM event_organisations s
                                              WHERE s.event = v.id AND s.side = 'to' ORDER BY s.ordinal)) AS "to",
       b.name AS decided_by, (SELECT count(DISTINCT t.document) FROM event_changes ec JOIN changes t ON t.id = ec.change
         WHERE ec.event = v.id) AS documents,
       d.path AS document, e.quote
  FROM events v
  JOIN changes c ON c.id = (SELECT ec.change FROM event_changes ec
                              JOIN changes t ON t.id = ec.change
                              JOIN document_days x ON x.document = t.document
                             WHERE ec.event = v.id
                             ORDER BY t.status NOT IN ('decided', 'done'), x.day IS NULL, x.day, x.path, t.fact LIMIT 1)
  JOIN documents d ON d.id = c.document
  JOIN evidence e ON e.kind = 'change' AND e.fact_id = c.id AND e.ordinal = 1
  LEFT JOIN organisations b ON b.id = v.decided_by
  LEFT JOIN municipalities m ON m.code = v.municipality
 WHERE v.kind = 'merge' AND v.status IN ('decided', 'done')
   AND CAST(substr(coalesce(v.first_day, v.first_seen), 1, 4) AS INTEGER) >= CAST(:since AS INTEGER)
   AND (:kind IS NULL OR EXISTS (SELECT 1 FROM event_organisations s JOIN organisations o ON o.id = s.organisation
                                  WHERE s.event = v.id AND s.side = 'from' AND o.kind = :kind))
   AND (:municipality IS NULL OR v.municipality = :municipality OR slug(m.name) GLOB slug(:municipality) || '*')
 ORDER BY municipality, coalesce(v.first_day, v.first_seen), v.id;
