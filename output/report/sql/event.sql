-- A change, once, with the documents that tell it. ?1: its id.
SELECT json_object(
  'id', v.id, 'kind', v.kind, 'subject', v.subject, 'effective', v.effective, 'first_day', v.first_day,
  'last_day', v.last_day, 'resolved', v.resolved, 'status', v.status, 'first_seen', v.first_seen,
  'decided_by', v.decided_by, 'decided_by_name', (SELECT name FROM organisations WHERE id = v.decided_by),
  'from', (SELECT json_group_array(json(x)) FROM (SELECT json_array(organisation, name) AS x FROM event_organisations
            WHERE event = v.id AND side = 'from' ORDER BY ordinal)),
  'to', (SELECT json_group_array(json(x)) FROM (SELECT json_array(organisation, name) AS x FROM event_organisations
            WHERE event = v.id AND side = 'to' ORDER BY ordinal)),
  'at', (SELECT json_group_array(json(t)) FROM (
     SELECT report_telling(c.document, c.fact, e.quote) AS t FROM event_changes x JOIN changes c ON c.id = x.change
       JOIN evidence e ON e.kind = 'change' AND e.fact_id = c.id AND e.ordinal = 1
      WHERE x.event = v.id ORDER BY report_day(c.document) IS NULL, report_day(c.document), c.id LIMIT 20)))
  FROM events v WHERE v.id = ?1;
