// What came in on standard input or out of archives, kept on disk until its turn.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace orgkarta::app {

/// A nameless file in $TMPDIR (or /tmp), which the kernel removes with the process. While nobody
/// appends or truncates, any thread may read(). Throws output::EnvironmentError.
class Spool {
 public:
  Spool();
  ~Spool();
  Spool(const Spool&) = delete;
  Spool& operator=(const Spool&) = delete;

  /// Returns where the bytes begin.
  std::uint64_t append(std::string_view bytes);
  std::uint64_t size() const { return size_; }
  /// Forgets all from `size` on.
  void truncate(std::uint64_t size);
  std::string read(std::uint64_t offset, std::uint64_t size) const;
  /// A descriptor that can only be read from, of a position of its own.
  int reader() const { return reader_; }

 private:
  int fd_ = -1;
  int reader_ = -1;
  std::uint64_t size_ = 0;
};

}  // namespace orgkarta::app
