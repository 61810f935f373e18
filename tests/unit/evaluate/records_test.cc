#include "pipeline/evaluate/records.h"

#include <gtest/gtest.h>

#include "pipeline/evaluate/places.h"

namespace orgkarta::evaluate {
namespace {

using Strings = std::vector<std::string>;

Strings gold_problems(std::string_view bytes) {
  Strings problems;
  const bool sound = read_gold(bytes, "a.json", problems).has_value();
  EXPECT_EQ(sound, problems.empty());
  return problems;
}

TEST(ReadGold, NamesFileLineAndPlaceOfEveryFault) {
  EXPECT_EQ(
      gold_problems(
          "{\"units\": [\n {\"name\": \"A\"},\n {\"name\": null,\n  \"aliases\": [\"B\",\n 3]}],\n"
          "\"dates\": [\n {\"value\": \"2024\"}, 7]}"),
      (Strings{"a.json:3: units[1].name: found null, expected a text",
               "a.json:5: units[1].aliases[1]: found 3, expected a text or null",
               "a.json:7: dates[1]: found 7, expected an object",
               "a.json:7: dates[0].role: missing, expected a value"}));
  EXPECT_EQ(gold_problems("{\n\"posts\": {}}"),
            (Strings{"a.json:2: posts: found an object, expected a list of objects"}));
  EXPECT_EQ(gold_problems("[]"),
            (Strings{"a.json:1: found a list, expected an object with facts"}));
}

TEST(ReadGold, TellsWhereTheJsonIsBroken) {
  const Strings problems = gold_problems("{\"units\": [\n{]}");
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_TRUE(problems[0].starts_with("a.json:2: syntax error while parsing object key"))
      << problems[0];
  EXPECT_TRUE(problems[0].ends_with("; expected one JSON object")) << problems[0];
  EXPECT_EQ(gold_problems("{\"units\": [{\"name\": \"A\",\n\"name\": \"B\"}]}"),
            (Strings{"a.json:2: units[0].name: stands twice, expected once"}));
}

TEST(ReadGold, WhatIsAbsentOrNullIsRight) {
  EXPECT_EQ(gold_problems(R"({"municipality": null, "posts": [{"person": "A", "title": null,
                              "titles": ["x", null], "unit": null}], "more": 1})"),
            Strings());
}

TEST(ReadFacts, NamesTheLine) {
  Strings problems;
  EXPECT_FALSE(read_facts(R"({"document": {"text": "x"}})", "f.jsonl", 7, problems));
  EXPECT_FALSE(read_facts("[1]", "f.jsonl", 2, problems));
  EXPECT_FALSE(read_facts(R"({"units": []})", "f.jsonl", 8, problems));
  EXPECT_FALSE(read_facts(R"({"document": {"path": "a"}, "goals": [{"id": "g1"}]})", "f.jsonl", 9,
                          problems));
  EXPECT_EQ(problems,
            (Strings{"f.jsonl:7: document.path: missing, expected a text",
                     "f.jsonl:2: found a list, expected an object with facts",
                     "f.jsonl:8: document: found null, expected a document's facts as an object",
                     "f.jsonl:9: goals[0].text: missing, expected a text"}));
  EXPECT_TRUE(
      read_facts(R"({"document": {"path": "a"}, "posts": [{"person": "x"}]})", "f", 1, problems));
}

TEST(NameOfDocument, IsWithoutFoldersAndLastEnding) {
  EXPECT_EQ(name_of_document("2024/a.b.txt"), "a.b");
  EXPECT_EQ(name_of_document("a"), "a");
  EXPECT_EQ(name_of_document("x/.hidden"), ".hidden");
  EXPECT_EQ(name_of_document("x/a."), "a.");
  EXPECT_EQ(name_of_document("x/a.txt/./"), "a");
  EXPECT_EQ(name_of_document(""), "");
}

TEST(LineOf, FindsValuesOfAllSorts) {
  const std::string_view json = "{\"a\": 1\n,\"b\": [1\n,2,\n{\"c\": true}],\n\"d\": \"x\"}";
  EXPECT_EQ(line_of(json, "a"), 1U);
  EXPECT_EQ(line_of(json, "b[0]"), 2U);
  EXPECT_EQ(line_of(json, "b[1]"), 3U);
  EXPECT_EQ(line_of(json, "b[2].c"), 4U);
  EXPECT_EQ(line_of(json, "d"), 5U);
  EXPECT_EQ(line_of(json, "e"), 1U);
}

}  // namespace
}  // namespace orgkarta::evaluate
