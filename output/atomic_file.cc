#include "output/atomic_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

#include "output/error.h"

namespace orgkarta::output {
namespace {

constexpr std::size_t kBufferSize = 1 << 18;

void write_all(int fd, std::string_view bytes, const std::string& file) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(fd, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) throw EnvironmentError("write", file, errno);
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
}

/// Makes a rename in the directory durable.
void sync_directory(const std::string& dir) {
  const int fd = ::open(dir.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) throw EnvironmentError("open", dir, errno);
  sync_and_close(fd, dir);
}

}  // namespace

std::string temporary_name(const std::string& name) { return name + ".tmp"; }

int create_fresh(const std::string& file) {
  if (::unlink(file.c_str()) != 0 && errno != ENOENT) throw EnvironmentError("remove", file, errno);
  const int fd = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (fd < 0) throw EnvironmentError("create", file, errno);
  return fd;
}

void sync_and_close(int fd, const std::string& file) {
  int rc = 0;
  do {
    rc = ::fsync(fd);
  } while (rc != 0 && errno == EINTR);
  const int synced = rc == 0 ? 0 : errno;
  const int closed = ::close(fd) == 0 ? 0 : errno;
  if (synced != 0) throw EnvironmentError("fsync", file, synced);
  if (closed != 0 && closed != EINTR) throw EnvironmentError("close", file, closed);
}

void publish(const std::string& temporary, const std::string& name) {
  if (::rename(temporary.c_str(), name.c_str()) != 0)
    throw EnvironmentError("rename to", name, errno);
  const std::string dir = std::filesystem::path(name).parent_path().string();
  sync_directory(dir.empty() ? "." : dir);
}

AtomicFile::AtomicFile(const std::filesystem::path& name)
    : name_(name.string()), temporary_(temporary_name(name_)), fd_(create_fresh(temporary_)) {
  buffer_.reserve(kBufferSize);
}

AtomicFile::~AtomicFile() {
  if (fd_ >= 0) ::close(fd_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void AtomicFile::write(std::string_view bytes) {
  if (buffer_.size() + bytes.size() > kBufferSize) flush();
  if (bytes.size() >= kBufferSize) {
    write_through(bytes);
  } else {
    buffer_ += bytes;
  }
}

void AtomicFile::write_through(std::string_view bytes) {
  try {
    write_all(fd_, bytes, temporary_);
  } catch (...) {
    if (fd_ >= 0) ::close(fd_);
    fd_ = -1;  // every later call fails with EBADF
    throw;
  }
}

void AtomicFile::flush() {
  write_through(buffer_);
  buffer_.clear();
}

void AtomicFile::sync() {
  flush();
  int rc = 0;
  do {
    rc = ::fsync(fd_);
  } while (rc != 0 && errno == EINTR);
  if (rc == 0) return;
  const int why = errno;
  if (fd_ >= 0) ::close(fd_);
  fd_ = -1;  // every later call fails with EBADF
  throw EnvironmentError("fsync", temporary_, why);
}

void AtomicFile::commit() {
  flush();
  const int fd = fd_;  // -1 after a failure: fsync then fails too
  fd_ = -1;
  sync_and_close(fd, temporary_);
  publish(temporary_, name_);
  temporary_.clear();
}

}  // namespace orgkarta::output
