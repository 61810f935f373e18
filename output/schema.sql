-- orgkarta.db: the facts of facts.jsonl as tables. Names and meanings: output/README.md.
-- Filled by one writer in the order of document paths; a later run into the same folder replaces the rows of
-- documents that changed. Ids are integers in the order in which rows came; `fact` is the id that facts.jsonl gives ("u1"), unique in its document.
-- Indexes: indexes.sql and text_index.sql, made after the load. Views: views.sql. Closed lists are written with OR, not IN:
-- SQLite would build a table of an IN list for every row that is inserted, at four times the time.

PRAGMA application_id = 0x6f726b31;  -- "ork1"
PRAGMA user_version = 7;

-- How the database was made: one row a property.
CREATE TABLE properties (
  name  TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE runs (
  id         INTEGER PRIMARY KEY,
  version    TEXT NOT NULL,
  rules_hash TEXT NOT NULL,
  options    TEXT NOT NULL CHECK (options GLOB '{*}'),      -- JSON
  started    TEXT NOT NULL,  -- ISO 8601, UTC
  finished   TEXT NOT NULL,
  counts     TEXT NOT NULL CHECK (counts GLOB '{*}'),        -- JSON: inputs by outcome
  readers    TEXT NOT NULL CHECK (readers GLOB '{*}'),       -- JSON: what they may use; see attempts
  isolation  TEXT NOT NULL CHECK (isolation GLOB '{*}'),     -- JSON: what the system cut them off from
  told       TEXT NOT NULL CHECK (told GLOB '{*}')           -- JSON: what inputs were told beside their bytes
) STRICT;

-- Names that are overwritten in all outputs (orgkarta forget): keyed hashes, whose key is not here.
CREATE TABLE forgotten (
  municipality TEXT NOT NULL,  -- a code; empty: documents of none
  hash         TEXT NOT NULL CHECK (length(hash) = 64),  -- HMAC-SHA-256 of municipality and name
  day          TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  why          TEXT NOT NULL CHECK (why <> ''),
  PRIMARY KEY (municipality, hash)
) STRICT, WITHOUT ROWID;

-- The files that the run found, as the file system told of them before they were read: who finds them so again need not
-- open them. Only those that tell everything about what came of them. Tells of the machine, so dumps leave it out.
CREATE TABLE files (
  path     TEXT PRIMARY KEY NOT NULL,  -- as in documents; of a container its own
  size     INTEGER,
  modified INTEGER,  -- nanoseconds since 1970
  changed  INTEGER,
  inode    INTEGER,
  settled  TEXT,     -- why it is not opened, where its name or kind tells
  CHECK ((settled IS NULL) = (size IS NOT NULL AND modified IS NOT NULL AND changed IS NOT NULL AND inode IS NOT NULL))
) STRICT, WITHOUT ROWID;

-- The rules that may be named in evidence. A rule without a file is part of the program.
CREATE TABLE rules (
  id    INTEGER PRIMARY KEY,
  name  TEXT NOT NULL UNIQUE,
  gives TEXT,
  file  TEXT,
  line  INTEGER CHECK (line > 0)
) STRICT;

CREATE TABLE municipalities (
  code TEXT PRIMARY KEY NOT NULL CHECK (code GLOB '[0-9][0-9][0-9][0-9]'),
  name TEXT NOT NULL
) STRICT;

-- Every input of the run, also those that could not be read: exactly one outcome each.
CREATE TABLE documents (
  id             INTEGER PRIMARY KEY,
  path           TEXT NOT NULL CHECK (path <> ''),
  outcome        TEXT NOT NULL CHECK (
               outcome = 'ok' OR outcome = 'partial' OR outcome = 'empty' OR
               outcome = 'no_text_layer' OR outcome = 'skipped' OR outcome = 'unsupported' OR
               outcome = 'encrypted' OR outcome = 'corrupt' OR outcome = 'too_large' OR
               outcome = 'too_deep' OR outcome = 'timeout' OR outcome = 'oom' OR outcome = 'crash'
               OR outcome = 'unreadable' OR outcome = 'changed' OR outcome = 'vanished' OR
               outcome = 'not_regular' OR outcome = 'bad_charset'),
  stage          TEXT,       -- where it could not be read, and why
  message        TEXT,
  -- In how many runs, one after the other, its reader was ended: see "Not tried again" in README.md.
  attempts       INTEGER NOT NULL CHECK (attempts >= 0),
  sha256         TEXT CHECK (length(sha256) = 64),  -- of the file's bytes; null if not read
  size           INTEGER NOT NULL CHECK (size >= 0),
  url            TEXT,
  media_type     TEXT,
  charset        TEXT,
  title          TEXT,
  type           TEXT CHECK (
               type = 'news' OR type = 'plan' OR type = 'directive' OR type = 'proposal' OR
               type = 'minutes' OR type = 'notice' OR type = 'organisation_page' OR
               type = 'budget' OR type = 'report' OR type = 'other'),
  status         TEXT CHECK (
               status = 'proposed' OR status = 'decided' OR status = 'reported' OR
               status = 'unknown'),
  municipality   TEXT REFERENCES municipalities (code),
  published      TEXT,       -- EDTF
  updated        TEXT,       -- EDTF
  language       TEXT,
  declared_goals INTEGER CHECK (declared_goals >= 0),
  warnings       TEXT NOT NULL CHECK (warnings GLOB '[[]*]'),  -- JSON
  text           TEXT,       -- the normalised text; evidence counts its code points
  given          TEXT NOT NULL CHECK (given GLOB '{*}'),  -- JSON: what came with the file, from manifest, options or container
  CHECK ((outcome IN ('ok', 'partial')) = (text IS NOT NULL)),
  CHECK (attempts = 0 OR outcome IN ('timeout', 'oom', 'crash')),
  CHECK (text IS NULL OR (sha256 IS NOT NULL AND type IS NOT NULL AND status IS NOT NULL))
) STRICT;

-- The parts of a text that deal with individuals: positions as in evidence, the rule that marks it.
CREATE TABLE individual_parts (
  document INTEGER NOT NULL REFERENCES documents (id),
  ordinal  INTEGER NOT NULL CHECK (ordinal > 0),
  start    INTEGER NOT NULL CHECK (start >= 0),
  end      INTEGER NOT NULL CHECK (end > start),
  rule     INTEGER NOT NULL REFERENCES rules (id),
  PRIMARY KEY (document, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE units (
  id         INTEGER PRIMARY KEY,
  document   INTEGER NOT NULL REFERENCES documents (id),
  fact       TEXT NOT NULL,
  name       TEXT NOT NULL CHECK (name <> ''),
  kind       TEXT NOT NULL CHECK (
               kind = 'municipality' OR kind = 'region' OR kind = 'council' OR kind = 'board' OR
               kind = 'committee' OR kind = 'subcommittee' OR kind = 'office' OR
               kind = 'department' OR kind = 'unit' OR kind = 'company' OR kind = 'federation' OR
               kind = 'group' OR kind = 'project'),
  field      TEXT CHECK (
               field = 'education' OR field = 'social_services' OR field = 'culture_leisure' OR
               field = 'planning_building' OR field = 'technical_services' OR
               field = 'environment' OR field = 'economy' OR field = 'personnel' OR
               field = 'digitalisation' OR field = 'communication' OR field = 'business' OR
               field = 'safety' OR field = 'leadership' OR field = 'other'),
  parent     INTEGER REFERENCES units (id),
  aliases    TEXT CHECK (aliases <> ''),  -- those of unit_names joined by "; ", to search in
  confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
  tentative  INTEGER NOT NULL CHECK (tentative IN (0, 1))
) STRICT;

-- Aliases, in the order of facts.jsonl.
CREATE TABLE unit_names (
  unit    INTEGER NOT NULL REFERENCES units (id),
  ordinal INTEGER NOT NULL CHECK (ordinal > 0),
  name    TEXT NOT NULL CHECK (name <> ''),
  PRIMARY KEY (unit, ordinal)
) STRICT, WITHOUT ROWID;

-- A name of a person in one document; the same name in two documents is two rows.
CREATE TABLE people (
  id       INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents (id),
  name     TEXT NOT NULL CHECK (name <> '')
) STRICT;

CREATE TABLE posts (
  id         INTEGER PRIMARY KEY,
  document   INTEGER NOT NULL REFERENCES documents (id),
  fact       TEXT NOT NULL,
  person     INTEGER NOT NULL REFERENCES people (id),
  title      TEXT NOT NULL,
  unit       INTEGER REFERENCES units (id),
  party      TEXT,
  role       TEXT NOT NULL CHECK (
               role = 'head' OR role = 'chair' OR role = 'vice_chair' OR role = 'member' OR
               role = 'secretary' OR role = 'official' OR role = 'representative'),
  acting     INTEGER NOT NULL CHECK (acting IN (0, 1)),
  time       TEXT NOT NULL CHECK (time = 'current' OR time = 'former' OR time = 'future'),
  confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
  tentative  INTEGER NOT NULL CHECK (tentative IN (0, 1))
) STRICT;

CREATE TABLE goals (
  id         INTEGER PRIMARY KEY,
  document   INTEGER NOT NULL REFERENCES documents (id),
  fact       TEXT NOT NULL,
  text       TEXT NOT NULL CHECK (text <> ''),
  label      TEXT,
  parent     INTEGER REFERENCES goals (id),
  kind       TEXT NOT NULL CHECK (
               kind = 'goal' OR kind = 'objective' OR kind = 'mission' OR kind = 'purpose'),
  unit       INTEGER REFERENCES units (id),
  target     INTEGER REFERENCES amounts (id),
  confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
  tentative  INTEGER NOT NULL CHECK (tentative IN (0, 1))
) STRICT;

-- first_day and last_day are derived from value, to sort by; null where the year is unknown.
CREATE TABLE dates (
  id         INTEGER PRIMARY KEY,
  document   INTEGER NOT NULL REFERENCES documents (id),
  fact       TEXT NOT NULL,
  text       TEXT NOT NULL,
  value      TEXT NOT NULL CHECK (value GLOB '[0-9X][0-9X][0-9X][0-9X]*'),  -- EDTF
  role       TEXT NOT NULL CHECK (
               role = 'effective' OR role = 'start' OR role = 'end' OR role = 'deadline' OR
               role = 'decision' OR role = 'meeting' OR role = 'published' OR role = 'updated' OR
               role = 'period' OR role = 'reference'),
  mod        TEXT CHECK (
               mod = 'start' OR mod = 'mid' OR mod = 'end' OR mod = 'early' OR mod = 'late'),
  inferred   INTEGER NOT NULL CHECK (inferred IN (0, 1)),
  first_day  TEXT,
  last_day   TEXT,
  confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
  tentative  INTEGER NOT NULL CHECK (tentative IN (0, 1)),
  CHECK ((first_day IS NULL) = (last_day IS NULL) AND (first_day IS NULL OR first_day <= last_day))
) STRICT;

CREATE TABLE amounts (
  id          INTEGER PRIMARY KEY,
  document    INTEGER NOT NULL REFERENCES documents (id),
  fact        TEXT NOT NULL,
  text        TEXT NOT NULL,
  min         REAL,
  max         REAL,
  unit        TEXT NOT NULL CHECK (
               unit = 'SEK' OR unit = 'percent' OR unit = 'people' OR unit = 'fte' OR
               unit = 'count'),
  unit_text   TEXT,
  period      TEXT CHECK (period = 'year' OR period = 'month' OR period = 'total'),
  year        INTEGER,                   -- of a saving in kronor: that which its sentence tells it for
  approximate INTEGER NOT NULL CHECK (approximate IN (0, 1)),
  negative    INTEGER NOT NULL CHECK (negative IN (0, 1)),
  kind        TEXT NOT NULL CHECK (
               kind = 'saving' OR kind = 'cost' OR kind = 'budget' OR kind = 'revenue' OR
               kind = 'result' OR kind = 'investment' OR kind = 'effect' OR kind = 'headcount' OR
               kind = 'target' OR kind = 'other'),
  status      TEXT CHECK (
               status = 'proposed' OR status = 'decided' OR status = 'done' OR status = 'rejected'),
  decided_by  INTEGER REFERENCES units (id),
  baseline    REAL,
  confidence  REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
  tentative   INTEGER NOT NULL CHECK (tentative IN (0, 1))
) STRICT;

-- Whose money or staff an amount is.
CREATE TABLE amount_units (
  amount  INTEGER NOT NULL REFERENCES amounts (id),
  ordinal INTEGER NOT NULL CHECK (ordinal > 0),
  unit    INTEGER NOT NULL REFERENCES units (id),
  PRIMARY KEY (amount, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE changes (
  id         INTEGER PRIMARY KEY,
  document   INTEGER NOT NULL REFERENCES documents (id),
  fact       TEXT NOT NULL,
  kind       TEXT NOT NULL CHECK (
               kind = 'create' OR kind = 'dissolve' OR kind = 'rename' OR kind = 'merge' OR
               kind = 'split' OR kind = 'move' OR kind = 'transfer' OR kind = 'reorganise'),
  title      TEXT NOT NULL CHECK (title <> ''),  -- kind and names, to be called by: "merge: A, B -> C"
  subject    TEXT,
  effective  TEXT CHECK (effective GLOB '[0-9X][0-9X][0-9X][0-9X]*'),  -- EDTF
  first_day  TEXT,
  last_day   TEXT,
  status     TEXT NOT NULL CHECK (
               status = 'proposed' OR status = 'decided' OR status = 'done' OR status = 'rejected'),
  decided_by INTEGER REFERENCES units (id),
  confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
  tentative  INTEGER NOT NULL CHECK (tentative IN (0, 1)),
  CHECK ((first_day IS NULL) = (last_day IS NULL) AND (first_day IS NULL OR first_day <= last_day))
) STRICT;

-- What a change leads from and to: a unit of the document, or a name that is none.
CREATE TABLE change_units (
  change  INTEGER NOT NULL REFERENCES changes (id),
  side    TEXT NOT NULL CHECK (side = 'from' OR side = 'to'),
  ordinal INTEGER NOT NULL CHECK (ordinal > 0),
  unit    INTEGER REFERENCES units (id),
  name    TEXT CHECK (name <> ''),
  PRIMARY KEY (change, side, ordinal),
  CHECK ((unit IS NULL) <> (name IS NULL))
) STRICT, WITHOUT ROWID;

-- Where each fact is stated. `fact_id` is the id in the table of that kind; ordinal 1 is the main
-- passage and the only one with a quote. Positions count code points of documents.text, half open;
-- the source is the place in the original file: bytes from start to end (text, HTML), a page from 1 and
-- boxes on it and on further pages in PDF points (JSON: [{"page", "boxes"}]), or the first and last paragraph.
CREATE TABLE evidence (
  id           INTEGER PRIMARY KEY,
  document     INTEGER NOT NULL REFERENCES documents (id),
  kind         TEXT NOT NULL CHECK (
               kind = 'unit' OR kind = 'post' OR kind = 'goal' OR kind = 'date' OR kind = 'amount'
               OR kind = 'change'),
  fact_id      INTEGER NOT NULL,
  ordinal      INTEGER NOT NULL CHECK (ordinal > 0),
  start        INTEGER NOT NULL CHECK (start >= 0),
  end          INTEGER NOT NULL CHECK (end > start),
  source_start INTEGER CHECK (source_start >= 0),
  source_end   INTEGER CHECK (source_end >= source_start),
  source_page  INTEGER CHECK (source_page > 0),
  source_pages TEXT CHECK ((source_pages IS NULL) = (source_page IS NULL)),
  source_paragraph INTEGER CHECK (source_paragraph >= 0),
  source_last_paragraph INTEGER CHECK (source_last_paragraph >= source_paragraph),
  rule         INTEGER NOT NULL REFERENCES rules (id),
  quote        TEXT,
  -- the part of the document that the passage stands in, null where not known
  section      TEXT CHECK (
               section = 'contents' OR section = 'attendance' OR section = 'adjustment' OR
               section = 'background' OR section = 'history' OR section = 'basis' OR
               section = 'proposal' OR section = 'motion' OR section = 'procedure' OR
               section = 'decision' OR section = 'reservation' OR section = 'statement' OR
               section = 'dispatch' OR section = 'goals' OR section = 'economy' OR
               section = 'organisation' OR section = 'schedule' OR section = 'contact'),
  CHECK ((quote IS NOT NULL) = (ordinal = 1)),
  CHECK ((source_start IS NULL) = (source_end IS NULL))
) STRICT;
