-- Who leads a body for the time being (acting), and who came after?
-- :municipality [] code, or how its name begins; all if left out
SELECT coalesce(m.name, o.municipality) AS municipality, o.name AS organisation, n.name AS acting_head,
       ms.title, coalesce(ms.valid_from, ms.first_seen) AS since, coalesce(ms.valid_to, ms.replaced) AS until,
       (SELECT group_concat(name, '; ') FROM (
          SELECT DISTINCT n2.name FROM memberships x JOIN persons n2 ON n2.id = x.person
           WHERE x.organisation = ms.organisation AND x.role = 'head' AND NOT x.acting
             AND coalesce(x.from_first, x.first_seen) > coalesce(ms.from_first, ms.first_seen)
           ORDER BY coalesce(x.from_first, x.first_seen), n2.name)) AS heads_after,
       d.path AS document, e.quote
  FROM memberships ms
  JOIN persons n ON n.id = ms.person
  JOIN organisations o ON o.id = ms.organisation
  LEFT JOIN municipalities m ON m.code = o.municipality
  JOIN posts p ON p.id = (SELECT mp.post FROM membership_posts mp
                            JOIN posts t ON t.id = mp.post
                            JOIN document_days x ON x.document = t.document
                           WHERE mp.membership = ms.id
                           ORDER BY t.time = 'former', x.day DESC, x.path DESC, t.fact LIMIT 1)
  JOIN documents d ON d.id = p.document
  JOIN evidence e ON e.kind = 'post' AND e.fact_id = p.id AND e.ordinal = 1
 WHERE ms.role = 'head' AND ms.acting AND (:municipality IS NULL OR o.municipality = :municipality OR slug(m.name) GLOB slug(:municipality) || '*')
 ORDER BY municipality, organisation, o.id, since, acting_head;
