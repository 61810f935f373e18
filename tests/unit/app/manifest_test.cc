#include "pipeline/app/manifest.h"

#include <gtest/gtest.h>

#include "pipeline/app/csv.h"
#include "pipeline/app/usage_error.h"

namespace orgkarta::app {
namespace {

using Strings = std::vector<std::string>;

/// Three codes, and one of before.
MunicipalityCodes codes() {
  Lexicons all;
  for (const auto& [code, name] : {std::pair("0581", "Norrk\xC3\xB6pings kommun"),
                                   {"0331", "Heby kommun"},
                                   {"0180", "Town"}}) {
    all["municipality_names"].by_form[code] = name;
  }
  all["former_municipality_codes"].by_form["1917"] = "0331";
  return MunicipalityCodes(all);
}

Strings problems_of(std::string_view text) {
  try {
    Manifest::parse(text, "m.csv", codes());
  } catch (const UsageError& error) {
    return error.problems();
  }
  return {};
}

TEST(Csv, QuotesCommasAndLineEnds) {
  const Csv csv = parse_csv("a,\"b,\"\"c\"\"\"\r\n\r\n\"x\ny\",z");
  ASSERT_EQ(csv.rows.size(), 2U);
  EXPECT_EQ(csv.rows[0].cells, (Strings{"a", "b,\"c\""}));
  EXPECT_EQ(csv.rows[1].cells, (Strings{"x\ny", "z"}));
  EXPECT_EQ(csv.rows[1].line, 3);
  EXPECT_TRUE(csv.problems.empty());
}

TEST(Csv, OpenQuotesAndTextBehindQuotesAreTold) {
  EXPECT_EQ(parse_csv("a\n\"b").problems, (Strings{"line 2: a quote is opened and never closed"}));
  EXPECT_EQ(parse_csv("\"a\"b,c\n").problems,
            (Strings{"line 1: found text after a closing quote, expected a comma or the end of the "
                     "line"}));
}

TEST(Manifest, FillsWhatInputsDoNotSay) {
  const Manifest manifest = Manifest::parse(
      "\xEF\xBB\xBFtitle,path,published\r\nMinutes,a.txt,2024-03-05\r\nOther,gone.txt,2024\r\n",
      "m.csv", codes());
  std::vector<Input> inputs(2);
  inputs[0].path = "a.txt";
  inputs[0].hints.title = "Own";
  inputs[1].path = "b.txt";
  EXPECT_EQ(manifest.apply(inputs), (Strings{"m.csv:3: no input has the path \"gone.txt\""}));
  EXPECT_EQ(inputs[0].hints.title, "Own");
  EXPECT_EQ(inputs[0].hints.published, "2024-03-05");
  EXPECT_EQ(inputs[1].hints.published, "");
}

TEST(Manifest, WhatIsSaidOfAnArchiveHoldsForItsMembers) {
  const Manifest manifest =
      Manifest::parse("path,municipality,published,title\na.zip,0581,2024,Papers\na.zip!b,,2023,\n",
                      "m.csv", codes());
  std::vector<Input> inputs(3);
  inputs[0].path = "a.zip!b";
  inputs[1].path = "a.zip!c.eml!d";
  inputs[2].path = "a.zipped";
  EXPECT_TRUE(manifest.apply(inputs).empty());
  EXPECT_EQ(inputs[0].hints.municipality, "0581");
  EXPECT_EQ(inputs[0].hints.published, "2023");  // what is nearer goes first
  EXPECT_EQ(inputs[1].hints.published, "2024");
  EXPECT_EQ(inputs[1].hints.title, "");
  EXPECT_EQ(inputs[2].hints.municipality, "");
}

TEST(Manifest, ACodeOfBeforeIsReadAsTheCodeNowAndToldOnce) {
  const Manifest manifest =
      Manifest::parse("path,municipality\na,0581\nb,1917\nc,1917\nd,0331\n", "m.csv", codes());
  std::vector<Input> inputs(4);
  for (std::size_t i = 0; i < inputs.size(); ++i) inputs[i].path = "abcd"[i];
  EXPECT_EQ(
      manifest.apply(inputs),
      (Strings{"m.csv:3: municipality \"1917\": a code of before, read as 0331, Heby kommun"}));
  EXPECT_EQ(inputs[0].hints.municipality, "0581");
  EXPECT_EQ(inputs[1].hints.municipality, "0331");
  EXPECT_EQ(inputs[2].hints.municipality, "0331");
  EXPECT_EQ(inputs[3].hints.municipality, "0331");
}

TEST(Manifest, OfACodeThatIsNoneTheLikestAreTold) {
  EXPECT_EQ(problems_of("path,municipality\na,0585\n"),
            (Strings{"m.csv:2: municipality \"0585\": there is none with this code; likest to it "
                     "are 0581 Norrk\xC3\xB6pings kommun, 0180 Town, 0331 Heby kommun"}));
}

TEST(Manifest, AllFaultsAreToldAtOnceWithTheirLines) {
  EXPECT_EQ(
      problems_of("path,municipality,published\n"
                  "a,581,2024-02-30\n"
                  "a,0581\n"
                  ",,\n"
                  "b,0581,2024\n"
                  "b,0581,2024\n"
                  "c,9999,2024\n"),
      (Strings{
          "m.csv:2: municipality \"581\": expected Statistics Sweden's four digits, such "
          "as 0581",
          "m.csv:2: published \"2024-02-30\": expected a date of the calendar, as "
          "2024-03-05, 2024-03 or 2024",
          "m.csv:3: found 2 cells, expected 3 as in the header",
          "m.csv:4: path is empty: expected a document's path",
          "m.csv:6: path \"b\" stands already on line 5",
          "m.csv:7: municipality \"9999\": there is none with this code; likest to it are 0581 "
          "Norrk\xC3\xB6pings kommun, 0331 Heby kommun, 0180 Town"}));
}

TEST(Manifest, HeadersAreChecked) {
  EXPECT_EQ(problems_of("file,title,title\n"),
            (Strings{"m.csv:1: unknown column \"file\": expected some of path, municipality, "
                     "published, url, title",
                     "m.csv:1: column \"title\" stands twice",
                     "m.csv:1: no column \"path\": expected path, municipality, published, url, "
                     "title"}));
  EXPECT_EQ(problems_of(""), (Strings{"m.csv:1: no header: expected path, municipality, published, "
                                      "url, title"}));
  EXPECT_EQ(problems_of("path\n\xE5\n"), (Strings{"m.csv:1: not UTF-8: save the file as UTF-8"}));
}

TEST(Manifest, AFileThatIsNotThereIsWrongUse) {
  EXPECT_THROW(Manifest::load("/nowhere/m.csv", codes()), UsageError);
  EXPECT_THROW(Manifest::load("/", codes()), UsageError);
}

}  // namespace
}  // namespace orgkarta::app
