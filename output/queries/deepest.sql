-- How deep do organisations go: which bodies stand at the end of the longest chains?
-- :municipality [] code, or how its name begins; all if left out
-- :rows [10] so many
WITH RECURSIVE latest AS (
  SELECT p.organisation, p.parent
    FROM organisation_parents p
   WHERE p.ordinal = (SELECT max(x.ordinal) FROM organisation_parents x WHERE x.organisation = p.organisation)),
chain (id, top, depth, path, way) AS (
  SELECT o.id, o.id, 0, o.name, ' ' || o.id || ' ' FROM organisations o
  UNION ALL
  SELECT c.id, l.parent, c.depth + 1, o.name || ' > ' || c.path, c.way || l.parent || ' '
    FROM chain c JOIN latest l ON l.organisation = c.top JOIN organisations o ON o.id = l.parent
   WHERE c.depth < 50 AND instr(c.way, ' ' || l.parent || ' ') = 0)
SELECT coalesce(m.name, o.municipality) AS municipality, c.depth, o.name AS organisation, o.kind, c.path
  FROM chain c
  JOIN organisations o ON o.id = c.id
  LEFT JOIN municipalities m ON m.code = o.municipality
 WHERE c.depth > 0 AND o.state = 'existing'
   AND c.depth = (SELECT max(x.depth) FROM chain x WHERE x.id = c.id)
   AND (:municipality IS NULL OR o.municipality = :municipality OR slug(m.name) GLOB slug(:municipality) || '*')
 ORDER BY c.depth DESC, municipality, c.path, o.id
 LIMIT CAST(:rows AS INTEGER);
