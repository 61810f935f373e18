#include "pipeline/ingest/archive/gzip_stream.h"

#include <new>

#include "pipeline/ingest/read_error.h"

namespace orgkarta::ingest {
namespace {

constexpr int kGzip = 15 + 16;  // the largest window, with gzip's header

}  // namespace

GzipStream::GzipStream(const ByteRange& range) : packed_(range) {
  if (::inflateInit2(&zlib_, kGzip) != Z_OK) throw std::bad_alloc();
}

GzipStream::~GzipStream() { ::inflateEnd(&zlib_); }

std::size_t GzipStream::read(char* to, std::size_t most) {
  zlib_.next_out = reinterpret_cast<unsigned char*>(to);
  zlib_.avail_out = static_cast<uInt>(most);
  while (zlib_.avail_out > 0 && !ended_ && !damaged_) step();
  const std::size_t got = most - zlib_.avail_out;
  if (got == 0 && damaged_) throw ReadError(Outcome::corrupt, "the gzip file is damaged");
  return got;
}

bool GzipStream::refill() {
  zlib_.next_in = in_.data();
  zlib_.avail_in = static_cast<uInt>(packed_.read(reinterpret_cast<char*>(in_.data()), in_.size()));
  return zlib_.avail_in > 0;
}

void GzipStream::step() {
  if (zlib_.avail_in == 0 && !refill()) {
    ended_ = true;
    return;
  }
  within_ = true;
  const int status = ::inflate(&zlib_, Z_NO_FLUSH);
  if (status == Z_STREAM_END) {
    within_ = false;
    ::inflateReset(&zlib_);
  } else if (status != Z_OK && status != Z_BUF_ERROR) {
    damaged_ = true;
  }
}

}  // namespace orgkarta::ingest
