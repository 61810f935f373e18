#include "pipeline/text/join.h"

#include <algorithm>

#include "pipeline/unicode/fold.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::text {
namespace {

constexpr std::uint32_t kLongestWrapped = 130;  // longer lines are whole paragraphs
constexpr std::uint32_t kShortestWrapped = 60;
constexpr std::uint32_t kShortestBroken = 40;  // of a paragraph that a page's end broke
constexpr std::uint32_t kShortLine = 40;

std::string_view view(std::string_view text, Span span) {
  return text.substr(span.begin, span.size());
}

std::string_view first_word(std::string_view s) { return s.substr(0, s.find(' ')); }

std::string_view last_word(std::string_view s) {
  const std::size_t space = s.rfind(' ');
  return space == s.npos ? s : s.substr(space + 1);
}

std::string_view without_punctuation(std::string_view word) {
  const std::string_view marks = ",.;:)";
  while (!word.empty() && marks.find(word.back()) != marks.npos) word.remove_suffix(1);
  return word;
}

char32_t last_character(std::string_view s) {
  std::size_t i = s.size();
  return s.empty() ? 0 : utf8::previous(s, i);
}

// The width that the text was wrapped to: that of most lines whose next line certainly goes on,
// because it begins in lower case. 0 if there is no such line.
std::uint32_t wrap_width(std::string_view text, const std::vector<Line>& lines) {
  std::vector<std::uint32_t> edges;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const Line& a = lines[i];
    const Line& b = lines[i + 1];
    const char last = text[a.span.end - 1];
    if (a.mark.kind != LineKind::free || b.mark.kind != LineKind::free) continue;
    const bool goes_on = !b.after_blank && !b.opens() && b.start == Start::lower && !a.cells &&
                         last != '.' && last != ':' && a.width <= kLongestWrapped;
    if (goes_on) edges.push_back(a.edge());
  }
  if (edges.empty()) return 0;
  const auto nth = edges.begin() + static_cast<std::ptrdiff_t>(edges.size() * 9 / 10);
  std::nth_element(edges.begin(), nth, edges.end());
  return std::max(*nth, kShortestWrapped);
}

/// Decides for pairs of lines.
class Joiner {
 public:
  Joiner(std::string_view text, const std::vector<Line>& lines, const Words& words)
      : text_(text), lines_(lines), words_(words), width_(wrap_width(text, lines)) {}
  std::vector<Piece> run();

 private:
  void measure_run(std::size_t i);
  void measure_title(std::size_t i);
  bool goes_on(const Line& first, const Line& a, const Line& b) const;
  bool breaks(const Line& first, const Line& a, const Line& b) const;
  bool softly_broken(const Line& a, const Line& b) const;
  bool unfinished(const Line& first, const Line& a) const;
  bool hangs(const Line& first, const Line& a, const Line& b) const;
  bool continues(const Line& a, const Line& b) const;
  bool is_value_below_label(const Line& first, const Line& a, const Line& b) const;
  bool over_gap(const Line& a, const Line& b) const;
  bool is_signature(const Line& a, std::size_t b) const;
  bool hyphenated(const Line& a, const Line& b) const;
  Join how(const Line& a, const Line& b) const;
  void flush_furniture(std::vector<Piece>& pieces);

  std::string_view text_;
  const std::vector<Line>& lines_;
  const Words& words_;
  std::uint32_t width_;
  std::uint32_t run_width_ = 0;
  std::uint32_t title_width_ = 0;  // of the lines that are the document's or the section's title
  std::vector<std::uint32_t> furniture_;
};

// A line end directly behind a hyphenated letter or digit parts a word.
bool Joiner::hyphenated(const Line& a, const Line& b) const {
  const std::string_view s = view(text_, a.span);
  if (s.size() < 2 || s.back() != '-' || b.start == Start::other) return false;
  return unicode::is_word(last_character(s.substr(0, s.size() - 1)));
}

// What never goes on, whatever stands around it.
bool Joiner::breaks(const Line& first, const Line& a, const Line& b) const {
  if (a.heading > 0 || b.heading > 0 || a.known_heading || b.known_heading) return true;
  if (a.cells || b.cells) return true;
  const char last = text_[a.span.end - 1];
  if (last == ':') return true;
  if (!b.opens()) return false;
  // "§ 12" may stand within an enumeration, a dash within a sentence.
  if (b.kind == Marker::section) return last != ',' || b.after_blank;
  const bool in_sentence = b.kind == Marker::dash && b.start == Start::lower && softly_broken(a, b);
  return !in_sentence || first.kind == Marker::dash;
}

// The next line's first word would not have fitted in. Letters differ in breadth: where no
// sentence ends, lines that are nearly full count as full.
bool Joiner::softly_broken(const Line& a, const Line& b) const {
  if (width_ == 0 || a.width > kLongestWrapped) return false;
  const auto word = static_cast<std::uint32_t>(utf8::count(first_word(view(text_, b.span))));
  const std::uint32_t full = title_width_ > 0 ? title_width_ : std::max(width_, run_width_);
  const bool sentence_ends = text_[a.span.end - 1] == '.';
  return a.edge() + 1 + word > (sentence_ends ? full : full - full / 16);
}

// A paragraph in which a sentence has ended and another has begun, or a label stands before its
// text, and lines that are not short: what breaks off in the middle of it goes on, whatever letter
// the next line begins with.
bool Joiner::unfinished(const Line& first, const Line& a) const {
  if (width_ == 0 || a.width > kLongestWrapped || a.width < kShortestWrapped) return false;
  if (a.edge() < width_ - width_ / 4) return false;
  const char32_t last = last_character(view(text_, a.span));
  if (last != ',' && !unicode::is_letter(last)) return false;
  const std::string_view prose = view(text_, {first.content, a.span.end});
  if (prose.find(": ") != prose.npos) return true;  // "Present: A, head of planning"
  for (std::size_t i = prose.find(". "); i != prose.npos; i = prose.find(". ", i + 1)) {
    std::size_t before = i;
    std::size_t behind = i + 2;
    const bool word = i > 1 && unicode::is_word(utf8::previous(prose, before));
    if (word && behind < prose.size() && unicode::is_upper(utf8::next(prose, behind))) return true;
  }
  return false;
}

// An item without a mark whose other lines are set in: "that A be elected chair after" over "  B".
bool Joiner::hangs(const Line& first, const Line& a, const Line& b) const {
  if (first.opens() || first.start != Start::lower || b.indent <= first.indent) return false;
  return a.width >= kShortestBroken && unicode::is_letter(last_character(view(text_, a.span)));
}

bool Joiner::over_gap(const Line& a, const Line& b) const {
  const char32_t last = last_character(view(text_, a.span));
  const bool open_end = last == ',' || last == '-' || unicode::is_letter(last);
  return open_end && a.width >= kShortestBroken && b.start == Start::lower && !b.opens();
}

// A name with the title under it: the name's words are capitalised, the title is short.
bool Joiner::is_signature(const Line& a, std::size_t b) const {
  const Line& title = lines_[b];
  const bool last = b + 1 == lines_.size() || lines_[b + 1].after_blank;
  if (!last || a.width > kShortLine || title.width > kShortLine) return false;
  const std::string_view name = view(text_, a.span);
  if (name.find(' ') == name.npos) return false;
  for (std::size_t i = 0; i < name.size();) {
    std::size_t next = i;
    if (!unicode::is_upper(utf8::next(name, next))) return false;
    i = name.find(' ', next);
    i = i == name.npos ? name.size() : i + 1;
  }
  return true;
}

// Behind a line end that somebody set: mostly a new entry, at times the middle of a sentence.
bool Joiner::continues(const Line& a, const Line& b) const {
  if (hyphenated(a, b)) return true;
  const std::string_view line = view(text_, a.span);
  if (!words_.conjunction(last_word(line)).empty()) return true;
  const bool open_end = line.back() == ',' || a.width >= kShortLine;
  return open_end && line.back() != '.' && b.start == Start::lower && !b.opens();
}

// "Datum:" and the one line below it that a forced line end parts from it.
bool Joiner::is_value_below_label(const Line& first, const Line& a, const Line& b) const {
  if (b.mark.kind != LineKind::continuation || &first != &a || text_[a.span.end - 1] != ':') {
    return false;
  }
  const bool last = &b == &lines_.back() || (&b)[1].mark.kind != LineKind::continuation;
  return last && !b.opens() && a.width <= kShortLine && b.width <= kLongestWrapped;
}

bool Joiner::goes_on(const Line& first, const Line& a, const Line& b) const {
  if (b.mark.kind == LineKind::wrapped) return true;
  if (b.mark.kind != LineKind::free && b.mark.kind != LineKind::continuation) return false;
  if (is_value_below_label(first, a, b)) return true;
  if (breaks(first, a, b)) return false;
  if (b.mark.kind == LineKind::continuation) return continues(a, b);
  if (a.mark.kind != LineKind::free) return false;
  const auto index = static_cast<std::size_t>(&b - lines_.data());
  const bool gap = b.after_blank || b.after_page || !furniture_.empty();
  if (gap) return over_gap(a, b);
  if (hyphenated(a, b)) return true;
  if (b.kind == Marker::section) return true;
  if (b.start == Start::lower) {
    const bool bare_list =
        &first == &a && a.start == Start::lower && !a.opens() && a.width < kShortLine;
    return !bare_list && !is_signature(a, index);
  }
  if (a.opens() && !a.marker.empty() && b.indent >= a.content - a.span.begin + a.indent)
    return true;
  const std::string_view word = last_word(view(text_, a.span));
  if (!words_.conjunction(word).empty()) return true;
  return softly_broken(a, b) || unfinished(first, a) || hangs(first, a, b);
}

Join Joiner::how(const Line& a, const Line& b) const {
  if (!hyphenated(a, b)) return Join::space;
  const std::string_view next = view(text_, {b.content, b.span.end});
  if (words_.conjunction(without_punctuation(first_word(next))) == "hyphen") return Join::space;
  const std::string_view s = view(text_, a.span);
  const std::string_view head = s.substr(0, s.size() - 1);
  std::size_t i = head.size();
  const bool small = unicode::is_lower(utf8::previous(head, i));
  // "e-⏎post": one letter is never parted from its word.
  const bool single = i == 0 || !unicode::is_word(utf8::previous(head, i));
  return small && !single && b.start == Start::lower ? Join::drop_hyphen : Join::glue;
}

void Joiner::flush_furniture(std::vector<Piece>& pieces) {
  for (const std::uint32_t line : furniture_) pieces.push_back({line, Join::none});
  furniture_.clear();
}

// The longest line of the lines without a blank between them that begin at `i`.
void Joiner::measure_run(std::size_t i) {
  run_width_ = 0;
  for (std::size_t k = i; k < lines_.size() && (k == i || !lines_[k].after_blank); ++k) {
    if (lines_[k].width <= kLongestWrapped) run_width_ = std::max(run_width_, lines_[k].edge());
  }
}

// Titles are set in larger letters: two to five lines at the text's beginning or below a "§", up to
// a blank line or a known heading, one of them certainly going on.
void Joiner::measure_title(std::size_t i) {
  title_width_ = 0;
  std::uint32_t width = 0;
  bool goes_on = false;
  std::size_t k = i;
  for (; k < lines_.size() && (k == i || !lines_[k].after_blank) && !lines_[k].known_heading; ++k) {
    const char last = text_[lines_[k].span.end - 1];
    if (lines_[k].opens() || lines_[k].cells || last == '.' || last == ':') return;
    goes_on = goes_on || (k > i && lines_[k].start == Start::lower);
    width = std::max(width, lines_[k].edge());
  }
  if (goes_on && k - i >= 2 && k - i <= 5 && width <= kLongestWrapped) title_width_ = width;
}

std::vector<Piece> Joiner::run() {
  std::vector<Piece> pieces;
  pieces.reserve(lines_.size());
  const Line* first = nullptr;
  const Line* last = nullptr;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const Line& line = lines_[i];
    const auto index = static_cast<std::uint32_t>(i);
    if (i == 0 || line.after_blank) measure_run(i);
    const bool below_section = i > 0 && lines_[i - 1].kind == Marker::section;
    if (i == 0 || below_section) {
      measure_title(i);
    } else if (line.after_blank || line.known_heading) {
      title_width_ = 0;
    }
    if (line.boilerplate) {
      furniture_.push_back(index);
      continue;
    }
    if (last != nullptr && goes_on(*first, *last, line)) {
      furniture_.clear();
      pieces.push_back({index, how(*last, line)});
    } else {
      flush_furniture(pieces);
      pieces.push_back({index, Join::none});
      first = &line;
    }
    last = &line;
  }
  flush_furniture(pieces);
  return pieces;
}

}  // namespace

std::vector<Piece> join_lines(std::string_view text, const std::vector<Line>& lines,
                              const Words& words) {
  return Joiner(text, lines, words).run();
}

}  // namespace orgkarta::text
