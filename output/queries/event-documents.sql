-- Which documents tell of a body's changes, and in which words?
-- :organisation its id, or how one of its names begins
-- :municipality [] code, or how its name begins; all if left out
SELECT coalesce(m.name, v.municipality) AS municipality, v.id AS event, y.day, c.kind, c.status, c.effective,
       d.path AS document, e.start, e.quote
  FROM events v
  JOIN event_changes ec ON ec.event = v.id
  JOIN changes c ON c.id = ec.change
  JOIN documents d ON d.id = c.document
  JOIN document_days y ON y.document = d.id
  JOIN evidence e ON e.kind = 'change' AND e.fact_id = c.id AND e.ordinal = 1
  LEFT JOIN municipalities m ON m.code = v.municipality
 WHERE v.id IN (SELECT s.event FROM event_organisations s JOIN organisations o ON o.id = s.organisation
                 WHERE (o.id = :organisation
                 OR EXISTS (SELECT 1 FROM organisation_names x
                             WHERE x.organisation = o.id AND slug(x.name) GLOB slug(:organisation) || '*')))
   AND (:municipality IS NULL OR v.municipality = :municipality OR slug(m.name) GLOB slug(:municipality) || '*')
 ORDER BY municipality, coalesce(v.first_day, v.first_seen), v.id, y.day IS NULL, y.day, d.path, e.start, c.fact;
