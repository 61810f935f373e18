-- A person with all that documents tell of them. ?1: the id.
SELECT json_object(
  'id', p.id, 'name', p.name, 'party', p.party, 'municipality', p.municipality,
  'municipality_name', (SELECT name FROM municipalities WHERE code = p.municipality),
  'first_seen', p.first_seen, 'last_seen', p.last_seen,
  'names', (SELECT json_group_array(name) FROM (
     SELECT DISTINCT n.name FROM memberships m JOIN membership_posts x ON x.membership = m.id JOIN posts q ON q.id = x.post
       JOIN people n ON n.id = q.person WHERE m.person = p.id ORDER BY n.name)),
  'memberships', (SELECT json_group_array(json(f)) FROM (
     SELECT json_object('organisation', m.organisation, 'name', o.name, 'title', m.title, 'role', m.role,
                        'acting', m.acting, 'valid_from', m.valid_from, 'from', m.from_first, 'valid_to', m.valid_to,
                        'to', coalesce(m.to_first, m.replaced), 'first_seen', m.first_seen, 'last_seen', m.last_seen,
                        'at', (SELECT json_group_array(json(t)) FROM (
                           SELECT report_telling(q.document, q.fact, e.quote) AS t FROM membership_posts x
                             JOIN posts q ON q.id = x.post
                             JOIN evidence e ON e.kind = 'post' AND e.fact_id = q.id AND e.ordinal = 1
                            WHERE x.membership = m.id ORDER BY report_day(q.document) IS NULL, report_day(q.document), q.id LIMIT 50))) AS f
       FROM memberships m LEFT JOIN organisations o ON o.id = m.organisation WHERE m.person = p.id
      ORDER BY coalesce(m.from_first, m.first_seen) IS NULL, coalesce(m.from_first, m.first_seen), m.id)))
  FROM persons p WHERE p.id = ?1;
