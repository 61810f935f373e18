-- Which days does one document leave open (no year) and another tell?
-- :municipality [] code, or how its name begins; all if left out
SELECT coalesce(m.name, v.municipality) AS municipality, v.kind,
       (SELECT group_concat(name, '; ') FROM (SELECT s.name FROM event_organisations s
                                              WHERE s.event = v.id AND s.side = 'from' ORDER BY s.ordinal)) AS "from",
       (SELECT group_concat(name, '; ') FROM (SELECT s.name FROM event_organisations s
                                              WHERE s.event = v.id AND s.side = 'to' ORDER BY s.ordinal)) AS "to",
       o.effective AS left_open, od.path AS open_document, oe.quote AS open_quote,
       v.effective, d.path AS document, e.quote
  FROM events v
  JOIN event_changes oc ON oc.event = v.id
  JOIN changes o ON o.id = oc.change AND o.effective IS NOT NULL AND o.first_day IS NULL
  JOIN documents od ON od.id = o.document
  JOIN evidence oe ON oe.kind = 'change' AND oe.fact_id = o.id AND oe.ordinal = 1
  JOIN changes c ON c.id = (SELECT ec.change FROM event_changes ec
                              JOIN changes t ON t.id = ec.change
                              JOIN document_days x ON x.document = t.document
                             WHERE ec.event = v.id AND t.effective = v.effective
                             ORDER BY x.day IS NULL, x.day, x.path, t.fact LIMIT 1)
  JOIN documents d ON d.id = c.document
  JOIN evidence e ON e.kind = 'change' AND e.fact_id = c.id AND e.ordinal = 1
  LEFT JOIN municipalities m ON m.code = v.municipality
 WHERE v.resolved AND (:municipality IS NULL OR v.municipality = :municipality OR slug(m.name) GLOB slug(:municipality) || '*')
 ORDER BY municipality, v.first_day, v.id, od.path, o.fact;
