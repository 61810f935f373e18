// What a gzip file holds.
#pragma once

#include <zlib.h>

#include <array>

#include "pipeline/ingest/archive/byte_range.h"

namespace orgkarta::ingest {

/// All members of a gzip file, one behind the other, as a WARC has one a record. What stands before
/// damage is still given; then read() throws ReadError (corrupt).
class GzipStream : public ByteStream {
 public:
  explicit GzipStream(const ByteRange& range);
  ~GzipStream() override;
  GzipStream(const GzipStream&) = delete;
  GzipStream& operator=(const GzipStream&) = delete;

  std::size_t read(char* to, std::size_t most) override;
  bool cut_off() const override { return ended_ && within_; }

 private:
  bool refill();
  void step();

  RangeStream packed_;
  z_stream zlib_{};
  std::array<unsigned char, std::size_t{32} << 10> in_{};
  bool within_ = false;  ///< a member has begun and not ended
  bool damaged_ = false;
  bool ended_ = false;
};

}  // namespace orgkarta::ingest
