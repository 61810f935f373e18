#include "pipeline/link/statements.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <tuple>

#include "pipeline/link/ids.h"
#include "pipeline/unicode/fold.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::link {
namespace {

constexpr int kYearsApart = 2;
constexpr std::size_t kSlugLetters = 48;

void see(const std::string& day, Retold& statement) {
  if (day.empty()) return;
  if (statement.first_seen.empty() || day < statement.first_seen) statement.first_seen = day;
  statement.last_seen = std::max(statement.last_seen, day);
}

/// Whether a document's day is near enough to those of a statement; unknown days are.
bool near(const Retold& statement, const std::string& day) {
  if (day.empty() || statement.last_seen.empty()) return true;
  return std::stoi(day.substr(0, 4)) - std::stoi(statement.last_seen.substr(0, 4)) <= kYearsApart;
}

std::string letters_of(std::string_view text) {
  const std::string folded = unicode::lower(text);
  std::string out;
  for (std::size_t i = 0; i < folded.size();) {
    const std::size_t begin = i;
    if (unicode::is_word(utf8::next(folded, i))) out.append(folded, begin, i - begin);
  }
  return out;
}

std::string short_slug(std::string_view text) {
  std::size_t end = std::min(text.size(), kSlugLetters);
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
  return std::string(text.substr(0, end));
}

std::set<BodyIndex> owners(const Block& block, const Bodies& bodies, std::uint32_t document,
                           const Amount& amount) {
  std::set<BodyIndex> out;
  for (const std::string& unit : amount.units) {
    if (const auto node = block.node(document, unit)) out.insert(bodies.of_node[*node]);
  }
  return out;
}

}  // namespace

std::vector<Retold> find_figures(const Block& block, const Bodies& bodies,
                                 std::string_view prefix) {
  using Key = std::tuple<std::set<BodyIndex>, AmountKind, Measure, std::optional<double>,
                         std::optional<double>, std::optional<Period>, bool>;
  Ids ids{std::string(prefix) + "-figure"};
  std::map<Key, std::size_t> known;
  std::vector<Retold> out;
  for (std::uint32_t d = 0; d < block.size(); ++d) {
    const StoredDocument& document = block.document(d);
    std::set<std::size_t> here;  // two equal figures of one document are two
    for (std::size_t a = 0; a < document.facts.amounts.size(); ++a) {
      const Amount& amount = document.facts.amounts[a];
      Key key{owners(block, bodies, d, amount),
              amount.kind,
              amount.unit,
              amount.min,
              amount.max,
              amount.period,
              amount.negative};
      const auto found = std::get<0>(key).empty() ? known.end() : known.find(key);
      std::size_t at = out.size();
      if (found != known.end() && near(out[found->second], block.day(d)) &&
          !here.contains(found->second)) {
        at = found->second;
      } else {
        out.push_back({ids.next(short_slug(amount.text)), "", "", {}});
        known.insert_or_assign(std::move(key), at);
      }
      here.insert(at);
      out[at].rows.push_back(document.first_amount + static_cast<std::int64_t>(a));
      see(block.day(d), out[at]);
    }
  }
  return out;
}

std::vector<Retold> find_aims(const Block& block, std::string_view prefix) {
  Ids ids{std::string(prefix) + "-goal"};
  std::map<std::pair<std::string, GoalKind>, std::size_t> known;
  std::vector<Retold> out;
  for (std::uint32_t d = 0; d < block.size(); ++d) {
    const StoredDocument& document = block.document(d);
    for (std::size_t g = 0; g < document.facts.goals.size(); ++g) {
      const Goal& goal = document.facts.goals[g];
      const auto [at, fresh] =
          known.emplace(std::pair(letters_of(goal.text), goal.kind), out.size());
      if (fresh) out.push_back({ids.next(short_slug(goal.text)), "", "", {}});
      out[at->second].rows.push_back(document.first_goal + static_cast<std::int64_t>(g));
      see(block.day(d), out[at->second]);
    }
  }
  return out;
}

}  // namespace orgkarta::link
