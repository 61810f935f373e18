#include "pipeline/facts/change_links.h"

#include <algorithm>
#include <utility>

#include "pipeline/facts/unit_key.h"

namespace orgkarta::facts {
namespace {

constexpr std::uint32_t kNextSentences = 2;  // from a merger to the name of what it leads to
constexpr std::size_t kYear = 4;             // characters of "YYYY", of "YYYY-MM" below
constexpr std::size_t kMonth = 7;
constexpr std::size_t kShortestHead = 4;  // bytes of the noun that coordinated names share
constexpr std::size_t kLongestLink = 8;   // bytes between them: "art- and sports"

/// Whether an EDTF value begins before another; false where that cannot be told of them (a season
/// and a month of one year).
bool before(std::string_view value, std::string_view day) {
  const auto known = [](std::string_view s) {
    return s.size() >= kYear &&
           s.substr(0, kYear).find_first_not_of("0123456789") == std::string_view::npos;
  };
  if (!known(value) || !known(day)) return false;
  if (value.substr(0, kYear) != day.substr(0, kYear)) return value < day;
  const auto is_month = [](std::string_view s) {
    return s.size() >= kMonth && s.substr(kYear + 1, 2) <= "12";
  };
  if (!is_month(value) || !is_month(day)) return false;
  return value < day.substr(0, value.size());
}

/// The body that a sentence of stages tells a date of: by its mention, or by a noun that another
/// sentence made a body of.
std::optional<UnitIndex> staged(const View& view, const UnitTable& table, const Statement& s,
                                std::string_view body) {
  const auto units = table.named_in(view.range_of(s, body));
  if (!units.empty()) return units.front();
  const auto name = body == "unit" ? s.group("name") : std::nullopt;
  if (!name) return std::nullopt;
  return table.find(unit_key(view, view.slice(s.captures[*name].span)));
}

/// Whether a change is one of a body, or leads to it.
bool touches(const DraftChange& c, UnitIndex unit) {
  const auto holds = [&](const std::vector<Party>& side) {
    return std::find(side.begin(), side.end(), Party(unit)) != side.end();
  };
  return holds(c.from) || holds(c.to);
}

/// Whether a name coordinates two others that end in the same noun: "art- and sports office".
bool coordinates(std::string_view whole, std::string_view first, std::string_view second) {
  if (!whole.ends_with(second) || whole.size() <= second.size()) return false;
  const std::size_t dash = whole.find('-');
  if (dash == std::string_view::npos || dash + kLongestLink < whole.size() - second.size())
    return false;
  const std::string_view stem = whole.substr(0, dash);
  if (!first.starts_with(stem) || whole[whole.size() - second.size() - 1] != ' ') return false;
  const std::string_view head = first.substr(stem.size());
  return head.size() >= kShortestHead && second.ends_with(head) && second.size() > head.size();
}

}  // namespace

void name_by_parts(const UnitTable& table, std::vector<DraftChange>& told) {
  for (DraftChange& c : told) {
    const bool open = c.change.kind == ChangeKind::merge && c.to.empty() && c.from.size() == 2;
    const auto* a = open ? std::get_if<UnitIndex>(&c.from.front()) : nullptr;
    const auto* b = open ? std::get_if<UnitIndex>(&c.from.back()) : nullptr;
    if (!a || !b) continue;
    const std::string& first = table.entries()[*a].key;
    const std::string& second = table.entries()[*b].key;
    const auto joined = table.only([&](const UnitTable::Entry& e) {
      return coordinates(e.key, first, second) || coordinates(e.key, second, first);
    });
    if (joined) c.to.emplace_back(*joined);
  }
}

bool ChangeLinks::near(std::uint32_t block) const {
  if (block == block_) return true;
  const auto is_item = [&](std::uint32_t b) {
    const BlockKind kind = view_.block(b).kind;
    return kind == BlockKind::list_item || kind == BlockKind::table_row;
  };
  return block == block_ + 1 && is_item(block_) && is_item(block);
}

void ChangeLinks::read(const Statement& s, std::vector<DraftChange>& told, std::size_t first) {
  if (first >= told.size()) return;
  DraftChange& next = told[first];
  const bool alone = told.size() == first + 1;
  if (alone && next.change.kind == ChangeKind::dissolve && next.from.size() == 1) {
    const bool another = s.block == block_ && !ended_.empty() && ended_ != next.from;
    if (another) {
      ended_.clear();  // whose tasks the next sentence means nobody can say
    } else {
      ended_ = next.from;
    }
  } else if (alone && next.change.kind == ChangeKind::transfer && !ended_.empty() &&
             near(s.block)) {
    if (next.from.empty() && next.to != ended_) next.from = ended_;
  } else {
    ended_.clear();
  }
  block_ = s.block;
}

bool names_merger(const View& view, const Statement& s, const std::vector<DraftChange>& told) {
  if (told.empty()) return false;
  const DraftChange& last = told.back();
  if (last.change.kind != ChangeKind::merge || !last.to.empty()) return false;
  const std::uint32_t offset = last.change.evidence.front().span.begin;
  return view.block_at(offset) == s.block &&
         view.sentence_of(s.span.begin) - view.sentence_of(offset) <= kNextSentences;
}

void tell_origin(const View& view, const UnitTable& table, const Statement& s,
                 std::vector<DraftChange>& told) {
  if (told.empty()) return;
  DraftChange& last = told.back();
  if (last.change.kind != ChangeKind::transfer || !last.from.empty()) return;
  const std::uint32_t offset = last.change.evidence.front().span.begin;
  if (view.block_at(offset) != s.block) return;
  for (const std::string_view group : {"from", "from2"}) {
    for (const UnitIndex u : table.named_in(view.range_of(s, group))) last.from.emplace_back(u);
  }
}

void date_stages(const View& view, const UnitTable& table, const Cues& cues, const Dates& dates,
                 std::vector<DraftChange>& told) {
  for (const Statement* const s : view.statements("stage")) {
    for (const auto& [body, when] :
         {std::pair<std::string_view, std::string_view>("unit", "date"), {"unit2", "date2"}}) {
      const auto unit = staged(view, table, *s, body);
      const Statement::Range range = view.range_of(*s, when);
      if (!unit || range.first == range.last || !dates.of_mention[range.first]) continue;
      const std::string& day = dates.facts[*dates.of_mention[range.first]].value;
      for (DraftChange& c : told) {
        const std::uint32_t offset = c.change.evidence.front().span.begin;
        const bool here = cues.matter_at(offset) == cues.matter_at(s->span.begin);
        if (here && !c.dated && touches(c, *unit)) c.change.effective = day;
      }
    }
  }
}

bool lies_behind(std::string_view effective, const std::optional<std::string>& today) {
  return today && before(effective, *today);
}

bool lies_ahead(std::string_view effective, const std::optional<std::string>& today) {
  return today && before(*today, effective);
}

void settle(DraftChange& c, const std::optional<std::string>& today) {
  if (!today || !c.change.effective) return;
  Status& status = c.change.status;
  if (status == Status::decided && before(*c.change.effective, *today)) status = Status::done;
  if (status == Status::done && before(*today, *c.change.effective)) status = Status::decided;
}

}  // namespace orgkarta::facts
