#include "pipeline/ingest/byte_codec.h"

#include <algorithm>
#include <stdexcept>

#include "pipeline/unicode/utf8.h"

namespace orgkarta::ingest {
namespace {

constexpr float kTenths = 10;
constexpr float kMostPoints = 1e6F;

}  // namespace

void ByteWriter::coordinate(float points) {
  // A comparison with what is no number is false.
  const float sound = points > 0 ? std::min(points, kMostPoints) : 0.0F;
  number(static_cast<std::uint64_t>(sound * kTenths + 0.5F));
}

void ByteReader::fail(const char* what) const {
  throw std::runtime_error("encoded source, byte " + std::to_string(at_) + ": " + what);
}

void ByteReader::expect(std::string_view wanted) {
  if (!bytes_.starts_with(wanted)) fail("another version, or no source");
  at_ = wanted.size();
}

std::uint64_t ByteReader::number(std::uint64_t limit) {
  std::uint64_t n = 0;
  for (unsigned shift = 0; shift < 63; shift += 7) {
    if (at_ == bytes_.size()) fail("cut within a number");
    const auto byte = static_cast<unsigned char>(bytes_[at_++]);
    n |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
    if (byte < 0x80) {
      if (n > limit) fail("a number is too large");
      return n;
    }
  }
  fail("a number is too long");
}

std::size_t ByteReader::count(std::size_t size) {
  const std::uint64_t n = number(bytes_.size());
  if (n > (bytes_.size() - at_) / size) fail("more is announced than follows");
  return n;
}

std::string ByteReader::string() {
  const std::size_t size = count(1);
  at_ += size;
  std::string text(bytes_.substr(at_ - size, size));
  if (!utf8::valid(text)) fail("a string is no UTF-8");
  return text;
}

float ByteReader::coordinate() {
  return static_cast<float>(number(static_cast<std::uint64_t>(kMostPoints * kTenths))) / kTenths;
}

void ByteReader::expect_end() const {
  if (at_ != bytes_.size()) fail("more than a source");
}

}  // namespace orgkarta::ingest
