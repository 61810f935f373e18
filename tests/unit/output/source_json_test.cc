#include "output/source_json.h"

#include <gtest/gtest.h>

namespace orgkarta::output {
namespace {

std::string written(const SourcePlace& source) {
  std::string out;
  {
    JsonBuffer json(out);
    append_source(json, source);
  }
  return out;
}

TEST(SourceJson, Bytes) { EXPECT_EQ(written({Span{3, 9}, {}, {}}), R"({"start":3,"end":9})"); }

TEST(SourceJson, Paragraphs) {
  EXPECT_EQ(written({{}, {}, ParagraphRange{4, 4}}), R"({"paragraph":4})");
  EXPECT_EQ(written({{}, {}, ParagraphRange{4, 6}}), R"({"paragraph":4,"last":6})");
}

TEST(SourceJson, Pages) {
  const PageBoxes first{2, {{72, 70.25F, 100.1F, 82}}};
  EXPECT_EQ(written({{}, {first}, {}}), R"({"page":2,"boxes":[[72,70.3,100.1,82]]})");
  const PageBoxes second{3, {{1, 2, 3, 4}, {5, 6, 7, 8}}};
  EXPECT_EQ(
      written({{}, {first, second}, {}}),
      R"({"page":2,"boxes":[[72,70.3,100.1,82]],"more":[{"page":3,"boxes":[[1,2,3,4],[5,6,7,8]]}]})");
  EXPECT_EQ(pages_json({{}, {second}, {}}), R"([{"page":3,"boxes":[[1,2,3,4],[5,6,7,8]]}])");
  EXPECT_EQ(pages_json({Span{0, 1}, {}, {}}), "");
}

}  // namespace
}  // namespace orgkarta::output
