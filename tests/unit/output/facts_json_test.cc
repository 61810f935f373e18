#include "output/facts_json.h"

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "output/errors_json.h"
#include "sample_record.h"

namespace orgkarta::output {
namespace {

std::string line_of(const Record& record) {
  std::string out;
  append_facts(out, record, 0.5);
  return out;
}

TEST(FactsJson, EveryFieldAsInTheGoldenLine) {
  std::ifstream file(ORGKARTA_SOURCE "/tests/unit/output/full_record.jsonl");
  std::stringstream golden;
  golden << file.rdbuf();
  EXPECT_TRUE(line_of(full_record()) == golden.str()) << line_of(full_record());
}

TEST(FactsJson, WithoutFacts) {
  EXPECT_EQ(line_of(plain_record("b.txt")),
            R"({"schema":"orgkarta/1","document":{"id":"sha256:)" + std::string(63, 'a') +
                R"(0","path":"b.txt","title":null,"type":"other","status":"unknown",)"
                R"("municipality":null,"published":null,"updated":null,"media_type":"text/plain",)"
                R"("charset":"utf-8","language":"sv","declared_goals":null,"warnings":[],)"
                R"("text":"Hej."},"units":[],"posts":[],"goals":[],"dates":[],"amounts":[],)"
                R"("changes":[]})"
                "\n");
}

TEST(FactsJson, QuotesAreSlicesOfTheText) {
  const auto json = nlohmann::json::parse(line_of(full_record()));
  const auto& evidence = json["units"][1]["evidence"];
  EXPECT_EQ(evidence[0]["quote"], "Socialnämnden");
  EXPECT_EQ(evidence[0]["start"], 21);  // the emoji is one code point
  EXPECT_EQ(evidence[0]["end"], 34);
  EXPECT_EQ(evidence[0]["source"], (nlohmann::json{{"start", 25}, {"end", 40}}));
  EXPECT_FALSE(evidence[1].contains("quote"));
}

TEST(FactsJson, TentativeIsJudgedByTheConfidenceAsWritten) {
  Record record = full_record();
  record.facts.units[0].confidence = 0.499;  // written 0.5
  record.facts.units[1].confidence = 0.494;
  const auto json = nlohmann::json::parse(line_of(record));
  EXPECT_FALSE(json["units"][0].contains("tentative"));
  EXPECT_EQ(json["units"][1]["tentative"], true);
  EXPECT_EQ(json["units"][1]["confidence"], 0.49);
}

TEST(FactsJson, EvidenceOutsideTheTextThrowsAndWritesNothing) {
  const auto size = static_cast<std::uint32_t>(full_record().text.text.size());
  for (const Span span :
       {Span{0, size + 1}, Span{0, 6}, Span{6, 8}, Span{5, 5}, Span{9, 3}, Span{0xFFFFFFF0, 3}}) {
    Record record = full_record();
    record.facts.changes[1].evidence[0].span = span;
    std::string out = "before";
    EXPECT_THROW(append_facts(out, record, 0.5), std::logic_error);
    EXPECT_EQ(out, "before");
  }
}

/// Expects a record that `spoil` has changed to be refused.
template <class Spoil>
void expect_refused(Spoil spoil, const char* why) {
  Record record = full_record();
  spoil(record.facts);
  EXPECT_THROW(line_of(record), std::logic_error) << why;
}

TEST(FactsJson, IdsNeedNotBeNumberedInOrder) {
  Record record = full_record();
  record.facts.units[0].id = "u7";
  record.facts.units[1].id = "u99999999999";  // more than a place may be
  for (Unit& unit : record.facts.units) unit.parent = "u7";
  for (Post& post : record.facts.posts) post.unit = "u99999999999";
  for (Goal& goal : record.facts.goals) goal.unit.reset();
  for (Amount& amount : record.facts.amounts) amount.units = {"u7"}, amount.decided_by.reset();
  for (Change& change : record.facts.changes)
    change.from = change.to = {}, change.decided_by = "u7";
  EXPECT_NO_THROW(line_of(record));
  record.facts.posts[0].unit = "u1";
  EXPECT_THROW(line_of(record), std::logic_error) << "the first unit, but not its id";
}

TEST(FactsJson, BrokenInvariantsThrow) {
  expect_refused([](Facts& f) { f.units[1].id = "u1"; }, "an id twice");
  expect_refused([](Facts& f) { f.units[0].id = f.units[1].id = "u7"; }, "twice, not in order");
  expect_refused([](Facts& f) { f.posts[0].id = "x"; }, "a malformed id");
  expect_refused([](Facts& f) { f.units[1].parent = "u9"; }, "no such parent");
  expect_refused([](Facts& f) { f.goals[1].target = "u1"; }, "not an amount");
  expect_refused([](Facts& f) { f.amounts[1].units = {"u7"}; }, "no such unit");
  expect_refused([](Facts& f) { f.changes[0].to = {"u7"}; }, "no such unit");
  expect_refused([](Facts& f) { f.dates[0].evidence.clear(); }, "no evidence");
  expect_refused([](Facts& f) { f.dates[0].confidence = 1.2; }, "confidence above 1");
}

TEST(FactsJson, ValuesOutsideTheContractThrow) {
  expect_refused([](Facts& f) { f.units[1].field = "astrology"; }, "not of the closed list");
  expect_refused([](Facts& f) { f.units[1].name = ""; }, "no name");
  expect_refused([](Facts& f) { f.posts[0].person = ""; }, "no person");
  expect_refused([](Facts& f) { f.goals[0].text = ""; }, "no text");
  expect_refused([](Facts& f) { f.dates[0].value = "2012-13"; }, "malformed date");
  expect_refused([](Facts& f) { f.published = "i går"; }, "malformed date");
  expect_refused([](Facts& f) { f.changes[0].effective = ""; }, "malformed date");
  expect_refused([](Facts& f) { f.amounts[0].min = f.amounts[0].max = std::nullopt; }, "no figure");
  expect_refused([](Facts& f) { f.amounts[0].period = Period::year; }, "percent a year");
  expect_refused([](Facts& f) { f.municipality->code = "581"; }, "three digits");
}

TEST(ErrorsJson, OneLineAProblem) {
  std::string out;
  append_problem(out, {"a\nb.txt", "read", Outcome::too_large, "64 MB"});
  EXPECT_EQ(out, R"({"path":"a\nb.txt","stage":"read","outcome":"too_large","message":"64 MB"})"
                 "\n");
}

}  // namespace
}  // namespace orgkarta::output
