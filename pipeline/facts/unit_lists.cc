// "The units for X, Y and Z": one head noun, several bodies.
#include <algorithm>

#include "pipeline/facts/units.h"
#include "pipeline/unicode/fold.h"

namespace orgkarta::facts {
namespace {

/// Where the last conjunction of a lexicon that parts items begins; npos if there is none.
std::size_t last_conjunction(const View& view, std::string_view lexicon, std::string_view list) {
  std::size_t last = std::string_view::npos;
  std::size_t i = 0;
  while (i < list.size()) {
    const std::size_t end = std::min(list.find(' ', i), list.size());
    const bool suspended = i >= 2 && list[i - 2] == '-';  // "a- och b" is one item
    if (!suspended && view.lookup(lexicon, list.substr(i, end - i))) last = i;
    i = end + 1;
  }
  return last;
}

/// Splits "A, B and C" at commas and conjunctions (lexicon list_conjunctions). A conjunction after
/// a suspended hyphen joins words, not items; where commas part the items, only the last one does
/// so too ("A, B and C and D": B and C are one), and where a strong conjunction does, no weaker one
/// ("A and B as well as C": A and B are one).
std::vector<std::string> split_items(const View& view, std::string_view list) {
  constexpr std::string_view kStrong = "strong_conjunctions";
  const bool strong = last_conjunction(view, kStrong, list) != std::string_view::npos;
  const std::string_view conjunctions = strong ? kStrong : "list_conjunctions";
  const std::size_t last = last_conjunction(view, conjunctions, list);
  const bool commas = list.find(',') != std::string_view::npos;
  std::vector<std::string> items(1);
  std::size_t i = 0;
  while (i < list.size()) {
    std::size_t end = list.find(' ', i);
    if (end == std::string_view::npos) end = list.size();
    std::string_view word = list.substr(i, end - i);
    const std::size_t at = i;
    i = end + 1;
    const bool suspended = !items.back().empty() && items.back().back() == '-';
    if (!suspended && view.lookup(conjunctions, word) && (at == last || !commas)) {
      items.emplace_back();
      continue;
    }
    const bool comma = word.ends_with(',');
    if (comma) word.remove_suffix(1);
    if (!items.back().empty()) items.back() += ' ';
    items.back() += word;
    if (comma) items.emplace_back();
  }
  std::erase(items, std::string());
  return items;
}

/// The definite singular of a definite plural head (lexicon plural_to_singular).
std::string singular(const View& view, std::string_view plural) {
  const auto bare = view.lookup("plural_to_singular", plural);
  return bare ? std::string(*bare) : std::string(plural);
}

/// "A-, b- and c-units": stems that share the head of the last word, which is a definite plural.
std::vector<std::string> compounds(const View& view, const Mention& m, const Capture& stems) {
  std::vector<std::string> names;
  const std::string one = singular(view, view.lower(m.capture("plural")->span));
  for (std::string item : split_items(view, view.slice(stems.span))) {
    while (item.ends_with('-')) item.pop_back();
    names.push_back(item + one);
  }
  names.push_back(std::string(view.slice(m.capture("last")->span)) + one);
  return names;
}

}  // namespace

std::vector<std::string> expand_list(const View& view, const Mention& m) {
  std::vector<std::string> names;
  if (const Capture* places = m.capture("places")) {
    const Capture* stem = m.capture("stem");
    const auto head = view.lookup("list_stem_head", "places");
    for (const std::string& place : split_items(view, view.slice(places->span))) {
      names.push_back(std::string(view.slice(stem->span)) + std::string(head.value_or("")) + ' ' +
                      place);
    }
    return names;
  }
  if (const Capture* stems = m.capture("stems")) return compounds(view, m, *stems);
  const Capture* items = m.capture("items");
  const Capture* head = m.capture("head");
  if (items && !head) return split_items(view, view.slice(items->span));
  if (!items) return names;
  const std::string one = singular(view, view.lower(head->span));
  const std::string between(
      view.slice({head->span.end, items->span.begin}));  // as written: a preposition or a space
  for (const std::string& item : split_items(view, view.slice(items->span))) {
    const std::string lowered = unicode::lower(item);
    const bool full = view.longest_end("unit_suffixes", lowered) != nullptr ||
                      view.lookup("unit_words", lowered.substr(0, lowered.find(' '))).has_value();
    const bool part = view.lookup("directions", item).has_value();  // "Centre" of "areas East and"
    names.push_back(full && !part ? item : one + between + item);
  }
  return names;
}

}  // namespace orgkarta::facts
