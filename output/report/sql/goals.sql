-- Goals, each where it is first told.
SELECT json_array(report_key(g.document), g.fact, substr(g.text, 1, 300), g.kind, coalesce(m.name, s.municipality, '')), g.text
  FROM statements s JOIN goals g ON g.id = (SELECT min(goal) FROM statement_goals WHERE statement = s.id)
  LEFT JOIN municipalities m ON m.code = s.municipality
 WHERE s.kind = 'goal' ORDER BY s.id;
