-- Full-text indexes, made after the load; `orgkarta run --no-text-index` leaves this file out.
-- They hold no text: content="TABLE" leads back to the row (double quotes: so Datasette finds them).
-- The database is never written to afterwards, so no triggers keep them up. remove_diacritics 0:
-- å, ä and ö are letters of their own. A hash of 16 MiB keeps the build from writing many small segments.
CREATE VIRTUAL TABLE units_fts USING fts5(name, aliases, content="units", content_rowid="id",
                                          tokenize="unicode61 remove_diacritics 0");
CREATE VIRTUAL TABLE goals_fts USING fts5(text, content="goals", content_rowid="id",
                                          tokenize="unicode61 remove_diacritics 0");
CREATE VIRTUAL TABLE documents_fts USING fts5(text, content="documents", content_rowid="id",
                                              tokenize="unicode61 remove_diacritics 0");
CREATE VIRTUAL TABLE organisations_fts USING fts5(name, aliases, content="organisations", content_rowid="rowid",
                                                  tokenize="unicode61 remove_diacritics 0");
CREATE VIRTUAL TABLE persons_fts USING fts5(name, content="persons", content_rowid="rowid",
                                            tokenize="unicode61 remove_diacritics 0");
INSERT INTO units_fts (units_fts, rank) VALUES ('hashsize', 16777216);
INSERT INTO goals_fts (goals_fts, rank) VALUES ('hashsize', 16777216);
INSERT INTO documents_fts (documents_fts, rank) VALUES ('hashsize', 16777216);
INSERT INTO units_fts (units_fts) VALUES ('rebuild');
INSERT INTO goals_fts (goals_fts) VALUES ('rebuild');
INSERT INTO documents_fts (documents_fts) VALUES ('rebuild');
INSERT INTO organisations_fts (organisations_fts) VALUES ('rebuild');
INSERT INTO persons_fts (persons_fts) VALUES ('rebuild');
INSERT INTO units_fts (units_fts) VALUES ('optimize');
INSERT INTO goals_fts (goals_fts) VALUES ('optimize');
INSERT INTO documents_fts (documents_fts) VALUES ('optimize');
INSERT INTO organisations_fts (organisations_fts) VALUES ('optimize');
INSERT INTO persons_fts (persons_fts) VALUES ('optimize');

-- Documents by their words: SELECT … FROM text_search WHERE words MATCH '…' ORDER BY rank. `positions` is
-- a JSON array with a [start, end] for each hit, in code points of documents.text as in evidence. The hits
-- are told apart by two bidi marks (U+2068, U+2069), which `text` never holds; a piece is a hit, its
-- closing mark and what follows until the next hit, so a hit begins where the pieces before it end.
CREATE VIEW text_search AS
SELECT m.code AS municipality_code, m.name AS municipality, d.path AS document, d.title, d.type,
       snippet(f.documents_fts, 0, '[', ']', '…', 24) AS snippet,
       (WITH pieces (n, piece) AS (
          SELECT key, value
            FROM json_each('[' || replace(json_quote(highlight(f.documents_fts, 0, char(0x2068),
                                                               char(0x2069))),
                                          char(0x2068), '","') || ']')),
        hits (n, start, length) AS (
          SELECT n, sum(length(piece) - (n > 0)) OVER (ORDER BY n) - length(piece) + (n > 0),
                 instr(piece, char(0x2069)) - 1
            FROM pieces)
        SELECT json_group_array(json_array(start, start + length)) FROM hits WHERE n > 0) AS positions,
       f.documents_fts AS words, f.rank
  FROM documents_fts f
  JOIN documents d ON d.id = f.rowid
  LEFT JOIN municipalities m ON m.code = d.municipality;
