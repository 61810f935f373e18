#include "output/export/text_slices.h"

#include <algorithm>

namespace orgkarta::output {
namespace {

constexpr std::size_t kStep = 64;

bool begins_code_point(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

}  // namespace

TextSlices::TextSlices(std::string_view text) : text_(text) {
  for (std::size_t i = 0; i < text_.size(); ++i) {
    if (!begins_code_point(text_[i]) && i > 0) continue;
    if (size_++ % kStep == 0) bytes_.push_back(i);
  }
}

std::size_t TextSlices::byte_at(std::size_t code_point) const {
  if (code_point >= size_) return text_.size();
  std::size_t at = bytes_[code_point / kStep];
  for (std::size_t left = code_point % kStep; left > 0; --left) {
    do {
      ++at;
    } while (at < text_.size() && !begins_code_point(text_[at]));
  }
  return at;
}

std::string_view TextSlices::slice(std::size_t start, std::size_t end) const {
  const std::size_t from = byte_at(start);
  return text_.substr(from, std::max(byte_at(end), from) - from);
}

std::string_view TextSlices::before(std::size_t start, std::size_t most) const {
  if (start <= most) return slice(0, start);
  std::string_view found = slice(start - most, start);
  const std::size_t space = found.find_first_of(" \n");
  if (space != std::string_view::npos) found.remove_prefix(space + 1);
  return found;
}

std::string_view TextSlices::behind(std::size_t end, std::size_t most) const {
  const std::string_view found = slice(end, end + most);
  if (end + most >= size_) return found;
  const std::size_t space = found.find_last_of(" \n");
  return space == std::string_view::npos ? found : found.substr(0, space);
}

}  // namespace orgkarta::output
