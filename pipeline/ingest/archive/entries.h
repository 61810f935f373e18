// ZIP, tar and compressed files, entry by entry.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "pipeline/ingest/archive/byte_range.h"
#include "pipeline/ingest/archive/container.h"

struct archive;
struct archive_entry;

namespace orgkarta::ingest {

/// An archive that is read through libarchive. Nothing is extracted.
class Entries {
 public:
  /// Throws ReadError (corrupt) if it does not begin as one of `kind`.
  Entries(const ByteRange& bytes, Container kind);
  ~Entries();
  Entries(const Entries&) = delete;
  Entries& operator=(const Entries&) = delete;

  /// Goes to the next entry; false at the end. Throws ReadError (corrupt).
  bool next();

  /// Of the entry: as the archive has it, in UTF-8 if it says so.
  std::string name() const;
  /// Bytes, 0 if not stated.
  std::uint64_t stated_size() const;
  bool is_folder() const;
  /// A regular file with content of its own; else a link, a device …
  bool is_file() const;
  bool is_encrypted() const;
  /// A single compressed file, which has no name.
  bool is_alone() const;
  /// Whether passing over an entry means to expand it.
  bool skipping_expands() const;

  /// The next bytes of the entry; 0 at its end. Throws ReadError: of the entry (`whole` is false),
  /// or of all that follows.
  std::size_t read(char* to, std::size_t most);
  /// Whether more entries can be read after a ReadError of read().
  bool usable() const { return usable_; }
  /// Passes over the rest of the entry.
  void skip();

  /// Bytes into the archive: where reading stands.
  std::uint64_t position() const;

 private:
  [[noreturn]] void fail() const;

  /// What libarchive asks for its bytes.
  struct Feed {
    ByteRange bytes;
    std::uint64_t at = 0;
    std::vector<char> buffer;
  };
  static std::ptrdiff_t on_read(archive*, void* feed, const void** bytes);
  static std::int64_t on_seek(archive*, void* feed, std::int64_t offset, int whence);
  static std::int64_t on_skip(archive*, void* feed, std::int64_t n);

  Feed feed_;
  archive* archive_;
  archive_entry* entry_ = nullptr;
  bool usable_ = true;
};

}  // namespace orgkarta::ingest
