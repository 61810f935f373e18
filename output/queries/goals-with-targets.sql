-- Which goals have a figure to be reached, and from where?
-- The same goal in several documents is listed once, where it is first told.
-- :field [] education, social_services, culture_leisure …; all if left out
-- :municipality [] code, or how its name begins; all if left out
SELECT coalesce(m.name, s.municipality) AS municipality, o.field, o.name AS organisation, g.text AS goal, a.text AS target,
       a.min, a.max, a.unit, a.baseline, s.first_seen, s.last_seen, d.path AS document, e.start, e.quote
  FROM statements s
  JOIN statement_goals sg ON sg.statement = s.id
  JOIN goals g ON g.id = sg.goal
  JOIN amounts a ON a.id = g.target
  JOIN documents d ON d.id = g.document
  JOIN evidence e ON e.kind = 'goal' AND e.fact_id = g.id AND e.ordinal = 1
  LEFT JOIN organisation_units ou ON ou.unit = g.unit
  LEFT JOIN organisations o ON o.id = ou.organisation
  LEFT JOIN municipalities m ON m.code = s.municipality
 WHERE g.id = (SELECT x.goal FROM statement_goals x JOIN goals t ON t.id = x.goal JOIN document_days y ON y.document = t.document
                WHERE x.statement = s.id AND t.target IS NOT NULL ORDER BY y.day IS NULL, y.day, y.path, t.fact LIMIT 1)
   AND NOT g.tentative AND (:field IS NULL OR o.field = :field)
   AND (:municipality IS NULL OR s.municipality = :municipality OR slug(m.name) GLOB slug(:municipality) || '*')
 ORDER BY municipality, organisation, s.first_seen, d.path, e.start;
