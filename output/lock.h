// One run at a time in an output directory.
#pragma once

#include <filesystem>
#include <memory>

namespace orgkarta::output {

/// Holds DIR/.orgkarta.lock for its lifetime. The kernel frees the lock with the process, also
/// after kill -9; the empty file stays.
class DirLock {
 public:
  /// Throws LockedError if another run holds the directory, EnvironmentError if it cannot be
  /// locked. Does not wait.
  explicit DirLock(const std::filesystem::path& dir);
  ~DirLock();
  DirLock(const DirLock&) = delete;
  DirLock& operator=(const DirLock&) = delete;

 private:
  int fd_ = -1;
};

/// Holds the folder itself, so that nothing of the lock stays in it. Where the file system cannot
/// lock folders (NFS opens them to be read alone, and locks what can be written), the file of
/// DirLock, which stays: who deletes it may delete it under another who has just opened it.
class FolderLock {
 public:
  /// Throws as DirLock does. Does not wait.
  explicit FolderLock(const std::filesystem::path& dir);
  ~FolderLock();
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

 private:
  int fd_ = -1;
  std::unique_ptr<DirLock> file_;  ///< where the folder cannot be locked
};

/// For who only reads: keeps runs away, which would change what is looked at. Null where nothing
/// can be written, so that there is none. Throws LockedError.
std::unique_ptr<DirLock> lock_if_writable(const std::filesystem::path& dir);

}  // namespace orgkarta::output
