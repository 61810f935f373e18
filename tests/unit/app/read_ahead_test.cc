#include "pipeline/app/read_ahead.h"

#include <gtest/gtest.h>

#include <latch>

#include "pipeline/ingest/read_error.h"
#include "tests/unit/app/temp_dir.h"

namespace orgkarta::app {
namespace {

constexpr std::size_t kLimit = 1000;

Source echo(std::string_view bytes) {
  Source source;
  source.utf8 = bytes;
  return source;
}

TEST(ReadAhead, GivesWhatReadingTheSameBytesGaveOnce) {
  const TempDir dir;
  std::latch read(2);
  ReadAhead ahead({dir.write("a", "one"), dir.write("b", "two")}, kLimit, 1, [&](auto bytes) {
    read.count_down();
    return echo(bytes);
  });
  read.wait();
  const auto two = ahead.take("two");
  ASSERT_TRUE(two);
  EXPECT_EQ(two->utf8, "two");
  EXPECT_FALSE(ahead.take("two"));
  EXPECT_TRUE(ahead.take("one"));
  EXPECT_FALSE(ahead.take("three"));
}

TEST(ReadAhead, WaitsForWhatIsBeingRead) {
  const TempDir dir;
  std::latch begun(1);
  std::latch asked(1);
  ReadAhead ahead({dir.write("a", "one")}, kLimit, 1, [&](auto bytes) {
    begun.count_down();
    asked.wait();
    return echo(bytes);
  });
  begun.wait();
  std::jthread later([&] { asked.count_down(); });
  EXPECT_TRUE(ahead.take("one"));
}

TEST(ReadAhead, ThrowsWhatReadingThrew) {
  const TempDir dir;
  std::latch read(1);
  ReadAhead ahead({dir.write("a", "one")}, kLimit, 1, [&](auto) -> Source {
    read.count_down();
    throw ingest::ReadError(Outcome::corrupt, "no page tree");
  });
  read.wait();
  EXPECT_THROW(ahead.take("one"), ingest::ReadError);
  EXPECT_FALSE(ahead.take("one"));
}

TEST(ReadAhead, BeginsNothingAfterStop) {
  const TempDir dir;
  std::latch begun(1);
  std::latch stopped(1);
  ReadAhead ahead({dir.write("a", "one"), dir.write("b", "two")}, kLimit, 1, [&](auto bytes) {
    begun.count_down();
    stopped.wait();
    return echo(bytes);
  });
  begun.wait();
  ahead.stop();
  stopped.count_down();
  EXPECT_TRUE(ahead.take("one"));
  EXPECT_FALSE(ahead.take("two"));
}

TEST(ReadAhead, PassesOverWhatCannotBeOpenedOrIsTooLarge) {
  const TempDir dir;
  const std::string large(kLimit + 1, 'x');
  std::latch read(1);
  ReadAhead ahead({dir / "gone", dir.write("a", large), dir.write("b", "two")}, kLimit, 1,
                  [&](auto bytes) {
                    read.count_down();
                    return echo(bytes);
                  });
  read.wait();
  EXPECT_FALSE(ahead.take(large));
  EXPECT_TRUE(ahead.take("two"));
}

TEST(ReadAhead, ReadsNoMoreThanItMayHold) {
  const TempDir dir;
  std::vector<std::filesystem::path> files;
  for (std::size_t i = 0; i <= ReadAhead::kMost; ++i) {
    files.emplace_back(dir.write(std::to_string(i), "text " + std::to_string(i)));
  }
  std::latch read(ReadAhead::kMost);
  ReadAhead ahead(files, kLimit, 2, [&](auto bytes) {
    read.count_down();  // past zero would be an error
    return echo(bytes);
  });
  read.wait();
  EXPECT_TRUE(ahead.take("text 0"));
  EXPECT_FALSE(ahead.take("text " + std::to_string(ReadAhead::kMost)));
}

}  // namespace
}  // namespace orgkarta::app
