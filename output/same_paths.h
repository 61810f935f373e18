// Documents that several databases have.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace orgkarta::output {

/// A finished run's folder, and the first path in its database (empty: it has no document).
struct RunFolder {
  std::filesystem::path dir;
  std::string first;
};

/// What is told of a path that several folders have, by their places in the list.
struct SamePath {
  /// They agree: `left_out` gives way.
  std::function<void(std::size_t left_out, const std::string& path)> same;
  /// They do not: what either says of it.
  std::function<void(const std::string& path, std::size_t a, const std::string& of_a, std::size_t b,
                     const std::string& of_b)>
      different;
};

/// Goes through the paths of all folders side by side. Documents are the same if their bytes are,
/// and what came with them (of those that were never read: if their outcome is); one that was read
/// is kept before one that was not, then the first in the list. `stop` is asked for each path;
/// true ends it. Throws WrongDatabase and EnvironmentError.
void find_same_paths(const std::vector<RunFolder>& folders, const SamePath& tell,
                     const std::function<bool()>& stop);

}  // namespace orgkarta::output
