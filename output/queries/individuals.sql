-- Which parts of which documents deal with individuals, and should not go further?
-- :municipality [] code, or how its name begins; all if left out
SELECT municipality, document, quote AS first_line, start, "end", rule
  FROM individuals_view
 WHERE :municipality IS NULL OR municipality_code = :municipality OR slug(municipality) GLOB slug(:municipality) || '*'
 ORDER BY municipality, document, start;
