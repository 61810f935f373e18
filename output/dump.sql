-- The database as text: a statement a table, each giving a line of JSON a row, in the order of these lines. Rows are told by
-- natural keys (a document's path, a fact's id in it, the registry's own ids), never by row numbers: databases of the same
-- content give the same lines, whatever the order in which it came. Left out: `runs`, `files`, `forgotten` and documents.attempts, which tell of
-- the runs, and what is made of other tables (indexes, views, full-text search). Every other column of every table is here.

SELECT json_object('table', 'properties', 'name', name, 'value', value) FROM properties ORDER BY 1;

SELECT json_object('table', 'rules', 'name', name, 'gives', gives, 'file', file, 'line', line) FROM rules ORDER BY 1;

SELECT json_object('table', 'municipalities', 'code', code, 'name', name) FROM municipalities ORDER BY 1;

SELECT json_object('table', 'documents', 'path', path, 'outcome', outcome, 'stage', stage, 'message', message, 'sha256', sha256,
                   'size', size, 'url', url, 'media_type', media_type, 'charset', charset, 'title', title, 'type', type,
                   'status', status, 'municipality', municipality, 'published', published, 'updated', updated,
                   'language', language, 'declared_goals', declared_goals, 'warnings', warnings, 'text', text,
                   'given', given)
  FROM documents ORDER BY 1;

SELECT json_object('table', 'individual_parts', 'document', d.path, 'ordinal', p.ordinal, 'start', p.start, 'end', p.end, 'rule', r.name)
  FROM individual_parts p LEFT JOIN documents d ON d.id = p.document LEFT JOIN rules r ON r.id = p.rule
 ORDER BY 1;

SELECT json_object('table', 'units', 'document', d.path, 'fact', u.fact, 'name', u.name, 'kind', u.kind, 'field', u.field,
                   'parent', p.fact, 'aliases', u.aliases, 'confidence', u.confidence, 'tentative', u.tentative)
  FROM units u LEFT JOIN documents d ON d.id = u.document LEFT JOIN units p ON p.id = u.parent
 ORDER BY 1;

SELECT json_object('table', 'unit_names', 'document', d.path, 'unit', u.fact, 'ordinal', n.ordinal, 'name', n.name)
  FROM unit_names n LEFT JOIN units u ON u.id = n.unit LEFT JOIN documents d ON d.id = u.document
 ORDER BY 1;

SELECT json_object('table', 'people', 'document', d.path, 'name', p.name)
  FROM people p LEFT JOIN documents d ON d.id = p.document
 ORDER BY 1;

SELECT json_object('table', 'posts', 'document', d.path, 'fact', p.fact, 'person', n.name, 'title', p.title, 'unit', u.fact,
                   'party', p.party, 'role', p.role, 'acting', p.acting, 'time', p.time, 'confidence', p.confidence,
                   'tentative', p.tentative)
  FROM posts p
  LEFT JOIN documents d ON d.id = p.document
  LEFT JOIN people n ON n.id = p.person
  LEFT JOIN units u ON u.id = p.unit
 ORDER BY 1;

SELECT json_object('table', 'goals', 'document', d.path, 'fact', g.fact, 'text', g.text, 'label', g.label, 'parent', p.fact,
                   'kind', g.kind, 'unit', u.fact, 'target', a.fact, 'confidence', g.confidence, 'tentative', g.tentative)
  FROM goals g
  LEFT JOIN documents d ON d.id = g.document
  LEFT JOIN goals p ON p.id = g.parent
  LEFT JOIN units u ON u.id = g.unit
  LEFT JOIN amounts a ON a.id = g.target
 ORDER BY 1;

SELECT json_object('table', 'dates', 'document', d.path, 'fact', t.fact, 'text', t.text, 'value', t.value, 'role', t.role,
                   'mod', t.mod, 'inferred', t.inferred, 'first_day', t.first_day, 'last_day', t.last_day,
                   'confidence', t.confidence, 'tentative', t.tentative)
  FROM dates t LEFT JOIN documents d ON d.id = t.document
 ORDER BY 1;

SELECT json_object('table', 'amounts', 'document', d.path, 'fact', a.fact, 'text', a.text, 'min', a.min, 'max', a.max,
                   'unit', a.unit, 'unit_text', a.unit_text, 'period', a.period, 'year', a.year, 'approximate', a.approximate,
                   'negative', a.negative, 'kind', a.kind, 'status', a.status, 'decided_by', b.fact, 'baseline', a.baseline,
                   'confidence', a.confidence, 'tentative', a.tentative)
  FROM amounts a LEFT JOIN documents d ON d.id = a.document LEFT JOIN units b ON b.id = a.decided_by
 ORDER BY 1;

SELECT json_object('table', 'amount_units', 'document', d.path, 'amount', a.fact, 'ordinal', x.ordinal, 'unit', u.fact)
  FROM amount_units x
  LEFT JOIN amounts a ON a.id = x.amount
  LEFT JOIN documents d ON d.id = a.document
  LEFT JOIN units u ON u.id = x.unit
 ORDER BY 1;

SELECT json_object('table', 'changes', 'document', d.path, 'fact', c.fact, 'kind', c.kind, 'title', c.title, 'subject', c.subject,
                   'effective', c.effective, 'first_day', c.first_day, 'last_day', c.last_day, 'status', c.status,
                   'decided_by', b.fact, 'confidence', c.confidence, 'tentative', c.tentative)
  FROM changes c LEFT JOIN documents d ON d.id = c.document LEFT JOIN units b ON b.id = c.decided_by
 ORDER BY 1;

SELECT json_object('table', 'change_units', 'document', d.path, 'change', c.fact, 'side', x.side, 'ordinal', x.ordinal,
                   'unit', u.fact, 'name', x.name)
  FROM change_units x
  LEFT JOIN changes c ON c.id = x.change
  LEFT JOIN documents d ON d.id = c.document
  LEFT JOIN units u ON u.id = x.unit
 ORDER BY 1;

SELECT json_object('table', 'evidence', 'document', d.path, 'kind', e.kind,
                   'fact', CASE e.kind WHEN 'unit' THEN (SELECT fact FROM units WHERE id = e.fact_id)
                                       WHEN 'post' THEN (SELECT fact FROM posts WHERE id = e.fact_id)
                                       WHEN 'goal' THEN (SELECT fact FROM goals WHERE id = e.fact_id)
                                       WHEN 'date' THEN (SELECT fact FROM dates WHERE id = e.fact_id)
                                       WHEN 'amount' THEN (SELECT fact FROM amounts WHERE id = e.fact_id)
                                       WHEN 'change' THEN (SELECT fact FROM changes WHERE id = e.fact_id) END,
                   'ordinal', e.ordinal, 'start', e.start, 'end', e.end, 'source_start', e.source_start,
                   'source_end', e.source_end, 'source_page', e.source_page, 'source_pages', e.source_pages,
                   'source_paragraph', e.source_paragraph, 'source_last_paragraph', e.source_last_paragraph,
                   'rule', r.name, 'quote', e.quote, 'section', e.section)
  FROM evidence e LEFT JOIN documents d ON d.id = e.document LEFT JOIN rules r ON r.id = e.rule
 ORDER BY 1;

SELECT json_object('table', 'organisations', 'id', id, 'municipality', municipality, 'name', name, 'aliases', aliases,
                   'kind', kind, 'field', field, 'state', state, 'valid_from', valid_from, 'from_first', from_first,
                   'from_last', from_last, 'valid_to', valid_to, 'to_first', to_first, 'to_last', to_last,
                   'first_seen', first_seen, 'last_seen', last_seen, 'documents', documents)
  FROM organisations ORDER BY 1;

SELECT json_object('table', 'organisation_units', 'organisation', o.organisation, 'document', d.path, 'unit', u.fact,
                   'reason', o.reason, 'via_document', vd.path, 'via', v.fact, 'correction', o.correction)
  FROM organisation_units o
  LEFT JOIN units u ON u.id = o.unit
  LEFT JOIN documents d ON d.id = u.document
  LEFT JOIN units v ON v.id = o.via
  LEFT JOIN documents vd ON vd.id = v.document
 ORDER BY 1;

SELECT json_object('table', 'organisation_names', 'organisation', organisation, 'ordinal', ordinal, 'name', name,
                   'proper', proper, 'valid_from', valid_from, 'from_first', from_first, 'from_last', from_last,
                   'valid_to', valid_to, 'to_first', to_first, 'to_last', to_last, 'first_seen', first_seen,
                   'last_seen', last_seen)
  FROM organisation_names ORDER BY 1;

SELECT json_object('table', 'organisation_parents', 'organisation', organisation, 'ordinal', ordinal, 'parent', parent,
                   'valid_from', valid_from, 'from_first', from_first, 'from_last', from_last, 'valid_to', valid_to,
                   'to_first', to_first, 'to_last', to_last, 'first_seen', first_seen, 'last_seen', last_seen)
  FROM organisation_parents ORDER BY 1;

SELECT json_object('table', 'corrections', 'line', k.line, 'kind', k.kind, 'a', k.a, 'b', k.b, 'state', k.state,
                   'document_a', da.path, 'unit_a', ua.fact, 'post_a', pa.fact,
                   'document_b', db.path, 'unit_b', ub.fact, 'post_b', pb.fact)
  FROM corrections k
  LEFT JOIN units ua ON ua.id = k.unit_a
  LEFT JOIN units ub ON ub.id = k.unit_b
  LEFT JOIN posts pa ON pa.id = k.post_a
  LEFT JOIN posts pb ON pb.id = k.post_b
  LEFT JOIN documents da ON da.id = coalesce(ua.document, pa.document)
  LEFT JOIN documents db ON db.id = coalesce(ub.document, pb.document)
 ORDER BY 1;

SELECT json_object('table', 'organisation_predecessors', 'organisation', organisation, 'predecessor', predecessor)
  FROM organisation_predecessors ORDER BY 1;

SELECT json_object('table', 'persons', 'id', id, 'municipality', municipality, 'name', name, 'party', party,
                   'first_seen', first_seen, 'last_seen', last_seen)
  FROM persons ORDER BY 1;

-- A membership has no id but its row's: the posts that tell it stand in its line.
SELECT json_object('table', 'memberships', 'person', m.person, 'organisation', m.organisation, 'role', m.role,
                   'acting', m.acting, 'title', m.title, 'valid_from', m.valid_from, 'from_first', m.from_first,
                   'from_last', m.from_last, 'valid_to', m.valid_to, 'to_first', m.to_first, 'to_last', m.to_last,
                   'first_seen', m.first_seen, 'last_seen', m.last_seen, 'replaced', m.replaced,
                   'posts', (SELECT json_group_array(json(post))
                               FROM (SELECT json_array(d.path, p.fact) AS post FROM membership_posts x
                                       LEFT JOIN posts p ON p.id = x.post
                                       LEFT JOIN documents d ON d.id = p.document
                                      WHERE x.membership = m.id ORDER BY 1)))
  FROM memberships m ORDER BY 1;

-- What belongs to no membership that there is.
SELECT json_object('table', 'membership_posts', 'document', d.path, 'post', p.fact)
  FROM membership_posts x LEFT JOIN posts p ON p.id = x.post LEFT JOIN documents d ON d.id = p.document
 WHERE x.membership NOT IN (SELECT id FROM memberships)
 ORDER BY 1;

SELECT json_object('table', 'events', 'id', id, 'municipality', municipality, 'kind', kind, 'title', title, 'subject', subject,
                   'effective', effective, 'first_day', first_day, 'last_day', last_day, 'resolved', resolved,
                   'status', status, 'decided_by', decided_by, 'first_seen', first_seen, 'last_seen', last_seen)
  FROM events ORDER BY 1;

SELECT json_object('table', 'event_changes', 'event', x.event, 'document', d.path, 'change', c.fact)
  FROM event_changes x LEFT JOIN changes c ON c.id = x.change LEFT JOIN documents d ON d.id = c.document
 ORDER BY 1;

SELECT json_object('table', 'event_organisations', 'event', event, 'side', side, 'ordinal', ordinal,
                   'organisation', organisation, 'name', name)
  FROM event_organisations ORDER BY 1;

SELECT json_object('table', 'statements', 'id', id, 'municipality', municipality, 'kind', kind, 'title', title, 'first_seen', first_seen,
                   'last_seen', last_seen)
  FROM statements ORDER BY 1;

SELECT json_object('table', 'statement_amounts', 'statement', x.statement, 'document', d.path, 'amount', a.fact)
  FROM statement_amounts x LEFT JOIN amounts a ON a.id = x.amount LEFT JOIN documents d ON d.id = a.document
 ORDER BY 1;

SELECT json_object('table', 'statement_goals', 'statement', x.statement, 'document', d.path, 'goal', g.fact)
  FROM statement_goals x LEFT JOIN goals g ON g.id = x.goal LEFT JOIN documents d ON d.id = g.document
 ORDER BY 1;

SELECT json_object('table', 'conflicts', 'municipality', k.municipality, 'about', k.about, 'what', k.what,
                   'value_a', k.value_a, 'value_b', k.value_b, 'kind', k.kind,
                   'document_a', da.path, 'fact_a', CASE k.kind WHEN 'change' THEN ca.fact ELSE pa.fact END,
                   'document_b', db.path, 'fact_b', CASE k.kind WHEN 'change' THEN cb.fact ELSE pb.fact END)
  FROM conflicts k
  LEFT JOIN changes ca ON k.kind = 'change' AND ca.id = k.fact_a
  LEFT JOIN changes cb ON k.kind = 'change' AND cb.id = k.fact_b
  LEFT JOIN posts pa ON k.kind = 'post' AND pa.id = k.fact_a
  LEFT JOIN posts pb ON k.kind = 'post' AND pb.id = k.fact_b
  LEFT JOIN documents da ON da.id = coalesce(ca.document, pa.document)
  LEFT JOIN documents db ON db.id = coalesce(cb.document, pb.document)
 ORDER BY 1;
