-- Who came and who left between two days?
-- `how`: told; or not told, but first seen in a document of that day (came), or somebody else is named head (left).
-- :from the first day, YYYY-MM-DD
-- :to the last day, YYYY-MM-DD
-- :municipality [] code, or how its name begins; all if left out
-- :role [] head, chair, vice_chair, member, secretary, official, representative; all if left out
WITH moves AS (
  SELECT id, 'came' AS what, coalesce(from_first, first_seen) AS day,
         CASE WHEN from_first IS NULL THEN 'first seen' ELSE 'told' END AS how
    FROM memberships
  UNION ALL
  SELECT id, 'left', coalesce(to_first, replaced), CASE WHEN to_first IS NULL THEN 'followed' ELSE 'told' END
    FROM memberships)
SELECT v.day, v.what, v.how, coalesce(m.name, n.municipality) AS municipality, n.name AS person, ms.title,
       ms.role, o.name AS organisation, d.path AS document, e.quote
  FROM moves v
  JOIN memberships ms ON ms.id = v.id
  JOIN persons n ON n.id = ms.person
  LEFT JOIN organisations o ON o.id = ms.organisation
  LEFT JOIN municipalities m ON m.code = n.municipality
  JOIN posts p ON p.id = CASE v.what  -- the latest; of who left, the latest that tells of the leaving
    WHEN 'left' THEN (SELECT mp.post FROM membership_posts mp
                        JOIN posts t ON t.id = mp.post
                        JOIN document_days x ON x.document = t.document
                       WHERE mp.membership = ms.id
                       ORDER BY t.time <> 'former', x.day DESC, x.path DESC, t.fact LIMIT 1)
    ELSE (SELECT mp.post FROM membership_posts mp
            JOIN posts t ON t.id = mp.post
            JOIN document_days x ON x.document = t.document
           WHERE mp.membership = ms.id
           ORDER BY t.time = 'former', x.day DESC, x.path DESC, t.fact LIMIT 1) END
  JOIN documents d ON d.id = p.document
  JOIN evidence e ON e.kind = 'post' AND e.fact_id = p.id AND e.ordinal = 1
 WHERE v.day BETWEEN :from AND :to AND (:role IS NULL OR ms.role = :role)
   AND (v.what = 'left' OR p.time <> 'former')
   AND (:municipality IS NULL OR n.municipality = :municipality OR slug(m.name) GLOB slug(:municipality) || '*')
 ORDER BY v.day, municipality, v.what, person, organisation, ms.title;
