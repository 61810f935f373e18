#include "pipeline/facts/begins.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace orgkarta::facts {
namespace {

Begins begins_of(const std::vector<std::uint32_t>& things, std::size_t size) {
  return {things, size, [](std::uint32_t begin) { return begin; }};
}

TEST(Begins, CountsWhatBeginsBefore) {
  const std::vector<std::uint32_t> things{0, 3, 63, 64, 65, 200, 640};
  const Begins begins = begins_of(things, 640);
  for (std::uint32_t offset = 0; offset < 900; ++offset) {
    const auto expected = std::count_if(things.begin(), things.end(),
                                        [&](std::uint32_t begin) { return begin < offset; });
    EXPECT_EQ(begins.before(offset), expected) << offset;
  }
}

TEST(Begins, OfNothingNothingBegins) {
  EXPECT_EQ(begins_of({}, 0).before(0), 0U);
  EXPECT_EQ(begins_of({}, 0).before(1000), 0U);
}

}  // namespace
}  // namespace orgkarta::facts
