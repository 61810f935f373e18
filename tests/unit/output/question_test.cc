#include "output/question.h"

#include <gtest/gtest.h>

#include "output/database.h"
#include "output/error.h"
#include "output/read_database.h"
#include "sample_record.h"
#include "scratch.h"

namespace orgkarta::output {
namespace {

/// A database of two documents, opened to be asked.
class QuestionTest : public ::testing::Test {
 protected:
  QuestionTest() {
    Database db(dir_ / "orgkarta.db", 0.5);
    db.add(full_record());
    db.add(plain_record("b.txt"));
    db.finish({"0.1.0", "abc", "{}", "2026-01-01T00:00:00Z", "2026-01-01T00:00:01Z"});
    db.commit();
    db_ = read_database(dir_ / "orgkarta.db");
  }

  Answer ask(const std::string& sql, const AnswerLimits& limits = {}) {
    return Question(*db_, sql).ask(limits);
  }

  /// What is said of a question that has no answer.
  std::string refusal(const std::string& sql, const AnswerLimits& limits = {}) {
    try {
      ask(sql, limits);
    } catch (const QuestionError& error) {
      return error.what();
    }
    return "answered";
  }

  const Scratch dir_;
  std::unique_ptr<Connection> db_;
};

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

constexpr const char* kEndless =
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n";

TEST_F(QuestionTest, GivesRowsAsTheyAre) {
  const Answer answer =
      ask("SELECT path, 1 AS one, 0.5 AS half, NULL AS none, X'00ff' AS blob FROM documents");
  EXPECT_EQ(answer.columns, (std::vector<std::string>{"path", "one", "half", "none", "blob"}));
  ASSERT_EQ(answer.rows.size(), 2U);
  EXPECT_EQ(answer.rows[1],
            (std::vector<Value>{"b.txt", std::int64_t{1}, 0.5, std::monostate(), "X'00FF'"}));
  EXPECT_FALSE(answer.more);
}

TEST_F(QuestionTest, BindsByName) {
  Question question(*db_, "SELECT :a || @b || $a || coalesce(:c, '-') || typeof(:a)");
  EXPECT_EQ(question.parameters(), (std::vector<std::string>{"a", "b", "c"}));
  question.bind("a", std::int64_t{7});
  question.bind("b", "x");
  EXPECT_EQ(question.ask({}).rows[0][0], Value("7x7-integer"));
  EXPECT_THROW(question.bind("d", "x"), std::logic_error);
}

TEST_F(QuestionTest, KnowsSlugs) {
  EXPECT_EQ(ask("SELECT slug('Tillväxt- och utvecklingskontoret'), slug(NULL)").rows[0],
            (std::vector<Value>{"tillvaxt-och-utvecklingskontoret", std::monostate()}));
}

TEST_F(QuestionTest, SearchesWords) {
  EXPECT_EQ(ask("SELECT count(*) FROM text_search WHERE words MATCH 'nämnden'").rows[0][0],
            Value(std::int64_t{1}));
  EXPECT_EQ(ask("SELECT count(*) FROM units_fts WHERE units_fts MATCH 'SN'").rows[0][0],
            Value(std::int64_t{1}));
}

TEST_F(QuestionTest, TellsWhatOtherTablesHold) {
  EXPECT_FALSE(ask("SELECT name FROM pragma_table_info('units')").rows.empty());
  EXPECT_FALSE(ask("SELECT sql FROM sqlite_schema").rows.empty());
  EXPECT_FALSE(ask("EXPLAIN QUERY PLAN SELECT * FROM units").rows.empty());
}

TEST_F(QuestionTest, OnlyReads) {
  const std::string before = get(dir_ / "orgkarta.db");
  for (const char* sql : {"DELETE FROM documents",
                          "UPDATE units SET name = 'x'",
                          "INSERT INTO people VALUES (9,1,'x')",
                          "DROP TABLE units",
                          "CREATE TABLE t (x)",
                          "CREATE TEMP TABLE t (x)",
                          "UPDATE sqlite_master SET sql = 'x'",
                          "VACUUM",
                          "VACUUM INTO '/tmp/copy.db'",
                          "REINDEX",
                          "ANALYZE",
                          "ATTACH '/tmp/other.db' AS other",
                          "DETACH main",
                          "BEGIN",
                          "SAVEPOINT s",
                          "PRAGMA writable_schema = ON",
                          "PRAGMA query_only = OFF",
                          "PRAGMA database_list",
                          "SELECT load_extension('x')",
                          "INSERT INTO units_fts (units_fts) VALUES ('delete-all')",
                          "WITH x AS (SELECT 1) DELETE FROM units"}) {
    const std::string said = refusal(sql);
    EXPECT_TRUE(holds(said, "it may only read") || holds(said, "gives no rows") ||
                holds(said, "may not be modified") || holds(said, "unsafe use"))
        << sql << ": " << said;
  }
  EXPECT_EQ(refusal("DELETE FROM documents"), "it may only read: it would write");
  EXPECT_EQ(refusal("ATTACH 'x' AS y"), "it may only read: it would attach another database");
  EXPECT_EQ(refusal("PRAGMA journal_mode"), "it may only read: it would use PRAGMA journal_mode");
  EXPECT_EQ(get(dir_ / "orgkarta.db"), before);
  EXPECT_FALSE(std::filesystem::exists("/tmp/copy.db"));
}

TEST_F(QuestionTest, ShowsWhereSqlIsWrong) {
  EXPECT_EQ(refusal("SELECT 'åäö',\n  name FORM units WHERE 1"),
            "near \"units\": syntax error\n    name FORM units WHERE 1\n              ^");
  EXPECT_EQ(refusal("SELECT nam FROM units"),
            "no such column: nam\n  SELECT nam FROM units\n         ^");
  EXPECT_EQ(refusal(""), "no SQL: expected one SELECT");
  EXPECT_EQ(refusal("-- nothing"), "no SQL: expected one SELECT");
  EXPECT_EQ(refusal("SELECT ?"), "has a parameter without a name: write :name instead of ?");
  EXPECT_EQ(refusal("SELECT '\xff'"), "the SQL is not UTF-8");
}

TEST_F(QuestionTest, IsOneStatement) {
  EXPECT_TRUE(holds(refusal("SELECT 1; SELECT 2"), "more than one statement"));
  EXPECT_TRUE(holds(refusal("SELECT 1; DELETE FROM units"), "more than one statement"));
  EXPECT_EQ(ask("SELECT 1; -- and no more\n ; ").rows.size(), 1U);
}

TEST_F(QuestionTest, StopsInTime) {
  AnswerLimits limits;
  limits.time = std::chrono::milliseconds(50);
  EXPECT_EQ(refusal(std::string("SELECT count(*) FROM (") + kEndless + ")", limits),
            "stopped after 0.05 s: ask for less, or for longer (--timeout)");
  EXPECT_EQ(refusal(kEndless, limits),
            "stopped after 0.05 s: ask for less, or for longer (--timeout)");
  EXPECT_EQ(ask("SELECT 1").rows.size(), 1U);  // the connection is none the worse
}

TEST_F(QuestionTest, StopsWhenTold) {
  AnswerLimits limits;
  int looks = 0;
  limits.stopped = [&looks] { return ++looks > 3; };
  EXPECT_EQ(refusal(std::string("SELECT count(*) FROM (") + kEndless + ")", limits), "stopped");
}

TEST_F(QuestionTest, KeepsToItsLimits) {
  AnswerLimits limits;
  limits.rows = 3;
  const Answer answer = ask(kEndless, limits);
  EXPECT_EQ(answer.rows.size(), 3U);
  EXPECT_TRUE(answer.more);
  EXPECT_FALSE(ask(std::string(kEndless) + " LIMIT 3", limits).more);
  limits = {};
  limits.bytes = 2 << 20;
  EXPECT_EQ(refusal(kEndless, limits),
            "the answer is larger than 2 MB: ask for fewer columns or rows (--limit)");
  EXPECT_EQ(refusal("SELECT length(zeroblob(400000000))"), "makes a text of more than 256 MB");
  limits = {};
  limits.memory = 16 << 20;
  EXPECT_TRUE(holds(refusal("SELECT count(DISTINCT i || hex(zeroblob(100000))) FROM (" +
                                std::string(kEndless) + " LIMIT 100000)",
                            limits),
                    "more memory"));
}

TEST(Value, NumbersAreThoseOfJsonWithoutExponent) {
  EXPECT_EQ(value_of("2024"), Value(std::int64_t{2024}));
  EXPECT_EQ(value_of("-3"), Value(std::int64_t{-3}));
  EXPECT_EQ(value_of("0"), Value(std::int64_t{0}));
  EXPECT_EQ(value_of("0.5"), Value(0.5));
  for (const char* text : {"0581", "", "-", ".5", "5.", "1.2.3", "1e5", "2019-06-01", "x", "inf"}) {
    EXPECT_EQ(value_of(text), Value(text));
  }
  EXPECT_EQ(value_of("99999999999999999999"), Value(1e20));
}

}  // namespace
}  // namespace orgkarta::output
