// "Heads are A (x), B (y) and C (z)", and lines of names under "Members": one title, many people.
#include <algorithm>

#include "pipeline/facts/box_lines.h"
#include "pipeline/facts/plain_names.h"
#include "pipeline/facts/post_layouts.h"
#include "pipeline/model/names.h"
#include "pipeline/unicode/fold.h"

namespace orgkarta::facts {
namespace {

constexpr std::string_view kRule = "structure-member-list";
constexpr std::uint32_t kLongestLine = 100;  // bytes

bool is_person(const Mention& m) {
  return m.type == MentionType::person || m.type == MentionType::name;
}

/// The one body whose name ends in these words: what parentheses behind a name leave of it.
std::optional<UnitIndex> unit_ending_in(const UnitTable& table, std::string_view words) {
  std::optional<UnitIndex> only;
  for (UnitIndex u = 0; u < table.entries().size(); ++u) {
    const auto& e = table.entries()[u];
    const std::string& name = e.unit.name;
    if (e.removed || name.size() <= words.size() || !name.ends_with(words)) continue;
    if (name[name.size() - words.size() - 1] != ' ') continue;
    if (only) return std::nullopt;
    only = u;
  }
  return only;
}

/// The body told behind a name, up to the next one: "(unit)", "for unit".
std::optional<UnitIndex> unit_behind(const View& view, const UnitTable& table, Span behind) {
  if (const auto named = first_unit(view, table, behind)) return named;
  const std::string_view text = view.slice(behind);
  const std::size_t close = text.find(')');
  if (!text.starts_with(" (") || close == text.npos) return std::nullopt;
  return unit_ending_in(table, text.substr(2, close - 2));
}

/// The bodies that people in a list hold a post in, one each: those of the statement, else the last
/// ones of the nearest sentence or run of lines before it that names so many.
std::vector<UnitIndex> bodies_in_order(const View& view, const UnitTable& table, const Statement& s,
                                       std::size_t people) {
  constexpr std::uint32_t kSentences = 4;
  std::vector<UnitIndex> units = table.named_in(view.range_of(s, "units"));
  if (s.group("units")) return units;
  if (s.group("with")) return table.named_in(view.range_of(s, "with"));
  const auto last_of = [&](std::vector<UnitIndex> named) {
    named.erase(named.begin(), named.end() - static_cast<std::ptrdiff_t>(people));
    return named;
  };
  const std::uint32_t here = view.sentence_of(s.span.begin);
  for (std::uint32_t i = 0; i <= std::min(here, kSentences); ++i) {
    const Span sentence = view.text.sentences[here - i];
    if (view.block_at(sentence.begin) + 2 < s.block) break;
    const Span before{sentence.begin, std::min(sentence.end, s.span.begin)};
    units = table.named_in(view.mentions_in(before));
    if (units.size() >= people) return last_of(units);
  }
  units.clear();
  for (std::uint32_t b = s.block; b-- > 0 && units.size() < people;) {
    const auto unit = only_unit(view, table, view.block(b).content);
    if (!unit) break;
    units.insert(units.begin(), *unit);
  }
  return units;
}

/// The people of a list with what is told behind each.
std::vector<std::pair<const Mention*, Span>> people_of(const View& view, const Statement& s,
                                                       std::size_t names) {
  std::vector<std::pair<const Mention*, Span>> people;
  const Statement::Range r = s.ranges[names];
  for (std::uint32_t i = r.first; i < r.last; ++i) {
    const Mention& m = view.found.mentions[i];
    if (!is_person(m)) continue;
    std::uint32_t next = i + 1;
    while (next < r.last && !is_person(view.found.mentions[next])) ++next;
    const Span behind{m.span.end, next < r.last ? view.found.mentions[next].span.begin
                                                : s.captures[names].span.end};
    people.emplace_back(&m, behind);
  }
  return people;
}

/// Whether a name in a list of members has a title of its own behind it: "members: A, chair, B".
bool has_own_title(const View& view, Span behind) {
  const Statement::Range r = view.mentions_in(behind);
  for (std::uint32_t i = r.first; i < r.last; ++i) {
    const Mention& m = view.found.mentions[i];
    if (m.type == MentionType::party) continue;
    return m.type == MentionType::title && view.slice({behind.begin, m.span.begin}).ends_with(", ");
  }
  return false;
}

/// The body in parentheses behind a head's name, whose name does not say that it is one: "heads of
/// department are A (Plans and roads)".
std::optional<UnitIndex> plain_unit_behind(const View& view, UnitTable& table, Span behind,
                                           const Post& post) {
  constexpr std::string_view kOpening = " (";
  const std::string_view text = view.slice(behind);
  const std::size_t close = text.find(')');
  const auto kind = view.lookup("heads_of_parts", post.title);
  if (!kind || !text.starts_with(kOpening) || close == text.npos) return std::nullopt;
  const Span name{behind.begin + static_cast<std::uint32_t>(kOpening.size()),
                  behind.begin + static_cast<std::uint32_t>(close)};
  if (name.size() < 4 || !is_plain_name(view, name)) return std::nullopt;
  if (const auto known = plain_unit(view, table, name)) return known;
  const UnitKind is = parse_name<UnitKind>(*kind).value_or(UnitKind::unit);
  const UnitIndex unit = table.add(std::string(view.slice(name)), is, {name, kRule}, false);
  table.promote(unit);
  return unit;
}

/// A statement of a plural title and of those who hold it: in the bodies told behind each, in the
/// one that is told for all, or each in one of as many.
void read_sentence(const View& view, UnitTable& table, const Statement& s, LaidOut& out) {
  const auto many = s.group("many");
  const auto names = s.group("names");
  if (!names) return;
  const auto stem = s.group("stem");
  const std::string_view holds = many ? s.captures[*many].value : s.rule->attribute("holds");
  const Span end = many ? s.captures[*many].span : s.span;
  const Span title = stem ? cover(s.captures[*stem].span, end) : end;
  const auto people = people_of(view, s, *names);
  const bool ordered = flag(*s.rule, "ordered");
  std::vector<UnitIndex> units;
  if (ordered || s.group("units") || s.group("with"))
    units = bodies_in_order(view, table, s, people.size());
  if (ordered && units.size() != people.size()) return;
  for (std::size_t i = 0; i < people.size(); ++i) {
    const auto& [person, behind] = people[i];
    DraftPost d;
    d.post = plural_post(holds, stem ? view.slice(s.captures[*stem].span) : std::string_view());
    d.post.person = person_name(view, person->span);
    read_name_tail(view, *person, behind, d.post);
    if (d.post.role == Role::member && has_own_title(view, behind)) continue;
    d.unit = unit_behind(view, table, behind);
    if (!d.unit && !d.post.party) d.unit = plain_unit_behind(view, table, behind, d.post);
    d.settled = !d.unit && view.slice(behind).starts_with(" (") && !d.post.party;
    if (!d.unit && units.size() == people.size()) d.unit = units[i];
    if (!d.unit && units.size() == 1) d.unit = units.front();
    d.post.evidence = {{cover(title, person->span), s.rule->id}};
    out.posts.push_back(std::move(d));
    if (units.size() > 1) out.people.insert(person->span.begin);
  }
}

/// A person in a line of a list, and the body that it names beside them.
struct Listed {
  const Mention* person = nullptr;
  std::optional<UnitIndex> unit;
  bool field = false;  ///< words behind the name, perhaps a place that no rule knows
};

/// The body before a person on a line, made if the list is one of heads: "Schools: A".
std::optional<UnitIndex> unit_before(const View& view, UnitTable& table, Span before,
                                     const Post& title) {
  for (const std::string_view mark : {"\t", ": ", " – "}) {
    if (view.slice(before).ends_with(mark)) before.end -= static_cast<std::uint32_t>(mark.size());
  }
  if (const auto known = plain_unit(view, table, before)) return known;
  if (title.role != Role::head || !is_plain_name(view, before)) return std::nullopt;
  const auto kind = view.lookup("title_kinds", title.title);
  const UnitKind is = parse_name<UnitKind>(kind.value_or("unit")).value_or(UnitKind::unit);
  return table.add(std::string(view.slice(before)), is, {before, kRule}, false);
}

/// A line that holds one person with party, a body before or behind them, and nothing else that
/// rules know: "Name (P)", "Name, unit", "Unit: Name".
Listed listed(const View& view, UnitTable& table, const Block& b, const Post& title) {
  if (b.content.size() > kLongestLine) return {};
  Listed found;
  const Statement::Range r = view.mentions_in(b.content);
  for (std::uint32_t i = r.first; i < r.last; ++i) {
    const Mention& m = view.found.mentions[i];
    if (is_person(m)) {
      if (found.person) return {};
      found.person = &m;
    } else if (m.type == MentionType::unit && !found.unit) {
      found.unit = table.of_mention(i);
    } else if (m.type != MentionType::party && (m.type != MentionType::date || !found.person)) {
      return {};
    }
  }
  if (!found.person) return {};
  const bool first = found.person->span.begin == b.content.begin;
  const std::string_view before = view.slice({b.content.begin, found.person->span.begin});
  const std::string_view behind = view.slice({found.person->span.end, b.content.end});
  const bool parted =
      (before.ends_with(": ") || before.ends_with(" – ") || before.ends_with('\t')) &&
      (behind.empty() || behind.starts_with(" (") || behind.starts_with(", "));
  if (!found.unit && parted) {
    found.unit = unit_before(view, table, {b.content.begin, found.person->span.begin}, title);
  }
  const bool last = found.unit && parted;
  if (!first && !last) return {};
  const std::string_view rest = view.slice({found.person->span.end, b.content.end});
  const bool alone = rest.empty() || rest.starts_with(" (") || rest[0] == ',';
  found.field = rest.starts_with(',');
  return alone || last ? found : Listed{};
}

/// What a line over a list says that its people are; `members`: also those who only sit.
std::optional<Post> list_title(const View& view, const Block& b, bool members) {
  if (b.content.size() > kLongestLine) return std::nullopt;
  for (const Statement& s : view.statements_in(b.content)) {  // "These heads are appointed:"
    if (s.rule->gives != "post_heading") continue;
    const auto many = s.group("many");
    const auto stem = s.group("stem");
    if (!many || s.captures[*many].value.starts_with("member")) continue;
    return plural_post(s.captures[*many].value,
                       stem ? view.slice(s.captures[*stem].span) : std::string_view());
  }
  std::string_view line = view.slice(b.content);
  if (line.ends_with(':')) line.remove_suffix(1);
  if (const auto title = view.lookup("member_headings", line)) {
    return members ? std::optional(plural_post(*title, {})) : std::nullopt;
  }
  if (line.find(' ') != line.npos) return std::nullopt;
  const Lexicon::Entry* many = view.longest_end("plural_titles", unicode::lower(line));
  if (!many || many->value.starts_with("member")) return std::nullopt;
  return plural_post(many->value, line.substr(0, line.size() - many->form.size()));
}

/// Whether the line below says itself what the person on this one is.
bool titled_below(const View& view, std::uint32_t block) {
  if (block + 1 >= view.text.blocks.size()) return false;
  const Block& below = view.block(block + 1);
  return leading_title(view, below.content) && !list_title(view, below, true);
}

/// Whether a list goes on behind a line: an address, or a person with a title of their own.
bool keeps_list(const View& view, const Block& b) {
  return is_contact(view, view.slice(b.content)) ||
         (b.content.size() <= kLongestLine && leading_person(view, b.content));
}

/// Lines of names under a line that is a title in the plural.
void read_lines(const View& view, UnitTable& table, bool members, LaidOut& out) {
  std::optional<Post> title;
  for (std::uint32_t b = 0; b < view.text.blocks.size(); ++b) {
    const Block& block = view.block(b);
    const Listed line = title && !out.read[b] ? listed(view, table, block, *title) : Listed{};
    if (line.person && !titled_below(view, b)) {
      DraftPost d{*title, line.unit, true};
      d.settled = !line.unit && line.field;
      d.post.person = person_name(view, line.person->span);
      read_name_tail(view, *line.person, block.content, d.post);
      d.post.evidence = {{block.content, kRule}};
      out.posts.push_back(std::move(d));
      out.people.insert(line.person->span.begin);
    } else if (!title || !keeps_list(view, block)) {
      title = list_title(view, block, members);
    }
  }
}

}  // namespace

void read_name_lists(const View& view, UnitTable& table, bool members, LaidOut& out) {
  for (const Statement* const told : view.statements("post_list")) {
    read_sentence(view, table, *told, out);
  }
  read_lines(view, table, members, out);
}

}  // namespace orgkarta::facts
