-- An organisation with all that documents tell of it. ?1: its id. Of what is told very often, the first tellings.
SELECT json_object(
  'id', o.id, 'name', o.name, 'kind', o.kind, 'field', o.field, 'state', o.state, 'municipality', o.municipality,
  'municipality_name', (SELECT name FROM municipalities WHERE code = o.municipality),
  'valid_from', o.valid_from, 'from', o.from_first, 'valid_to', o.valid_to, 'to', o.to_first,
  'first_seen', o.first_seen, 'last_seen', o.last_seen, 'documents', o.documents,
  'names', (SELECT json_group_array(json(f)) FROM (
     SELECT json_object('name', n.name, 'proper', n.proper, 'valid_from', n.valid_from, 'from', n.from_first,
                        'valid_to', n.valid_to, 'to', n.to_first, 'first_seen', n.first_seen, 'last_seen', n.last_seen) AS f
       FROM organisation_names n WHERE n.organisation = o.id ORDER BY n.ordinal)),
  'parents', (SELECT json_group_array(json(f)) FROM (
     SELECT json_object('id', n.parent, 'name', p.name, 'valid_from', n.valid_from, 'from', n.from_first,
                        'valid_to', n.valid_to, 'to', n.to_first, 'first_seen', n.first_seen, 'last_seen', n.last_seen) AS f
       FROM organisation_parents n JOIN organisations p ON p.id = n.parent WHERE n.organisation = o.id ORDER BY n.ordinal)),
  'children', (SELECT json_group_array(json(f)) FROM (
     SELECT DISTINCT json_array(c.id, c.name, c.kind, c.state) AS f
       FROM organisation_parents n JOIN organisations c ON c.id = n.organisation WHERE n.parent = o.id ORDER BY c.name LIMIT 500)),
  'predecessors', (SELECT json_group_array(json_array(p.id, p.name)) FROM organisation_predecessors x
                     JOIN organisations p ON p.id = x.predecessor WHERE x.organisation = o.id),
  'successors', (SELECT json_group_array(json_array(p.id, p.name)) FROM organisation_predecessors x
                     JOIN organisations p ON p.id = x.organisation WHERE x.predecessor = o.id),
  'mentions', (SELECT json_group_array(json(f)) FROM (
     SELECT json_object('at', json(report_telling(u.document, u.fact, e.quote)), 'name', u.name, 'reason', x.reason,
                        'aliases', (SELECT json_group_array(name) FROM unit_names WHERE unit = u.id),
                        'parent', (SELECT organisation FROM organisation_units WHERE unit = u.parent)) AS f
       FROM organisation_units x JOIN units u ON u.id = x.unit
       JOIN evidence e ON e.kind = 'unit' AND e.fact_id = u.id AND e.ordinal = 1
      WHERE x.organisation = o.id ORDER BY report_day(u.document) IS NULL, report_day(u.document), u.id LIMIT 300)),
  'memberships', (SELECT json_group_array(json(f)) FROM (
     SELECT json_object('person', m.person, 'name', p.name, 'title', m.title, 'role', m.role, 'acting', m.acting,
                        'party', p.party, 'valid_from', m.valid_from, 'from', m.from_first, 'valid_to', m.valid_to,
                        'to', coalesce(m.to_first, m.replaced), 'first_seen', m.first_seen, 'last_seen', m.last_seen,
                        'at', (SELECT json_group_array(json(t)) FROM (
                           SELECT report_telling(q.document, q.fact, e.quote) AS t FROM membership_posts x
                             JOIN posts q ON q.id = x.post
                             JOIN evidence e ON e.kind = 'post' AND e.fact_id = q.id AND e.ordinal = 1
                            WHERE x.membership = m.id ORDER BY report_day(q.document) IS NULL, report_day(q.document), q.id LIMIT 20))) AS f
       FROM memberships m JOIN persons p ON p.id = m.person WHERE m.organisation = o.id
      ORDER BY m.role <> 'head', coalesce(m.from_first, m.first_seen), m.id LIMIT 500)),
  'events', (SELECT json_group_array(json(f)) FROM (
     SELECT DISTINCT report_event(s.event) AS f FROM event_organisations s WHERE s.organisation = o.id ORDER BY s.event LIMIT 300)),
  'goals', (SELECT json_group_array(json(f)) FROM (
     SELECT json_object('text', g.text, 'kind', g.kind, 'at', json(report_telling(g.document, g.fact, e.quote))) AS f
       FROM organisation_units x JOIN goals g ON g.unit = x.unit
       JOIN evidence e ON e.kind = 'goal' AND e.fact_id = g.id AND e.ordinal = 1
      WHERE x.organisation = o.id ORDER BY g.id LIMIT 200)),
  'amounts', (SELECT json_group_array(json(f)) FROM (
     SELECT json_object('text', a.text, 'kind', a.kind, 'status', a.status, 'at', json(report_telling(a.document, a.fact, e.quote))) AS f
       FROM organisation_units x JOIN amount_units y ON y.unit = x.unit JOIN amounts a ON a.id = y.amount
       JOIN evidence e ON e.kind = 'amount' AND e.fact_id = a.id AND e.ordinal = 1
      WHERE x.organisation = o.id ORDER BY a.id LIMIT 200)))
  FROM organisations o WHERE o.id = ?1;
