// Files that are seen whole or not at all.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace orgkarta::output {

/// Writes to NAME.tmp beside NAME and renames it at commit(). Until then, and if it is destroyed
/// without commit(), an earlier NAME is untouched. Whoever uses it holds the directory's lock: a
/// NAME.tmp that is found is left over from a killed run and removed.
///
/// Every function throws EnvironmentError on failure. After one the file cannot be committed: what
/// a failed fsync lost cannot be written by trying again.
class AtomicFile {
 public:
  explicit AtomicFile(const std::filesystem::path& name);
  ~AtomicFile();
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;

  void write(std::string_view bytes);

  /// Writes what is buffered and fsyncs, so that commit() has nothing left to write that the disk may
  /// refuse: for several files that are to appear together.
  void sync();

  /// Writes what is buffered, fsyncs, renames and fsyncs the directory. Once, last.
  void commit();

 private:
  void flush();
  void write_through(std::string_view bytes);

  std::string name_;
  std::string temporary_;
  std::string buffer_;
  int fd_ = -1;
};

/// NAME.tmp, the name a file has until it is complete.
std::string temporary_name(const std::string& name);

/// Removes a left-over `file` and creates it empty. Returns the descriptor.
int create_fresh(const std::string& file);

/// fsyncs and closes the descriptor, whose file is named for messages. Always closes.
void sync_and_close(int fd, const std::string& file);

/// Renames a complete, synced file into place and fsyncs the directory.
void publish(const std::string& temporary, const std::string& name);

}  // namespace orgkarta::output
