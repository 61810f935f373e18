#include "pipeline/ingest/file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace orgkarta::ingest {
namespace {

namespace fs = std::filesystem;

class ReadFile : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "orgkarta-file-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    dir_ = name;
  }
  void TearDown() override { fs::remove_all(dir_); }

  fs::path write(std::string_view name, std::string_view bytes) const {
    std::ofstream(dir_ / name, std::ios::binary) << bytes;
    return dir_ / name;
  }

  fs::path dir_;
};

TEST_F(ReadFile, GivesAllBytes) {
  const std::string bytes("a\0\xFF\n", 4);
  const FileBytes file = read_file(write("a.txt", bytes), 100);
  EXPECT_EQ(file.outcome, Outcome::ok);
  EXPECT_EQ(file.bytes, bytes);
  EXPECT_EQ(read_file(write("empty", ""), 100).outcome, Outcome::ok);
}

TEST_F(ReadFile, ReadsUpToTheLimit) {
  const fs::path path = write("a.txt", std::string(3000, 'x'));
  EXPECT_EQ(read_file(path, 3000).bytes.size(), 3000U);
  const FileBytes file = read_file(path, 2999);
  EXPECT_EQ(file.outcome, Outcome::too_large);
  EXPECT_EQ(file.message, "larger than 2999 bytes");
  EXPECT_TRUE(file.bytes.empty());
}

TEST_F(ReadFile, AHugeSparseFileIsRefusedAtOnce) {
  const fs::path path = write("sparse", "");
  fs::resize_file(path, std::uintmax_t{1} << 40);
  EXPECT_EQ(read_file(path, 1 << 20).outcome, Outcome::too_large);
}

TEST_F(ReadFile, FilesWithoutASizeAreReadByBytes) {
  const FileBytes file = read_file("/proc/self/status", 1 << 20);
  EXPECT_EQ(file.outcome, Outcome::ok);
  EXPECT_NE(file.bytes.find("Name:"), std::string::npos);
  EXPECT_EQ(read_file("/proc/self/status", 10).outcome, Outcome::too_large);
}

TEST_F(ReadFile, WhatIsNoRegularFileIsNotWaitedFor) {
  const fs::path fifo = dir_ / "fifo.txt";
  ASSERT_EQ(::mkfifo(fifo.c_str(), 0600), 0);
  EXPECT_EQ(read_file(fifo, 100).outcome, Outcome::not_regular);
  EXPECT_EQ(read_file(dir_, 100).outcome, Outcome::not_regular);
  EXPECT_EQ(read_file("/dev/zero", 100).outcome, Outcome::not_regular);
}

TEST_F(ReadFile, AMissingFileHasVanished) {
  EXPECT_EQ(read_file(dir_ / "none.txt", 100).outcome, Outcome::vanished);
  EXPECT_EQ(read_file(write("file", "x") / "below", 100).outcome, Outcome::vanished);
}

TEST_F(ReadFile, AFileWithoutPermissionIsUnreadable) {
  const fs::path path = write("secret.txt", "x");
  fs::permissions(path, fs::perms::none);
  if (::geteuid() == 0) GTEST_SKIP() << "root may read anything";
  EXPECT_EQ(read_file(path, 100).outcome, Outcome::unreadable);
}

TEST_F(ReadFile, ALoopOfLinksIsUnreadable) {
  fs::create_symlink(dir_ / "loop", dir_ / "loop");
  const FileBytes file = read_file(dir_ / "loop", 100);
  EXPECT_EQ(file.outcome, Outcome::unreadable);
  EXPECT_FALSE(file.message.empty());
}

}  // namespace
}  // namespace orgkarta::ingest
