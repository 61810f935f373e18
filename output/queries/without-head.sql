-- Which offices, departments and units have nobody named as head on a day, and who led them last?
-- :municipality [] code, or how its name begins; all if left out
-- :field [] education, social_services, culture_leisure …; all if left out
-- :on [] a day, YYYY-MM-DD; today if left out
SELECT coalesce(m.name, o.municipality) AS municipality, o.name AS organisation, o.kind, o.field, o.last_seen,
       o.documents,
       (SELECT n.name || coalesce(', until ' || coalesce(l.valid_to, l.replaced), '')
          FROM memberships l JOIN persons n ON n.id = l.person
         WHERE l.organisation = o.id AND l.role = 'head'
           AND coalesce(l.from_first, l.first_seen, '') <= coalesce(:on, date('now'))
         ORDER BY coalesce(l.to_first, l.replaced, l.last_seen) DESC, n.name LIMIT 1) AS last_head
  FROM organisations o
  LEFT JOIN municipalities m ON m.code = o.municipality
 WHERE o.kind IN ('office', 'department', 'unit') AND o.state <> 'proposed'
   AND coalesce(o.from_first, o.first_seen, '') <= coalesce(:on, date('now'))
   AND coalesce(o.to_first, '9999') > coalesce(:on, date('now'))
   AND (:field IS NULL OR o.field = :field)
   AND (:municipality IS NULL OR o.municipality = :municipality OR slug(m.name) GLOB slug(:municipality) || '*')
   AND NOT EXISTS (SELECT 1 FROM memberships ms
                    WHERE ms.organisation = o.id AND ms.role = 'head'
                      AND coalesce(ms.from_first, ms.first_seen, '') <= coalesce(:on, date('now'))
                      AND coalesce(ms.to_first, '9999') > coalesce(:on, date('now'))
                      AND coalesce(ms.replaced, '9999') > coalesce(:on, date('now'))
                      AND EXISTS (SELECT 1 FROM membership_posts mp JOIN posts p ON p.id = mp.post
                                   WHERE mp.membership = ms.id AND p.time <> 'former'))
 ORDER BY municipality, organisation, o.id;
