-- A document with its facts, as facts.jsonl has them, and what each of them became in the registry. ?1: its row.
SELECT json_object(
  'path', d.path, 'title', d.title, 'type', d.type, 'status', d.status, 'municipality', d.municipality,
  'municipality_name', (SELECT name FROM municipalities WHERE code = d.municipality),
  'published', d.published, 'updated', d.updated, 'media_type', d.media_type, 'charset', d.charset,
  'language', d.language, 'declared_goals', d.declared_goals,
  'url', d.url, 'sha256', d.sha256, 'outcome', d.outcome, 'message', d.message, 'warnings', json(d.warnings),
  'day', report_day(d.id), 'text', d.text,
  'units', (SELECT json_group_array(json(f)) FROM (
     SELECT json_object('row', u.id, 'id', u.fact, 'name', u.name, 'kind', u.kind, 'field', u.field, 'parent', p.fact,
                        'aliases', (SELECT json_group_array(name) FROM (SELECT name FROM unit_names WHERE unit = u.id ORDER BY ordinal)),
                        'confidence', u.confidence, 'tentative', u.tentative,
                        'organisation', (SELECT organisation FROM organisation_units WHERE unit = u.id)) AS f
       FROM units u LEFT JOIN units p ON p.id = u.parent WHERE u.document = d.id ORDER BY u.id)),
  'posts', (SELECT json_group_array(json(f)) FROM (
     SELECT json_object('row', p.id, 'id', p.fact, 'person', n.name, 'title', p.title, 'unit', u.fact, 'party', p.party,
                        'role', p.role, 'acting', p.acting, 'time', p.time, 'confidence', p.confidence,
                        'tentative', p.tentative, 'holder', m.person, 'organisation', m.organisation) AS f
       FROM posts p JOIN people n ON n.id = p.person LEFT JOIN units u ON u.id = p.unit
       LEFT JOIN membership_posts x ON x.post = p.id LEFT JOIN memberships m ON m.id = x.membership
      WHERE p.document = d.id ORDER BY p.id)),
  'goals', (SELECT json_group_array(json(f)) FROM (
     SELECT json_object('row', g.id, 'id', g.fact, 'text', g.text, 'label', g.label, 'parent', p.fact, 'kind', g.kind,
                        'unit', u.fact, 'target', a.fact, 'confidence', g.confidence, 'tentative', g.tentative) AS f
       FROM goals g LEFT JOIN goals p ON p.id = g.parent LEFT JOIN units u ON u.id = g.unit
       LEFT JOIN amounts a ON a.id = g.target WHERE g.document = d.id ORDER BY g.id)),
  'dates', (SELECT json_group_array(json(f)) FROM (
     SELECT json_object('row', t.id, 'id', t.fact, 'text', t.text, 'value', t.value, 'role', t.role, 'mod', t.mod,
                        'inferred', t.inferred, 'confidence', t.confidence, 'tentative', t.tentative) AS f
       FROM dates t WHERE t.document = d.id ORDER BY t.id)),
  'amounts', (SELECT json_group_array(json(f)) FROM (
     SELECT json_object('row', a.id, 'id', a.fact, 'text', a.text, 'min', a.min, 'max', a.max, 'unit', a.unit,
                        'unit_text', a.unit_text, 'period', a.period, 'approximate', a.approximate,
                        'negative', a.negative, 'kind', a.kind, 'status', a.status,
                        'units', (SELECT json_group_array(fact) FROM (SELECT w.fact FROM amount_units x
                                   JOIN units w ON w.id = x.unit WHERE x.amount = a.id ORDER BY x.ordinal)),
                        'decided_by', b.fact, 'baseline', a.baseline, 'confidence', a.confidence,
                        'tentative', a.tentative) AS f
       FROM amounts a LEFT JOIN units b ON b.id = a.decided_by WHERE a.document = d.id ORDER BY a.id)),
  'changes', (SELECT json_group_array(json(f)) FROM (
     SELECT json_object('row', c.id, 'id', c.fact, 'kind', c.kind,
                        'from', (SELECT json_group_array(x) FROM (SELECT coalesce(u.fact, s.name) AS x FROM change_units s
                                  LEFT JOIN units u ON u.id = s.unit WHERE s.change = c.id AND s.side = 'from' ORDER BY s.ordinal)),
                        'to', (SELECT json_group_array(x) FROM (SELECT coalesce(u.fact, s.name) AS x FROM change_units s
                                  LEFT JOIN units u ON u.id = s.unit WHERE s.change = c.id AND s.side = 'to' ORDER BY s.ordinal)),
                        'subject', c.subject, 'effective', c.effective, 'status', c.status, 'decided_by', b.fact,
                        'confidence', c.confidence, 'tentative', c.tentative,
                        'event', (SELECT event FROM event_changes WHERE change = c.id)) AS f
       FROM changes c LEFT JOIN units b ON b.id = c.decided_by WHERE c.document = d.id ORDER BY c.id)),
  'evidence', (SELECT json_group_array(json(f)) FROM (
     SELECT json_array(e.kind, e.fact_id, e.start, e.end, r.name,
                       json(CASE WHEN e.source_start IS NOT NULL THEN json_object('start', e.source_start, 'end', e.source_end)
                            WHEN e.source_page IS NOT NULL THEN json_object('page', e.source_page)
                            WHEN e.source_paragraph IS NOT NULL
                            THEN json_object('paragraph', e.source_paragraph, 'last', e.source_last_paragraph) END),
                       e.section, e.quote) AS f
       FROM evidence e JOIN rules r ON r.id = e.rule WHERE e.document = d.id ORDER BY e.kind, e.fact_id, e.ordinal)))
  FROM documents d WHERE d.id = ?1;
