#include "output/earlier_failures.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "output/database.h"
#include "sample_record.h"
#include "scratch.h"

namespace orgkarta::output {
namespace {

constexpr const char* kReaders = R"({"wall_ms":10000})";

Record failure(const std::string& path, Outcome outcome, std::uint32_t attempts) {
  Record record = failed_record(path, outcome);
  record.sha256 = std::string(64, path.front());
  record.media_type = "application/pdf";
  record.attempts = attempts;
  return record;
}

std::string make(const std::filesystem::path& name) {
  Database db(name, 0.5);
  db.add(failure("a.pdf", Outcome::crash, 1));
  db.add(full_record());
  db.add(failure("b.pdf", Outcome::timeout, 3));
  db.add(failure("c.pdf", Outcome::corrupt, 0));
  db.add(failure("d.pdf", Outcome::oom, 0));
  RunInfo run{"0.1.0", "abc", "{}", "2026-01-01T00:00:00Z", "2026-01-01T00:00:01Z"};
  run.readers_json = kReaders;
  db.finish(run);
  db.commit();
  return name.string();
}

TEST(EarlierFailures, AreThoseWithAttempts) {
  const Scratch dir;
  const auto failures = earlier_failures(make(dir / "db"), "0.1.0", kReaders);
  ASSERT_EQ(failures.size(), 2U);
  EXPECT_EQ(failures[0].sha256, std::string(64, 'a'));
  EXPECT_EQ(failures[0].media_type, "application/pdf");
  EXPECT_EQ(failures[0].message, "Permission denied");
  EXPECT_EQ(failures[0].attempts, 1U);
  EXPECT_EQ(failures[1].outcome, Outcome::timeout);
  EXPECT_EQ(failures[1].attempts, 3U);
}

TEST(EarlierFailures, OfAnotherVersionOrOtherReadersTellNothing) {
  const Scratch dir;
  const auto file = make(dir / "db");
  EXPECT_TRUE(earlier_failures(file, "0.1.1", kReaders).empty());
  EXPECT_TRUE(earlier_failures(file, "0.1.0", R"({"wall_ms":20000})").empty());
}

TEST(EarlierFailures, LeaveNoTrace) {
  const Scratch dir;
  const auto file = make(dir / "db");
  const std::string before = get(file);
  earlier_failures(file, "0.1.0", kReaders);
  EXPECT_EQ(get(file), before);
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator((dir / "").native()),
                          std::filesystem::directory_iterator()),
            1);
}

TEST(EarlierFailures, OfWhatIsNoSuchDatabaseAreNone) {
  const Scratch dir;
  const std::string whole = get(make(dir / "db"));
  const auto none = [&](const std::filesystem::path& file) {
    EXPECT_TRUE(earlier_failures(file, "0.1.0", kReaders).empty()) << file;
  };
  none(dir / "missing");
  none(dir / "");  // a folder
  ASSERT_EQ(::mkfifo((dir / "pipe").c_str(), 0600), 0);
  none(dir / "pipe");
  put(dir / "text", "no database");
  none(dir / "text");
  const auto with = [&](const char* name, std::size_t at, const std::string& bytes) {
    put(dir / name, whole.substr(0, at) + bytes + whole.substr(at + bytes.size()));
    none(dir / name);
  };
  with("newer", 60, std::string("\0\0\0\x08", 4));
  with("older", 60, std::string("\0\0\0\x05", 4));
  with("foreign", 68, "abcd");
  with("in WAL mode", 18, "\2\2");
}

/// Each page once, and each length: whatever is told, nothing is thrown, and none that is not
/// there.
TEST(EarlierFailures, OfDamagedDatabasesAreSoundOrNone) {
  constexpr std::size_t kPage = 4096;
  const Scratch dir;
  const std::string whole = get(make(dir / "db"));
  ASSERT_GT(whole.size(), 20 * kPage);
  for (std::size_t at = 0; at < whole.size(); at += kPage) {
    for (const char filling : {'\0', '\xA5'}) {
      std::string damaged = whole;
      damaged.replace(at, kPage, kPage, filling);
      put(dir / "damaged", damaged);
      EXPECT_LE(earlier_failures(dir / "damaged", "0.1.0", kReaders).size(), 2U) << at;
    }
    put(dir / "cut", whole.substr(0, at + kPage / 2));
    EXPECT_LE(earlier_failures(dir / "cut", "0.1.0", kReaders).size(), 2U) << at;
  }
}

}  // namespace
}  // namespace orgkarta::output
