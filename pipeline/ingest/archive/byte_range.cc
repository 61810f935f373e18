#include "pipeline/ingest/archive/byte_range.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "pipeline/ingest/read_error.h"

namespace orgkarta::ingest {

std::size_t ByteRange::read(std::uint64_t at, char* to, std::size_t most) const {
  if (at >= size) return 0;
  most = static_cast<std::size_t>(std::min<std::uint64_t>(most, size - at));
  std::size_t got = 0;
  while (got < most) {
    const ssize_t n = ::pread(fd, to + got, most - got, static_cast<off_t>(offset + at + got));
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) throw ReadError(Outcome::unreadable, std::strerror(errno));
    if (n == 0) break;
    got += static_cast<std::size_t>(n);
  }
  return got;
}

std::string ByteRange::read(std::uint64_t at, std::size_t most) const {
  std::string bytes(at < size ? std::min<std::uint64_t>(most, size - at) : 0, '\0');
  bytes.resize(read(at, bytes.data(), bytes.size()));
  return bytes;
}

std::size_t RangeStream::read(char* to, std::size_t most) {
  const std::size_t n = range_.read(at_, to, most);
  at_ += n;
  return n;
}

}  // namespace orgkarta::ingest
