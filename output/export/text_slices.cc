#include "output/export/text_slices.h"

#include <algorithm>

#include "pipeline/unicode/nfc.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::output {
namespace {

constexpr std::size_t kStep = 64;

bool begins_code_point(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

bool begins_with_mark(std::string_view text) {
  if (text.empty() || !utf8::valid(text)) return false;
  std::size_t i = 0;
  return unicode::is_mark(utf8::next(text, i));
}

/// Without the marks that it begins with: they belong to a letter before it.
std::string_view without_first_marks(std::string_view text) {
  while (begins_with_mark(text)) {
    std::size_t i = 0;
    utf8::next(text, i);
    text.remove_prefix(i);
  }
  return text;
}

/// Without its last letter and the marks on that.
std::string_view without_last_letter(std::string_view text) {
  if (!utf8::valid(text)) return text;
  std::size_t i = text.size();
  while (i > 0 && unicode::is_mark(utf8::previous(text, i))) {
  }
  return text.substr(0, i);
}

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
  if (space == std::string_view::npos) return without_first_marks(found);
  found.remove_prefix(space + 1);
  return found;
}

std::string_view TextSlices::behind(std::size_t end, std::size_t most) const {
  const std::string_view found = slice(end, end + most);
  if (end + most >= size_) return found;
  const std::size_t space = found.find_last_of(" \n");
  if (space != std::string_view::npos) return found.substr(0, space);
  return begins_with_mark(slice(end + most, end + most + 1)) ? without_last_letter(found) : found;
}

}  // namespace orgkarta::output
