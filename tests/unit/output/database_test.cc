#include "output/database.h"

#include <gtest/gtest.h>

#include "output/atomic_file.h"
#include "output/error.h"
#include "output/facts_json.h"
#include "sample_record.h"
#include "scratch.h"

namespace orgkarta::output {
namespace {

const RunInfo kRun{"0.1.0", "abc", R"({"jobs":2})", "2026-01-01T00:00:00Z", "2026-01-01T00:00:01Z"};

/// Writes the records to NAME and returns its path.
std::string make(const std::filesystem::path& name, const std::vector<Record>& records) {
  Database db(name, 0.5);
  for (const Record& record : records) db.add(record);
  db.finish(kRun);
  db.commit();
  return name.string();
}

std::string ask(const std::string& file, const char* sql) {
  Connection db(file);
  return db.value(sql);
}

TEST(Database, HoldsEveryInput) {
  const Scratch dir;
  const auto file = make(dir / "db", {full_record(), plain_record("b.txt"),
                                      failed_record("c.txt", Outcome::unreadable)});
  EXPECT_EQ(ask(file, "SELECT group_concat(path || '=' || outcome) FROM documents"),
            "a/full.txt=ok,b.txt=ok,c.txt=unreadable");
  EXPECT_EQ(ask(file, "SELECT message FROM documents WHERE id = 3"), "Permission denied");
  EXPECT_EQ(ask(file, "SELECT counts FROM runs"), R"({"ok":2,"unreadable":1})");
  EXPECT_EQ(ask(file, "SELECT count(*) FROM people"), "1");
  EXPECT_EQ(ask(file, "PRAGMA user_version"), "7");
  EXPECT_EQ(ask(file, "PRAGMA application_id"), std::to_string(0x6f726b31));
  EXPECT_EQ(get(file).substr(68, 4), "ork1");
  EXPECT_FALSE(std::filesystem::exists(dir / "db.tmp"));
}

TEST(Database, SameRecordsGiveTheSameBytes) {
  const Scratch dir;
  const std::vector<Record> records{full_record(), plain_record("b.txt")};
  EXPECT_EQ(get(make(dir / "one", records)), get(make(dir / "two", records)));
}

TEST(Database, PositionsAreForSubstr) {
  const Scratch dir;
  const auto file = make(dir / "db", {full_record()});
  EXPECT_EQ(ask(file,
                "SELECT count(*) FROM evidence e JOIN documents d ON d.id = e.document"
                " WHERE quote <> substr(text, start + 1, end - start)"),
            "0");
  EXPECT_EQ(ask(file, "SELECT quote FROM unit_mentions WHERE ordinal = 2"), "Nämnden sparar");
}

TEST(Database, ViewsNeedNoJoins) {
  const Scratch dir;
  const auto file = make(dir / "db", {full_record()});
  EXPECT_EQ(ask(file, "SELECT person || ', ' || unit || ', ' || municipality_code FROM heads"),
            "Eva Ek, Socialnämnden, 0581");
  EXPECT_EQ(
      ask(file, "SELECT aliases || '|' || heads || '|' || parent FROM units_view WHERE unit = 2"),
      "SN; Vårdnämnden|Eva Ek|Norrköpings kommun");
  EXPECT_EQ(
      ask(file,
          "SELECT depth || ' ' || target_max || ' ' || path FROM goals_tree WHERE label = 'A'"),
      "1 7.5 Sjukfrånvaron ska minska > Sjukfrånvaron ska minska från 9 till 7,5 procent");
  EXPECT_EQ(ask(file, "SELECT units || '|' || decided_by FROM savings"),
            "Socialnämnden; Norrköpings kommun|Norrköpings kommun");
  EXPECT_EQ(ask(file, "SELECT \"from\" || ' > ' || \"to\" FROM changes_view WHERE kind = 'rename'"),
            "Vårdnämnden > Socialnämnden");
  EXPECT_EQ(ask(file, "SELECT group_concat(first_day || ' ' || kind) FROM timeline"),
            "2024-01-01 start,2024-05-01 rename,2024-05-01 effective");
  EXPECT_EQ(ask(file, "SELECT count(*) FROM departments"), "0");
}

TEST(Database, RulesAreNamedOnce) {
  const Scratch dir;
  RuleInfo rule;
  rule.id = "unit.kommun";
  rule.gives = "UNIT";
  rule.file = "units.toml";
  rule.line = 7;
  Database db(dir / "db", 0.5);
  db.add_rule(rule);
  db.add(full_record());
  db.finish(kRun);
  db.commit();
  EXPECT_EQ(
      ask(dir / "db", "SELECT id || gives || file || line FROM rules WHERE name = 'unit.kommun'"),
      "1UNITunits.toml7");
  EXPECT_EQ(ask(dir / "db", "SELECT count(*) FROM rules WHERE file IS NULL AND line IS NULL"),
            "12");
}

TEST(Database, MoreDocumentsThanATransaction) {
  const Scratch dir;
  std::vector<Record> records;
  for (int i = 1000; i < 1700; ++i) records.push_back(plain_record(std::to_string(i)));
  EXPECT_EQ(ask(make(dir / "db", records), "SELECT count(*) || max(path) FROM documents"),
            "7001699");
}

TEST(Database, HostileTextIsOnlyText) {
  const Scratch dir;
  Record record = plain_record("Robert'); DROP TABLE documents;--");
  record.text.text = std::string("a\0b'%s", 6);
  const auto file = make(dir / "db", {record});
  EXPECT_EQ(ask(file, "SELECT path FROM documents"), record.path);
  EXPECT_EQ(ask(file, "SELECT text FROM documents"), record.text.text);
}

/// Expects a database to refuse the record, as append_facts does or by a constraint.
void expect_refused(const Record& record) {
  const Scratch dir;
  put(dir / "db", "old");
  {
    Database db(dir / "db", 0.5);
    EXPECT_THROW(db.add(record), std::logic_error);
    EXPECT_THROW(db.add(plain_record("z")), std::logic_error);
    EXPECT_THROW(db.finish(kRun), std::logic_error);
    EXPECT_THROW(db.commit(), std::logic_error);
  }
  EXPECT_EQ(get(dir / "db"), "old");
  EXPECT_FALSE(std::filesystem::exists(dir / "db.tmp"));
}

TEST(Database, RefusesWhatTheContractDoesNotAllow) {
  Record record = full_record();
  record.facts.units[1].field = "astrology";
  expect_refused(record);
  record = full_record();
  record.facts.units[1].parent = "u9";
  expect_refused(record);
  record = full_record();
  record.facts.dates[0].value = "May";
  expect_refused(record);
  record = full_record();
  record.facts.posts[0].person = "";
  expect_refused(record);
  record = full_record();
  record.facts.municipality->code = "581";
  expect_refused(record);
  record = full_record();
  record.sha256 = "";
  expect_refused(record);
  record = failed_record("a", Outcome::crash);
  record.sha256 = "short";  // only the schema's CHECK sees this
  expect_refused(record);
}

TEST(Database, PathsRise) {
  const Scratch dir;
  Database db(dir / "db", 0.5);
  db.add(plain_record("b"));
  EXPECT_THROW(db.add(plain_record("b")), std::logic_error);
}

TEST(Database, AFullDiskKeepsTheOldFile) {
  for (const int kilobytes : {0, 8, 100, 150, 200, 300}) {
    const Scratch dir;
    put(dir / "db", "old");
    const FileSizeLimit limit(static_cast<rlim_t>(kilobytes) * 1024);
    Record big = full_record();
    big.text.text += std::string(400000, 'x');
    EXPECT_THROW(make(dir / "db", {big}), EnvironmentError) << kilobytes;
    EXPECT_EQ(get(dir / "db"), "old");
    EXPECT_FALSE(std::filesystem::exists(dir / "db.tmp"));
  }
}

TEST(Database, NeedsTheDirectory) {
  const Scratch dir;
  EXPECT_THROW(Database(dir / "missing/db", 0.5), EnvironmentError);
}

/// Writes what the python checks of tests/output read; see its CMakeLists.txt.
TEST(Sample, IsWritten) {
  const char* folder = std::getenv("ORGKARTA_SAMPLE_DIR");
  if (folder == nullptr) GTEST_SKIP() << "ORGKARTA_SAMPLE_DIR is not set";
  const std::filesystem::path dir = folder;
  Record deadly = failed_record("d.txt", Outcome::crash);
  deadly.attempts = 2;
  const std::vector<Record> records{full_record(), plain_record("b.txt"),
                                    failed_record("c.txt", Outcome::empty), deadly};
  std::filesystem::create_directories(dir / "inputs/a");
  put(dir / "inputs/a/full.txt", full_record_file());
  put(dir / "inputs/b.txt", "Hej.");
  AtomicFile facts(dir / "facts.jsonl");
  for (const Record& record : records) {
    std::string line;
    if (has_facts_line(record.outcome)) append_facts(line, record, 0.5);
    facts.write(line);
  }
  facts.commit();
  make(dir / "orgkarta.db", records);
}

}  // namespace
}  // namespace orgkarta::output
