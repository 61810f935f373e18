-- Which documents hold these words, and where?
-- :words as full-text search has them: budget, skol*, "barn och unga", vård OR skola
-- :municipality [] code, or how its name begins; all if left out
-- :rows [20] so many, the best first
SELECT m.name AS municipality, d.published, d.type, d.path AS document, d.title,
       snippet(documents_fts, 0, '[', ']', '…', 24) AS snippet
  FROM documents_fts
  JOIN documents d ON d.id = documents_fts.rowid
  LEFT JOIN municipalities m ON m.code = d.municipality
 WHERE documents_fts MATCH :words AND (:municipality IS NULL OR d.municipality = :municipality OR slug(m.name) GLOB slug(:municipality) || '*')
 ORDER BY documents_fts.rank, d.path
 LIMIT CAST(:rows AS INTEGER);
