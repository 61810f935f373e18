// A batch of which every tenth document kills its reader.
#include <gtest/gtest.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "handlers.h"
#include "processes.h"

namespace orgkarta::sandbox {
namespace {

using Clock = std::chrono::steady_clock;

struct Poison {
  const char* kind;
  const char* request;
  Status status;
};
constexpr std::array<Poison, 6> kPoisons{{{"segfault", "", Status::crash},
                                          {"abort", "", Status::crash},
                                          {"exit", "0", Status::crash},
                                          {"kill_self", "", Status::oom},
                                          {"write_garbage", "", Status::crash},
                                          {"throw_bad_alloc", "", Status::oom}}};
constexpr int kEach = 10;

/// What one thread has seen.
struct Seen {
  int right = 0;
  int deaths = 0;
  std::set<pid_t> readers;
};

void read_one(Pool& pool, int number, Seen& seen) {
  if (number % kEach != kEach - 1) {
    const Reply reply = pool.call("pid", "");
    seen.right += reply.status == Status::ok ? 1 : 0;
    if (reply.status == Status::ok) seen.readers.insert(std::stoi(reply.bytes));
    return;
  }
  const Poison& poison = kPoisons[static_cast<std::size_t>(number / kEach) % kPoisons.size()];
  seen.right += pool.call(poison.kind, poison.request).status == poison.status ? 1 : 0;
  ++seen.deaths;
}

/// Reads documents first to last in some threads; what all of them have seen.
Seen read_all(Pool& pool, int first, int last, int threads) {
  std::vector<Seen> seen(static_cast<std::size_t>(threads));
  std::vector<std::thread> crew;
  for (int t = 0; t < threads; ++t) {
    crew.emplace_back([&, t] {
      for (int i = first + t; i < last; i += threads) {
        read_one(pool, i, seen[static_cast<std::size_t>(t)]);
      }
    });
  }
  Seen all;
  for (std::size_t t = 0; t < crew.size(); ++t) {
    crew[t].join();
    all.right += seen[t].right;
    all.deaths += seen[t].deaths;
    all.readers.insert(seen[t].readers.begin(), seen[t].readers.end());
  }
  return all;
}

TEST(Deaths, OfAThousandReadersCostTheirOwnDocuments) {
  const int documents = memory_limit_is_kept() ? 10'000 : 2'000;  // sanitizers make forks slow
  constexpr int kReaders = 2;
  const std::size_t descriptors = open_descriptors();
  {
    Pool pool(test_handlers(), kReaders);
    const auto start = Clock::now();
    const Seen early = read_all(pool, 0, documents / 2, kReaders + 1);
    const auto middle = Clock::now();
    const Seen late = read_all(pool, documents / 2, documents, kReaders + 1);
    const auto end = Clock::now();
    EXPECT_EQ(early.right + late.right, documents);
    EXPECT_EQ(early.deaths + late.deaths, documents / kEach);
    // One more after each death, and no more: those that end are all replaced, nobody else is.
    EXPECT_LE(early.readers.size() + late.readers.size(),
              static_cast<std::size_t>(documents / kEach + 2 * kReaders));
    EXPECT_LE(children_of(children_of(::getpid()).at(0).pid).size(),
              static_cast<std::size_t>(kReaders));
    EXPECT_LT(end - middle, 3 * (middle - start) + std::chrono::seconds(2));
    const std::chrono::duration<double> first = middle - start;
    const std::chrono::duration<double> second = end - middle;
    std::printf("%d documents, %d deaths: %.2f s, then %.2f s\n", documents,
                early.deaths + late.deaths, first.count(), second.count());
  }
  EXPECT_EQ(open_descriptors(), descriptors);
  EXPECT_TRUE(children_of(::getpid()).empty());
}

}  // namespace
}  // namespace orgkarta::sandbox
