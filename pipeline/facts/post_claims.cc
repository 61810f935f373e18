#include "pipeline/facts/post_claims.h"

#include <algorithm>
#include <optional>

#include "pipeline/unicode/fold.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::facts {
namespace {

bool is_person(const Mention& m) {
  return m.type == MentionType::person || m.type == MentionType::name;
}

bool has_letter(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if (unicode::is_letter(utf8::next(text, i))) return true;
  }
  return false;
}

/// Whether words stand between two mentions, a person's party aside.
bool words_between(const View& view, std::uint32_t first, std::uint32_t second) {
  const auto& mentions = view.found.mentions;
  std::uint32_t begin = mentions[first].span.end;
  for (std::uint32_t i = first + 1; i <= second; ++i) {
    if (has_letter(view.slice({begin, mentions[i].span.begin}))) return true;
    if (i < second && mentions[i].type != MentionType::party) return true;
    begin = mentions[i].span.end;
  }
  return false;
}

/// The person before a title or the title before a person in a run of such pairs, with no more
/// between them than a party, a comma or the numbers of sections.
std::optional<std::uint32_t> before_in_run(const View& view, std::uint32_t at) {
  const auto& mentions = view.found.mentions;
  std::uint32_t begin = mentions[at].span.begin;
  for (std::uint32_t i = at; i-- > 0 && mentions[i].block == mentions[at].block;) {
    const Mention& m = mentions[i];
    const std::string_view between = view.slice({m.span.end, begin});
    if (has_letter(between) || between.find_first_of(".;:") != between.npos) return std::nullopt;
    const bool paired = is_person(mentions[at]) ? m.type == MentionType::title : is_person(m);
    if (paired) return i;
    if (m.type != MentionType::party && m.type != MentionType::noise) return std::nullopt;
    begin = m.span.begin;
  }
  return std::nullopt;
}

/// Whether a run of people and titles that holds the title begins with a person: then it reads
/// "Name, title Name, title", else "title Name, title Name".
bool run_begins_with_person(const View& view, std::uint32_t title) {
  std::uint32_t at = title;
  while (const auto before = before_in_run(view, at)) at = *before;
  return is_person(view.found.mentions[at]);
}

std::vector<Claim> claims_of(const View& view, const LaidOut& laid) {
  std::vector<Claim> claims;
  for (const Statement& s : view.found.statements) {
    if (s.rule->gives != "post") continue;
    const auto person = view.mention_of(s, "person");
    const auto title = view.mention_of(s, "title");
    const bool alone = !s.rule->attribute("title").empty();
    if (!person || (!title && !alone)) continue;
    if (laid.people.count(view.found.mentions[*person].span.begin) != 0) continue;
    Claim c{&s, *person, title.value_or(*person), title && *person < *title, false};
    c.told = !title || words_between(view, std::min(*person, *title), std::max(*person, *title));
    claims.push_back(c);
  }
  return claims;
}

/// What another claim says against one.
enum class Rival { none, crossed, better };

Rival rival(const Claim& c, const Claim& o) {
  if (o.title == c.title && o.person == c.person) {
    const bool names_body = o.statement->group("unit") && !c.statement->group("unit");
    return names_body ? Rival::better : Rival::none;
  }
  const bool crossed =
      o.title == c.title || (o.person == c.person && o.person_first != c.person_first && !c.told);
  if (!crossed || (c.told && !o.told)) return Rival::none;
  if (o.told && !c.told) return o.title == c.title ? Rival::better : Rival::none;
  return Rival::crossed;
}

}  // namespace

std::vector<Claim> read_claims(const View& view, const LaidOut& laid) {
  constexpr std::size_t kNear = 12;  // rivals stand near each other in the order of claims
  const std::vector<Claim> claims = claims_of(view, laid);
  std::vector<Claim> kept;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    bool crossed = false;
    bool bettered = false;
    const std::size_t last = std::min(claims.size(), i + kNear + 1);
    for (std::size_t k = i > kNear ? i - kNear : 0; k < last; ++k) {
      const Rival r = k == i ? Rival::none : rival(claims[i], claims[k]);
      crossed |= r == Rival::crossed;
      bettered |= r == Rival::better;
    }
    if (bettered) continue;
    if (crossed && claims[i].person_first != run_begins_with_person(view, claims[i].title)) {
      continue;
    }
    kept.push_back(claims[i]);
  }
  return kept;
}

}  // namespace orgkarta::facts
