#include "output/atomic_file.h"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "output/error.h"
#include "output/lock.h"
#include "scratch.h"

namespace orgkarta::output {
namespace {

TEST(AtomicFile, AppearsWholeAtCommit) {
  const Scratch dir;
  const std::string big(300000, 'x');
  put(dir / "f", "old");
  put(dir / "f.tmp", "left over");
  {
    AtomicFile file(dir / "f");
    file.write("abc");
    file.write(big);
    file.write("def");
    EXPECT_EQ(get(dir / "f"), "old");
    file.commit();
  }
  EXPECT_EQ(get(dir / "f"), "abc" + big + "def");
  EXPECT_FALSE(std::filesystem::exists(dir / "f.tmp"));
}

TEST(AtomicFile, DestroyedWithoutCommitLeavesNoTrace) {
  const Scratch dir;
  put(dir / "f", "old");
  { AtomicFile(dir / "f").write("new"); }
  EXPECT_EQ(get(dir / "f"), "old");
  EXPECT_FALSE(std::filesystem::exists(dir / "f.tmp"));
}

TEST(AtomicFile, ALeftOverLinkIsNotFollowed) {
  const Scratch dir;
  put(dir / "victim", "old");
  std::filesystem::create_symlink("victim", dir / "f.tmp");
  AtomicFile file(dir / "f");
  file.write("new");
  file.commit();
  EXPECT_EQ(get(dir / "victim"), "old");
}

TEST(AtomicFile, ErrorsNameTheFileAndTheReason) {
  const Scratch dir;
  try {
    AtomicFile file(dir / "missing" / "f");
    FAIL() << "no error";
  } catch (const EnvironmentError& error) {
    EXPECT_NE(std::string(error.what()).find("missing/f.tmp: No such file"), std::string::npos);
  }
  std::filesystem::create_directory(dir / "d");
  AtomicFile file(dir / "d");
  EXPECT_THROW(file.commit(), EnvironmentError);
}

TEST(AtomicFile, AFullDiskIsReportedAndTheOldFileKept) {
  const Scratch dir;
  put(dir / "f", "old");
  {
    AtomicFile file(dir / "f");
    const FileSizeLimit limit(1000);
    file.write("short");
    EXPECT_THROW(file.write(std::string(1 << 20, 'x')), EnvironmentError);
    EXPECT_THROW(file.commit(), EnvironmentError);
  }
  EXPECT_EQ(get(dir / "f"), "old");
  EXPECT_FALSE(std::filesystem::exists(dir / "f.tmp"));
}

TEST(AtomicFile, AFullDiskIsReportedAtCommitToo) {
  const Scratch dir;
  AtomicFile file(dir / "f");
  const FileSizeLimit limit(1000);
  file.write(std::string(2000, 'x'));
  EXPECT_THROW(file.commit(), EnvironmentError);
  EXPECT_THROW(file.commit(), EnvironmentError);
  EXPECT_FALSE(std::filesystem::exists(dir / "f"));
}

TEST(DirLock, HeldOnce) {
  const Scratch dir;
  {
    const DirLock lock(dir / "");
    EXPECT_THROW(DirLock(dir / ""), LockedError);
  }
  const DirLock again(dir / "");
}

TEST(FolderLock, HeldOnceAndLeavesNothing) {
  const Scratch dir;
  {
    const FolderLock lock(dir / "");
    EXPECT_THROW(FolderLock(dir / ""), LockedError);
  }
  const FolderLock again(dir / "");
  EXPECT_TRUE(std::filesystem::is_empty(dir / ""));
  EXPECT_THROW(FolderLock(dir / "missing"), EnvironmentError);
}

TEST(DirLock, NeedsTheDirectory) {
  const Scratch dir;
  EXPECT_THROW(DirLock(dir / "missing"), EnvironmentError);
}

}  // namespace
}  // namespace orgkarta::output
