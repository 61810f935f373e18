-- How many bodies began and ended each year, and which?
-- :municipality [] code, or how its name begins; all if left out
-- :since [1900] a year
WITH moves AS (
  SELECT o.municipality, substr(o.from_first, 1, 4) AS year, o.name, 1 AS new, 0 AS gone
    FROM organisations o WHERE o.from_first IS NOT NULL AND o.state <> 'proposed'
  UNION ALL
  SELECT o.municipality, substr(o.to_first, 1, 4), o.name, 0, 1
    FROM organisations o WHERE o.to_first IS NOT NULL AND o.state = 'dissolved'
   ORDER BY 1, 2, 3)
SELECT v.year, coalesce(m.name, v.municipality) AS municipality, sum(v.new) AS began, sum(v.gone) AS ended,
       group_concat(CASE WHEN v.new THEN v.name END, '; ') AS new_bodies,
       group_concat(CASE WHEN v.gone THEN v.name END, '; ') AS dissolved_bodies
  FROM moves v LEFT JOIN municipalities m ON m.code = v.municipality
 WHERE CAST(v.year AS INTEGER) >= CAST(:since AS INTEGER) AND (:municipality IS NULL OR v.municipality = :municipality OR slug(m.name) GLOB slug(:municipality) || '*')
 GROUP BY v.year, v.municipality
 ORDER BY v.year, municipality;
