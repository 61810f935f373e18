#include "pipeline/app/inputs.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <string>
#include <vector>

#include "tests/unit/app/temp_dir.h"

namespace orgkarta::app {
namespace {

using Strings = std::vector<std::string>;

std::vector<Input> listed(const Strings& given, const std::string& out = "-") {
  std::vector<Input> inputs = list_inputs(given, out);
  make_paths_unique(inputs, given);
  return inputs;
}

/// "path outcome" of each input.
Strings summary(const std::vector<Input>& inputs) {
  Strings out;
  for (const Input& i : inputs) out.push_back(i.path + " " + std::string(outcome_name(i.outcome)));
  return out;
}

TEST(Inputs, FoldersAreWalkedAndSortedByPathBytes) {
  const TempDir dir;
  dir.write("b.txt");
  dir.write("a/z.txt");
  dir.write("a.txt");
  dir.write("B.txt");
  EXPECT_EQ(summary(listed({dir.path()})),
            (Strings{"B.txt ok", "a.txt ok", "a/z.txt ok", "b.txt ok"}));
}

TEST(Inputs, AFileGivenByNameHasItsNameAsPath) {
  const TempDir dir;
  EXPECT_EQ(summary(listed({dir.write("deep/down/x.txt")})), (Strings{"x.txt ok"}));
}

TEST(Inputs, TypesThatAreNotReadAreUnsupported) {
  const TempDir dir;
  dir.write("a.png");
  dir.write("b.XLSX");
  dir.write("c");
  dir.write("d.text");
  EXPECT_EQ(summary(listed({dir.path()})),
            (Strings{"a.png unsupported", "b.XLSX unsupported", "c ok", "d.text ok"}));
}

TEST(Inputs, SymlinksAreNotFollowed) {
  const TempDir dir;
  dir.write("real.txt");
  std::filesystem::create_directory_symlink("..", dir.path() / "loop");
  std::filesystem::create_symlink("nowhere", dir.path() / "dangling.txt");
  EXPECT_EQ(summary(listed({dir.path()})),
            (Strings{"dangling.txt skipped", "loop skipped", "real.txt ok"}));
}

TEST(Inputs, ASymlinkGivenAsInputIsFollowed) {
  const TempDir dir;
  dir.write("real/x.txt");
  std::filesystem::create_directory_symlink("real", dir.path() / "link");
  EXPECT_EQ(summary(listed({dir / "link"})), (Strings{"x.txt ok"}));
}

TEST(Inputs, DevicesAreNotRegular) {
  const TempDir dir;
  ASSERT_EQ(::mkfifo((dir / "pipe.txt").c_str(), 0600), 0);
  EXPECT_EQ(summary(listed({dir.path(), "/dev/zero"})),
            (Strings{"pipe.txt not_regular", "zero not_regular"}));
}

TEST(Inputs, TheOutputFolderIsNeverEntered) {
  const TempDir dir;
  dir.write("a.txt");
  dir.write("out/facts.txt");
  EXPECT_EQ(summary(listed({dir.path()}, dir / "out")), (Strings{"a.txt ok"}));
}

TEST(Inputs, HiddenFoldersAreSkippedHiddenFilesAreRead) {
  const TempDir dir;
  dir.write(".git/config");
  dir.write(".hidden.txt");
  EXPECT_EQ(summary(listed({dir.path()})), (Strings{".git skipped", ".hidden.txt ok"}));
}

TEST(Inputs, NamesThatAreNotUtf8AreEscapedAndStillFound) {
  const TempDir dir;
  dir.write("S\xF6.txt");
  const auto inputs = listed({dir.path()});
  EXPECT_EQ(summary(inputs), (Strings{"S%F6.txt ok"}));
  EXPECT_TRUE(std::filesystem::exists(inputs.front().file));
}

TEST(Inputs, ClashingInputsGetTheirFoldersInFront) {
  const TempDir dir;
  dir.write("one/docs/a.txt");
  dir.write("one/docs/b.txt");
  dir.write("two/docs/a.txt");
  dir.write("three/c.txt");
  EXPECT_EQ(summary(listed({dir / "one/docs", dir / "two/docs", dir / "three"})),
            (Strings{"one/docs/a.txt ok", "one/docs/b.txt ok", "two/docs/a.txt ok", "c.txt ok"}));
}

TEST(Inputs, AFileListedTwiceIsReadOnce) {
  const TempDir dir;
  const std::string file = dir.write("a/x.txt");
  const auto inputs = listed({dir / "a", file, dir.path()});
  EXPECT_EQ(summary(inputs), (Strings{"x.txt ok", "x.txt#2 skipped", "a/x.txt skipped"}));
  EXPECT_EQ(inputs[1].message, "the same file as x.txt");
}

TEST(Inputs, EscapedNamesThatClashAreNumbered) {
  const TempDir dir;
  dir.write("S\xF6.txt");
  dir.write("S%F6.txt");
  EXPECT_EQ(summary(listed({dir.path()})), (Strings{"S%F6.txt ok", "S%F6.txt#2 ok"}));
}

TEST(Inputs, AnUnreadableFolderIsOneErrorAndItsSiblingsAreListed) {
  if (::geteuid() == 0) {
    // Modes do not stop root: a path that is too long does.
    const TempDir dir;
    dir.write("z.txt");
    const std::string name(200, 'd');
    const std::filesystem::path before = std::filesystem::current_path();
    std::filesystem::current_path(dir.path());
    for (int i = 0; i < 25; ++i) {
      ASSERT_EQ(::mkdir(name.c_str(), 0700), 0);
      std::filesystem::current_path(name);
    }
    std::filesystem::current_path(before);
    const auto inputs = listed({dir.path()});
    ASSERT_EQ(inputs.size(), 2U);
    EXPECT_EQ(inputs[0].outcome, Outcome::unreadable);
    EXPECT_EQ(inputs[1].path, "z.txt");
    return;
  }
  const TempDir dir;
  dir.write("closed/x.txt");
  dir.write("z.txt");
  std::filesystem::permissions(dir.path() / "closed", std::filesystem::perms::none);
  EXPECT_EQ(summary(listed({dir.path()})), (Strings{"closed unreadable", "z.txt ok"}));
  std::filesystem::permissions(dir.path() / "closed", std::filesystem::perms::owner_all);
}

}  // namespace
}  // namespace orgkarta::app
