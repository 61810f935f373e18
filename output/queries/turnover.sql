-- How many heads has each body had, and who were they, in the order of time?
-- :municipality [] code, or how its name begins; all if left out
-- :min [2] at least so many
SELECT coalesce(m.name, o.municipality) AS municipality, o.name AS organisation, o.field,
       count(DISTINCT h.person) AS heads, group_concat(h.name || coalesce(' (' || h.since || ')', ''), '; ') AS who
  FROM (SELECT ms.organisation, ms.person, n.name, min(coalesce(ms.from_first, ms.first_seen)) AS since
          FROM memberships ms JOIN persons n ON n.id = ms.person
         WHERE ms.role = 'head'
         GROUP BY ms.organisation, ms.person
         ORDER BY ms.organisation, since, n.name) h
  JOIN organisations o ON o.id = h.organisation
  LEFT JOIN municipalities m ON m.code = o.municipality
 WHERE (:municipality IS NULL OR o.municipality = :municipality OR slug(m.name) GLOB slug(:municipality) || '*')
 GROUP BY o.id HAVING count(DISTINCT h.person) >= CAST(:min AS INTEGER)
 ORDER BY heads DESC, municipality, organisation, o.id;
