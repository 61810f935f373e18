// Values as bytes for another process of the same program, and back; the reader trusts none of
// them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace orgkarta::ingest {

/// Numbers in seven bits a byte, the lowest first; strings behind their size.
class ByteWriter {
 public:
  void number(std::uint64_t n) {
    for (; n >= 0x80; n >>= 7) out += static_cast<char>(n | 0x80);
    out += static_cast<char>(n);
  }
  void string(std::string_view s) {
    number(s.size());
    out += s;
  }
  /// Points, kept to the tenth: finer than anything that is drawn. What lies left of or above the
  /// page comes back as 0.
  void coordinate(float points);

  std::string out;
};

/// All of these throw std::runtime_error with the place where the bytes are not what was written.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

  [[noreturn]] void fail(const char* what) const;

  /// The bytes with which a kind and version of value begins.
  void expect(std::string_view wanted);
  std::uint64_t number(std::uint64_t limit);
  /// How many things follow, each of at least `size` bytes.
  std::size_t count(std::size_t size);
  /// Valid UTF-8.
  std::string string();
  float coordinate();
  void expect_end() const;

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
};

}  // namespace orgkarta::ingest
