// Names of bodies, lists of them, titles and people.
#include <gtest/gtest.h>

#include "pipeline/facts/name_list.h"
#include "pipeline/facts/posts.h"
#include "pipeline/facts/unit_key.h"
#include "pipeline/facts/units.h"
#include "tests/unit/facts/support.h"

namespace orgkarta::facts {
namespace {

using Names = std::vector<std::string>;

void fill(HandMade& doc) {
  doc.lexicon("definite_forms", {{"nämnden", "nämnd"}, {"enheten", "enhet"}})
      .lexicon("name_fillers", {{"för", ""}, {"och", ""}})
      .lexicon("list_conjunctions", {{"och", ""}, {"samt", ""}})
      .lexicon("strong_conjunctions", {{"samt", ""}})
      .lexicon("plural_to_singular", {{"enheterna", "enheten"}})
      .lexicon("list_stem_head", {{"places", "nämnden"}})
      .lexicon("unit_suffixes", {{"enheten", "unit"}})
      .lexicon("surnames", {{"ek", ""}, {"alnäs", ""}});
}

TEST(UnitKey, IsEqualForTheWaysToWriteOneName) {
  HandMade doc("");
  fill(doc);
  const auto key = [&](std::string_view name) { return unit_key(doc.view(), name); };
  EXPECT_EQ(key("Skolnämnden"), key("skolnämnd"));
  EXPECT_EQ(key("Enheten för plan"), key("enhet plan"));
  EXPECT_EQ(key("Miljö-och byggnämnden"), key("miljö- och byggnämnden"));
  EXPECT_EQ(key("ÅRSTA  nämnden"), key("årsta nämnden"));
  EXPECT_NE(key("Skolnämnden"), key("Kulturnämnden"));
}

TEST(DisplayName, MendsLineBreaks) {
  HandMade doc("arbetslivsoch integrationsnämnden, plan\nenheten");
  const Mention lost =
      doc.mention(MentionType::unit, "arbetslivsoch integrationsnämnden", {{"lost", "och"}});
  EXPECT_EQ(display_name(doc.view(), lost), "arbetslivs- och integrationsnämnden");
  const Mention broken = doc.mention(MentionType::unit, "plan\nenheten");
  EXPECT_EQ(display_name(doc.view(), broken), "plan enheten");
}

TEST(SplitNames, AtCommasAndTheOutermostConjunction) {
  const std::pair<std::string, Names> cases[] = {
      {"plan, bygg och kart", {"plan", "bygg", "kart"}},
      {"stöd och utredning samt arkiv", {"stöd och utredning", "arkiv"}},
      {"kultur- och fritid samt skola", {"kultur- och fritid", "skola"}},
      {"kultur- och fritid och skola", {"kultur- och fritid", "skola"}},
      {"plan", {"plan"}},
      {"", {}},
  };
  for (const auto& [text, expected] : cases) {
    HandMade doc(text);
    fill(doc);
    Names found;
    for (const Span s : split_names(doc.view(), {0, static_cast<std::uint32_t>(text.size())})) {
      found.emplace_back(doc.view().slice(s));
    }
    EXPECT_EQ(found, expected) << text;
  }
}

TEST(ExpandList, GivesEachItemTheHead) {
  HandMade doc("Enheterna för miljö- och bygg, plan och kart. Enheterna för plan och kartenheten.");
  fill(doc);
  const Mention all =
      doc.mention(MentionType::unit_list, "Enheterna för miljö- och bygg, plan och kart",
                  {{"head", "Enheterna"}, {"items", "miljö- och bygg, plan och kart"}});
  EXPECT_EQ(expand_list(doc.view(), all),
            (Names{"enheten för miljö- och bygg", "enheten för plan", "enheten för kart"}));
  const Mention full = doc.mention(MentionType::unit_list, "Enheterna för plan och kartenheten",
                                   {{"head", "Enheterna"}, {"items", "plan och kartenheten"}});
  EXPECT_EQ(expand_list(doc.view(), full), (Names{"enheten för plan", "kartenheten"}));
}

TEST(ExpandList, PlacesFollowTheBody) {
  HandMade doc("Socialnämnderna Norr, Söder och Centrum");
  fill(doc);
  const Mention m = doc.mention(MentionType::unit_list, "Socialnämnderna Norr, Söder och Centrum",
                                {{"stem", "Social"}, {"places", "Norr, Söder och Centrum"}});
  EXPECT_EQ(expand_list(doc.view(), m),
            (Names{"Socialnämnden Norr", "Socialnämnden Söder", "Socialnämnden Centrum"}));
}

TEST(TitleText, IsLowerAndIndefiniteButKeepsAcronyms) {
  const std::tuple<std::string, Group, std::string> cases[] = {
      {"Skolchefen", {"role", "chefen", "head:chef"}, "skolchef"},
      {"HR-direktören", {"role", "direktören", "head:direktör"}, "HR-direktör"},
      {"Bildnings- och kulturchef", {"role", "chef", "head:chef"}, "bildnings- och kulturchef"},
  };
  for (const auto& [text, role, expected] : cases) {
    HandMade doc(text);
    const Mention m = doc.mention(MentionType::title, text, {{"title", text}, role});
    EXPECT_EQ(title_text(doc.view(), m), expected);
  }
}

TEST(PersonName, LosesAGenitiveOnlyWhereTheTextOrTheListSaysSo) {
  HandMade doc("Eva Qorri tackade. Eva Qorris svar, Bo Eks svar, Bo Alnäs svar, Bo Zetas svar.");
  fill(doc);
  doc.mention(MentionType::person, "Eva Qorri");
  const auto name = [&](std::string_view said) { return person_name(doc.view(), doc.find(said)); };
  EXPECT_EQ(name("Eva Qorris"), "Eva Qorri");
  EXPECT_EQ(name("Bo Eks"), "Bo Ek");
  EXPECT_EQ(name("Bo Alnäs"), "Bo Alnäs");
  EXPECT_EQ(name("Bo Zetas"), "Bo Zetas");
}

TEST(MakePost, ReadsRankActingAndTime) {
  HandMade doc("tidigare tf. vice ordförande Bo Ek");
  doc.lexicon("title_time", {{"tidigare", "former"}});
  const Mention title = doc.mention(MentionType::title, "tidigare tf. vice ordförande",
                                    {{"time", "tidigare"},
                                     {"acting", "tf."},
                                     {"title", "vice ordförande"},
                                     {"rank", "vice", "vice"},
                                     {"role", "ordförande", "chair:ordförande"}});
  const Mention person = doc.mention(MentionType::person, "Bo Ek");
  const Post p = make_post(doc.view(), title, person);
  EXPECT_EQ(p.person, "Bo Ek");
  EXPECT_EQ(p.title, "vice ordförande");
  EXPECT_EQ(p.role, Role::vice_chair);
  EXPECT_EQ(p.time, PostTime::former);
  EXPECT_TRUE(p.acting);
}

TEST(UnitTable, OneBodyHasOneEntry) {
  HandMade doc("");
  fill(doc);
  UnitTable table(doc.view());
  const Evidence e{{0, 0}, "by-hand"};
  const UnitIndex a = table.add("Skolnämnden", UnitKind::committee, e, false);
  EXPECT_EQ(table.add("skolnämnd", UnitKind::committee, e, true), a);
  EXPECT_EQ(table.find(unit_key(doc.view(), "skolnämnden")), a);
  table.add_alias(a, "SKN");
  table.add_alias(a, "SKN");
  EXPECT_EQ(table.entries()[a].unit.aliases, Names{"SKN"});
}

TEST(UnitTable, MergingKeepsTheOtherName) {
  HandMade doc("");
  fill(doc);
  UnitTable table(doc.view());
  const Evidence e{{0, 0}, "by-hand"};
  const UnitIndex kept = table.add("Skolnämnden", UnitKind::committee, e, false);
  const UnitIndex gone = table.add("Bildningsnämnden", UnitKind::committee, e, false);
  table.merge(kept, gone);
  EXPECT_TRUE(table.entries()[gone].removed);
  EXPECT_EQ(table.entries()[kept].unit.aliases, Names{"Bildningsnämnden"});
}

TEST(UnitTable, AMunicipalityIsItsCode) {
  HandMade doc("");
  UnitTable table(doc.view());
  const Evidence e{{0, 0}, "by-hand"};
  const UnitIndex a = table.add_municipality("Ystads kommun", "1286", e);
  EXPECT_EQ(table.add_municipality("Ystad kommun", "1286", e), a);
  EXPECT_NE(table.add_municipality("Motala kommun", "0583", e), a);
}

}  // namespace
}  // namespace orgkarta::facts
