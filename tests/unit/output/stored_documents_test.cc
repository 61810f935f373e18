#include "output/stored_documents.h"

#include <gtest/gtest.h>

#include "output/database.h"
#include "sample_record.h"
#include "scratch.h"

namespace orgkarta::output {
namespace {

/// A database of these records that is read from before it is finished, as a run does.
class Loaded {
 public:
  explicit Loaded(const std::vector<Record>& records) : database_(dir_ / "db", 0.5) {
    for (const Record& record : records) database_.add(record);
    database_.index();
  }

  StoredDocuments& stored() { return database_.stored(); }

 private:
  Scratch dir_;
  Database database_;
};

TEST(StoredDocuments, TheDocumentAndItsUnits) {
  const Record record = full_record();
  Loaded loaded({record, plain_record("b.txt")});
  const StoredDocument found = loaded.stored().read(1);
  EXPECT_EQ(found.path, record.path);
  EXPECT_EQ(found.sha256, record.sha256);
  EXPECT_EQ(found.facts.type, record.facts.type);
  EXPECT_EQ(found.facts.status, record.facts.status);
  EXPECT_EQ(found.facts.published, record.facts.published);
  EXPECT_EQ(found.facts.updated, record.facts.updated);
  EXPECT_EQ(found.first_unit, 1);
  ASSERT_EQ(found.facts.units.size(), record.facts.units.size());
  for (std::size_t u = 0; u < found.facts.units.size(); ++u) {
    const Unit& told = record.facts.units[u];
    const Unit& unit = found.facts.units[u];
    EXPECT_EQ(unit.id, told.id);
    EXPECT_EQ(unit.name, told.name);
    EXPECT_EQ(unit.kind, told.kind);
    EXPECT_EQ(unit.field, told.field);
    EXPECT_EQ(unit.parent, told.parent);
    EXPECT_EQ(unit.aliases, told.aliases);
  }
}

TEST(StoredDocuments, PostsAndTheirPassages) {
  const Record record = full_record();
  Loaded loaded({record});
  const StoredDocument found = loaded.stored().read(1);
  ASSERT_EQ(found.facts.posts.size(), record.facts.posts.size());
  for (std::size_t p = 0; p < found.facts.posts.size(); ++p) {
    const Post& told = record.facts.posts[p];
    const Post& post = found.facts.posts[p];
    EXPECT_EQ(post.person, told.person);
    EXPECT_EQ(post.title, told.title);
    EXPECT_EQ(post.unit, told.unit);
    EXPECT_EQ(post.party, told.party);
    EXPECT_EQ(post.role, told.role);
    EXPECT_EQ(post.acting, told.acting);
    EXPECT_EQ(post.time, told.time);
  }
  // Code points: the line above has two letters of more than a byte.
  ASSERT_EQ(found.facts.posts[0].evidence.size(), 1U);
  EXPECT_EQ(found.facts.posts[0].evidence[0].span.begin, 21U);
}

TEST(StoredDocuments, OnlyDatesOfDocumentsBeginningsAndEnds) {
  Record record = full_record();
  Date other = record.facts.dates.front();
  other.id = "d3";
  other.role = DateRole::reference;
  record.facts.dates.push_back(other);
  Loaded loaded({record});
  const StoredDocument found = loaded.stored().read(1);
  ASSERT_EQ(found.facts.dates.size(), 2U);
  EXPECT_EQ(found.facts.dates[0].value, "2024-01");
  EXPECT_EQ(found.facts.dates[0].role, DateRole::start);
  EXPECT_EQ(found.facts.dates[1].role, DateRole::effective);
  EXPECT_EQ(found.facts.dates[1].evidence.size(), 1U);
}

TEST(StoredDocuments, SumsGoalsAndChanges) {
  const Record record = full_record();
  Loaded loaded({plain_record("a"), record});
  const StoredDocument found = loaded.stored().read(2);
  ASSERT_EQ(found.facts.amounts.size(), record.facts.amounts.size());
  for (std::size_t a = 0; a < found.facts.amounts.size(); ++a) {
    const Amount& told = record.facts.amounts[a];
    const Amount& amount = found.facts.amounts[a];
    EXPECT_EQ(amount.text, told.text);
    EXPECT_EQ(amount.min, told.min);
    EXPECT_EQ(amount.max, told.max);
    EXPECT_EQ(amount.unit, told.unit);
    EXPECT_EQ(amount.period, told.period);
    EXPECT_EQ(amount.negative, told.negative);
    EXPECT_EQ(amount.kind, told.kind);
    EXPECT_EQ(amount.units, told.units);
  }
  ASSERT_EQ(found.facts.goals.size(), record.facts.goals.size());
  EXPECT_EQ(found.facts.goals[1].text, record.facts.goals[1].text);
  EXPECT_EQ(found.facts.goals[1].kind, GoalKind::objective);
  ASSERT_EQ(found.facts.changes.size(), record.facts.changes.size());
  for (std::size_t c = 0; c < found.facts.changes.size(); ++c) {
    const Change& told = record.facts.changes[c];
    const Change& change = found.facts.changes[c];
    EXPECT_EQ(change.kind, told.kind);
    EXPECT_EQ(change.from, told.from);
    EXPECT_EQ(change.to, told.to);
    EXPECT_EQ(change.subject, told.subject);
    EXPECT_EQ(change.effective, told.effective);
    EXPECT_EQ(change.status, told.status);
    EXPECT_EQ(change.decided_by, told.decided_by);
  }
}

TEST(StoredDocuments, RowsAreThoseOfTheTables) {
  Record second = full_record();
  second.path = "b.txt";
  Loaded loaded({full_record(), second});
  const StoredDocument found = loaded.stored().read(2);
  EXPECT_EQ(found.first_unit, 3);
  EXPECT_EQ(found.first_post, 3);
  EXPECT_EQ(found.first_goal, 3);
  EXPECT_EQ(found.first_amount, 4);
  EXPECT_EQ(found.first_change, 3);
  EXPECT_EQ(found.facts.units[1].parent, "u1");  // its own document's
  EXPECT_EQ(found.facts.changes[0].to, std::vector<std::string>{"u2"});
}

TEST(StoredDocuments, ByMunicipality) {
  Record other = full_record();
  other.path = "b.txt";
  other.facts.municipality = Municipality{"0136", "Haninge kommun"};
  Record third = full_record();
  third.path = "c.txt";
  Record copy = plain_record("e.txt");
  Record different = plain_record("f.txt");
  different.sha256 = std::string(64, 'b');
  Loaded loaded({full_record(), other, third, plain_record("d.txt"), copy, different,
                 failed_record("g.txt", Outcome::unreadable)});
  EXPECT_EQ(loaded.stored().municipalities(), (std::vector<std::string>{"0136", "0581"}));
  const auto documents = loaded.stored().of_municipality("0581");
  ASSERT_EQ(documents.size(), 2U);
  EXPECT_EQ(documents[0].path, "a/full.txt");
  EXPECT_EQ(documents[1].path, "c.txt");
  std::vector<std::vector<std::int64_t>> rows;
  for (const auto& copies : loaded.stored().unplaced()) rows.push_back(copies.rows);
  EXPECT_EQ(rows, (std::vector<std::vector<std::int64_t>>{{4, 5}, {6}}));
  EXPECT_TRUE(loaded.stored().of_municipality("0180").empty());
}

TEST(StoredDocuments, ARowThatIsNotThere) {
  Loaded loaded({plain_record("a")});
  EXPECT_THROW(loaded.stored().read(2), std::logic_error);
}

}  // namespace
}  // namespace orgkarta::output
