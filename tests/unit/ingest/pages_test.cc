#include <gtest/gtest.h>

#include <vector>

#include "page_support.h"

namespace orgkarta::ingest {
namespace {

/// A text with its lines' kinds: "h|" heading, "w|" wrapped, "r|" row, "t|" title, "|" free.
std::string marked(const Source& source) {
  std::string out;
  std::size_t begin = 0;
  for (const LineMark& mark : source.lines) {
    const std::size_t end = std::min(source.utf8.find('\n', begin), source.utf8.size());
    switch (mark.kind) {
      case LineKind::heading:
        out += 'h';
        break;
      case LineKind::wrapped:
        out += 'w';
        break;
      case LineKind::table_row:
        out += 'r';
        break;
      case LineKind::title:
        out += 't';
        break;
      default:
        break;
    }
    out += '|' + source.utf8.substr(begin, end - begin) + '\n';
    begin = end + 1;
  }
  return out;
}

std::string read(std::vector<Page> pages) { return marked(read_pages(pages_of(std::move(pages)))); }

/// Fills lines of about 80 letters, so that a page has a body and a right margin.
float fill(Page& page, float top, int lines) {
  for (int i = 0; i < lines; ++i, top += kStep) {
    set(page, 50, top,
        "the office was made in spring and it has since then grown by ten new members aa");
  }
  return top;
}

TEST(Pages, AFullLineGoesOnAndAShortOneDoesNot) {
  Page page = blank_page(1);
  float top = fill(page, 100, 3);
  set(page, 50, top, "and ends here.");
  set(page, 50, top + kStep, "Another line");
  const std::string text = read({page});
  EXPECT_NE(text.find("w|and ends here.\n|Another line\n"), std::string::npos) << text;
}

TEST(Pages, SpacePartsParagraphs) {
  Page page = blank_page(1);
  const float top = fill(page, 100, 2);
  set(page, 50, top + 8, "Another paragraph");
  EXPECT_NE(read({page}).find("\n|\n|Another paragraph\n"), std::string::npos);
}

TEST(Pages, LargeLettersAreHeadings) {
  Page page = blank_page(1);
  set(page, 50, 60, "Plan", {20, true});
  set(page, 50, 100, "Background", {12, true});
  float top = fill(page, 130, 3);
  set(page, 50, top + 10, "Aims", {12, true});
  fill(page, top + 40, 2);
  const std::string text = read({page});
  EXPECT_EQ(text.substr(0, text.find("|the")), "t|Plan\n|\nh|Background\n|\n") << text;
  EXPECT_NE(text.find("h|Aims\n"), std::string::npos);
}

TEST(Pages, ColumnsAreReadOneAfterTheOther) {
  Page page = blank_page(1);
  for (int i = 0; i < 8; ++i) {
    const float top = 100 + kStep * static_cast<float>(i);
    set(page, 50, top, "left words that fill their whole column aa");
    set(page, 280, top + 3, "right words that fill their own column too");
  }
  const std::string text = read({page});
  EXPECT_LT(text.rfind("left"), text.find("right")) << text;
  EXPECT_EQ(text.find("column aa right"), std::string::npos);
}

TEST(Pages, CellsBelowEachOtherAreATable) {
  Page page = blank_page(1);
  fill(page, 60, 3);
  set(page, 50, 120, "Board");
  set(page, 250, 120, "2024");
  set(page, 330, 120, "2025");
  set(page, 50, 132, "Schools");
  set(page, 245, 132, "1 200");
  set(page, 325, 132, "1 300");
  set(page, 50, 144, "Roads");
  set(page, 330, 144, "400");
  const std::string text = read({page});
  EXPECT_NE(text.find("r|Board\t2024\t2025\n"), std::string::npos) << text;
  EXPECT_NE(text.find("r|Schools\t1 200\t1 300\n"), std::string::npos);
  EXPECT_NE(text.find("r|Roads\t\u2013\t400\n"), std::string::npos) << text;
}

TEST(Pages, LinesOfACellAreJoined) {
  Page page = blank_page(1);
  fill(page, 40, 3);
  const auto row = [&](float top, std::string_view a, std::string_view b) {
    set(page, 50, top, a);
    set(page, 250, top, b);
  };
  row(100, "the unit for plans and maps", "12");
  set(page, 50, 112, "and for surveying");
  row(132, "the unit for building rights", "15");
  row(152, "the unit for open landscapes", "11");
  const std::string text = read({page});
  EXPECT_NE(text.find("r|the unit for plans and maps and for surveying\t12\n"), std::string::npos)
      << text;
}

TEST(Pages, HeadsAndFeetThatRepeatAreLeftOut) {
  std::vector<Page> pages;
  for (std::uint32_t n = 1; n <= 3; ++n) {
    Page page = blank_page(n);
    set(page, 50, 30, "Minutes of the board");
    set(page, 500, 30, std::to_string(n) + " (3)");
    fill(page, 100, 55);
    set(page, 50, 810, "Signature");
    pages.push_back(page);
  }
  const std::string text = read(std::move(pages));
  EXPECT_EQ(text.find("Signature"), std::string::npos);
  EXPECT_EQ(text.find("Minutes"), text.rfind("Minutes"));  // the first page's says what it is
  EXPECT_EQ(text.find("(3)"), std::string::npos);
}

TEST(Pages, ASentenceGoesOnOverThePagesEnd) {
  Page first = blank_page(1);
  fill(first, 100, 20);
  Page second = blank_page(2);
  set(second, 50, 100, "and is led by a head of its own.");
  EXPECT_NE(read({first, second}).find("w|and is led"), std::string::npos);
}

TEST(Pages, MarksOfNotesAreLeftOut) {
  Page page = blank_page(1);
  fill(page, 60, 3);
  const float end = set(page, 50, 120, "costs 1 500");
  set(page, end, 117, "1", {6, false});
  set(page, end + 5.5F, 120, "a year");
  EXPECT_NE(read({page}).find("|costs 1 500 a year\n"), std::string::npos);
}

TEST(Pages, EachCharacterHasItsPlace) {
  Page page = blank_page(2);
  set(page, 50, 60, "Ny n\u00E4mnd");
  const Source source = read_pages(pages_of({page}));
  ASSERT_EQ(source.places.glyphs.size(), 7U);
  for (const Glyph& glyph : source.places.glyphs) EXPECT_EQ(glyph.page, 2U);
  const auto boxes = boxes_of(source.places, {0, static_cast<std::uint32_t>(source.utf8.size())});
  ASSERT_EQ(boxes.size(), 1U);
  EXPECT_EQ(boxes[0].boxes, (std::vector<Box>{{50, 60, 87.5F, 70}}));
}

TEST(Pages, NothingOnThemIsNothing) {
  EXPECT_EQ(read_pages(pages_of({})).utf8, "");
  EXPECT_EQ(read_pages(pages_of({blank_page(1)})).utf8, "");
}

TEST(PageCodec, GivesBackWhatItTook) {
  Page page = blank_page(7);
  set(page, 50, 60, "N\u00E4mnden \u2022 2025", {12, true});
  Pages pages = pages_of({page});
  pages.count = 9;
  pages.title = "Plan";
  pages.damaged = {3, 300};
  pages.flaw = "an end is missing";
  pages.warnings = {"a warning"};
  const std::string bytes = encode_pages(pages);
  const Pages back = decode_pages(bytes);
  EXPECT_EQ(back.count, 9U);
  EXPECT_EQ(back.title, "Plan");
  EXPECT_EQ(back.pages, pages.pages);
  EXPECT_EQ(back.damaged, pages.damaged);
  EXPECT_EQ(back.flaw, pages.flaw);
  EXPECT_EQ(back.warnings, pages.warnings);
  for (std::size_t n = 0; n < bytes.size(); ++n) {
    EXPECT_THROW(decode_pages(std::string_view(bytes).substr(0, n)), std::runtime_error) << n;
  }
}

}  // namespace
}  // namespace orgkarta::ingest
