-- The goals of a municipality, each once, with what stands above them. ?1: the code.
SELECT json_object('id', s.id, 'text', g.text, 'label', g.label, 'kind', g.kind, 'tentative', g.tentative,
                   'parent', (SELECT statement FROM statement_goals WHERE goal = g.parent),
                   'organisation', o.id, 'organisation_name', o.name, 'field', o.field,
                   'target', a.text, 'baseline', a.baseline, 'day', s.first_seen,
                   'at', (SELECT json_group_array(json(t)) FROM (
                      SELECT report_telling(b.document, b.fact, NULL) AS t FROM statement_goals x JOIN goals b ON b.id = x.goal
                       WHERE x.statement = s.id ORDER BY b.id LIMIT 20)))
  FROM statements s JOIN goals g ON g.id = (SELECT min(goal) FROM statement_goals WHERE statement = s.id)
  LEFT JOIN organisation_units y ON y.unit = g.unit LEFT JOIN organisations o ON o.id = y.organisation
  LEFT JOIN amounts a ON a.id = g.target
 WHERE s.municipality IS nullif(?1, '') AND s.kind = 'goal' ORDER BY g.id;
