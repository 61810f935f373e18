// The pieces of a report that its script must read as they were written.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "output/error.h"
#include "output/report/data_file.h"
#include "output/report/hash.h"
#include "output/report/pages.h"
#include "output/report/report.h"
#include "output/report/rows_file.h"
#include "output/report/search_index.h"
#include "output/report/search_words.h"

namespace orgkarta::output {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> out;
  SearchWords().each(text, [&](const std::string& word) { out.push_back(word); });
  return out;
}

std::string content(const fs::path& file) {
  std::ostringstream out;
  out << std::ifstream(file).rdbuf();
  return out.str();
}

class Report : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(testing::TempDir()) / "orgkarta-report";
    fs::remove_all(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  fs::path folder_;
  Written written_;
};

using Words = std::vector<std::string>;

TEST(SearchWords, AreLowerWithSwedishLettersAndWithoutOtherMarks) {
  EXPECT_EQ(words_of("Vård- och OMSORGSNÄMNDEN, Bratić & Müller"),
            (Words{"vård", "och", "omsorgsnämnden", "bratic", "muller"}));
}

TEST(SearchWords, HaveTwoLettersAtLeastAndAreCut) {
  EXPECT_EQ(words_of("i 7 på"), Words{"på"});
  EXPECT_EQ(words_of(std::string(50, 'x')), Words{std::string(SearchWords::kLongest, 'x')});
}

TEST(ShardName, IsPlainAscii) {
  EXPECT_EQ(shard_name("social", 2), "so");
  EXPECT_EQ(shard_name("ändring", 2), "_e4_n");
  EXPECT_EQ(shard_name("år", 3), "_e5_r");
}

TEST(Fnv1a, IsThatOfTheScript) {
  EXPECT_EQ(fnv1a(""), 2166136261U);
  EXPECT_EQ(fnv1a("a"), 0xE40C292CU);
}

TEST_F(Report, DataFileHandsInOneValue) {
  DataFile file(folder_, "m/0581");
  file.write("[1]");
  file.close(written_);
  EXPECT_EQ(content(folder_ / "data/m/0581.js"), "orgkarta.put(\"m/0581\",[1]);\n");
  EXPECT_EQ(written_.files, 1U);
}

TEST_F(Report, RowsAreAHundredAFile) {
  RowsFiles rows(folder_, "l", written_);
  for (int i = 0; i <= static_cast<int>(RowsFiles::kRows); ++i) rows.add("0");
  rows.close();
  EXPECT_EQ(content(folder_ / "data/l/1.js"), "orgkarta.put(\"l/1\",[0]);\n");
  EXPECT_EQ(written_.files, 2U);
}

TEST_F(Report, IndexTellsStepsBetweenNumbers) {
  SearchIndex index;
  index.add(SearchIndex::List::documents, 0, "skola skolan skola");
  index.add(SearchIndex::List::documents, 36, "skola");
  index.add(SearchIndex::List::goals, 5, "skola");
  index.write(folder_, written_);
  EXPECT_EQ(content(folder_ / "data/s/sk.js"),
            "orgkarta.put(\"s/sk\",{\"words\":{\"skola\":[\"1 10\",\"\",\"6\"],"
            "\"skolan\":[\"1\",\"\",\"\"]}});\n");
  EXPECT_EQ(content(folder_ / "data/words.js"), "orgkarta.put(\"words\",[\"sk\"]);\n");
}

TEST_F(Report, IndexIsSplitWhereManyWordsBeginAlike) {
  SearchIndex index;
  for (std::uint32_t n = 0; n < SearchIndex::kShard / 8; ++n) {
    index.add(SearchIndex::List::documents, n, "ab abc" + std::to_string(n) + " abd");
  }
  index.write(folder_, written_);
  const std::string head = content(folder_ / "data/s/ab.js");
  EXPECT_NE(head.find("\"split\":true"), std::string::npos);
  EXPECT_NE(head.find("\"ab\":"), std::string::npos);
  EXPECT_EQ(head.find("\"abd\":"), std::string::npos);
  EXPECT_NE(content(folder_ / "data/s/abd.js").find("\"abd\":"), std::string::npos);
}

TEST(Pages, LetNothingRunButTheScriptOfTheSite) {
  for (const char* page : kPages) {
    const std::string html = page_html(page);
    EXPECT_NE(html.find("default-src 'none'; script-src 'self'"), std::string::npos);
    EXPECT_EQ(html.find("onload"), std::string::npos);
    EXPECT_NE(html.find("data-page=\"" + std::string(page) + '"'), std::string::npos);
  }
}

TEST_F(Report, UnwritableFolderIsTold) {
  fs::create_directories(folder_);
  std::ofstream(folder_ / "data") << "a file";
  EXPECT_THROW(DataFile(folder_, "site"), EnvironmentError);
}

}  // namespace
}  // namespace orgkarta::output
