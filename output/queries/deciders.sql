-- Which bodies decide on changes and money, how often, and for how much?
-- :municipality [] code, or how its name begins; all if left out
WITH decided AS (
  SELECT v.decided_by AS organisation, 1 AS change, 0 AS sum, 0 AS kronor FROM events v
   WHERE v.status IN ('decided', 'done')
  UNION ALL
  SELECT ou.organisation, 0, 1, CASE WHEN max(a.unit) = 'SEK' THEN max(coalesce(a.max, a.min)) ELSE 0 END
    FROM statement_amounts sa
    JOIN amounts a ON a.id = sa.amount
    JOIN organisation_units ou ON ou.unit = a.decided_by
   WHERE a.status IN ('decided', 'done') AND NOT a.tentative
   GROUP BY sa.statement, ou.organisation)
SELECT coalesce(m.name, o.municipality) AS municipality, o.name AS organisation, o.kind, sum(d.change) AS changes, sum(d.sum) AS sums,
       sum(d.kronor) AS kronor
  FROM decided d
  JOIN organisations o ON o.id = d.organisation
  LEFT JOIN municipalities m ON m.code = o.municipality
 WHERE (:municipality IS NULL OR o.municipality = :municipality OR slug(m.name) GLOB slug(:municipality) || '*')
 GROUP BY o.id
 ORDER BY municipality, changes DESC, sums DESC, organisation, o.id;
