-- What has been read: documents and facts by municipality and year, and what could not be read?
-- :municipality [] code, or how its name begins; all if left out
WITH read_ AS (
  SELECT d.id, d.outcome, d.municipality, substr(y.day, 1, 4) AS year,
         (SELECT count(*) FROM evidence e WHERE e.document = d.id AND e.ordinal = 1) AS facts
    FROM documents d JOIN document_days y ON y.document = d.id)
SELECT coalesce(m.name, r.municipality) AS municipality, r.year, count(*) AS documents, sum(r.outcome = 'ok') AS read,
       sum(r.outcome = 'partial') AS partly, sum(r.outcome NOT IN ('ok', 'partial', 'skipped')) AS failed,
       sum(r.facts) AS facts,
       (SELECT group_concat(outcome, '; ') FROM (
          SELECT x.outcome || ' ' || count(*) AS outcome FROM read_ x
           WHERE x.municipality IS r.municipality AND x.year IS r.year AND x.outcome <> 'ok'
           GROUP BY x.outcome ORDER BY x.outcome)) AS not_wholly_read
  FROM read_ r LEFT JOIN municipalities m ON m.code = r.municipality
 WHERE (:municipality IS NULL OR r.municipality = :municipality OR slug(m.name) GLOB slug(:municipality) || '*')
 GROUP BY r.municipality, r.year
 ORDER BY municipality IS NULL, municipality, r.year IS NULL, r.year;
