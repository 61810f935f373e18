// "Heads are A (x), B (y) and C (z)", and lines of names under "Members": one title, many people.
#include <algorithm>

#include "pipeline/facts/box_lines.h"
#include "pipeline/facts/post_layouts.h"
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

/// A statement of a plural title and of those who hold it.
void read_sentence(const View& view, const UnitTable& table, const Statement& s, LaidOut& out) {
  const auto many = s.group("many");
  const auto names = s.group("names");
  if (!many || !names) return;
  const auto stem = s.group("stem");
  const Span end = s.captures[*many].span;
  const Span title = stem ? cover(s.captures[*stem].span, end) : end;
  const Statement::Range r = s.ranges[*names];
  for (std::uint32_t i = r.first; i < r.last; ++i) {
    const Mention& m = view.found.mentions[i];
    if (!is_person(m)) continue;
    std::uint32_t next = i + 1;
    while (next < r.last && !is_person(view.found.mentions[next])) ++next;
    const Span behind{m.span.end, next < r.last ? view.found.mentions[next].span.begin
                                                : s.captures[*names].span.end};
    DraftPost d;
    d.post = plural_post(s.captures[*many].value,
                         stem ? view.slice(s.captures[*stem].span) : std::string_view());
    d.post.person = person_name(view, m.span);
    read_name_tail(view, m, behind, d.post);
    d.unit = unit_behind(view, table, behind);
    d.settled = !d.unit && view.slice(behind).starts_with(" (") && !d.post.party;
    d.post.evidence = {{cover(title, {m.span.begin, m.span.end}), s.rule->id}};
    out.posts.push_back(std::move(d));
  }
}

/// A person in a line of a list, and the body that it names beside them.
struct Listed {
  const Mention* person = nullptr;
  std::optional<UnitIndex> unit;
  bool field = false;  ///< words behind the name, perhaps a place that no rule knows
};

/// A line that holds one person with party, a body before or behind them, and nothing else that
/// rules know: "Name (P)", "Name, unit", "Unit: Name".
Listed listed(const View& view, const UnitTable& table, const Block& b) {
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
    } else if (m.type != MentionType::party) {
      return {};
    }
  }
  if (!found.person) return {};
  const bool first = found.person->span.begin == b.content.begin;
  const std::string_view before = view.slice({b.content.begin, found.person->span.begin});
  const std::string_view behind = view.slice({found.person->span.end, b.content.end});
  const bool last = found.unit &&
                    (before.ends_with(": ") || before.ends_with(" – ") || before.ends_with('\t')) &&
                    (behind.empty() || behind.starts_with(" (") || behind.starts_with(", "));
  if (!first && !last) return {};
  const std::string_view rest = view.slice({found.person->span.end, b.content.end});
  const bool alone = rest.empty() || rest.starts_with(" (") || rest[0] == ',';
  found.field = rest.starts_with(',');
  return alone || last ? found : Listed{};
}

/// What a line over a list says that its people are; `members`: also those who only sit.
std::optional<Post> list_title(const View& view, const Block& b, bool members) {
  if (b.content.size() > kLongestLine) return std::nullopt;
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
void read_lines(const View& view, const UnitTable& table, bool members, LaidOut& out) {
  std::optional<Post> title;
  for (std::uint32_t b = 0; b < view.text.blocks.size(); ++b) {
    const Block& block = view.block(b);
    const Listed line = title && !out.read[b] ? listed(view, table, block) : Listed{};
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

void read_name_lists(const View& view, const UnitTable& table, bool members, LaidOut& out) {
  for (const Statement* const told : view.statements("post_list")) {
    read_sentence(view, table, *told, out);
  }
  read_lines(view, table, members, out);
}

}  // namespace orgkarta::facts
