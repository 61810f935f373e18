-- What has happened to a body: names, what it stood under, heads, changes, in the order of time?
-- :organisation its id, or how one of its names begins
-- :municipality [] code, or how its name begins; all if left out
WITH chosen AS (
  SELECT o.id, o.name, coalesce(m.name, o.municipality) AS municipality
    FROM organisations o LEFT JOIN municipalities m ON m.code = o.municipality
   WHERE (o.id = :organisation
        OR EXISTS (SELECT 1 FROM organisation_names x
                    WHERE x.organisation = o.id AND slug(x.name) GLOB slug(:organisation) || '*'))
     AND (:municipality IS NULL OR o.municipality = :municipality OR slug(m.name) GLOB slug(:municipality) || '*')),
story (id, day, what, told) AS (
  SELECT n.organisation, coalesce(n.from_first, n.first_seen), 'name',
         n.name || coalesce(', until ' || n.valid_to, '')
    FROM organisation_names n WHERE n.proper AND n.organisation IN (SELECT id FROM chosen)
  UNION ALL
  SELECT p.organisation, coalesce(p.from_first, p.first_seen), 'parent',
         o.name || coalesce(', until ' || p.valid_to, '')
    FROM organisation_parents p JOIN organisations o ON o.id = p.parent
   WHERE p.organisation IN (SELECT id FROM chosen)
  UNION ALL
  SELECT ms.organisation, coalesce(ms.from_first, ms.first_seen), CASE WHEN ms.acting THEN 'acting head' ELSE ms.role END,
         n.name || ', ' || ms.title || coalesce(', until ' || coalesce(ms.valid_to, ms.replaced), '')
    FROM memberships ms JOIN persons n ON n.id = ms.person
   WHERE ms.role IN ('head', 'chair') AND ms.organisation IN (SELECT id FROM chosen)
  UNION ALL
  SELECT DISTINCT s.organisation, coalesce(v.first_day, v.first_seen), v.kind || ' (' || v.status || ')',
         coalesce((SELECT group_concat(name, '; ') FROM (SELECT s.name FROM event_organisations s
                                              WHERE s.event = v.id AND s.side = 'from' ORDER BY s.ordinal)), '')
         || ' > ' || coalesce((SELECT group_concat(name, '; ') FROM (SELECT s.name FROM event_organisations s
                                              WHERE s.event = v.id AND s.side = 'to' ORDER BY s.ordinal)), '')
    FROM events v JOIN event_organisations s ON s.event = v.id
   WHERE s.organisation IN (SELECT id FROM chosen))
SELECT c.municipality, c.name AS organisation, s.day, s.what, s.told
  FROM story s JOIN chosen c ON c.id = s.id
 ORDER BY c.municipality, c.id, s.day IS NULL, s.day, s.what, s.told;
