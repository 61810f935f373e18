-- What documents contradict each other in, with both passages.
SELECT json_object('id', c.id, 'municipality', c.municipality,
                   'municipality_name', (SELECT name FROM municipalities WHERE code = c.municipality),
                   'what', c.what, 'about', c.about, 'organisation', (SELECT name FROM organisations WHERE id = c.about),
                   'event', json(report_event(c.about)),
                   'a', json_object('value', c.value_a, 'person', a.name,
                                    'at', json(report_telling(coalesce(pa.document, ca.document), coalesce(pa.fact, ca.fact), ea.quote))),
                   'b', json_object('value', c.value_b, 'person', b.name,
                                    'at', json(report_telling(coalesce(pb.document, cb.document), coalesce(pb.fact, cb.fact), eb.quote))))
  FROM conflicts c
  LEFT JOIN persons a ON a.id = c.value_a LEFT JOIN persons b ON b.id = c.value_b
  LEFT JOIN posts pa ON c.kind = 'post' AND pa.id = c.fact_a LEFT JOIN posts pb ON c.kind = 'post' AND pb.id = c.fact_b
  LEFT JOIN changes ca ON c.kind = 'change' AND ca.id = c.fact_a LEFT JOIN changes cb ON c.kind = 'change' AND cb.id = c.fact_b
  LEFT JOIN evidence ea ON ea.kind = c.kind AND ea.fact_id = c.fact_a AND ea.ordinal = 1
  LEFT JOIN evidence eb ON eb.kind = c.kind AND eb.fact_id = c.fact_b AND eb.ordinal = 1
 ORDER BY c.municipality, c.id;
