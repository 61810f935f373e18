// What foreign programs are given, and what they say.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "pipeline/sandbox/run_program.h"

namespace orgkarta::app {

/// A new folder below $TMPDIR that is removed with all that is in it. Throws
/// output::EnvironmentError.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// Throws output::EnvironmentError.
void write_input(const std::filesystem::path& file, std::string_view bytes);

/// Where programs are looked for.
std::string search_path();

/// A program that has `folder` as its home and for its temporary files, and sees no more than that,
/// the system's files and what was installed with it. Arguments are to be added.
sandbox::Program foreign_program(const std::filesystem::path& file,
                                 const std::filesystem::path& folder);

/// The last line of what a program printed: warnings come first, what went wrong last.
std::string last_line(std::string text);

}  // namespace orgkarta::app
