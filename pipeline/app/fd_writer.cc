#include "pipeline/app/fd_writer.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>

#include "output/error.h"

namespace orgkarta::app {
namespace {

constexpr std::size_t kBufferSize = std::size_t{64} << 10;

/// Writes all bytes. Returns 0 or the errno.
int write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(fd, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return 0;
}

}  // namespace

void FdWriter::write(std::string_view bytes) {
  buffer_ += bytes;
  if (buffer_.size() >= kBufferSize) flush();
}

void FdWriter::flush() {
  const int error = write_all(fd_, buffer_);
  buffer_.clear();
  if (error != 0) throw output::EnvironmentError("write to", name_, error);
}

void print_out(std::string_view text) {
  FdWriter out(STDOUT_FILENO, "standard output");
  out.write(text);
  out.flush();
}

void print_error(std::string_view text) { write_all(STDERR_FILENO, text); }

void occupy_standard_descriptors() {
  for (int fd = 0; fd <= 2; ++fd) {
    if (::fcntl(fd, F_GETFD) != -1) continue;
    // The wrong way round on purpose: whoever uses it is told so. The lowest free number is fd.
    const int opened = ::open("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY);
    if (opened != fd) throw output::EnvironmentError("open", "/dev/null", errno);
  }
}

}  // namespace orgkarta::app
