-- Inputs that could not be wholly read; the first of very many.
SELECT json_array(path, outcome, stage, message, iif(text IS NULL, NULL, report_key(id))) FROM documents
 WHERE outcome NOT IN ('ok', 'skipped', 'unsupported') ORDER BY outcome, path LIMIT 2000;
