#include "output/publication.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "output/error.h"

namespace orgkarta::output {
namespace {

namespace fs = std::filesystem;

class PublicationTest : public testing::Test {
 protected:
  PublicationTest() {
    std::string name = (fs::temp_directory_path() / "publication_test.XXXXXX").string();
    dir_ = mkdtemp(name.data());
    for (const char* file : {"a", "b"}) {
      put(file, "old");
      put(std::string(file) + ".tmp", "new");
    }
  }
  ~PublicationTest() override { fs::remove_all(dir_); }

  void put(const std::string& name, const std::string& content) {
    std::ofstream(dir_ / name) << content;
  }
  std::string get(const std::string& name) const {
    std::ifstream in(dir_ / name);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  std::size_t files() const {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(dir_), fs::directory_iterator()));
  }

  fs::path dir_;
};

TEST_F(PublicationTest, GivesAllTheirNames) {
  Publication names(dir_, {"a", "b"});
  EXPECT_EQ(get("a") + get("b"), "oldold");
  names.publish();
  EXPECT_EQ(get("a") + get("b"), "newnew");
  EXPECT_EQ(files(), 2U);
}

TEST_F(PublicationTest, WhatWasCutOffIsFinished) {
  { const Publication names(dir_, {"a", "b"}); }
  fs::rename(dir_ / "a.tmp", dir_ / "a");  // then the power went
  EXPECT_EQ(get("a") + get("b"), "newold");
  finish_publication(dir_);
  EXPECT_EQ(get("a") + get("b"), "newnew");
  EXPECT_EQ(files(), 2U);
}

TEST_F(PublicationTest, WithoutAListNothingIsRenamed) {
  finish_publication(dir_);
  EXPECT_EQ(get("a") + get("b"), "oldold");
}

TEST_F(PublicationTest, WhatCannotBeRenamedIsLeftToTheNext) {
  Publication names(dir_, {"a", "b"});
  fs::remove(dir_ / "b");
  fs::create_directory(dir_ / "b");
  EXPECT_THROW(names.publish(), EnvironmentError);
  fs::remove(dir_ / "b");
  finish_publication(dir_);
  EXPECT_EQ(get("a") + get("b"), "newnew");
}

}  // namespace
}  // namespace orgkarta::output
