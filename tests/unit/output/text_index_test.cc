#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "output/database.h"
#include "output/error.h"
#include "sample_record.h"
#include "scratch.h"

namespace orgkarta::output {
namespace {

/// A document with nothing but a text.
Record text_of(const std::string& path, const std::string& text) {
  Record record = plain_record(path);
  record.text.text = text;
  return record;
}

/// A finished database of these records, open.
class Searched {
 public:
  explicit Searched(const std::vector<Record>& records, TextIndex index = TextIndex::built) {
    Database db(dir_ / "db", 0.5);
    for (const Record& record : records) db.add(record);
    db.finish({"0.1.0", "abc", "{}", "", ""}, index);
    db.commit();
    open_ = std::make_unique<Connection>((dir_ / "db").string());
  }

  std::string value(const std::string& sql) { return open_->value(sql.c_str()); }
  void script(const std::string& sql) { open_->script(sql.c_str()); }

  /// The paths of the documents that hold the words, in order.
  std::string documents(const std::string& words) {
    return value(
        "SELECT group_concat(document) FROM (SELECT document FROM text_search WHERE words"
        " MATCH '" +
        words + "' ORDER BY document)");
  }

 private:
  Scratch dir_;
  std::unique_ptr<Connection> open_;
};

const std::vector<Record>& letters() {
  static const std::vector<Record> records{
      text_of("a", "Ett \u00e5r, \u00c5RET runt"), text_of("b", "aret ar o a"),
      text_of("c", "\u00d6ar och \u00f6n. \u00c4ven \u00e4ret."),
      failed_record("d", Outcome::unreadable)};
  return records;
}

TEST(TextIndex, LettersWithDiacriticsAreLettersOfTheirOwn) {
  Searched db(letters());
  EXPECT_EQ(db.documents("\u00e5r"), "a");
  EXPECT_EQ(db.documents("ar"), "b");
  EXPECT_EQ(db.documents("\u00e4r"), "");
  EXPECT_EQ(db.documents("\u00e5ret"), "a");
  EXPECT_EQ(db.documents("aret"), "b");
  EXPECT_EQ(db.documents("\u00c4RET"), "c");  // case does not matter
  EXPECT_EQ(db.documents("\u00f6n"), "c");
  EXPECT_EQ(db.documents("on"), "");
}

TEST(TextIndex, PrefixesAndPhrases) {
  Searched db(letters());
  EXPECT_EQ(db.documents("\u00e5*"), "a");
  EXPECT_EQ(db.documents("a*"), "b");
  EXPECT_EQ(db.documents("\u00e4* OR are*"), "b,c");
  EXPECT_EQ(db.documents("\"ett \u00e5r\""), "a");
  EXPECT_EQ(db.documents("\"\u00e5r ett\""), "");
}

TEST(TextIndex, PositionsAreCodePointsOfTheText) {
  Searched db({text_of("a", "\U0001F600 \u00e5r \"\\u2068\" och\n\u00c5r"), text_of("b", "\u00e5r"),
               text_of("c", "ingen")});
  const std::string found =
      "WITH found AS MATERIALIZED (SELECT document, positions, snippet FROM text_search"
      " WHERE words MATCH '\u00e5r') ";
  EXPECT_EQ(db.value(found + "SELECT group_concat(document || positions, ' ') FROM found"),
            "a[[2,4],[18,20]] b[[0,2]]");
  EXPECT_EQ(db.value(found + "SELECT group_concat(substr(d.text, hit.value ->> 0 + 1,"
                             " hit.value ->> 1 - hit.value ->> 0)) FROM found"
                             " JOIN documents d ON d.path = document, json_each(positions) hit"),
            "\u00e5r,\u00c5r,\u00e5r");
  EXPECT_EQ(db.value(found + "SELECT snippet FROM found WHERE document = 'b'"), "[\u00e5r]");
}

TEST(TextIndex, UnitsAreFoundByNameAndAlias) {
  Searched db({full_record()});
  const std::string units =
      "SELECT group_concat(fact) FROM units WHERE id IN"
      " (SELECT rowid FROM units_fts WHERE units_fts MATCH ";
  EXPECT_EQ(db.value(units + "'socialn\u00e4mnden')"), "u2");
  EXPECT_EQ(db.value(units + "'SN')"), "u2");
  EXPECT_EQ(db.value(units + "'name: SN')"), "");
  EXPECT_EQ(db.value(units + "'v\u00e5rd*')"), "u2");
  EXPECT_EQ(db.value(units + "'vard*')"), "");
  EXPECT_EQ(db.value("SELECT group_concat(rowid) FROM goals_fts WHERE goals_fts MATCH 'minska'"),
            "1,2");
  EXPECT_EQ(db.value("SELECT group_concat(rowid) FROM goals_fts WHERE goals_fts MATCH 'procent'"),
            "2");
}

/// Datasette asks sqlite_master like this for the index of a table.
TEST(TextIndex, DatasetteFindsIt) {
  Searched db({full_record()});
  for (const std::string table : {"units", "goals", "documents", "organisations", "persons"}) {
    EXPECT_EQ(db.value("SELECT name FROM sqlite_master WHERE rootpage = 0 AND sql LIKE"
                       " '%VIRTUAL TABLE%USING FTS%content=\"" +
                       table + "\"%'"),
              table + "_fts");
  }
}

TEST(TextIndex, AgreesWithTheTables) {
  Searched db({full_record(), text_of("b", "\u00e5r"), failed_record("c", Outcome::empty)});
  EXPECT_EQ(db.value("PRAGMA integrity_check"), "ok");
  for (const std::string index :
       {"units_fts", "goals_fts", "documents_fts", "organisations_fts", "persons_fts"}) {
    const std::string check =
        "INSERT INTO " + index + "(" + index + ", rank) VALUES ('integrity-check', 1)";
    EXPECT_NO_THROW(db.script(check)) << index;
    // No copy of the text: only what content= leads to has it.
    EXPECT_EQ(db.value("SELECT name FROM sqlite_master WHERE name = '" + index + "_content'"), "");
  }
  db.script("UPDATE units SET name = 'x' WHERE id = 2");
  EXPECT_THROW(db.script("INSERT INTO units_fts(units_fts, rank) VALUES ('integrity-check', 1)"),
               EnvironmentError);
}

TEST(TextIndex, MayBeLeftOut) {
  Searched db({full_record()}, TextIndex::left_out);
  EXPECT_EQ(db.value("SELECT count(*) FROM sqlite_master WHERE sql LIKE '%fts%'"), "0");
  EXPECT_EQ(db.value("PRAGMA integrity_check"), "ok");
  EXPECT_EQ(db.value("SELECT aliases FROM units_view WHERE unit = 2"), "SN; V\u00e5rdn\u00e4mnden");
}

/// The load fits on the disk, the index does not.
TEST(TextIndex, AFullDiskKeepsTheOldFile) {
  const Scratch dir;
  std::string text;
  for (int i = 0; i < 20000; ++i) text += std::to_string(i * 7919) + ' ';
  const auto make = [&](TextIndex index) {
    Database db(dir / "db", 0.5);
    db.add(text_of("a", text));
    db.finish({"0.1.0", "abc", "{}", "", ""}, index);
    db.commit();
  };
  make(TextIndex::left_out);
  const std::string old = get(dir / "db");
  const FileSizeLimit limit(old.size() + 16384);
  EXPECT_THROW(make(TextIndex::built), EnvironmentError);
  EXPECT_EQ(get(dir / "db"), old);
  EXPECT_FALSE(std::filesystem::exists(dir / "db.tmp"));
  make(TextIndex::left_out);
}

}  // namespace
}  // namespace orgkarta::output
