-- The documents of a municipality that have a text, by day. ?1: the code.
SELECT json_array(report_key(d.id), coalesce(nullif(d.title, ''), d.path), d.path, d.type, d.status, report_day(d.id),
                  (SELECT count(DISTINCT e.kind || e.fact_id) FROM evidence e WHERE e.document = d.id))
  FROM documents d WHERE d.municipality IS nullif(?1, '') AND d.text IS NOT NULL
 ORDER BY report_day(d.id) IS NULL, report_day(d.id) DESC, d.path;
