#include "pipeline/ingest/pages/read_tsv.h"

#include <gtest/gtest.h>

#include <string>

namespace orgkarta::ingest {
namespace {

const std::string kTable =
    "level\tpage_num\tblock_num\tpar_num\tline_num\tword_"
    "num\tleft\ttop\twidth\theight\tconf\ttext\n"
    "1\t1\t0\t0\t0\t0\t0\t0\t2480\t3508\t-1\t\n"
    "4\t1\t1\t1\t1\t0\t300\t600\t500\t50\t-1\t\n"
    "5\t1\t1\t1\t1\t1\t300\t610\t100\t30\t96.1\tNy\n"
    "5\t1\t1\t1\t1\t2\t450\t600\t300\t50\t91\tn\u00E4mnd\n"
    "5\t1\t1\t1\t1\t3\t760\t600\t30\t50\t12\t~|\n"
    "5\t1\t1\t1\t1\t4\t790\t600\t10\t50\t95\t \n";

TEST(ReadTsv, WordsAndTheirPlaces) {
  const Page page = read_tsv(kTable, 3, 300);
  EXPECT_EQ(page.number, 3U);
  EXPECT_FLOAT_EQ(page.width, 595.2F);
  ASSERT_EQ(page.words.size(), 2U);  // what it was unsure of, and what is none, is left out
  EXPECT_EQ(page.words[1].text, "n\u00E4mnd");
  ASSERT_EQ(page.words[1].edges.size(), 6U);
  EXPECT_FLOAT_EQ(page.words[1].left(), 108);
  EXPECT_FLOAT_EQ(page.words[1].right(), 180);
  // Words of a line are as high as the line.
  EXPECT_FLOAT_EQ(page.words[0].top, 144);
  EXPECT_FLOAT_EQ(page.words[0].bottom, 156);
  EXPECT_FLOAT_EQ(page.words[0].size, page.words[1].size);
}

TEST(ReadTsv, RubbishIsPassedOver) {
  for (const char* table : {"", "\n\n", "error: no such file\n", "5\t1\n", "5", "\xFF\xFE"}) {
    EXPECT_TRUE(read_tsv(table, 1, 300).words.empty()) << table;
  }
}

}  // namespace
}  // namespace orgkarta::ingest
