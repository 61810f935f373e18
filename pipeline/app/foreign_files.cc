#include "pipeline/app/foreign_files.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <system_error>

#include "output/error.h"

namespace orgkarta::app {

namespace fs = std::filesystem;

TemporaryFolder::TemporaryFolder() {
  std::string name = (fs::temp_directory_path() / "orgkarta-XXXXXX").native();
  if (::mkdtemp(name.data()) == nullptr) {
    throw output::EnvironmentError(
        fmt::format("{}: cannot make a temporary folder: {}", name,
                    std::error_code(errno, std::generic_category()).message()));
  }
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

void write_input(const fs::path& file, std::string_view bytes) {
  std::ofstream out(file, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!out.flush()) throw output::EnvironmentError(file.native() + ": cannot be written");
}

std::string search_path() {
  const char* path = std::getenv("PATH");  // NOLINT(concurrency-mt-unsafe): nobody sets it
  return path == nullptr ? "/usr/bin:/bin" : path;
}

sandbox::Program foreign_program(const fs::path& file, const fs::path& folder) {
  sandbox::Program program;
  program.file = file.native();
  program.environment = {"PATH=" + search_path(), "HOME=" + folder.native(),
                         "TMPDIR=" + folder.native(), "LC_ALL=C.UTF-8"};
  program.folder = folder.native();
  std::error_code ignored;
  const fs::path own = fs::canonical(file, ignored).parent_path();
  program.readable.push_back(own.native());
  for (const char* beside : {"lib", "lib64", "share"}) {
    program.readable.push_back((own.parent_path() / beside).native());
  }
  return program;
}

std::string last_line(std::string text) {
  while (text.ends_with('\n')) text.pop_back();
  return text.substr(text.rfind('\n') + 1);
}

}  // namespace orgkarta::app
