// The folder that an export is written to.
#pragma once

#include <filesystem>
#include <list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "output/atomic_file.h"
#include "output/lock.h"

namespace orgkarta::output {

/// Why the folder cannot take an export in that form: it holds something else, or an export in
/// another form, whose files would stay beside the new ones. None if it is new, empty, or holds an
/// export in the same form, which the new one replaces.
std::optional<std::string> fault_of_export_folder(const std::filesystem::path& dir,
                                                  std::string_view format);

/// Files that appear together at commit(); what is there before stays as it is until then. Holds
/// the folder's lock. Throws LockedError if another export or run does, and EnvironmentError.
class ExportFolder {
 public:
  /// Makes the folder. `readme`: what README.md tells below its first line.
  ExportFolder(std::filesystem::path dir, std::string_view format, std::string_view readme);

  /// A new file to write to. The reference holds as long as the folder.
  AtomicFile& add(std::string_view name);

  /// All get their names as one step (publication.h).
  void commit();

 private:
  std::filesystem::path dir_;
  FolderLock lock_;
  std::list<AtomicFile> files_;
  std::vector<std::string> names_;
};

}  // namespace orgkarta::output
