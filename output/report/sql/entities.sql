-- Organisations and people, with all their names to be found by.
SELECT json_array('o', o.id, o.name, o.kind, coalesce(m.name, o.municipality, '')),
       (SELECT group_concat(name, ' ; ') FROM organisation_names n WHERE n.organisation = o.id)
  FROM organisations o LEFT JOIN municipalities m ON m.code = o.municipality
UNION ALL
SELECT json_array('p', p.id, p.name, coalesce(p.party, ''), coalesce(m.name, p.municipality, '')), p.name
  FROM persons p LEFT JOIN municipalities m ON m.code = p.municipality
ORDER BY 1;
