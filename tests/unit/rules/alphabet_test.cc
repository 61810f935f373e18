#include "pipeline/rules/alphabet.h"

#include <re2/re2.h>

#include "pipeline/rules/narrow_text.h"
#include "tests/unit/rules/rule_dir.h"

namespace orgkarta::rules {
namespace {

TEST(Alphabet, LatinOneKeepsItsNumbers) {
  Alphabet alphabet;
  alphabet.finish();
  EXPECT_EQ(alphabet.byte_of('a'), 'a');
  EXPECT_EQ(alphabet.byte_of(U'å'), 0xE5);
  EXPECT_EQ(alphabet.byte_of('\t'), '\t');
  EXPECT_TRUE(alphabet.is_word('\xE5'));
  EXPECT_FALSE(alphabet.is_word('-'));
  EXPECT_FALSE(alphabet.is_word('\n'));
}

TEST(Alphabet, NamedCharactersHaveTheirOwnByte) {
  Alphabet alphabet;
  ASSERT_TRUE(alphabet.add_pattern("–|[”“]|\\x{F0000}"));
  alphabet.finish();
  EXPECT_NE(alphabet.byte_of(U'–'), alphabet.byte_of(U'”'));
  EXPECT_NE(alphabet.byte_of(U'“'), alphabet.byte_of(U'”'));
  EXPECT_NE(alphabet.byte_of(0xF0000), alphabet.byte_of(0xF0001));
  EXPECT_EQ(alphabet.byte_of(U'—'), alphabet.byte_of(0xF0001));  // both unnamed, no letters
}

TEST(Alphabet, OtherLettersKeepTheirClass) {
  Alphabet alphabet;
  alphabet.finish();
  EXPECT_EQ(alphabet.byte_of(U'Š'), alphabet.byte_of(U'Ж'));
  EXPECT_NE(alphabet.byte_of(U'Š'), alphabet.byte_of(U'š'));
  for (const char32_t c : {U'Š', U'š', U'中', U'٣', U'Ⅷ', U'²'}) {
    EXPECT_TRUE(alphabet.is_word(static_cast<char>(alphabet.byte_of(c)))) << static_cast<int>(c);
  }
  EXPECT_FALSE(alphabet.is_word(static_cast<char>(alphabet.byte_of(U'€'))));
}

TEST(Alphabet, RefusesMoreCharactersThanItHasBytes) {
  Alphabet alphabet;
  EXPECT_FALSE(alphabet.add_pattern("[\\x{4E00}-\\x{4E3F}]"));
}

// A class over bytes holds what it holds over characters.
TEST(Alphabet, ClassesMeanTheSame) {
  for (const char* text : {"\\pL", "\\p{Lu}", "\\PL", "[^\\pL\\pN]", "[a-zåäö–]", "[^.!?]", "\\s",
                           "[\\d–]", "[[:upper:]]", "\\x{2013}", "\\D"}) {
    Alphabet alphabet;
    ASSERT_TRUE(alphabet.add_pattern(text));
    alphabet.finish();
    RE2::Options latin(RE2::Latin1);
    const RE2 narrow(alphabet.narrow_pattern(text), latin);
    ASSERT_TRUE(narrow.ok()) << narrow.pattern();
    for (const std::string c : {"a", "Z", "5", "å", "Å", "é", " ", ".", "–", "Š", "š", "²", "\t"}) {
      NarrowText bytes;
      bytes.build(alphabet, text_of(c));
      EXPECT_EQ(RE2::FullMatch(std::string(bytes.lines().line(0)), narrow),
                RE2::FullMatch(c, RE2(text)))
          << text << " on " << c;
    }
  }
}

TEST(NarrowText, MapsEveryOffsetBackAndForth) {
  Alphabet alphabet;
  ASSERT_TRUE(alphabet.add_pattern("–"));
  alphabet.finish();
  Text text = text_of("två–år\n\u00e5\tŠ €\nx");
  text.blocks[1].content.begin += 2;
  NarrowText narrow;
  narrow.build(alphabet, text);
  ASSERT_EQ(narrow.lines().lines.size(), 3U);
  for (const Lines::Line& line : narrow.lines().lines) {
    const Span content = text.blocks[line.block].content;
    EXPECT_EQ(narrow.to_text(line.span), content);
    for (std::uint32_t i = line.span.begin; i <= line.span.end; ++i) {
      EXPECT_EQ(narrow.to_narrow(narrow.to_text(i)), i);
    }
  }
  EXPECT_EQ(narrow.lines().line(1).size(), 4U);
}

TEST(NarrowText, LeavesOutEmptyBlocks) {
  Alphabet alphabet;
  alphabet.finish();
  const Text text = text_of("a\n\nb");
  NarrowText narrow;
  narrow.build(alphabet, text);
  EXPECT_EQ(narrow.lines().bytes, "\na\nb\n" + std::string(Lines::kSlack, Lines::kFence));
  EXPECT_EQ(narrow.lines().lines[1].block, 2U);
}

}  // namespace
}  // namespace orgkarta::rules
