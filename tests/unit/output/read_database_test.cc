#include "output/read_database.h"

#include <gtest/gtest.h>

#include "output/database.h"
#include "output/error.h"
#include "sample_record.h"
#include "scratch.h"

namespace orgkarta::output {
namespace {

void make(const std::filesystem::path& name) {
  Database db(name, 0.5);
  db.add(full_record());
  db.finish({"0.1.0", "abc", "{}", "2026-01-01T00:00:00Z", "2026-01-01T00:00:01Z"});
  db.commit();
}

/// What opening says of it; empty if it opens.
std::string refusal(const std::filesystem::path& place) {
  try {
    read_database(place);
  } catch (const WrongDatabase& error) {
    return error.what();
  }
  return "";
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

/// A good database with some of its bytes put otherwise.
std::filesystem::path spoilt(const Scratch& dir, std::size_t offset, const std::string& bytes) {
  make(dir / "spoilt.db");
  std::string content = get(dir / "spoilt.db");
  put(dir / "spoilt.db", content.replace(offset, bytes.size(), bytes));
  return dir / "spoilt.db";
}

TEST(ReadDatabase, OpensTheFileOrItsFolder) {
  const Scratch dir;
  make(dir / "orgkarta.db");
  for (const auto& place : {dir / "orgkarta.db", dir / ""}) {
    EXPECT_EQ(read_database(place)->value("SELECT path FROM documents"), "a/full.txt");
  }
}

TEST(ReadDatabase, CannotBeWrittenTo) {
  const Scratch dir;
  make(dir / "orgkarta.db");
  const std::string before = get(dir / "orgkarta.db");
  const auto db = read_database(dir / "orgkarta.db");
  EXPECT_THROW(db->script("DELETE FROM documents"), EnvironmentError);
  EXPECT_THROW(db->script("PRAGMA query_only = OFF; DELETE FROM documents"), EnvironmentError);
  EXPECT_THROW(db->script("SELECT load_extension('x')"), EnvironmentError);
  EXPECT_EQ(get(dir / "orgkarta.db"), before);
}

TEST(ReadDatabase, TellsWhatIsMissing) {
  const Scratch dir;
  EXPECT_TRUE(holds(refusal(dir / "none"), "none: No such file or directory; expected the folder"));
  EXPECT_TRUE(holds(refusal(dir / ""), "no orgkarta.db in this folder"));
  EXPECT_TRUE(holds(refusal("/dev/null"), "is no file"));
}

TEST(ReadDatabase, RefusesWhatIsNotOurs) {
  const Scratch dir;
  put(dir / "empty", "");
  put(dir / "short", "SQLite format 3");
  put(dir / "text", std::string(5000, 'x'));
  for (const char* name : {"empty", "short", "text"}) {
    EXPECT_TRUE(holds(refusal(dir / name), "is no SQLite database")) << name;
  }
  EXPECT_TRUE(holds(refusal(spoilt(dir, 68, "none")), "is a database of another program"));
  put(dir / "fresh", "");
  Connection(dir / "fresh").script("PRAGMA application_id = 0x6f726b31; PRAGMA user_version = 1");
  EXPECT_TRUE(holds(refusal(dir / "fresh"), "has version 1 of the schema"));
  EXPECT_TRUE(holds(refusal(dir / "fresh"), "make it anew"));
  const std::string newer("\0\0\0\x63", 4);
  EXPECT_TRUE(holds(refusal(spoilt(dir, 60, newer)), "has version 99 of the schema"));
  EXPECT_TRUE(holds(refusal(spoilt(dir, 60, newer)), "read it with the orgkarta that made it"));
}

TEST(ReadDatabase, RefusesWhatLacksTables) {
  const Scratch dir;
  make(dir / "a.db");
  Connection(dir / "a.db")
      .script(
          "DROP TABLE statement_goals; DROP TABLE statement_amounts;"
          "DROP TABLE statements");
  EXPECT_TRUE(holds(refusal(dir / "a.db"), "lacks tables of a run"));
}

TEST(ReadDatabase, DamageIsNoFaultOfTheEnvironment) {
  const Scratch dir;
  EXPECT_TRUE(holds(refusal(spoilt(dir, 100, std::string(300, '\xff'))), "malformed"));
  // Cut in its midst: what lies in the part that is there can be read, the rest is told then.
  make(dir / "cut.db");
  const std::string whole = get(dir / "cut.db");
  put(dir / "cut.db", whole.substr(0, whole.size() / 8));
  EXPECT_THROW(read_database(dir / "cut.db")->value("PRAGMA quick_check(1)"), WrongDatabase);
}

}  // namespace
}  // namespace orgkarta::output
