-- What has been read: documents and facts by municipality and year, and what could not be read?
-- :municipality [] code, or how its name begins; all if left out
SELECT coalesce(m.name, d.municipality) AS municipality, substr(d.published, 1, 4) AS year, count(*) AS documents,
       sum(d.outcome = 'ok') AS read, sum(d.outcome = 'partial') AS partly,
       sum(d.outcome NOT IN ('ok', 'partial', 'skipped')) AS failed,
       sum((SELECT count(*) FROM evidence e WHERE e.document = d.id AND e.ordinal = 1)) AS facts,
       (SELECT group_concat(outcome, '; ') FROM (
          SELECT x.outcome || ' ' || count(*) AS outcome FROM documents x
           WHERE x.municipality IS d.municipality AND substr(x.published, 1, 4) IS substr(d.published, 1, 4)
             AND x.outcome <> 'ok'
           GROUP BY x.outcome ORDER BY x.outcome)) AS not_wholly_read
  FROM documents d LEFT JOIN municipalities m ON m.code = d.municipality
 WHERE (:municipality IS NULL OR d.municipality = :municipality OR slug(m.name) GLOB slug(:municipality) || '*')
 GROUP BY d.municipality, substr(d.published, 1, 4)
 ORDER BY municipality IS NULL, municipality, year IS NULL, year;
