-- Which bodies have borne several names, and when?
-- :municipality [] code, or how its name begins; all if left out
SELECT coalesce(m.name, o.municipality) AS municipality, o.id AS organisation, o.kind, n.ordinal, n.name,
       n.valid_from, n.valid_to, n.first_seen, n.last_seen
  FROM organisations o
  JOIN organisation_names n ON n.organisation = o.id AND n.proper
  LEFT JOIN municipalities m ON m.code = o.municipality
 WHERE (SELECT count(*) FROM organisation_names x WHERE x.organisation = o.id AND x.proper) > 1
   AND (:municipality IS NULL OR o.municipality = :municipality OR slug(m.name) GLOB slug(:municipality) || '*')
 ORDER BY municipality, o.id, n.ordinal;
