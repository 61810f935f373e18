-- What is to be saved, each sum once however many documents tell it, as its furthest telling has it; for the year that
-- this telling names, else another one, else of the first document that tells it. ?1: the code.
WITH saving AS (
  SELECT s.id, s.first_seen, a.id AS amount
    FROM statements s JOIN amounts a ON a.id = (
         SELECT b.id FROM statement_amounts x JOIN amounts b ON b.id = x.amount WHERE x.statement = s.id AND NOT b.tentative
          ORDER BY CASE b.status WHEN 'done' THEN 0 WHEN 'decided' THEN 1 WHEN 'rejected' THEN 2 WHEN 'proposed' THEN 3 ELSE 4 END, b.id
          LIMIT 1)
   WHERE s.municipality IS nullif(?1, '') AND s.kind = 'amount' AND a.kind = 'saving' AND a.unit = 'SEK'),
years AS MATERIALIZED (
  SELECT s.*, CAST(coalesce(report_year(s.amount), (
         SELECT y FROM (SELECT x.amount, report_year(x.amount) AS y FROM statement_amounts x WHERE x.statement = s.id)
          WHERE y IS NOT NULL ORDER BY amount LIMIT 1)) AS TEXT) AS year
    FROM saving s),
told AS (
  SELECT *, coalesce(year, CASE WHEN first_seen GLOB '[12][0-9][0-9][0-9]-*' THEN substr(first_seen, 1, 4) END) AS counted FROM years)
SELECT json_object('year', s.counted, 'told', s.year IS NOT NULL,
                   'min', a.min, 'max', a.max, 'text', a.text, 'period', a.period,
                   'status', a.status, 'approximate', a.approximate,
                   'of', (SELECT json_group_array(json(x)) FROM (
                      SELECT json_array(y.organisation, u.name) AS x FROM amount_units w JOIN units u ON u.id = w.unit
                        LEFT JOIN organisation_units y ON y.unit = u.id WHERE w.amount = a.id ORDER BY w.ordinal)),
                   'at', (SELECT json_group_array(json(t)) FROM (
                      SELECT report_telling(b.document, b.fact, e.quote) AS t FROM statement_amounts x
                        JOIN amounts b ON b.id = x.amount
                        JOIN evidence e ON e.kind = 'amount' AND e.fact_id = b.id AND e.ordinal = 1
                       WHERE x.statement = s.id ORDER BY b.id LIMIT 20)))
  FROM told s JOIN amounts a ON a.id = s.amount
 ORDER BY s.counted IS NULL, s.counted, s.first_seen IS NULL, s.first_seen, s.id;
