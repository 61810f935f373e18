#include "pipeline/model/folder_names.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <system_error>

namespace orgkarta {
namespace {

TEST(FolderNames, AreSortedByBytes) {
  std::string name = (std::filesystem::temp_directory_path() / "folder_names.XXXXXX").string();
  const std::filesystem::path dir = mkdtemp(name.data());
  for (const char* file : {"b", "a", "\xc3\xa5", "B", ".hidden"}) std::ofstream(dir / file) << "x";
  EXPECT_EQ(names_in(dir), (std::vector<std::string>{".hidden", "B", "a", "b", "\xc3\xa5"}));
  std::filesystem::remove_all(dir);
  EXPECT_THROW(names_in(dir), std::system_error);
}

}  // namespace
}  // namespace orgkarta
