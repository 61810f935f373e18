// What --help teaches.
#pragma once

namespace orgkarta::app {

inline constexpr const char* kAbout =
    "Reads municipal documents in Swedish and writes who there is, who leads, what is to be\n"
    "reached, when, how much, and what changes, each fact with the passage that states it.\n";

inline constexpr const char* kExamples = R"(Examples:
  orgkarta run minutes/ --out found            all documents below minutes/ into found/
  orgkarta run crawl.warc.gz --out found       all that a crawl, an archive or a mail holds
  orgkarta run a.txt b.txt --out -             facts to standard output, a document a line
  orgkarta run - --out - < documents.jsonl     JSON Lines in, JSON Lines out
  orgkarta run minutes/ --shard 3/8 --out s3   the third of eight parts, for one of several machines
  orgkarta merge s1 s2 s3 --out found          what they found as one
  orgkarta text a.txt                          what the rules see of a.txt: its blocks
  orgkarta explain a.txt --at "leads the"      why facts are found there, or missed
  orgkarta rules check                         try every rule on its own examples
  orgkarta evaluate gold/ found/               how right the facts in found/ are

Ask what the documents say together, of organisations, people and changes:
  orgkarta org found norr --at 2023-12-31      a municipality's organisation on a day
  orgkarta history found socialnamnden         all of an organisation or person over time
  orgkarta compare found norr link             municipalities side by side
  orgkarta diff found --from 2022 --to 2024    what changed between two days
  orgkarta conflicts found                     where documents cannot both be right
  orgkarta why found a.txt#u3 b.txt#u1         why two mentions were joined, or kept apart

Look into what was found:
  orgkarta query found/                        the questions that can be asked by name
  orgkarta query found/ heads                  who leads what
  orgkarta query found/ "SELECT ..."           SQL of your own
  orgkarta verify found/                       whether all of it still holds
  orgkarta forget found/ "Anna Lind" --why ... overwrite a person's name in all of it

Give it to other systems:
  orgkarta export found --format csv --out t   the tables for spreadsheets; also popolo, org-jsonld, ftm ...

Exit codes: 0 all read; 1 some inputs failed (errors.jsonl names them); 2 wrong use, nothing
touched; 3 disk, database or standard output failed; 4 another run holds the output folder;
130, 143 stopped by a signal.)";

inline constexpr const char* kRunExamples = R"(Examples:
  orgkarta run minutes/ --out found
  orgkarta run minutes/ --out found --manifest minutes.csv --jobs 2
  orgkarta run notice.txt --municipality 0581 --published 2024-03-05 --out -
  printf '{"path": "a", "text": "..."}\n' | orgkarta run - --out -
  orgkarta run minutes/ --shard 3/8 --out part3    then orgkarta merge part* --out found

--out DIR gets facts.jsonl (a document a line, sorted by path), orgkarta.db (the same as a SQLite
database) and errors.jsonl (inputs that could not be wholly read). A run that fails or is
stopped leaves the outputs of the run before as they were.

The manifest is a CSV file with the columns path, municipality, published, url, title, in any
order; all but path may be left out. JSON Lines have the same names, one of text (or content), html
and base64, and media_type.

Archives (WARC, ZIP, tar; gzip, bzip2, xz), mails (.eml) and JSON Lines (.jsonl) give a document for
each member, with the path ARCHIVE!MEMBER; what is within them is opened too. What goes beyond a
limit is left out and told: sizes, members, depth, and how much larger an archive may become.

--shard I/N hangs on paths and sizes alone: every machine that sees the same INPUTs makes the same parts, and each
input is in one of them, archives whole. Shard I/N is shards 2I-1/2N and 2I/2N. Lines of standard input are inputs
too: give every shard all of them. What documents say together (the registry) is found by orgkarta merge.)";

inline constexpr const char* kExplainExamples = R"(Examples:
  orgkarta explain notice.txt                      every block with mentions, briefly
  orgkarta explain notice.txt --at 1234            the block at an offset, as in evidence.start
  orgkarta explain notice.txt --at "is led by"     the first place that holds these words
  orgkarta explain notice.txt --fact p3            the place where a fact stands
  orgkarta explain notice.txt --rule post-led-by   where that rule matches or comes near
  orgkarta explain minutes/ --profile              what each rule costs

Told are: the block and what relation rules see of it (mentions as their types in angle brackets,
a stroke in them where a sentence ends); its mentions; those that lost their overlap; matches
that failed a condition; statements; facts, and what led to none; and the rules that came near,
with the part of the pattern that stopped them and what stands there instead.)";

inline constexpr const char* kEvaluateExamples = R"(Examples:
  orgkarta evaluate gold/ found/                       precision, recall and F1 of each kind
  orgkarta evaluate gold/ found/ -v                    and all that is missed (-), too many (+), wrong (~)
  orgkarta evaluate gold/ found/ --against before/     what a change has won and lost
  orgkarta evaluate gold/ found/ --by type --relaxed   by type of document, with near hits (=)
  orgkarta evaluate review.jsonl found/                marks of many documents, as the report saves them

GOLD has NAME.json for each document NAME.*, in the form of facts.jsonl; bodies may be told by name.
"optional": true is neither asked for nor wrong; "roles", "kinds", "values" … hold other right answers.
A gold document without a line in FACTS counts as all missed; facts without gold are not looked at.
Of a review, facts marked right are asked for, those marked wrong must not be told again, all others are passed over.
Row attributes tells how many attributes of the hits are right, row grounding how many of their
quotes bear them out. What counts as a hit: pipeline/evaluate/README.md.)";

inline constexpr const char* kQueryExamples = R"(Examples:
  orgkarta query found/                                            the named queries and their parameters
  orgkarta query found/ heads --param municipality=vara            by code or how the name begins
  orgkarta query found/ heads --param on=2019-06-01 --format csv   on a day, for a spreadsheet
  orgkarta query found/ predecessors --param organisation=barn-och
  orgkarta query found/ heads --sql                                its SQL, to make another of it
  orgkarta query found/ "SELECT name, kind FROM units WHERE name LIKE :n" --param n=social%

The database is only read. SQL is one SELECT over the tables and views of output/README.md; parameters
are :NAME, numbers as such, all else (also 0581) as text. slug(TEXT) is the form of names in ids: without
case, marks and spaces. A query that takes longer than --timeout ends with exit code 2.)";

inline constexpr const char* kDumpExamples = R"(Examples:
  orgkarta dump found/ > found.jsonl
  diff <(orgkarta dump before/) <(orgkarta dump after/)

A line a row, table by table, in a fixed order; rows are told by paths, facts' ids and the registry's
ids instead of row numbers, and the run itself is left out: the same documents give the same lines.)";

inline constexpr const char* kForgetExamples = R"(Examples:
  orgkarta forget found/ "Anna Lind" --municipality norr --why "asked on 2024-03-05"
  orgkarta forget found/ se-0581-person-anna-lind --why "asked on 2024-03-05"

The name, also in the genitive and with the surname first, becomes blocks of the same length wherever
documents of the municipality have it: texts, facts, search, facts.jsonl, changes.jsonl, registry. Later
runs into DIR overwrite it too: they know it by keyed hashes (table forgotten; the key is in
DIR/.orgkarta.forgotten). The original files are not touched, nor what was copied from DIR.

Exit codes: 0 done; 2 nobody or several are called so, nothing was touched.)";

inline constexpr const char* kVerifyExamples = R"(Examples:
  orgkarta verify found/

Checked are: the database's pages and references, the number of its rows, every quote at its place in the
text, facts.jsonl and errors.jsonl against the database, and the original files that still lie where they
were read. What does not hold is printed, a line each: FILE: PLACE: found X, expected Y.

Exit codes: 0 all holds; 1 something does not; 2 DIR is no folder of a run.)";

}  // namespace orgkarta::app
