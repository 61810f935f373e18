// Anchors only save work: with and without them the results are the same.
#include <algorithm>
#include <random>

#include "tests/unit/rules/rule_dir.h"

namespace orgkarta::rules {
namespace {

std::string describe(const Found& found) {
  std::string out;
  const auto add = [&](const auto& item) {
    out +=
        item.rule->id + " " + std::to_string(item.span.begin) + "-" + std::to_string(item.span.end);
    for (const Capture& c : item.captures) {
      out += " " + std::string(c.group) + "=" + std::to_string(c.span.begin) + "-" +
             std::to_string(c.span.end) + std::string(c.value);
    }
    out += " " + std::to_string(item.block) + "\n";
  };
  for (const Mention& m : found.mentions) add(m);
  for (const Mention& m : found.signs) add(m);
  for (const Statement& s : found.statements) add(s);
  return out;
}

// Which mentions stand in the statements' groups.
std::string ranges(const Found& found) {
  std::string out;
  for (const Statement& s : found.statements) {
    for (const auto& [first, last] : s.ranges) {
      out += std::to_string(first) + "-" + std::to_string(last) + " ";
    }
  }
  return out;
}

void fill(RuleDir& dir) {
  dir.lexicon("list_conjunctions", "och\nsamt\n")
      .lexicon("months", "januari\t1\njan\t1\nÅrsskiftet\t12\n");
  dir.lexicon("money", "# fold: any\nkr\nMkr\nsek\n").lexicon("stop", "den\n");
  dir.mention("iso", "DATE", R"((?P<y>\d{4})-(?P<m>[01]\d)-[0-3]\d)");
  dir.mention("day", "DATE", R"((?:den )?[1-3]?\d {months:m}(?: \d{4})?)");
  dir.mention("sum", "AMOUNT", R"(\d+(?:[,.]\d+)? {money:k})", "priority = 2\n");
  dir.mention("share", "AMOUNT", R"(\d+ ?(?:%|procent))");
  dir.mention("unit", "UNIT", R"(\pL*(?:nämnden|ämbetet|kontor))", "genitive = true\n");
  dir.mention("name", "NAME", R"(\p{Lu}\pL+(?: \p{Lu}\pL+)+)",
              "where = [{ group = 'span', first_not_in = 'stop' }]\n");
  dir.mention("code", "NOISE", R"(§ ?\d|[A-ZÅÄÖ]{2,}\d)", "boundary = false\n");
  dir.relation("move", "{BODIES:a} (?:flyttas|övergår){GAP} till {UNIT:b}");
  dir.relation("led", "{UNIT:u} [–-] {WHO:w}").relation("rest", "{UNIT:u} ska {REST:t}");
  dir.relation("when", "{DATE:d}(?:, {AMOUNT:a})?{END}");
}

std::string compose(std::mt19937& random) {
  static const std::vector<std::string> pieces = {"Socialnämnden",
                                                  "skolkontor",
                                                  "Överämbetets",
                                                  "nämnden",
                                                  "Eva Ek",
                                                  "Den Åsa Öst",
                                                  "ÅSA ÖST",
                                                  "2024-01-31",
                                                  "den 3 januari 2020",
                                                  "12 JAN",
                                                  "årsskiftet",
                                                  "1 Årsskiftet",
                                                  "12,5 mkr",
                                                  "7 KR",
                                                  "20 %",
                                                  "20 procent",
                                                  "§ 4",
                                                  "KS2",
                                                  "flyttas",
                                                  "Övergår snart",
                                                  "övergår",
                                                  "till",
                                                  "ska",
                                                  "och",
                                                  ", ",
                                                  "samt",
                                                  ".",
                                                  ". | ",
                                                  "–",
                                                  "-",
                                                  " ",
                                                  " ",
                                                  " ",
                                                  "\n",
                                                  "s",
                                                  "å",
                                                  "Š",
                                                  "€",
                                                  "\t",
                                                  "(",
                                                  ")",
                                                  "9"};
  std::string text;
  const std::size_t count = random() % 40;
  for (std::size_t i = 0; i < count; ++i) {
    text += pieces[random() % pieces.size()];
    if (random() % 3 != 0) text += ' ';
  }
  return text;
}

TEST(Differential, AnchorsChangeNothing) {
  RuleDir dir;
  fill(dir);
  const RuleSet rules = dir.load();
  Matcher matcher(rules);
  std::mt19937 random(20220601);
  std::size_t found = 0;
  for (int i = 0; i < 3000; ++i) {
    const Text text = text_of(compose(random));
    const std::string quick = describe(matcher.find(text));
    ASSERT_EQ(quick, describe(matcher.find_slowly(text))) << text.text;
    found += quick.empty() ? 0 : 1;
  }
  EXPECT_GT(found, 2000U);
}

// What is found in a block does not hang on the blocks around it.
TEST(Differential, BlocksAreIndependent) {
  RuleDir dir;
  fill(dir);
  const RuleSet rules = dir.load();
  Matcher matcher(rules);
  std::mt19937 random(7);
  for (int i = 0; i < 500; ++i) {
    const Text text = text_of(compose(random));
    Found all = matcher.find(text);
    Found single;
    for (std::size_t b = 0; b < text.blocks.size(); ++b) {
      Text one = text;
      for (std::size_t k = 0; k < one.blocks.size(); ++k) {
        if (k != b) one.blocks[k].kind = BlockKind::boilerplate;
      }
      Found part = matcher.find(one);
      single.mentions.insert(single.mentions.end(), part.mentions.begin(), part.mentions.end());
      single.statements.insert(single.statements.end(), part.statements.begin(),
                               part.statements.end());
    }
    ASSERT_EQ(describe(all), describe(single)) << text.text;
  }
}

// What is found in a text does not hang on the texts beside it.
TEST(Differential, TextsAreIndependent) {
  RuleDir dir;
  fill(dir);
  const RuleSet rules = dir.load();
  Matcher matcher(rules);
  std::mt19937 random(13);
  for (int i = 0; i < 100; ++i) {
    std::vector<Text> texts;
    for (std::size_t k = random() % 9; k > 0; --k) texts.push_back(text_of(compose(random)));
    std::vector<const Text*> all;
    for (const Text& text : texts) all.push_back(&text);
    const std::vector<Found> found = matcher.find_all(all);
    ASSERT_EQ(found.size(), texts.size());
    for (std::size_t k = 0; k < texts.size(); ++k) {
      const Found alone = matcher.find(texts[k]);
      ASSERT_EQ(describe(found[k]), describe(alone)) << texts[k].text;
      ASSERT_EQ(ranges(found[k]), ranges(alone)) << texts[k].text;
    }
  }
}

// Long lines are searched by RE2 where an attempt gives up.
TEST(Differential, LongLinesToo) {
  RuleDir dir;
  fill(dir);
  const RuleSet rules = dir.load();
  Matcher matcher(rules);
  std::mt19937 random(11);
  for (int i = 0; i < 20; ++i) {
    std::string line;
    for (int k = 0; k < 60; ++k) line += compose(random) + (k % 7 == 0 ? "Ab-" : " ");
    std::replace(line.begin(), line.end(), '\n', ' ');
    if (i % 2 == 0) line += std::string(3000, 'a');
    const Text text = text_of(line);
    ASSERT_EQ(describe(matcher.find(text)), describe(matcher.find_slowly(text))) << line;
  }
}

// The rules that orgkarta comes with, over the documents of the project.
TEST(Differential, OwnRulesAndDocuments) {
  const std::filesystem::path source = ORGKARTA_SOURCE;
  const RuleDir cache;
  RuleSet::load(source / "rules/sv", cache.path());
  const RuleSet rules = RuleSet::load(source / "rules/sv", cache.path());  // as runs have them
  Matcher matcher(rules);
  for (const auto& entry : std::filesystem::directory_iterator(source / "corpus/documents")) {
    if (entry.path().extension() != ".txt") continue;
    std::ifstream in(entry.path());
    const Text text = text_of(std::string(std::istreambuf_iterator<char>(in), {}));
    EXPECT_EQ(describe(matcher.find(text)), describe(matcher.find_slowly(text))) << entry.path();
  }
}

}  // namespace
}  // namespace orgkarta::rules
