-- Which figures are told of a body over time: budgets, results, savings, staff?
-- A figure that several documents tell is listed once, where it is first told.
-- :organisation its id, or how one of its names begins
-- :municipality [] code, or how its name begins; all if left out
-- :kind [] saving, cost, budget, revenue, result, investment, effect, headcount, target, other; all if left out
SELECT coalesce(m.name, o.municipality) AS municipality, o.name AS organisation, s.first_seen, a.kind, a.text, a.min, a.max, a.unit,
       a.period, a.status, a.negative,
       (SELECT count(DISTINCT t.document) FROM statement_amounts x JOIN amounts t ON t.id = x.amount
         WHERE x.statement = s.id) AS documents, d.path AS document, e.quote
  FROM organisations o
  JOIN organisation_units ou ON ou.organisation = o.id
  JOIN amount_units au ON au.unit = ou.unit
  JOIN amounts a ON a.id = au.amount
  JOIN statement_amounts sa ON sa.amount = a.id
  JOIN statements s ON s.id = sa.statement
  JOIN documents d ON d.id = a.document
  JOIN evidence e ON e.kind = 'amount' AND e.fact_id = a.id AND e.ordinal = 1
  LEFT JOIN municipalities m ON m.code = o.municipality
 WHERE (o.id = :organisation
        OR EXISTS (SELECT 1 FROM organisation_names x
                    WHERE x.organisation = o.id AND slug(x.name) GLOB slug(:organisation) || '*'))
   AND a.id = (SELECT x.amount FROM statement_amounts x JOIN amounts t ON t.id = x.amount JOIN document_days y ON y.document = t.document
                WHERE x.statement = s.id ORDER BY y.day IS NULL, y.day, y.path, t.fact LIMIT 1)
   AND NOT a.tentative AND (:kind IS NULL OR a.kind = :kind)
   AND (:municipality IS NULL OR o.municipality = :municipality OR slug(m.name) GLOB slug(:municipality) || '*')
 ORDER BY municipality, organisation, o.id, s.first_seen, a.kind, d.path, e.start;
