#include "output/publication.h"

#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <system_error>
#include <utility>

#include "output/atomic_file.h"
#include "output/error.h"

namespace orgkarta::output {
namespace {

namespace fs = std::filesystem;

constexpr const char* kList = ".orgkarta.names";

void rename_if_there(const fs::path& name) {
  const std::string temporary = temporary_name(name.string());
  if (::rename(temporary.c_str(), name.c_str()) != 0 && errno != ENOENT) {
    throw EnvironmentError("rename to", name.string(), errno);
  }
}

}  // namespace

Publication::Publication(fs::path dir, const std::vector<std::string>& names)
    : dir_(std::move(dir)) {
  AtomicFile list(dir_ / kList);
  for (const std::string& name : names) list.write(name + "\n");
  list.commit();
}

void Publication::publish() { finish_publication(dir_); }

bool is_half_published(const fs::path& dir) {
  std::error_code none;
  return fs::exists(dir / kList, none);
}

void finish_publication(const fs::path& dir) {
  const fs::path list = dir / kList;
  if (!is_half_published(dir)) return;
  std::ifstream in(list);
  for (std::string name; std::getline(in, name);) rename_if_there(dir / name);
  if (!in.eof()) throw EnvironmentError("read", list.string(), EIO);
  sync_directory(dir.string());
  if (::unlink(list.c_str()) != 0) throw EnvironmentError("remove", list.string(), errno);
}

}  // namespace orgkarta::output
