#include "pipeline/ingest/word/list_label.h"

#include <algorithm>

#include "pipeline/ingest/roman.h"

namespace orgkarta::ingest::word {
namespace {

constexpr int kLargestRoman = 399;
constexpr int kMostLetters = 5;

std::string capitals(std::string s) {
  std::transform(s.begin(), s.end(), s.begin(), [](char c) { return static_cast<char>(c - 32); });
  return s;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

}  // namespace

std::string written_number(int value, NumberForm form) {
  const bool letters = value >= 1 && value <= 26 * kMostLetters;
  const bool numerals = value >= 1 && value <= kLargestRoman;
  const auto repeated = static_cast<std::size_t>((value - 1) / 26 + 1);
  switch (form) {
    case NumberForm::none:
    case NumberForm::bullet:
      return {};
    case NumberForm::two_digits:
      return (value >= 0 && value < 10 ? "0" : "") + std::to_string(value);
    case NumberForm::small_letter:
      if (letters) return std::string(repeated, static_cast<char>('a' + (value - 1) % 26));
      break;
    case NumberForm::capital_letter:
      if (letters) return std::string(repeated, static_cast<char>('A' + (value - 1) % 26));
      break;
    case NumberForm::small_roman:
      if (numerals) return roman(value);
      break;
    case NumberForm::capital_roman:
      if (numerals) return capitals(roman(value));
      break;
    case NumberForm::decimal:
      break;
  }
  return std::to_string(value);
}

std::string item_marker(std::string_view label) {
  while (label.ends_with(' ') || label.ends_with('\t')) label.remove_suffix(1);
  while (label.starts_with(' ') || label.starts_with('\t')) label.remove_prefix(1);
  if (label.empty()) return {};
  const auto plain = [](char c) { return is_digit(c) || is_letter(c); };
  std::string_view inner = label;
  if (inner.starts_with('(')) inner.remove_prefix(1);
  const bool signed_ = inner.ends_with('.') || inner.ends_with(')');
  const std::string_view sign = signed_ ? inner.substr(inner.size() - 1) : "";
  const std::string_view bare = inner.substr(0, inner.size() - sign.size());
  const bool simple = !bare.empty() && std::all_of(bare.begin(), bare.end(), plain);
  if (!simple) return std::string(label) + " ";
  std::string out(bare);
  if (signed_) return out.append(sign).append(" ");
  return out + (is_digit(bare[0]) ? ". " : ") ");
}

ItemLabel ItemLabel::of(std::string text, NumberForm form) {
  if (form == NumberForm::bullet) return {{}, true, true};
  const bool counts = !text.empty();
  return {std::move(text), false, counts};
}

void add_label(ParagraphForm& form, const ItemLabel& label, int level) {
  if (!label.counts) return;
  if (form.mark.kind == LineKind::title || form.mark.kind == LineKind::heading) {
    if (!label.bullet) form.marker = label.text + " ";
    return;
  }
  form.marker = label.bullet ? "\u2022 " : item_marker(label.text);
  if (form.marker.starts_with("\u00A7")) return;
  form.mark = {LineKind::list_item, static_cast<std::uint8_t>(std::clamp(level, 0, 255))};
}

}  // namespace orgkarta::ingest::word
