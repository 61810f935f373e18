#include "pipeline/rules/expand.h"

#include "pipeline/rules/lexicon_file.h"
#include "tests/unit/rules/rule_dir.h"

namespace orgkarta::rules {
namespace {

class ExpandTest : public testing::Test {
 protected:
  ExpandTest() {
    add("months", "maj\nmars\nm\n");
    add("units", "# fold: exact\nkm²\nm.\n");
    add("any", "# fold: any\nSEK\n");
    add("list_conjunctions", "och\n");
  }

  void add(const std::string& name, const std::string& bytes) {
    const SourceFile source{name + ".tsv", bytes};
    lexicons_[name] = read_lexicon(source, problems_);
  }
  std::string expand(const std::string& pattern, bool relation = false) {
    file_ = {"a.toml", "pattern = '" + pattern + "'"};
    Expander expander(lexicons_, problems_);
    expander.set_macros(macros_);
    const auto expansion = expander.expand({"r", pattern, {&file_, 1, 12}}, relation);
    return expansion ? expansion->regex : "";
  }

  Strings faults(const std::string& pattern, bool relation = false) {
    expand(pattern, relation);
    return problems_.take();
  }

  Lexicons lexicons_;
  std::vector<PatternSource> macros_;
  SourceFile file_;
  Problems problems_;
};

TEST_F(ExpandTest, LongerFormsStandBeforeTheirBeginnings) {
  EXPECT_EQ(expand("{months}"), "(?:[Mm](?:a(?:rs|j))?)");
}

TEST_F(ExpandTest, FormsAreLiteralAndFoldedAsTheLexiconSays) {
  EXPECT_EQ(expand("{units:u}"), "(?P<u>(?:m\\.|km²))");
  EXPECT_EQ(expand("{any}"), "(?:[Ss][Ee][Kk])");
}

TEST_F(ExpandTest, QuantifiersPropertiesAndClassesPassThrough) {
  const std::string pattern = R"(\d{1,3}x{2,}\p{Lu}\x{2013}[{}\]{a}]\{a\}[^]a]\pL)";
  EXPECT_EQ(expand(pattern), pattern);
  EXPECT_TRUE(problems_.empty());
}

TEST_F(ExpandTest, MacrosMayUseMacrosAndLexicons) {
  macros_ = {{"day", "\\d\\d?", {&file_, 1, 0}}, {"date", "{day:d} {months:m}", {&file_, 1, 0}}};
  EXPECT_EQ(expand("{date:x}"), "(?P<x>(?P<d>\\d\\d?) (?P<m>[Mm](?:a(?:rs|j))?))");
}

TEST_F(ExpandTest, MacroThatContainsItselfIsReportedOnce) {
  macros_ = {{"a", "x{b}", {&file_, 1, 0}}, {"b", "y{a}", {&file_, 1, 0}}};
  EXPECT_EQ(faults("{a}{b}"), Strings{"a.toml:1: b: macro 'a' contains itself"});
}

TEST_F(ExpandTest, UnknownNameHasItsCaret) {
  EXPECT_EQ(faults("å {mounths:m}"),
            Strings{"a.toml:1: r: 'mounths' is neither a lexicon nor a macro\n"
                    "pattern = 'å {mounths:m}'\n              ^ near here"});
}

TEST_F(ExpandTest, RefusesWhatKnowsAsciiOnlyAndNumberedGroups) {
  for (const char* bad : {"\\bx",  "\\Bx",       "\\w",  "\\W", "[\\w]",     "\\C",      "\\Qx",
                          "\\1",   "(x)",        "x\ny", "\\n", "(?P<_m>x)", "(?P<1>x)", "(?i:x)",
                          "(?i)x", "{months:1}", "{x",   "[x",  "{}",        "x\\"}) {
    EXPECT_EQ(faults(bad).size(), 1U) << bad;
  }
}

TEST_F(ExpandTest, MaskedNamesAreForRelationRules) {
  EXPECT_EQ(expand("{UNIT:u}{END}", true), "(?P<u>\\x{F0000})(?:\\x{F00FF})");
  EXPECT_EQ(expand("{WHO}", true), "(?:[\\x{F0004}\\x{F0005}])");
  EXPECT_EQ(expand("{GAP}", true), "(?:[^\\x{F00FF}\\n]{0,80}?)");
  EXPECT_EQ(expand("{REST:t}", true), "(?P<t>[^\\x{F00FF}\\n]+)");
  EXPECT_EQ(faults("{UNIT}"), Strings{"a.toml:1: r: only relation rules may use names of mentions "
                                      "and sentences\npattern = '{UNIT}'\n           ^ near here"});
  EXPECT_EQ(faults("{UNITS}", true).at(0).substr(0, 34), "a.toml:1: r: unknown name 'UNITS'\n");
}

TEST_F(ExpandTest, ListsTakeTheirConjunctionsFromTheLexicon) {
  EXPECT_NE(expand("{BODIES:b}", true).find("[Oo]ch"), std::string::npos);
  lexicons_.erase("list_conjunctions");
  EXPECT_EQ(faults("{BODIES:b}", true).size(), 1U);
}

}  // namespace
}  // namespace orgkarta::rules
