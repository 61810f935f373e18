// Acronyms and definite short forms: which body they mean in this document.
#include <algorithm>
#include <array>
#include <set>

#include "pipeline/facts/unit_key.h"
#include "pipeline/facts/units.h"
#include "pipeline/model/names.h"
#include "pipeline/unicode/fold.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::facts {
namespace {

// Mentions of a sentence that a pronoun behind it may sum up: nobody means more by it.
constexpr std::uint32_t kMostMeant = 12;

/// A parenthesised abbreviation without its parentheses.
std::string bare_alias(std::string_view text) {
  while (!text.empty() && text.front() == '(') text.remove_prefix(1);
  while (!text.empty() && text.back() == ')') text.remove_suffix(1);
  return std::string(text);
}

/// "the working committee" is "the board's working committee" where only one body is called so.
void merge_short_forms(UnitTable& table) {
  auto& entries = table.entries();
  for (UnitIndex shorter = 0; shorter < entries.size(); ++shorter) {
    if (entries[shorter].removed || entries[shorter].unit.kind != UnitKind::subcommittee) continue;
    if (entries[shorter].key.find(' ') != std::string::npos) continue;
    const std::string end = ' ' + entries[shorter].key;
    std::vector<UnitIndex> full;
    for (UnitIndex u = 0; u < entries.size(); ++u) {
      const bool owned = entries[u].unit.name.find("s ") != std::string::npos;
      if (!entries[u].removed && owned && entries[u].key.ends_with(end)) full.push_back(u);
    }
    if (full.size() == 1) table.merge(full.front(), shorter);
  }
}

/// "Growing up" is "department Growing up" where the text says both.
void merge_plain_names(const View& view, UnitTable& table) {
  for (UnitIndex u = 0; u < table.entries().size(); ++u) {
    const auto& e = table.entries()[u];
    if (e.removed || !e.candidate) continue;
    if (const auto full = named_fully(view, table, e.unit.name)) table.merge(*full, u);
  }
}

/// The committee that the first title or heading names, if it is one: the text's own.
std::optional<UnitIndex> own_committee(const View& view, const UnitTable& table) {
  for (const Block& b : view.text.blocks) {
    if (b.kind != BlockKind::title && b.kind != BlockKind::heading) continue;
    std::vector<UnitIndex> units = table.named_in(view.mentions_in(b.content));
    std::erase_if(units,
                  [&](UnitIndex u) { return table.entries()[u].unit.kind != UnitKind::committee; });
    if (units.size() == 1) return units.front();
    if (!units.empty()) break;
  }
  return std::nullopt;
}

/// What a pronoun stands for: the body that the sentence before begins with, or the only one that
/// it names; of "both" and its like, all that it names.
std::vector<UnitIndex> meant_by(const View& view, const UnitTable& table, const Mention& m) {
  const std::uint32_t sentence = view.sentence_of(m.span.begin);
  if (sentence == 0) return {};
  const Span before = view.text.sentences[sentence - 1];
  if (view.block_at(before.begin) != view.block_at(m.span.begin)) return {};
  const Statement::Range range = view.mentions_in(before);
  if (range.last - range.first > kMostMeant) return {};
  std::vector<UnitIndex> units = table.named_in(range);
  std::erase_if(units,
                [&](UnitIndex u) { return table.entries()[u].unit.kind <= UnitKind::region; });
  if (units.empty()) return {};
  if (attribute(m, "pronoun") == "all") {
    return units.size() > 1 ? units : std::vector<UnitIndex>{};
  }
  const bool opens = view.found.mentions[range.first].span.begin == before.begin &&
                     table.of_mention(range.first) == units.front();
  return opens || units.size() == 1 ? std::vector{units.front()} : std::vector<UnitIndex>{};
}

}  // namespace

std::optional<UnitIndex> named_fully(const View& view, const UnitTable& table,
                                     std::string_view name) {
  const std::string end = ' ' + unit_key(view, name);
  for (UnitIndex u = 0; u < table.entries().size(); ++u) {
    const auto& e = table.entries()[u];
    if (e.removed || !e.key.ends_with(end)) continue;
    if (view.lookup("unit_heads_bare", e.key.substr(0, e.key.size() - end.size()))) return u;
  }
  return std::nullopt;
}

namespace {

/// Whether a name begins with letters that stand for words, and a hyphen ("the LW-board").
bool begins_with_letters(std::string_view name) {
  for (std::size_t i = 0, count = 0; i < name.size(); ++count) {
    const char32_t c = utf8::next(name, i);
    if (!unicode::is_upper(c)) return count > 0 && c == U'-';
  }
  return false;
}

}  // namespace

void resolve_aliases(const View& view, UnitTable& table) {
  for (const Statement* const told : view.statements("alias")) {
    const Statement& s = *told;
    const auto unit = table.named_in(view.range_of(s, "unit"));
    if (unit.empty()) continue;
    for (const std::string_view group : {"alias", "alias2"}) {
      const auto i = s.group(group);
      if (!i) continue;
      const std::string_view name = view.slice(s.captures[*i].span);
      if (flag(*s.rule, "letters") && !begins_with_letters(name)) continue;
      const auto named = table.named_in(s.ranges[*i]);
      if (!named.empty() && named.front() != unit.front()) {
        table.merge(unit.front(), named.front());
      } else {
        table.add_alias(unit.front(), bare_alias(name));
      }
    }
  }
  merge_short_forms(table);
  merge_plain_names(view, table);
  for (std::uint32_t i = 0; i < view.found.mentions.size(); ++i) {
    const Mention& m = view.found.mentions[i];
    if (m.type != MentionType::acronym) continue;
    if (const auto unit = table.find(unit_key(view, view.slice(m.span)))) {
      table.tie(i, *unit);
    }
  }
}

namespace {

/// The office that a heading, a title or a line of its own names, if it names one: the next
/// blocks' "the office". Several end it.
std::optional<UnitIndex> headed_office(const View& view, const UnitTable& table, const Block& b,
                                       std::optional<UnitIndex> before) {
  const Statement::Range range = view.mentions_in(b.content);
  const bool heads = b.kind == BlockKind::heading || b.kind == BlockKind::title;
  const bool line =
      range.first + 1 == range.last && view.found.mentions[range.first].span == b.content;
  if (!heads && !line) return before;
  std::vector<UnitIndex> units = table.named_in(range);
  std::erase_if(units,
                [&](UnitIndex u) { return table.entries()[u].unit.kind != UnitKind::office; });
  if (units.empty()) return before;
  return units.size() == 1 ? std::optional(units.front()) : std::nullopt;
}

/// What a short form means that no body before it explains: the only body of its kind, if that is
/// told further on. A council needs no name: there is one.
void resolve_forward(const View& view, UnitTable& table, const std::vector<std::uint32_t>& open) {
  for (const std::uint32_t i : open) {
    const Mention& m = view.found.mentions[i];
    const auto kind = parse_name<UnitKind>(attribute(m, "ref"));
    if (kind != UnitKind::council && kind != UnitKind::municipality) continue;
    auto unit = table.only(*kind);
    if (!unit && kind == UnitKind::council) {
      unit = table.add(std::string(view.slice(m.span)), *kind, evidence_of(m), false);
    }
    if (unit) table.tie(i, *unit);
  }
}

/// The bodies named last, by kind, and those of them that changes lead to: "the new department".
class NamedLast {
 public:
  NamedLast(const View& view, const UnitTable& table) : table_(table) {
    for (const Statement* const s : view.statements("change")) {
      const auto kind = parse_name<ChangeKind>(s->rule->attribute("kind"));
      if (kind == ChangeKind::move || kind == ChangeKind::transfer || !s->group("to")) continue;
      if (flag(*s->rule, "past")) continue;  // what lies behind is not new
      for (const UnitIndex u : table.named_in(view.range_of(*s, "to"))) made_.insert(u);
    }
  }

  void note(UnitKind kind, UnitIndex unit) {
    last_[static_cast<std::size_t>(kind)] = unit;
    if (kind == UnitKind::unit || kind == UnitKind::office) units_.push_back(unit);
    if (made_.count(unit) != 0) last_made_[static_cast<std::size_t>(kind)] = unit;
  }

  std::optional<UnitIndex> of(UnitKind kind, bool made = false) const {
    const auto& fresh = last_made_[static_cast<std::size_t>(kind)];
    return made && fresh ? fresh : last_[static_cast<std::size_t>(kind)];
  }

  /// The unit or office named last whose name holds a noun ("chancery").
  std::optional<UnitIndex> called(UnitKind kind, std::string_view noun) const {
    const auto unit = std::find_if(units_.rbegin(), units_.rend(), [&](UnitIndex u) {
      const auto& entry = table_.entries()[u];
      return entry.unit.kind == kind && entry.key.find(noun) != std::string::npos;
    });
    return unit == units_.rend() ? std::nullopt : std::optional(*unit);
  }

 private:
  using ByKind = std::array<std::optional<UnitIndex>, kNames<UnitKind>.size()>;

  const UnitTable& table_;
  std::set<UnitIndex> made_;
  std::vector<UnitIndex> units_;
  ByKind last_;
  ByKind last_made_;
};

/// Whether a change speaks of a mention as of a body.
bool changes(const View& view, std::uint32_t mention) {
  return std::ranges::any_of(view.statements("change"), [&](const Statement* s) {
    return std::ranges::any_of(std::array{"from", "from2", "to"}, [&](const char* group) {
      const Statement::Range range = view.range_of(*s, group);
      return range.first <= mention && mention < range.last;
    });
  });
}

/// "The chancery moves to B", where no body is called so: the short form is its name.
void name_changed(const View& view, UnitTable& table, const std::vector<std::uint32_t>& open) {
  for (const std::uint32_t i : open) {
    const Mention& m = view.found.mentions[i];
    const Capture* const word = m.capture("ref");
    const bool own = word && word->span == m.span &&
                     parse_name<UnitKind>(attribute(m, "ref")) == UnitKind::unit &&
                     !view.lookup("general_refs", view.slice(m.span));
    if (!own || !changes(view, i)) continue;
    table.tie(i, table.add(std::string(view.slice(m.span)), UnitKind::unit, evidence_of(m), true));
  }
}

/// Which unit a short form means: any is "the unit", but "the chancery" is one that is called so.
std::optional<UnitIndex> unit_called(const View& view, const Mention& m, const NamedLast& last,
                                     UnitIndex any) {
  const Capture* const word = m.capture("ref");
  if (!word || view.lookup("general_refs", view.slice(word->span))) return any;
  return last.called(UnitKind::unit, unit_key(view, view.slice(word->span)));
}

/// Which office a short form means: rather one that is called so ("the board's administration wants
/// the office closed") than the one named last.
UnitIndex office_called(const View& view, const Mention& m, const NamedLast& last, UnitIndex any) {
  const Capture* const word = m.capture("ref");
  if (!word || view.lookup("general_refs", view.slice(word->span))) return any;
  return last.called(UnitKind::office, unit_key(view, view.slice(word->span))).value_or(any);
}

}  // namespace

void resolve_references(const View& view, UnitTable& table) {
  NamedLast last(view, table);
  const auto own = own_committee(view, table);
  std::vector<std::uint32_t> open;
  std::optional<UnitIndex> headed;
  std::uint32_t block = 0;         // the one that mentions are in
  std::uint32_t office_block = 0;  // the one that names an office last
  for (std::uint32_t i = 0; i < view.found.mentions.size(); ++i) {
    const Mention& m = view.found.mentions[i];
    if (const std::uint32_t b = view.block_at(m.span.begin); b != block || i == 0) {
      block = b;
      headed = headed_office(view, table, view.block(b), headed);
    }
    if (m.type != MentionType::unit_ref) {
      const auto unit = table.of_mention(i);
      if (!unit) continue;
      last.note(table.entries()[*unit].unit.kind, *unit);
      if (table.entries()[*unit].unit.kind == UnitKind::office) office_block = block;
      continue;
    }
    if (!attribute(m, "pronoun").empty()) {
      for (const UnitIndex unit : meant_by(view, table, m)) table.tie(i, unit);
      continue;
    }
    const auto kind = parse_name<UnitKind>(attribute(m, "ref"));
    if (!kind) continue;
    const bool is_new = m.capture("new") != nullptr;
    auto unit = own && *kind == UnitKind::committee ? own : last.of(*kind, is_new);
    if (unit && *kind == UnitKind::unit) unit = unit_called(view, m, last, *unit);
    if (unit && *kind == UnitKind::office && !is_new) unit = office_called(view, m, last, *unit);
    if (!unit && *kind == UnitKind::committee) unit = last.of(UnitKind::board);
    if (*kind == UnitKind::office && headed && office_block != block && !is_new) unit = headed;
    if (unit) table.tie(i, *unit);
    if (!unit) open.push_back(i);
    if (!unit || !is_new || table.entries()[*unit].unit.kind != *kind) continue;
    last.note(*kind, *unit);  // after "the new office", "the office" is that one
    const BlockKind in = view.block(block).kind;
    const bool heads = in == BlockKind::heading || in == BlockKind::title;
    if (heads && *kind == UnitKind::office) headed = unit;
  }
  resolve_forward(view, table, open);
  name_changed(view, table, open);
}

}  // namespace orgkarta::facts
