-- What is to be saved, each sum once however many documents tell it, as its furthest telling has it. ?1: the code.
SELECT json_object('day', s.first_seen, 'min', a.min, 'max', a.max, 'text', a.text, 'period', a.period,
                   'status', a.status, 'approximate', a.approximate,
                   'of', (SELECT json_group_array(json(x)) FROM (
                      SELECT json_array(y.organisation, u.name) AS x FROM amount_units w JOIN units u ON u.id = w.unit
                        LEFT JOIN organisation_units y ON y.unit = u.id WHERE w.amount = a.id ORDER BY w.ordinal)),
                   'at', (SELECT json_group_array(json(t)) FROM (
                      SELECT report_telling(b.document, b.fact, e.quote) AS t FROM statement_amounts x
                        JOIN amounts b ON b.id = x.amount
                        JOIN evidence e ON e.kind = 'amount' AND e.fact_id = b.id AND e.ordinal = 1
                       WHERE x.statement = s.id ORDER BY b.id LIMIT 20)))
  FROM statements s JOIN amounts a ON a.id = (
       SELECT b.id FROM statement_amounts x JOIN amounts b ON b.id = x.amount WHERE x.statement = s.id AND NOT b.tentative
        ORDER BY CASE b.status WHEN 'done' THEN 0 WHEN 'decided' THEN 1 WHEN 'rejected' THEN 2 WHEN 'proposed' THEN 3 ELSE 4 END, b.id
        LIMIT 1)
 WHERE s.municipality IS nullif(?1, '') AND s.kind = 'amount' AND a.kind = 'saving' AND a.unit = 'SEK'
 ORDER BY s.first_seen IS NULL, s.first_seen, s.id;
