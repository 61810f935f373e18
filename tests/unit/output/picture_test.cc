// What pictures are laid out by: widths of letters, columns, lines of a timeline.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "output/picture/columns.h"
#include "output/picture/lane_order.h"
#include "output/picture/lanes.h"
#include "output/picture/picture_words.h"
#include "output/picture/svg.h"
#include "output/picture/text_width.h"

namespace orgkarta::output {
namespace {

using Texts = std::vector<std::string>;
constexpr Font kPlain{10, false};

TEST(TextWidth, IsThatOfHelvetica) {
  EXPECT_DOUBLE_EQ(text_width("Mi", kPlain), 8.33 + 2.22);
  EXPECT_DOUBLE_EQ(text_width("Mi", {10, true}), 8.33 + 2.78);
  EXPECT_DOUBLE_EQ(text_width("ä", kPlain), 5.56);
  EXPECT_DOUBLE_EQ(text_width("\U0001F600", kPlain), 10);  // too much rather than too little
}

TEST(WrapText, BreaksAtSpacesAndCutsTheLastLine) {
  EXPECT_EQ(wrap_text("Barn  och unga", 50, kPlain, 2), (Texts{"Barn och", "unga"}));
  EXPECT_EQ(wrap_text("Gymnasieförvaltningen", 50, kPlain, 2), Texts{"Gymnasi…"});
  EXPECT_EQ(wrap_text("", 50, kPlain, 2), Texts{""});
  const Texts lines = wrap_text("ett två tre fyra fem sex sju åtta nio tio", 50, kPlain, 2);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_TRUE(lines[1].ends_with("…"));
  for (const std::string& line : lines) EXPECT_LE(text_width(line, kPlain), 50);
}

TEST(ColumnsOf, KeepTheOrderAndAreAsLowAsCanBe) {
  EXPECT_EQ(columns_of({10, 10, 10, 30}, 2), (Columns{{0, 1, 2}, {3}}));
  EXPECT_EQ(columns_of({50, 10, 10}, 3), (Columns{{0}, {1, 2}}));
  EXPECT_TRUE(columns_of({}, 3).empty());
}

TEST(BestColumns, FillASheetThatLies) {
  EXPECT_EQ(best_columns({10}, 100).size(), 1U);
  EXPECT_EQ(best_columns(std::vector<double>(8, 100), 141).size(), 3U);
}

Party party(const std::string& id) { return {id, id}; }

TEST(LaneOrder, PutsWhatSeveralBecomeBetweenThem) {
  const std::vector<PictureEvent> events = {
      {"create", "2019-01-01", {}, {party("x")}},
      {"merge", "2020-01-01", {party("a"), party("b")}, {party("ab")}},
      {"split", "2021-01-01", {party("ab")}, {party("c"), party("d"), party("none"), party("")}}};
  EXPECT_EQ(lane_order(events, {"a", "ab", "b", "c", "d", "x"}),
            (Texts{"x", "c", "d", "a", "ab", "b"}));
}

OrganisationTold organisation(const std::string& id, const std::string& from) {
  OrganisationTold out;
  out.id = id;
  out.term.from = from;
  out.names = {{id, {from, "", "", ""}}};
  return out;
}

TEST(Timeline, EndsWhatIsMergedAndGoesOnWhereItIsMadeAnew) {
  MunicipalityTold told;
  told.organisations = {organisation("a", "2015-01-01"), organisation("b", "")};
  const std::vector<PictureEvent> events = {{"merge", "2020-05-01", {party("a")}, {party("b")}},
                                            {"rename", "2021-01-01", {party("b")}, {party("b")}}};
  const Timeline all = lay_out_timeline(told, events);
  EXPECT_EQ(all.first, "2019-01-01");
  EXPECT_EQ(all.last, "2023-01-01");
  ASSERT_NE(all.find("a"), nullptr);
  EXPECT_TRUE(all.find("a")->joins);
  EXPECT_EQ(all.find("a")->segments.back().to, "2020-05-01");
  EXPECT_EQ(all.find("a")->segments.front().from, "2019-01-01");
  EXPECT_EQ(all.find("b")->segments.back().to, "2023-01-01");
  EXPECT_EQ(all.find("none"), nullptr);
  auto anew = events;
  anew.push_back({"create", "2022-01-01", {}, {party("a")}});
  EXPECT_EQ(lay_out_timeline(told, anew).find("a")->segments.back().to, "2024-01-01");
}

TEST(Timeline, BendsWhereANameBegins) {
  MunicipalityTold told;
  told.organisations = {organisation("a", "2015-01-01")};
  told.organisations[0].names.push_back({"b", {"2020-01-01", "", "", ""}});
  const Timeline all =
      lay_out_timeline(told, {{"rename", "2020-01-01", {party("a")}, {party("a")}}});
  ASSERT_EQ(all.lanes.size(), 1U);
  const Lane& lane = all.lanes[0];
  ASSERT_EQ(lane.segments.size(), 2U);
  EXPECT_EQ(lane.segments[0].to, "2020-01-01");
  EXPECT_LT(lane.height_at("2019-12-31"), lane.height_at("2020-01-01"));
  EXPECT_TRUE(lay_out_timeline(told, {}).lanes.empty());
}

TEST(PictureWords, AreSwedishAndEnglish) {
  const PictureWords sv(Language::sv);
  const PictureWords en(Language::en);
  EXPECT_EQ(sv.word("kind", "committee"), "nämnd");
  EXPECT_EQ(en.word("kind", "committee"), "committee");
  EXPECT_EQ(en.word("kind", "unheard"), "unheard");
  EXPECT_EQ(en.text("chart.title", {"Motala", "2020-01-02"}),
            "Motala: the organisation on 2020-01-02");
  EXPECT_EQ(sv.kronor(2'800'000), "2,8 mnkr");
  EXPECT_EQ(en.kronor(12'340'000'000), "SEK 12.3 bn");
  EXPECT_EQ(en.kronor(12'300), "SEK 12.3 k");
  EXPECT_EQ(sv.kronor(1234), "1\u00a0234 kr");
  EXPECT_EQ(en.range(1e6, 2e6), "SEK 1 m – SEK 2 m");
  EXPECT_EQ(en.range(2e6, 2e6), "SEK 2 m");
  EXPECT_EQ(en.range(0, 0), "–");
}

TEST(Svg, EscapesAndShowsWhatSteers) {
  Svg svg(10, 20.25, "<a> & b", "one\ntwo\u202e");
  svg.begin("\"t\"");
  svg.text(1, 2, {12, true}, "]]>\u0007", "fill=\"red\"");
  svg.end();
  const std::string out = svg.finish();
  EXPECT_NE(out.find("width=\"10\" height=\"20.2\""), std::string::npos) << out;
  EXPECT_NE(out.find("&lt;a&gt; &amp; b</title>"), std::string::npos);
  EXPECT_NE(out.find("one\ntwo⟨U+202E⟩</desc>"), std::string::npos);
  EXPECT_NE(out.find("<g><title>&quot;t&quot;</title>"), std::string::npos);
  EXPECT_NE(out.find("font-weight=\"bold\" fill=\"red\">]]&gt;⟨U+0007⟩</text>"), std::string::npos);
}

}  // namespace
}  // namespace orgkarta::output
