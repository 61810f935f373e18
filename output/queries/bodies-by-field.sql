-- Which bodies of a field does each municipality have, and who leads them?
-- :field education, social_services, culture_leisure, planning_building, technical_services …
-- :municipality [] code, or how its name begins; all if left out
-- :on [] a day, YYYY-MM-DD; today if left out
SELECT coalesce(m.name, o.municipality) AS municipality, o.kind, o.name AS organisation,
       (SELECT group_concat(name, '; ') FROM (
          SELECT DISTINCT n.name FROM memberships ms JOIN persons n ON n.id = ms.person
           WHERE ms.organisation = o.id AND ms.role IN ('head', 'chair')
          AND coalesce(ms.from_first, ms.first_seen, '') <= coalesce(:on, date('now'))
             AND coalesce(ms.to_first, '9999') > coalesce(:on, date('now'))
             AND coalesce(ms.replaced, '9999') > coalesce(:on, date('now'))
             AND EXISTS (SELECT 1 FROM membership_posts mp JOIN posts p ON p.id = mp.post
                          WHERE mp.membership = ms.id AND p.time <> 'former')
           ORDER BY n.name)) AS led_by,
       o.valid_from, o.first_seen, o.last_seen, o.documents
  FROM organisations o
  LEFT JOIN municipalities m ON m.code = o.municipality
 WHERE o.field = :field AND o.state <> 'proposed'
   AND coalesce(o.from_first, o.first_seen, '') <= coalesce(:on, date('now'))
   AND coalesce(o.to_first, '9999') > coalesce(:on, date('now'))
   AND (:municipality IS NULL OR o.municipality = :municipality OR slug(m.name) GLOB slug(:municipality) || '*')
 ORDER BY municipality, o.kind, organisation, o.id;
