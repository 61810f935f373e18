#include "pipeline/facts/post_bodies.h"

#include <algorithm>
#include <numeric>

#include "pipeline/facts/post_layouts.h"
#include "pipeline/model/names.h"
#include "pipeline/unicode/fold.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::facts {
namespace {

/// The only body of that kind that the document names; empty if there are several.
std::optional<UnitIndex> only_of(const UnitTable& table, std::optional<UnitKind> kind) {
  std::optional<UnitIndex> only;
  for (UnitIndex u = 0; u < table.entries().size(); ++u) {
    const auto& e = table.entries()[u];
    if (e.removed || e.candidate || e.unit.kind != kind) continue;
    if (only) return std::nullopt;
    only = u;
  }
  return only;
}

/// The body of that kind that stands alone on one of the first lines.
std::optional<UnitIndex> letterhead(const View& view, const UnitTable& table,
                                    std::optional<UnitKind> kind) {
  constexpr std::size_t kLines = 4;
  for (std::size_t b = 0; b < std::min(kLines, view.text.blocks.size()); ++b) {
    const auto unit = only_unit(view, table, view.text.blocks[b].content);
    if (unit && table.entries()[*unit].unit.kind == kind) return unit;
  }
  return std::nullopt;
}

/// The one body of those who have that role that a heading or a short line on top begins or ends
/// with ("Interim report: the school board", "The council is summoned").
std::optional<UnitIndex> on_top(const View& view, const UnitTable& table, Role role) {
  constexpr std::size_t kLines = 4;
  constexpr std::uint32_t kLongest = 80;  // bytes
  for (std::size_t b = 0; b < std::min(kLines, view.text.blocks.size()); ++b) {
    const Block& line = view.text.blocks[b];
    if (line.content.size() > kLongest || view.slice(line.content).ends_with('.')) continue;
    const Statement::Range r = view.mentions_in(line.content);
    if (r.first == r.last) continue;
    auto named = table.named_in(r);
    std::erase_if(named, [&](UnitIndex u) { return !suits(role, table.entries()[u].unit.kind); });
    const auto& mentions = view.found.mentions;
    const bool edge = mentions[r.first].span.begin == line.content.begin ||
                      mentions[r.last - 1].span.end == line.content.end;
    if (named.size() == 1 && edge) return named.front();
  }
  return std::nullopt;
}

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

/// The words behind a title up to the next mark or figure, a preposition left out; in lower case.
std::string field_behind(const View& view, std::uint32_t end) {
  constexpr std::size_t kMost = 60;  // bytes
  if (end == 0 || end >= view.text.text.size() || view.text.text[end] != ' ') return {};
  const Span block = view.block(view.block_at(end - 1)).content;
  if (end >= block.end) return {};
  std::string_view rest = view.slice({end + 1, block.end});
  rest = rest.substr(0, rest.find_first_of(",;.:()\t\"0123456789"));
  rest = rest.substr(0, rest.find(" §"));
  while (rest.ends_with(' ')) rest.remove_suffix(1);
  const std::size_t space = rest.find(' ');
  if (space != rest.npos && view.lookup("where_prepositions", rest.substr(0, space))) {
    rest.remove_prefix(space + 1);
  }
  return rest.size() > kMost ? std::string() : unicode::lower(rest);
}

constexpr std::size_t kStem = 5;  // bytes of the head noun that the title begins with

/// The words in parentheses right behind a post: "sector head A (service)"; in lower case.
std::string field_in_parentheses(const View& view, std::uint32_t end) {
  const Span block = view.block(view.block_at(end - 1)).content;
  if (end >= block.end) return {};
  const std::string_view rest = view.slice({end, block.end});
  const std::size_t close = rest.find(')');
  if (!rest.starts_with(" (") || close == rest.npos) return {};
  const std::string_view field = rest.substr(2, close - 2);
  return field.size() < kStem || field.size() > 60 ? std::string() : unicode::lower(field);
}

/// Whether two words or more differ in an ending at most ("care", "the care").
bool alike(std::string_view a, std::string_view b) {
  constexpr std::size_t kLeast = 5;   // bytes that must agree
  constexpr std::size_t kEnding = 2;  // bytes that may be more
  if (a == b) return true;
  if (a.size() > b.size()) std::swap(a, b);
  return a.size() >= kLeast && b.size() <= a.size() + kEnding && b.starts_with(a);
}

/// Whether a name may begin as a title does, whatever its case: ASCII letters are compared.
bool may_share_noun(std::string_view name, std::string_view title) {
  for (std::size_t i = 0; i < kStem; ++i) {
    const auto a = static_cast<unsigned char>(name[i]);
    const auto b = static_cast<unsigned char>(title[i]);
    if (a >= 0x80 || b >= 0x80) return true;
    if ((a | 0x20) != (b | 0x20)) return false;
  }
  return true;
}

/// Whether a body whose head noun a title has too is of that field.
bool is_field_of(std::string_view field, std::string_view written, std::string_view title) {
  if (unicode::lower(written) == field) return true;
  const bool words = written.size() >= kStem && written.find(' ') != written.npos;
  if (title.size() < kStem || !words || !may_share_noun(written, title)) return false;
  const std::string name = unicode::lower(written);
  const std::size_t noun = name.find(' ');
  if (!name.starts_with(title.substr(0, kStem))) return false;
  const std::string_view of = std::string_view(name).substr(noun + 1);
  const std::size_t second = of.find(' ');
  const bool joined = of.starts_with(field) && of.size() > field.size() && of[field.size()] == ' ';
  if (alike(field, of) || joined) return true;
  return second != of.npos && alike(field, of.substr(second + 1));
}

/// What a change in that stretch results in.
std::optional<UnitIndex> result_in(const View& view, const UnitTable& table, Span stretch) {
  for (const Statement& s : view.statements_in(stretch)) {
    if (s.rule->gives != "change" || !stretch.contains(s.span)) continue;
    const auto to = table.named_in(view.range_of(s, "to"));
    if (to.size() == 1) return to.front();
  }
  return std::nullopt;
}

/// The bodies that decide in a stretch: who is elected there sits in another.
std::vector<UnitIndex> deciders(const View& view, const UnitTable& table, Span stretch) {
  std::vector<UnitIndex> units;
  for (const Statement& s : view.statements_in(stretch)) {
    if (s.rule->gives != "decided_by") continue;
    for (const UnitIndex u : table.named_in(view.range_of(s, "unit"))) units.push_back(u);
  }
  return units;
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

std::optional<UnitIndex> implied_unit(const View& view, const UnitTable& table, const DraftPost& d,
                                      const Surroundings& around) {
  if (view.lookup("municipal_titles", d.post.title)) {
    return around.home.municipality ? around.home.municipality : around.home.region;
  }
  if (tells_other(view, d)) return std::nullopt;
  if (const auto elected = elected_to(view, table, d)) return elected;
  if (const auto heading = heading_over(view, table, d, around)) return heading;
  if (const auto kind = view.lookup("title_kinds", d.post.title)) {
    const auto only = only_of(table, parse_name<UnitKind>(*kind));
    return only ? only : letterhead(view, table, parse_name<UnitKind>(*kind));
  }
  const bool chairs = d.post.role == Role::chair || d.post.role == Role::vice_chair;
  if (!chairs) return std::nullopt;
  const bool own_page = around.page && suits(d.post.role, table.entries()[*around.page].unit.kind);
  if (own_page || around.sitting) return own_page ? around.page : around.sitting;
  for (const UnitKind kind : {UnitKind::committee, UnitKind::board, UnitKind::council}) {
    if (const auto head = letterhead(view, table, kind)) return head;
  }
  return on_top(view, table, d.post.role);
}

std::optional<UnitIndex> told_before(const View& view, const UnitTable& table, const DraftPost& d) {
  if (!d.opens || tells_other(view, d)) return std::nullopt;
  const std::uint32_t begin = d.post.evidence.front().span.begin;
  const auto fitting = [&](Span stretch) {
    auto units = table.named_in(view.mentions_in(stretch));
    const auto decides = deciders(view, table, stretch);
    std::erase_if(units, [&](UnitIndex u) {
      const bool decider = std::find(decides.begin(), decides.end(), u) != decides.end();
      return decider || !fits(view, table, d, u);
    });
    return units;
  };
  if (view.text.sentences.empty()) return std::nullopt;
  const std::uint32_t here = view.sentence_of(begin);
  const Span sentence = view.text.sentences[here];
  if (sentence.begin < begin) {
    const auto same = fitting({sentence.begin, begin});
    if (!same.empty()) return same.back();
  }
  const std::uint32_t block = view.block_at(begin);
  if (here == 0) return std::nullopt;
  const Span before = view.text.sentences[here - 1];
  const auto over =
      block > 0 ? only_unit(view, table, view.block(block - 1).content) : std::nullopt;
  if (over && fits(view, table, d, *over)) return over;
  // Across a line's end only where the title says which kind of body it heads.
  if (view.block_at(before.begin) != block) {
    if (!view.lookup("title_kinds", d.post.title)) return std::nullopt;
    if (sentence.begin > view.block(block).content.begin) return std::nullopt;
    const auto last = fitting(before);
    return last.empty() ? std::nullopt : std::optional(last.back());
  }
  const auto result = result_in(view, table, before);
  if (result && fits(view, table, d, *result)) return result;
  const auto units = fitting(before);
  if (units.size() == 1 || (d.newly && !units.empty())) return units.back();
  const Statement::Range r = view.mentions_in(before);
  const bool leads = r.first < r.last && view.found.mentions[r.first].span.begin == before.begin;
  const auto first = leads ? table.of_mention(r.first) : std::nullopt;
  return first && fits(view, table, d, *first) ? first : std::nullopt;
}

std::optional<UnitIndex> field_unit(const View& view, const UnitTable& table, const DraftPost& d) {
  std::string field = field_behind(view, d.title_end);
  if (field.empty()) field = field_in_parentheses(view, d.post.evidence.front().span.end);
  if (field.empty()) return std::nullopt;
  std::optional<UnitIndex> only;
  for (UnitIndex u = 0; u < table.entries().size(); ++u) {
    const auto& e = table.entries()[u];
    if (e.removed || e.candidate || !suits(d.post.role, e.unit.kind)) continue;
    if (!is_field_of(field, e.unit.name, d.post.title)) continue;
    if (only) return std::nullopt;
    only = u;
  }
  return only;
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
  const auto office = only_of(table, UnitKind::office);
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
