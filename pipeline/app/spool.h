// Texts that came in on standard input, kept on disk until their turn.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace orgkarta::app {

/// A nameless file in $TMPDIR (or /tmp), which the kernel removes with the process. append() first,
/// then any thread may read(). Throws output::EnvironmentError.
class Spool {
 public:
  Spool();
  ~Spool();
  Spool(const Spool&) = delete;
  Spool& operator=(const Spool&) = delete;

  /// Returns where the text begins.
  std::uint64_t append(std::string_view text);
  std::string read(std::uint64_t offset, std::uint64_t size) const;

 private:
  int fd_ = -1;
  std::uint64_t size_ = 0;
};

}  // namespace orgkarta::app
