// A file, or a part of one, as an archive's reader sees it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace orgkarta::ingest {

/// Bytes of an open file, whose position is neither used nor moved.
struct ByteRange {
  int fd = -1;               ///< open for as long as the range is used
  std::uint64_t offset = 0;  ///< bytes, of the first one
  std::uint64_t size = 0;    ///< bytes

  /// Up to `most` bytes from `at` (counted within the range) on; fewer at its end. Throws ReadError
  /// (unreadable).
  std::size_t read(std::uint64_t at, char* to, std::size_t most) const;
  std::string read(std::uint64_t at, std::size_t most) const;
};

/// Bytes that come one after the other.
class ByteStream {
 public:
  virtual ~ByteStream() = default;
  /// Up to `most` bytes; 0 at the end. Throws ReadError.
  virtual std::size_t read(char* to, std::size_t most) = 0;
  /// After the end: whether there should have been more.
  virtual bool cut_off() const { return false; }
};

/// The bytes of a range.
class RangeStream : public ByteStream {
 public:
  explicit RangeStream(const ByteRange& range) : range_(range) {}
  std::size_t read(char* to, std::size_t most) override;

 private:
  ByteRange range_;
  std::uint64_t at_ = 0;
};

}  // namespace orgkarta::ingest
