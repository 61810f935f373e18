#include "pipeline/app/table.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace orgkarta::app {
namespace {

using std::int64_t;

Table sample() {
  Table table;
  table.columns = {"unit", "kronor", "head"};
  table.rows = {{"Socialnämnden", 12500000.0, "Eva Ek"},
                {"Förskola | skola", int64_t{-7}, std::monostate()}};
  return table;
}

Table of_text(const std::string& text) { return {{"text"}, {{text}}}; }

TEST(Table, AlignsByWhatIsShown) {
  EXPECT_EQ(render(sample(), Format::table),
            "unit                kronor  head\n"
            "----------------  --------  ------\n"
            "Socialnämnden     12500000  Eva Ek\n"
            "Förskola | skola        -7\n");
  const Table wide{{"a", "b"}, {{"日本", "x"}, {"e\u0301", "y"}}};
  EXPECT_EQ(render(wide, Format::table), "a     b\n----  -\n日本  x\ne\u0301     y\n");
}

TEST(Table, IsCutToTheTerminalOnly) {
  const Table table{{"document", "quote"}, {{"a.txt", std::string(40, 'x')}}};
  EXPECT_EQ(render(table, Format::table, 20),
            "document  quote\n--------  ----------\na.txt     xxxxxxxxx\u2026\n");
  EXPECT_NE(render(table, Format::table).find(std::string(40, 'x')), std::string::npos);
  EXPECT_NE(render(table, Format::csv, 20).find(std::string(40, 'x')), std::string::npos);
}

TEST(Table, WhatIsTooWideStandsInRecords) {
  Table table{{"unit", "documents", "head", "quote"}, {}};
  const std::string quote(60, 'x');
  table.rows = {{"Socialnämnden", int64_t{3}, "Eva Ek Lundström", quote},
                {"Skolnämnden", int64_t{1}, std::monostate(), quote}};
  EXPECT_EQ(render(table, Format::table, 44),
            "unit       Socialnämnden\ndocuments  3\nhead       Eva Ek Lundström\nquote      " +
                quote + "\n\nunit       Skolnämnden\ndocuments  1\nquote      " + quote + "\n");
  EXPECT_EQ(render(table, Format::table, 45),
            "unit        documents  head        quote\n"
            "----------  ---------  ----------  ----------\n"
            "Socialnäm\u2026          3  Eva Ek Lu\u2026  xxxxxxxxx\u2026\n"
            "Skolnämnd\u2026          1              xxxxxxxxx\u2026\n");
}

TEST(Table, NumbersAreNeverCut) {
  const Table table{{"kronor", "quote"}, {{int64_t{123456789012345}, std::string(40, 'x')}}};
  EXPECT_EQ(render(table, Format::table, 30),
            "         kronor  quote\n---------------  -------------\n"
            "123456789012345  xxxxxxxxxxxx\u2026\n");
}

TEST(Table, WithoutRows) {
  const Table empty{{"a", "b"}, {}};
  EXPECT_EQ(render(empty, Format::table), "a  b\n-  -\n");
  EXPECT_EQ(render(empty, Format::json), "[\n]\n");
  EXPECT_EQ(render(empty, Format::csv), "a,b\r\n");
  EXPECT_EQ(render(empty, Format::md), "| a | b |\n| --- | --- |\n");
}

TEST(Table, HostileTextsDoNotSteerTheTerminal) {
  const Table table = of_text("\x1b[31mred\u202e\nnext");
  for (const Format format : {Format::table, Format::md, Format::json}) {
    const std::string text = render(table, format);
    EXPECT_EQ(text.find('\x1b'), std::string::npos) << text;
    EXPECT_EQ(text.find("\u202e"), std::string::npos) << text;
  }
  EXPECT_NE(render(table, Format::table).find("<U+001B>[31mred<U+202E> next\n"), std::string::npos);
  EXPECT_NE(render(table, Format::csv).find('\x1b'), std::string::npos);  // a file holds what is
  EXPECT_EQ(render(table, Format::csv, 80).find('\x1b'), std::string::npos);
}

TEST(Table, JsonReadsBackAsItWas) {
  Table table = sample();
  table.columns[2] = "unit";
  table.rows.push_back({"\x1b\u202e\"", 0.1, "\xff"});
  const auto back = nlohmann::json::parse(render(table, Format::json));
  ASSERT_EQ(back.size(), 3U);
  EXPECT_EQ(back[0]["unit_2"], "Eva Ek");
  EXPECT_EQ(back[0]["kronor"].dump(), "12500000");
  EXPECT_TRUE(back[1]["unit_2"].is_null());
  EXPECT_EQ(back[2]["unit"], "\x1b\u202e\"");
  EXPECT_EQ(back[2]["kronor"], 0.1);
  EXPECT_EQ(back[2]["unit_2"], "%FF");
}

TEST(Table, CsvQuotesWhatItMust) {
  EXPECT_EQ(render(of_text("a, \"b\"\nc"), Format::csv), "text\r\n\"a, \"\"b\"\"\nc\"\r\n");
  EXPECT_EQ(render(sample(), Format::csv),
            "unit,kronor,head\r\nSocialnämnden,12500000,Eva Ek\r\nFörskola | skola,-7,\r\n");
}

TEST(Table, MarkdownMeansNothingButItself) {
  EXPECT_EQ(render(sample(), Format::md),
            "| unit | kronor | head |\n| --- | ---: | --- |\n"
            "| Socialnämnden | 12500000 | Eva Ek |\n| Förskola \\| skola | -7 |  |\n");
  EXPECT_NE(render(of_text("<b>*a*</b> [x](y) `c` \\"), Format::md)
                .find("| &lt;b>\\*a\\*&lt;/b> \\[x](y) \\`c\\` \\\\ |"),
            std::string::npos);
}

TEST(Table, FormatsByName) {
  EXPECT_EQ(format_named("csv"), Format::csv);
  EXPECT_EQ(format_named("xml"), std::nullopt);
}

}  // namespace
}  // namespace orgkarta::app
