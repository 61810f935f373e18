#include "output/lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>

#include "output/error.h"

namespace orgkarta::output {

DirLock::DirLock(const std::filesystem::path& dir) {
  const std::string file = (dir / ".orgkarta.lock").string();
  fd_ = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
  if (fd_ < 0) throw EnvironmentError("open", file, errno);
  int rc = 0;
  do {
    rc = ::flock(fd_, LOCK_EX | LOCK_NB);
  } while (rc != 0 && errno == EINTR);
  if (rc == 0) return;
  const int error = errno;
  ::close(fd_);
  if (error == EWOULDBLOCK) throw LockedError("another run holds " + dir.string());
  throw EnvironmentError("lock", file, error);
}

DirLock::~DirLock() { ::close(fd_); }

std::unique_ptr<DirLock> lock_if_writable(const std::filesystem::path& dir) {
  try {
    return std::make_unique<DirLock>(dir);
  } catch (const EnvironmentError&) {
    return nullptr;
  }
}

}  // namespace orgkarta::output
