-- What the start page shows, and every page knows.
SELECT json_object(
  'run', (SELECT json_object('version', version, 'rules', rules_hash, 'finished', finished) FROM runs ORDER BY id DESC LIMIT 1),
  'outcomes', (SELECT json_group_array(json_array(outcome, n)) FROM
               (SELECT outcome, count(*) AS n FROM documents GROUP BY outcome ORDER BY n DESC, outcome)),
  'facts', json_array(json_array('unit', (SELECT count(*) FROM units)), json_array('post', (SELECT count(*) FROM posts)),
                      json_array('goal', (SELECT count(*) FROM goals)), json_array('date', (SELECT count(*) FROM dates)),
                      json_array('amount', (SELECT count(*) FROM amounts)), json_array('change', (SELECT count(*) FROM changes))),
  'tentative', (SELECT sum(n) FROM (SELECT count(*) AS n FROM units WHERE tentative UNION ALL SELECT count(*) FROM posts WHERE tentative
                UNION ALL SELECT count(*) FROM goals WHERE tentative UNION ALL SELECT count(*) FROM dates WHERE tentative
                UNION ALL SELECT count(*) FROM amounts WHERE tentative UNION ALL SELECT count(*) FROM changes WHERE tentative)),
  'registry', json_array(json_array('organisations', (SELECT count(*) FROM organisations)), json_array('persons', (SELECT count(*) FROM persons)),
                         json_array('events', (SELECT count(*) FROM events)), json_array('statements', (SELECT count(*) FROM statements)),
                         json_array('conflicts', (SELECT count(*) FROM conflicts))),
  'municipalities', (SELECT json_group_array(json(f)) FROM (
     SELECT json_object('code', coalesce(d.municipality, ''), 'name', m.name, 'documents', count(*),
                        'organisations', (SELECT count(*) FROM organisations o WHERE o.municipality IS d.municipality),
                        'events', (SELECT count(*) FROM events v WHERE v.municipality IS d.municipality),
                        'years', (SELECT json_group_object(y, n) FROM (
                           SELECT coalesce(substr(report_day(x.id), 1, 4), '') AS y, count(*) AS n FROM documents x
                            WHERE x.municipality IS d.municipality AND x.text IS NOT NULL GROUP BY y ORDER BY y))) AS f
       FROM documents d LEFT JOIN municipalities m ON m.code = d.municipality WHERE d.text IS NOT NULL
      GROUP BY d.municipality ORDER BY m.name IS NULL, m.name)));
