#include "pipeline/app/spool.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <filesystem>
#include <system_error>

#include "output/error.h"

namespace orgkarta::app {
namespace {

const char* const kName = "the spool of standard input";

}  // namespace

Spool::Spool() {
  std::error_code error;
  std::string name = (std::filesystem::temp_directory_path(error) / "orgkarta-XXXXXX").string();
  if (error) throw output::EnvironmentError("create", kName, error.value());
  fd_ = ::mkostemp(name.data(), O_CLOEXEC);
  if (fd_ < 0) throw output::EnvironmentError("create", name, errno);
  ::unlink(name.c_str());
}

Spool::~Spool() { ::close(fd_); }

std::uint64_t Spool::append(std::string_view text) {
  const std::uint64_t begin = size_;
  while (!text.empty()) {
    const ssize_t n = ::write(fd_, text.data(), text.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) throw output::EnvironmentError("write", kName, errno);
    text.remove_prefix(static_cast<std::size_t>(n));
    size_ += static_cast<std::uint64_t>(n);
  }
  return begin;
}

std::string Spool::read(std::uint64_t offset, std::uint64_t size) const {
  std::string bytes(size, '\0');
  for (std::size_t got = 0; got < size;) {
    const ssize_t n =
        ::pread(fd_, bytes.data() + got, size - got, static_cast<off_t>(offset + got));
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) throw output::EnvironmentError("read", kName, n < 0 ? errno : EIO);
    got += static_cast<std::size_t>(n);
  }
  return bytes;
}

}  // namespace orgkarta::app
