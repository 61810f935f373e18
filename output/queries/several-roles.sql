-- Who holds or held roles in several bodies of a municipality?
-- :municipality [] code, or how its name begins; all if left out
-- :min [2] at least so many bodies
SELECT coalesce(m.name, n.municipality) AS municipality, n.name AS person, n.party,
       count(DISTINCT r.organisation) AS bodies, group_concat(r.role, '; ') AS roles
  FROM (SELECT ms.person, ms.organisation,
               ms.title || ', ' || o.name || coalesce(' (' || coalesce(ms.from_first, ms.first_seen) || ')', '') AS role
          FROM memberships ms JOIN organisations o ON o.id = ms.organisation
         ORDER BY ms.person, coalesce(ms.from_first, ms.first_seen), o.name, ms.title) r
  JOIN persons n ON n.id = r.person
  LEFT JOIN municipalities m ON m.code = n.municipality
 WHERE (:municipality IS NULL OR n.municipality = :municipality OR slug(m.name) GLOB slug(:municipality) || '*')
 GROUP BY n.id HAVING count(DISTINCT r.organisation) >= CAST(:min AS INTEGER)
 ORDER BY bodies DESC, municipality, person, n.id;
