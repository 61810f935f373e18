#include "pipeline/ingest/html/charset_label.h"

#include <algorithm>
#include <vector>

#include "pipeline/ingest/html/tag.h"

namespace orgkarta::ingest::html {
namespace {

// Browsers look at 1024 bytes first, and go back when it comes later.
constexpr std::size_t kWindow = std::size_t{1} << 16;

std::string lowered(std::string_view s) {
  std::string out(s);
  std::transform(out.begin(), out.end(), out.begin(), lower_ascii);
  return out;
}

/// What stands behind "key=" in a value such as "text/html; charset=utf-8".
std::string_view value_behind(std::string_view s, std::string_view key) {
  const std::size_t at = lowered(s).find(key);
  if (at == s.npos) return {};
  s.remove_prefix(at + key.size());
  while (!s.empty() && is_space(s.front())) s.remove_prefix(1);
  if (s.empty() || s.front() != '=') return {};
  s.remove_prefix(1);
  while (!s.empty() && (is_space(s.front()) || s.front() == '"' || s.front() == '\'')) {
    s.remove_prefix(1);
  }
  return s.substr(0, s.find_first_of("\"'; \t\r\n"));
}

std::string_view label_of_meta(const std::vector<RawAttribute>& attributes) {
  std::string_view content;
  bool pragma = false;
  for (const RawAttribute& a : attributes) {
    if (same_name(a.name, "charset")) return a.value;
    pragma = pragma || (same_name(a.name, "http-equiv") && same_name(a.value, "content-type"));
    if (same_name(a.name, "content")) content = a.value;
  }
  return pragma ? value_behind(content, "charset") : std::string_view();
}

}  // namespace

std::string charset_label(std::string_view bytes) {
  bytes = bytes.substr(0, kWindow);
  if (bytes.starts_with("<?xml")) {
    const std::string_view label = value_behind(bytes.substr(0, bytes.find('>')), "encoding");
    if (!label.empty()) return std::string(label);
  }
  RawTag tag;
  std::vector<RawAttribute> attributes;
  for (std::size_t i = 0; (i = bytes.find('<', i)) != bytes.npos; ++i) {
    if (bytes.substr(i).starts_with("<!--")) {
      i = std::min(bytes.find("-->", i + 2), bytes.size());
      continue;
    }
    if (!read_tag(bytes, i, tag, &attributes)) continue;
    if (same_name(tag.name, "body")) break;
    if (!same_name(tag.name, "meta")) continue;
    const std::string_view label = label_of_meta(attributes);
    if (!label.empty()) return std::string(label);
  }
  return {};
}

}  // namespace orgkarta::ingest::html
