#include "output/export/valid_text.h"

#include "pipeline/unicode/utf8.h"

namespace orgkarta::output {
namespace {

constexpr std::string_view kReplacement = "\uFFFD";

/// Bytes of the code point that begins so.
std::size_t size_of(char first) {
  const auto lead = static_cast<unsigned char>(first);
  if (lead < 0xC0) return 1;
  if (lead < 0xE0) return 2;
  return lead < 0xF0 ? 3 : 4;
}

}  // namespace

std::string valid_text(std::string_view bytes) {
  if (utf8::valid(bytes)) return std::string(bytes);
  std::string out;
  while (!bytes.empty()) {
    const std::string_view next = bytes.substr(0, size_of(bytes.front()));
    const bool valid = utf8::valid(next);
    out += valid ? next : kReplacement;
    bytes.remove_prefix(valid ? next.size() : 1);
  }
  return out;
}

}  // namespace orgkarta::output
