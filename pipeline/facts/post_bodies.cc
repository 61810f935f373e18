#include "pipeline/facts/post_bodies.h"

#include <algorithm>
#include <numeric>

#include "pipeline/facts/document_bodies.h"
#include "pipeline/facts/given_names.h"
#include "pipeline/facts/post_layouts.h"
#include "pipeline/model/names.h"
#include "pipeline/unicode/fold.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::facts {
namespace {

/// The one body that the nearest heading above a block names among other words; `titles`: also the
/// document's title.
std::optional<UnitIndex> named_above(const View& view, const UnitTable& table, std::size_t block,
                                     bool titles) {
  for (std::size_t i = block; i-- > 0;) {
    const Block& b = view.text.blocks[i];
    if (b.kind == BlockKind::title && !titles) return std::nullopt;
    if (b.kind != BlockKind::heading && b.kind != BlockKind::title) continue;
    const auto named = table.named_in(view.mentions_in(b.content));
    return named.size() == 1 ? std::optional(named.front()) : std::nullopt;
  }
  return std::nullopt;
}

/// The body in the heading over an election: "Election to the council for X".
std::optional<UnitIndex> elected_to(const View& view, const UnitTable& table, const DraftPost& d) {
  const bool sits =
      d.post.role == Role::chair || d.post.role == Role::vice_chair || d.post.role == Role::member;
  if (!d.told || !sits) return std::nullopt;
  const auto above =
      named_above(view, table, view.block_at(d.post.evidence.front().span.begin), true);
  return above && suits(d.post.role, table.entries()[*above].unit.kind) ? above : std::nullopt;
}

/// The heading over a post: of a table or a contact box, or of somebody who leads in a list or a
/// short line; of any line if the title says which kind of body it heads.
std::optional<UnitIndex> heading_over(const View& view, const UnitTable& table, const DraftPost& d,
                                      const Surroundings& around) {
  const std::size_t at = view.block_at(d.post.evidence.front().span.begin);
  const Block& block = view.text.blocks[at];
  const auto suiting = [&](std::optional<UnitIndex> unit) {
    return unit && suits(d.post.role, table.entries()[*unit].unit.kind) ? unit : std::nullopt;
  };
  const auto above = suiting(around.outline[at]);
  const auto kind = view.lookup("title_kinds", d.post.title);
  if (kind && above && table.entries()[*above].unit.kind == parse_name<UnitKind>(*kind)) {
    return above;
  }
  // Who heads a unit is not told by the office's name over it.
  const bool unit_head = kind && parse_name<UnitKind>(*kind) == UnitKind::unit;
  if (unit_head && above && table.entries()[*above].unit.kind == UnitKind::office) {
    return std::nullopt;
  }
  const bool under = at > 0 && view.text.blocks[at - 1].kind == BlockKind::heading;
  const bool line = under || block.kind == BlockKind::list_item ||
                    block.kind == BlockKind::label_value || block.content.size() <= 100;
  const Role role = d.post.role;
  const bool leads = role == Role::head || role == Role::chair || role == Role::vice_chair;
  const bool begins = d.post.evidence.front().span.begin == block.content.begin;  // else of a field
  if (!d.placed && !(line && leads && begins)) return std::nullopt;
  if (d.placed && !around.minutes) {
    if (const auto named = suiting(named_above(view, table, at, false))) return named;
  }
  return above ? above : suiting(around.page);
}

}  // namespace

bool fits(const View& view, const UnitTable& table, const DraftPost& d, UnitIndex unit) {
  const UnitKind is = table.entries()[unit].unit.kind;
  const auto kind = view.lookup("title_kinds", d.post.title);
  return kind ? is == parse_name<UnitKind>(*kind) : suits(d.post.role, is);
}

bool tells_other(const View& view, const DraftPost& d) {
  if (d.title_end == 0 || d.title_end >= view.text.text.size()) return false;
  const Span block = view.block(view.block_at(d.title_end - 1)).content;
  if (d.title_end >= block.end) return false;
  const std::string_view rest = view.slice({d.title_end, block.end});
  if (rest[0] != ' ') return false;
  const std::string_view word = rest.substr(1, rest.find(' ', 1) - 1);
  if (!view.lookup("where_prepositions", word)) return false;
  const std::string_view behind = rest.substr(std::min(rest.size(), word.size() + 2));
  if (view.lookup("not_where", behind.substr(0, behind.find_first_of(" ,.")))) return false;
  constexpr std::uint32_t kBeforeDate = 20;  // bytes: "until and with the"
  const Statement::Range next = view.mentions_in({d.title_end, block.end});
  if (next.first >= next.last) return true;
  const Mention& m = view.found.mentions[next.first];
  return m.type != MentionType::date || m.span.begin > d.title_end + kBeforeDate;
}

namespace {

/// Whether a firm's head is told to head what has a capital and is no body of the document's.
bool heads_other_firm(const View& view, const DraftPost& d) {
  const auto kind = view.lookup("title_kinds", d.post.title);
  if (!kind || parse_name<UnitKind>(*kind) != UnitKind::company) return false;
  const std::string_view rest =
      view.slice({d.title_end + 1, view.block(view.block_at(d.title_end)).content.end});
  std::size_t next = rest.find(' ') + 1;
  return next > 0 && next < rest.size() && unicode::is_upper(utf8::next(rest, next));
}

}  // namespace

bool sits_elsewhere(const View& view, const DraftPost& d) {
  if (d.unit || !tells_other(view, d)) return false;
  const bool sits =
      d.post.role == Role::chair || d.post.role == Role::vice_chair || d.post.role == Role::member;
  return sits || heads_other_firm(view, d);
}

namespace {

/// Whether a field that is no body of the document stands right behind the title of somebody named
/// before it: "A, department head property, B, ..."
bool tells_field(const View& view, const DraftPost& d) {
  const Span told = d.post.evidence.front().span;
  if (d.title_end == 0 || d.title_end != told.end) return false;
  const Span block = view.block(view.block_at(d.title_end - 1)).content;
  if (d.title_end >= block.end) return false;
  const Statement::Range next = view.mentions_in({d.title_end, block.end});
  const bool person = next.first < next.last && is_person(view.found.mentions[next.first]);
  const std::uint32_t end = person ? view.found.mentions[next.first].span.begin : block.end;
  std::string_view field = view.slice({d.title_end, end});
  if (!field.starts_with(' ') || field.size() < 3) return false;
  field = field.substr(1, field.find_first_of(",;(0123456789") - 1);
  constexpr std::size_t kLongest = 30;  // bytes
  return unicode::has_letter(field) && field.size() <= kLongest &&
         field.find_first_of(".:") == field.npos;
}

/// The body that a post's place implies.
std::optional<UnitIndex> implied_unit(const View& view, const UnitTable& table, const DraftPost& d,
                                      const Surroundings& around) {
  if (view.lookup("municipal_titles", d.post.title)) {
    return around.home.municipality ? around.home.municipality : around.home.region;
  }
  if (tells_other(view, d)) return std::nullopt;
  if (const auto elected = elected_to(view, table, d)) return elected;
  if (const auto heading = heading_over(view, table, d, around)) return heading;
  if (const auto kind = view.lookup("title_kinds", d.post.title)) {
    const auto heads = parse_name<UnitKind>(*kind);
    if (tells_field(view, d)) return std::nullopt;
    const auto only = heads ? table.only(*heads) : std::nullopt;
    if (only || !heads) return only;
    const auto head = letterhead(view, table, heads);
    return head ? head : main_body(view, table, *heads);
  }
  if (d.post.role == Role::secretary && around.minutes) return around.sitting;
  const bool chairs = d.post.role == Role::chair || d.post.role == Role::vice_chair;
  if (!chairs) return std::nullopt;
  const bool own_page = around.page && suits(d.post.role, table.entries()[*around.page].unit.kind);
  if (own_page || around.sitting) return own_page ? around.page : around.sitting;
  for (const UnitKind kind : {UnitKind::committee, UnitKind::board, UnitKind::council}) {
    if (const auto head = letterhead(view, table, kind)) return head;
  }
  if (const auto top = on_top(view, table, d.post.role)) return top;
  // On the page of an office: its one committee's.
  return around.minutes ? std::nullopt : table.only(UnitKind::committee);
}

/// Whether two people would head one body at a time by what their places imply.
bool both_head(const DraftPost& a, const DraftPost& b) {
  return a.unit == b.unit && a.post.title == b.post.title && a.post.person != b.post.person &&
         a.post.role == Role::head && !a.post.acting && !b.post.acting &&
         a.post.time == b.post.time;
}

}  // namespace

void imply_units(const View& view, const UnitTable& table, const Surroundings& around,
                 std::vector<DraftPost>& drafts) {
  std::vector<std::size_t> implied;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    DraftPost& d = drafts[i];
    if (d.unit || d.settled) continue;
    d.unit = implied_unit(view, table, d, around);
    const bool only = view.lookup("title_kinds", d.post.title).has_value();
    if (d.unit && only) implied.push_back(i);
  }
  std::vector<std::size_t> doubtful;
  for (const std::size_t i : implied) {
    const auto other = [&](std::size_t k) { return both_head(drafts[i], drafts[k]); };
    if (std::any_of(implied.begin(), implied.end(), other)) doubtful.push_back(i);
  }
  for (const std::size_t i : doubtful) drafts[i].unit.reset();
}

namespace {

/// The body of the last one before in the block who has, had or gets the post that somebody holds
/// for the time being: "B becomes office head of X. Until then A is acting office head."
std::optional<UnitIndex> held_meanwhile(const View& view, const std::vector<DraftPost>& drafts,
                                        const std::vector<std::size_t>& order, std::size_t k) {
  const DraftPost& d = drafts[order[k]];
  if (!d.post.acting) return std::nullopt;
  const std::uint32_t block = view.block_at(d.post.evidence.front().span.begin);
  while (k-- > 0) {
    const DraftPost& before = drafts[order[k]];
    if (view.block_at(before.post.evidence.front().span.begin) != block) return std::nullopt;
    if (before.post.title == d.post.title && before.unit) return before.unit;
  }
  return std::nullopt;
}

}  // namespace

void share_bodies(const View& view, const UnitTable& table, std::vector<DraftPost>& drafts) {
  std::vector<std::size_t> order(drafts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto begin = [&](std::size_t i) { return drafts[i].post.evidence.front().span.begin; };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return begin(a) < begin(b); });
  for (std::size_t k = 1; k < order.size(); ++k) {
    DraftPost& held = drafts[order[k]];
    if (!held.unit && !held.settled && !tells_other(view, held)) {
      held.unit = held_meanwhile(view, drafts, order, k);
    }
    const DraftPost& before = drafts[order[k - 1]];
    DraftPost& d = drafts[order[k]];
    if (d.unit || d.settled || !before.unit || tells_other(view, d)) continue;
    if (view.text.sentences.empty() ||
        view.sentence_of(begin(order[k])) != view.sentence_of(begin(order[k - 1]))) {
      continue;
    }
    const bool deputy = d.post.title.size() > before.post.title.size() &&
                        d.post.title.ends_with(" " + before.post.title);
    if (deputy && suits(d.post.role, table.entries()[*before.unit].unit.kind)) d.unit = before.unit;
  }
}

void place_led(UnitTable& table, const View& view, const DraftPost& d, const Surroundings& around) {
  if (!d.unit || d.post.role != Role::head || around.minutes) return;
  const auto heading = around.outline[view.block_at(d.post.evidence.front().span.begin)];
  const auto above = heading ? heading : around.page;
  if (!above) return;
  const UnitKind kind = table.entries()[*above].unit.kind;
  const bool works = kind == UnitKind::office || kind == UnitKind::department;
  if (works && rank_of(table, *above) < rank_of(table, *d.unit)) {
    set_parent(table, *d.unit, *above);
  }
}

void place_listed(UnitTable& table, const View& view, const Surroundings& around) {
  const auto office = table.only(UnitKind::office);
  for (UnitIndex u = 0; u < table.entries().size(); ++u) {
    const auto& e = table.entries()[u];
    if (e.removed || e.parent || e.unit.evidence.front().rule != kPostTable) continue;
    const auto heading = around.outline[view.block_at(e.first)];
    const auto above = heading ? heading : around.page ? around.page : office;
    if (!above || rank_of(table, *above) < kOfficeRank) continue;
    if (rank_of(table, *above) < rank_of(table, u)) set_parent(table, u, *above);
  }
}

}  // namespace orgkarta::facts
