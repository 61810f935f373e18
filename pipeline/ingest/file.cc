#include "pipeline/ingest/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace orgkarta::ingest {
namespace {

constexpr std::size_t kStep = std::size_t{1} << 20;

/// Closes a file descriptor.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return fd_; }

 private:
  int fd_;
};

FileBytes failure(Outcome outcome, std::string message) {
  return {{}, outcome, std::move(message)};
}

FileBytes errno_failure(int error) {
  const bool gone = error == ENOENT || error == ENOTDIR;
  const bool device = error == ENXIO;  // a socket, or a FIFO or device without its other side
  const Outcome outcome = gone     ? Outcome::vanished
                          : device ? Outcome::not_regular
                                   : Outcome::unreadable;
  return failure(outcome, std::strerror(error));
}

int open_file(const char* path) {
  int fd = -1;
  do {
    fd = ::open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
  } while (fd < 0 && errno == EINTR);
  return fd;
}

ssize_t read_some(int fd, char* out, std::size_t size) {
  ssize_t n = 0;
  do {
    n = ::read(fd, out, size);
  } while (n < 0 && errno == EINTR);
  return n;
}

// Reads to the end or to one byte behind the limit. 0, or the number of the error.
int read_all(int fd, std::size_t expected, std::size_t limit, std::string& bytes) {
  bytes.resize(expected + 1);
  std::size_t size = 0;
  for (;;) {
    const ssize_t n = read_some(fd, bytes.data() + size, bytes.size() - size);
    if (n < 0) return errno;
    size += static_cast<std::size_t>(n);
    if (n == 0 || size > limit) break;
    if (size == bytes.size()) bytes.resize(std::min(size + kStep, limit + 1));
  }
  bytes.resize(size);
  return 0;
}

bool same_state(const struct stat& a, const struct stat& b) {
  return a.st_size == b.st_size && a.st_mtim.tv_sec == b.st_mtim.tv_sec &&
         a.st_mtim.tv_nsec == b.st_mtim.tv_nsec;
}

FileBytes read_once(const std::filesystem::path& path, std::size_t limit) {
  const Descriptor file(open_file(path.c_str()));
  struct stat before {};
  if (file.get() < 0 || ::fstat(file.get(), &before) != 0) return errno_failure(errno);
  if (!S_ISREG(before.st_mode)) return failure(Outcome::not_regular, "not a regular file");
  const auto size = static_cast<std::size_t>(before.st_size);
  const auto too_large = [limit] {
    return failure(Outcome::too_large, "larger than " + std::to_string(limit) + " bytes");
  };
  if (size > limit) return too_large();
  FileBytes result;
  if (const int error = read_all(file.get(), size, limit, result.bytes))
    return errno_failure(error);
  if (result.bytes.size() > limit) return too_large();
  struct stat after {};
  if (::fstat(file.get(), &after) != 0) return errno_failure(errno);
  // Files in /proc have a size of 0 whatever they hold.
  const bool whole = size == 0 || size == result.bytes.size();
  if (!same_state(before, after) || !whole) return failure(Outcome::changed, "changed while read");
  return result;
}

}  // namespace

FileBytes read_file(const std::filesystem::path& path, std::size_t limit) {
  FileBytes result = read_once(path, limit);
  if (result.outcome == Outcome::changed) result = read_once(path, limit);
  return result;
}

}  // namespace orgkarta::ingest
