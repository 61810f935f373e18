#include "pipeline/unicode/utf8.h"

#include <simdjson.h>

#include <cstring>

namespace orgkarta::utf8 {
namespace {

constexpr std::size_t kStride = 32;

unsigned char byte_at(std::string_view text, std::size_t i) {
  return static_cast<unsigned char>(text[i]);
}

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

char32_t tail(std::string_view text, std::size_t i) {
  return static_cast<char32_t>(byte_at(text, i) & 0x3F);
}

}  // namespace

bool valid(std::string_view bytes) {
  return bytes.empty() || simdjson::validate_utf8(bytes.data(), bytes.size());
}

char32_t next(std::string_view text, std::size_t& i) {
  const char32_t lead = byte_at(text, i);
  if (lead < 0x80) {
    i += 1;
    return lead;
  }
  if (lead < 0xE0) {
    i += 2;
    return (lead & 0x1F) << 6 | tail(text, i - 1);
  }
  if (lead < 0xF0) {
    i += 3;
    return (lead & 0x0F) << 12 | tail(text, i - 2) << 6 | tail(text, i - 1);
  }
  i += 4;
  return (lead & 0x07) << 18 | tail(text, i - 3) << 12 | tail(text, i - 2) << 6 | tail(text, i - 1);
}

char32_t previous(std::string_view text, std::size_t& i) {
  do {
    --i;
  } while (i > 0 && is_continuation(text[i]));
  std::size_t at = i;
  return next(text, at);
}

void append(std::string& out, char32_t c) {
  const auto put = [&out](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (c < 0x80) return put(c);
  if (c < 0x800) {
    put(0xC0 | c >> 6);
  } else if (c < 0x10000) {
    put(0xE0 | c >> 12);
    put(0x80 | (c >> 6 & 0x3F));
  } else {
    put(0xF0 | c >> 18);
    put(0x80 | (c >> 12 & 0x3F));
    put(0x80 | (c >> 6 & 0x3F));
  }
  put(0x80 | (c & 0x3F));
}

std::size_t count(std::string_view text) {
  std::size_t sum = 0;
  std::size_t i = 0;
  for (; i + 8 <= text.size(); i += 8) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, text.data() + i, 8);
    // In each byte's top bit: set and the bit below it not, as in a continuation.
    const std::uint64_t continuations = eight & ~(eight << 1) & 0x8080808080808080U;
    sum += 8 - ((continuations >> 7) * 0x0101010101010101U >> 56);
  }
  for (; i < text.size(); ++i) sum += !is_continuation(text[i]);
  return sum;
}

CodePointIndex::CodePointIndex(std::string_view text) : text_(text) {
  before_.reserve(text.size() / kStride + 1);
  std::uint32_t sum = 0;
  for (std::size_t at = 0; at < text.size(); at += kStride) {
    before_.push_back(sum);
    sum += static_cast<std::uint32_t>(count(text.substr(at, kStride)));
  }
  if (text.size() % kStride == 0) before_.push_back(sum);
}

std::uint32_t CodePointIndex::at(std::uint32_t offset) const {
  const std::size_t stride = offset / kStride;
  const std::size_t begin = stride * kStride;
  return before_[stride] + static_cast<std::uint32_t>(count(text_.substr(begin, offset - begin)));
}

}  // namespace orgkarta::utf8
