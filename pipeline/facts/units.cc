#include "pipeline/facts/units.h"

#include <algorithm>

#include "pipeline/facts/unit_key.h"
#include "pipeline/model/names.h"
#include "pipeline/unicode/fold.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::facts {

namespace {

constexpr std::size_t kLongestAbbreviation = 6;  // bytes

/// Whether a mention only says where the one before it belongs ("A at B", lexicon body_places).
bool is_place_of(const View& view, std::uint32_t mention) {
  const MentionType type = view.found.mentions[mention - 1].type;
  if (type != MentionType::unit && type != MentionType::unit_list &&
      type != MentionType::unit_ref && type != MentionType::acronym) {
    return false;
  }
  const Span before = view.found.mentions[mention - 1].span;
  const Span own = view.found.mentions[mention].span;
  if (own.begin < before.end + 3) return false;
  return view.lookup("body_places", view.slice({before.end + 1, own.begin - 1})).has_value();
}

/// A heading's capitals are no name's spelling: no letter of it is small, and more than an
/// abbreviation's.
bool in_capitals(const std::string& name) {
  return name.size() > kLongestAbbreviation && unicode::in_capitals(name);
}

}  // namespace

UnitTable::UnitTable(const View& view) : view_(view), of_mention_(view.found.mentions.size()) {
  constexpr std::size_t kMost = 32;  // bodies that few documents name more of
  entries_.reserve(std::min(kMost, of_mention_.size()));
}

const UnitTable::Keys::value_type& UnitTable::keyed(const std::string& name, UnitIndex fresh) {
  const auto [known, unknown] = known_.try_emplace(name, nullptr);
  if (unknown) known->second = &*by_key_.try_emplace(unit_key(view_, name), fresh).first;
  return *known->second;
}

UnitTable::Added UnitTable::add_entry(const std::string& name, const Evidence& evidence,
                                      bool candidate) {
  const auto next = static_cast<UnitIndex>(entries_.size());
  const auto& [key, unit] = keyed(name, next);
  if (unit == next) {
    Entry& made = entries_.emplace_back();
    made.unit.name = name;
    made.key = key;
    made.first = evidence.span.begin;
    made.candidate = candidate;
  }
  Entry& e = entries_[unit];
  if (e.candidate && !candidate) {
    e.candidate = false;
    add_alias(unit, e.unit.name);
    e.unit.name = name;
  } else if (in_capitals(e.unit.name) && !in_capitals(name)) {
    e.unit.name = name;
  }
  e.unit.evidence.push_back(evidence);
  return {unit, unit == next};
}

UnitIndex UnitTable::add(const std::string& name, UnitKind kind, const Evidence& evidence,
                         bool candidate) {
  const Added added = add_entry(name, evidence, candidate);
  if (added.fresh) entries_[added.unit].unit.kind = kind;
  return added.unit;
}

UnitIndex UnitTable::add(const std::string& name, const Mention& mention, bool candidate) {
  const Added added = add_entry(name, evidence_of(mention), candidate);
  if (added.fresh) entries_[added.unit].unit.kind = kind_of(view_, mention);
  return added.unit;
}

void UnitTable::tie(std::uint32_t mention, UnitIndex unit) {
  Tied& tied = of_mention_[mention];
  if (tied.first) {
    tied.more.push_back(unit);
  } else {
    tied.first = unit;
  }
}

UnitIndex UnitTable::add_municipality(const std::string& name, const std::string& code,
                                      const Evidence& evidence) {
  for (UnitIndex u = 0; u < entries_.size(); ++u) {
    if (entries_[u].code != code) continue;
    add_alias(u, name);
    entries_[u].unit.evidence.push_back(evidence);
    return u;
  }
  const UnitIndex u = add(name, UnitKind::municipality, evidence, false);
  entries_[u].code = code;
  return u;
}

void UnitTable::add_alias(UnitIndex unit, const std::string& alias) {
  Unit& u = entries_[unit].unit;
  if (alias == u.name || unicode::lower(alias) == unicode::lower(u.name)) return;
  if (std::find(u.aliases.begin(), u.aliases.end(), alias) == u.aliases.end()) {
    u.aliases.push_back(alias);
  }
  by_key_.try_emplace(unit_key(view_, alias), unit);
}

void UnitTable::merge(UnitIndex kept, UnitIndex gone) {
  if (kept == gone) return;
  Entry& g = entries_[gone];
  g.removed = true;
  for (const std::string& alias : g.unit.aliases) add_alias(kept, alias);
  add_alias(kept, g.unit.name);
  Entry& k = entries_[kept];
  k.candidate = k.candidate && g.candidate;
  k.first = std::min(k.first, g.first);
  k.unit.evidence.insert(k.unit.evidence.end(), g.unit.evidence.begin(), g.unit.evidence.end());
  if (!k.parent && g.parent != kept) k.parent = g.parent;
  for (Entry& e : entries_) {
    if (e.parent == gone) e.parent = kept;
  }
  if (k.parent == kept) k.parent.reset();
  for (auto& [key, index] : by_key_) {
    if (index == gone) index = kept;
  }
  for (Tied& tied : of_mention_) {
    if (tied.first == gone) tied.first = kept;
    std::replace(tied.more.begin(), tied.more.end(), gone, kept);
  }
}

std::vector<UnitIndex> UnitTable::named_in(Statement::Range range) const {
  std::vector<UnitIndex> out;
  const auto note = [&](UnitIndex unit) {
    if (std::find(out.begin(), out.end(), unit) == out.end()) out.push_back(unit);
  };
  for (std::uint32_t m = range.first; m < range.last; ++m) {
    const Tied& tied = of_mention_[m];
    if (!tied.first || (m > range.first && is_place_of(view_, m))) continue;
    note(*tied.first);
    for (const UnitIndex unit : tied.more) note(unit);
  }
  return out;
}

std::optional<UnitIndex> UnitTable::of_mention(std::uint32_t mention) const {
  return of_mention_[mention].first;
}

std::optional<UnitIndex> UnitTable::find(const std::string& key) const {
  const auto it = by_key_.find(key);
  if (it == by_key_.end()) return std::nullopt;
  return it->second;
}

Evidence evidence_of(const Mention& mention) { return {mention.span, mention.rule->id}; }

UnitKind kind_of(const View& view, const Mention& mention) {
  for (const std::string_view key : {"kind", "own", "suffix", "head", "group", "ref"}) {
    if (const auto kind = parse_name<UnitKind>(attribute(mention, key))) return *kind;
  }
  const Capture* head = mention.capture("head");
  for (const std::string_view lexicon : {"unit_heads", "unit_heads_bare"}) {
    const auto kind = head ? view.lookup(lexicon, view.slice(head->span)) : std::nullopt;
    if (const auto known = parse_name<UnitKind>(kind.value_or(""))) return *known;
  }
  const std::string_view lowered = view.lower(mention.span);
  for (const std::string_view lexicon : {"unit_suffixes", "unit_heads", "unit_suffixes_bare"}) {
    if (const Lexicon::Entry* e = view.longest_end(lexicon, lowered)) {
      if (const auto kind = parse_name<UnitKind>(e->value)) return *kind;
    }
  }
  for (const std::string_view lexicon : {"unit_heads", "unit_heads_bare", "unit_abbreviations"}) {
    const auto kind = view.lookup(lexicon, lowered.substr(0, lowered.find(' ')));
    if (const auto known = parse_name<UnitKind>(kind.value_or(""))) return *known;
  }
  return UnitKind::unit;
}

namespace {

bool is_political(UnitKind kind) {
  return kind == UnitKind::board || kind == UnitKind::committee || kind == UnitKind::office;
}

/// Takes off a word that a lost line break has run into the name's first ("BoardLeisure
/// committee").
void cut_glued(std::string& name) {
  constexpr std::size_t kLeast = 4;  // bytes of a word
  bool small = false;
  for (std::size_t i = 0; i < name.size();) {
    const std::size_t at = i;
    const char32_t c = utf8::next(name, i);
    if (!unicode::is_letter(c)) return;
    if (small && at >= kLeast && unicode::is_upper(c)) {
      name.erase(0, at);
      return;
    }
    small = unicode::is_lower(c);
  }
}

/// A mention of one body by its own name.
void read_name(const View& view, std::uint32_t index, UnitTable& table) {
  const Mention& m = view.found.mentions[index];
  if (const Capture* full = m.capture("abbreviation")) {
    const auto kind = view.lookup("own_names", full->value);
    const UnitIndex u = table.add(
        std::string(full->value),
        parse_name<UnitKind>(kind.value_or("")).value_or(UnitKind::office), evidence_of(m), false);
    table.add_alias(u, std::string(view.slice(full->span)));
    table.tie(index, u);
    return;
  }
  if (const Capture* code = m.capture("municipality")) {
    table.tie(index, table.add_municipality(display_name(view, m), std::string(code->value),
                                            evidence_of(m)));
    return;
  }
  const bool candidate = flag(*m.rule, "indefinite") || flag(*m.rule, "generic");
  std::string name = display_name(view, m);
  if (is_political(kind_of(view, m))) cut_glued(name);
  const UnitIndex u = table.add(name, m, candidate);
  table.tie(index, u);
  if (m.span.size() < name.size()) {  // it was mended
    table.add_alias(u, std::string(view.slice(m.span)));
  }
}

void read_list(const View& view, std::uint32_t index, UnitTable& table) {
  const Mention& m = view.found.mentions[index];
  const Capture* head = m.capture("head");
  const bool places = head && view.lookup("place_heads_plural", view.lower(head->span));
  for (const std::string& name : expand_list(view, m)) {
    const UnitIndex u = table.add(name, m, flag(*m.rule, "generic"));
    table.tie(index, u);
    const std::size_t own = name.find(' ');  // places of work have names of their own
    if (places && own != std::string::npos &&
        unicode::lower(name.substr(own)) != name.substr(own)) {
      if (name.find(' ', own + 1) == std::string::npos) table.add_alias(u, name.substr(own + 1));
    }
  }
}

}  // namespace

UnitTable resolve_units(const View& view) {
  UnitTable table(view);
  for (std::uint32_t i = 0; i < view.found.mentions.size(); ++i) {
    const MentionType type = view.found.mentions[i].type;
    if (type == MentionType::unit) read_name(view, i, table);
    if (type == MentionType::unit_list) read_list(view, i, table);
  }
  promote_alone(view, table);
  resolve_aliases(view, table);
  resolve_references(view, table);
  return table;
}

}  // namespace orgkarta::facts
