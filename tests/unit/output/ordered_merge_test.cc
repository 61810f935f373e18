#include "output/ordered_merge.h"

#include <gtest/gtest.h>

namespace orgkarta::output {
namespace {

using Strings = std::vector<std::string>;

/// Counts how many are open.
class Listed {
 public:
  Listed(Strings paths, int& open) : paths_(std::move(paths)), open_(open) { ++open_; }
  ~Listed() { --open_; }
  Listed(const Listed&) = delete;
  Listed& operator=(const Listed&) = delete;

  bool next() { return ++at_ <= paths_.size(); }
  const std::string& path() const { return paths_[at_ - 1]; }

 private:
  Strings paths_;
  int& open_;
  std::size_t at_ = 0;
};

struct Walk {
  Strings seen;  ///< "path: numbers"
  int most_open = 0;
};

Walk walk(const std::vector<Strings>& sources) {
  int open = 0;
  OrderedMerge<Listed> all;
  for (const Strings& paths : sources) {
    const std::string first = paths.empty() ? "" : paths.front();
    all.add(first, [&paths, &open] { return std::make_unique<Listed>(paths, open); });
  }
  Walk out;
  while (!all.next().empty()) {
    std::string line = all.path() + ":";
    for (const std::size_t number : all.now()) line += " " + std::to_string(number);
    out.seen.push_back(line);
    out.most_open = std::max(out.most_open, open);
  }
  return out;
}

TEST(OrderedMerge, GivesAllPathsInOrderWithTheirSources) {
  EXPECT_EQ(walk({{"b", "c", "e"}, {"a", "c"}, {}, {"c", "f"}}).seen,
            (Strings{"a: 1", "b: 0", "c: 0 1 3", "e: 0", "f: 3"}));
  EXPECT_EQ(walk({}).seen, Strings{});
}

TEST(OrderedMerge, SourcesOneBehindTheOtherAreOpenOneAtATime) {
  EXPECT_EQ(walk({{"e", "f"}, {"a", "b"}, {"c", "d"}}).most_open, 1);
  EXPECT_EQ(walk({{"a", "f"}, {"b", "c"}, {"d", "e"}}).most_open, 2);
}

}  // namespace
}  // namespace orgkarta::output
