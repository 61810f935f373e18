// "Heads are A (x), B (y) and C (z)", and lines of names under "Members": one title, many people.
#include <algorithm>

#include "pipeline/facts/post_layouts.h"
#include "pipeline/model/names.h"

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

/// The person (with party) that a line names and nothing else.
const Mention* name_line(const View& view, const Block& b) {
  if (b.content.size() > kLongestLine) return nullptr;
  const Mention* person = leading_person(view, b.content);
  if (!person) return nullptr;
  const Statement::Range r = view.mentions_in({person->span.end, b.content.end});
  const Mention* party = r.first < r.last ? &view.found.mentions[r.first] : nullptr;
  if (!party) return person->span.end == b.content.end ? person : nullptr;
  const bool alone = party->type == MentionType::party && party->span.end == b.content.end &&
                     party->span.begin == person->span.end + 1;
  return alone ? person : nullptr;
}

/// Lines of names under a line that is a plural title for members.
void read_lines(const View& view, LaidOut& out) {
  std::optional<std::string_view> title;
  for (std::uint32_t b = 0; b < view.text.blocks.size(); ++b) {
    const Block& block = view.block(b);
    const Mention* person = title && !out.read[b] ? name_line(view, block) : nullptr;
    if (person) {
      DraftPost d;
      d.post = plural_post(*title, {});
      d.post.person = person_name(view, person->span);
      read_name_tail(view, *person, block.content, d.post);
      d.placed = true;
      d.post.evidence = {{block.content, kRule}};
      out.posts.push_back(std::move(d));
      continue;
    }
    title.reset();
    if (block.content.size() > kLongestLine) continue;
    std::string_view line = view.slice(block.content);
    if (line.ends_with(':')) line.remove_suffix(1);
    title = view.lookup("member_headings", line);
  }
}

}  // namespace

void read_name_lists(const View& view, const UnitTable& table, bool members, LaidOut& out) {
  for (const Statement& s : view.found.statements) {
    if (s.rule->gives == "post_list") read_sentence(view, table, s, out);
  }
  if (members) read_lines(view, out);
}

}  // namespace orgkarta::facts
