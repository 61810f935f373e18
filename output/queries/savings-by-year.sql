-- What is to be saved, by municipality, the year that it is for and how far it has come?
-- The year is that of `saving_years`. A saving that several documents tell is counted once; a sum and its parts are both counted.
-- :municipality [] code, or how its name begins; all if left out
WITH saved AS (
  SELECT s.id, s.municipality, y.year, count(DISTINCT a.document) AS documents,
         max(coalesce(a.max, a.min)) AS kronor, a.period,
         CASE max(CASE a.status WHEN 'done' THEN 4 WHEN 'decided' THEN 3 WHEN 'rejected' THEN 2 WHEN 'proposed' THEN 1 END)
           WHEN 4 THEN 'done' WHEN 3 THEN 'decided' WHEN 2 THEN 'rejected' WHEN 1 THEN 'proposed' END AS status
    FROM statements s
    JOIN saving_years y ON y.statement = s.id
    JOIN statement_amounts sa ON sa.statement = s.id
    JOIN amounts a ON a.id = sa.amount
   WHERE a.kind = 'saving' AND a.unit = 'SEK' AND NOT a.tentative
   GROUP BY s.id)
SELECT coalesce(m.name, v.municipality) AS municipality, v.year, v.status, v.period,
       count(*) AS savings, sum(v.kronor) AS kronor, max(v.kronor) AS largest,
       sum(v.documents) AS tellings
  FROM saved v LEFT JOIN municipalities m ON m.code = v.municipality
 WHERE (:municipality IS NULL OR v.municipality = :municipality OR slug(m.name) GLOB slug(:municipality) || '*')
 GROUP BY v.municipality, v.year, v.status, v.period
 ORDER BY municipality, v.year, v.status, v.period;
