-- Where do documents contradict each other, with both passages?
-- :municipality [] code, or how its name begins; all if left out
SELECT coalesce(m.name, k.municipality) AS municipality, k.what,
       coalesce(o.name, v.kind || ' ' || (SELECT group_concat(name, '; ')
                                            FROM (SELECT s.name FROM event_organisations s WHERE s.event = v.id
                                                   ORDER BY s.side, s.ordinal))) AS about,
       coalesce(na.name, k.value_a) AS one, da.path AS document, ea.quote,
       coalesce(nb.name, k.value_b) AS other, db.path AS other_document, eb.quote AS other_quote
  FROM conflicts k
  JOIN evidence ea ON ea.kind = k.kind AND ea.fact_id = k.fact_a AND ea.ordinal = 1
  JOIN evidence eb ON eb.kind = k.kind AND eb.fact_id = k.fact_b AND eb.ordinal = 1
  JOIN documents da ON da.id = ea.document
  JOIN documents db ON db.id = eb.document
  LEFT JOIN organisations o ON o.id = k.about
  LEFT JOIN events v ON v.id = k.about
  LEFT JOIN persons na ON na.id = k.value_a
  LEFT JOIN persons nb ON nb.id = k.value_b
  LEFT JOIN municipalities m ON m.code = k.municipality
 WHERE (:municipality IS NULL OR k.municipality = :municipality OR slug(m.name) GLOB slug(:municipality) || '*')
 ORDER BY municipality, k.what, k.about, document, ea.start, other_document, eb.start;
