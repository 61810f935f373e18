#include "pipeline/text/characters.h"

#include <algorithm>
#include <utility>

#include "pipeline/text/plain_bytes.h"
#include "pipeline/unicode/nfc.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::text {
namespace {

/// A rewriting under way.
class Rewriting {
 public:
  explicit Rewriting(std::string_view text) : text_(text), writer_(text) {}
  Characters run() &&;

 private:
  void character();
  void space_run();
  void line_end(std::size_t begin);
  bool at_line_start() const;
  void count_dropped(CharacterClass kind);
  void keep(char32_t c, std::size_t begin);
  bool in_latin_word(char32_t c, std::size_t begin) const;
  void rewrite(std::size_t begin, std::string_view out);

  std::string_view text_;
  Rewriter writer_;
  std::size_t i_ = 0;
  std::size_t line_begin_ = 0;  // behind the last line end and what was dropped since
  std::size_t mark_run_ = 0;
  std::size_t mark_end_ = 0;
  std::size_t bidi_ = 0;
  std::size_t private_ = 0;
  std::size_t controls_ = 0;
  std::size_t marks_cut_ = 0;
  std::size_t mixed_ = 0;
  Characters out_;
};

void Rewriting::rewrite(std::size_t begin, std::string_view out) {
  writer_.keep_to(begin);
  writer_.replace(i_ - begin, out);
}

bool Rewriting::at_line_start() const { return i_ == line_begin_ || text_[i_ - 1] == '\n'; }

void Rewriting::count_dropped(CharacterClass kind) {
  bidi_ += kind == CharacterClass::bidi;
  private_ += kind == CharacterClass::private_use;
  controls_ += kind == CharacterClass::control;
}

// A Greek or Cyrillic letter in a Latin word: it only looks like one of the word's own.
bool Rewriting::in_latin_word(char32_t c, std::size_t begin) const {
  if (c < 0x370 || c > 0x52F) return false;
  const auto latin = [this](std::size_t at) {
    const char small = static_cast<char>(text_[at] | 0x20);
    return small >= 'a' && small <= 'z';
  };
  return (begin > 0 && latin(begin - 1)) || (i_ < text_.size() && latin(i_));
}

void Rewriting::keep(char32_t c, std::size_t begin) {
  mixed_ += in_latin_word(c, begin);
  if (unicode::surely_nfc(c)) return;
  out_.surely_nfc = false;
  if (!unicode::is_mark(c)) return;
  mark_run_ = mark_end_ == begin ? mark_run_ + 1 : 1;
  mark_end_ = i_;
  if (mark_run_ <= unicode::kMaxMarks) return;
  rewrite(begin, {});
  ++marks_cut_;
}

void Rewriting::line_end(std::size_t begin) {
  if (text_[begin] == '\r' && i_ < text_.size() && text_[i_] == '\n') ++i_;
  rewrite(begin, "\n");
  line_begin_ = i_;
}

bool is_dropped(CharacterClass kind) {
  return kind == CharacterClass::drop || kind == CharacterClass::bidi ||
         kind == CharacterClass::private_use || kind == CharacterClass::control;
}

// Spaces, tabs and what is dropped among them become one space, one tab, an indentation, or
// nothing before a line's end.
void Rewriting::space_run() {
  const std::size_t begin = i_;
  const bool indentation = at_line_start();
  std::size_t spaces = 0;
  std::size_t tabs = 0;
  bool line_ends = true;
  while (i_ < text_.size()) {
    if (text_[i_] == ' ') {  // most of them are
      ++spaces;
      ++i_;
      continue;
    }
    std::size_t next = i_;
    const CharacterClass kind = character_rule(utf8::next(text_, next)).kind;
    line_ends = kind == CharacterClass::line_end || kind == CharacterClass::page_end;
    if (kind != CharacterClass::space && kind != CharacterClass::tab && !is_dropped(kind)) break;
    spaces += kind == CharacterClass::space;
    tabs += kind == CharacterClass::tab;
    count_dropped(kind);
    i_ = next;
  }
  std::string out;
  if (!line_ends && i_ < text_.size()) {
    if (indentation) {
      out.assign(std::min<std::size_t>(spaces + 4 * tabs, 80), ' ');
    } else {
      out = tabs > 0 || spaces > 2 ? "\t" : " ";
    }
  }
  if (text_.substr(begin, i_ - begin) != out) rewrite(begin, out);
}

void Rewriting::character() {
  const std::size_t begin = i_;
  const char32_t c = utf8::next(text_, i_);
  const CharacterRule rule = character_rule(c);
  const bool shown = rule.kind == CharacterClass::keep || rule.kind == CharacterClass::replace;
  if (!shown && begin > writer_.at() && text_[begin - 1] == ' ') {
    i_ = begin - 1;  // the space was passed over, but it belongs to a run of what is not shown
    return space_run();
  }
  switch (rule.kind) {
    case CharacterClass::keep:
      return keep(c, begin);
    case CharacterClass::replace:
      return rewrite(begin, rule.replacement);
    case CharacterClass::space:
    case CharacterClass::tab:
      i_ = begin;
      return space_run();
    case CharacterClass::line_end:
      return line_end(begin);
    case CharacterClass::page_end:
      line_begin_ = i_;
      return;
    default:
      break;
  }
  const bool starts_line = begin == line_begin_ || text_[begin - 1] == '\n';
  // A soft hyphen that shows, for the line ends behind it, is a hyphen.
  const bool hyphen = c == 0xAD && i_ < text_.size() && (text_[i_] == '\n' || text_[i_] == '\r');
  count_dropped(rule.kind);
  rewrite(begin, hyphen ? "-" : "");
  if (starts_line) line_begin_ = i_;
}

Characters Rewriting::run() && {
  while ((i_ = skip_plain(text_, i_)) < text_.size()) {
    if (is_markup(text_[i_])) {
      out_.markup = true;
      ++i_;
    } else if (text_[i_] == ' ') {
      space_run();
    } else {
      character();
    }
  }
  out_.result = std::move(writer_).finish();
  const auto warn = [this](std::string_view what, std::size_t number) {
    if (number > 0) out_.warnings.push_back(std::string(what) + ": " + std::to_string(number));
  };
  warn("bidi_controls", bidi_);
  warn("private_use", private_);
  warn("controls", controls_);
  warn("marks_cut", marks_cut_);
  warn("mixed_script", mixed_);
  return std::move(out_);
}

}  // namespace

Characters rewrite_characters(std::string_view text) { return Rewriting(text).run(); }

bool blank(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = utf8::next(text, i);
    const CharacterClass kind = character_rule(c).kind;
    const bool shown = kind == CharacterClass::keep || kind == CharacterClass::replace;
    if (shown && c != 0xFFFD) return false;
  }
  return true;
}

}  // namespace orgkarta::text
