#include "pipeline/facts/amount_owners.h"

namespace orgkarta::facts {
namespace {

bool names_body(const Mention& m) {
  return m.type == MentionType::unit || m.type == MentionType::unit_ref ||
         m.type == MentionType::unit_list || m.type == MentionType::acronym;
}

/// A council gives money and asks for savings; those that spend and save are others.
bool gives_money(const UnitTable& units, UnitIndex unit) {
  return units.entries()[unit].unit.kind == UnitKind::council;
}

constexpr std::uint32_t kPreposition = 8;  // bytes between a figure and the body it goes to
constexpr std::uint32_t kShortLink = 25;   // the same where no body stands before the figure

/// Whether few words, the last of them a preposition (lexicon goes_to), lead from a figure to a
/// body.
bool is_linked(const View& view, std::uint32_t end, std::uint32_t begin, std::uint32_t reach) {
  if (begin < end + 2 || begin - end > reach) return false;
  const std::string_view between = view.slice({end, begin - 1});
  return between.find_first_of(",.:;()\t") == std::string_view::npos &&
         view.lookup("goes_to", between.substr(between.rfind(' ') + 1)).has_value();
}

/// Whether only a comma or a short word ("and") stands between two bodies.
bool in_one_list(const View& view, const Mention& a, const Mention& b) {
  constexpr std::size_t kLongestLink = 6;
  if (a.span.end > b.span.begin || b.span.begin - a.span.end > kLongestLink) return false;
  const std::string_view between = view.slice({a.span.end, b.span.begin});
  return between.find_first_of(".:;()\t") == std::string_view::npos;
}

}  // namespace

std::vector<UnitIndex> named_in_label(const View& view, const UnitTable& units, Span label) {
  return units.named_in(view.mentions_in(label));
}

std::vector<UnitIndex> owners_of(const View& view, const UnitTable& units, const Mention& figure) {
  if (view.text.sentences.empty()) return {};
  const auto& mentions = view.found.mentions;
  const Span sentence = view.text.sentences[view.sentence_of(figure.span.begin)];
  const auto range = view.mentions_in(sentence);
  std::optional<std::uint32_t> nearest;
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    const auto unit = units.of_mention(i);
    if (!names_body(mentions[i]) || !unit || gives_money(units, *unit)) continue;
    if (mentions[i].span.end <= figure.span.begin) {
      nearest = i;
      continue;
    }
    // "8 million to the school board" goes before what stands before the figure.
    const std::uint32_t reach = nearest ? kPreposition : kShortLink;
    if (is_linked(view, figure.span.end, mentions[i].span.begin, reach)) nearest = i;
    break;
  }
  if (!nearest) return {};
  std::uint32_t first = *nearest;
  while (first > range.first && names_body(mentions[first - 1]) &&
         in_one_list(view, mentions[first - 1], mentions[first])) {
    --first;
  }
  std::uint32_t last = *nearest;
  while (last + 1 < range.last && names_body(mentions[last + 1]) &&
         in_one_list(view, mentions[last], mentions[last + 1])) {
    ++last;
  }
  return units.named_in({first, last + 1});
}

}  // namespace orgkarta::facts
