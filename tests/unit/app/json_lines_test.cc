#include "pipeline/app/json_lines.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <string>

namespace orgkarta::app {
namespace {

MunicipalityCodes codes() {
  Lexicons all;
  all["municipality_names"].by_form["0581"] = "some municipality";
  all["former_municipality_codes"].by_form["9998"] = "0581";
  return MunicipalityCodes(all);
}

TEST(JsonLine, AMunicipalitysCodeOfBeforeIsReadAsTheCodeNow) {
  const JsonLine line = parse_json_line(R"({"text":"a","municipality":"9998"})", 1, codes());
  EXPECT_EQ(line.input.hints.municipality, "0581");
  EXPECT_EQ(line.input.outcome, Outcome::ok);
}

TEST(JsonLine, AllMembersAreTaken) {
  const JsonLine line = parse_json_line(
      R"({"path":"a/b","text":"T\u00e5","municipality":"0581","published":"2024","url":"u",)"
      R"("title":"t","other":[1]})",
      1, codes());
  EXPECT_EQ(line.input.outcome, Outcome::ok);
  EXPECT_EQ(line.input.path, "a/b");
  EXPECT_EQ(line.text, "T\xC3\xA5");
  EXPECT_EQ(line.input.size, 3U);
  EXPECT_EQ(line.input.hints.municipality, "0581");
  EXPECT_EQ(line.input.hints.title, "t");
}

TEST(JsonLine, PagesAndBytesAreTakenToo) {
  const JsonLine page = parse_json_line(R"({"html":"<p>T\u00e5"})", 1, codes());
  EXPECT_EQ(page.text, "<p>T\xC3\xA5");
  EXPECT_EQ(page.input.media_type, "text/html");
  EXPECT_EQ(page.input.charset, "utf-8");
  EXPECT_TRUE(page.input.stated_text);
  const JsonLine bytes = parse_json_line(
      R"({"base64":"AP+A\nAQ==","media_type":"text/HTML; charset=latin1"})", 1, codes());
  EXPECT_EQ(bytes.input.outcome, Outcome::ok) << bytes.input.message;
  EXPECT_EQ(bytes.text, std::string("\0\xFF\x80\x01", 4));
  EXPECT_EQ(bytes.input.size, 4U);
  EXPECT_EQ(bytes.input.media_type, "text/html");
  EXPECT_EQ(bytes.input.charset, "latin1");
  EXPECT_FALSE(bytes.input.stated_text);
}

TEST(JsonLine, WhatIsNotBase64IsTold) {
  for (const char* text : {"!", "AP+", "AP+AA", "AP=A"}) {
    const JsonLine line =
        parse_json_line(std::string(R"({"base64":")") + text + R"("})", 1, codes());
    EXPECT_EQ(line.input.outcome, Outcome::corrupt) << text;
  }
  EXPECT_EQ(parse_json_line(R"({"base64":""})", 1, codes()).input.outcome, Outcome::ok);
}

TEST(JsonLine, ContentIsTextAndPathMayBeMissing) {
  const JsonLine line = parse_json_line(R"({"content":"x","title":null})", 7, codes());
  EXPECT_EQ(line.input.outcome, Outcome::ok);
  EXPECT_EQ(line.input.path, "stdin:7");
  EXPECT_EQ(line.text, "x");
}

struct Faulty {
  const char* line;
  const char* message;
};

TEST(JsonLine, FaultsNameLineAndPlace) {
  for (const Faulty& f : {
           Faulty{"[1]", "line 3: column 1: found a JSON array, expected an object"},
           Faulty{R"({"text":1})", "line 3: member \"text\" is a number, expected a string"},
           Faulty{R"({"text":"a","text":"b"})", "line 3: member \"text\" stands twice"},
           Faulty{R"({"path":"a"})",
                  "line 3: none of \"text\", \"content\", \"html\", \"base64\": expected one of "
                  "them"},
           Faulty{R"({"text":"a","content":"b"})",
                  "line 3: both \"text\" and \"content\": expected one of them"},
           Faulty{
               R"({"text":"a","published":"x"})",
               "line 3: published \"x\": expected a date of the calendar, as 2024-03-05, 2024-03 "
               "or 2024"},
           Faulty{
               R"({"text":"a","municipality":"9999"})",
               "line 3: municipality \"9999\": there is none with this code; likest to it are 0581 "
               "some municipality"},
           Faulty{"{\"text\":\"\xFF\"}", "line 3: the line is not UTF-8"},
       }) {
    const JsonLine line = parse_json_line(f.line, 3, codes());
    EXPECT_NE(line.input.outcome, Outcome::ok) << f.line;
    EXPECT_EQ(line.input.message, f.message);
    EXPECT_EQ(line.text, "");
  }
}

TEST(JsonLine, SyntaxErrorsNameTheColumn) {
  for (const char* text : {"{\"text\": \"a\"", "{\"text\" \"a\"}", "{} {}", "nul", "\"\\ud800\""}) {
    const JsonLine line = parse_json_line(text, 2, codes());
    EXPECT_EQ(line.input.outcome, Outcome::corrupt) << text;
    EXPECT_EQ(line.input.message.rfind("line 2: column ", 0), 0U) << line.input.message;
  }
}

/// What read_json_lines() makes of bytes that come through a pipe.
std::vector<Input> read_all(const std::string& bytes, std::uint64_t max_line, Spool& spool) {
  int ends[2];
  EXPECT_EQ(::pipe(ends), 0);
  EXPECT_EQ(::write(ends[1], bytes.data(), bytes.size()), static_cast<ssize_t>(bytes.size()));
  ::close(ends[1]);
  Signals signals;
  std::vector<Input> inputs = read_json_lines(ends[0], max_line, 0, codes(), spool, signals);
  ::close(ends[0]);
  return inputs;
}

TEST(JsonLines, ABadLineLosesNothingElse) {
  Spool spool;
  const auto inputs = read_all("{\"path\":\"a\",\"text\":\"one\"}\n\r\noops\n" +
                                   std::string(200, ' ') + "\n{\"path\":\"b\",\"text\":\"three\"}",
                               100, spool);
  ASSERT_EQ(inputs.size(), 4U);
  EXPECT_EQ(spool.read(inputs[0].offset, inputs[0].size), "one");
  EXPECT_EQ(inputs[1].path, "stdin:3");
  EXPECT_EQ(inputs[1].outcome, Outcome::corrupt);
  EXPECT_EQ(inputs[2].path, "stdin:4");
  EXPECT_EQ(inputs[2].outcome, Outcome::too_large);
  EXPECT_EQ(spool.read(inputs[3].offset, inputs[3].size), "three");
}

TEST(JsonLines, NothingIsNothing) {
  Spool spool;
  EXPECT_TRUE(read_all("", 100, spool).empty());
  EXPECT_TRUE(read_all("\n\n", 100, spool).empty());
}

}  // namespace
}  // namespace orgkarta::app
