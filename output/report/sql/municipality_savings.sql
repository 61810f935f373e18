-- What is to be saved, each sum once however many documents tell it, as its furthest telling has it. ?1: the code.
SELECT json_object('year', CAST(y.year AS TEXT), 'told', y.told,
                   'min', a.min, 'max', a.max, 'text', a.text, 'period', a.period,
                   'status', a.status, 'approximate', a.approximate,
                   'of', (SELECT json_group_array(json(x)) FROM (
                      SELECT json_array(o.organisation, u.name) AS x FROM amount_units w JOIN units u ON u.id = w.unit
                        LEFT JOIN organisation_units o ON o.unit = u.id WHERE w.amount = a.id ORDER BY w.ordinal)),
                   'at', (SELECT json_group_array(json(t)) FROM (
                      SELECT report_telling(b.document, b.fact, e.quote) AS t FROM statement_amounts x
                        JOIN amounts b ON b.id = x.amount
                        JOIN evidence e ON e.kind = 'amount' AND e.fact_id = b.id AND e.ordinal = 1
                       WHERE x.statement = s.id ORDER BY b.id LIMIT 20)))
  FROM statements s JOIN saving_years y ON y.statement = s.id JOIN amounts a ON a.id = y.amount
 WHERE s.municipality IS nullif(?1, '')
 ORDER BY y.year IS NULL, y.year, s.first_seen IS NULL, s.first_seen, s.id;
