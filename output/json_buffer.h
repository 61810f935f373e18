// Where JSON is written: a string that has room for the next piece before it is written.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace orgkarta::output {

/// Writes behind what a string holds. The string is longer than what has been written until the
/// destructor cuts it: nobody else may use it before.
class JsonBuffer {
 public:
  explicit JsonBuffer(std::string& out) : out_(out), written_(out.size()) {}
  ~JsonBuffer() { out_.resize(written_); }
  JsonBuffer(const JsonBuffer&) = delete;
  JsonBuffer& operator=(const JsonBuffer&) = delete;

  /// Where the next byte goes, with room for `size` bytes from there on. Valid until the next call;
  /// wrote() is told where the next one begins.
  char* room(std::size_t size) {
    if (out_.size() - written_ < size) grow(size);
    return out_.data() + written_;
  }
  void wrote(const char* end) { written_ = static_cast<std::size_t>(end - out_.data()); }

  void put(char c) { *room(1) = c, ++written_; }
  void put(std::string_view bytes) {
    wrote(std::copy(bytes.begin(), bytes.end(), room(bytes.size())));
  }

 private:
  void grow(std::size_t size);

  std::string& out_;
  std::size_t written_;
};

}  // namespace orgkarta::output
