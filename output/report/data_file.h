// A file of data that a page loads as a script: scripts load from disk, where fetch does not.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace orgkarta::output {

/// How much a report holds.
struct Written {
  std::uint64_t files = 0;
  std::uint64_t bytes = 0;
};

/// Writes FOLDER/data/NAME.js, which hands one value to the page: `orgkarta.put("NAME", VALUE);`.
/// NAME is of small letters, digits, "-", "_" and "/". Every function throws EnvironmentError if
/// the disk refuses.
class DataFile {
 public:
  DataFile(const std::filesystem::path& folder, const std::string& name);

  /// A part of the value, as JSON.
  void write(std::string_view json);

  /// Ends the file and counts it. Once, last.
  void close(Written& written);

 private:
  [[noreturn]] void fail(const char* doing) const;

  std::string file_;
  std::ofstream out_;
  std::uint64_t bytes_ = 0;
};

/// Writes a whole file as it is. Throws EnvironmentError.
void write_plain(const std::filesystem::path& file, std::string_view bytes, Written& written);

}  // namespace orgkarta::output
