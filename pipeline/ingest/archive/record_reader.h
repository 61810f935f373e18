// The records of a WARC, one after the other.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/ingest/archive/byte_range.h"
#include "pipeline/ingest/archive/http_body.h"

namespace orgkarta::ingest {

/// Reads headers as fields and gives blocks in pieces.
class RecordReader {
 public:
  explicit RecordReader(ByteStream& stream) : stream_(stream), buffer_(kBuffer) {}

  /// The header of the next record; empty at the end. What was not read of the record before is
  /// passed over. Throws ReadError (corrupt).
  std::optional<Fields> next();

  /// The lines up to a blank one, within the block; what is too long for a header is cut.
  std::string block_header();
  /// The next piece of the block, empty at its end; it lives until the next call.
  std::string_view block_piece();
  /// Whether the file ended before the block did.
  bool cut() const { return cut_; }

 private:
  static constexpr std::size_t kBuffer = std::size_t{64} << 10;

  bool fill();
  std::optional<std::string> line();
  std::string header_lines();

  ByteStream& stream_;
  std::vector<char> buffer_;
  std::size_t begin_ = 0;  ///< what is in the buffer and not yet taken
  std::size_t end_ = 0;
  std::uint64_t left_ = 0;  ///< bytes of the block
  bool within_ = false;     ///< lines count as parts of the block
  bool cut_ = false;
};

}  // namespace orgkarta::ingest
