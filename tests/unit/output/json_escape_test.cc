#include "output/json_escape.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <random>

#include "pipeline/unicode/utf8.h"

namespace orgkarta::output {
namespace {

std::string ours(std::string_view text) {
  std::string out;
  {
    JsonBuffer json(out);
    append_json_string(json, text);
  }
  return out;
}

std::string theirs(const std::string& text) { return nlohmann::json(text).dump(); }

TEST(JsonEscape, EveryAsciiCharacter) {
  for (char c = 0; c < 127; ++c) EXPECT_EQ(ours(std::string(1, c)), theirs(std::string(1, c)));
  EXPECT_EQ(ours("\x7f"), "\"\x7f\"");
}

TEST(JsonEscape, LeavesLineSeparatorsAndMarkup) {
  EXPECT_EQ(ours("\u2028</script>åäö€😀"), "\"\u2028</script>åäö€😀\"");
  EXPECT_EQ(ours(""), "\"\"");
}

TEST(JsonEscape, SpecialCharacterAtEveryPositionOfAWord) {
  for (std::size_t length = 1; length < 20; ++length) {
    for (std::size_t i = 0; i < length; ++i) {
      for (const char c : {'"', '\\', '\n', '\x1f', '\0'}) {
        std::string text(length, '!');
        text[i] = c;
        EXPECT_EQ(ours(text), theirs(text));
      }
    }
  }
}

TEST(JsonEscape, LongTextAsAWhole) {
  for (const std::size_t length : {511, 512, 513, 1024, 1500}) {
    const std::string controls(length, '\x01');
    EXPECT_EQ(ours(controls), theirs(controls));
    std::string text(length, 'x');
    text[length - 1] = '"';
    text[500] = '\n';
    EXPECT_EQ(ours(text), theirs(text));
  }
}

/// Characters of all lengths, with those that are escaped, or nearly, much over-represented.
std::string random_text(std::mt19937& random) {
  constexpr char32_t kNear[] = {0,   1,    0x1f, 0x20,   0x21,   '"',    '#',    '[',    '\\',
                                ']', 0x7f, 0x80, 0x2028, 0x2029, 0xFEFF, 0xD7FF, 0xE000, 0x10FFFF};
  std::string text;
  const std::size_t length = random() % 60;
  for (std::size_t i = 0; i < length; ++i) {
    char32_t c = 'a' + random() % 26;
    if (random() % 4 == 0) c = kNear[random() % std::size(kNear)];
    if (random() % 8 == 0) c = random() % 0xD800;
    if (random() % 16 == 0) c = 0x10000 + random() % 0x100000;
    utf8::append(text, c);
  }
  return text;
}

TEST(JsonEscape, RandomTextIsAsNlohmannWritesIt) {
  std::mt19937 random(20260101);
  for (int i = 0; i < 50000; ++i) {
    const std::string text = random_text(random);
    ASSERT_EQ(ours(text), theirs(text)) << "round " << i;
  }
}

}  // namespace
}  // namespace orgkarta::output
