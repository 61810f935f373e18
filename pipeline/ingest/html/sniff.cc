#include <gumbo.h>

#include <algorithm>
#include <string>

#include "pipeline/ingest/html/read_html.h"
#include "pipeline/ingest/html/tag.h"

namespace orgkarta::ingest {
namespace {

constexpr std::size_t kWindow = 4096;

/// The first bytes, without the zeros of UTF-16 and without a byte order mark.
std::string head_of(std::string_view bytes, std::size_t size) {
  std::string head;
  for (const char c : bytes.substr(0, size)) {
    if (static_cast<unsigned char>(c) < 0x80 && c != '\0') head += c;
  }
  return head;
}

}  // namespace

bool begins_as_html(std::string_view bytes) {
  const std::string head = head_of(bytes, kWindow);
  const std::string_view text = head;
  std::size_t i = 0;
  while (i < text.size()) {
    while (i < text.size() && html::is_space(text[i])) ++i;
    const std::string_view rest = text.substr(i);
    const bool comment = rest.starts_with("<!--");
    if (!comment && !rest.starts_with("<?xml")) break;
    const std::size_t end = rest.find(comment ? "-->" : "?>");
    if (end == rest.npos) return false;
    i += end + (comment ? 3 : 2);
  }
  const std::string_view rest = text.substr(std::min(i, text.size()));
  for (const std::string_view name : {"<!doctype html", "<html", "<head", "<body"}) {
    if (rest.size() <= name.size() || !html::same_name(rest.substr(0, name.size()), name)) continue;
    const char next = rest[name.size()];
    if (html::is_space(next) || next == '>') return true;
  }
  return false;
}

bool holds_html(std::string_view bytes) {
  const std::string head = head_of(bytes, 16 * kWindow);
  html::RawTag tag;
  for (std::size_t i = 0; (i = head.find('<', i)) != head.npos; ++i) {
    if (head.compare(i, 4, "<!--") == 0) return true;
    if (!html::read_tag(head, i, tag, nullptr) && tag.end == 0) continue;
    const GumboTag element =
        gumbo_tagn_enum(tag.name.data(), static_cast<unsigned>(tag.name.size()));
    if (element != GUMBO_TAG_UNKNOWN) return true;
  }
  return false;
}

}  // namespace orgkarta::ingest
