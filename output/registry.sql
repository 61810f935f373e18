-- What many documents say together: organisations, people, who held what, events, statements told again, conflicts.
-- Derived from the tables of schema.sql and made anew for a municipality whose documents change; those stay as
-- extracted. Ids are made of the earliest name and stay the same as long as the earliest document does.
--
-- `valid_from`, `valid_to`: EDTF as told, the day from which it no longer holds last; null where no document tells. `from_first` to
-- `from_last` and `to_first` to `to_last` are the days (ISO) that these may mean. `first_seen`, `last_seen`: the
-- first and last day of a document that says it; null where none of them has a date.
--
-- Tables with a text as their key keep SQLite's own number of the row (rowid), which search and Datasette lead by; it is no id.

CREATE TABLE organisations (
  id           TEXT PRIMARY KEY NOT NULL,  -- se-0581-tillvaxt-och-utvecklingskontoret
  municipality TEXT CHECK (municipality GLOB '[0-9][0-9][0-9][0-9]'),  -- whose it is; null where not told
  name         TEXT NOT NULL CHECK (name <> ''),  -- the latest
  aliases      TEXT CHECK (aliases <> ''),  -- its other names of organisation_names joined by "; ", to search in
  kind         TEXT NOT NULL CHECK (
               kind = 'municipality' OR kind = 'region' OR kind = 'council' OR kind = 'board' OR
               kind = 'committee' OR kind = 'subcommittee' OR kind = 'office' OR
               kind = 'department' OR kind = 'unit' OR kind = 'company' OR kind = 'federation' OR
               kind = 'group' OR kind = 'project'),
  field        TEXT,
  state        TEXT NOT NULL CHECK (state = 'proposed' OR state = 'existing' OR state = 'dissolved'),
  valid_from   TEXT,  -- founded
  from_first   TEXT,
  from_last    TEXT,
  valid_to     TEXT,  -- dissolved
  to_first     TEXT,
  to_last      TEXT,
  first_seen   TEXT,
  last_seen    TEXT,
  documents    INTEGER NOT NULL CHECK (documents > 0)  -- how many name it
) STRICT;

-- What an analyst says against the linking: the lines of the file of corrections. Each side stands for what the
-- registry calls so; `unit_a` … `post_b` are the mentions that it was found by.
CREATE TABLE corrections (
  line   INTEGER PRIMARY KEY,  -- in the file
  kind   TEXT NOT NULL CHECK (kind = 'same' OR kind = 'different' OR kind = 'rename'),
  a      TEXT NOT NULL CHECK (a <> ''),
  b      TEXT NOT NULL CHECK (b <> ''),  -- of a rename the name
  state  TEXT NOT NULL CHECK (
         state = 'unknown' OR  -- names something that the registry has not
         state = 'refused' OR  -- cannot be done: two municipalities, a body and a person, another line
         state = 'holds'),
  unit_a INTEGER REFERENCES units (id),
  unit_b INTEGER REFERENCES units (id),
  post_a INTEGER REFERENCES posts (id),
  post_b INTEGER REFERENCES posts (id)
) STRICT;

-- Which unit of which document is which organisation, and why: `via` is the unit that it was joined to or that
-- tells both names.
CREATE TABLE organisation_units (
  unit         INTEGER PRIMARY KEY REFERENCES units (id),
  organisation TEXT NOT NULL REFERENCES organisations (id),
  reason       TEXT NOT NULL CHECK (
               reason = 'first' OR reason = 'same_name' OR reason = 'abbreviation' OR
               reason = 'former_name' OR reason = 'other_name' OR reason = 'code' OR
               reason = 'correction'),
  via          INTEGER REFERENCES units (id),
  correction   INTEGER REFERENCES corrections (line)  -- of that reason
) STRICT;

-- Proper names in the order of time, then (ordinal from 1001) abbreviations and other ways to call it.
CREATE TABLE organisation_names (
  organisation TEXT NOT NULL REFERENCES organisations (id),
  ordinal      INTEGER NOT NULL CHECK (ordinal > 0),
  name         TEXT NOT NULL CHECK (name <> ''),
  proper       INTEGER NOT NULL CHECK (proper IN (0, 1)),
  valid_from   TEXT,
  from_first   TEXT,
  from_last    TEXT,
  valid_to     TEXT,
  to_first     TEXT,
  to_last      TEXT,
  first_seen   TEXT,
  last_seen    TEXT,
  PRIMARY KEY (organisation, ordinal)
) STRICT, WITHOUT ROWID;

-- What stands above it, in the order of time.
CREATE TABLE organisation_parents (
  organisation TEXT NOT NULL REFERENCES organisations (id),
  ordinal      INTEGER NOT NULL CHECK (ordinal > 0),
  parent       TEXT NOT NULL REFERENCES organisations (id),
  valid_from   TEXT,
  from_first   TEXT,
  from_last    TEXT,
  valid_to     TEXT,
  to_first     TEXT,
  to_last      TEXT,
  first_seen   TEXT,
  last_seen    TEXT,
  PRIMARY KEY (organisation, ordinal)
) STRICT, WITHOUT ROWID;

-- What it was made of, by mergers and splits.
CREATE TABLE organisation_predecessors (
  organisation TEXT NOT NULL REFERENCES organisations (id),
  predecessor  TEXT NOT NULL REFERENCES organisations (id),
  PRIMARY KEY (organisation, predecessor)
) STRICT, WITHOUT ROWID;

CREATE TABLE persons (
  id           TEXT PRIMARY KEY NOT NULL,  -- se-0581-person-anna-lindqvist
  municipality TEXT CHECK (municipality GLOB '[0-9][0-9][0-9][0-9]'),
  name         TEXT NOT NULL CHECK (name <> ''),  -- the fullest
  party        TEXT,                              -- the latest
  first_seen   TEXT,
  last_seen    TEXT
) STRICT;

-- Who held what: a person's role at an organisation, once, however many documents tell it.
CREATE TABLE memberships (
  id           INTEGER PRIMARY KEY,
  person       TEXT NOT NULL REFERENCES persons (id),
  organisation TEXT REFERENCES organisations (id),
  title        TEXT NOT NULL,  -- the latest
  role         TEXT NOT NULL CHECK (
               role = 'head' OR role = 'chair' OR role = 'vice_chair' OR role = 'member' OR
               role = 'secretary' OR role = 'official' OR role = 'representative'),
  acting       INTEGER NOT NULL CHECK (acting IN (0, 1)),
  valid_from   TEXT,
  from_first   TEXT,
  from_last    TEXT,
  valid_to     TEXT,
  to_first     TEXT,
  to_last      TEXT,
  first_seen   TEXT,
  last_seen    TEXT,
  replaced     TEXT  -- the day (ISO) from which documents name somebody else as head, or her as head elsewhere
) STRICT;

CREATE TABLE membership_posts (
  post       INTEGER PRIMARY KEY REFERENCES posts (id),
  membership INTEGER NOT NULL REFERENCES memberships (id)
) STRICT;

-- A change once, however many documents tell it.
CREATE TABLE events (
  id           TEXT PRIMARY KEY NOT NULL,
  municipality TEXT CHECK (municipality GLOB '[0-9][0-9][0-9][0-9]'),
  kind         TEXT NOT NULL CHECK (
               kind = 'create' OR kind = 'dissolve' OR kind = 'rename' OR kind = 'merge' OR
               kind = 'split' OR kind = 'move' OR kind = 'transfer' OR kind = 'reorganise'),
  title        TEXT NOT NULL CHECK (title <> ''),  -- kind and names, to be called by: "merge: A, B -> C"
  subject      TEXT,
  effective    TEXT,  -- EDTF: of the best telling
  first_day    TEXT,
  last_day     TEXT,
  resolved     INTEGER NOT NULL CHECK (resolved IN (0, 1)),  -- one document left the year open, another tells it
  status       TEXT NOT NULL CHECK (
               status = 'proposed' OR status = 'decided' OR status = 'done' OR status = 'rejected'),
  decided_by   TEXT REFERENCES organisations (id),
  first_seen   TEXT,
  last_seen    TEXT
) STRICT;

CREATE TABLE event_changes (
  change INTEGER PRIMARY KEY REFERENCES changes (id),
  event  TEXT NOT NULL REFERENCES events (id)
) STRICT;

-- Of a rename both sides are one organisation, under the two names.
CREATE TABLE event_organisations (
  event        TEXT NOT NULL REFERENCES events (id),
  side         TEXT NOT NULL CHECK (side = 'from' OR side = 'to'),
  ordinal      INTEGER NOT NULL CHECK (ordinal > 0),
  organisation TEXT REFERENCES organisations (id),
  name         TEXT NOT NULL CHECK (name <> ''),
  PRIMARY KEY (event, side, ordinal)
) STRICT, WITHOUT ROWID;

-- A sum or goal once, however many documents tell it.
CREATE TABLE statements (
  id           TEXT PRIMARY KEY NOT NULL,
  municipality TEXT CHECK (municipality GLOB '[0-9][0-9][0-9][0-9]'),
  kind         TEXT NOT NULL CHECK (kind = 'amount' OR kind = 'goal'),
  title        TEXT NOT NULL CHECK (title <> ''),  -- kind and text of the earliest, to be called by; 120 letters at most of the text
  first_seen   TEXT,
  last_seen    TEXT
) STRICT;

CREATE TABLE statement_amounts (
  amount    INTEGER PRIMARY KEY REFERENCES amounts (id),
  statement TEXT NOT NULL REFERENCES statements (id)
) STRICT;

CREATE TABLE statement_goals (
  goal      INTEGER PRIMARY KEY REFERENCES goals (id),
  statement TEXT NOT NULL REFERENCES statements (id)
) STRICT;

-- Documents that cannot both be right. Their passages: evidence of that kind and fact_id.
CREATE TABLE conflicts (
  id           INTEGER PRIMARY KEY,
  municipality TEXT CHECK (municipality GLOB '[0-9][0-9][0-9][0-9]'),
  about        TEXT NOT NULL,  -- id of an event or organisation
  what         TEXT NOT NULL CHECK (what = 'effective' OR what = 'head'),
  value_a      TEXT NOT NULL,
  value_b      TEXT NOT NULL,
  kind         TEXT NOT NULL CHECK (kind = 'change' OR kind = 'post'),
  fact_a       INTEGER NOT NULL,
  fact_b       INTEGER NOT NULL
) STRICT;
