// Programs match what RE2 matches: where, and with which groups.
#include <gtest/gtest.h>
#include <re2/re2.h>

#include <random>
#include <string>

#include "pipeline/rules/attempt.h"
#include "pipeline/rules/recogniser.h"

namespace orgkarta::rules {
namespace {

using Result = Attempt::Result;

// All but lower-case letters part words here.
ByteSet boundary() {
  ByteSet set;
  for (unsigned byte = 'a'; byte <= 'z'; ++byte) set.add(static_cast<unsigned char>(byte));
  set.invert();
  return set;
}

WordTries tries() {
  Lexicon lexicon;
  lexicon.fold = CaseFold::exact;
  for (const char* form : {"ab", "abba", "abbas", "c"}) lexicon.add(form, form, form, 1);
  Alphabet alphabet;
  alphabet.finish();
  WordTries out;
  out.emplace("words", WordTrie(lexicon, alphabet));
  return out;
}

// One pattern, ready to be tried.
struct Tried {
  explicit Tried(std::string_view pattern, bool genitive = false) {
    const auto tree = read_pattern(pattern, lexicons, 2);
    if (tree) program = programs.add(*tree, {genitive, boundary()});
  }

  Result match(std::string_view text, std::uint32_t at) {
    return attempt.match(*program, text, at);
  }
  std::string group(std::string_view text, int number) const {
    const auto& slots = attempt.slots();
    const auto i = static_cast<std::size_t>(2 * number);
    if (slots[i] == Attempt::kUnset) return "-";
    return std::string(text.substr(slots[i], slots[i + 1] - slots[i]));
  }

  WordTries lexicons = tries();
  Programs programs;
  std::optional<Programs::Program> program;
  Attempt attempt;
};

TEST(Program, MatchesOnlyWhereItIsTried) {
  Tried tried("(?P<x>ab)|cd");
  const std::string text = "\nab cd abc\n";
  EXPECT_EQ(tried.match(text, 1), Result::found);
  EXPECT_EQ(tried.group(text, 2), "ab");
  EXPECT_EQ(tried.match(text, 2), Result::none);
  EXPECT_EQ(tried.match(text, 4), Result::found);
  EXPECT_EQ(tried.group(text, 2), "-");
  EXPECT_EQ(tried.match(text, 7), Result::none);
}

TEST(Program, LexiconGivesItsLongestFormThatFits) {
  Tried tried("{words}s?");
  const std::string text = "\nabba ab abbass abs cs ca\n";
  const auto matched = [&](std::uint32_t at) {
    return tried.match(text, at) == Result::found ? tried.group(text, 1) : "none";
  };
  EXPECT_EQ(matched(1), "abba");
  EXPECT_EQ(matched(6), "ab");
  EXPECT_EQ(matched(9), "abbass");
  EXPECT_EQ(matched(16), "abs");
  EXPECT_EQ(matched(20), "cs");
  EXPECT_EQ(matched(23), "none");
}

TEST(Program, GenitiveStaysOutside) {
  Tried tried("ab", true);
  const std::string text = "\nabs ab:s abt\n";
  EXPECT_EQ(tried.match(text, 1), Result::found);
  EXPECT_EQ(tried.group(text, 1), "ab");
  EXPECT_EQ(tried.match(text, 5), Result::found);
  EXPECT_EQ(tried.match(text, 10), Result::none);
}

TEST(Program, KnowsBeginAndEndOfLines) {
  Tried begin("^ab");
  EXPECT_EQ(begin.match("\nab ab\n", 1), Result::found);
  EXPECT_EQ(begin.match("\nab ab\n", 4), Result::none);
  Tried end("ab$");
  EXPECT_EQ(end.match("\nab ab\n", 1), Result::none);
  EXPECT_EQ(end.match("\nab ab\n", 4), Result::found);
}

TEST(Program, GivesUpRatherThanTakeForEver) {
  Tried tried("(?:a|aa|aaa)+b");
  EXPECT_EQ(tried.match("\n" + std::string(200, 'a') + "\n", 1), Result::unknown);
}

TEST(Program, GivesUpWhereItWouldHaveToLookFar) {
  Tried tried("a+b?");
  EXPECT_EQ(tried.match("\n" + std::string(5000, 'a') + "b\n", 1), Result::unknown);
  EXPECT_EQ(tried.match("\naab " + std::string(5000, 'a') + "\n", 1), Result::found);
}

TEST(Program, LeavesToOthersWhatItCannotRead) {
  EXPECT_FALSE(read_pattern("(", {}, 2));
  EXPECT_FALSE(read_pattern("\\Aab", {}, 2));
  EXPECT_FALSE(read_pattern("(?i:ab)", {}, 2));
  EXPECT_FALSE(read_pattern("{unknown}", {}, 2));
  EXPECT_FALSE(Tried("[ab]{300}").program);
}

TEST(Recogniser, KnowsWhatMayFollow) {
  const Tried tried("bo(?:en)? [A-Z]");
  Recogniser recogniser(*tried.program);
  EXPECT_TRUE(recogniser.may_begin("b"));
  EXPECT_TRUE(recogniser.may_begin("boen"));
  EXPECT_FALSE(recogniser.may_begin("boens"));
  EXPECT_FALSE(recogniser.may_begin("ba"));
  const Tried first("^bo");
  EXPECT_TRUE(Recogniser(*first.program).may_begin("bo"));
}

// Patterns out of all that rules use, over texts of few letters.
class Composer {
 public:
  explicit Composer(unsigned seed) : random_(seed) {}

  std::string pattern() {
    std::string out;
    const int groups = upto(3);
    for (int i = 0; i < groups; ++i)
      out += "(?P<g" + std::to_string(i) + ">" + piece(3) + ")" + piece(2);
    return groups == 0 ? piece(3) + piece(3) : out;
  }

  std::string text() {
    std::string out;
    for (int i = 3 + upto(25); i > 0; --i) out += "aabbcs -"[upto(8)];
    return out;
  }

 private:
  int upto(int count) { return static_cast<int>(random_() % static_cast<unsigned>(count)); }

  std::string piece(int depth) {
    static constexpr const char* kAtoms[] = {"a", "b", "ab",      "[ab]",  "[^b]", ".",
                                             "c", " ", "{words}", "[a-c]", "abba", "(?:b|a c)"};
    if (depth == 0 || upto(3) == 0) return kAtoms[upto(12)];
    switch (upto(4)) {
      case 0:
        return piece(depth - 1) + piece(depth - 1);
      case 1:
        return "(?:" + piece(depth - 1) + "|" + piece(depth - 1) + "|" + piece(depth - 1) + ")";
      case 2:
        return "(?:" + piece(depth - 1) + "|" + piece(depth - 1) + ")";
      default: {
        static constexpr const char* kTimes[] = {"?", "*", "+", "{2}", "{0,3}", "{1,}", "{1,6}"};
        // Of rounds that take nothing matchers think differently, and no rule asks for them.
        std::string part = piece(depth - 1);
        if (read_pattern(part, words_, 2)->nullable) part += "b";
        return "(?:" + part + ")" + kTimes[upto(7)] + (upto(3) == 0 ? "?" : "");
      }
    }
  }

  std::mt19937 random_;
  WordTries words_ = tries();
};

std::string with_words(std::string pattern) {
  for (std::size_t at = 0; (at = pattern.find("{words}", at)) != std::string::npos;) {
    pattern.replace(at, 7, "(?:abbas|abba|ab|c)");
  }
  return pattern;
}

// What RE2 gives for a pattern between boundaries: its groups, or nothing.
std::vector<std::string> expected(const RE2& regex, const std::string& text, std::uint32_t at) {
  std::vector<re2::StringPiece> groups(1U + static_cast<unsigned>(regex.NumberOfCapturingGroups()));
  if (!boundary().has(text[at - 1])) return {};
  if (!regex.Match(text, at - 1, text.size(), RE2::ANCHOR_START, groups.data(),
                   static_cast<int>(groups.size()))) {
    return {};
  }
  std::vector<std::string> out;
  for (const re2::StringPiece& group : groups) {
    out.push_back(group.data() == nullptr ? "-" : std::string(group));
  }
  out.erase(out.begin());
  return out;
}

TEST(Program, MatchesWhatRe2Matches) {
  Composer composer(20250101);
  int found = 0;
  for (int i = 0; i < 3000; ++i) {
    const std::string pattern = composer.pattern();
    Tried tried(pattern);
    ASSERT_TRUE(tried.program) << pattern;
    Recogniser recogniser(*tried.program);
    const RE2 regex("[^a-z](" + with_words(pattern) + ")[^a-z]", RE2::Latin1);
    const std::string text = "\n" + composer.text() + "\n";
    for (std::uint32_t at = 1; at + 1 < text.size(); ++at) {
      if (!boundary().has(text[at - 1])) continue;
      const auto wanted = expected(regex, text, at);
      const Result result = tried.match(text, at);
      if (result == Result::unknown) continue;
      ASSERT_EQ(result == Result::found, !wanted.empty())
          << pattern << " in '" << text << "' " << at;
      if (wanted.empty()) continue;
      ++found;
      ASSERT_TRUE(recogniser.matches(text, at)) << pattern << " in '" << text << "' " << at;
      for (std::size_t g = 0; g < wanted.size(); ++g) {
        ASSERT_EQ(tried.group(text, static_cast<int>(g) + 1), wanted[g])
            << pattern << " in '" << text << "' " << at << ", group " << g + 1;
      }
    }
  }
  EXPECT_GT(found, 1000);
}

}  // namespace
}  // namespace orgkarta::rules
