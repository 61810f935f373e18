// Whole files, written object by object.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>
#include <string>

#include "pipeline/pdf/poppler_pages.h"

namespace orgkarta::pdf {
namespace {

std::string stream(std::string_view data, std::string_view entries = {}) {
  return fmt::format("<< {} /Length {} >>\nstream\n{}\nendstream", entries, data.size(), data);
}

/// A file of one page with this content. `resources` beside its font F1; `page`: more entries of
/// the page; `more`: objects from 10 on.
struct File {
  std::string content;
  std::string resources = {};
  std::string page = {};
  std::map<int, std::string> more = {};
  std::string catalog = {};  ///< more entries of it
};

std::string write(const File& file) {
  std::map<int, std::string> objects = file.more;
  objects[1] = fmt::format("<< /Type /Catalog /Pages 2 0 R {} >>", file.catalog);
  objects[2] = "<< /Type /Pages /Kids [4 0 R] /Count 1 >>";
  objects[3] = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";
  objects[4] = fmt::format(
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 5 0 R {} /Resources << "
      "/Font << /F1 3 0 R >> {} >> >>",
      file.page, file.resources);
  objects.emplace(5, stream(file.content));
  std::string out = "%PDF-1.7\n";
  std::string table;
  for (const auto& [number, body] : objects) {
    table += fmt::format("{} 1\n{:010} 00000 n \n", number, out.size());
    out += fmt::format("{} 0 obj\n{}\nendobj\n", number, body);
  }
  return fmt::format(
      "{}xref\n0 1\n0000000000 65535 f \n{}trailer\n<< /Size 100 /Root 1 0 R >>\nstartxref\n{}\n"
      "%%EOF\n",
      out, table, out.size());
}

ingest::Pages read(const File& file) { return read_pdf(write(file), {1, 9}); }

/// The words of the page, in the order in which they are drawn.
std::string words(const File& file) {
  std::string out;
  for (const auto& page : read(file).pages) {
    for (const auto& word : page.words) out += (out.empty() ? "" : " ") + word.text;
  }
  return out;
}

TEST(ReadPdf, WordsWithTheirPlaces) {
  const auto pages = read({"BT /F1 10 Tf 100 700 Td (Ett ord) Tj ET"}).pages;
  ASSERT_EQ(pages.size(), 1U);
  EXPECT_EQ(pages[0].width, 600);
  EXPECT_EQ(pages[0].height, 800);
  ASSERT_EQ(pages[0].words.size(), 2U);
  const auto& word = pages[0].words[0];
  EXPECT_EQ(word.text, "Ett");
  EXPECT_TRUE(word.space_after);
  EXPECT_FLOAT_EQ(word.left(), 100);
  EXPECT_NEAR(word.right(), 100 + 10 * (0.667 + 0.278 + 0.278), 0.01);
  EXPECT_LT(word.top, 100);
  EXPECT_GT(word.bottom, 100);
  EXPECT_EQ(word.size, 10);
}

TEST(ReadPdf, OperatorsThatMove) {
  EXPECT_EQ(words({"BT /F1 10 Tf 12 TL 1 0 0 1 50 700 Tm (a) Tj T* (b) Tj (c) ' 0 -20 TD (d) Tj T* "
                   "(e) Tj 1 0 (f g) \" ET"}),
            "a b c d e f g");
  const auto pages = read({"q 2 0 0 2 10 20 cm BT /F1 10 Tf 50 100 Td (a) Tj ET Q BT /F1 10 Tf 5 5 "
                           "Td (b) Tj ET"})
                         .pages;
  ASSERT_EQ(pages[0].words.size(), 2U);
  EXPECT_FLOAT_EQ(pages[0].words[0].left(), 110);
  EXPECT_FLOAT_EQ(pages[0].words[0].size, 20);
  EXPECT_FLOAT_EQ(pages[0].words[1].left(), 5);
}

TEST(ReadPdf, KerningAndSpacing) {
  EXPECT_EQ(words({"BT /F1 10 Tf 50 700 Td [(Kom) 20 (mun) -300 (stad)] TJ ET"}), "Kommun stad");
  EXPECT_EQ(words({"BT /F1 10 Tf 50 700 Td 2 Tc (KALLELSE) Tj ET"}), "KALLELSE");
  const auto narrow = read({"BT /F1 10 Tf 50 Tz 50 700 Td (mm) Tj ET"}).pages[0].words;
  ASSERT_EQ(narrow.size(), 1U);
  EXPECT_NEAR(narrow[0].right(), 50 + 8.33, 0.01);
}

TEST(ReadPdf, AContentInParts) {
  File file{
      "", "", "", {{10, stream("BT /F1 10 Tf 50 700 Td (a) Tj")}, {11, stream("( b) Tj ET")}}};
  file.more[5] = "[10 0 R 12 0 R 11 0 R]";
  EXPECT_EQ(words(file), "a b");
}

TEST(ReadPdf, TextWithinForms) {
  const std::string inner = stream("BT /F1 10 Tf 0 0 Td (inne) Tj ET",
                                   "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Matrix [1 0 0 1 "
                                   "40 0]");
  const auto pages =
      read({"q 1 0 0 1 60 500 cm /X Do Q /X Do", "/XObject << /X 10 0 R >>", "", {{10, inner}}})
          .pages;
  ASSERT_EQ(pages[0].words.size(), 2U);
  EXPECT_EQ(pages[0].words[0].text, "inne");
  EXPECT_FLOAT_EQ(pages[0].words[0].left(), 100);
  EXPECT_FLOAT_EQ(pages[0].words[1].left(), 40);
}

TEST(ReadPdf, FormsThatDrawThemselves) {
  const std::string endless =
      stream("BT /F1 10 Tf 50 700 Td (x) Tj ET /X Do",
             "/Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 10 0 R >> >>");
  EXPECT_EQ(words({"/X Do", "/XObject << /X 10 0 R >>", "", {{10, endless}}}), "x");
}

TEST(ReadPdf, WhatIsToBeReadInstead) {
  EXPECT_EQ(
      words({"BT /F1 10 Tf 50 700 Td (a) Tj /Span << /ActualText (bc) >> BDC (x) Tj (y) Tj EMC "
             "(d) Tj ET"}),
      "abcd");
  EXPECT_EQ(words({"BT /F1 10 Tf 50 700 Td /Span /P BDC (x) Tj EMC ET",
                   "/Properties << /P << /ActualText <FEFF00E5> >> >>"}),
            "\u00E5");
  EXPECT_EQ(words({"BT /F1 10 Tf 50 700 Td (a) Tj /Span << /ActualText () >> BDC (-) Tj EMC ET"}),
            "a");
}

TEST(ReadPdf, InvisibleTextCounts) {
  EXPECT_EQ(words({"BT 3 Tr /F1 10 Tf 50 700 Td (tolkat) Tj ET"}), "tolkat");
}

TEST(ReadPdf, TextSidewaysAndAslantIsLeftOut) {
  EXPECT_EQ(
      words({"BT /F1 10 Tf 0 1 -1 0 30 300 Tm (kant) Tj 0.7 0.7 -0.7 0.7 200 300 Tm (UTKAST) Tj 1 "
             "0 0 1 50 700 Tm (rad) Tj ET"}),
      "rad");
}

TEST(ReadPdf, ATurnedPageIsReadAsItIsShown) {
  const auto page =
      read({"BT /F1 10 Tf 0 1 -1 0 100 50 Tm (liggande) Tj ET", "", "/Rotate 90"}).pages[0];
  EXPECT_EQ(page.width, 800);
  EXPECT_EQ(page.height, 600);
  ASSERT_EQ(page.words.size(), 1U);
  EXPECT_FLOAT_EQ(page.words[0].left(), 50);
}

TEST(ReadPdf, APictureWithinTheContentIsPassedOver) {
  EXPECT_EQ(words({"BI /W 2 /H 2 /BPC 8 /CS /G ID (\x01Tj EI BT /F1 10 Tf 50 700 Td (ord) Tj ET"}),
            "ord");
}

TEST(ReadPdf, LayersThatAreHidden) {
  File file{
      "/OC /Off BDC BT /F1 10 Tf 50 700 Td (dolt) Tj ET EMC "
      "BT /F1 10 Tf 50 600 Td (synligt) Tj ET",
      "/Properties << /Off 10 0 R >>",
      "",
      {{10, "<< /Type /OCG /Name (x) >>"}}};
  EXPECT_EQ(words(file), "dolt synligt");
  file.catalog = "/OCProperties << /OCGs [10 0 R] /D << /OFF [10 0 R] >> >>";
  EXPECT_EQ(words(file), "synligt");
}

TEST(ReadPdf, AnnotationsAreRead) {
  const std::string look =
      stream("BT /F1 10 Tf 2 2 Td (ifyllt) Tj ET",
             "/Subtype /Form /BBox [0 0 100 20] /Resources << /Font << /F1 3 0 R >> >>");
  EXPECT_EQ(words({"BT /F1 10 Tf 50 700 Td (Namn) Tj ET",
                   "",
                   "/Annots [10 0 R]",
                   {{10,
                     "<< /Type /Annot /Subtype /Stamp /Rect [100 690 200 710] /AP << /N 11 0 R >> "
                     "/F 4 >>"},
                    {11, look}}}),
            "Namn ifyllt");
}

TEST(ReadPdf, AFontThatAStateSets) {
  EXPECT_EQ(words({"BT /G gs 50 700 Td (ord) Tj ET", "/ExtGState << /G << /Font [3 0 R 10] >> >>"}),
            "ord");
}

TEST(ReadPdf, StatesWithoutEnd) {
  std::string content;
  for (int i = 0; i < 200'000; ++i) content += "q ";
  for (int i = 0; i < 200'000; ++i) content += "Q ";
  EXPECT_EQ(words({content + "BT /F1 10 Tf 50 700 Td (SLUT) Tj ET"}), "SLUT");
}

TEST(ReadPdf, APageWithFlawsAndNoTextIsDamaged) {
  const auto pages = read({"[[[ 1 2"});
  EXPECT_EQ(pages.damaged, std::vector<std::uint32_t>{1});
  EXPECT_EQ(pages.flaw, "End of content within an array");
  EXPECT_EQ(words({"nonsense BT /F1 10 Tf 50 700 Td (ord) Tj ET ]"}), "ord");
}

}  // namespace
}  // namespace orgkarta::pdf
