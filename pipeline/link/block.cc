#include "pipeline/link/block.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace orgkarta::link {
namespace {

std::string first_day(const std::optional<std::string>& value) {
  const auto days = value ? edtf_days(*value) : std::nullopt;
  return days ? days->first : std::string();
}

std::string first_of_role(const Facts& facts, DateRole role) {
  for (const Date& date : facts.dates) {
    if (date.role != role) continue;
    if (std::string day = first_day(date.value); !day.empty()) return day;
  }
  return {};
}

}  // namespace

std::string document_day(const Facts& facts) {
  const bool page = facts.type == DocumentType::organisation_page;
  const std::string published = first_day(facts.published);
  const std::string updated = first_day(facts.updated);
  if (page && !updated.empty()) return updated;
  if (!published.empty()) return published;
  if (std::string day = first_of_role(facts, DateRole::meeting); !day.empty()) return day;
  if (!updated.empty()) return updated;
  return first_of_role(facts, DateRole::decision);
}

Block::Block(const std::vector<StoredDocument>& documents, std::string code, const Names& names)
    : code_(std::move(code)), names_(names) {
  for (const StoredDocument& document : documents) {
    order_.push_back({&document, document_day(document.facts)});
    last_day_ = std::max(last_day_, order_.back().day);
  }
  // Documents without a day stand last: they cannot be the first to say something. Of one day's the
  // contents decide, as files may be named anew.
  const auto rank = [](const Dated& d) {
    return std::tuple(d.day.empty(), std::string_view(d.day), std::string_view(d.document->sha256),
                      std::string_view(d.document->path));
  };
  std::sort(order_.begin(), order_.end(),
            [&](const Dated& a, const Dated& b) { return rank(a) < rank(b); });
  by_fact_.resize(order_.size());
  for (std::uint32_t d = 0; d < order_.size(); ++d) add_nodes(d);
}

void Block::add_nodes(std::uint32_t document) {
  const std::vector<Unit>& units = order_[document].document->facts.units;
  auto& by_fact = by_fact_[document];
  by_fact.reserve(units.size());
  for (std::uint32_t u = 0; u < units.size(); ++u) {
    by_fact.push_back(static_cast<NodeIndex>(nodes_.size()));
    nodes_.push_back({document, u, names_.key(units[u].name), std::nullopt});
  }
  std::sort(by_fact.begin(), by_fact.end(),
            [&](NodeIndex a, NodeIndex b) { return unit(a).id < unit(b).id; });
  const std::size_t first = nodes_.size() - units.size();
  for (std::size_t n = first; n < nodes_.size(); ++n) {
    if (const auto& parent = units[n - first].parent) nodes_[n].parent = node(document, *parent);
  }
}

std::optional<NodeIndex> Block::node(std::uint32_t document, const std::string& fact) const {
  const std::vector<NodeIndex>& by_fact = by_fact_[document];
  const auto found =
      std::lower_bound(by_fact.begin(), by_fact.end(), fact,
                       [&](NodeIndex n, const std::string& id) { return unit(n).id < id; });
  if (found == by_fact.end() || unit(*found).id != fact) return std::nullopt;
  return *found;
}

}  // namespace orgkarta::link
