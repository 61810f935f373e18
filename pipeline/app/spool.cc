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

const char* const kName = "the temporary file for texts";

}  // namespace

Spool::Spool() {
  std::error_code error;
  std::string name = (std::filesystem::temp_directory_path(error) / "orgkarta-XXXXXX").string();
  if (error) throw output::EnvironmentError("create", kName, error.value());
  fd_ = ::mkostemp(name.data(), O_CLOEXEC);
  if (fd_ < 0) throw output::EnvironmentError("create", name, errno);
  reader_ = ::open(name.c_str(), O_RDONLY | O_CLOEXEC);
  const int fault = errno;
  ::unlink(name.c_str());
  if (reader_ >= 0) return;
  ::close(fd_);
  throw output::EnvironmentError("open", name, fault);
}

Spool::~Spool() {
  ::close(fd_);
  ::close(reader_);
}

void Spool::truncate(std::uint64_t size) {
  if (::ftruncate(fd_, static_cast<off_t>(size)) != 0 ||
      ::lseek(fd_, static_cast<off_t>(size), SEEK_SET) < 0) {
    throw output::EnvironmentError("truncate", kName, errno);
  }
  size_ = size;
}

std::uint64_t Spool::append(std::string_view bytes) {
  const std::uint64_t begin = size_;
  while (!bytes.empty()) {
    const ssize_t n = ::write(fd_, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) throw output::EnvironmentError("write", kName, errno);
    bytes.remove_prefix(static_cast<std::size_t>(n));
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
