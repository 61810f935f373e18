#include <gtest/gtest.h>

#include "pipeline/ingest/pages/signs.h"

namespace orgkarta::ingest {
namespace {

TEST(PageSigns, PageNumbers) {
  for (const char* line :
       {"3", "3 (12)", "3(12)", "3/12", "- 3 -", "Sida 3 (12)", "Page 3 of 12"}) {
    EXPECT_TRUE(is_page_number_form(line)) << line;
  }
  for (const char* line :
       {"2025-06-18", "2026", "Plan 3", "Projekt (tkr) 2026", "42 000", "", "a"}) {
    EXPECT_FALSE(is_page_number_form(line)) << line;
  }
}

TEST(PageSigns, Items) {
  for (const char* words : {"\u2022", "1.", "12)", "1.2", "a)", "B.", "\u00A7", "\u00A7 12", "-"}) {
    EXPECT_TRUE(opens_item(words)) << words;
  }
  for (const char* words : {"2024.", "ab)", "Board", "12", "\u00A7 a"}) {
    EXPECT_FALSE(opens_item(words)) << words;
  }
  EXPECT_TRUE(begins_with_item("1. Board"));
  EXPECT_FALSE(begins_with_item("2024. Board"));
}

TEST(PageSigns, MarksOfNotes) {
  EXPECT_TRUE(is_note_mark("12"));
  EXPECT_TRUE(is_note_mark("**"));
  EXPECT_FALSE(is_note_mark("1500"));
  EXPECT_FALSE(is_note_mark("m"));
}

TEST(PageSigns, ContentsLines) {
  EXPECT_TRUE(is_contents_line("1 Background ........ 3"));
  EXPECT_TRUE(is_contents_line("1 Background . . . . . . 3"));
  EXPECT_FALSE(is_contents_line("costs 1.500.000 kr. 3"));
  EXPECT_FALSE(is_contents_line("3"));
}

TEST(PageSigns, OpenEnds) {
  for (const char* line : {"the board", "the board,", "municipal-", "commun\u00AD", "in 2024"}) {
    EXPECT_TRUE(is_open_end(line)) << line;
  }
  for (const char* line : {"the board.", "the board:", ""}) EXPECT_FALSE(is_open_end(line)) << line;
}

}  // namespace
}  // namespace orgkarta::ingest
