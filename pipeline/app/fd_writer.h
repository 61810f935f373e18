// Standard output that tells when it fails.
#pragma once

#include <string>
#include <string_view>

namespace orgkarta::app {

/// Writes to a file descriptor through a buffer. Throws output::EnvironmentError when the other end
/// is gone or the disk is full; does not close the descriptor. What is not flushed is dropped.
class FdWriter {
 public:
  FdWriter(int fd, std::string name) : fd_(fd), name_(std::move(name)) {}

  void write(std::string_view bytes);
  void flush();

 private:
  int fd_;
  std::string name_;
  std::string buffer_;
};

/// Writes all of `text` to standard output. Throws as above.
void print_out(std::string_view text);

/// Writes all of `text` to standard error. Never throws: there is nobody left to tell.
void print_error(std::string_view text);

/// Makes sure that descriptors 0 to 2 are taken, so that no output file gets one of them and
/// messages end up in it. Those that were closed can then be neither read nor written.
void occupy_standard_descriptors();

}  // namespace orgkarta::app
