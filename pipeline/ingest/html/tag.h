// The tags of HTML as they stand in a file: found in one pass, nothing is built.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace orgkarta::ingest::html {

/// One attribute of a tag. All views lead into the text that was read.
struct RawAttribute {
  std::string_view name;
  std::string_view value;  ///< without quotes, references not resolved; empty if there is none
};

/// A start or end tag.
struct RawTag {
  std::string_view name;
  std::size_t end = 0;  ///< behind the ">"
  bool closing = false;
  bool empty = false;  ///< ends in "/>"
};

/// Reads the tag whose "<" stands at `i` as the HTML standard does; its attributes, if asked for,
/// go into `attributes` (which is cleared). False if there is no tag: "<" is a character, or the
/// text ends within the tag (then `tag.end` is the text's size, else 0).
bool read_tag(std::string_view text, std::size_t i, RawTag& tag,
              std::vector<RawAttribute>* attributes);

/// Whether two names are equal but for the case of ASCII letters; `lower` is in lower case.
bool same_name(std::string_view name, std::string_view lower);

constexpr bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

constexpr bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

constexpr char lower_ascii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

/// Where "</name" followed by a space, "/" or ">" next stands from `i` on; npos if nowhere.
std::size_t find_end_tag(std::string_view text, std::size_t i, std::string_view name);

}  // namespace orgkarta::ingest::html
