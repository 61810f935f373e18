-- Which party's member chairs which board or committee on a day?
-- :municipality [] code, or how its name begins; all if left out
-- :on [] a day, YYYY-MM-DD; today if left out
SELECT coalesce(m.name, n.municipality) AS municipality, n.party, n.name AS chair, ms.title,
       o.name AS organisation, ms.valid_from AS since, ms.first_seen, ms.last_seen, d.path AS document, e.quote
  FROM memberships ms
  JOIN persons n ON n.id = ms.person
  JOIN organisations o ON o.id = ms.organisation
  LEFT JOIN municipalities m ON m.code = n.municipality
  JOIN posts p ON p.id = (SELECT mp.post FROM membership_posts mp
                            JOIN posts t ON t.id = mp.post
                            JOIN document_days x ON x.document = t.document
                           WHERE mp.membership = ms.id
                           ORDER BY t.time = 'former', x.day DESC, x.path DESC, t.fact LIMIT 1)
  JOIN documents d ON d.id = p.document
  JOIN evidence e ON e.kind = 'post' AND e.fact_id = p.id AND e.ordinal = 1
 WHERE ms.role = 'chair' AND p.time <> 'former'
   AND coalesce(ms.from_first, ms.first_seen, '') <= coalesce(:on, date('now'))
   AND coalesce(ms.to_first, '9999') > coalesce(:on, date('now'))
   AND coalesce(ms.replaced, '9999') > coalesce(:on, date('now'))
   AND coalesce(o.to_first, '9999') > coalesce(:on, date('now'))
   AND (:municipality IS NULL OR n.municipality = :municipality OR slug(m.name) GLOB slug(:municipality) || '*')
 ORDER BY municipality, n.party IS NULL, n.party, organisation, chair;
