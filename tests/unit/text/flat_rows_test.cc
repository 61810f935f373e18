#include "pipeline/text/flat_rows.h"

#include <gtest/gtest.h>

namespace orgkarta::text {
namespace {

std::string parted(std::string text) {
  part_flat_rows(text);
  return text;
}

TEST(FlatRows, FiguresUnderYears) {
  EXPECT_EQ(parted("Unit Budget 2022 Budget 2023\n"
                   "Office 14 220 13 900\n"
                   "Roads 9 735 9 560\n"
                   "News desk 4 410 0\n"),
            "Unit\tBudget 2022\tBudget 2023\n"
            "Office\t14 220\t13 900\n"
            "Roads\t9 735\t9 560\n"
            "News desk\t4 410\t0\n");
}

TEST(FlatRows, FiguresUnderWords) {
  EXPECT_EQ(parted("Tkr Budget Outcome Deviation\n"
                   "Staff 18 050 17 340 -710\n"
                   "Other 450 380 -70\n"
                   "Net 18 500 17 720 -780\n"),
            "Tkr\tBudget\tOutcome\tDeviation\n"
            "Staff\t18 050\t17 340\t-710\n"
            "Other\t450\t380\t-70\n"
            "Net\t18 500\t17 720\t-780\n");
}

TEST(FlatRows, FiguresOfLikeLength) {
  EXPECT_EQ(parted("Fund 2022 2023\nA 120 130\nB 114 220 113 900\nC 5 110 5 120\n"),
            "Fund\t2022\t2023\nA\t120\t130\nB\t114 220\t113 900\nC\t5 110\t5 120\n");
}

TEST(FlatRows, ANameThatGoesOn) {
  EXPECT_EQ(parted("Unit 2022 2023\nA 1 2\nB 3 4\nUrban build-\ning 5 6\n"),
            "Unit\t2022\t2023\nA\t1\t2\nB\t3\t4\nUrban build-\ning\t5\t6\n");
}

TEST(FlatRows, WhatIsNoTableStays) {
  for (const std::string text : {
           "Paragraphs 26 38\nPage 1 4\nPage 2 4\n",  // two columns of what?
           "The budget for 2022 2023\nRooms 1 2\nbut not this\nChairs 3 4\n",  // too few rows
           "Name Phone Mobile\nAnn 0910 73 50 00\nBo 0910 73 50 01\nEva 0910 73 50 02\n",
           "Unit 2022 2023\nA 1 2 3\nB 4 5\nC 6 7\n",  // one row cannot be parted in two
       }) {
    EXPECT_EQ(parted(text), text);
  }
}

TEST(FlatRows, ManyGroupsEndSoon) {
  std::string row = "A";
  for (int i = 0; i < 40; ++i) row += " 111";
  const std::string text = "Unit One Two Three\n" + row + '\n' + row + '\n' + row + '\n';
  EXPECT_EQ(parted(text), text);
}

}  // namespace
}  // namespace orgkarta::text
