#include "pipeline/ingest/html/reduce.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "pipeline/ingest/html/element_kinds.h"
#include "pipeline/ingest/html/nesting.h"
#include "pipeline/ingest/html/tag.h"

namespace orgkarta::ingest::html {
namespace {

using namespace std::string_view_literals;

bool is_json_ld(const std::vector<RawAttribute>& attributes) {
  return std::any_of(attributes.begin(), attributes.end(), [](const RawAttribute& a) {
    return same_name(a.name, "type") && same_name(a.value, "application/ld+json");
  });
}

/// One page on its way.
class Reducer {
 public:
  explicit Reducer(std::string_view html)
      : html_(html), writer_(html), xml_(html.substr(0, 64).find("<?xml"sv) < 4) {}

  Reduced run() &&;

 private:
  std::size_t markup(std::size_t i);
  std::size_t comment(std::size_t i);
  std::size_t comment_end(std::size_t i) const;
  std::size_t tag(std::size_t i);
  std::size_t drop_whole(std::size_t i, const RawTag& tag, GumboTag element);
  std::size_t whole_end(const RawTag& tag, GumboTag element);
  std::size_t drop(std::size_t begin, std::size_t end);
  void rename(std::size_t i, const RawTag& tag, std::string_view name);
  void write_attributes(const RawTag& tag);
  void follow_heading(std::size_t i, const RawTag& tag, GumboTag element);

  std::string_view html_;
  Rewriter writer_;
  bool xml_;                  ///< "/>" closes any element
  bool sections_end_ = true;  ///< "]]>" may follow
  Nesting nesting_;
  std::vector<RawAttribute> attributes_;
  std::array<bool, GUMBO_TAG_LAST + 1> endless_{};  ///< no end tag of it follows any more
  std::size_t elements_ = 0;
  GumboTag heading_ = GUMBO_TAG_LAST;  ///< the open one
  std::size_t tag_end_ = 0;            ///< of the last tag within it
  bool heading_has_text_ = false;
  Reduced out_;
};

std::size_t Reducer::drop(std::size_t begin, std::size_t end) {
  writer_.keep_to(begin);
  writer_.drop(end - begin);
  return end;
}

// Where the comment whose text begins at `i` ends; it may end in "--!>" too, or never.
std::size_t Reducer::comment_end(std::size_t i) const {
  for (i = html_.find("--", i); i != html_.npos; i = html_.find("--", i + 1)) {
    const std::string_view rest = html_.substr(i + 2);
    if (rest.starts_with('>')) return i + 3;
    if (rest.starts_with("!>")) return i + 4;
  }
  return html_.size();
}

// A comment, a declaration, "<?…>": where to go on.
std::size_t Reducer::comment(std::size_t i) {
  const std::string_view text = html_.substr(i);
  if (text.starts_with("<!--")) {
    if (text.starts_with("<!-->")) return drop(i, i + 5);
    if (text.starts_with("<!--->")) return drop(i, i + 6);
    return drop(i, comment_end(i + 4));
  }
  if (xml_ && sections_end_ && text.starts_with("<![CDATA[")) {
    const std::size_t end = html_.find("]]>", i);
    if (end != html_.npos) return drop(i, end + 3);
    sections_end_ = false;
  }
  const std::size_t end = std::min(html_.find('>', i), html_.size() - 1) + 1;
  const bool doctype = text.size() > 9 && same_name(text.substr(2, 7), "doctype");
  return doctype ? end : drop(i, end);
}

// What begins with the "<" at `i`; where to go on.
std::size_t Reducer::markup(std::size_t i) {
  const char next = i + 1 < html_.size() ? html_[i + 1] : ' ';
  if (next == '!' || next == '?') return comment(i);
  if (next == '/' && i + 2 < html_.size() && !is_letter(html_[i + 2])) return comment(i);
  return tag(i);
}

// The end of an element that goes whole; npos if there is none.
std::size_t Reducer::whole_end(const RawTag& tag, GumboTag element) {
  const std::string name = gumbo_normalized_tagname(element);
  std::size_t at = tag.end;
  for (int depth = 1; depth > 0;) {
    const std::size_t end = find_end_tag(html_, at, name);
    if (end == html_.npos) return html_.npos;
    for (std::size_t i = at; nests(element) && (i = html_.find('<', i)) < end; ++i) {
      RawTag inner;
      if (!read_tag(html_, i, inner, nullptr) || inner.closing) continue;
      depth += same_name(inner.name, name) && !inner.empty;
    }
    at = std::min(html_.find('>', end), html_.size() - 1) + 1;
    --depth;
  }
  return at;
}

std::size_t Reducer::drop_whole(std::size_t i, const RawTag& tag, GumboTag element) {
  if (tag.closing || (tag.empty && (xml_ || element == GUMBO_TAG_SVG))) return drop(i, tag.end);
  const std::size_t end = endless_[element] ? html_.npos : whole_end(tag, element);
  if (end == html_.npos) {
    endless_[element] = true;
    if (!swallows_rest(element)) return drop(i, tag.end);
    out_.cut_in_script = true;
    return drop(i, html_.size());
  }
  if (element == GUMBO_TAG_SCRIPT && is_json_ld(attributes_)) {
    const std::size_t close = find_end_tag(html_, tag.end, "script");
    out_.json_ld.push_back(html_.substr(tag.end, close - tag.end));
  }
  return drop(i, end);
}

// Puts another name into a tag and drops the attributes that nobody asks for, and those told twice.
void Reducer::rename(std::size_t i, const RawTag& tag, std::string_view name) {
  const std::size_t begin = i + 1 + tag.closing;
  if (!name.empty()) {
    writer_.keep_to(begin);
    writer_.replace(tag.name.size(), name);
  }
  writer_.keep_to(begin + tag.name.size());
  if (!tag.closing) write_attributes(tag);
  writer_.drop(tag.end - 1 - writer_.at());
  writer_.keep_to(tag.end);
}

void Reducer::write_attributes(const RawTag& tag) {
  std::uint32_t seen = 0;
  for (const RawAttribute& attribute : attributes_) {
    const int index = attribute_index(attribute.name);
    if (index < 0 || (seen >> index & 1U) != 0) continue;
    seen |= 1U << index;
    const auto begin = static_cast<std::size_t>(attribute.name.data() - html_.data());
    std::size_t end = begin + attribute.name.size();
    if (attribute.value.data() != nullptr) {
      end =
          static_cast<std::size_t>(attribute.value.data() - html_.data()) + attribute.value.size();
      if (end < tag.end - 1 && (html_[end] == '"' || html_[end] == '\'')) ++end;
    }
    writer_.replace(begin - writer_.at(), " ");
    writer_.keep_to(end);
  }
}

// Whoever forgets to close a heading does not mean all that follows: a paragraph, list or table
// behind its words closes it.
void Reducer::follow_heading(std::size_t i, const RawTag& tag, GumboTag element) {
  if (heading_ != GUMBO_TAG_LAST) {
    const std::string_view text = html_.substr(tag_end_, i - tag_end_);
    heading_has_text_ = heading_has_text_ || !std::all_of(text.begin(), text.end(), is_space);
    if (!tag.closing && heading_has_text_ && ends_heading(element)) {
      writer_.keep_to(i);
      writer_.replace(0, "</" + std::string(gumbo_normalized_tagname(heading_)) + ">");
      nesting_.close(heading_);
      heading_ = GUMBO_TAG_LAST;
    }
  }
  tag_end_ = tag.end;
  if (element < GUMBO_TAG_H1 || element > GUMBO_TAG_H6) return;
  heading_ = tag.closing ? GUMBO_TAG_LAST : element;
  heading_has_text_ = false;
}

std::size_t Reducer::tag(std::size_t i) {
  RawTag tag;
  if (!read_tag(html_, i, tag, &attributes_)) return tag.end == 0 ? i + 1 : drop(i, tag.end);
  const GumboTag element = gumbo_tagn_enum(tag.name.data(), static_cast<unsigned>(tag.name.size()));
  if (is_dropped_whole(element)) return drop_whole(i, tag, element);
  if (!tag.closing && ++elements_ > kMaxElements) {
    out_.too_many = true;
    return drop(i, html_.size());
  }
  follow_heading(i, tag, element);
  const bool closes_itself = tag.empty && xml_ && !is_void(element);
  const bool stays =
      is_void(element) || (tag.closing ? nesting_.close(element) : nesting_.open(element));
  if (closes_itself) nesting_.close(element);
  if (!stays) return drop(i, tag.end);
  const std::string_view name = new_name(element);
  rename(i, tag, name);
  if (closes_itself) {
    const std::string own(tag.name);
    writer_.replace(0, "</" + (name.empty() ? own : std::string(name)) + ">");
    return tag.end;
  }
  if (element == GUMBO_TAG_PLAINTEXT) return html_.size();
  if ((element == GUMBO_TAG_XMP || element == GUMBO_TAG_TITLE) && !tag.closing) {
    return std::min(find_end_tag(html_, tag.end, gumbo_normalized_tagname(element)), html_.size());
  }
  return tag.end;
}

Reduced Reducer::run() && {
  for (std::size_t i = 0; (i = html_.find('<', i)) != html_.npos;) i = markup(i);
  out_.flattened = nesting_.flattened();
  out_.html = std::move(writer_).finish();
  return std::move(out_);
}

}  // namespace

Reduced reduce(std::string_view html) { return Reducer(html).run(); }

}  // namespace orgkarta::ingest::html
