#include "pipeline/text/kinds.h"

#include <algorithm>
#include <optional>

#include "pipeline/text/list_depth.h"
#include "pipeline/unicode/fold.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::text {
namespace {

constexpr std::uint32_t kLongestHeading = 90;
constexpr std::uint32_t kLongestTitle = 150;    // of the first blocks
constexpr std::uint32_t kLongestSection = 250;  // "§ 12 …" and the line below it
constexpr std::uint32_t kLongestLabel = 40;
constexpr std::uint32_t kLongestValue = 160;
constexpr std::uint32_t kLongestNotice = 500;
constexpr std::uint32_t kLongestSpoken = 120;  // an item that is longer is somebody speaking
constexpr std::uint32_t kNoticeZone = 1200;    // bytes at the text's ends where notices stand
constexpr std::size_t kFirstBlocks = 3;        // where a title may be long and a frame follow it
constexpr std::size_t kTitleZone = 8;          // blocks
constexpr std::size_t kSignatureZone = 16;     // blocks

std::string_view view(std::string_view text, Span span) {
  return text.substr(span.begin, span.size());
}

/// Decides over one text's drafts.
class Kinds {
 public:
  Kinds(std::string_view text, std::vector<Draft>& drafts, const Words& words)
      : text_(text), drafts_(drafts), words_(words) {}
  void run();

 private:
  std::string_view content(std::size_t i) const { return view(text_, drafts_[i].block.content); }
  const Draft* next(std::size_t i) const;
  bool first_or_after_blank(std::size_t i) const;
  bool below_section(std::size_t i) const;
  std::uint32_t longest_heading(std::size_t i) const;
  bool looks_like_heading(std::size_t i) const;
  bool stands_like_heading(std::size_t i) const;
  bool numbered_heading(std::size_t i) const;
  bool spoken(std::size_t i) const;
  bool sibling(std::size_t i, const Draft* other) const;
  bool notice(std::size_t i) const;
  bool name(std::size_t i) const;
  BlockKind kind(std::size_t i);
  std::optional<BlockKind> marked_kind(std::size_t i);
  bool headings_are_marked(const Draft& draft) const;
  std::optional<Span> value_label(std::size_t i) const;
  void drop_empty_headings();
  void find_title();
  void find_signatures();

  std::string_view text_;
  std::vector<Draft>& drafts_;
  const Words& words_;
  bool marked_headings_ = false;  ///< the file's markup names headings
};

const Draft* Kinds::next(std::size_t i) const {
  return i + 1 < drafts_.size() ? &drafts_[i + 1] : nullptr;
}

bool Kinds::first_or_after_blank(std::size_t i) const {
  return i == 0 || drafts_[i].block.after_blank ||
         drafts_[i - 1].block.kind == BlockKind::boilerplate;
}

std::uint32_t Kinds::longest_heading(std::size_t i) const {
  if (below_section(i)) return kLongestSection;
  return i < kFirstBlocks ? kLongestTitle : kLongestHeading;
}

bool has_letter(std::string_view s) {
  return std::any_of(s.begin(), s.end(), [](char c) {
    return (c & 0x80) != 0 || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
  });
}

// "Mora den 6 maj 2022", "6 maj 2022": at most two words, a day, a month in small letters, a year.
bool is_dateline(std::string_view line) {
  constexpr std::size_t kMostWords = 5;
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < line.size() && words.size() <= kMostWords;) {
    const std::size_t end = std::min(line.find(' ', at), line.size());
    words.push_back(line.substr(at, end - at));
    at = end + 1;
  }
  if (words.size() < 3 || words.size() > kMostWords) return false;
  const auto digits = [](std::string_view word) {
    return word.find_first_not_of("0123456789") == word.npos ? word.size() : 0;
  };
  std::size_t at = 0;
  const std::size_t day = digits(words[words.size() - 3]);
  return digits(words.back()) == 4 && (day == 1 || day == 2) &&
         unicode::is_lower(utf8::next(words[words.size() - 2], at));
}

// Short, capitalised and without a final mark.
bool Kinds::looks_like_heading(std::size_t i) const {
  const Draft& draft = drafts_[i];
  if (headings_are_marked(draft)) return false;
  const std::string_view words = content(i);
  if (draft.width > longest_heading(i) || draft.cells || !has_letter(words)) return false;
  if (std::string_view(".!,;:").find(words.back()) != words.npos || is_dateline(words))
    return false;
  std::size_t at = 0;
  const char32_t first = utf8::next(words, at);
  return unicode::is_upper(first) || unicode::is_digit(first) || first == 0x201D;
}

bool Kinds::below_section(std::size_t i) const {
  return i > 0 && drafts_[i - 1].opening == Marker::section &&
         drafts_[i - 1].block.kind == BlockKind::heading;
}

bool Kinds::stands_like_heading(std::size_t i) const {
  const Draft* below = next(i);
  if (below == nullptr) return false;
  if (!first_or_after_blank(i) && !below_section(i)) return false;
  if (below->block.after_blank || below->known_heading) return true;
  return below->opening != Marker::none || below->width > 2 * drafts_[i].width + 20;
}

// "1. Bakgrund" alone between blank lines, with no second item below it.
bool Kinds::numbered_heading(std::size_t i) const {
  const Draft& draft = drafts_[i];
  const Draft* below = next(i);
  return draft.block.marker.empty() && looks_like_heading(i) && first_or_after_blank(i) &&
         below != nullptr && below->block.after_blank && below->opening != draft.opening;
}

bool Kinds::sibling(std::size_t i, const Draft* other) const {
  return other != nullptr && other->opening == drafts_[i].opening &&
         (other > &drafts_[i] ? !other->block.after_blank : !drafts_[i].block.after_blank);
}

// A dash before a paragraph that stands alone opens a quotation; so does a hyphen before a long
// one.
bool Kinds::spoken(std::size_t i) const {
  const Draft& draft = drafts_[i];
  const bool dash = draft.opening == Marker::dash && content(i).ends_with('.');
  const bool hyphen = draft.opening == Marker::hyphen && draft.width >= kLongestSpoken;
  if (!draft.block.label.empty() || (!dash && !hyphen)) return false;
  return !sibling(i, i > 0 ? &drafts_[i - 1] : nullptr) && !sibling(i, next(i));
}

// A paragraph near either end of the text that speaks of browsers or cookies.
bool Kinds::notice(std::size_t i) const {
  const Block& block = drafts_[i].block;
  const bool near = block.span.begin < kNoticeZone || block.span.end + kNoticeZone > text_.size();
  return near && drafts_[i].width <= kLongestNotice && (i < 4 || i + 4 > drafts_.size()) &&
         words_.holds_notice_word(view(text_, block.span));
}

// "Datum: 2024-05-06": one to six words, a colon, a short value.
std::optional<Span> Kinds::value_label(std::size_t i) const {
  const std::string_view words = content(i);
  const std::size_t colon = words.substr(0, std::size_t{2} * kLongestLabel).find(": ");
  if (colon == words.npos || colon == 0 || drafts_[i].width > kLongestValue) return std::nullopt;
  const std::string_view label = words.substr(0, colon);
  const auto spaces = std::count(label.begin(), label.end(), ' ');
  if (utf8::count(label) > kLongestLabel || spaces > 5) return std::nullopt;
  if (label.find_first_of(".,!?;\t") != label.npos) return std::nullopt;
  std::size_t at = 0;
  const char32_t first = utf8::next(label, at);
  if (!unicode::is_upper(first) && !unicode::is_digit(first)) return std::nullopt;
  const std::string_view value = words.substr(colon + 2);
  const bool sentence = spaces > 3 || value.find(". ") != value.npos;
  if (sentence && value.ends_with('.')) return std::nullopt;
  const std::uint32_t begin = drafts_[i].block.content.begin;
  return Span{begin, begin + static_cast<std::uint32_t>(colon)};
}

// The kind that the file's markup gives, if it gives one.
std::optional<BlockKind> Kinds::marked_kind(std::size_t i) {
  Block& block = drafts_[i].block;
  switch (drafts_[i].mark.kind) {
    case LineKind::title:
      return BlockKind::title;
    case LineKind::heading:
      return BlockKind::heading;
    case LineKind::list_item:
      return BlockKind::list_item;
    case LineKind::table_row:
      return BlockKind::table_row;
    case LineKind::label_value: {
      const std::size_t colon = content(i).find(": ");
      if (colon == std::string_view::npos || colon == 0) return BlockKind::paragraph;
      block.label = {block.content.begin, block.content.begin + static_cast<std::uint32_t>(colon)};
      return BlockKind::label_value;
    }
    default:
      return std::nullopt;
  }
}

// Looks make no heading where markup does.
bool Kinds::headings_are_marked(const Draft& draft) const {
  return marked_headings_ && draft.mark.kind != LineKind::free;
}

BlockKind Kinds::kind(std::size_t i) {
  Draft& draft = drafts_[i];
  if (draft.block.kind == BlockKind::boilerplate || notice(i)) return BlockKind::boilerplate;
  if (const auto marked = marked_kind(i)) return *marked;
  if (draft.heading > 0 || draft.known_heading) return BlockKind::heading;
  if (draft.opening == Marker::section) {
    const bool heading = draft.width <= kLongestSection && content(i).back() != '.';
    return heading ? BlockKind::heading : BlockKind::paragraph;
  }
  if (draft.opening != Marker::none) {
    if (numbered_heading(i)) return BlockKind::heading;
    return spoken(i) ? BlockKind::paragraph : BlockKind::list_item;
  }
  if (draft.cells) return BlockKind::table_row;
  const bool long_title = i == 0 && draft.width > kLongestLabel;
  const bool heading = looks_like_heading(i) && stands_like_heading(i);
  if (long_title && heading) return BlockKind::heading;
  if (const auto label = value_label(i)) {
    draft.block.label = *label;
    return BlockKind::label_value;
  }
  return heading ? BlockKind::heading : BlockKind::paragraph;
}

// A line that only its looks make a heading is none if nothing stands below it: the text ends, or
// furniture follows, or (in a list of recipients below a known heading) the next heading.
void Kinds::drop_empty_headings() {
  bool dropped_below = false;
  for (std::size_t i = drafts_.size(); i-- > 0;) {
    Draft& draft = drafts_[i];
    const Draft* below = next(i);
    const bool by_looks = draft.block.kind == BlockKind::heading && draft.heading == 0 &&
                          !draft.known_heading && draft.opening == Marker::none;
    const bool listed = i > 0 && drafts_[i - 1].known_heading;
    const bool furniture = below != nullptr && below->block.kind == BlockKind::boilerplate;
    const bool empty = below == nullptr || (furniture && (listed || i >= kFirstBlocks));
    const bool last_of_list =
        listed && below != nullptr && (dropped_below || below->known_heading || below->heading > 0);
    dropped_below = by_looks && (empty || last_of_list);
    if (dropped_below) draft.block.kind = BlockKind::paragraph;
  }
}

// The first block that only its looks make a heading is the title.
void Kinds::find_title() {
  const auto is_title = [](const Draft& d) { return d.block.kind == BlockKind::title; };
  if (std::any_of(drafts_.begin(), drafts_.end(), is_title)) return;
  for (std::size_t i = 0; i < std::min(kTitleZone, drafts_.size()); ++i) {
    Draft& draft = drafts_[i];
    const bool heading = draft.block.kind == BlockKind::heading && !draft.known_heading &&
                         draft.opening == Marker::none;
    if (draft.known_heading) return;
    if (!heading) continue;
    draft.block.kind = BlockKind::title;
    return;
  }
}

// Two to four capitalised words.
bool Kinds::name(std::size_t i) const {
  const std::string_view words = content(i);
  std::size_t count = 0;
  for (std::size_t at = 0; at < words.size(); ++count) {
    std::size_t next_at = at;
    if (!unicode::is_upper(utf8::next(words, next_at))) return false;
    at = std::min(words.find(' ', next_at), words.size() - 1) + 1;
  }
  return count >= 2 && count <= 4 && drafts_[i].width <= kLongestLabel &&
         words.find_first_of("0123456789.,:()") == words.npos;
}

// A line of its own that nothing but its looks says anything about.
bool plain(const Draft& d) {
  const bool kind = d.block.kind == BlockKind::paragraph || d.block.kind == BlockKind::heading;
  return kind && d.opening == Marker::none && !d.known_heading && d.heading == 0 && d.single_line;
}

// A name after a blank line, and one short line below it, near the text's end.
void Kinds::find_signatures() {
  const std::size_t from = drafts_.size() > kSignatureZone ? drafts_.size() - kSignatureZone : 1;
  for (std::size_t i = from; i + 1 < drafts_.size(); ++i) {
    Draft& a = drafts_[i];
    Draft& b = drafts_[i + 1];
    const Draft* below = next(i + 1);
    const bool ends = below == nullptr || below->block.after_blank;
    const bool title = !b.block.after_blank && b.width <= kLongestLabel &&
                       content(i + 1).find_first_of("0123456789.:(") == std::string_view::npos;
    if (!a.block.after_blank || !plain(a) || !plain(b) || !name(i) || !title || !ends) continue;
    a.block.kind = b.block.kind = BlockKind::signature;
  }
}

void Kinds::run() {
  marked_headings_ = std::any_of(drafts_.begin(), drafts_.end(), [](const Draft& d) {
    return d.mark.kind == LineKind::heading || d.mark.kind == LineKind::title;
  });
  for (std::size_t i = 0; i < drafts_.size(); ++i) {
    Draft& draft = drafts_[i];
    draft.block.kind = kind(i);
    if (draft.block.kind == BlockKind::heading) draft.block.depth = draft.heading;
  }
  // The heading over a notice belongs to it.
  for (std::size_t i = 0; i + 1 < drafts_.size(); ++i) {
    const bool heading =
        drafts_[i].block.kind == BlockKind::heading && drafts_[i + 1].block.after_blank;
    if (heading && notice(i)) drafts_[i].block.kind = BlockKind::boilerplate;
  }
  drop_empty_headings();
  find_title();
  find_signatures();
  decide_depths(drafts_);
}

}  // namespace

void decide_kinds(std::string_view text, std::vector<Draft>& drafts, const Words& words) {
  Kinds(text, drafts, words).run();
}

}  // namespace orgkarta::text
