-- Out of which bodies has a body come, back to the first?
-- :organisation its id, or how one of its names begins
-- :municipality [] code, or how its name begins; all if left out
WITH RECURSIVE chain (start, id, depth, way) AS (
  SELECT o.id, o.id, 0, o.id
    FROM organisations o LEFT JOIN municipalities m ON m.code = o.municipality
   WHERE (o.id = :organisation
        OR EXISTS (SELECT 1 FROM organisation_names x
                    WHERE x.organisation = o.id AND slug(x.name) GLOB slug(:organisation) || '*'))
     AND (:municipality IS NULL OR o.municipality = :municipality OR slug(m.name) GLOB slug(:municipality) || '*')
  UNION ALL
  SELECT c.start, p.predecessor, c.depth + 1, c.way || ' < ' || p.predecessor
    FROM chain c JOIN organisation_predecessors p ON p.organisation = c.id
   WHERE c.depth < 50 AND instr(' ' || c.way || ' ', ' ' || p.predecessor || ' ') = 0)
SELECT printf('%*s', c.depth * 2, '') || o.name AS organisation, c.depth, o.id, o.kind, o.state, o.valid_from, o.valid_to,
       (SELECT group_concat(name, ' > ') FROM (SELECT n.name FROM organisation_names n
                                                WHERE n.organisation = o.id AND n.proper
                                                ORDER BY n.ordinal)) AS names
  FROM chain c JOIN organisations o ON o.id = c.id
 ORDER BY c.way;
