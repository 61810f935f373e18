#include "pipeline/rules/alternation.h"

#include <algorithm>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include <re2/re2.h>

#include "pipeline/unicode/fold.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::rules {
namespace {

constexpr std::string_view kNothing = "[^\\x{0}-\\x{10FFFF}]";
constexpr std::size_t kShortList = 16;  // up to so many literals RE2 joins with their neighbours

// The upper- or lower-case partner of an ASCII or Latin-1 letter; 0 for others, as narrow text
// (alphabet.h) has no room for both cases of a rarer one.
char32_t other_case(char32_t c) {
  const bool lower = (c >= 'a' && c <= 'z') || (c >= 0xE0 && c <= 0xFE && c != 0xF7);
  const bool upper = (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7);
  return lower ? c - 0x20 : upper ? c + 0x20 : 0;
}

// A regex for a letter. (?i) would also let s match the long s of old print, and not all matchers
// know the case of letters beyond ASCII.
std::string piece_of(const Letter& letter) {
  std::string utf8;
  utf8::append(utf8, letter.written);
  if (letter.other == 0) return RE2::QuoteMeta(utf8);
  utf8::append(utf8, letter.other);
  return "[" + utf8 + "]";
}

using Forms = std::vector<const std::string*>;

// All forms from the `depth`-th piece on. Forms come with each before those that it begins with, so
// that the longest one matches; what begins alike is written once, as it is then tried once.
void append_tree(std::span<const Spelling> forms, std::size_t depth, std::string& out) {
  const bool may_end = forms.back().size() == depth;
  if (may_end) forms = forms.first(forms.size() - 1);
  if (forms.empty()) return;
  const bool several = may_end || forms.front()[depth] != forms.back()[depth];
  if (several) out += "(?:";
  for (std::size_t i = 0; i < forms.size();) {
    std::size_t end = i;
    while (end < forms.size() && forms[end][depth] == forms[i][depth]) ++end;
    if (i > 0) out += '|';
    out += piece_of(forms[i][depth]);
    append_tree(forms.subspan(i, end - i), depth + 1, out);
    i = end;
  }
  if (several) out += may_end ? ")?" : ")";
}

// Forms by their folded spelling, each before those that it begins with.
Forms sorted(const Lexicon& lexicon) {
  std::vector<std::pair<std::string, const std::string*>> keyed;
  for (const auto& entry : lexicon.entries)
    keyed.emplace_back(unicode::lower(entry.form), &entry.form);
  std::stable_sort(keyed.begin(), keyed.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  Forms out;
  for (const auto& [folded, form] : keyed) out.push_back(form);
  return out;
}

// One beside the other; groups keep RE2 from taking common beginnings out.
std::string join(const Forms& forms, CaseFold fold) {
  std::string regex;
  for (const std::string* form : forms) {
    regex += regex.empty() ? "(?:(" : "|(";
    for (const Letter& letter : spelling_of(*form, fold)) regex += piece_of(letter);
    regex += ')';
  }
  return regex + ")";
}

}  // namespace

Spelling spelling_of(std::string_view form, CaseFold fold) {
  Spelling out;
  for (std::size_t i = 0; i < form.size();) {
    const bool folds = fold == CaseFold::any || (fold == CaseFold::first_letter && i == 0);
    const char32_t c = utf8::next(form, i);
    const char32_t other = folds ? other_case(c) : 0;
    out.push_back(other == 0 ? Letter{c, 0} : Letter{std::min(c, other), std::max(c, other)});
  }
  return out;
}

std::string alternation_of(const Lexicon& lexicon) {
  std::vector<Spelling> forms;
  for (const std::string* form : sorted(lexicon)) forms.push_back(spelling_of(*form, lexicon.fold));
  if (forms.empty()) return std::string(kNothing);
  std::string out;
  append_tree(forms, 0, out);
  return out;
}

std::string loose_alternation_of(const Lexicon& lexicon) {
  Forms forms = sorted(lexicon);
  if (forms.empty()) return std::string(kNothing);
  if (forms.size() <= kShortList) return join(forms, lexicon.fold);
  Forms shortest;
  for (auto form = forms.rbegin(); form != forms.rend(); ++form) {
    if (shortest.empty() || !(*form)->starts_with(*shortest.back())) shortest.push_back(*form);
  }
  return "(?:" + join(shortest, lexicon.fold) + ".*)";
}

}  // namespace orgkarta::rules
