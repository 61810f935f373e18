#include "pipeline/app/finished_work.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "tests/unit/app/temp_dir.h"

namespace orgkarta::app {
namespace {

const FileStamp kStamp{5, 6, 7, 8};

std::string get(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void put(const std::filesystem::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary) << bytes;
}

/// A record with something in each corner.
Record make(const std::string& path) {
  Record record;
  record.path = path;
  record.sha256 = std::string(64, 'a');
  record.given = R"({"url":null})";
  record.outcome = Outcome::partial;
  record.problem = Problem{path, "decode", Outcome::partial, "page 2"};
  record.text.text = "Board\nEva Ek";
  OffsetMap map;
  map.add({1, 3}, {1, 2});
  map.add({9, 9}, {8, 10});
  record.text.steps.push_back(map);
  record.text.places.glyphs.push_back({3, 1, {0.5F, 1, 2, 3}});
  record.facts.municipality = Municipality{"0581", "Norr"};
  Unit unit;
  unit.id = "u1";
  unit.evidence = {{{0, 5}, "board-rule", Section::decision}, {{6, 9}, "other", Section::none}};
  unit.confidence = 0.25;
  unit.parent = "u2";
  unit.aliases = {"B", ""};
  record.facts.units.push_back(unit);
  Amount amount;
  amount.min = 1e308;
  amount.status = Status::rejected;
  record.facts.amounts.push_back(amount);
  record.facts.individuals.push_back({{1, 2}, "care"});
  return record;
}

TEST(FinishedWork, GivesBackWhatWasAdded) {
  const TempDir dir;
  {
    FinishedWork work(dir.path(), "rules 1", false);
    work.add(FinishedWork::pack(make("a"), kStamp));
    work.add(FinishedWork::pack(make("b"), std::nullopt));
  }
  FinishedWork work(dir.path(), "rules 1", false);
  const auto a = work.find("a", kStamp, R"({"url":null})");
  ASSERT_TRUE(a);
  const Record want = make("a");
  EXPECT_EQ(a->text.text, want.text.text);
  EXPECT_EQ(a->text.to_file({2, 9}), want.text.to_file({2, 9}));
  EXPECT_EQ(a->text.places, want.text.places);
  EXPECT_EQ(a->problem->message, "page 2");
  EXPECT_EQ(a->facts.municipality->code, "0581");
  const Unit& unit = a->facts.units.at(0);
  EXPECT_EQ(unit.evidence.at(0).rule, "board-rule");
  EXPECT_EQ(unit.evidence.at(0).section, Section::decision);
  EXPECT_EQ(unit.evidence.at(1).span, (Span{6, 9}));
  EXPECT_EQ(unit.confidence, 0.25);
  EXPECT_EQ(unit.parent, "u2");
  EXPECT_EQ(unit.aliases, (std::vector<std::string>{"B", ""}));
  EXPECT_EQ(a->facts.amounts.at(0).min, 1e308);
  EXPECT_FALSE(a->facts.amounts.at(0).max);
  EXPECT_EQ(a->facts.amounts.at(0).status, Status::rejected);
  EXPECT_EQ(a->facts.individuals.at(0).rule, "care");
  EXPECT_TRUE(work.find("b", std::string(64, 'a'), R"({"url":null})"));
}

TEST(FinishedWork, KnowsADocumentByAllThatItHangsOn) {
  const TempDir dir;
  { FinishedWork(dir.path(), "rules 1", false).add(FinishedWork::pack(make("a"), kStamp)); }
  FinishedWork work(dir.path(), "rules 1", false);
  const std::string given = R"({"url":null})";
  EXPECT_FALSE(work.find("b", kStamp, given));
  EXPECT_FALSE(work.find("a", FileStamp{5, 6, 7, 9}, given));
  EXPECT_FALSE(work.find("a", kStamp, "{}"));
  EXPECT_FALSE(work.find("a", std::string(64, 'b'), given));
}

TEST(FinishedWork, OtherRulesTakeNothingOver) {
  const TempDir dir;
  { FinishedWork(dir.path(), "rules 1", false).add(FinishedWork::pack(make("a"), kStamp)); }
  { EXPECT_FALSE(FinishedWork(dir.path(), "rules 2", false).find("a", kStamp, R"({"url":null})")); }
  EXPECT_FALSE(FinishedWork(dir.path(), "rules 1", false).find("a", kStamp, R"({"url":null})"));
}

TEST(FinishedWork, OfEachLengthWhatIsWholeIsTaken) {
  const TempDir dir;
  const auto file = dir.path() / FinishedWork::kFile;
  const std::string first = FinishedWork::pack(make("a"), kStamp);
  {
    FinishedWork work(dir.path(), "rules", false);
    work.add(first);
    work.add(FinishedWork::pack(make("b"), kStamp));
  }
  const std::string whole = get(file);
  const std::size_t behind_first = whole.find(first) + first.size();
  for (std::size_t length = 0; length <= whole.size(); ++length) {
    put(file, whole.substr(0, length));
    FinishedWork work(dir.path(), "rules", false);
    EXPECT_EQ(work.find("a", kStamp, R"({"url":null})").has_value(), length >= behind_first);
    EXPECT_EQ(work.find("b", kStamp, R"({"url":null})").has_value(), length == whole.size());
  }
}

TEST(FinishedWork, OfEachSpoiltByteNothingIsBelieved) {
  const TempDir dir;
  const auto file = dir.path() / FinishedWork::kFile;
  { FinishedWork(dir.path(), "rules", false).add(FinishedWork::pack(make("a"), kStamp)); }
  const std::string whole = get(file);
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string spoilt = whole;
    spoilt[at] = static_cast<char>(spoilt[at] ^ 1);
    put(file, spoilt);
    FinishedWork work(dir.path(), "rules", false);
    EXPECT_FALSE(work.find("a", kStamp, R"({"url":null})")) << at;
  }
}

TEST(FinishedWork, WhatComesBehindWhatWasWholeIsKept) {
  const TempDir dir;
  const auto file = dir.path() / FinishedWork::kFile;
  { FinishedWork(dir.path(), "rules", false).add(FinishedWork::pack(make("a"), kStamp)); }
  put(file, get(file) + "torn");
  { FinishedWork(dir.path(), "rules", false).add(FinishedWork::pack(make("b"), kStamp)); }
  FinishedWork work(dir.path(), "rules", false);
  EXPECT_TRUE(work.find("a", kStamp, R"({"url":null})"));
  EXPECT_TRUE(work.find("b", kStamp, R"({"url":null})"));
  work.remove();
  EXPECT_FALSE(std::filesystem::exists(file));
}

}  // namespace
}  // namespace orgkarta::app
