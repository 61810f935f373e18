#include "pipeline/model/folder_names.h"

#include <dirent.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <string_view>
#include <system_error>

namespace orgkarta {
namespace {

struct Close {
  void operator()(DIR* folder) const { ::closedir(folder); }
};

}  // namespace

std::vector<std::string> names_in(const std::filesystem::path& folder) {
  const std::unique_ptr<DIR, Close> open(::opendir(folder.c_str()));
  const auto fail = [&](int error) {
    throw std::system_error(error, std::generic_category(), "cannot read " + folder.string());
  };
  if (!open) fail(errno);
  std::vector<std::string> out;
  for (;;) {
    errno = 0;
    const dirent* const entry = ::readdir(open.get());
    if (entry == nullptr) break;
    const std::string_view name = entry->d_name;
    if (name != "." && name != "..") out.emplace_back(name);
  }
  if (errno != 0) fail(errno);
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace orgkarta
