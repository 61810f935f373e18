#include "pipeline/link/tellings.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace orgkarta::link {
namespace {

using Sides = std::vector<std::uint32_t>;

constexpr std::string_view kOpenYear = "XXXX-";
constexpr std::size_t kYearLetters = 4;

template <class T>
void sort_once(std::vector<T>& all) {
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
}

template <class T>
bool subset(const std::vector<T>& a, const std::vector<T>& b) {
  return std::includes(b.begin(), b.end(), a.begin(), a.end());
}

template <class T>
bool meet(const std::vector<T>& a, const std::vector<T>& b) {
  auto i = a.begin();
  auto j = b.begin();
  while (i != a.end() && j != b.end()) {
    if (*i == *j) return true;
    *i < *j ? ++i : ++j;
  }
  return false;
}

class Reader {
 public:
  Reader(const Block& block, const Bodies& bodies) : block_(block), bodies_(bodies) {}

  Telling read(const ToldChange& told) {
    Telling out;
    out.kind = told.change->kind;
    const std::string& heard = block_.day(told.document);
    for (const ToldSide& side : told.from) add(side, told, out.from);
    for (const ToldSide& side : told.to) add(side, told, out.to);
    if (out.kind == ChangeKind::rename) read_names(told, out);
    if (out.kind == ChangeKind::transfer) out.subject = told.change->subject;
    out.effective = told.change->effective;
    if (told.days) {
      out.days = rough_days(*told.days);
    } else if (!heard.empty()) {
      out.heard = rough_day(heard);
    }
    sort_once(out.from);
    sort_once(out.to);
    return out;
  }

 private:
  void add(const ToldSide& side, const ToldChange& told, Sides& out) {
    if (const auto body = bodies_.of_side(side, told, block_.day(told.document))) {
      out.push_back(*body);
    } else if (!bodies_.groups.by_key.contains(side.key) && !block_.names().is_shared(side.key)) {
      const auto next = static_cast<std::uint32_t>(bodies_.all.size() + names_.size());
      out.push_back(names_.try_emplace(side.key, next).first->second);
    }
  }

  /// One body: either side tells which.
  static void read_names(const ToldChange& told, Telling& out) {
    for (const ToldSide& side : told.from) out.old_names.push_back(side.key);
    for (const ToldSide& side : told.to) out.new_names.push_back(side.key);
    sort_once(out.old_names);
    sort_once(out.new_names);
    out.from.insert(out.from.end(), out.to.begin(), out.to.end());
    sort_once(out.from);
    out.to = out.from;
  }

  const Block& block_;
  const Bodies& bodies_;
  std::unordered_map<std::string, std::uint32_t> names_;  ///< keys that are no unit, by number
};

/// What a change of the first kind makes follow: it tells the second again.
bool follows(const Telling& whole, const Telling& part) {
  if (whole.kind != ChangeKind::merge && whole.kind != ChangeKind::split) return false;
  if (part.kind == ChangeKind::create) return !part.to.empty() && subset(part.to, whole.to);
  if (part.kind == ChangeKind::dissolve) return !part.from.empty() && subset(part.from, whole.from);
  return false;
}

/// "XXXX-07-01" may be 2024-07-01, July 2024 and 2024.
bool fits_open_year(const std::string& open, const std::optional<std::string>& effective) {
  if (!open.starts_with(kOpenYear) || !effective) return true;
  const std::string_view rest = std::string_view(open).substr(kYearLetters);
  const std::string_view other = std::string_view(*effective).substr(kYearLetters);
  return rest.starts_with(other) || other.starts_with(rest) || other.find('/') != other.npos;
}

}  // namespace

int rough_day(const std::string& iso) {
  return (std::stoi(iso.substr(0, 4)) * 12 + std::stoi(iso.substr(5, 2))) * 31 +
         std::stoi(iso.substr(8, 2));
}

RoughDays rough_days(const DayRange& days) { return {rough_day(days.first), rough_day(days.last)}; }

int days_between(const RoughDays& a, const RoughDays& b) {
  return std::max({a.first - b.last, b.first - a.last, 0});
}

std::vector<Telling> tellings(const Block& block, const Bodies& bodies,
                              const std::vector<ToldChange>& changes) {
  using Key =
      std::tuple<ChangeKind, Sides, Sides, std::vector<std::string>, std::vector<std::string>,
                 std::optional<std::string>, std::optional<std::string>, std::optional<int>>;
  Reader reader(block, bodies);
  std::map<Key, std::size_t> known;
  std::vector<Telling> out;
  for (std::uint32_t c = 0; c < changes.size(); ++c) {
    Telling t = reader.read(changes[c]);
    if (t.from.empty() && t.to.empty()) {  // of nobody that is known: an event of its own
      out.push_back(std::move(t));
      out.back().told.push_back(c);
      continue;
    }
    const auto [at, fresh] = known.try_emplace(
        Key{t.kind, t.from, t.to, t.old_names, t.new_names, t.subject, t.effective, t.heard},
        out.size());
    if (fresh) out.push_back(std::move(t));
    out[at->second].told.push_back(c);
  }
  return out;
}

bool alike(const Telling& a, const Telling& b) {
  if (follows(a, b) || follows(b, a)) return true;
  if (a.kind != b.kind || a.subject != b.subject) return false;
  const auto agree = [](const Sides& x, const Sides& y) { return subset(x, y) || subset(y, x); };
  if (!agree(a.from, b.from) || !agree(a.to, b.to)) return false;
  if (!meet(a.from, b.from) && !meet(a.to, b.to)) return false;
  // From A to B, and from A to C or from B to C: two renames.
  const bool named = !a.new_names.empty() && !b.new_names.empty();
  if (named && !meet(a.new_names, b.new_names)) return false;
  return !meet(a.new_names, b.old_names) && !meet(a.old_names, b.new_names);
}

bool may_be_one_time(const Telling& a, const Telling& b) {
  if (a.days && b.days) return days_between(*a.days, *b.days) < kFarApart;
  if (!a.effective || !b.effective) return true;
  return fits_open_year(*a.effective, b.effective) && fits_open_year(*b.effective, a.effective);
}

}  // namespace orgkarta::link
