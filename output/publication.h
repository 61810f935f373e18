// All outputs of a run get their names as one step.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace orgkarta::output {

/// Finished files of a folder whose names are to be given together. Several renames are not one;
/// so a list of them is put beside the files first, and as long as that is there, whoever comes
/// next goes on with it (finish_publication()). Whoever uses this holds the directory's lock.
class Publication {
 public:
  /// Writes the list. `names` are the files' own, each of which lies complete and synced under its
  /// temporary_name() (atomic_file.h). From now on these must not be removed. Throws
  /// EnvironmentError; then there is no list.
  Publication(std::filesystem::path dir, const std::vector<std::string>& names);

  /// Renames. Throws EnvironmentError; then the list stays.
  void publish();

 private:
  std::filesystem::path dir_;
};

/// Ends what a run that was killed while it renamed has begun. Nothing is done where there is no
/// list. Throws EnvironmentError.
void finish_publication(const std::filesystem::path& dir);

/// Whether there is something for finish_publication() to do.
bool is_half_published(const std::filesystem::path& dir);

}  // namespace orgkarta::output
