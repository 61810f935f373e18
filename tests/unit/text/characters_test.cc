#include "pipeline/text/characters.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "pipeline/unicode/utf8.h"

namespace orgkarta::text {
namespace {

struct Case {
  const char* in;
  const char* out;
};

class RewriteCharacters : public testing::TestWithParam<Case> {};

TEST_P(RewriteCharacters, Gives) {
  EXPECT_EQ(rewrite_characters(GetParam().in).result.text, GetParam().out);
}

INSTANTIATE_TEST_SUITE_P(Spaces, RewriteCharacters,
                         testing::Values(Case{"a b", "a b"}, Case{"a  b", "a b"},
                                         Case{"a   b", "a\tb"}, Case{"a\tb", "a\tb"},
                                         Case{"a \t b", "a\tb"}, Case{"5\u00A0000 kr", "5 000 kr"},
                                         Case{"a\u2009b\u202Fc\u3000d", "a b c d"},
                                         Case{"a \u00A0 b", "a\tb"}, Case{"a \u00A0b", "a b"},
                                         Case{"a \u200B b", "a b"}, Case{"a \u200Bb", "a b"},
                                         Case{"a \n b", "a\n b"}, Case{"a\u00A0\nb", "a\nb"},
                                         Case{"a ", "a"}, Case{"  a", "  a"}, Case{"\ta", "    a"},
                                         Case{"x\n   - a", "x\n   - a"}, Case{"\uFEFF  a", "  a"}));

INSTANTIATE_TEST_SUITE_P(LineEnds, RewriteCharacters,
                         testing::Values(Case{"a\r\nb\rc\nd", "a\nb\nc\nd"},
                                         Case{"a\u2028b\u2029c\u0085"
                                              "d\x0B"
                                              "e",
                                              "a\nb\nc\nd\ne"},
                                         Case{"a\fb", "a\fb"}, Case{"a \r\n  b", "a\n  b"},
                                         Case{"a\n\r\nb", "a\n\nb"}));

INSTANTIATE_TEST_SUITE_P(
    Signs, RewriteCharacters,
    testing::Values(Case{"“a” „b” «c» \"d\"", "”a” ”b” ”c” ”d”"}, Case{"O’Hara ‘x’", "O'Hara 'x'"},
                    Case{"1–2 — x", "1–2 — x"}, Case{"a‐b‑c −5", "a-b-c -5"},
                    Case{"● a ▪ b ◦ c", "• a • b • c"},
                    Case{"e\uFB03cient \uFB01n \uFB02it", "efficient fin flit"},
                    Case{"1½ m² …", "1½ m² …"}));

INSTANTIATE_TEST_SUITE_P(Dropped, RewriteCharacters,
                         testing::Values(Case{"för\u00ADvaltning", "förvaltning"},
                                         Case{"för\u00AD\nvaltning", "för-\nvaltning"},
                                         Case{"a\u200Bb\uFEFFc\u200Dd", "abcd"},
                                         Case{"x\x1B[31m\x07y", "x[31my"}, Case{"\u0099z", "z"},
                                         Case{"\uE000a\U000F0001b\uF0B7 c", "ab• c"},
                                         Case{"r\u202E1\u202C", "r1"}));

TEST(RewriteCharacters, WarnsOfWhatItDropped) {
  const Characters c = rewrite_characters("a\u202Eb \u2066 \u2069c\uE123\x01");
  EXPECT_EQ(c.warnings,
            (std::vector<std::string>{"bidi_controls: 3", "private_use: 1", "controls: 1"}));
}

TEST(RewriteCharacters, WarnsOfLettersThatOnlyLookLatin) {
  EXPECT_EQ(rewrite_characters("S\u043Ed\u0435rort").warnings,
            (std::vector<std::string>{"mixed_script: 2"}));
  EXPECT_TRUE(rewrite_characters("ett \u0441\u043E\u0432\u0435\u0442 i Åre").warnings.empty());
}

TEST(RewriteCharacters, CutsRunsOfMarks) {
  std::string in = "a";
  for (int i = 0; i < 40; ++i) in += i % 2 == 0 ? "\u0301" : "\u0316";
  const Characters c = rewrite_characters(in + "b");
  EXPECT_EQ(utf8::count(c.result.text), 32U);
  EXPECT_EQ(c.warnings, (std::vector<std::string>{"marks_cut: 10"}));
  EXPECT_FALSE(c.surely_nfc);
}

TEST(RewriteCharacters, SaysWhetherMarkupOccurs) {
  EXPECT_TRUE(rewrite_characters("## x").markup);
  EXPECT_FALSE(rewrite_characters("- x (y) 5 % & z").markup);
}

TEST(Blank, IsATextWithNothingToRead) {
  EXPECT_TRUE(blank("") && blank(" \r\n\t\f\u00A0\uFEFF") && blank("\uFFFD\uFFFD"));
  EXPECT_FALSE(blank(" § "));
}

// Texts of odd fragments: every span that neither begins nor ends among spaces leads back to bytes
// that give the same text when they are rewritten alone.
TEST(RewriteCharacters, EverySpanLeadsBackToWhatItWasMadeOf) {
  const std::vector<std::string> fragments = {
      "nämnd",  "a",  " ",    "  ", "   ", "\t",     "\u00A0",  "\u00AD", "\u200B", "\n",
      "\r\n",   "\f", "”",    "\"", "«",   "\uFB01", "o\u0308", "\u202E", "\uE000", "–",
      "\u2010", "●",  "\x07", "é",  "*",   "\u2028", "\r",      "\uFEFF"};
  std::mt19937 random(3);
  for (int round = 0; round < 500; ++round) {
    std::string in;
    for (int i = 0; i < 25; ++i) in += fragments[random() % fragments.size()];
    const Rewritten r = rewrite_characters(in).result;
    ASSERT_TRUE(utf8::valid(r.text));
    std::vector<std::uint32_t> edges = {0};
    for (std::size_t i = 0; i < r.text.size();) {
      utf8::next(r.text, i);
      edges.push_back(static_cast<std::uint32_t>(i));
    }
    for (std::size_t b = 0; b < edges.size(); ++b) {
      for (std::size_t e = b + 1; e < edges.size(); ++e) {
        const std::string want = r.text.substr(edges[b], edges[e] - edges[b]);
        const auto spacy = [](char c) {
          return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '-';
        };
        if (spacy(want.front()) || spacy(want.back()) || want.starts_with('f') ||
            want.ends_with('f'))
          continue;
        const Span back = r.map.to_input({edges[b], edges[e]});
        ASSERT_LE(back.end, in.size());
        const std::string got = rewrite_characters(in.substr(back.begin, back.size())).result.text;
        if (want.front() == 'i' || want.back() == 'f') continue;  // half a ligature
        ASSERT_EQ(got, want) << testing::PrintToString(in);
      }
    }
  }
}

}  // namespace
}  // namespace orgkarta::text
