-- What has been read: documents and facts by municipality and year, and what could not be read?
-- :municipality [] code, or how its name begins; all if left out
WITH counted AS (
  SELECT d.municipality, substr(y.day, 1, 4) AS year, d.outcome, count(*) AS n,
         sum((SELECT count(*) FROM evidence e WHERE e.document = d.id AND e.ordinal = 1)) AS facts
    FROM documents d JOIN document_days y ON y.document = d.id
   GROUP BY d.municipality, year, d.outcome
   ORDER BY d.municipality, year, d.outcome)
SELECT coalesce(m.name, c.municipality) AS municipality, c.year, sum(c.n) AS documents,
       sum(CASE c.outcome WHEN 'ok' THEN c.n ELSE 0 END) AS read,
       sum(CASE c.outcome WHEN 'partial' THEN c.n ELSE 0 END) AS partly,
       sum(CASE WHEN c.outcome IN ('ok', 'partial', 'skipped') THEN 0 ELSE c.n END) AS failed,
       sum(c.facts) AS facts,
       group_concat(CASE WHEN c.outcome <> 'ok' THEN c.outcome || ' ' || c.n END, '; ') AS not_wholly_read
  FROM counted c LEFT JOIN municipalities m ON m.code = c.municipality
 WHERE (:municipality IS NULL OR c.municipality = :municipality OR slug(m.name) GLOB slug(:municipality) || '*')
 GROUP BY c.municipality, c.year
 ORDER BY municipality IS NULL, municipality, c.year IS NULL, c.year;
