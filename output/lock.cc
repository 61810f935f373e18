#include "output/lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "output/error.h"

namespace orgkarta::output {

namespace {

/// Zero, or why not.
int try_lock(int fd) {
  int rc = 0;
  do {
    rc = ::flock(fd, LOCK_EX | LOCK_NB);
  } while (rc != 0 && errno == EINTR);
  return rc == 0 ? 0 : errno;
}

}  // namespace

DirLock::DirLock(const std::filesystem::path& dir) {
  const std::string file = (dir / ".orgkarta.lock").string();
  fd_ = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
  if (fd_ < 0) throw EnvironmentError("open", file, errno);
  const int error = try_lock(fd_);
  if (error == 0) return;
  ::close(fd_);
  if (error == EWOULDBLOCK) throw LockedError("another run holds " + dir.string());
  throw EnvironmentError("lock", file, error);
}

DirLock::~DirLock() { ::close(fd_); }

FolderLock::FolderLock(const std::filesystem::path& dir) {
  fd_ = ::open(dir.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd_ < 0) throw EnvironmentError("open", dir.string(), errno);
  const int error = try_lock(fd_);
  if (error == 0) return;
  ::close(std::exchange(fd_, -1));
  if (error == EWOULDBLOCK) throw LockedError("another export holds " + dir.string());
  file_ = std::make_unique<DirLock>(dir);
}

FolderLock::~FolderLock() {
  if (fd_ >= 0) ::close(fd_);
}

std::unique_ptr<DirLock> lock_if_writable(const std::filesystem::path& dir) {
  try {
    return std::make_unique<DirLock>(dir);
  } catch (const EnvironmentError&) {
    return nullptr;
  }
}

}  // namespace orgkarta::output
