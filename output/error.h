// What can go wrong in the outputs that is not our bug.
#pragma once

#include <stdexcept>
#include <string>

namespace orgkarta::output {

/// The disk, the file system or the database refused. The message names the file and the reason.
/// Earlier outputs are whole: nothing is renamed into place before it is complete.
class EnvironmentError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
  /// "cannot WHAT FILE: the errno's text".
  EnvironmentError(const std::string& what, const std::string& file, int error_number);
};

/// What is to be read as a database is none that this version can read: missing, of another
/// program, of another version, damaged. The message names the file and what was expected.
class WrongDatabase : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Another run holds the output directory.
class LockedError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace orgkarta::output
