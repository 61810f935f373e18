-- Where each head of a municipality is first told: the membership, and the document and fact. ?1: the code.
SELECT json_array(m.id, report_key(q.document), q.fact)
  FROM memberships m JOIN organisations o ON o.id = m.organisation JOIN posts q ON q.id = (
       SELECT x.post FROM membership_posts x WHERE x.membership = m.id ORDER BY x.post LIMIT 1)
 WHERE o.municipality IS nullif(?1, '') AND m.role = 'head' ORDER BY m.id;
