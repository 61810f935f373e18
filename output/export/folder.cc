#include "output/export/folder.h"

#include <fstream>
#include <system_error>
#include <utility>

#include "output/error.h"
#include "output/publication.h"

namespace orgkarta::output {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kReadme = "README.md";
constexpr std::string_view kTitle = "# orgkarta export: ";

/// What may be left of an export that was stopped before its README.md stood.
bool left_over(const fs::path& name) {
  return name == ".orgkarta.lock" || name.extension() == ".tmp";
}

bool holds_files(const fs::path& dir) {
  for (const fs::directory_entry& entry : fs::directory_iterator(dir)) {
    if (!left_over(entry.path().filename())) return true;
  }
  return false;
}

fs::path made(const fs::path& dir) {
  std::error_code error;
  fs::create_directories(dir, error);
  if (error) throw EnvironmentError("create", dir.string(), error.value());
  return dir;
}

}  // namespace

std::optional<std::string> fault_of_export_folder(const fs::path& dir, std::string_view format) {
  std::error_code error;
  const fs::file_status status = fs::status(dir, error);
  if (status.type() == fs::file_type::not_found) return std::nullopt;
  if (!fs::is_directory(status)) return "is no folder; expected a new or empty one";
  try {
    if (!holds_files(dir)) return std::nullopt;
  } catch (const fs::filesystem_error& fault) {
    return fault.code().message();
  }
  std::ifstream in(dir / kReadme);
  std::string title;
  std::getline(in, title);
  if (title == std::string(kTitle) + std::string(format)) return std::nullopt;
  if (title.starts_with(kTitle)) {
    return "holds an export in another form; expected a new or empty folder";
  }
  return "is not empty and holds no export; expected a new or empty folder";
}

ExportFolder::ExportFolder(fs::path dir, std::string_view format, std::string_view readme)
    : dir_(made(dir)), lock_(dir_) {
  finish_publication(dir_);
  AtomicFile& file = add(kReadme);
  file.write(kTitle);
  file.write(format);
  file.write("\n");
  file.write(readme);
}

AtomicFile& ExportFolder::add(std::string_view name) {
  names_.emplace_back(name);
  return files_.emplace_back(dir_ / name);
}

void ExportFolder::commit() {
  for (AtomicFile& file : files_) file.finish();
  Publication names(dir_, names_);
  for (AtomicFile& file : files_) file.release();
  names.publish();
}

}  // namespace orgkarta::output
