// Labels that stand before goals.
#include <algorithm>

#include "pipeline/facts/goal_words.h"
#include "pipeline/model/names.h"

namespace orgkarta::facts {
namespace {

constexpr std::size_t kLongestNumber = 6;  // bytes: "1.12:3"
constexpr std::size_t kLongestCode = 3;    // bytes: "A12"
constexpr std::size_t kLabelWords = 3;
constexpr std::string_view kDigits = "0123456789";
constexpr std::string_view kEnDash = "–";

bool digit(char c) { return c >= '0' && c <= '9'; }
bool letter(char c) { return c >= 'A' && c <= 'Z'; }
bool gap(char c) { return c == ' ' || c == '\t'; }

/// How many bytes of `text` are a goal's number: "3", "1.2", "1:1", "1a", a capital letter or "A1".
std::size_t number_size(std::string_view text) {
  if (text.size() > 1 && letter(text[0]) && !letter(text[1])) {
    const std::size_t end = std::min(text.find_first_not_of(kDigits, 1), text.size());
    const bool closed = end < text.size() && (gap(text[end]) || text[end] == '.' ||
                                              text[end] == ':' || text[end] == ')');
    return end == 1 ? 1 : closed && end <= kLongestCode ? end : 0;
  }
  std::size_t end = 0;
  while (end < text.size() && digit(text[end])) {
    end = std::min(text.find_first_not_of(kDigits, end), text.size());
    const bool goes_on = end + 1 < text.size() && (text[end] == '.' || text[end] == ':');
    if (goes_on && digit(text[end + 1])) ++end;
  }
  const bool year = end > 2 && text.find_first_of(".:") >= end;
  if (end > 0 && end < text.size() && text[end] >= 'a' && text[end] <= 'z') {
    const bool closed = end + 1 < text.size() && (text[end + 1] == ':' || text[end + 1] == '.' ||
                                                  text[end + 1] == ')' || gap(text[end + 1]));
    end += closed ? 1 : 0;
  }
  return end > kLongestNumber || year ? 0 : end;
}

/// How many bytes of `text` part a label from what follows; 0 if nothing does.
std::size_t parting(std::string_view text, bool& marked) {
  std::size_t end = 0;
  marked = !text.empty() && (text[0] == '.' || text[0] == ':' || text[0] == ')');
  if (marked) ++end;
  const std::size_t blank = std::min(text.find_first_not_of(" \t", end), text.size());
  if (blank == end) return 0;
  marked = marked || text.substr(end, blank - end).find('\t') != text.npos;
  for (const std::string_view dash : {kEnDash, std::string_view("-")}) {
    if (!text.substr(blank).starts_with(dash)) continue;
    marked = true;
    return std::min(text.find_first_not_of(' ', blank + dash.size()), text.size());
  }
  return blank;
}

Span part(Span whole, std::size_t begin, std::size_t end) {
  return {whole.begin + static_cast<std::uint32_t>(begin),
          whole.begin + static_cast<std::uint32_t>(end)};
}

/// The end of the label's word in `text`: of its first word, or of the second or third behind an
/// owner and an adjective.
std::size_t label_word(const View& view, std::string_view text, std::string_view& value) {
  for (std::size_t begin = 0, words = 0; words < kLabelWords; ++words) {
    std::size_t end = begin;
    while (end < text.size() && !gap(text[end]) && text[end] != ':') ++end;
    const auto found = view.lookup("goal_labels", text.substr(begin, end - begin));
    if (found) {
      value = *found;
      return end;
    }
    if (end >= text.size() || text[end] != ' ' || end < 4) return 0;
    begin = end + 1;
  }
  return 0;
}

}  // namespace

std::optional<SpokenLabel> spoken_label(const View& view, Span content) {
  const std::string_view text = view.slice(content);
  std::string_view value;
  std::size_t at = label_word(view, text, value);
  if (at == 0 || at >= text.size()) return std::nullopt;
  SpokenLabel out;
  out.area = value == "area";
  out.upper = value == "upper";
  out.lower = value == "lower";
  out.kind = parse_name<GoalKind>(value).value_or(GoalKind::goal);
  bool marked = false;
  if (gap(text[at])) {
    const std::size_t size = number_size(text.substr(at + 1));
    if (size == 0) return std::nullopt;
    out.number = part(content, at + 1, at + 1 + size);
    at += 1 + size;
  } else if (out.kind == GoalKind::mission) {
    return std::nullopt;  // "Assignment: chair" is a post's
  }
  const std::size_t skip = parting(text.substr(at), marked);
  out.text = part(content, std::min(at + skip, text.size()), text.size());
  if (out.text.empty() && !out.number.empty()) return out;
  if (skip == 0 || out.text.empty()) return std::nullopt;
  const bool letters = !out.number.empty() && letter(view.slice(out.number).front());
  if (!marked && (letters || !capital(view, out.text))) return std::nullopt;
  return out;
}

std::optional<CodeLabel> code_label(const View& view, Span line) {
  const std::string_view text = view.slice(line);
  std::size_t end = 0;
  while (end < text.size() && end < 2 && letter(text[end])) ++end;
  const std::size_t letters = end;
  while (end < text.size() && end < letters + 2 && digit(text[end])) ++end;
  if (end == 0 || letters == 0 || (letters == 2 && end == 2)) return std::nullopt;
  bool marked = false;
  const std::size_t skip = parting(text.substr(end), marked);
  if (skip == 0 || end + skip >= text.size()) return std::nullopt;
  const CodeLabel out{part(line, 0, end), part(line, end + skip, text.size())};
  const bool begins = capital(view, out.text) || digit(text[end + skip]);
  return begins ? std::optional(out) : std::nullopt;
}

}  // namespace orgkarta::facts
