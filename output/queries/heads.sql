-- Who leads what on a day?
-- The body under its name of that day. Nobody is listed who had left by then, or whose body somebody else was named to lead.
-- :municipality [] code, or how its name begins; all if left out
-- :field [] education, social_services, culture_leisure …; all if left out
-- :on [] a day, YYYY-MM-DD; today if left out
SELECT coalesce(m.name, o.municipality) AS municipality,
       coalesce((SELECT x.name FROM organisation_names x
                  WHERE x.organisation = o.id AND x.proper
                    AND coalesce(x.from_first, x.first_seen, '') <= coalesce(:on, date('now'))
                    AND coalesce(x.to_first, '9999') > coalesce(:on, date('now'))
                  ORDER BY x.ordinal DESC LIMIT 1), o.name) AS organisation, o.kind, o.field,
       n.name AS head, ms.title, ms.acting, ms.valid_from AS since, ms.last_seen, d.path AS document,
       e.quote
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
 WHERE ms.role = 'head' AND p.time <> 'former'
   AND coalesce(ms.from_first, ms.first_seen, '') <= coalesce(:on, date('now'))
   AND coalesce(ms.to_first, '9999') > coalesce(:on, date('now'))
   AND coalesce(ms.replaced, '9999') > coalesce(:on, date('now'))
   AND coalesce(o.to_first, '9999') > coalesce(:on, date('now'))
   AND (:field IS NULL OR o.field = :field)
   AND (:municipality IS NULL OR o.municipality = :municipality OR slug(m.name) GLOB slug(:municipality) || '*')
 ORDER BY municipality, organisation, o.id, head;
