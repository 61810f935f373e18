-- What an analyst reads without joins. Each view has the municipality's code and name, the
-- document's path, the main passage's quote, start and end; lists are joined by "; ".

-- The day (ISO) on which a document speaks, as the registry's `first_seen` and `last_seen` count it: of a page that tells the
-- organisation its last update, else its publication, the first meeting in it, its update, the first decision; of a month or a
-- year the first day. Null where nothing of it is told.
CREATE VIEW document_days AS
SELECT document, path, municipality_code,
       CASE length(told) WHEN 4 THEN told || '-01-01' WHEN 7 THEN told || '-01' ELSE substr(told, 1, 10) END AS day
  FROM (SELECT d.id AS document, d.path, d.municipality AS municipality_code,
               coalesce(CASE d.type WHEN 'organisation_page' THEN d.updated END, d.published,
                        (SELECT t.first_day FROM dates t WHERE t.document = d.id AND t.role = 'meeting'
                            AND t.first_day IS NOT NULL ORDER BY t.id LIMIT 1),
                        d.updated,
                        (SELECT t.first_day FROM dates t WHERE t.document = d.id AND t.role = 'decision'
                            AND t.first_day IS NOT NULL ORDER BY t.id LIMIT 1)) AS told
          FROM documents d);

CREATE VIEW passages AS
SELECT e.id, e.kind, e.fact_id, e.ordinal, m.code AS municipality_code, m.name AS municipality,
       d.path AS document, coalesce(e.quote, substr(d.text, e.start + 1, e.end - e.start)) AS quote,
       e.start, e.end, e.source_start, e.source_end, e.source_page, e.source_paragraph, r.name AS rule, e.section
  FROM evidence e
  JOIN documents d ON d.id = e.document
  JOIN rules r ON r.id = e.rule
  LEFT JOIN municipalities m ON m.code = d.municipality;

-- What deals with individuals, and is to be kept from where it need not be: `quote` is its first line alone, of at most 120 characters.
CREATE VIEW individuals_view AS
SELECT m.code AS municipality_code, m.name AS municipality, d.path AS document,
       substr(d.text, p.start + 1,
              coalesce(nullif(instr(substr(d.text, p.start + 1, min(p.end - p.start, 120)), char(10)), 0) - 1, min(p.end - p.start, 120))) AS quote,
       p.start, p.end, r.name AS rule
  FROM individual_parts p
  JOIN documents d ON d.id = p.document
  JOIN rules r ON r.id = p.rule
  LEFT JOIN municipalities m ON m.code = d.municipality;

CREATE VIEW unit_mentions AS
SELECT p.municipality_code, p.municipality, p.document, p.fact_id AS unit, u.name, u.kind, p.ordinal,
       p.quote, p.start, p.end, p.rule
  FROM passages p JOIN units u ON u.id = p.fact_id
 WHERE p.kind = 'unit';

CREATE VIEW units_view AS
SELECT m.code AS municipality_code, m.name AS municipality, d.path AS document, u.id AS unit, u.name,
       u.kind, u.field, p.name AS parent,
       u.aliases,
       (SELECT group_concat(name, '; ') FROM (SELECT n.name FROM posts h JOIN people n ON n.id = h.person
                                               WHERE h.unit = u.id AND h.role = 'head'
                                                 AND h.time = 'current' ORDER BY h.id)) AS heads,
       u.confidence, u.tentative, e.quote, e.start, e.end
  FROM units u
  JOIN documents d ON d.id = u.document
  JOIN evidence e ON e.kind = 'unit' AND e.fact_id = u.id AND e.ordinal = 1
  LEFT JOIN units p ON p.id = u.parent
  LEFT JOIN municipalities m ON m.code = d.municipality;

-- Offices, departments and units: the administration, without bodies of elected members.
CREATE VIEW departments AS
SELECT * FROM units_view WHERE kind IN ('office', 'department', 'unit');

CREATE VIEW posts_view AS
SELECT m.code AS municipality_code, m.name AS municipality, d.path AS document, p.id AS post,
       n.name AS person, p.title, p.role, u.name AS unit, u.kind AS unit_kind, p.party, p.acting,
       p.time, p.confidence, p.tentative, e.quote, e.start, e.end
  FROM posts p
  JOIN people n ON n.id = p.person
  JOIN documents d ON d.id = p.document
  JOIN evidence e ON e.kind = 'post' AND e.fact_id = p.id AND e.ordinal = 1
  LEFT JOIN units u ON u.id = p.unit
  LEFT JOIN municipalities m ON m.code = d.municipality;

-- Who leads.
CREATE VIEW heads AS
SELECT * FROM posts_view WHERE role = 'head';

-- Goals with what stands above them: depth 0 is a root, path the texts from the root down.
CREATE VIEW goals_tree AS
WITH RECURSIVE tree (id, root, depth, path, sort) AS (
  SELECT id, id, 0, text, printf('%012d', id) FROM goals WHERE parent IS NULL
  UNION ALL
  SELECT g.id, t.root, t.depth + 1, t.path || ' > ' || g.text, t.sort || printf('%012d', g.id)
    FROM tree t JOIN goals g ON g.parent = t.id
   WHERE t.depth < 100
)
SELECT m.code AS municipality_code, m.name AS municipality, d.path AS document, g.id AS goal, t.root,
       t.depth, t.path, g.label, g.text, g.kind, p.text AS parent, u.name AS unit,
       a.text AS target, a.min AS target_min, a.max AS target_max, a.unit AS target_unit,
       a.baseline, g.confidence, g.tentative, e.quote, e.start, e.end
  FROM tree t
  JOIN goals g ON g.id = t.id
  JOIN documents d ON d.id = g.document
  JOIN evidence e ON e.kind = 'goal' AND e.fact_id = g.id AND e.ordinal = 1
  LEFT JOIN goals p ON p.id = g.parent
  LEFT JOIN units u ON u.id = g.unit
  LEFT JOIN amounts a ON a.id = g.target
  LEFT JOIN municipalities m ON m.code = d.municipality
 ORDER BY t.sort;

CREATE VIEW amounts_view AS
SELECT m.code AS municipality_code, m.name AS municipality, d.path AS document, a.id AS amount, a.kind,
       a.text, a.min, a.max, a.unit, a.unit_text, a.period, a.approximate, a.negative, a.status,
       (SELECT group_concat(name, '; ') FROM (SELECT u.name FROM amount_units au
                                                JOIN units u ON u.id = au.unit
                                               WHERE au.amount = a.id ORDER BY au.ordinal)) AS units,
       b.name AS decided_by, a.baseline, a.confidence, a.tentative, e.quote, e.start, e.end
  FROM amounts a
  JOIN documents d ON d.id = a.document
  JOIN evidence e ON e.kind = 'amount' AND e.fact_id = a.id AND e.ordinal = 1
  LEFT JOIN units b ON b.id = a.decided_by
  LEFT JOIN municipalities m ON m.code = d.municipality;

-- `year`: that which the saving's own sentence tells it for, else that of the document's day.
CREATE VIEW savings AS
SELECT s.*, coalesce(a.year, CAST(substr(y.day, 1, 4) AS INTEGER)) AS year
  FROM amounts_view s
  JOIN amounts a ON a.id = s.amount
  JOIN document_days y ON y.document = a.document
 WHERE s.kind = 'saving';

-- A saving in kronor of the registry: its furthest `amount`, and the `year` which that one tells, else the first that does
-- (`told`), else that of the first document that tells the saving.
CREATE VIEW saving_years AS
SELECT statement, amount, coalesce(told, CAST(substr(first_seen, 1, 4) AS INTEGER)) AS year, told IS NOT NULL AS told
  FROM (SELECT f.*, coalesce((SELECT a.year FROM amounts a WHERE a.id = f.amount),
                             (SELECT a.year FROM statement_amounts x JOIN amounts a ON a.id = x.amount
                               WHERE x.statement = f.statement AND a.year IS NOT NULL ORDER BY a.id LIMIT 1)) AS told
          FROM (SELECT s.id AS statement, s.first_seen,
                       (SELECT a.id FROM statement_amounts x JOIN amounts a ON a.id = x.amount
                         WHERE x.statement = s.id AND a.kind = 'saving' AND a.unit = 'SEK' AND NOT a.tentative
                         ORDER BY CASE a.status WHEN 'done' THEN 0 WHEN 'decided' THEN 1 WHEN 'rejected' THEN 2 WHEN 'proposed' THEN 3
                                                ELSE 4 END, a.id LIMIT 1) AS amount
                  FROM statements s WHERE s.kind = 'amount') f
         WHERE f.amount IS NOT NULL);

CREATE VIEW changes_view AS
SELECT m.code AS municipality_code, m.name AS municipality, d.path AS document, c.id AS change, c.kind,
       (SELECT group_concat(name, '; ') FROM (SELECT coalesce(u.name, s.name) AS name
                                                FROM change_units s LEFT JOIN units u ON u.id = s.unit
                                               WHERE s.change = c.id AND s.side = 'from'
                                               ORDER BY s.ordinal)) AS "from",
       (SELECT group_concat(name, '; ') FROM (SELECT coalesce(u.name, s.name) AS name
                                                FROM change_units s LEFT JOIN units u ON u.id = s.unit
                                               WHERE s.change = c.id AND s.side = 'to'
                                               ORDER BY s.ordinal)) AS "to",
       c.subject, c.effective, c.first_day, c.last_day, c.status, b.name AS decided_by, c.confidence,
       c.tentative, e.quote, e.start, e.end
  FROM changes c
  JOIN documents d ON d.id = c.document
  JOIN evidence e ON e.kind = 'change' AND e.fact_id = c.id AND e.ordinal = 1
  LEFT JOIN units b ON b.id = c.decided_by
  LEFT JOIN municipalities m ON m.code = d.municipality;

-- Dates and dated changes by day; what has no known year stands last.
CREATE VIEW timeline AS
SELECT * FROM (
  SELECT t.first_day, t.last_day, t.value, t.mod, 'date' AS what, t.role AS kind, t.text,
         m.code AS municipality_code, m.name AS municipality, d.path AS document, t.inferred,
         t.confidence, t.tentative, e.quote, e.start, e.end
    FROM dates t
    JOIN documents d ON d.id = t.document
    JOIN evidence e ON e.kind = 'date' AND e.fact_id = t.id AND e.ordinal = 1
    LEFT JOIN municipalities m ON m.code = d.municipality
  UNION ALL
  SELECT c.first_day, c.last_day, c.effective, NULL, 'change', c.kind,
         coalesce(c."from", '') || ' -> ' || coalesce(c."to", ''), c.municipality_code,
         c.municipality, c.document, 0, c.confidence, c.tentative, c.quote, c.start, c.end
    FROM changes_view c WHERE c.effective IS NOT NULL)
 ORDER BY first_day IS NULL, first_day, last_day, document, start;
