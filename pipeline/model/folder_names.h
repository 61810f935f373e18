// What a folder holds.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace orgkarta {

/// The names in a folder, sorted by bytes, without "." and "..". Throws std::system_error if it
/// cannot be read. Instead of std::filesystem::directory_iterator, which ends the program where it
/// gets no memory (libstdc++ 12: its steps are noexcept and allocate).
std::vector<std::string> names_in(const std::filesystem::path& folder);

}  // namespace orgkarta
