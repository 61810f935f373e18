#include "pipeline/facts/post_claims.h"

#include <algorithm>
#include <optional>
#include <unordered_set>

#include "pipeline/facts/given_names.h"
#include "pipeline/unicode/fold.h"

namespace orgkarta::facts {
namespace {

bool is_body(const Mention& m) {
  return m.type == MentionType::unit || m.type == MentionType::unit_ref ||
         m.type == MentionType::acronym;
}

/// Whether the text has words, but for one that only goes on with a list ("and").
bool has_words(const View& view, Span span) {
  std::string_view text = view.slice(span);
  if (!unicode::has_letter(text)) return false;
  while (!text.empty() && (text.front() == ' ' || text.front() == ',')) text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return !view.lookup("list_conjunctions", text).has_value();
}

/// Whether nothing but a body's genitive stands there: "s " of "the board's chair".
bool is_genitive(const View& view, const Mention& before, Span gap) {
  const std::string_view text = view.slice(gap);
  return is_body(before) && (text == "s " || text == ":s ");
}

/// Whether words stand between two mentions, a person's party and a title's body aside.
bool words_between(const View& view, std::uint32_t first, std::uint32_t second) {
  const auto& mentions = view.found.mentions;
  std::uint32_t begin = mentions[first].span.end;
  for (std::uint32_t i = first + 1; i <= second; ++i) {
    const Span gap{begin, mentions[i].span.begin};
    if (has_words(view, gap) && !is_genitive(view, mentions[i - 1], gap)) return true;
    const bool aside = mentions[i].type == MentionType::party || is_body(mentions[i]);
    if (i < second && !aside) return true;
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
    const bool owned = is_genitive(view, m, {m.span.end, begin});
    const bool other = unicode::has_letter(between) || between.find_first_of(".;:") != between.npos;
    if (other && !owned) return std::nullopt;
    const bool paired = is_person(mentions[at]) ? m.type == MentionType::title : is_person(m);
    if (paired) return i;
    if (m.type != MentionType::party && m.type != MentionType::noise && !is_body(m)) {
      return std::nullopt;
    }
    begin = m.span.begin;
  }
  return std::nullopt;
}

/// Whether a person is the last of a list of names before titles with theirs: "A, B (S), title C".
bool ends_names(const View& view, std::uint32_t person) {
  const auto& mentions = view.found.mentions;
  const auto is_party = [&](std::uint32_t i) { return mentions[i].type == MentionType::party; };
  const auto parted = [&](std::uint32_t a, std::string_view by) {
    return a + 1 < mentions.size() &&
           view.slice({mentions[a].span.end, mentions[a + 1].span.begin}) == by;
  };
  if (person == 0) return false;
  const std::uint32_t before = person - 1;
  const bool named = is_person(mentions[before]) ||
                     (before > 0 && is_party(before) && is_person(mentions[before - 1]));
  const std::uint32_t last = parted(person, " ") && is_party(person + 1) ? person + 1 : person;
  return named && parted(before, ", ") && parted(last, ", ") &&
         mentions[last + 1].type == MentionType::title && parted(last + 1, " ") &&
         is_person(mentions[last + 2]);
}

/// Those of whom words behind a title tell that they hold it: "chair is A".
using TitledBefore = std::unordered_set<std::uint32_t>;

/// Whether a run of people and titles that holds the title begins with a person: then it reads
/// "Name, title Name, title", else "title Name, title Name". So it does behind "chair is Name".
bool run_begins_with_person(const View& view, const TitledBefore& titled, std::uint32_t title) {
  std::uint32_t at = title;
  while (const auto before = before_in_run(view, at)) at = *before;
  return is_person(view.found.mentions[at]) && !ends_names(view, at) && titled.count(at) == 0;
}

/// Whether a title with a capital, no comma before it, is the label of the name behind it:
/// signatures run together on one line ("Secretary A Chair B"). A run that ends with a title has
/// none.
bool labels_next(const View& view, std::uint32_t title) {
  const auto& mentions = view.found.mentions;
  const Span own = mentions[title].span;
  if (title == 0 || mentions[title - 1].span.end + 1 != own.begin) return false;
  if (view.slice(own).substr(0, 2) == view.lower(own).substr(0, 2)) return false;
  bool ends_with_person = false;
  for (std::uint32_t i = title + 1; i < mentions.size(); ++i) {
    if (mentions[i].block != mentions[title].block) break;
    if (unicode::has_letter(view.slice({mentions[i - 1].span.end, mentions[i].span.begin}))) break;
    if (is_person(mentions[i])) ends_with_person = true;
    if (mentions[i].type == MentionType::title) ends_with_person = false;
  }
  return ends_with_person;
}

/// Titles that are said to be held elsewhere: in a firm, a society, another municipality.
std::unordered_set<std::uint32_t> titles_elsewhere(const View& view, const UnitTable& table,
                                                   const Home& home) {
  std::unordered_set<std::uint32_t> titles;
  for (const Statement* const told : view.statements("post_elsewhere")) {
    const Statement& s = *told;
    const auto named = table.named_in(view.range_of(s, "place"));
    if (!named.empty()) {
      const UnitKind kind = table.entries()[named.front()].unit.kind;
      const auto own = kind == UnitKind::region ? home.region : home.municipality;
      const bool whole = kind == UnitKind::municipality || kind == UnitKind::region;
      if (!whole || !own || *own == named.front()) continue;
    }
    if (const auto town = s.group("town")) {
      const auto own = home.municipality;
      if (!own || s.captures[*town].value == table.entries()[*own].code) continue;
    }
    if (const auto title = view.mention_of(s, "title")) titles.insert(*title);
    const Statement::Range rest = view.range_of(s, "rest");
    for (std::uint32_t i = rest.first; i < rest.last; ++i) titles.insert(i);
  }
  return titles;
}

/// The one person of whom a sentence tells a post in words.
std::optional<std::uint32_t> only_holder(const View& view, Span sentence) {
  std::optional<std::uint32_t> only;
  for (const Statement& s : view.statements_in(sentence)) {
    if (s.rule->gives != "post" || !sentence.contains(s.span)) continue;
    const auto person = view.mention_of(s, "person");
    if (!person || (only && *only != *person)) return std::nullopt;
    only = person;
  }
  return only;
}

/// The person whom "she" means at the begin of a sentence: the first of the nearest sentence before
/// it, in the same block, that names one or two.
std::optional<std::uint32_t> person_before(const View& view, std::uint32_t begin) {
  constexpr std::uint32_t kSentences = 2;
  const std::uint32_t block = view.block_at(begin);
  const std::uint32_t here = view.sentence_of(begin);
  for (std::uint32_t i = 1; i <= std::min(here, kSentences); ++i) {
    const Span sentence = view.text.sentences[here - i];
    if (view.block_at(sentence.begin) != block) return std::nullopt;
    const Statement::Range r = view.mentions_in(sentence);
    std::vector<std::uint32_t> people;
    for (std::uint32_t m = r.first; m < r.last; ++m) {
      if (is_person(view.found.mentions[m])) people.push_back(m);
    }
    if (people.empty()) continue;
    if (const auto holder = only_holder(view, sentence)) return holder;
    return people.size() < 3 ? std::optional(people[0]) : std::nullopt;
  }
  return std::nullopt;
}

/// Finds whom statements mean.
class Meant {
 public:
  explicit Meant(const View& view) : view_(view) {}

  /// The person of a statement: named in it, or meant by a pronoun or a given name alone.
  std::optional<std::uint32_t> person_of(const Statement& s) {
    if (s.rule->gives == "post") return view_.mention_of(s, "person");
    if (s.rule->gives != "post_again") return std::nullopt;
    const auto given = s.group("given");
    if (!given) return person_before(view_, s.span.begin);
    if (!names_) names_.emplace(view_);
    return names_->called(view_.slice(s.captures[*given].span), s.span.begin);
  }

 private:
  const View& view_;
  std::optional<GivenNames> names_;  ///< once they are asked for
};

/// Whether capitalised words right before a title are somebody's genitive: "Acme's project leader".
bool is_owner(const View& view, std::uint32_t person, std::uint32_t title) {
  const Mention& who = view.found.mentions[person];
  const Mention& what = view.found.mentions[title];
  if (who.type != MentionType::name || what.span.begin != who.span.end + 1) return false;
  if (view.text.text[who.span.end] != ' ' || !view.slice(who.span).ends_with('s')) return false;
  return view.lower(what.span) == view.slice(what.span);
}

std::vector<Claim> claims_of(const View& view, const UnitTable& table, const Home& home,
                             const LaidOut& laid) {
  const auto elsewhere = titles_elsewhere(view, table, home);
  std::vector<Claim> claims;
  Meant meant(view);
  for (const Statement& s : view.found.statements) {
    const auto person = meant.person_of(s);
    if (!person) continue;
    const auto title = view.mention_of(s, "title");
    const bool alone = !s.rule->attribute("title").empty();
    if (!title && !alone) continue;
    const bool again = s.rule->gives == "post_again";
    if (title && is_owner(view, *person, *title)) continue;
    if (!again && laid.people.count(view.found.mentions[*person].span.begin) != 0) continue;
    if (title && elsewhere.count(*title) != 0) continue;
    Claim c{&s, *person, title.value_or(*person), title && *person < *title, false};
    c.told = !title || again || flag(*s.rule, "told") ||
             words_between(view, std::min(*person, *title), std::max(*person, *title));
    claims.push_back(c);
  }
  return claims;
}

/// What another claim says against one.
enum class Rival { none, crossed, better };

std::uint32_t distance(const View& view, const Claim& c) {
  const Span person = view.found.mentions[c.person].span;
  const Span title = view.found.mentions[c.title].span;
  return c.person_first ? title.begin - person.end : person.begin - title.end;
}

/// Whether the title is a label before the person: "Chair: A".
bool labels(const View& view, const Claim& c) {
  if (c.person_first || c.title == c.person) return false;
  const auto& mentions = view.found.mentions;
  return view.slice({mentions[c.title].span.end, mentions[c.person].span.begin}) == ": ";
}

Rival rival(const View& view, const Claim& c, const Claim& o) {
  const bool label = flag(*o.statement->rule, "label") && o.person == c.person &&
                     o.title != c.title && c.title != c.person &&
                     o.statement->span.contains(view.found.mentions[c.title].span);
  if (label) return Rival::better;
  if (o.title == c.title && c.person_first && !c.told && labels(view, o)) return Rival::better;
  if (o.title == c.title && o.person_first && !o.told && labels(view, c)) return Rival::none;
  const bool joint = flag(*c.statement->rule, "joint");
  const bool told_of_next = flag(*o.statement->rule, "joint") && flag(*o.statement->rule, "told") &&
                            o.title == c.title && o.person != c.person && c.person_first;
  if (told_of_next && !joint && !c.told) return Rival::better;
  if (joint || flag(*o.statement->rule, "joint")) return Rival::none;
  if (o.title == c.title && o.person == c.person) {
    const bool names_body = o.statement->group("unit") && !c.statement->group("unit");
    const bool leads_back = flag(*o.statement->rule, "opens") && !flag(*c.statement->rule, "opens");
    const bool timed = !o.statement->rule->attribute("time").empty() &&
                       c.statement->rule->attribute("time").empty();
    const bool poorer = c.statement->group("unit") && !o.statement->group("unit");
    return names_body || ((leads_back || timed) && !poorer) ? Rival::better : Rival::none;
  }
  const bool crossed =
      o.title == c.title || (o.person == c.person && o.person_first != c.person_first && !c.told);
  if (!crossed || (c.told && !o.told)) return Rival::none;
  if (o.told && !c.told) return o.title == c.title ? Rival::better : Rival::none;
  if (!c.told) return Rival::crossed;
  return distance(view, o) < distance(view, c) ? Rival::better : Rival::none;
}

}  // namespace

std::vector<Claim> read_claims(const View& view, const UnitTable& table, const Home& home,
                               const LaidOut& laid) {
  constexpr std::size_t kNear = 12;  // rivals stand near each other in the order of claims
  const std::vector<Claim> claims = claims_of(view, table, home, laid);
  TitledBefore titled;
  for (const Claim& c : claims) {
    if (c.told && c.title < c.person) titled.insert(c.person);
  }
  std::vector<Claim> kept;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    bool crossed = false;
    bool bettered = false;
    const std::size_t last = std::min(claims.size(), i + kNear + 1);
    for (std::size_t k = i > kNear ? i - kNear : 0; k < last; ++k) {
      const Rival r = k == i ? Rival::none : rival(view, claims[i], claims[k]);
      crossed |= r == Rival::crossed;
      bettered |= r == Rival::better;
    }
    if (bettered) continue;
    const std::uint32_t title = claims[i].title;
    const bool behind = run_begins_with_person(view, titled, title) && !labels_next(view, title);
    if (crossed && claims[i].person_first != behind) continue;
    kept.push_back(claims[i]);
  }
  return kept;
}

}  // namespace orgkarta::facts
