#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "pipeline/model/rewriter.h"
#include "pipeline/text/characters.h"
#include "pipeline/unicode/utf8.h"
#include "support.h"

namespace orgkarta::text {
namespace {

const std::vector<std::string> kFragments = {"Nämnden ",
                                             "för ",
                                             "tillväxt- och ",
                                             "vård",
                                             "omsorgs",
                                             "o\u0308versyn ",
                                             "A\u030Are ",
                                             "kommu\u00ADnal ",
                                             "e\uFB03ektiv ",
                                             "5\u00A0000 kr ",
                                             "”mål” ",
                                             "“plan” ",
                                             "– ",
                                             "och ",
                                             "förtro-\nendevalda ",
                                             "tillväxt-\noch ",
                                             "IT-\nAvdelningen ",
                                             "\r\n",
                                             "\n",
                                             "\n\n",
                                             "\n• ",
                                             "\n- ",
                                             "\n1. ",
                                             "Ordförande: Eva Ek ",
                                             "2024-\n04-16 ",
                                             "a\u200Bb ",
                                             "\u202E1\u202C ",
                                             "beslutar att ",
                                             "den 1 maj 2024 ",
                                             "(KS 2024/1) ",
                                             "bl.a. ",
                                             "Det gäller nu. ",
                                             "avdelningen ",
                                             "\uE000",
                                             "\uF0B7 ",
                                             "Hej   du ",
                                             "a\tb ",
                                             "ledning och styrning av verksamheten i kommunen ",
                                             "Rubrik\n\n",
                                             "sida ",
                                             "33 ",
                                             "ÅÄÖ ",
                                             "\u2028",
                                             "\x07",
                                             "\\. ",
                                             "**viktigt** "};

std::string random_text(std::mt19937& random) {
  std::string in;
  const std::size_t size = 5 + random() % 40;
  for (std::size_t i = 0; i < size; ++i) in += kFragments[random() % kFragments.size()];
  return in;
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n'; }

std::string without_spaces(std::string_view s) {
  std::string out;
  for (const char c : s) {
    if (!is_space(c)) out += c;
  }
  return out;
}

// The words of each block's content.
std::vector<std::vector<Span>> words_of(const Text& text) {
  std::vector<std::vector<Span>> all;
  for (const Block& block : text.blocks) {
    if (block.kind == BlockKind::boilerplate) continue;
    std::vector<Span>& words = all.emplace_back();
    for (std::uint32_t i = block.content.begin; i < block.content.end;) {
      const std::uint32_t begin = i;
      while (i < block.content.end && !is_space(text.text[i])) ++i;
      if (i > begin) words.push_back({begin, i});
      while (i < block.content.end && is_space(text.text[i])) ++i;
    }
  }
  return all;
}

void expect_clean(const Text& text) {
  ASSERT_TRUE(utf8::valid(text.text));
  for (std::size_t i = 0; i < text.text.size();) {
    const char32_t c = utf8::next(text.text, i);
    const CharacterClass kind = character_rule(c).kind;
    const bool allowed = kind == CharacterClass::keep || c == ' ' || c == '\t' || c == '\n';
    ASSERT_TRUE(allowed || c == 0x201D) << "U+" << std::hex << static_cast<std::uint32_t>(c);
  }
}

// Spans within one block, from word edge to word edge, lead to bytes that give the same text.
void expect_spans_lead_back(const std::string& bytes, std::mt19937& random, int spans) {
  const Text text = read(bytes);
  expect_clean(text);
  const std::vector<std::vector<Span>> blocks = words_of(text);
  for (int i = 0; i < spans && !blocks.empty(); ++i) {
    const std::vector<Span>& words = blocks[random() % blocks.size()];
    const std::size_t first = random() % words.size();
    const std::size_t last = std::min(first + random() % 6, words.size() - 1);
    const Span span = {words[first].begin, words[last].end};
    const Span back = text.to_file(span);
    ASSERT_LE(back.end, bytes.size());
    const std::string part = bytes.substr(back.begin, back.size());
    const Text again = read(part);
    ASSERT_EQ(without_spaces(again.text), without_spaces(slice(text, span)))
        << testing::PrintToString(part) << "\nof " << testing::PrintToString(bytes);
  }
}

TEST(ReadText, SpansOfRandomTextsLeadBack) {
  std::mt19937 random(5);
  for (int round = 0; round < 2000; ++round) {
    expect_spans_lead_back(random_text(random), random, 10);
    if (HasFatalFailure()) return;
  }
}

const char* const kRealistic =
    "Hamnstads kommun                    PROTOKOLL                    3 "
    "(9)\r\nHamnstyrelsen\r\n\r\n"
    "§ 14   Dnr HS 2024/77\r\nNy organisation för hamnen\r\n\r\nBeslut\r\n\r\nHamnstyrelsen "
    "beslutar att:\r\n"
    "1. Kajenheten och lotsenheten slås samman till en ny enhet, sjöenheten, från och med den\r\n"
    "    1 januari 2025.\r\n2. Bitr. hamnchef Åsa Öst-\r\nlund leder drift-\r\noch "
    "underhållsavdelningen.\r\n\r\n"
    "Bakgrund\r\n\r\nHamnen har under flera år haft två enheter med närliggande uppgifter. "
    "Gransk-\r\n"
    "ningen visade att ansvaret var oklart och att ledningen behövde samlas under en\r\n\r\n"
    "chef för att nå målen. Det kostar ca. 2,5 mkr.\r\n\r\nDeltagare\r\nEva Ek (S), "
    "ordförande\r\nBo Al (M)\r\n";

TEST(ReadText, SpansOfARealisticTextLeadBack) {
  std::mt19937 random(6);
  expect_spans_lead_back(kRealistic, random, 500);
}

// A source in Latin-1, decoded in the simplest way.
Source from_latin1(const std::string& bytes) {
  Rewriter writer(bytes);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    if (byte < 0x80) continue;
    std::string out;
    utf8::append(out, byte);
    writer.keep_to(i);
    writer.replace(1, out);
  }
  Rewritten result = std::move(writer).finish();
  Source source = source_of(result.text);
  source.steps.push_back(std::move(result.map));
  return source;
}

TEST(ReadText, SpansLeadBackToBytesOfOtherCharsets) {
  const std::string in = kRealistic;
  std::string latin1;
  for (std::size_t i = 0; i < in.size();) latin1 += static_cast<char>(utf8::next(in, i));
  const Text text = read_text(from_latin1(latin1), Words(lexicons()));
  EXPECT_EQ(text.text, read(in).text);
  const std::size_t at = text.text.find("underhållsavdelningen");
  ASSERT_NE(at, std::string::npos);
  const auto begin = static_cast<std::uint32_t>(at);
  const Span back = text.to_file({begin, begin + 22});
  EXPECT_EQ(latin1.substr(back.begin, back.size()), "underh\xE5llsavdelningen");
}

// The text with blocks parted as they were in the file: by a blank line, unless they followed
// each other closely.
std::string spaced(const Text& text) {
  std::string out;
  for (const Block& block : text.blocks) {
    if (!out.empty()) out += "\n\n";
    out += slice(text, block.span);
  }
  return out;
}

TEST(ReadText, GivesTheSameTextForItsOwnText) {
  std::mt19937 random(8);
  int changed = 0;  // a paragraph may go on in lower case where its first part is now long enough
  for (int round = 0; round < 1000; ++round) {
    const Text once = read(random_text(random));
    changed += read(spaced(once)).text != once.text;
  }
  EXPECT_LE(changed, 50);
  const std::string once = read(kRealistic).text;
  EXPECT_EQ(read(once).text, once);
}

TEST(ReadText, T14_ManyMarksTakeLinearTime) {
  std::string in = "a";
  for (int i = 0; i < 200000; ++i) in += i % 2 == 0 ? "\u0301" : "\u0316";
  const Text text = read(in + " SLUT");
  EXPECT_TRUE(text.text.ends_with(" SLUT"));
  EXPECT_LT(text.text.size(), 100U);
}

TEST(ReadText, T15_NamesAreWholeAndTheirSpansRaw) {
  const std::string in = "Belopp i S\u200B\u00ADödertälje \uFEFFnu";
  const Text text = read(in);
  EXPECT_EQ(text.text, "Belopp i Södertälje nu");
  const Span back = text.to_file({9, 21});
  EXPECT_EQ(in.substr(back.begin, back.size()), "S\u200B\u00ADödertälje");
}

TEST(ReadText, T20_ManyItemsTakeLinearTime) {
  std::string in;
  for (int i = 0; i < 100000; ++i) in += "- punkt " + std::to_string(i) + "\n";
  EXPECT_EQ(read(in).blocks.size(), 100000U);
}

TEST(ReadText, LongLinesOfOneKindTakeLinearTime) {
  for (const std::string_view unit :
       {"a-\n", ". ", "\f", "\t", "\u00A0", "**", "|", "> ", "\u0301", "§\n", "\u202E "}) {
    std::string in;
    for (int i = 0; i < 100000; ++i) in += unit;
    expect_clean(read(in));
    expect_clean(read(in + "x" + in));
  }
}

TEST(ReadText, AnyTextGivesCleanText) {
  std::mt19937 random(9);
  for (int round = 0; round < 3000; ++round) {
    std::string in;
    const std::size_t size = random() % 60;
    for (std::size_t i = 0; i < size; ++i) {
      const char32_t c = random() % (round % 3 == 0 ? 0x11000U : round % 3 == 1 ? 0x80U : 0x3000U);
      utf8::append(in, c >= 0xD800 && c < 0xE000 ? U'x' : c);
    }
    expect_clean(read(in));
    if (HasFatalFailure()) return;
  }
}

}  // namespace
}  // namespace orgkarta::text
