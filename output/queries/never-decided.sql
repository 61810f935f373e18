-- Which bodies have been proposed but never decided?
-- :municipality [] code, or how its name begins; all if left out
SELECT coalesce(m.name, o.municipality) AS municipality, o.name AS organisation, o.kind, o.field, v.kind AS change,
       v.status, v.effective AS planned, v.first_seen, v.last_seen, d.path AS document, e.quote
  FROM organisations o
  JOIN event_organisations s ON s.organisation = o.id AND s.side = 'to'
  JOIN events v ON v.id = s.event
  JOIN changes c ON c.id = (SELECT ec.change FROM event_changes ec
                              JOIN changes t ON t.id = ec.change
                              JOIN document_days x ON x.document = t.document
                             WHERE ec.event = v.id
                             ORDER BY x.day IS NULL, x.day, x.path, t.fact LIMIT 1)
  JOIN documents d ON d.id = c.document
  JOIN evidence e ON e.kind = 'change' AND e.fact_id = c.id AND e.ordinal = 1
  LEFT JOIN municipalities m ON m.code = o.municipality
 WHERE o.state = 'proposed' AND v.status IN ('proposed', 'rejected') AND (:municipality IS NULL OR o.municipality = :municipality OR slug(m.name) GLOB slug(:municipality) || '*')
 ORDER BY municipality, organisation, o.id, v.id;
