#include "pipeline/ingest/html/tag.h"

#include <algorithm>

namespace orgkarta::ingest::html {
namespace {

bool ends_name(char c) { return is_space(c) || c == '/' || c == '>'; }

/// Reads what stands behind a tag's name.
class AttributeReader {
 public:
  AttributeReader(std::string_view text, std::size_t i) : text_(text), i_(i) {}

  /// Up to and with the ">"; false if the text ends before it.
  bool read(RawTag& tag, std::vector<RawAttribute>* attributes) {
    while (i_ < text_.size()) {
      const char c = text_[i_];
      if (c == '>') {
        tag.end = i_ + 1;
        return true;
      }
      tag.empty = c == '/' && i_ + 1 < text_.size() && text_[i_ + 1] == '>';
      if (c == '/' || is_space(c)) {
        ++i_;
        continue;
      }
      const RawAttribute attribute = one();
      if (attributes != nullptr) attributes->push_back(attribute);
    }
    tag.end = text_.size();
    return false;
  }

 private:
  void skip_spaces() {
    while (i_ < text_.size() && is_space(text_[i_])) ++i_;
  }

  RawAttribute one() {
    const std::size_t begin = i_++;  // also a "=" may begin a name
    while (i_ < text_.size() && !ends_name(text_[i_]) && text_[i_] != '=') ++i_;
    RawAttribute attribute{text_.substr(begin, i_ - begin), {}};
    skip_spaces();
    if (i_ >= text_.size() || text_[i_] != '=') return attribute;
    ++i_;
    skip_spaces();
    attribute.value = value();
    return attribute;
  }

  std::string_view value() {
    if (i_ >= text_.size()) return {};
    const char quote = text_[i_];
    if (quote == '"' || quote == '\'') {
      const std::size_t begin = ++i_;
      const std::size_t end = std::min(text_.find(quote, begin), text_.size());
      i_ = std::min(end + 1, text_.size());
      return text_.substr(begin, end - begin);
    }
    const std::size_t begin = i_;
    while (i_ < text_.size() && !is_space(text_[i_]) && text_[i_] != '>') ++i_;
    return text_.substr(begin, i_ - begin);
  }

  std::string_view text_;
  std::size_t i_;
};

}  // namespace

bool read_tag(std::string_view text, std::size_t i, RawTag& tag,
              std::vector<RawAttribute>* attributes) {
  if (attributes != nullptr) attributes->clear();
  tag = {};
  std::size_t name = i + 1;
  tag.closing = name < text.size() && text[name] == '/';
  name += tag.closing;
  if (name >= text.size() || !is_letter(text[name])) return false;
  std::size_t end = name;
  while (end < text.size() && !ends_name(text[end])) ++end;
  tag.name = text.substr(name, end - name);
  return AttributeReader(text, end).read(tag, attributes);
}

bool same_name(std::string_view name, std::string_view lower) {
  return name.size() == lower.size() &&
         std::equal(name.begin(), name.end(), lower.begin(),
                    [](char a, char b) { return lower_ascii(a) == b; });
}

std::size_t find_end_tag(std::string_view text, std::size_t i, std::string_view name) {
  for (i = text.find("</", i); i != text.npos; i = text.find("</", i + 2)) {
    const std::size_t end = i + 2 + name.size();
    if (end >= text.size()) return text.npos;
    if (same_name(text.substr(i + 2, name.size()), name) && ends_name(text[end])) return i;
  }
  return text.npos;
}

}  // namespace orgkarta::ingest::html
