// Texts whose file says what each line is.
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "support.h"

namespace orgkarta::text {
namespace {

using Marked = std::vector<std::pair<LineMark, std::string>>;

constexpr LineMark kParagraph{LineKind::paragraph, 0};
constexpr LineMark kMore{LineKind::continuation, 0};
constexpr LineMark kItem{LineKind::list_item, 0};
constexpr LineMark kRow{LineKind::table_row, 0};
constexpr LineMark kEmpty{};

std::string outline_of(const Marked& lines) {
  Source source;
  for (const auto& [mark, line] : lines) {
    if (!source.lines.empty()) source.utf8 += '\n';
    source.utf8 += line;
    source.lines.push_back(mark);
  }
  return outline(read_text(source, Words(lexicons())));
}

TEST(MarkedLines, AreBlocksOfTheirOwn) {
  EXPECT_EQ(outline_of({{{LineKind::title, 1}, "Ny organisation"},
                        {kEmpty, ""},
                        {kParagraph, "Nämnden har beslutat om en ny organisation för skolan och"},
                        {kEmpty, ""},
                        {kParagraph, "förskolan."},
                        {kEmpty, ""},
                        {{LineKind::heading, 3}, "mål för 2024."},
                        {kEmpty, ""},
                        {kParagraph, "Kort rad"},
                        {kEmpty, ""},
                        {kParagraph, "Slut"}}),
            "title ||Ny organisation\n"
            "paragraph ||Nämnden har beslutat om en ny organisation för skolan och\n"
            "paragraph ||förskolan.\n"
            "heading3 ||mål för 2024.\n"
            "paragraph ||Kort rad\n"
            "paragraph ||Slut\n");
}

TEST(MarkedLines, ForcedLineEnds) {
  EXPECT_EQ(outline_of({{{LineKind::heading, 1}, "Kontakt"},
                        {kEmpty, ""},
                        {kParagraph, "Eva Ek"},
                        {kMore, "kulturchef på förvaltningen"},
                        {kMore, "Telefon 0123-45 67 89"}}),
            "heading1 ||Kontakt\n"
            "paragraph ||Eva Ek\n"
            "paragraph ||kulturchef på förvaltningen\n"
            "paragraph ||Telefon 0123-45 67 89\n");
  EXPECT_EQ(outline_of({{kParagraph, "Socialchef:"}, {kMore, "Per Palm"}}),
            "label |Socialchef|Socialchef: Per Palm\n");
  EXPECT_EQ(outline_of({{kParagraph, "Närvarande:"}, {kMore, "Per Palm"}, {kMore, "Eva Ek"}}),
            "heading ||Närvarande:\nparagraph ||Per Palm\nparagraph ||Eva Ek\n");
  EXPECT_EQ(outline_of({{kParagraph, "Kommunstyrelsen beslutade vid sitt senaste möte att"},
                        {kMore, "förvaltningen ska delas. Det gäller kultur och"},
                        {kMore, "Fritid samt försko-"},
                        {kMore, "lan."},
                        {kMore, "Nästa möte hålls i maj."}}),
            "paragraph ||Kommunstyrelsen beslutade vid sitt senaste möte att förvaltningen ska "
            "delas. Det gäller kultur och Fritid samt förskolan.\n"
            "paragraph ||Nästa möte hålls i maj.\n");
}

TEST(MarkedLines, ItemsRowsAndLabels) {
  EXPECT_EQ(outline_of({{kItem, "\u2022 skolan"},
                        {{LineKind::list_item, 1}, "a) förskolan"},
                        {kItem, "\u2022 A. fritids"},
                        {kEmpty, ""},
                        {kRow, "1. Nämnd\t2024"},
                        {kRow, "12"},
                        {kEmpty, ""},
                        {{LineKind::label_value, 0}, "Vem beslutar, och när: Nämnden."}}),
            "item \u2022||skolan\n"
            "item1 |a|förskolan\n"
            "item \u2022|A|fritids\n"
            "row ||1. Nämnd\t2024\n"
            "row ||12\n"
            "label |Vem beslutar, och när|Vem beslutar, och när: Nämnden.\n");
}

TEST(MarkedLines, SignsOfMarkdownAreText) {
  EXPECT_EQ(outline_of({{kParagraph, "# **a** <!-- b --> \\*"}}),
            "paragraph ||# **a** <!-- b --> \\*\n");
}

TEST(MarkedLines, FreeLinesAreJoinedLikePlainText) {
  constexpr LineMark kFree{};
  EXPECT_EQ(outline_of({{kParagraph, "Ett stycke."},
                        {kEmpty, ""},
                        {kFree, "kommunstyrelsen har beslutat att förvaltningen för kultur och"},
                        {kFree, "fritid ska delas i två avdelningar från årsskiftet, och att en"},
                        {kFree, "ny chef ska rekryteras."}}),
            "paragraph ||Ett stycke.\n"
            "paragraph ||kommunstyrelsen har beslutat att förvaltningen för kultur och fritid ska "
            "delas i två avdelningar från årsskiftet, och att en ny chef ska rekryteras.\n");
}

TEST(MarkedLines, WithoutMarkedHeadingsLooksTell) {
  EXPECT_EQ(outline_of({{kParagraph, "Ny organisation"},
                        {kEmpty, ""},
                        {kParagraph, "Nämnden har beslutat om en ny organisation."}}),
            "title ||Ny organisation\nparagraph ||Nämnden har beslutat om en ny organisation.\n");
}

TEST(MarkedLines, BannersStayBoilerplate) {
  EXPECT_EQ(outline_of({{kItem, "Lyssna"}, {kEmpty, ""}, {kParagraph, "Nämnden beslutar."}}),
            "boilerplate ||Lyssna\nparagraph ||Nämnden beslutar.\n");
}

}  // namespace
}  // namespace orgkarta::text
