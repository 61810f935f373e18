-- What are the largest savings, whose are they, and in which field?
-- A saving that several documents tell is listed once.
-- :field [] education, social_services, culture_leisure …; all if left out
-- :municipality [] code, or how its name begins; all if left out
-- :rows [20] so many
WITH saved AS (
  SELECT s.id, s.municipality, s.first_seen, count(DISTINCT a.document) AS documents,
         max(coalesce(a.max, a.min)) AS kronor, a.period,
         CASE max(CASE a.status WHEN 'done' THEN 4 WHEN 'decided' THEN 3 WHEN 'rejected' THEN 2 WHEN 'proposed' THEN 1 END)
           WHEN 4 THEN 'done' WHEN 3 THEN 'decided' WHEN 2 THEN 'rejected' WHEN 1 THEN 'proposed' END AS status
    FROM statements s
    JOIN statement_amounts sa ON sa.statement = s.id
    JOIN amounts a ON a.id = sa.amount
   WHERE a.kind = 'saving' AND a.unit = 'SEK' AND NOT a.tentative
   GROUP BY s.id)
SELECT coalesce(m.name, v.municipality) AS municipality, o.field, o.name AS organisation, v.kronor, v.period, v.status,
       v.first_seen, v.documents, d.path AS document, e.quote
  FROM saved v
  JOIN amounts a ON a.id = (SELECT x.amount FROM statement_amounts x
                              JOIN amounts t ON t.id = x.amount
                              JOIN document_days y ON y.document = t.document
                             WHERE x.statement = v.id ORDER BY y.day IS NULL, y.day, y.path, t.fact LIMIT 1)
  JOIN documents d ON d.id = a.document
  JOIN evidence e ON e.kind = 'amount' AND e.fact_id = a.id AND e.ordinal = 1
  LEFT JOIN amount_units au ON au.amount = a.id AND au.ordinal = 1
  LEFT JOIN organisation_units ou ON ou.unit = au.unit
  LEFT JOIN organisations o ON o.id = ou.organisation
  LEFT JOIN municipalities m ON m.code = v.municipality
 WHERE (:field IS NULL OR o.field = :field) AND (:municipality IS NULL OR v.municipality = :municipality OR slug(m.name) GLOB slug(:municipality) || '*')
 ORDER BY v.kronor DESC, municipality, v.id
 LIMIT CAST(:rows AS INTEGER);
