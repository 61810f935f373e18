-- What has a person held, where and when, and which document says so?
-- :name how the name begins
-- :municipality [] code, or how its name begins; all if left out
SELECT n.name AS person, n.party, coalesce(m.name, n.municipality) AS municipality, ms.title, ms.role, ms.acting,
       o.name AS organisation, ms.valid_from, coalesce(ms.valid_to, ms.replaced) AS until, ms.first_seen,
       ms.last_seen, d.path AS document, e.quote
  FROM persons n
  JOIN memberships ms ON ms.person = n.id
  LEFT JOIN organisations o ON o.id = ms.organisation
  LEFT JOIN municipalities m ON m.code = n.municipality
  JOIN posts p ON p.id = (SELECT mp.post FROM membership_posts mp
                            JOIN posts t ON t.id = mp.post
                            JOIN document_days x ON x.document = t.document
                           WHERE mp.membership = ms.id
                           ORDER BY t.time = 'former', x.day DESC, x.path DESC, t.fact LIMIT 1)
  JOIN documents d ON d.id = p.document
  JOIN evidence e ON e.kind = 'post' AND e.fact_id = p.id AND e.ordinal = 1
 WHERE slug(n.name) GLOB slug(:name) || '*' AND (:municipality IS NULL OR n.municipality = :municipality OR slug(m.name) GLOB slug(:municipality) || '*')
 ORDER BY municipality, person, n.id, coalesce(ms.from_first, ms.first_seen), ms.title, organisation;
